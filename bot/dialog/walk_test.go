package dialog_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/config"
)

// A walk is a person who does anything at all, as bytes say: first who they are,
// then act by act. After each act the rules that hold for every step are checked.
type walk struct {
	*person
	dice  []byte
	said  []string // acts so far, for the failure message
	state dialog.State
	shown []chat.Button // of all messages so far
	asks  string        // what the newest question or card shows
	card  string        // the answers on the newest card
}

// next takes a number below n from the bytes; 0 when they are used up.
func (w *walk) next(n int) int {
	if len(w.dice) == 0 {
		return 0
	}
	b := w.dice[0]
	w.dice = w.dice[1:]
	return int(b) % n
}

func pick[T any](w *walk, from []T) T { return from[w.next(len(from))] }

// newWalk makes the person.
func newWalk(t *testing.T, c *config.Campaign, dice []byte) *walk {
	w := &walk{person: &person{t: t, units: map[string]*dialog.Unit{}, first: map[string]map[string]dialog.Answer{}, message: 100}, dice: dice}
	start := time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone)
	w.env = dialog.Env{Campaign: c, NewCode: "BZ-2345-6789", Now: start.Add(time.Duration(w.next(14)) * 24 * time.Hour)}
	for i := range 5 {
		u := &dialog.Unit{ID: fmt.Sprint("u", i+1), Name: "CĐCS <Mẫu> & " + strings.Repeat("Dài ", 1+7*i), Short: "Mẫu", Above: "LĐLĐ quận Mẫu",
			Deadline: c.Deadlines["grassroots"].Before, Letter: c.LetterDeadline().Before}
		if w.next(3) > 0 {
			n := int64(w.next(200)) * 3
			u.Workers = &n
		}
		w.units[u.ID] = u
	}
	w.units["u2"].Attached = w.next(3) == 0
	if w.next(3) == 0 {
		w.units["u1"].Deputy = "Bình <B>"
	}
	for i := range w.next(14) {
		w.units["u1"].People = append(w.units["u1"].People, dialog.Reporter{ID: fmt.Sprint("p", i), Name: "Tên & <B>", Role: pick(w, []string{"chair", "deputy"})})
	}
	for i := range w.next(4) {
		w.env.Units = append(w.env.Units, ref(w.units[fmt.Sprint("u", i+1)]))
	}
	if w.next(3) == 0 {
		w.env.Roots = append(w.env.Roots, dialog.UnitRef{ID: "u90", Name: "LĐLĐ tỉnh Mẫu"})
		letter := c.LetterDeadline().Before
		w.dues = map[string]*dialog.DueUnit{
			"u90": {UnitRef: dialog.UnitRef{ID: "u90", Name: "LĐLĐ <tỉnh> Mẫu"}, Own: true, Latest: letter, Before: c.FirstBelow("federation")},
			"u3":  {UnitRef: dialog.UnitRef{ID: "u3", Name: "CĐCS & Mẫu"}, Deadline: c.Deadlines["grassroots"].Before, Latest: letter},
		}
		n := int64(380)
		w.arranged = map[string]*dialog.Arranged{
			"u90": {UnitRef: dialog.UnitRef{ID: "u90", Name: "LĐLĐ <tỉnh> Mẫu", Kind: pick(w, []string{"federation", "national"})}, Own: true, Level: true, Units: 4},
			"u3":  {UnitRef: dialog.UnitRef{ID: "u3", Name: "CĐCS & Mẫu", Kind: "grassroots"}, Closed: w.next(4) == 0, Units: 1},
		}
		w.reviews = map[string]*dialog.Review{
			"u90": {UnitRef: dialog.UnitRef{ID: "u90", Name: "LĐLĐ <tỉnh> Mẫu", Above: "TLĐ"}, Own: true},
			"u3": {UnitRef: dialog.UnitRef{ID: "u3", Name: "CĐCS & Mẫu", Above: "LĐLĐ <tỉnh> Mẫu"}, State: pick(w, []string{"", "sent", "sent", "returned"}), Revision: 1,
				Answers: map[string]dialog.Answer{c.Main: {N: &n}}, Doubts: []string{"<lạ>"}, About: []string{c.Main}},
		}
		if w.next(2) == 0 {
			w.dues["u3"].Sent = start.Add(time.Duration(w.next(300)) * time.Hour)
		}
	}
	if w.next(2) == 0 {
		w.invite = &dialog.Invite{Token: "tok1", Status: pick(w, []dialog.InviteStatus{dialog.InviteOpen, dialog.InviteOpen, dialog.InviteUsed,
			dialog.InviteExpired, dialog.InviteRevoked, dialog.InviteUnknown, dialog.InviteOthers}), Role: pick(w, []string{"chair", "deputy", "upper", "department"}), Unit: ref(w.units["u4"]), HandOver: w.next(4) == 0}
	}
	for i := range w.next(4) {
		w.found = append(w.found, ref(w.units[fmt.Sprint("u", i+2)]))
	}
	w.foundN = len(w.found)
	if w.foundN > 0 && w.next(3) == 0 {
		w.foundN = 12
	}
	if w.next(3) == 0 {
		w.env.Lang = text.En
	}
	if w.next(2) == 0 {
		w.env.Upper = dialog.Contact{Unit: "LĐLĐ quận Mẫu", Name: "Lê Thị <B>", Phone: "+84912345678"}
	}
	if w.next(2) == 0 {
		in := int64(w.next(6))
		w.env.Parent = &dialog.Parent{Units: in + 5, Sent: in + int64(w.next(3)), In: in, Num: in * 10, Den: in * 20}
	}
	return w
}

