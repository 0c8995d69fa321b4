package dialog

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// An officer above sets dates: an earlier one for all units below, which moves
// only the reminders, or more time for one unit, which counts for "on time". The
// unit is authorised by the desk, which fills in Env.Due for it, in every step.

// DueUnit is the unit whose dates an officer above is about to set.
type DueUnit struct {
	UnitRef
	Own      bool      // the officer's own: more time for it is for a level above to grant
	Deadline time.Time // until when its report is on time; zero: none
	Sent     time.Time // its first submission; zero: none
	OnTime   bool      // Sent was on time
	Latest   time.Time // until when this officer may grant time
	All      bool      // Latest is that of the whole campaign, not the letter's date
	Before   time.Time // the earliest deadline of the levels below it; zero: none
	Below    time.Time // the internal date set for them; zero: none
}

// DateAct is what an officer sets.
type DateAct string

// The acts.
const (
	FindUnit  DateAct = "find"  // a unit to grant time to, by what was typed
	SetBelow  DateAct = "below" // an earlier date for the units below
	DropBelow DateAct = "drop"  // no such date any more
	GrantTime DateAct = "grant" // more time for one unit
)

// DateTalk is how far the setting of a date is.
type DateTalk struct {
	Act    DateAct   `json:"act"`
	Unit   string    `json:"unit"`
	Until  time.Time `json:"until,omitzero"`
	Reason string    `json:"reason,omitempty"`
}

// SetDate is what the desk carries out.
type SetDate struct {
	Act    DateAct
	Unit   string
	Until  time.Time
	Reason string
	Typed  string // of FindUnit
}

// DueUnitOf names the unit that Env.Due is needed for; empty if for none.
func DueUnitOf(s State, e Event) string {
	if p, ok := parsePress(e.Data); e.Kind == Pressed && ok && slices.Contains(dateKinds, p.kind) {
		return p.above
	}
	if s.Mode == Dating && s.Date != nil {
		return s.Date.Unit
	}
	return ""
}

// SetsDate reports whether a step may set a date: people of the unit are told, so
// the person's own units are not named in it.
func SetsDate(e Event) bool { return e.Kind == Pressed && strings.HasPrefix(e.Data, "hy/") }

var dateKinds = []string{"hs", "hx", "hf", "hg", "hw", "hr", "hy"}

// pressDates takes the buttons of officers above about dates.
func (t *turn) pressDates(p press) {
	if p.kind == "ho" {
		t.out.Screen = &Screen{Unit: p.above, Name: DeadlineScreen}
		return
	}
	if t.env.Due == nil || t.env.Due.ID != p.above {
		t.out.Toast, t.out.Alert = t.label(text.NoSuchUnit), true
		return
	}
	switch p.kind {
	case "hf":
		t.beginDate(FindUnit)
	case "hs":
		t.beginDate(SetBelow)
	case "hg":
		t.beginDate(GrantTime)
	case "hx":
		t.remember()
		t.out.SetDate = &SetDate{Act: DropBelow, Unit: p.above}
	default:
		t.pressDate(p)
	}
}

// pressDate takes a date, a reason, or the word that it shall be so: buttons of
// what is under way.
func (t *turn) pressDate(p press) {
	d, n := t.s.Date, atoi(p.value)
	switch {
	case t.s.Mode != Dating || d == nil:
		t.reshow(true)
	case d.Unit != p.above: // of another unit, set before
		t.out.Toast = t.label(text.OldButton)
	case p.kind == "hw" && d.Act != FindUnit:
		t.remember()
		t.tryDate(time.Unix(int64(n), 0))
	case p.kind == "hr" && n >= 0 && n < len(text.GrantReasons) && d.Act == GrantTime && !d.Until.IsZero():
		t.remember()
		d.Reason = text.GrantReasons[n]
		t.askDate()
	case p.kind == "hy" && int64(n) == d.Until.Unix() && (d.Act == SetBelow || d.Reason != ""):
		t.setDate()
	default:
		t.reshow(true)
	}
}

// beginDate begins to set a date for the unit of this step, if there is one to set.
func (t *turn) beginDate(act DateAct) {
	u := t.env.Due
	t.reset(Dating)
	t.remember()
	t.s.Date = &DateTalk{Act: act, Unit: u.ID}
	if why := t.noDate(act); why != "" {
		t.reset(Idle)
		t.say(why, t.duesButton())
		return
	}
	t.askDate()
}

// noDate says why no date of a kind can be set for the unit; empty if one can.
func (t *turn) noDate(act DateAct) string {
	u := t.env.Due
	switch {
	case act == SetBelow && !u.Before.After(t.env.Now):
		return t.text(text.BelowOver, "unit", u.Name)
	case act != GrantTime:
		return ""
	case u.Own:
		return t.text(text.GrantOwn, "unit", u.Name)
	case u.Deadline.IsZero():
		return t.text(text.GrantNone, "unit", u.Name)
	case !u.Sent.IsZero() && u.OnTime:
		return t.text(text.GrantNeedless, "unit", u.Name)
	case !u.Latest.After(t.after()):
		return t.text(text.GrantNoRoom, "unit", u.Name, "latest", t.until(u.Latest))
	}
	return ""
}

