package text_test

import (
	"testing"

	"raquan/bot/text"
	"raquan/config"
)

// "trước ngày 31/8" is said as the day that still counts, whole.
func TestDeadline(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ kind, vi, en string }{
		{"grassroots", "12:00 ngày 26/8/2020", "12:00 on 26/8/2020"},
		{"upper", "17:00 ngày 27/8/2020", "17:00 on 27/8/2020"},
		{"national", "hết ngày 30/8/2020", "the end of 30/8/2020"},
	} {
		d, _ := c.DeadlineFor(test.kind)
		if vi, en := text.Deadline(text.Vi, d, c.Zone), text.Deadline(text.En, d, c.Zone); vi != test.vi || en != test.en {
			t.Errorf("%s is said %q, %q; want %q, %q", test.kind, vi, en, test.vi, test.en)
		}
	}
}