var phrases = []string{
	"cđcs mẫu", "mẫu dài quận mẫu", "380", "0", "450", "1.250", "ba trăm tám mươi", "tất cả", "85%", "-5", "1,5", "200001", "38o", "khoảng 300", "300-400", "như cũ", "+20",
	"chưa triển khai", "Đơn vị đã sáp nhập", "/truonghopkhac",
	"đúng", "vâng", "không", "chưa có", "xong", "khác", "xin chào", "đã tổ chức", "Zalo/Facebook", "không có", "đủ", "ok", "",
	"0912 345 678 là số của tôi", "anh A dương tính", "<b>đậm</b> & \"ngoặc\"",
	"/start", "/start abc", "/start@bot abc", "/baocao", "/xem", "/sua", "/huy", "/trogiup", "/tonghop", "/bienlai", "/bienlai bz2345 6789", "BZ-2345-678O", "BZ-7KM2-94QD", "/bienlai rác", "/donvi", "/doidonvi", "/uyquyen", "bàn giao", "/ngonngu", "/xoadulieu", "/lạ",
	"Tổng số 450 / đã cài 380 / smartphone 410", "450 380 410", "tổng 450, cài 500, tuyên truyền khoảng 300", "đã cài 380, đã cài 390; cán bộ: đủ", "đã cài 395",
	"tuyên truyền 400; cán bộ 100%; ra quân: đang; hình thức: zalo, loa, nhắn tin; khó khăn: không", "khó khăn: anh A dương tính; tổng 20", "Tổng: 50, đã hiến 60, nơi: bệnh viện, quà: sữa, áo",
	"/tralai", "/tralai mẫu", "đề nghị bổ sung", "/batthuong", "số đã cài chưa khớp",
	"/hanchot", "hạn", "25/8 12h", "27/8 17h", "mai 8h", "25/8", "hết ngày 29/8", "mất điện hai ngày",
	"/quaylai", "quay lại", "/boqua", "bỏ qua", "vì sao", "/visao", "tiếp tục", "giữ nguyên",
	"/lamthu", "làm thử", "/lamthu", "/capnhat", "/capnhat 380", "/capnhat 12000", "/capnhat không rõ", "cập nhật 85%", "cn +45", "cap nhat nhanh 20", "không đổi",
	"báo cáo", "xem", "sửa", "hủy", "trợ giúp", "tổng hợp", "Bắt đầu", "Đúng rồi", "Sửa số", "Chưa có ai", "Đã cài đủ 100%",
	strings.Repeat("dài quá ", 200), "👍", "\u200b", "ﷺ", "e\u0301\u0302\u0303",
}

