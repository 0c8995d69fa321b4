package desk_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// beside finds the line of a receipt that puts the unit beside the level above.
func beside(receipt string) string {
	for line := range strings.Lines(receipt) {
		if strings.HasPrefix(line, "📊 Đã cài: ") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// TestBeside: whatever is sent and corrected in a district, the receipt says what
// the district's summary says at that moment, and nothing while fewer than three
// units are in it.
func TestBeside(t *testing.T) {
	for seed := range uint64(6) {
		o := open(t)
		rng := rand.New(rand.NewPCG(seed, 850))
		var people []*phone
		for i := range 6 {
			p := o.phone(int64(700+i), fmt.Sprint("Người ", i))
			p.joins(o.invite(fmt.Sprintf("01-2-%d", i+1), store.Chair))
			people = append(people, p)
		}
		said := 0
		for range 14 {
			i := rng.IntN(len(people))
			p, code := people[i], fmt.Sprintf("01-2-%d", i+1)
			installed := itoa(int64(rng.IntN(100)))
			if r := o.report(code); r.Revision == 0 {
				p.answersAll(installed)
			} else {
				p.says("/sua")
				p.edits("DA_CAI")
				p.says(installed)
				if p.asked() != "card" {
					p.presses(text.KeepIt) // fewer than before, or many more
				}
			}
			got := beside(p.sends())
			in := o.total("01-2", tally.RateIn(o.c.MainRate().Key))
			if (got != "") != (in >= 3) {
				t.Fatalf("seed %d: with %d units reported the receipt says %q", seed, in, got)
			}
			if got == "" {
				continue
			}
			said++
			own := o.report(code).Sent
			want := text.Say(text.Vi, text.Beside, "label", "Đã cài", "own", text.Percent(text.Vi, *own["DA_CAI"].N, *own["TONG_LD"].N), "short", "tổng số",
				"above", "LĐLĐ quận Nhì", "percent", o.summaryRate("01-2"), "in", "", "sent", itoa(o.total("01-2", tally.Sent)), "units", "30")
			if got != want {
				t.Errorf("seed %d: %q, want %q", seed, got, want)
			}
		}
		if said == 0 {
			t.Errorf("seed %d: never said", seed)
		}
		o.inOrder()
	}
}

// summaryRate is the main percentage on the summary of a unit at this moment.
func (o *office) summaryRate(code string) (percent string) {
	o.Helper()
	o.view(func(s store.Snapshot) error {
		m, err := summary.Render(s, o.c, store.Screen{Name: summary.Totals, Unit: o.unit(code).ID}, o.now)
		for line := range strings.Lines(m.Text) {
			if strings.Contains(line, "Đã cài") && strings.Contains(line, "so với tổng số") && percent == "" {
				_, rest, _ := strings.Cut(line, "<b>")
				percent, _, _ = strings.Cut(rest, "</b>")
			}
		}
		return err
	})
	return percent
}

// TestBesideAttached: attached units stand under the nation, with no neighbours of
// their kind.
func TestBesideAttached(t *testing.T) {
	o := open(t)
	o.bring("code,parent_code,kind,name,workers\nA1,TLD,attached,Viện Một,50\nA2,TLD,attached,Viện Hai,50\nA3,TLD,attached,Viện Ba,50\nA4,TLD,attached,Viện Bốn,50\n")
	for i, code := range []string{"A1", "A2", "A3", "A4"} {
		p := o.phone(int64(700+i), code)
		p.joins(o.invite(code, store.Chair))
		if said := p.reports("10"); beside(said) != "" {
			t.Errorf("%s is told %q", code, said)
		}
	}
	if n := o.total("TLD", tally.Sent); n != 4 {
		t.Errorf("%d reports", n)
	}
	o.inOrder()
}
