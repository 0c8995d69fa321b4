package config

import (
	"testing"
	"time"
)

func TestDeadlines(t *testing.T) {
	c := shipped(t)
	// At is the first moment that is late, in the zone of Greenwich (UTC+7 there).
	for _, test := range []struct{ kind, at string }{
		{"grassroots", "2020-08-26T05:00:00Z"},
		{"upper", "2020-08-27T10:00:00Z"},
		{"federation", "2020-08-28T10:00:00Z"},
		{"sector", "2020-08-28T10:00:00Z"},
		{"attached", "2020-08-28T10:00:00Z"},
		{"national", "2020-08-30T17:00:00Z"},
	} {
		late := moment(t, test.at)
		d, ok := c.DeadlineFor(test.kind)
		if !ok || !d.Before.Equal(late) {
			t.Errorf("%s: deadline %v, %v; want %v", test.kind, d.Before, ok, late)
		}
		if !c.OnTime(test.kind, late.Add(-time.Second)) || !c.OnTime(test.kind, late.Add(-time.Nanosecond)) {
			t.Errorf("%s: the second before %v is late", test.kind, late)
		}
		if c.OnTime(test.kind, late) {
			t.Errorf("%s: %v itself is on time", test.kind, late)
		}
	}
	if d, _ := c.DeadlineFor("national"); c.LetterDeadline() != d || !d.ByDay {
		t.Errorf("the letter's date is %v", c.LetterDeadline())
	}
	if _, ok := c.DeadlineFor("province"); ok {
		t.Error("an unknown kind has a deadline")
	}
}

// Days are those of the campaign's zone, wherever the machine stands.
func TestDays(t *testing.T) {
	c := shipped(t)
	for _, test := range []struct {
		at, day         string
		launch, holiday bool
	}{
		{"2020-08-17T16:59:59Z", "2020-08-17", false, false},
		{"2020-08-17T17:00:00Z", "2020-08-18", true, false},
		{"2020-08-25T16:59:59Z", "2020-08-25", true, false},
		{"2020-08-25T17:00:00Z", "2020-08-26", false, false},
		{"2020-09-01T17:00:00Z", "2020-09-02", false, true},
	} {
		at := moment(t, test.at)
		if got := c.Day(at).String(); got != test.day || c.InLaunchWeek(at) != test.launch || c.IsHoliday(at) != test.holiday {
			t.Errorf("%s: day %s, launch week %v, holiday %v; want %+v", test.at, got, c.InLaunchWeek(at), c.IsHoliday(at), test)
		}
		f := c.BaseFacts(at)
		if f["today"] != test.day || f["launch_from"] != "2020-08-18" || f["launch_to"] != "2020-08-25" {
			t.Errorf("%s: facts %v", test.at, f)
		}
	}
}

func TestDate(t *testing.T) {
	d, err := ParseDate("2020-08-05")
	if err != nil || d.String() != "2020-08-05" || d.IsZero() {
		t.Errorf("%v, %v", d, err)
	}
	zone := time.FixedZone("", 7*3600)
	if got := d.At(zone, 12, 30); !got.Equal(moment(t, "2020-08-05T05:30:00Z")) {
		t.Errorf("At is %v", got)
	}
	for _, bad := range []string{"", "5/8/2020", "2020-8-5", "2020-02-30", "2020-13-01", "0000-01-01", "2020-08-05T00:00", " 2020-08-05"} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) = %v", bad, d)
		}
	}
	days := []Date{{2019, 12, 31}, {2020, 1, 1}, {2020, 1, 2}, {2020, 2, 1}}
	for i, a := range days {
		for j, b := range days {
			if got := a.Compare(b); got != min(1, max(-1, i-j)) {
				t.Errorf("%v.Compare(%v) = %d", a, b, got)
			}
		}
	}
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