// forgeries are callback data nobody was shown; % is a number.
var forgeries = []string{
	"a/u1/TONG_LD/%/dung_roi", "a/u1/DA_CAI/%/chua_co", "a/u1/RA_QUAN/%/dang_to_chuc", "a/u9/TONG_LD/%/dung_roi", "a/u1/LA/%/x", "a/u1/XAC_NHAN/%/gui",
	"a/u1/NHANH_DA_CAI/%/khong_doi", "n/u1/TONG_LD/%/450", "n/u1/DA_CAI/%/-1", "n/u1/DA_CAI/%/99999999999999999999", "n/u1/HINH_THUC/%/3",
	"m/u1/HINH_THUC/%/zalo_fb/1", "m/u1/HINH_THUC/%/khac/1", "m/u1/HINH_THUC/%/la/1", "m/u1/KHO_KHAN_DE_XUAT/%/khong_co/1", "m/u1/TONG_LD/%/zalo_fb/1",
	"d/u1/HINH_THUC/%", "d/u1/KHO_KHAN_DE_XUAT/%", "d/u1/TONG_LD/%", "k/u1/DA_CAI/%", "k/u1/TONG_LD/%", "x/u1/SMARTPHONE/%", "x/u1/TONG_LD/%", "x/u1/KHO_KHAN_DE_XUAT/%",
	"r/u1/DA_CAI/%", "e/u1/DA_CAI", "e/u1/HINH_THUC", "e/u1/XAC_NHAN", "e/u1/NHANH_DA_CAI", "e/u1/LA", "b/u1", "s/u1/%", "s/u2/%", "s/u9/%",
	"back/u1/DA_CAI/%", "back/u1/HINH_THUC/%", "back/u1//%", "back/u9/DA_CAI/%", "back/u1/LA/%", "why/u1/TONG_LD/%", "why/u1//%", "why/u1/NHANH_DA_CAI/%", "why/u9//1",
	"in/u1", "in/u9", "pick/u1", "pick/u5", "pick/u9", "ask/u2", "ask/u5", "ask/u9", "seek/again", "seek/miss", "seek/la", "seek/skip", "seek/1", "seek/99", "lk/u1/new", "lk/u9/x", "ql/u1/0", "ql/u1/-4", "qa/u1/12", "qa/u1/x", "qd/u1/0/r1/y",
	"u/u1", "u/u2", "u/u9", "v/u1", "v/u2", "rc/u1", "rc/u9", "dl/u1", "dl/u2", "dl/u9", "pe/u1/link/", "pe/u2/link/", "pe/u1/ask/", "pe/u1/hand/", "pe/u9/hand/", "pe/u1/revoke/link1---", "pe/u1/revoke/", "pe/u1/end/p2", "pe/u1/end/me", "pe/u1/la/", "gt/u1", "gt/u2", "gt/u9", "a/thu/TONG_LD/%/dung_roi", "s/thu/%", "u/thu", "e/thu/DA_CAI", "z/thu/1", "exits/thu", "lift/thu", "pe/thu/hand/", "c/lamthu", "z/u1", "z/u1/1", "z/u2/%", "c/baocao", "c/sua", "c/tonghop", "c/huy", "c/la", "i/y", "i/y/tok1", "i/n/tok1", "i/y/other", "f/u2", "f/*", "f/u9",
	"exits/u1", "exits/u9", "fill/u1/DA_CAI/%/chua_lam", "fill/u1/DA_CAI/%/chua_co", "claim/u1/%/dissolved", "claim/u1/%/merged", "claim/u1/%/resigned", "claim/u1/%/not_mine", "claim/u1/%/la", "claimed/u1/%", "claimed/u2/%", "lift/u1", "lift/u2",
	"hc/u1", "hc/u9", "ho/u90", "hs/u90", "hx/u90", "hf/u90", "hg/u3", "hg/u90", "hg/u9", "hw/u3/1598500000", "hw/u90/1598250000", "hw/u3/-1", "hr/u3/1", "hr/u3/9", "hy/u3/1598500000", "hy/u90/1598250000", "hy/u3/x",
	"cn/u90", "cb:h:u90:0", "cb:x:u90:p1", "tr/u3/0/menu/0", "tr/u3/0/rename/0", "tr/u3/0/merge/0", "tr/u3/0/move/0", "tr/u3/0/close/0", "tr/u3/0/reopen/0", "tr/u90/0/add/0", "tr/u90/0/close/0", "tr/u9/0/menu/0",
	"tr/u3/%/none/0", "tr/u3/%/papers/0", "tr/u3/%/yes/0", "tr/u90/%/unknown/0", "tr/u90/%/zone/KCN", "tr/u90/%/zone/la", "tr/u90/%/to/u3", "tr/u90/%/yes/0",
	"rv/u3/0/back/0", "rv/u3/1/back/0", "rv/u3/2/back/0", "rv/u3/1/gone/0", "rv/u3/1/ok/0", "rv/u3/1/on/DA_CAI", "rv/u3/1/off/DA_CAI", "rv/u3/1/on/LA", "rv/u3/1/go/0", "rv/u3/1/why/1", "rv/u3/1/why/-1", "rv/u3/1/yes/0",
	"rv/u3/1/ring/0", "rv/u90/0/back/0", "rv/u9/1/yes/0", "rv/u3/1/la/0", "same/u1/DA_CAI/%", "same/u1/HINH_THUC/%", "same/u9/DA_CAI/%", "bt/u90", "bt/u9",
	"q/r1/y", "q/r1/n", "q//y", "w/y", "w/n", "t:s:u9:0:u9:", "moi:h:u9:0", "moi:x:u1:0", "moi:", "moi/u9", "moi/", "t:", "", "/", "a", "a/", "rác/rác/rác/rác/rác/rác/rác",
}

// run does acts until the bytes are used up.
func (w *walk) run() {
	for i := 0; len(w.dice) > 0 && i < 400; i++ {
		if e, acts := w.event(); acts {
			w.step(e)
		}
	}
}

