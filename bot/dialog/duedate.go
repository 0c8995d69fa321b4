package dialog

import (
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// Dates are what has moved a unit's deadline, or what levels above have asked for.
type Dates struct {
	Before     time.Time  // the campaign's own deadline for the unit's level; zero: none
	Granted    time.Time  // more time for this unit; zero: none
	Reason     string     // of that: see text.GrantReason
	By         string     // the level above that granted it
	Internal   time.Time  // earlier, for the reminders alone; zero: none; needed if NeedsDates
	InternalBy string     // the level above that wants it
	Gaps       []text.Gap // outages that moved the deadline
}

// NeedsDates reports whether a step may show the dates that levels above have set.
func NeedsDates(e Event) bool {
	if e.Kind == Said {
		name, _, _ := readCommand(e.Text)
		return name == "hanchot"
	}
	return e.Kind == Pressed && (e.Data == data("c", "hanchot") || strings.HasPrefix(e.Data, "hc/"))
}

// deadlines answers /hanchot: a chair learns the unit's deadline, an officer above
// sees those of the levels below and may set dates.
func (t *turn) deadlines() {
	if t.s.Mode == Dating {
		t.reset(Idle)
	}
	switch {
	case len(t.env.Units) == 0 && len(t.env.Roots) > 0:
		t.forRoot(func(unit string) { t.out.Screen = &Screen{Unit: unit, Name: DeadlineScreen} }, text.DuesWhich, "ho")
	case t.env.Unit == nil && len(t.env.Units) > 0 && len(t.env.Roots) > 0:
		t.say(t.hello()+t.text(text.WhichUnit, "n", itoa(len(t.env.Units)+len(t.env.Roots))), append(unitRows(t.env.Units, "hc"), unitRows(t.env.Roots, "ho")...)...)
	case t.hasUnit("hc"):
		t.showDeadline()
	}
}

// DeadlineScreen is the name of the screen of an officer above.
const DeadlineScreen = "hanchot"

// showDeadline says until when the unit reports, how long that is, and what has
// moved it.
func (t *turn) showDeadline() {
	u := t.env.Unit
	if u.Deadline.IsZero() {
		t.say(t.hello()+t.text(text.DueNone, "unit", u.Name), unitRows(t.env.Roots, "ho")...)
		return
	}
	sent := len(u.Report.Sent) > 0 && u.Report.State != "withdrawn"
	head, left := text.DueOf, u.Deadline.Sub(t.env.Now)
	if left <= 0 {
		head, left = text.DuePast, -left
	}
	lines := []string{t.text(head, "unit", u.Name, "deadline", t.until(u.Deadline), "left", text.Lasting(t.lang, left))}
	if moved := t.moved(); moved != "" {
		lines = append(lines, moved)
	}
	if d := u.Dates; !d.Internal.IsZero() && !sent && t.env.Now.Before(d.Internal) {
		lines = append(lines, t.text(text.DueInternal, "above", d.InternalBy, "internal", t.until(d.Internal)))
	}
	var rows [][]chat.Button
	switch {
	case sent:
		lines = append(lines, t.text(text.DueSent, "moment", t.moment(u.Report.First), "mark", t.onTime(u.Report.OnTime)))
		rows = append(rows, row(button(t.label(text.ShowIt), data("v", u.ID))))
	default:
		if head == text.DuePast {
			lines = append(lines, t.text(text.DueStill))
		}
		rows = append(rows, row(button(t.label(text.Report), data("u", u.ID))))
	}
	t.say(t.hello()+strings.Join(lines, "\n"), append(rows, unitRows(t.env.Roots, "ho")...)...)
}

// moved says why the unit's deadline is not the campaign's; empty if it is.
func (t *turn) moved() string {
	u := t.env.Unit
	var lines []string
	if d := u.Dates; !d.Granted.IsZero() {
		lines = append(lines, t.text(text.DueGranted, "above", t.above(d.By), "granted", t.until(d.Granted), "before", t.until(d.Before), "reason", text.GrantReason(t.lang, d.Reason)))
	}
	if gaps := text.DeadlineMoved(t.lang, u.Deadline, u.Dates.Gaps, t.env.Campaign.Zone); gaps != "" {
		lines = append(lines, gaps)
	}
	return strings.Join(lines, "\n")
}

func (t *turn) until(at time.Time) string { return text.Until(t.lang, at, t.env.Campaign.Zone) }
