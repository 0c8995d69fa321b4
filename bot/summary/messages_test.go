package summary_test

import (
	"strings"
	"testing"
	"time"

	"raquan/bot/remind"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// messageWorld is a unit with a chair, to whom all kinds of messages were sent or
// not, and a deputy who has never written; and units without messages or people.
func messageWorld(t testing.TB) (w *world, spoken, alone, silent *store.Unit) {
	c := campaign()
	c.Ladder = []*config.Step{{Key: "t-1", Name: config.Text{Vi: "Trước hạn 1 ngày", En: "One day before"}}}
	w = newWorld(t, c)
	top := w.unit(nil, store.Upper, "LĐLĐ quận 1", -1)
	spoken, alone, silent = w.unit(top, store.Grassroots, "CĐCS <May> Mẫu", 300), w.unit(top, store.Grassroots, "CĐCS Giày Mẫu", 300), w.unit(top, store.Grassroots, "CĐCS im lặng", 40)
	join := func(u *store.Unit, id store.PersonID, name string, role store.Role) {
		var staff store.Staff
		w.do(func(tx store.Tx) error {
			if _, err := store.Get(tx, store.StaffKey(u.ID), &staff); err != nil {
				return err
			}
			staff.V, staff.Officers = 1, append(staff.Officers, store.Post{Person: id, Role: role})
			return store.Put(tx, store.StaffKey(u.ID), staff)
		})
		w.put(store.PersonKey(id), store.Person{V: 1, ID: id, Name: name, Phone: "+84900000001"})
	}
	join(spoken, "p2", "Trần <Mẫu> Bình", store.Deputy)
	join(spoken, "p1", "Nguyễn Mẫu An", store.Chair)
	join(alone, "p3", "Lê Mẫu Cúc", store.Chair)
	w.put(store.ChatKey("p1"), store.Chat{V: 1, SeenAt: day(20, 7, 30)})
	w.put(store.ChatKey("p3"), store.Chat{V: 1, SeenAt: day(18, 7, 30)})
	w.put(store.OfficerKey("p3"), store.Officer{V: 1, Unreachable: day(19, 9, 0)})
	r := sent(300, 20, 30, "no")
	r.State, r.Working, r.Sent, r.Revision, r.First, r.Last = store.Draft, r.Sent, nil, 0, time.Time{}, time.Time{}
	r.Promise = &store.Promise{By: "p1", At: day(19, 8, 10), Until: day(20, 19, 0)}
	w.report(spoken, r)
	seq := int64(0)
	enter := func(p store.PersonID, cause string, at time.Time, o store.Outcome, why string, sent time.Time) {
		seq++
		w.put(store.LedgerKey(p, cause), store.Entry{V: 1, Cause: cause, Person: p, Seq: seq, At: at, Outcome: o, Why: why, SentAt: sent, Keep: true})
	}
	enter("p1", remind.Cause(7, c.Key, "t-1", day(19, 8, 0)), day(19, 8, 0), store.Done, "", day(19, 8, 2))
	enter("p2", remind.Cause(7, c.Key, "t-1", day(19, 8, 0)), day(19, 8, 0), store.Skipped, remind.Capped, time.Time{})
	enter("p1", remind.Cause(7, c.Key, "gone", day(18, 8, 0)), day(18, 8, 0), store.Skipped, remind.Superseded, time.Time{})
	enter("p1", remind.LaterCause(7, c.Key, day(20, 7, 0)), day(20, 7, 0), store.Done, "", day(20, 7, 1))
	enter("p1", "n.w1", day(19, 15, 0), store.Skipped, "reported meanwhile", time.Time{})
	enter("p1", "b.w2", day(19, 16, 0), store.Failed, "Forbidden: bot was blocked by the user", day(19, 16, 1))
	enter("p1", "b.w3", day(19, 17, 0), store.Failed, "screen could not be made", day(19, 17, 1))
	enter("p1", "request.x.answer", day(17, 9, 0), store.Done, "", day(17, 9, 1))
	enter("p2", "n.w4", day(20, 8, 0), store.Open, "", time.Time{})
	w.put(store.LedgerKey("p1", "grant.x.u2.1"), store.Entry{V: 1, Cause: "grant.x.u2.1", Person: "p1", Seq: 99, At: day(19, 21, 0), Not: day(20, 9, 0), Keep: true})
	w.put(store.LedgerKey("p1", "u123.0"), store.Entry{V: 1, Cause: "u123.0", Person: "p1", Seq: 100, At: day(20, 8, 0)})
	return w, spoken, alone, silent
}

func TestMessageScreens(t *testing.T) {
	w, spoken, alone, silent := messageWorld(t)
	w.goldens(t, map[string]store.Screen{
		"messages":         screen(summary.Messages, spoken, 0, ""),
		"messages-2":       screen(summary.Messages, spoken, 1, ""),
		"messages-blocked": screen(summary.Messages, alone, 0, ""),
		"messages-nobody":  screen(summary.Messages, silent, 0, ""),
	})
}

// TestMessagesAreNotShown: neither what a message said nor a phone number is on
// the screen.
func TestMessagesAreNotShown(t *testing.T) {
	w, spoken, _, _ := messageWorld(t)
	w.put(store.LedgerKey("p1", "b.w9"), store.Entry{V: 1, Cause: "b.w9", Person: "p1", Seq: 200, At: day(20, 8, 0), Keep: true, Message: []byte(`{"text":"nội dung riêng"}`)})
	for page := range 3 {
		if msg := w.show(screen(summary.Messages, spoken, page, "")); strings.Contains(msg.Text, "riêng") || strings.Contains(msg.Text, "84900000001") {
			t.Errorf("the screen tells too much:\n%s", msg.Text)
		}
	}
}

// TestEveryReasonIsExplained: whatever the ladder left out has a sentence.
func TestEveryReasonIsExplained(t *testing.T) {
	for _, why := range []string{remind.Superseded, remind.Merged, remind.Capped, remind.Snoozed, remind.Off, remind.Unreachable, remind.TooLate,
		remind.Done, remind.Elsewhere, remind.HandedOver, remind.NoStep, remind.NeverAgain} {
		if !text.Explains(why) {
			t.Errorf("no sentence for %q", why)
		}
	}
}