// event makes the next act; acts is false if only time or the world moved on.
func (w *walk) event() (e dialog.Event, acts bool) {
	w.message++
	e.Message = w.message
	e.Timing = pick(w, []dialog.Timing{dialog.After, dialog.After, dialog.After, dialog.After, dialog.Perhaps, dialog.Before})
	switch w.next(20) {
	case 0, 1, 2, 3, 4:
		e.Kind, e.Text = dialog.Said, pick(w, phrases)
		w.mine = append(w.mine, e.Message)
	case 5:
		e.Kind, e.Text = dialog.Said, w.garbage()
		w.mine = append(w.mine, e.Message)
	case 6, 7, 8, 9, 10, 11:
		if len(w.shown) == 0 {
			return e, false
		}
		recent := w.shown[max(0, len(w.shown)-12):]
		e.Kind, e.Data, e.Timing = dialog.Pressed, pick(w, recent).Data, dialog.After
	case 12:
		if len(w.shown) == 0 {
			return e, false
		}
		e.Kind, e.Data, e.Timing = dialog.Pressed, w.shown[(w.next(256)*256+w.next(256))%len(w.shown)].Data, dialog.After
	case 13:
		e.Kind, e.Data = dialog.Pressed, strings.ReplaceAll(pick(w, forgeries), "%", fmt.Sprint(w.next(30)))
	case 14:
		if len(w.mine) == 0 {
			return e, false
		}
		e.Kind, e.Text, e.Message, e.Timing = dialog.Edited, pick(w, phrases), pick(w, w.mine), dialog.After
	case 15:
		e.Kind = dialog.Sent
	case 16:
		e.Kind, e.Own = dialog.Shared, w.next(2) == 0
	case 17:
		w.env.Now = w.env.Now.Add(time.Duration(w.next(256)*w.next(64)) * time.Minute)
		return e, false
	case 18:
		w.colleague()
		return e, false
	default:
		u := w.units[fmt.Sprint("u", 1+w.next(5))]
		u.Closed = w.next(4) == 0
		return e, false
	}
	return e, true
}

// garbage is a text of the bytes that follow. Braces are left out: they would
// look like a placeholder that was not filled.
func (w *walk) garbage() string {
	n := min(w.next(60), len(w.dice))
	s := strings.ToValidUTF8(string(w.dice[:n]), "?")
	w.dice = w.dice[n:]
	return strings.NewReplacer("{", "(", "}", ")").Replace(s)
}

// colleague is another officer of one of the units, who changes the report or
// sends it.
func (w *walk) colleague() {
	u := w.units[fmt.Sprint("u", 1+w.next(3))]
	r := &u.Report
	if r.Working == nil {
		r.Working = map[string]dialog.Answer{}
	}
	q := pick(w, w.env.Campaign.Questions)
	if asked := w.env.Campaign.Question(w.state.Question); w.state.Mode == dialog.Asking && asked != nil && asked != w.env.Campaign.Daily && w.next(3) > 0 {
		u, q = w.units[w.state.Unit], asked
		r = &u.Report
		if r.Working == nil {
			r.Working = map[string]dialog.Answer{}
		}
	}
	if len(r.Sent) > 0 && w.next(4) == 0 { // an officer above
		w.reviewed(r)
		return
	}
	switch n := int64(w.next(256)); w.next(4) {
	case 0, 1:
		if q.Type == config.Count {
			r.Working[q.Key] = dialog.Answer{N: &n, Button: "x", Other: pick(w, []string{"", "Đồng nghiệp <B>"}), At: w.env.Now}
		}
	case 2:
		if r.Claim = nil; n < 40 {
			r.Claim = &dialog.Claim{Kind: dialog.Merged, Note: "CĐCS <Khác>", At: w.env.Now}
		}
		delete(r.Working, q.Key)
	default:
		if len(r.Working) >= len(w.env.Campaign.Questions)-2 {
			maps.Copy(r.Working, r.Sent)
			r.Sent, r.Working, r.Last, r.State = r.Working, nil, w.env.Now, "sent"
			r.Code, r.Sender = "BZ-2345-6789", pick(w, []string{"", "Đồng nghiệp <B>"})
			r.Revision++
		}
	}
}

// checkShut: of a report that was returned for some answers, others change only if
// they contradict a corrected one, and are sent as they were if nobody could.
func (w *walk) checkShut(env dialog.Env, out dialog.Effects) {
	if env.Unit == nil || env.Unit.Report.Back == nil || len(env.Unit.Report.Back.Questions) == 0 {
		return
	}
	for key := range out.Put {
		_, sent := env.Unit.Report.Sent[key]
		w.check(!sent || slices.Contains(env.Unit.Report.Back.Questions, key) || w.contradicts(env, out, key), "%s was changed, and only %v are open", key, env.Unit.Report.Back.Questions)
	}
	if out.Submit != nil {
		for _, key := range env.Unit.Report.Back.Questions {
			q := env.Campaign.Question(key)
			_, asked := out.Submit.Answers[key]
			w.check(!asked || q.Type == config.Confirm || slices.Contains(env.Unit.Report.Back.Given, key), "it is sent, and %s was not answered again", key)
		}
	}
}

