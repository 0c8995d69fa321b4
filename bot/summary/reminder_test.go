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
	was := []store.Told{{Unit: district.ID, At: day(19, 17, 0), Sent: 0}, {Unit: top.ID, At: day(19, 17, 0), Sent: 2}}
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

// A unit from which everything has come is left out.
func TestRemindLeavesOutWhatIsComplete(t *testing.T) {
	w, top, _ := missingWorld(t)
	done := &store.Unit{ID: "u4"}
	if msg := w.remind("", nil, done); msg.Text != "" || msg.Buttons != nil {
		t.Errorf("nothing is missing: %q", msg.Text)
	}
	if msg := w.remind("", nil, done, top); !strings.Contains(msg.Text, "LĐLĐ tỉnh A") || strings.Contains(msg.Text, "LĐLĐ quận 3") || len(msg.Buttons) != 1 {
		t.Errorf("one of two is complete: %q", msg.Text)
	}
}

func TestTellOf(t *testing.T) {
	w, top, _ := missingWorld(t)
	var told store.Told
	if err := w.e.View(w.Context(), func(s store.Snapshot) (err error) {
		told, err = summary.TellOf(s, w.c, top.ID, now)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if want := (store.Told{Unit: top.ID, At: now, Sent: 2}); told != want {
		t.Errorf("%+v, want %+v", told, want)
	}
}
