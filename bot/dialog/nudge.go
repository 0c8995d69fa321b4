package dialog

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// What people do with reminders: they put them off, or want fewer of them. That
// stands beside the report: whatever is being asked stays asked.

// Nudges is what is known of the reminders to this person.
type Nudges struct {
	Off  bool   // none but those of the deadline day
	Owed []Owed // reports of theirs that are still to be sent
}

// Owed is a unit whose report is still to be sent.
type Owed struct {
	UnitRef
	Ahead time.Time // the next of its deadlines, or the letter's date; zero: all are past
	Late  bool      // its own deadlines are past
}

// Nudge changes the reminders to this person.
type Nudge struct {
	Later   time.Time // remind again at this moment, and not before; zero: no change
	Units   []string  // of which the report is promised for then
	Off, On bool      // none but those of the deadline day; all
}

// Callback data of the buttons of a reminder, for the desk which makes it.
const (
	PutOffData = "c/desau"
	UpdateData = "c/capnhat"
	NotMeKind  = "notme"
)

// UnitData is callback data of a kind for a unit, WhichData that which lets the
// person choose one of those whose report is still to be sent.
func UnitData(kind, unit string) string { return data(kind, unit) }
func WhichData(kind string) string      { return data("which", kind) }

// laterWords say, folded, when somebody wants to be reminded.
var laterWords = map[string]func(*turn) time.Time{
	"mai": (*turn).morning, "ngay mai": (*turn).morning, "sang mai": (*turn).morning, "de mai": (*turn).morning, "tomorrow": (*turn).morning,
	"toi nay": (*turn).tonight, "de toi": (*turn).tonight, "tonight": (*turn).tonight,
	"lat nua": (*turn).meeting, "chut nua": (*turn).meeting, "ti nua": (*turn).meeting, "de lat": (*turn).meeting, "de lat nua": (*turn).meeting,
	"sau cuoc hop": (*turn).meeting, "hop xong": (*turn).meeting, "sau hop": (*turn).meeting, "after the meeting": (*turn).meeting,
}

func laterWord(s string) func(*turn) time.Time {
	words := strings.TrimSuffix(strings.Trim(viet.Fold(s), ".!… "), " nhe")
	return laterWords[strings.TrimSuffix(words, " a")]
}

// NeedsNudges reports whether a step may speak of reminders, so that Env.Nudges is
// worth reading.
func NeedsNudges(s State, e Event) bool {
	switch e.Kind {
	case Said:
		name, _, _ := readCommand(e.Text)
		return name == "desau" || s.Mode == Idle && laterWord(e.Text) != nil
	case Pressed:
		p, _ := parsePress(e.Data)
		return e.Data == PutOffData || p.kind == "later" || p.kind == "which"
	}
	return false
}

// When somebody may ask to be reminded again. Evening and morning are since
// midnight.
const (
	evening    = 19 * time.Hour
	earlyDay   = 8 * time.Hour
	ofMeeting  = 2 * time.Hour
	tillMinute = 5 * time.Minute // to which the end of a meeting is rounded up
)

func (t *turn) meeting() time.Time {
	return t.env.Now.Add(ofMeeting + tillMinute - time.Second).Truncate(tillMinute)
}

func (t *turn) tonight() time.Time {
	c := t.env.Campaign
	return c.Day(t.env.Now).At(c.Zone, 0, 0).Add(evening)
}

// morning is that of the next day on which reminders may go.
func (t *turn) morning() time.Time {
	c := t.env.Campaign
	next := c.NextPermitted(c.Day(t.env.Now).Add(1).At(c.Zone, 0, 0).Add(earlyDay))
	if next.IsZero() {
		return next
	}
	return c.Day(next).At(c.Zone, 0, 0).Add(earlyDay)
}

// mayWait reports whether a reminder may be put off until a moment: it is
// permitted then, no later than the next morning, and before all that is due.
func (t *turn) mayWait(at time.Time) bool {
	due := t.due()
	return at.After(t.env.Now) && !at.After(t.morning()) && at.Before(due) && t.env.Campaign.Permitted(at)
}

// due is the first moment ahead that matters for one of the reports still to be
// sent; zero if all are past.
func (t *turn) due() time.Time {
	var due time.Time
	for _, o := range t.env.Nudges.Owed {
		if !o.Ahead.IsZero() && (due.IsZero() || o.Ahead.Before(due)) {
			due = o.Ahead
		}
	}
	return due
}

// putOff asks until when a reminder is to be put off.
func (t *turn) putOff() {
	if t.owesNothing() {
		return
	}
	var rows [][]chat.Button
	for _, at := range t.laterChoices() {
		rows = append(rows, row(button(t.laterLabel(at), data("later", i64(at.Unix())))))
	}
	if len(rows) == 0 {
		t.say(t.hello()+t.text(text.LaterNone), t.reportNow(), t.offOrOn())
		return
	}
	ask := text.LaterAsk
	if slices.ContainsFunc(t.env.Nudges.Owed, func(o Owed) bool { return o.Late && o.Ahead.Equal(t.due()) }) {
		ask = text.LaterAskLate
	}
	t.say(t.hello()+t.text(ask, "deadline", text.Until(t.lang, t.due(), t.env.Campaign.Zone)), append(rows, t.offOrOn())...)
}