// contradicts reports whether an answer, as it stood, breaks a rule of its question
// that stops, beside those that were corrected.
func (w *walk) contradicts(env dialog.Env, out dialog.Effects, key string) bool {
	answers := maps.Clone(env.Unit.Report.Sent)
	maps.Copy(answers, env.Unit.Report.Working)
	for k, a := range out.Put {
		if k != key {
			answers[k] = a
		}
	}
	facts := env.Campaign.BaseFacts(env.Now)
	for _, q := range env.Campaign.Questions {
		a := answers[q.Key]
		facts.Set(q, a.N, a.Choices, a.Text)
	}
	return slices.ContainsFunc(env.Campaign.Question(key).Hard, func(r *config.Rule) bool {
		broken, known := r.Holds(facts)
		return known && broken
	})
}

// reviewed lets an officer above return a report, or withdraw it.
func (w *walk) reviewed(r *dialog.Report) {
	var keys []string
	for _, q := range w.env.Campaign.Questions[:w.next(4)] {
		keys = append(keys, q.Key)
	}
	r.Working, r.Back, r.Gone = nil, nil, nil
	if w.next(3) == 0 {
		r.State, r.First, r.Code, r.Gone = "withdrawn", time.Time{}, "BZ-7KM2-94QD", &dialog.Gone{Reason: "#twice", Above: "LĐLĐ <quận>"}
		return
	}
	r.State, r.Back = "returned", &dialog.Back{Reason: "xem <lại>", Questions: keys, Above: "LĐLĐ <quận>", Unseen: true}
}

// step takes a step as the desk would, and checks it.
func (w *walk) step(e dialog.Event) {
	w.said = append(w.said, fmt.Sprintf("%s %q %s timing %d message %d", e.Kind, e.Text, e.Data, e.Timing, e.Message))
	env := w.envFor(w.state, e)
	before, known := encode(w.t, w.state), encode(w.t, bare(env))
	s, out := dialog.Step(env, w.state, e)
	w.check(encode(w.t, w.state) == before, "the step changed the state it was given")
	w.check(encode(w.t, bare(env)) == known, "the step changed the env it was given")
	w.check(out.Submit == nil || dialog.MaySend(w.state) || env.Unit.Report.Code != "", "it sends from a state of which MaySend denies it")
	w.check(out.Delegation == nil || env.Unit != nil && env.Unit.Deputy == "" && !env.Unit.Closed, "a deputy or a stranger delegates: %+v", out.Delegation)
	w.checkAgain(env, e, before, s, out)
	w.checkAnswered(env, e, s, out)
	w.checkTogether(env, s, out)
	w.checkPractice(s, out)
	w.checkShut(env, out)
	if out.Continue != "" {
		w.join(out)
		env.Units = w.env.Units
		env.Unit = w.copyUnit(out.Continue)
		s, out = dialog.Continue(env, s, e, out)
		w.check(len(out.Messages) > 0, "no message after the role was taken")
	} else {
		w.join(out)
	}
	w.checkEffects(env, out)
	w.check(s.Rev >= w.state.Rev || out.Erase, "the revision falls from %d to %d: old buttons come to life", w.state.Rev, s.Rev)
	w.checkShown(s)
	if out.Submit != nil {
		w.check(figures(out.Submit.Answers) == w.card || w.isUpdate(env, out), "sent %s, the card showed %s", figures(out.Submit.Answers), w.card)
	}
	w.apply(env, out)
	if s.Practice == nil && strings.HasPrefix(w.asks, "card.") && slices.ContainsFunc(out.Messages, func(m dialog.Outgoing) bool { return m.View == w.asks }) {
		w.card = figures(w.applicable(env))
	}
	w.env.Units = slices.CompactFunc(w.env.Units, func(a, b dialog.UnitRef) bool { return a.ID == b.ID })
	if out.SetLang != nil {
		w.env.Lang = *out.SetLang
	}
	w.state = s
	w.env.Now = w.env.Now.Add(time.Duration(w.next(8)) * time.Second)
}

func (w *walk) check(ok bool, format string, args ...any) {
	w.t.Helper()
	if !ok {
		w.t.Fatalf(format+"\nacts:\n%s", append(args, strings.Join(w.said[max(0, len(w.said)-25):], "\n"))...)
	}
}

// bare is what of an Env a step could change; the campaign is shared by all.
func bare(env dialog.Env) dialog.Env {
	env.Campaign = nil
	return env
}

