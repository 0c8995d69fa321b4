package app

import (
	"bytes"
	"flag"
	"os"
	"testing"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/remind"
	"raquan/config"
)

var update = flag.Bool("update", false, "write testdata anew")

// The calendar of the shipped campaign for 126,000 people, to be read with its
// weekdays.
func TestShippedCalendar(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	ladder := &remind.Ladder{Campaign: c, Times: remind.Times{Lead: 126_000 * time.Second * 10 / 295}}
	var got bytes.Buffer
	k := calendar{out: &got, c: c}
	for _, row := range ladder.Calendar(nil) {
		k.row(row, "")
	}
	const golden = "testdata/calendar.txt"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the calendar is\n%s\nwant\n%s", &got, want)
	}
}

// What is said of a line: what became of it, else whom it would reach and how long
// that takes.
func TestPlanSays(t *testing.T) {
	now := time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)
	line := func(people int, left map[string]int, notJoined int) jobs.PreviewLine {
		l := jobs.PreviewLine{NotJoined: notJoined}
		l.People, l.Left, l.Useless = people, left, now
		return l
	}
	past := line(5, nil, 0)
	past.Useless = now.Add(-time.Second)
	sent, dropped := past, past
	sent.Served, dropped.Served = &jobs.Served{Sweep: now}, &jobs.Served{Why: remind.TooLate}
	for _, test := range []struct {
		line jobs.PreviewLine
		rate float64
		want string
	}{
		{line(126_000, nil, 0), 29.5, "126000 people, 72 minutes"},
		{line(1, map[string]int{remind.Off: 2, remind.Done: 10}, 1), 29.5, "1 person, 1 minute; left out: 10 have reported (or all below them), 2 want no reminders, 1 unit not joined"},
		{line(0, nil, 30), 29.5, "0 people; left out: 30 units not joined"},
		{line(7, nil, 0), 0, "7 people"},
		{past, 29.5, "past"},
		{sent, 29.5, "sent"},
		{dropped, 29.5, "not sent: too late"},
	} {
		p := planPrinter{now: now, rate: test.rate}
		if got := p.what(test.line); got != test.want {
			t.Errorf("says %q; want %q", got, test.want)
		}
	}
}