// laterChoices are the moments until which a reminder may be put off, in order.
func (t *turn) laterChoices() []time.Time {
	all := []time.Time{t.meeting(), t.tonight(), t.morning()}
	slices.SortFunc(all, time.Time.Compare)
	return slices.CompactFunc(slices.DeleteFunc(all, func(at time.Time) bool { return !t.mayWait(at) }), time.Time.Equal)
}

// laterLabel names a choice with its hour.
func (t *turn) laterLabel(at time.Time) string {
	c := t.env.Campaign
	clock := text.Clock(at, c.Zone)
	switch {
	case at.Equal(t.tonight()):
		return t.label(text.LaterTonight, "at", clock)
	case !at.Equal(t.morning()):
		return t.label(text.LaterMeeting, "at", clock)
	case c.Day(at) == c.Day(t.env.Now).Add(1):
		return t.label(text.LaterTomorrow, "at", clock)
	}
	return t.label(text.LaterMorning, "at", text.When(t.lang, at, c.Zone))
}

// pressLater takes one of the choices, if it still is one.
func (t *turn) pressLater(p press) {
	at := time.Unix(int64(p.rev), 0).In(t.env.Campaign.Zone)
	if t.owesNothing() {
		return
	}
	if !t.mayWait(at) {
		t.out.Toast = t.label(text.OldButton)
		t.putOff()
		return
	}
	t.remember()
	t.remindAt(at)
}

// saidLater takes a few words that put a reminder off while nothing is being
// asked; false: the text is none of them.
func (t *turn) saidLater() bool {
	when := laterWord(t.e.Text)
	if when == nil || len(t.env.Nudges.Owed) == 0 {
		return false
	}
	if at := when(t); t.mayWait(at) {
		t.remindAt(at)
	} else {
		t.putOff()
	}
	return true
}

func (t *turn) remindAt(at time.Time) {
	t.out.Nudge = &Nudge{Later: at}
	for _, o := range t.env.Nudges.Owed {
		t.out.Nudge.Units = append(t.out.Nudge.Units, o.ID)
	}
	t.say(t.hello()+t.text(text.LaterSet, "at", text.When(t.lang, at, t.env.Campaign.Zone)),
		t.reportNow(), row(button(t.label(text.LaterOther), PutOffData)))
}

// owesNothing reports whether no report of the person's is waited for, and says so.
func (t *turn) owesNothing() bool {
	switch {
	case len(t.env.Nudges.Owed) > 0:
		return false
	case len(t.env.Units) == 0:
		t.idle()
	default:
		t.say(t.hello()+t.text(text.NothingOwed), row(button(t.label(text.ShowIt), data("c", "xem"))))
	}
	return true
}

// reportNow is the button that goes to the report still to be sent, or lets the
// person choose among several.
func (t *turn) reportNow() []chat.Button {
	d := WhichData("u")
	if owed := t.env.Nudges.Owed; len(owed) == 1 {
		d = UnitData("u", owed[0].ID)
	}
	return row(button(t.label(text.ReportNow), d))
}

// whichOwed lets the person choose one of the units whose report is still to be
// sent, by buttons of a kind.
func (t *turn) whichOwed(kind string) {
	if kind != "u" && kind != NotMeKind {
		t.reshow(true)
		return
	}
	if t.owesNothing() {
		return
	}
	var units []UnitRef
	for _, o := range t.env.Nudges.Owed {
		units = append(units, o.UnitRef)
	}
	t.say(t.hello()+t.text(text.WhichOwed), unitRows(units, kind)...)
}

// offOrOn is the button that turns the reminders off, or on again.
func (t *turn) offOrOn() []chat.Button {
	if t.env.Nudges.Off {
		return row(button(t.label(text.TurnOn), data("c", "batnhac")))
	}
	return row(button(t.label(text.TurnOff), data("c", "tatnhac")))
}

// quiet turns the reminders off but those of the deadline day, or on again.
func (t *turn) quiet(off bool) {
	if len(t.env.Units)+len(t.env.Roots) == 0 {
		t.idle()
		return
	}
	t.out.Nudge = &Nudge{Off: off, On: !off}
	switch {
	case !off:
		t.say(t.hello() + t.text(text.RemindersOn))
	case len(t.env.Units) == 0:
		t.say(t.hello()+t.text(text.RemindersOffStaff), row(button(t.label(text.TurnOn), data("c", "batnhac"))))
	default:
		t.say(t.hello()+t.text(text.RemindersOff), row(button(t.label(text.TurnOn), data("c", "batnhac"))))
	}
}