func encode(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// checkAgain takes the step once more on the state as it would be read from the
// store.
func (w *walk) checkAgain(env dialog.Env, e dialog.Event, stored string, s dialog.State, out dialog.Effects) {
	var again dialog.State
	if err := json.Unmarshal([]byte(stored), &again); err != nil {
		w.t.Fatal(err)
	}
	s2, out2 := dialog.Step(env, again, e)
	w.check(encode(w.t, s) == encode(w.t, s2), "another state after it was stored:\n%s\n%s", encode(w.t, s), encode(w.t, s2))
	w.check(encode(w.t, out) == encode(w.t, out2), "other effects after the state was stored")
}

// checkAnswered: whoever does something gets an answer, but for repeats for want
// of one, what is thrown in while a question is under way, and edits of what was
// no answer.
func (w *walk) checkAnswered(env dialog.Env, e dialog.Event, s dialog.State, out dialog.Effects) {
	if len(out.Messages) > 0 || out.Toast != "" || out.Screen != nil || out.Links != nil || out.Decide != nil || len(out.Request) > 0 || out.Continue != "" || out.Claim != nil || elsewhere(out) {
		return
	}
	was := w.state
	if was.Practice != nil {
		was = was.Practice.State
	}
	silent := false
	switch e.Kind {
	case dialog.Said:
		silent = was.Mode == dialog.Asking && e.Timing != dialog.After && e.Text == was.LastText
	case dialog.Pressed:
		silent = e.Data == was.LastData && env.Now.Sub(was.LastAt) < 10*time.Second
	case dialog.Sent, dialog.Shared:
		silent = was.Mode == dialog.Asking && e.Timing != dialog.After
	case dialog.Edited:
		silent = env.Unit == nil || env.Unit.Closed || was.Mode != dialog.Asking || typed(env, e) || w.state.Practice != nil
	}
	w.check(silent, "no answer")
	w.check(len(out.Put) == 0 && len(out.Drop) == 0 && out.Submit == nil && !out.Discard && !out.Erase && out.Take == "" && len(out.Bind) == 0 && out.Delegation == nil, "something changed in silence")
}

// checkPractice: while one is under way nothing but messages leaves, all of them
// marked, and their buttons belong to no unit.
func (w *walk) checkPractice(s dialog.State, out dialog.Effects) {
	if s.Practice == nil {
		return
	}
	w.check(s.Mode != dialog.Asking, "a report is under way beside the practice")
	for _, m := range out.Messages {
		w.check(strings.Contains(m.Message.Text, "🧪"), "unmarked: %s", m.Message.Text)
		for _, row := range m.Message.Buttons {
			for _, b := range row {
				unit := dialog.PressUnit(b.Data)
				w.check(unit == dialog.PracticeUnit || unit == "" && strings.HasPrefix(b.Data, "c/"), "a button %s in a practice", b.Data)
			}
		}
	}
	out.Messages, out.Toast, out.Alert = nil, "", false
	w.check(reflect.DeepEqual(out, dialog.Effects{}), "a practice has effects: %+v", out)
}

// checkTogether: another officer's answer is replaced only by somebody who knows
// it, and is known only once it was said.
func (w *walk) checkTogether(env dialog.Env, s dialog.State, out dialog.Effects) {
	if env.Unit == nil {
		return
	}
	var said strings.Builder
	for _, m := range out.Messages {
		said.WriteString(m.Message.Text)
	}
	knows := func(s dialog.State, key string, a dialog.Answer) bool {
		return s.Met != nil && s.Met.Unit == env.Unit.ID && s.Met.Answers[key] == dialog.PrintOf(a)
	}
	for _, q := range env.Campaign.Questions {
		theirs, ok := env.Unit.Report.Working[q.Key]
		if !ok {
			theirs = env.Unit.Report.Sent[q.Key]
		}
		if theirs.Other == "" || theirs.N == nil {
			continue
		}
		value := text.Number(w.lang(out), *theirs.N)
		mine, put := out.Put[q.Key]
		w.check(!put || knows(w.state, q.Key, theirs) || mine.N != nil && *mine.N == *theirs.N || strings.Contains(said.String(), value),
			"%s %s of another officer vanishes untold: %s", q.Key, value, said.String())
		w.check(knows(w.state, q.Key, theirs) || !knows(s, q.Key, theirs) || strings.Contains(said.String(), value),
			"%s %s is taken as known and was not said: %s", q.Key, value, said.String())
	}
}

// lang is the language of what was said in a step.
func (w *walk) lang(out dialog.Effects) text.Lang {
	if out.SetLang != nil {
		return *out.SetLang
	}
	return w.env.Lang
}

// typed reports whether a message reads as it did when it was taken as an answer.
func typed(env dialog.Env, e dialog.Event) bool {
	for _, answers := range []map[string]dialog.Answer{env.Unit.Report.Working, env.Unit.Report.Sent} {
		for _, a := range answers {
			if a.Message == e.Message && a.Typed == e.Text {
				return true
			}
		}
	}
	for _, f := range env.Unit.Report.Known {
		if f.Message == e.Message && f.Typed == e.Text {
			return true
		}
	}
	return false
}

// applicable are the answers of the unit as they stand, without those that are
// not asked any more.
func (w *walk) applicable(env dialog.Env) map[string]dialog.Answer {
	all := maps.Clone(w.units[env.Unit.ID].Report.Sent)
	if all == nil {
		all = map[string]dialog.Answer{}
	}
	maps.Copy(all, w.units[env.Unit.ID].Report.Working)
	for _, q := range env.Campaign.Questions {
		if q.When != nil {
			if asked, _ := q.When.Holds(facts(env, all)); !asked {
				delete(all, q.Key)
			}
		}
	}
	return all
}

// figures writes answers without their sources.
func figures(answers map[string]dialog.Answer) string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(answers)) {
		fmt.Fprintf(&b, "%s=%s ", key, brief(answers[key]))
	}
	return b.String()
}

