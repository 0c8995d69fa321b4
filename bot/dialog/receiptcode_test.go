package dialog_test

import (
	"testing"

	"raquan/bot/dialog"
)

// TestAskedCode: a code is read however it is typed, beside the command or bare,
// but bare only while nothing else is being asked.
func TestAskedCode(t *testing.T) {
	c := shipped(t)
	const code = "BZ-7KM2-94QD"
	for _, row := range []struct {
		text string
		mode dialog.Mode
		want string
	}{
		{"/bienlai BZ-7KM2-94QD", dialog.Idle, code},
		{"/bienlai@RaQuanBot bz7km294qd", dialog.Asking, code},
		{"/bienlai 7KM2 94QD", dialog.Idle, code},
		{"/bienlai BZ7K-M294", dialog.Idle, "BZ-BZ7K-M294"}, // eight letters are the code
		{"/receipt bz–7km2–94qd", dialog.Choosing, code},
		{"BZ-7KM2-94QD", dialog.Idle, code},
		{"  bz 7km2 94qd. ", dialog.Idle, code},
		{"ＢＺ－７ＫＭ２－９４ＱＤ", dialog.Idle, code},
		{"biên lai bz7km294qd", dialog.Idle, code},
		{"Mã biên nhận: BZ-7KM2-94QD", dialog.Idle, code},
		{"mã: BZ-MA2K-94QD", dialog.Idle, "BZ-MA2K-94QD"},
		{"BZ-7KM2-94QD", dialog.Asking, ""},
		{"BZ-7KM2-94QD", dialog.Inviting, ""},
		{"7KM2-94QD", dialog.Idle, ""}, // bare, and nothing says that it is one
		{"84912345678", dialog.Idle, ""},
		{"/bienlai BZ-7KM2-94Q", dialog.Idle, ""},
		{"/bienlai BZ-7KM2-94QO", dialog.Idle, ""},
		{"/bienlai BZ-7KM1-94QD", dialog.Idle, ""},
		{"/bienlai", dialog.Idle, ""},
		{"/xem BZ-7KM2-94QD", dialog.Idle, ""},
		{"380", dialog.Idle, ""},
		{"bz", dialog.Idle, ""},
	} {
		got := dialog.AskedCode(c, dialog.State{Mode: row.mode}, dialog.Event{Kind: dialog.Said, Text: row.text})
		if got != row.want {
			t.Errorf("%q while %q: %q, want %q", row.text, row.mode, got, row.want)
		}
	}
	if got := dialog.AskedCode(c, dialog.State{}, dialog.Event{Kind: dialog.Edited, Text: "BZ-7KM2-94QD"}); got != "" {
		t.Errorf("an edit asks about %q", got)
	}
}
