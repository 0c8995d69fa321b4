package dialog_test

import (
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/dialog"
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