// checkShown: what is being asked was shown, and is what was shown last.
func (w *walk) checkShown(s dialog.State) {
	if s.Mode != dialog.Asking {
		return
	}
	view := fmt.Sprintf("q.%s.%s.%d", s.Unit, s.Question, s.Rev)
	if s.Question == "" {
		view = fmt.Sprintf("card.%s.%d", s.Unit, s.Rev)
	}
	w.check(w.asks == view, "shown is %s, asked %s", w.asks, view)
}

func (w *walk) checkEffects(env dialog.Env, out dialog.Effects) {
	for _, m := range out.Messages {
		w.checkMessage(m)
		if m.Asks {
			w.asks = m.View
		}
		for _, row := range m.Message.Buttons {
			w.shown = append(w.shown, row...)
		}
	}
	w.check(utf8.RuneCountInString(out.Toast) <= 200, "a toast of %d characters", utf8.RuneCountInString(out.Toast))
	w.check(!strings.Contains(out.Toast, "&lt;") && !placeholder.MatchString(out.Toast), "toast %q", out.Toast)
	for key, a := range out.Put {
		w.checkAnswer(env.Campaign, key, a)
		w.check(env.Unit != nil && (!env.Unit.Unasked() || out.Lift), "an answer for no unit, a closed one, or one with a claim")
		w.check(out.Submit != nil || out.Known != nil || slices.ContainsFunc(out.Messages, func(m dialog.Outgoing) bool { return m.Asks }), "an answer was stored and nothing asked next")
	}
	if out.Submit != nil {
		w.checkSubmit(env, out)
	}
	for key, a := range out.Known {
		r := env.Unit.Report
		w.check(key == env.Campaign.Main && a.N != nil && *a.N >= 0 && (a.Typed != "" || a.Button != ""), "known %s: %+v", key, a)
		w.check(!env.Unit.Unasked() && out.Submit == nil && (len(r.Sent) == 0 || r.State == "withdrawn"), "a provisional figure of a unit that has reported")
	}
	w.check(out.Claim == nil || env.Unit != nil && !env.Unit.Unasked(), "claimed %v", out.Claim)
	w.check(!out.Lift && (out.Claim == nil || out.Leave != "") || env.Unit.Deputy == "", "a deputy claims %v, lifts %v", out.Claim, out.Lift)
	if out.Leave != "" {
		w.check(env.Unit != nil && env.Unit.ID == out.Leave && out.Claim != nil, "left %s", out.Leave)
		w.check(out.Claim.Kind == dialog.Resigned || !env.Unit.Report.Mine, "left %s, of which something was sent", out.Leave)
		w.env.Units = slices.DeleteFunc(slices.Clone(w.env.Units), func(u dialog.UnitRef) bool { return u.ID == out.Leave })
	}
	for _, id := range out.Bind {
		w.check(slices.ContainsFunc(w.found, func(u dialog.UnitRef) bool { return u.ID == id }) && w.foundN <= 5, "bound to %s, which the number does not give", id)
	}
}

var (
	placeholder = regexp.MustCompile(`\{[a-z_]*\}`)
	tag         = regexp.MustCompile(`<[^>]*>`)
	entity      = regexp.MustCompile(`&(amp|lt|gt|quot);`)
)

// checkMessage holds a message against Telegram's limits and our own habits.
func (w *walk) checkMessage(o dialog.Outgoing) {
	m := o.Message
	n := len(utf16.Encode([]rune(chat.Plain(m.Text))))
	w.check(n > 0 && n <= 4096, "a message of %d characters", n)
	w.check(!strings.HasPrefix(m.Text, "<code>") || n <= 600, "%d characters for the union's group: %s", n, m.Text)
	w.check(!placeholder.MatchString(m.Text), "a placeholder is not filled: %s", m.Text)
	w.check(wellFormed(m.Text), "HTML: %s", m.Text)
	w.checkMedia(o)
	marks := 0
	for _, there := range []bool{len(m.Buttons) > 0, len(m.Keys) > 0, m.NoKeys} {
		if there {
			marks++
		}
	}
	w.check(marks <= 1, "more than one markup: %s", m.Text)
	count := 0
	for _, row := range m.Buttons {
		w.check(len(row) > 0 && len(row) <= 8, "a row of %d buttons", len(row))
		for _, b := range row {
			count++
			w.check(len(b.Data) > 0 && len(b.Data) <= 64, "callback data of %d bytes: %s", len(b.Data), b.Data)
			w.check(b.Text != "" && utf8.RuneCountInString(b.Text) <= 70 && !placeholder.MatchString(b.Text) && !entity.MatchString(b.Text), "button %q", b.Text)
		}
	}
	w.check(count <= 100, "%d buttons", count)
}

