package dialog_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/config"
)

// What people do with the campaign's pages, for the walks.
func init() {
	phrases = append(phrases, "/huongdan", "/hoidap", "/tuyentruyen", "tuyên truyền", "/congvan", "/lienhe", "nhà ăn ca")
	forgeries = append(forgeries, "g/guide/%", "g/faq/%", "g/problem/0", "g/message/0", "g/guide_android/%", "g/message_speaker/0",
		"g/message_speaker/1", "g/message_reminder/0", "g/letter/0", "g/qr/0", "g/qr.android/0", "g/qr.x/0", "g//", "y/u1", "y/u9")
}

// checkMedia: what stands under a picture fits there, and a card goes only to
// somebody with a role.
func (w *walk) checkMedia(o dialog.Outgoing) {
	n := utf8.RuneCountInString(chat.Plain(o.Message.Text))
	w.check(o.QR == "" || n <= chat.MaxCaption, "a caption of %d characters", n)
	c := o.Message.Contact
	w.check(c == nil || c.Phone == w.env.Upper.Phone && len(w.env.Units)+len(w.env.Roots) > 0, "a card for somebody without a role")
}

// TestReadyLength: a ready message stays below 600 letters with the largest
// figures and the longest place, and can be forwarded as it is.
func TestReadyLength(t *testing.T) {
	c := shipped(t)
	n := int64(200_000)
	known := map[string]dialog.Figure{}
	for _, q := range c.Questions {
		known[q.Key] = dialog.Figure{N: n}
	}
	for _, lang := range []text.Lang{text.Vi, text.En} {
		for _, known := range []map[string]dialog.Figure{nil, known} {
			u := &dialog.Unit{ID: "u1", Name: "CĐCS Mẫu", Short: "CĐCS Mẫu", Report: dialog.Report{Known: known}}
			env := dialog.Env{Campaign: c, Lang: lang, Units: []dialog.UnitRef{ref(u)}, Unit: u}
			for _, p := range c.PagesOf(config.ReadyPage) {
				s, out := dialog.Step(env, dialog.State{}, dialog.Event{Kind: dialog.Pressed, Data: "g/" + p.Key + "/0"})
				if s.Place != "" {
					_, out = dialog.Step(env, s, dialog.Event{Kind: dialog.Said, Text: strings.Repeat("ạ", 100)})
				}
				m := out.Messages[0].Message
				if n := utf8.RuneCountInString(chat.Plain(m.Text)); n >= 600 || n < 100 || len(m.Buttons) > 0 || placeholder.MatchString(m.Text) {
					t.Errorf("%s in %q: %d letters: %s", p.Key, lang, n, m.Text)
				}
			}
		}
	}
}

// TestMenu: what Telegram takes as a menu, and nothing that leads nowhere.
func TestMenu(t *testing.T) {
	for _, lang := range []text.Lang{text.Vi, text.En} {
		for _, staff := range []bool{false, true} {
			menu := dialog.Menu(lang, staff)
			var names []string
			for _, c := range menu {
				names = append(names, c.Name)
			}
			const chair = "baocao capnhat xem sua huongdan tuyentruyen hoidap trogiup"
			if all := strings.Join(names, " "); all != map[bool]string{true: "tonghop timdonvi moi tiendo chuanop nhac thongbao nhapho lienketchung duyet hanchot chotsolieu xuatexcel xuatbaocao nhanxet " + chair, false: chair}[staff] {
				t.Errorf("the menu is %s", all)
			}
			for _, c := range menu {
				n := utf8.RuneCountInString(c.Description)
				if !regexp.MustCompile(`^[a-z0-9_]{1,32}$`).MatchString(c.Name) || n < 3 || n > 256 {
					t.Errorf("menu: %+v", c)
				}
				if dialog.CommandWords[c.Name] != c.Name {
					t.Errorf("/%s leads nowhere", c.Name)
				}
			}
		}
	}
}
