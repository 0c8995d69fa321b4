package summary_test

import (
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

func (w *world) remind(lang string, was []store.Told, units ...*store.Unit) chat.Message {
	w.Helper()
	r := summary.Reminder{Lang: text.Lang(lang), Was: was,
		Say: config.Text{
			Vi: "Đề nghị đồng chí đôn đốc: còn {missing}/{of} đơn vị của {unit} chưa gửi báo cáo ({not_joined} đơn vị chưa có người tham gia). Hạn: {deadline}.",
			En: "{missing} of {of} units of {unit} have not sent ({not_joined} without anybody in the bot). Deadline: {deadline}."},
		Deadline: func(u store.Unit) string { return "17:00" },
	}
	for _, u := range units {
		r.Units = append(r.Units, u.ID)
	}
	var msg chat.Message
	if err := w.e.View(w.Context(), func(s store.Snapshot) (err error) {
		msg, err = summary.Remind(s, w.c, r, now)
		return err
	}); err != nil {
		w.Fatal(err)
	}
	return msg
}

func TestRemind(t *testing.T) {
	w, top, district := missingWorld(t)
	was := []store.Told{{Unit: district.ID, At: day(19, 17, 0), Sent: 0, Missing: 7}, {Unit: top.ID, At: day(19, 17, 0), Sent: 2, Missing: 7}}
	for name, m := range map[string]func(lang string) chat.Message{
		"remind-first":   func(lang string) chat.Message { return w.remind(lang, nil, top) },
		"remind-changed": func(lang string) chat.Message { return w.remind(lang, was, district) },
		"remind-same":    func(lang string) chat.Message { return w.remind(lang, was, top) },
		"remind-two":     func(lang string) chat.Message { return w.remind(lang, was, district, top) },
	} {
		for lang, tag := range languages {
			t.Run(name+"/"+lang, func(t *testing.T) {
				w.TB = t
				msg := m(tag)
				w.sound(msg)
				golden(t, name+"."+lang, msg)
			})
		}
	}
}

// Of a unit from which everything has come an officer is told once.
func TestRemindSaysOnceThatAllIsIn(t *testing.T) {
	w, _, _ := missingWorld(t)
	done := &store.Unit{ID: "u4"}
	if msg := w.remind("", nil, done); msg.Text != "" || msg.Buttons != nil {
		t.Errorf("nothing was missing, and nothing is: %q", msg.Text)
	}
	msg := w.remind("", []store.Told{{Unit: "u4", At: day(19, 17, 0), Missing: 1}}, done)
	if !strings.Contains(msg.Text, "Toàn bộ 1 đơn vị") {
		t.Errorf("all is in since the last time: %q", msg.Text)
	}
	told := func() (got store.Told) {
		_ = w.e.View(w.Context(), func(s store.Snapshot) (err error) {
			got, err = summary.TellOf(s, w.c, "u4", now)
			return err
		})
		return got
	}()
	if want := (store.Told{Unit: "u4", At: now, Sent: 1}); told != want {
		t.Errorf("TellOf: %+v, want %+v", told, want)
	}
	if msg := w.remind("", []store.Told{told}, done); msg.Text != "" {
		t.Errorf("told already: %q", msg.Text)
	}
}
