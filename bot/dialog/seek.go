package dialog

import (
	"cmp"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// Search is what was looked up in the list of units for somebody who looks for
// theirs; see LooksUp.
type Search struct {
	Units  []Candidate // best first
	Groups []Group     // where units of equal names stand, to choose from first
	Total  int         // how many there are in all
	Picked *Candidate  // the unit that the press names; nil if nobody can report for it
}

// Candidate is a unit that may be somebody's.
type Candidate struct {
	UnitRef
	Short string // its short name, for a button with the place beside it; empty: the name
	Place string // the levels above, nearest first
	Taken bool   // somebody is known as its chair
}

// Group is some of the units found, under one unit above.
type Group struct {
	UnitRef
	N int
}

// Seek is how far the search for a unit is.
type Seek struct {
	Text  string `json:"text,omitempty"`  // what was typed last
	Under string `json:"under,omitempty"` // the unit above to which it was narrowed
	Page  int    `json:"page,omitempty"`  // of a shared link's list, from 1; 0: the list is not open
	Add   string `json:"add,omitempty"`   // what is asked about a unit that is not in the list
	Name  string `json:"name,omitempty"`  // of that unit
	Pick  string `json:"pick,omitempty"`  // the unit about which they were asked whether it is theirs
}

// Lookup is what a step needs to have looked up in the list of units.
type Lookup struct {
	Text  string // a search ...
	Under string // ... under this unit; empty: everywhere
	Unit  string // or this unit alone
	Page  int    // or, with neither, a page of the units under Under, from 1; 0: the first
}

// maxSeek is how many letters of a search text are kept.
const maxSeek = 200

// LooksUp says what a step will need from the list of units. Of env the units,
// the roots and the invitation are needed.
func LooksUp(env Env, s State, e Event) (l Lookup, ok bool) {
	link := sharedLink(env, s)
	l = Lookup{Text: s.Seek.Text, Under: s.Seek.Under, Page: s.Seek.Page}
	if env.Invite != nil && e.Kind == Said && StartPayload(e.Text) != "" && env.Invite.Role == chairBelow {
		return Lookup{Under: env.Invite.Unit.ID}, true
	}
	if link != nil && l.Under == "" {
		l.Under = link.Unit.ID
	}
	switch e.Kind {
	case Pressed:
		p, ok := parsePress(e.Data)
		switch {
		case ok && (p.kind == "pick" || p.kind == "ask"):
			return Lookup{Unit: p.value}, true
		case ok && p.kind == "in":
			l.Under = p.value
		case ok && p.kind == "seek" && p.value == "again":
			l.Text, l.Under, l.Page = "", "", 0
			if link != nil {
				l.Under = link.Unit.ID
			}
		case ok && p.kind == "seek" && atoi(p.value) > 0:
			l.Text, l.Page = "", atoi(p.value)
		}
	case Said:
		if name, _, slash := readCommand(e.Text); name == "" && !slash && s.Seek.Add == "" && seeks(env, s) {
			if s.Seek.Pick != "" && viet.ReadYesNo(e.Text) == viet.Yes {
				return Lookup{Unit: s.Seek.Pick}, true
			}
			l = Lookup{Text: short(strings.TrimSpace(e.Text), maxSeek)}
			if link != nil {
				l.Under = link.Unit.ID
			}
			return l, true
		}
	}
	return l, s.Mode == Seeking && s.Seek.Add == "" && (l.Text != "" || link != nil)
}

// seeks reports whether a text is the name of a unit that is looked for: when
// that was asked, and from somebody of whom nothing is known.
func seeks(env Env, s State) bool {
	return s.Mode == Seeking || s.Mode == Idle && len(env.Units)+len(env.Roots) == 0
}

// saidSeek takes a text as the name of a unit.
func (t *turn) saidSeek() {
	if t.s.Seek.Add != "" {
		t.saidAdd()
		return
	}
	if t.saidPick() {
		return
	}
	typed := short(strings.TrimSpace(t.e.Text), maxSeek)
	if s := t.env.Search; s == nil || s.Total == 0 {
		t.foundNothing(typed)
		return
	}
	t.seeking()
	t.s.Seek.Text = typed
	t.showFound()
}

// saidPick reads a typed yes or no to the question whether the unit is theirs,
// and the words of the button for units that are not in the list.
func (t *turn) saidPick() bool {
	yes := viet.ReadYesNo(t.e.Text)
	switch {
	case t.s.Mode == Seeking && t.s.Seek.Pick == "" && (yes == viet.No || viet.Fold(t.e.Text) == viet.Fold(t.label(text.SeekMissing))):
		t.missing()
	case t.s.Seek.Pick == "":
		return false
	case yes == viet.Yes:
		t.pressAsk()
	case yes == viet.No || saysNotMine(t.e.Text):
		t.seeking()
		t.askName()
	default:
		return false
	}
	return true
}

// seeking begins the search anew, by the same shared link if there is one.
func (t *turn) seeking() {
	token := ""
	if t.link() != nil {
		token = t.s.Invite
	}
	t.reset(Seeking)
	t.s.Invite = token
}

// foundNothing says so and how to go on; the second time in a row whom to ask.
func (t *turn) foundNothing(typed string) {
	none := t.text(text.SeekNone, "typed", short(typed, 60))
	if t.s.Mode != Seeking {
		if t.s.Intro { // else it is a greeting
			t.echo = none
		}
		if viet.ReadYesNo(t.e.Text) != viet.Unsure {
			t.echo = ""
		}
		if t.sayPending() {
			return
		}
		t.askContact(t.takeEcho() + t.text(text.AskContact))
		return
	}
	if t.s.Fails++; t.s.Fails >= helpAfter {
		none += "\n" + t.helpLine()
	}
	t.s.Seek = Seek{}
	t.view("seek", none+"\n"+t.text(text.SeekAsk), t.missingRow())
}

// showFound shows what the search found.
func (t *turn) showFound() {
	s := t.env.Search
	switch link := t.link(); {
	case t.s.Seek.Add != "":
		t.askAdd()
	case t.s.Seek.Text == "" && link != nil:
		t.showLink(link)
	case s == nil || s.Total == 0 || t.s.Seek.Text == "":
		t.askName()
	case len(s.Groups) > 0:
		t.showGroups(s)
	default:
		t.showUnits(s)
	}
}

// askName asks for the name of the unit.
func (t *turn) askName() {
	t.s.Mode, t.s.Seek = Seeking, Seek{}
	t.view("seek", t.text(text.SeekAsk))
}

func (t *turn) showGroups(s *Search) {
	var rows [][]chat.Button
	for _, g := range s.Groups {
		rows = append(rows, row(button(short(g.Name, 50)+" ("+t.number(int64(g.N))+")", data("in", g.ID))))
	}
	t.view("seek", t.text(text.SeekGroups, "n", t.number(int64(s.Total)), "typed", short(t.s.Seek.Text, 60)), append(rows, t.missingRow())...)
}

func (t *turn) showUnits(s *Search) {
	say := text.SeekFound
	if s.Total > len(s.Units) {
		say = text.SeekMany
	}
	html := t.text(say, "n", t.number(int64(s.Total)), "typed", short(t.s.Seek.Text, 60))
	t.view("seek", html+t.takenNote(s), append(t.candidates(s), t.missingRow())...)
}

// candidates are the buttons of the units found, each with the levels above.
func (t *turn) candidates(s *Search) [][]chat.Button {
	var rows [][]chat.Button
	for _, u := range s.Units {
		label := short(u.Name, 60)
		if link := t.link(); u.Place != "" && (link == nil || link.Unit.Kind != "upper") { // else they stand together
			label = short(cmp.Or(u.Short, u.Name), 36) + " – " + short(u.Place, 28)
		}
		if u.Taken {
			label = "👤 " + label
		}
		rows = append(rows, row(button(label, data("pick", u.ID))))
	}
	return rows
}

// takenNote explains the mark of units that have a chair.
func (t *turn) takenNote(s *Search) string {
	for _, u := range s.Units {
		if u.Taken {
			return "\n" + t.text(text.SeekTakenMark)
		}
	}
	return ""
}

func (t *turn) missingRow() []chat.Button {
	return row(button(t.label(text.SeekMissing), data("seek", "miss")))
}

// pressSeek takes the presses of a search.
func (t *turn) pressSeek(p press) {
	switch {
	case p.kind == "pick":
		t.pressPick()
	case p.kind == "ask":
		t.pressAsk()
	case p.kind == "in" && t.s.Mode == Seeking && t.s.Seek.Text != "":
		t.s.Seek.Under = p.value
		t.showFound()
	case p.kind == "seek" && p.value == "again":
		t.seeking()
		t.showFound()
	case p.kind == "seek" && p.value == "miss":
		t.missing()
	case p.kind == "seek" && p.value == "skip" && t.s.Seek.Add == addWorkers:
		t.add(nil)
	case p.kind == "seek" && atoi(p.value) > 0 && t.link() != nil:
		t.seeking()
		t.s.Seek.Page = atoi(p.value)
		t.showFound()
	default:
		t.reshow(true)
	}
}

// picked gives the unit of the press. If nobody can report for it any more, or
// the person does already, that is answered here.
func (t *turn) picked() *Candidate {
	var c *Candidate
	if t.env.Search != nil {
		c = t.env.Search.Picked
	}
	switch {
	case c == nil:
		t.say(t.text(text.SeekGone), t.againRow())
	case t.chairs(c.ID):
		t.remember()
		t.out.Continue = c.ID
		return nil
	}
	return c
}

// pressPick asks whether the unit is theirs.
func (t *turn) pressPick() {
	c := t.picked()
	if c == nil {
		return
	}
	ask, yes := text.SeekConfirm, text.IAmChair
	if c.Kind == "attached" {
		ask, yes = text.SeekConfirmReporter, text.IAmReporter
	}
	html := t.text(ask, "unit", c.Name, "place", t.above(c.Place))
	if c.Taken {
		html += "\n" + t.text(text.SeekTaken)
	}
	t.s.Seek.Pick = c.ID
	t.view("seek", html, row(button(t.label(yes, "unit", short(c.Name, 44)), data("ask", c.ID))), t.againRow())
}

func (t *turn) againRow() []chat.Button {
	return row(button(t.label(text.SeekAgain), data("seek", "again")))
}

// pressAsk asks the level above for the unit.
func (t *turn) pressAsk() {
	c := t.picked()
	if c == nil {
		return
	}
	t.out.ByLink, t.s.Seek.Pick = t.link() != nil, ""
	if t.s.Mode == Seeking {
		t.reset(Idle)
	}
	t.remember()
	t.out.Request = []string{c.ID}
}
