package dialog

import (
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// What is said about a unit itself rather than its figures. Each is confirmed
// first; the desk counts it, and asks the level above where that decides.

// Claim is what was said about a unit itself rather than its figures.
type Claim struct {
	Kind ClaimKind
	Note string    // Merged: into which unit
	At   time.Time // of one that stands
}

// ClaimKind says what.
type ClaimKind string

// The kinds of claims, as in the store.
const (
	Dissolved ClaimKind = "dissolved"
	Merged    ClaimKind = "merged"
	Resigned  ClaimKind = "resigned"
	NotMine   ClaimKind = "not_mine"
)

// sureOf is how each claim is confirmed: it may be a slip of the finger.
var sureOf = map[ClaimKind]struct{ ask, yes *text.Sentence }{
	Dissolved: {text.DissolvedAsk, text.DissolvedYes},
	Merged:    {text.MergedAsk, text.MergedYes},
	Resigned:  {text.ResignAsk, text.ResignYes},
	NotMine:   {text.LeaveAsk, text.LeaveYes},
}

// askLeave answers "not my unit" in the middle of a report. It ends the role, so
// a slip of the finger is asked about. Of whoever has sent something for the
// unit it was theirs once.
func (t *turn) askLeave() {
	k := NotMine
	if t.env.Unit.Report.Mine {
		k = Resigned
	}
	t.enterExits(k)
	t.renderExits()
}

// notMe answers "not me" under a reminder.
func (t *turn) notMe() {
	if t.env.Unit.Unasked() {
		t.begin()
		return
	}
	t.askLeave()
}

// maxNote is how long the name of a unit may be.
const maxNote = 200

// mergedInto takes the name of the unit into which this one was merged.
func (t *turn) mergedInto(name string) {
	if name == "" || letters(name) > maxNote || t.doubtfulText(name) {
		t.echo = t.text(text.MergedName, "max", itoa(maxNote))
		t.s.Rev++
		t.renderExits()
		return
	}
	t.claim(name)
}

// pressClaimed confirms the claim under way.
func (t *turn) pressClaimed(p press) {
	if t.s.Mode != Exiting || t.s.Claim == "" || t.s.Rev != p.rev {
		t.reshow(true)
		return
	}
	t.claim("")
	t.remember()
}

// claim makes the claim under way. What follows from one about the unit depends
// on who is there above, so the desk says it; one about the person ends the role.
func (t *turn) claim(note string) {
	k := t.s.Claim
	if k == Resigned || k == NotMine {
		t.quit(k)
		return
	}
	if t.env.Unit.Deputy != "" { // they were chair when they began to say it
		t.enterExits("")
		t.renderExits()
		return
	}
	t.reset(Idle)
	t.s.Unit = t.env.Unit.ID
	t.out.Claim = &Claim{Kind: k, Note: note}
}

// quit ends the person's role. The unit's report stays to be made by somebody
// else; whoever has sent something for a unit cannot say that it never was theirs.
func (t *turn) quit(k ClaimKind) {
	u := t.env.Unit
	if k == NotMine && u.Report.Mine {
		t.reshow(true)
		return
	}
	t.reset(Idle)
	t.out.Leave, t.out.Claim = u.ID, &Claim{Kind: k}
	say := text.Left
	if k == Resigned {
		say = text.Resigned
	}
	said := t.text(say, "unit", u.Name, "above", t.above(u.Above))
	if len(t.env.Units) > 1 {
		t.say(said, row(button(t.label(text.Report), data("c", "baocao"))))
		return
	}
	t.say(said)
}

// claimStands says what was said about the unit and not decided yet, instead of
// asking as if nothing had happened.
func (t *turn) claimStands() {
	u := t.env.Unit
	t.reset(Idle)
	t.s.Unit = u.ID
	say, lift := text.ClaimStands, [][]chat.Button{row(button(t.label(text.ClaimLift), data("lift", u.ID)))}
	if u.Deputy != "" {
		say, lift = text.ClaimStandsDeputy, nil
	}
	t.say(t.text(say, "unit", u.Name, "above", t.above(u.Above),
		"day", text.Day(u.Report.Claim.At, t.env.Campaign.Zone),
		"what", text.HTML(text.ClaimWhat(t.lang, string(u.Report.Claim.Kind), u.Report.Claim.Note))), lift...)
}

// pressLift takes the claim back and goes on with the report.
func (t *turn) pressLift() {
	if t.env.Unit.Report.Claim != nil && t.env.Unit.Deputy == "" {
		u := *t.env.Unit
		u.Report.Claim = nil
		t.env.Unit, t.out.Lift = &u, true
		t.echo = t.text(text.ClaimLifted, "unit", t.env.Unit.Name)
	}
	t.remember()
	t.begin()
}

// Unasked reports whether a unit is not asked for answers: it is closed, or said
// to be, and the level above decides.
func (u *Unit) Unasked() bool { return u.Closed || u.Report.Claim != nil }

// claimLine says in a line below others what was said about the unit and waits for
// the level above; empty if nothing does.
func (t *turn) claimLine() string {
	c := t.env.Unit.Report.Claim
	if c == nil {
		return ""
	}
	return "\n" + t.text(text.RepClaim, "day", text.Day(c.At, t.env.Campaign.Zone),
		"what", text.HTML(text.ClaimWhat(t.lang, string(c.Kind), c.Note))) + t.text(text.RepClaimWaits)
}