// wellFormed: only <b> and <code>, closed in order, and no bare markup.
func wellFormed(html string) bool {
	var open []string
	for _, t := range tag.FindAllString(html, -1) {
		switch t {
		case "<b>", "<code>":
			open = append(open, t)
		case "</b>", "</code>":
			if len(open) == 0 || open[len(open)-1] != strings.Replace(t, "/", "", 1) {
				return false
			}
			open = open[:len(open)-1]
		default:
			return false
		}
	}
	return len(open) == 0 && !strings.ContainsAny(entity.ReplaceAllString(tag.ReplaceAllString(html, ""), ""), "<>&")
}

func (w *walk) checkAnswer(c *config.Campaign, key string, a dialog.Answer) {
	i := slices.IndexFunc(c.Questions, func(q *config.Question) bool { return q.Key == key && q.Type != config.Confirm })
	w.check(i >= 0, "an answer to %q, which is no question of the report", key)
	q := c.Questions[i]
	forms := 0
	for _, there := range []bool{a.N != nil, len(a.Choices) > 0, a.Text != "" && len(a.Choices) == 0, a.Null} {
		if there {
			forms++
		}
	}
	w.check(forms == 1, "%s is answered in %d ways: %+v", key, forms, a)
	w.check(a.N == nil || q.Type == config.Count && *a.N >= 0, "%s: %+v", key, a)
	w.check(!a.Null || q.Nullable || !q.Required, "%s may not be left open", key)
	for _, choice := range a.Choices {
		b := q.Button(choice)
		w.check(b != nil && !b.Unknown && !b.Edit && !b.NotMine, "%s has no choice %q", key, choice)
		w.check(!b.Exclusive || len(a.Choices) == 1, "%s: %q beside others", key, choice)
	}
	w.check(a.Typed != "" || a.Button != "", "%s has no source: %+v", key, a)
}

// isUpdate: what was sent at once differs from what counts in the main figure
// alone, and the receipt says which it was and is.
func (w *walk) isUpdate(env dialog.Env, out dialog.Effects) bool {
	was, is := maps.Clone(env.Unit.Report.Sent), maps.Clone(out.Submit.Answers)
	main := env.Campaign.Main
	from, to := text.Number(env.Lang, *was[main].N), text.Number(env.Lang, *is[main].N)
	said := slices.ContainsFunc(out.Messages, func(m dialog.Outgoing) bool {
		return strings.Contains(m.Message.Text, from) && strings.Contains(m.Message.Text, to)
	})
	delete(was, main)
	delete(is, main)
	return said && figures(was) == figures(is)
}

// checkSubmit: complete, and no hard rule broken.
func (w *walk) checkSubmit(env dialog.Env, out dialog.Effects) {
	w.check(!env.Unit.Closed, "a closed unit sends")
	sub := out.Submit
	f := facts(env, sub.Answers)
	for _, q := range env.Campaign.Questions {
		if q.Type == config.Confirm {
			continue
		}
		asked := true
		if q.When != nil {
			asked, _ = q.When.Holds(f)
		}
		_, answered := sub.Answers[q.Key]
		w.check(asked == answered, "sent: %s asked %v, answered %v", q.Key, asked, answered)
		for _, r := range q.Hard {
			broken, known := r.Holds(f)
			w.check(!known || !broken || !answered, "sent with %s.%s broken", q.Key, r.Key)
		}
	}
	w.check(len(sub.Answers) <= len(env.Campaign.Questions)-1 && sub.Code != "", "sent: %+v", sub)
	w.check(sub.OnTime == env.Now.Before(env.Unit.Deadline) && sub.Letter == env.Now.Before(env.Unit.Letter), "on time: %+v", sub)
	receipts := 0
	for _, m := range out.Messages {
		if strings.Contains(m.Message.Text, sub.Code) {
			receipts++
		}
	}
	w.check(receipts == 1, "%d receipts", receipts)
}

// facts are those of the answers, made anew here.
func facts(env dialog.Env, answers map[string]dialog.Answer) config.Facts {
	f := env.Campaign.BaseFacts(env.Now)
	if env.Unit.Workers != nil {
		f["roster"] = int(*env.Unit.Workers)
	}
	for _, q := range env.Campaign.Questions {
		a, ok := answers[q.Key]
		switch {
		case !ok || a.Null:
		case q.Type == config.Count:
			f[q.Key] = int(*a.N)
		case q.Type == config.Choice:
			f[q.Key] = a.Choices[0]
		case q.Type == config.MultiChoice:
			f[q.Key] = a.Choices
		case q.Type == config.FreeText:
			f[q.Key] = a.Text
		}
	}
	return f
}
