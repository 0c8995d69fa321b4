package desk_test

import (
	"maps"
	"testing"

	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/store"
)

// TestPractice: whoever practises, with a role or without, nothing but their own
// conversation is written, and no unit can have the id that the buttons carry.
func TestPractice(t *testing.T) {
	o := open(t)
	stranger := o.phone(99, "Người lạ")
	an, above := o.chair(71, "An", "01-1-1"), o.upper(81, "Nhất", "01-1")
	stranger.says("/start")
	for _, p := range []*phone{an, above, stranger} {
		before := o.lasting()
		wants(t, p.says("/lamthu"), text.PracticeMark, "450")
		p.picks("dung_roi")
		p.says("380")
		p.says("cập nhật 390")
		p.goesOn()
		wants(t, p.sends(), text.PracticeDone)
		p.says("làm thử")
		p.picks("khong_phai")
		p.presses(text.LeaveYes)
		p.says("/lamthu")
		wants(t, p.says("/huy"), text.PracticeLeft)
		p.forges("s/" + dialog.PracticeUnit + "/1")
		p.forges("v/" + dialog.PracticeUnit)
		p.forges("e/" + dialog.PracticeUnit + "/DA_CAI")
		if after := o.lasting(); !maps.Equal(before, after) {
			t.Errorf("%s practised, and it was written down:\n%v\n%v", p.name, before, after)
		}
		o.inOrder()
	}
	wants(t, stranger.presses(text.PracticeReal), text.NoRoleChair)
	wants(t, an.presses(text.PracticeReal), "CĐCS May Mẫu")
	o.view(func(s store.Snapshot) error {
		from, to := store.Under("unit/")
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			if kv.Key.Part(1) == dialog.PracticeUnit {
				t.Error("a real unit has the id of the practice's")
			}
		}
		return nil
	})
}

// lasting is everything stored but conversations.
func (o *office) lasting() map[store.Key]string {
	o.Helper()
	all := o.dump()
	maps.DeleteFunc(all, func(k store.Key, _ string) bool {
		return k.Part(0) == "session" || k.Part(0) == "chat" || k.Part(0) == "ledger"
	})
	return all
}
