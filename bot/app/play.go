package app

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"raquan/bot/sim"
	"raquan/bot/text"
)

// play lets a chairperson report and a department officer look at the summary
// before and after, and ask for files, through the stand-in's phone as people
// would, and prints both conversations. With a folder, they are written there with
// the files. Anything that goes otherwise is an error.
func (d *demo) play(ctx context.Context, out io.Writer, folder string) error {
	if folder != "" {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
		transcript, err := os.Create(filepath.Join(folder, "transcript.txt"))
		if err != nil {
			return fmt.Errorf("demo: %w", err)
		}
		defer transcript.Close()
		out = io.MultiWriter(out, transcript)
	}
	zone := d.base.Campaign.Zone
	staff := &player{phone: d.cast.department, zone: zone, folder: folder}
	chair := &player{phone: d.cast.chair, zone: zone, folder: folder}
	err := inTurn(ctx, staff.lookFirst, chair.reportAll, staff.lookAgain, staff.fetchFiles)
	for _, p := range []*player{chair, staff} {
		fmt.Fprintf(out, "━━━ %s (%s) ━━━\n\n%s", p.phone.Person().Name(), p.phone.Person().Note, p.story.String())
	}
	if err != nil {
		return fmt.Errorf("the story went otherwise: %w", err)
	}
	fmt.Fprintf(out, "%d taps, %d typed\n", chair.taps, chair.typed)
	return nil
}

// player acts on a phone and checks what comes back.
type player struct {
	phone *sim.Phone
	zone  *time.Location
	story strings.Builder
	taps  int
	typed int

	folder string // to which files that come are written; empty: none
}

// reportAll is a whole report: enrol, answer, correct one answer, send, correct
// it after sending, and ask for it as a document.
func (p *player) reportAll(ctx context.Context) error {
	if err := p.open(ctx, "Anh/Chị là Chủ tịch"); err != nil {
		return err
	}
	p.taps, p.typed = 0, 0 // the report is counted from the first question on
	confirm := p.tap("✅ Tôi là Chủ tịch CĐCS Công ty TNHH Cơ khí Mẫu Cầu Vồng", "hiện có 274 đoàn viên, người lao động")
	if err := confirm(ctx); err != nil {
		return err
	}
	p.taps = 0
	return inTurn(ctx,
		p.tap("Đúng rồi", "đã cài Bluezone"),
		p.say("hai trăm ba mươi", "Đã ghi: 230 người."),
		p.say("251", "tuyên truyền, hướng dẫn tới bao nhiêu người"),
		p.tap("Tất cả 274", "Toàn bộ cán bộ công đoàn"),
		p.tap("Đã cài đủ 100%", "Tuần lễ ra quân"),
		p.tap("Đã tổ chức", "những hình thức nào"),
		p.tap("☐ Zalo/Facebook", "những hình thức nào"),
		p.tap("Xong ➡️", "khó khăn hay đề xuất"),
		p.tap("Không có", "Đã cài: 230 người (83,9% tổng số; 91,6%"),
		p.tap("📨 Gửi báo cáo", "Mã biên nhận"),
		p.uncounted(p.tap("✏️ Sửa báo cáo", "Số liệu đã đúng chưa ạ")),
		p.uncounted(p.tap("✏️ Đã cài", "đã cài Bluezone")),
		p.uncounted(p.say("1k2", "nhiều hơn tổng số 274")),
		p.uncounted(p.say("241", "Đã cài: 241 người (88% tổng số; 96%")),
		p.uncounted(p.tap("📨 Gửi lại báo cáo", "Đã cập nhật lúc")),
		p.uncounted(p.fetch(text.ButtonDraftOwn.Vi)),
	)
}

func (p *player) lookFirst(ctx context.Context) error {
	return inTurn(ctx,
		func(ctx context.Context) error { return p.open(ctx, "Anh/Chị là cán bộ Ban Tuyên giáo") },
		p.tap("✅ Tôi là cán bộ Ban Tuyên giáo", "Đã ghi nhận"),
		p.say("/tonghop", "Tổng Liên đoàn Lao động Việt Nam"),
	)
}

// lookAgain goes down to the report that has just been sent, and to the very
// message that a figure came from.
func (p *player) lookAgain(ctx context.Context) error {
	return inTurn(ctx,
		p.say("tổng hợp", "Tổng Liên đoàn Lao động Việt Nam"),
		p.turnTo("Cần Thơ"), p.tapPart("Cần Thơ", "Cần Thơ"),
		p.turnTo("Ninh Kiều"), p.tapPart("Ninh Kiều", "quận Ninh Kiều"),
		p.tapPart("Cơ khí Mẫu Cầu Vồng", "241"),
	)
}

func inTurn(ctx context.Context, steps ...func(context.Context) error) error {
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// open presses Start with the invitation.
func (p *player) open(ctx context.Context, expect string) error {
	return p.act(ctx, "🔗 t.me/…?start=…", expect, func() error {
		_, err := p.phone.Open(p.phone.Person().StartPayload)
		return err
	})
}

func (p *player) tap(label, expect string) func(context.Context) error {
	return func(ctx context.Context) error {
		p.taps++
		return p.act(ctx, "👆 ["+label+"]", expect, func() error {
			_, err := p.phone.PressLabel(label)
			return err
		})
	}
}

func (p *player) say(what, expect string) func(context.Context) error {
	return func(ctx context.Context) error {
		p.typed++
		return p.act(ctx, "💬 "+what, expect, func() error {
			_, err := p.phone.Say(what)
			return err
		})
	}
}

// uncounted leaves an act out of the count of what a report takes.
func (p *player) uncounted(step func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		taps, typed := p.taps, p.typed
		err := step(ctx)
		p.taps, p.typed = taps, typed
		return err
	}
}

// tapPart presses the button whose label contains a part.
func (p *player) tapPart(part, expect string) func(context.Context) error {
	return func(ctx context.Context) error {
		label, ok := p.labelWith(part)
		if !ok {
			return fmt.Errorf("no button with %q", part)
		}
		return p.tap(label, expect)(ctx)
	}
}

// turnTo turns pages until a button contains a part.
func (p *player) turnTo(part string) func(context.Context) error {
	return func(ctx context.Context) error {
		for range 30 {
			if _, ok := p.labelWith(part); ok {
				return nil
			}
			if err := p.tapPart("▶", "")(ctx); err != nil {
				return err
			}
		}
		return fmt.Errorf("no page with %q", part)
	}
}

func (p *player) labelWith(part string) (string, bool) {
	m, ok := p.phone.Last()
	if !ok {
		return "", false
	}
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.Contains(b.Text, part) {
				return b.Text, true
			}
		}
	}
	return "", false
}

// act does something and waits until the bot says what is expected.
func (p *player) act(ctx context.Context, what, expect string, do func() error) error {
	ctx, cancel := context.WithTimeout(ctx, playTimeout)
	defer cancel()
	mark := p.phone.Mark()
	fmt.Fprintf(&p.story, "%s\n\n", what)
	if err := do(); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	_, err := p.phone.Wait(ctx, mark, func(m sim.Message) bool { return strings.Contains(m.Text, expect) })
	for _, m := range p.phone.Messages() {
		if m.FromBot && m.Seq > mark {
			fmt.Fprintf(&p.story, "%s\n", m.Transcript(p.zone))
		}
	}
	if err != nil {
		return fmt.Errorf("%s: expected %q: %w", what, expect, err)
	}
	return nil
}
