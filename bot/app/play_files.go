package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"raquan/bot/exports"
	"raquan/bot/sim"
	"raquan/bot/text"
)

// fetchFiles asks for every file that there is of the nation.
func (p *player) fetchFiles(ctx context.Context) error {
	if err := p.say("xuất Excel", "Đang chọn")(ctx); err != nil {
		return err
	}
	labels := []string{text.ButtonExportSheet.Vi, text.ButtonExportPlain.Vi, text.ButtonDraft.Vi}
	for _, chart := range exports.Charts {
		labels = append(labels, text.ChartName(text.Vi, chart))
	}
	for _, label := range labels {
		if err := p.fetch(label)(ctx); err != nil {
			return err
		}
	}
	return nil
}

// inParts reads how many files are announced; nothing is said of a single one.
var inParts = regexp.MustCompile(`gồm (\d+) phần`)

// fetch presses a button and waits for the files that come of it.
func (p *player) fetch(label string) func(context.Context) error {
	return func(ctx context.Context) error {
		mark := p.phone.Mark()
		if err := p.tap(label, "✅")(ctx); err != nil {
			return err
		}
		return p.receive(ctx, mark, label)
	}
}

// receive waits for the files that come after a mark.
func (p *player) receive(ctx context.Context, mark uint64, label string) error {
	ctx, cancel := context.WithTimeout(ctx, playTimeout)
	defer cancel()
	want := 1
	for {
		var files []sim.Message
		for _, m := range p.phone.Messages() {
			if !m.FromBot || m.Seq <= mark {
				continue
			}
			if n := inParts.FindStringSubmatch(m.Text); n != nil {
				want, _ = strconv.Atoi(n[1])
			}
			if m.File != nil {
				files = append(files, m)
			}
		}
		if len(files) == want {
			return p.keep(files)
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return fmt.Errorf("%s: %d of %d files came: %w", label, len(files), want, ctx.Err())
		}
	}
}

// keep tells of files, and writes them to the folder.
func (p *player) keep(files []sim.Message) error {
	for _, m := range files {
		fmt.Fprintf(&p.story, "%s\n", m.Transcript(p.zone))
		if p.folder == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(p.folder, filepath.Base(m.File.Name)), m.File.Data, 0o644); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	return nil
}
