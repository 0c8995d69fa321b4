package app

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

type remindPlanCmd struct{}

// Help is shown by raquan remind plan --help.
func (remindPlanCmd) Help() string {
	return `Prints every reminder of the campaign's ladder in the order in which they go: day, hour, step, levels; why one does not go when the file says (quiet hours, rest days, outages); when its wave begins, if it must begin earlier to end before the quiet hours. Those to come say how many people they would reach if they went now, how long that takes at the permitted rate (telegram.rate_total), and how many people and units are left out, and why. What a day's limit of two messages takes away is not known before. Nothing is changed or sent.

    raquan remind plan`
}

func (c remindPlanCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	in.looks = true
	return do(s.ctx, o, "remind plan", in, s.output())
}

// remindPlan is the part that needs the store.
func remindPlan(ctx context.Context, b *Base, _ commandInput, out commandOutput) error {
	var outages []store.Outage
	err := b.Store.View(ctx, func(s store.Snapshot) error {
		outages = nil
		from, to := store.AllOutages()
		for o, err := range store.Records[store.Outage](s, from, to) {
			if err != nil {
				return err
			}
			outages = append(outages, *o)
		}
		return nil
	})
	if err != nil {
		return err
	}
	rate := b.Settings.Telegram.RateTotal
	planner := &jobs.Planner{Store: b.Store, Campaign: b.Campaign, Clock: b.Clock, Rate: rate, Outages: func() []store.Outage { return outages }}
	preview, err := planner.Preview(ctx)
	if err != nil {
		return err
	}
	p := planPrinter{calendar{out.Out, b.Campaign, config.Date{}}, b.Clock.Now(), rate}
	p.head(preview.People)
	for _, line := range preview.Lines {
		p.line(line)
	}
	return nil
}

// planPrinter writes a calendar with what is known of each line at a moment.
type planPrinter struct {
	calendar
	now  time.Time
	rate float64 // messages a second; 0: no limit
}

func (p *planPrinter) head(people int) {
	fmt.Fprintf(p.out, "reminders of %s, as of %s\n", p.c.Key, moment(p.c, p.now))
	if p.rate > 0 {
		fmt.Fprintf(p.out, "a wave to all %s that can be reached takes %s at %g a second\n", peopleOf(people), p.takes(people), p.rate)
	}
}

func (p *planPrinter) line(l jobs.PreviewLine) {
	p.row(l.Row, p.what(l))
}

// what says what became of a line, or would.
func (p *planPrinter) what(l jobs.PreviewLine) string {
	switch {
	case l.Served != nil && l.Served.Why != "":
		return "not sent: " + l.Served.Why
	case l.Served != nil:
		return "sent"
	case p.now.After(l.Useless):
		return "past"
	}
	says := peopleOf(l.People)
	if p.rate > 0 && l.People > 0 {
		says += ", " + p.takes(l.People)
	}
	if left := leftOut(l); left != "" {
		says += "; left out: " + left
	}
	return says
}

func leftOut(l jobs.PreviewLine) string {
	var parts []string
	for _, why := range slices.Sorted(maps.Keys(l.Left)) {
		parts = append(parts, fmt.Sprintf("%d %s", l.Left[why], cmp.Or(leftWhy[why], why)))
	}
	if l.NotJoined > 0 {
		parts = append(parts, countOf(l.NotJoined, "unit")+" not joined")
	}
	return strings.Join(parts, ", ")
}

// leftWhy says of people why they are left out.
var leftWhy = map[string]string{
	remind.Done:            "have reported (or all below them)",
	remind.Off:             "want no reminders",
	remind.Snoozed:         "asked to be reminded later",
	remind.Unreachable:     "have blocked the bot",
	remind.Outside:         "not in this case",
	string(remind.Claimed): "whose unit is in question",
}

func (p *planPrinter) takes(people int) string {
	return countOf(int(math.Ceil(float64(people)/p.rate/60)), "minute")
}

func peopleOf(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// calendar writes rows of the ladder's calendar under their days.
type calendar struct {
	out io.Writer
	c   *config.Campaign
	day config.Date // of the last row
}

func (k *calendar) row(r remind.Row, what string) {
	if day := k.c.Day(r.At); day != k.day {
		k.day = day
		fmt.Fprintf(k.out, "\n%s %s\n", text.Weekday(text.En, day.Weekday()), day.Short())
	}
	says := []string{fmt.Sprintf("  %s  %s (%s), %s", clockOf(k.c, r.At), r.Step.Name.En, r.Step.Key, strings.Join(r.Levels, ", "))}
	if !r.Start.Equal(r.At) {
		says = append(says, "begins "+clockOf(k.c, r.Start))
	}
	if why := movedWhy[r.Moved]; why != "" {
		says = append(says, "moved from "+moment(k.c, r.Nominal)+", "+why)
	}
	if what != "" {
		says = append(says, what)
	}
	fmt.Fprintln(k.out, strings.Join(says, ": "))
}

// movedWhy says why a step goes at another time than the file says.
var movedWhy = map[config.Move]string{
	config.Quiet:     "which is in the quiet hours",
	config.RestDay:   "which is on a day without reminders",
	config.Back:      "since the next permitted time is too late",
	config.ByOutages: "since an outage has moved the deadline",
}

// moment is a moment with its weekday: Sunday 30/8/2020 08:00.
func moment(c *config.Campaign, t time.Time) string {
	day := c.Day(t)
	return text.Weekday(text.En, day.Weekday()) + " " + day.Short() + " " + clockOf(c, t)
}

func clockOf(c *config.Campaign, t time.Time) string { return text.Clock(t, c.Zone) }

// checkLadder says in short when reminders go: a line a day.
func checkLadder(out io.Writer, c *config.Campaign) {
	ladder := &remind.Ladder{Campaign: c}
	var day config.Date
	var steps []string
	flush := func() {
		if len(steps) > 0 {
			sayGood(out, "reminders", fmt.Sprintf("%-9s %-9s %s", text.Weekday(text.En, day.Weekday()), day.Short(), strings.Join(steps, ", ")))
		}
	}
	for _, row := range ladder.Calendar(nil) {
		if at := c.Day(row.At); at != day {
			flush()
			day, steps = at, nil
		}
		if step := clockOf(c, row.At) + " " + row.Step.Key; !slices.Contains(steps, step) {
			steps = append(steps, step)
		}
	}
	flush()
}
