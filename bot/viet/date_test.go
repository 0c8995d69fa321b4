package viet

import (
	"testing"
	"time"
)

// campaignNow is Thursday 20/8/2020 09:00 in Việt Nam.
func campaignNow() time.Time {
	return time.Date(2020, 8, 20, 9, 0, 0, 0, time.FixedZone("ICT", 7*60*60))
}

func TestReadDate(t *testing.T) {
	for _, row := range rows(t, "date", 2) {
		d := ReadDate(row[0], campaignNow())
		got := d.String()
		if d.Kind != Value {
			got = d.Kind.String()
		}
		if got != row[1] {
			t.Errorf("%q: %s (%s), want %s", row[0], got, d.Why, row[1])
		}
	}
}
