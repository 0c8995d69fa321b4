package dialog

import (
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// An officer above looks at a report that was sent: asks the unit to complete some
// of its answers, withdraws it, or accepts what is doubtful about it. The unit is
// authorised by the desk, which fills in Env.Review for it, in every step; so is
// what comes of it, once more. Buttons carry the revision that was looked at.

// Review is a unit's report that an officer above looks at.
type Review struct {
	UnitRef         // Above is the officer's own level, in whose name they act
	Own      bool   // it is the officer's own unit: a level above reviews it
	State    string // of the report
	Revision int    // sent last
	Answers  map[string]Answer
	Doubts   []string // what is open about it, as lists say it
	About    []string // keys of the answers that these are about
	Asked    string   // when it was returned, if it waits for its unit
}

// ReviewTalk is how far an officer above is with a report.
type ReviewTalk struct {
	Act      text.ReviewAct `json:"act,omitempty"` // empty: the unit is being looked for
	Unit     string         `json:"unit,omitempty"`
	Revision int            `json:"rev,omitempty"`    // that is being looked at
	Picked   []string       `json:"picked,omitempty"` // ActBack: keys of the answers to be completed
	Chosen   bool           `json:"chosen,omitempty"` // all of them are
	Reason   string         `json:"reason,omitempty"`
}

// ReviewOrder is what the desk carries out.
type ReviewOrder struct {
	Act       text.ReviewAct // or RingUnit
	Unit      string
	Revision  int
	Questions []string // ActBack: open to the unit
	Reason    string
}

// RingUnit asks for the number of whoever reports for a unit.
const RingUnit text.ReviewAct = "ring"

// ReviewedUnit names the unit that Env.Review is needed for; empty if for none.
func ReviewedUnit(s State, e Event) string {
	if p, ok := parsePress(e.Data); e.Kind == Pressed && ok {
		if p.kind == "rv" {
			return p.above
		}
		return ""
	}
	if s.Mode == Reviewing && s.Review != nil {
		return s.Review.Unit
	}
	return ""
}

// FindsReviewed reports whether a step looks for the unit to be reviewed: if one is
// found, Env.Review is that unit's.
func FindsReviewed(s State, e Event) bool { return looksFor(s, e) != "" }

// TellsUnit reports whether a step may have the people of a unit told, so that the
// person's own units need not be named in it.
func TellsUnit(e Event) bool {
	p, ok := parsePress(e.Data)
	return e.Kind == Pressed && ok && p.kind == "rv" && (p.value == "yes" || p.value == "why")
}

// looksFor gives what was typed as the unit to be reviewed; "" if nothing was.
func looksFor(s State, e Event) string {
	if e.Kind != Said {
		return ""
	}
	name, rest, slash := readCommand(e.Text)
	switch {
	case name == "tralai" && rest != "":
		return short(strings.TrimSpace(viet.Clean(rest)), maxSeek)
	case name == "" && !slash && s.Mode == Reviewing && s.Review != nil && s.Review.Unit == "":
		return short(strings.TrimSpace(viet.Clean(e.Text)), maxSeek)
	}
	return ""
}

// commandBack takes /tralai: with a unit behind it, or it says how.
func (t *turn) commandBack() {
	if len(t.env.Roots) == 0 {
		t.echo = t.text(text.NoRoleStaff)
		t.resume()
		return
	}
	t.reset(Reviewing)
	t.s.Review = &ReviewTalk{}
	t.askReview()
}

// findReviewed offers the units that a text may mean, or begins with the only one.
func (t *turn) findReviewed(typed string) {
	if len(t.env.Roots) == 0 {
		t.commandBack()
		return
	}
	t.reset(Reviewing)
	t.s.Review = &ReviewTalk{}
	if len(t.env.Below) == 0 && t.env.BelowN == 0 {
		t.echo = t.text(text.ReviewNotFound, "typed", typed, "example", exampleUnit)
		t.askReview()
		return
	}
	if r := t.env.Review; r != nil && len(t.env.Below) == 1 && r.ID == t.env.Below[0].ID && t.env.BelowN <= 1 {
		t.beginReview(text.ActBack, 0)
		return
	}
	var rows [][]chat.Button
	for _, u := range t.env.Below {
		rows = append(rows, row(button(short(u.Name, 36)+" – "+short(u.Above, 28), data("rv", u.ID, "0", "back", "0"))))
	}
	t.askInReview("find", t.text(text.ReviewFound, "n", t.number(int64(t.env.BelowN)), "typed", typed), rows...)
}

// exampleUnit is a code as rosters have them.
const exampleUnit = "79-0012"

// pressReview takes the buttons of officers above about a report.
func (t *turn) pressReview(p press) {
	r := t.env.Review
	if r == nil || r.ID != p.above {
		t.out.Toast, t.out.Alert = t.label(text.OutsideScope), true
		return
	}
	switch p.value {
	case "ring":
		t.out.Review = &ReviewOrder{Act: RingUnit, Unit: r.ID}
	case string(text.ActBack), string(text.ActGone), string(text.ActAccept):
		t.remember()
		t.beginReview(text.ReviewAct(p.value), p.rev)
	default:
		t.pressReviewing(p)
	}
}

// beginReview begins an act on the report of the step's unit, if it can be done.
// What is doubtful about it is ticked.
func (t *turn) beginReview(act text.ReviewAct, seen int) {
	r := t.env.Review
	t.reset(Reviewing)
	t.s.Review = &ReviewTalk{Act: act, Unit: r.ID, Revision: r.Revision}
	if seen > 0 {
		t.s.Review.Revision = seen
	}
	if act == text.ActBack {
		t.s.Review.Picked = slices.Clone(r.About)
	}
	if !t.mayReview() {
		return
	}
	t.askReview()
}

// mayReview reports whether the act under way can be done; else it says why not,
// and leaves it.
func (t *turn) mayReview() bool {
	r, d, why := t.env.Review, t.s.Review, ""
	switch {
	case r.Own:
		why = t.text(text.ReviewOwn, "unit", r.Name)
	case r.State != "sent" && r.State != "returned":
		why = t.text(text.ReviewNotSent, "unit", r.Name)
	case d.Revision != r.Revision:
		why = t.text(text.ReviewChanged, "unit", r.Name)
	case r.State == "returned" && d.Act != text.ActGone:
		why = t.text(text.ReviewBack, "unit", r.Name, "moment", r.Asked)
	case d.Act == text.ActAccept && len(r.Doubts) == 0:
		why = t.text(text.ReviewAccepted, "unit", r.Name)
	default:
		return true
	}
	t.reset(Idle)
	t.say(why, t.reportButton(r.ID))
	return false
}

// reportButton opens the report of a unit below.
func (t *turn) reportButton(unit string) []chat.Button {
	return row(button(t.label(text.UnitReport), data("o", unit)))
}

// pressReviewing takes a button of what is under way.
func (t *turn) pressReviewing(p press) {
	d := t.s.Review
	if t.s.Mode != Reviewing || d == nil || d.Unit != p.above || d.Revision != p.rev {
		t.out.Toast = t.label(text.OldButton)
		return
	}
	q := t.env.Campaign.Question(p.key)
	reasons, n := text.ReviewReasons(d.Act), atoi(p.key)
	picking := d.Act == text.ActBack && !d.Chosen
	switch {
	case (p.value == "on" || p.value == "off") && picking && q != nil && t.askable(q):
		t.tickReview(q.Key, p.value == "on")
	case p.value == "go" && picking && len(d.Picked) == 0:
		t.out.Toast, t.out.Alert = t.label(text.ReviewPickNone), true
	case p.value == "go" && picking:
		t.remember()
		d.Chosen = true
		t.askReview()
	case p.value == "why" && !picking && d.Reason == "" && n >= 0 && n < len(reasons):
		t.remember()
		t.giveReason(reasons[n])
	case p.value == "yes" && !picking && d.Reason != "":
		t.orderReview()
	default:
		t.out.Toast = t.label(text.OldButton)
	}
}

// askable reports whether the unit can be asked for an answer again.
func (t *turn) askable(q *config.Question) bool {
	_, ok := t.env.Review.Answers[q.Key]
	return ok && q.Type != config.Confirm && slices.Contains(t.env.Campaign.Questions, q)
}

// tickReview sets what shall be ticked: pressing twice is pressing once.
func (t *turn) tickReview(key string, on bool) {
	d := t.s.Review
	d.Picked = slices.DeleteFunc(slices.Clone(d.Picked), func(k string) bool { return k == key })
	if on {
		d.Picked = append(d.Picked, key)
	}
	t.askReview()
}

// giveReason takes the reason. A note is the last that is needed.
func (t *turn) giveReason(reason string) {
	t.s.Review.Reason = reason
	if t.s.Review.Act == text.ActAccept {
		t.orderReview()
		return
	}
	t.askReview()
}

// saidReview takes a text while a report is looked at.
func (t *turn) saidReview() {
	d := t.s.Review
	if d == nil || d.Unit != "" && (t.env.Review == nil || t.env.Review.ID != d.Unit) {
		t.reset(Idle) // it is not this officer's any more
		t.idle()
		return
	}
	if t.e.Timing != After && t.e.Text == t.s.LastText {
		return
	}
	if t.e.Timing == Before {
		t.askReview()
		return
	}
	typed := looksFor(t.s, t.e)
	t.s.LastText = t.e.Text
	switch {
	case d.Unit == "" && typed == "":
		t.askReview()
	case d.Unit == "":
		t.findReviewed(typed)
	case d.Act == text.ActBack && !d.Chosen:
		t.notUnderstood()
		t.askReview()
	case d.Reason == "":
		t.readWhy()
	default:
		t.readReviewSure()
	}
}

// readWhy takes a reason in a line.
func (t *turn) readWhy() {
	said := strings.Join(strings.Fields(viet.Clean(t.e.Text)), " ")
	if n := letters(said); n < 3 || n > maxReason || t.doubtfulText(said) || strings.HasPrefix(said, "#") {
		t.notUnderstood()
		t.echo = t.text(text.WhyBad, "typed", short(t.e.Text, maxRead), "max", itoa(maxReason))
		t.askReview()
		return
	}
	t.giveReason(said)
}

// readReviewSure takes a yes or a no.
func (t *turn) readReviewSure() {
	switch viet.ReadYesNo(t.e.Text) {
	case viet.Yes:
		t.orderReview()
	case viet.No:
		t.cancel()
	default:
		t.notUnderstood()
		t.askReview()
	}
}

// orderReview gives what was confirmed to the desk, if it still can be done.
func (t *turn) orderReview() {
	if !t.mayReview() {
		return
	}
	d := *t.s.Review
	order := &ReviewOrder{Act: d.Act, Unit: d.Unit, Revision: d.Revision, Reason: d.Reason}
	if d.Act == text.ActBack {
		order.Questions = t.ticked()
	}
	t.reset(Idle)
	t.remember()
	t.out.Review = order
}

// DoubtsScreen is the name of the screen of figures worth a second look.
const DoubtsScreen = "batthuong"

// commandDoubts opens it.
func (t *turn) commandDoubts() {
	t.forRoot(func(unit string) { t.out.Screen = &Screen{Unit: unit, Name: DoubtsScreen} }, text.ChooseDoubts, "bt")
}