// after is the moment beyond which more time changes something: the deadline, and
// the late report or, without one, now.
func (t *turn) after() time.Time {
	u := t.env.Due
	at := u.Sent
	if at.IsZero() {
		at = t.env.Now
	}
	if u.Deadline.After(at) {
		return u.Deadline
	}
	return at
}

// tryDate takes a moment, or says why not and asks again.
func (t *turn) tryDate(at time.Time) {
	if why := t.wrongDate(at); why != "" {
		t.echo = why
		t.s.Date.Until = time.Time{}
	} else {
		t.s.Date.Until = at
	}
	t.askDate()
}

// saidDate takes a text while a date is being set.
func (t *turn) saidDate() {
	d := t.s.Date
	if t.lostDate() || t.e.Timing != After && t.e.Text == t.s.LastText {
		return
	}
	if t.e.Timing == Before {
		t.askDate()
		return
	}
	t.s.LastText = t.e.Text
	switch {
	case d.Act == FindUnit:
		t.findUnit()
	case d.Until.IsZero():
		t.readDate()
	case d.Act == GrantTime && d.Reason == "":
		t.readReason()
	default:
		t.readSure()
	}
}

// lostDate reports that the unit is not this officer's any more, and leaves it.
func (t *turn) lostDate() bool {
	if t.s.Date != nil && t.env.Due != nil && t.env.Due.ID == t.s.Date.Unit {
		return false
	}
	t.reset(Idle)
	t.idle()
	return true
}

func (t *turn) findUnit() {
	typed := short(strings.TrimSpace(viet.Clean(t.e.Text)), maxSeek)
	if typed == "" {
		t.askDate()
		return
	}
	t.out.SetDate = &SetDate{Act: FindUnit, Unit: t.s.Date.Unit, Typed: typed}
}

// readDate reads a moment. A day without an hour is asked for its hour.
func (t *turn) readDate() {
	zone := t.env.Campaign.Zone
	d := viet.ReadDate(t.e.Text, t.env.Now.In(zone))
	switch {
	case d.Kind == viet.Value && d.HasTime && d.Form != viet.Span:
		t.tryDate(d.From)
	case d.Kind == viet.Value && d.Form == viet.Before:
		t.tryDate(d.From)
	case d.Kind == viet.Value && d.Form == viet.UntilEnd:
		t.tryDate(d.From.AddDate(0, 0, 1))
	case d.Kind == viet.Value && d.Form == viet.Day:
		t.askHour(d.From)
	default:
		t.notUnderstood()
		t.echo = t.text(text.DueUnread, "typed", short(t.e.Text, maxRead), "example", t.exampleDate())
		t.askDate()
	}
}

// maxRead is how many letters of what was typed are shown again.
const maxRead = 60

// askHour offers some hours of a day.
func (t *turn) askHour(day time.Time) {
	var all []chat.Button
	for _, hour := range []int{8, 12, 17} {
		at := day.Add(time.Duration(hour) * time.Hour)
		if t.wrongDate(at) == "" {
			all = append(all, button(t.until(at), data("hw", t.s.Date.Unit, strconv.FormatInt(at.Unix(), 10))))
		}
	}
	if len(all) == 0 {
		t.tryDate(day.Add(17 * time.Hour))
		return
	}
	t.askInDate(t.text(text.DueHour, "day", text.OfDay(t.lang, day, t.env.Campaign.Zone)), chat.Rows(all...)...)
}

// maxReason is how many letters a reason has at most.
const maxReason = 200

// readReason takes the reason in a line.
func (t *turn) readReason() {
	said := strings.Join(strings.Fields(viet.Clean(t.e.Text)), " ")
	if n := letters(said); n < 3 || n > maxReason || t.doubtfulText(said) {
		t.notUnderstood()
		t.echo = t.text(text.GrantWhyBad, "typed", short(t.e.Text, maxRead), "max", itoa(maxReason))
		t.askDate()
		return
	}
	t.s.Date.Reason = said
	t.askDate()
}

// readSure takes a yes or a no.
func (t *turn) readSure() {
	switch viet.ReadYesNo(t.e.Text) {
	case viet.Yes:
		t.setDate()
	case viet.No:
		t.cancel()
	default:
		t.notUnderstood()
		t.askDate()
	}
}

// setDate gives what was confirmed to the desk, if it still can be set: time has
// gone by since it was chosen.
func (t *turn) setDate() {
	d := *t.s.Date
	if why := t.noDate(d.Act); why != "" {
		t.reset(Idle)
		t.say(why, t.duesButton())
		return
	}
	if t.wrongDate(d.Until) != "" {
		t.tryDate(d.Until)
		return
	}
	t.reset(Idle)
	t.remember()
	t.out.SetDate = &SetDate{Act: d.Act, Unit: d.Unit, Until: d.Until, Reason: d.Reason}
}
