package courier_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

// TestTheLogHoldsNoTextAndNoTelegramID: everything that can go wrong is logged
// at every level, and neither what was said nor to which account is in it.
func TestTheLogHoldsNoTextAndNoTelegramID(t *testing.T) {
	const who, secret = 987654321, "0912345678"
	var log bytes.Buffer
	verbose := func(o *courier.Options) {
		o.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		o.Render = screens(func(store.Screen) (chat.Message, error) { panic(secret) })
	}
	text := func(cause string) store.Entry {
		e := receipt(cause)
		e.Message = message(chat.Message{Text: secret})
		return e
	}
	inOffice(t, verbose, func(o *office) {
		o.tg.Fail(func(k call) *fault {
			switch {
			case k.Kind == "answer":
				return &fault{Err: chat.ErrExpired}
			case k.N == 0:
				return &fault{Err: &chat.Busy{After: time.Second}}
			case k.N < 8:
				return &fault{Err: &chat.Temporary{Err: errors.New("connection reset")}}
			case k.N == 8:
				return &fault{Err: &chat.Refused{Why: `can't parse entities: unsupported start tag "` + secret + `"`}}
			case k.N == 9:
				return &fault{Err: &chat.Gone{Why: "bot was blocked by the user"}}
			}
			return nil
		})
		screen := store.Entry{Cause: "screen", Screen: &store.Screen{Name: "tonghop"}}
		bad := text("bad")
		bad.Message = []byte(`"` + secret + `"`)
		o.says(person(who), screen, bad, text("a"), text("b"))
		o.c.Toast("cb", secret, true)
		o.wait(time.Hour)
	})
	for _, kind := range []string{"panic in a screen", "not sent", "asks to wait", "outcome unknown", "still not delivered", "refused", "unreachable", "small call"} {
		if !strings.Contains(log.String(), kind) {
			t.Errorf("%q did not happen: the test tests less than it says", kind)
		}
	}
	// p987654321 is this test's random id of the person.
	rest := strings.ReplaceAll(log.String(), string(person(who)), "")
	for _, s := range []string{secret, "987654321"} {
		if i := strings.Index(rest, s); i >= 0 {
			t.Errorf("the log holds %q: …%s", s, rest[max(0, i-100):i+len(s)])
		}
	}
}
