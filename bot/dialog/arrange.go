package dialog

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
)

// An officer above records a change of one unit below: a name, a merger, another
// level above, its end, a new unit. What is missing is asked in this order
// (askArrange), then what will happen is shown and confirmed. The unit is
// authorised by the desk, which fills in Env.Arranged for it in every step; so is
// what comes of it, and the other unit, once more.

// Arranged is a unit that an officer above changes.
type Arranged struct {
	UnitRef
	Own    bool // the officer's own: a level above changes it
	Closed bool
	Level  bool   // others may stand below it
	Parent string // id of the unit above
	Units  int64  // at or below it, of which a report is expected
}

// ArrangeTalk is how far a change is. Its zero parts are not known yet.
type ArrangeTalk struct {
	Act     text.ArrangeAct `json:"act"`
	Unit    string          `json:"unit"`
	Level   bool            `json:"level,omitempty"` // others may stand below it
	To      UnitRef         `json:"to,omitzero"`     // the other unit, where there is one
	Name    string          `json:"name,omitempty"`
	Workers int64           `json:"workers,omitempty"` // -1: not known
	Zone    string          `json:"zone,omitempty"`    // "-": elsewhere
	Papers  *Papers         `json:"papers,omitempty"`
}

// Papers are the decision that a change was made by; all of it may be missing.
type Papers struct {
	Number string    `json:"number,omitempty"`
	Date   time.Time `json:"date,omitzero"` // of the paper
	From   time.Time `json:"from,omitzero"` // the day from which it holds
}

// Arrange is what the desk carries out.
type Arrange struct {
	Act     text.ArrangeAct
	Unit    string
	To      string
	Name    string
	Workers int64 // -1: not known
	Zone    string
	Papers  Papers
}

// ArrangedUnit names the unit that Env.Arranged is needed for; empty if for none.
func ArrangedUnit(s State, e Event) string {
	if p, ok := parsePress(e.Data); e.Kind == Pressed && ok {
		if p.kind == "tr" {
			return p.above
		}
		return ""
	}
	if e.Kind == Said {
		if name, _, _ := readCommand(e.Text); name == "themdonvi" {
			return ""
		}
	}
	if s.Mode == Arranging && s.Arrange != nil {
		return s.Arrange.Unit
	}
	return ""
}

// FindsLevel reports whether what LooksBelow gives is the name of a unit that others
// stand below, rather than of one that reports.
func FindsLevel(s State) bool {
	d := s.Arrange
	return s.Mode == Arranging && d != nil && (d.Act != text.ArrangeMerge || d.Level)
}

// ChangesUnit reports whether a step may change a unit: people are told, so that the
// person's own units are not named in it.
func ChangesUnit(s State, e Event) bool {
	p, ok := parsePress(e.Data)
	return e.Kind == Pressed && ok && p.kind == "tr" && p.value == "yes" ||
		e.Kind == Said && s.Mode == Arranging && s.Arrange != nil && s.Arrange.wants() == ""
}

// commandAdd takes /themdonvi.
func (t *turn) commandAdd() {
	t.forRoot(func(id string) {
		for _, root := range t.env.Roots {
			if root.ID == id {
				t.addBelow(root)
			}
		}
	}, text.ChooseRoot, "tr", "0", string(text.ArrangeAdd), "0")
}

// addBelow begins to add a union below a unit; below the nation itself there are
// none, so the level is asked.
func (t *turn) addBelow(u UnitRef) {
	t.reset(Arranging)
	t.s.Arrange = &ArrangeTalk{Act: text.ArrangeAdd, Unit: u.ID, Level: true}
	if u.Kind != "national" {
		t.s.Arrange.To = u
	}
	t.askArrange(u.Name)
}

// pressArrange takes the buttons of a change.
func (t *turn) pressArrange(p press) {
	u, d, act := t.env.Arranged, t.s.Arrange, text.ArrangeAct(p.value)
	switch {
	case u == nil || u.ID != p.above:
		t.out.Toast, t.out.Alert = t.label(text.OutsideScope), true
	case p.value == "menu":
		t.remember()
		t.arrangeMenu()
	case text.IsArrangeAct(act):
		t.remember()
		t.beginArrange(act)
	case t.s.Mode != Arranging || d == nil || d.Unit != u.ID || p.rev != t.s.Rev:
		t.out.Toast = t.label(text.OldButton)
	default:
		t.remember()
		t.pressArranging(p)
	}
}

// acts lists what can be recorded about a unit.
func (u *Arranged) acts() []text.ArrangeAct {
	var acts []text.ArrangeAct
	switch {
	case u.Closed && !u.Own:
		return []text.ArrangeAct{text.ArrangeReopen}
	case u.Closed:
		return nil
	case u.Level:
		acts = append(acts, text.ArrangeAdd)
	}
	if !u.Own {
		acts = append(acts, text.ArrangeRename, text.ArrangeMerge, text.ArrangeMove, text.ArrangeClose)
	}
	return acts
}

// arrangeMenu offers what can be recorded.
func (t *turn) arrangeMenu() {
	u := t.env.Arranged
	var all []chat.Button
	for _, act := range u.acts() {
		all = append(all, button(text.ArrangeButton(t.lang, act), data("tr", u.ID, "0", string(act), "0")))
	}
	say := text.ArrangeMenu
	if u.Closed {
		say = text.ArrangeMenuClosed
	}
	t.say(t.text(say, "unit", u.Name), append(chat.Rows(all...), t.reportButton(u.ID))...)
}

func (t *turn) beginArrange(act text.ArrangeAct) {
	u := t.env.Arranged
	if !slices.Contains(u.acts(), act) {
		t.reset(Idle)
		why := text.ArrangeGone
		if u.Own {
			why = text.ArrangeOwn
		}
		t.say(t.text(why, "unit", u.Name), t.reportButton(u.ID))
		return
	}
	if act == text.ArrangeAdd {
		t.addBelow(u.UnitRef)
		return
	}
	t.reset(Arranging)
	t.s.Arrange = &ArrangeTalk{Act: act, Unit: u.ID, Level: u.Level}
	t.askArrange(u.Name)
}

// pressArranging takes a button of what is under way.
func (t *turn) pressArranging(p press) {
	d, u := t.s.Arrange, t.env.Arranged
	switch {
	case p.value == "to" && d.wants() == "to" && len(t.env.Below) > 0:
		t.takeTo(t.env.Below[0])
	case p.value == "unknown" && d.wants() == "workers":
		d.Workers = -1
	case p.value == "zone" && d.wants() == "zone" && slices.Contains(zones, p.key):
		d.Zone = p.key
	case p.value == "none" && d.wants() == "papers":
		d.Papers = &Papers{}
	case p.value == "papers":
		d.Papers = nil
	case p.value == "yes" && d.wants() == "":
		t.orderArrange()
		return
	default:
		t.out.Toast = t.label(text.OldButton)
		return
	}
	t.askArrange(u.Name)
}

// zones are the answers of the question for the zone.
var zones = []string{"KCN", "KCX", "KKT", "-"}

// wants is what is to be asked next; empty: whether it shall be so.
func (d *ArrangeTalk) wants() string {
	add := d.Act == text.ArrangeAdd
	switch {
	case (add || d.Act == text.ArrangeMerge || d.Act == text.ArrangeMove) && d.To.ID == "":
		return "to"
	case (add || d.Act == text.ArrangeRename) && d.Name == "":
		return "name"
	case add && d.Workers == 0:
		return "workers"
	case add && d.Zone == "":
		return "zone"
	case d.Papers == nil:
		return "papers"
	}
	return ""
}

// orderArrange gives what was confirmed to the desk.
func (t *turn) orderArrange() {
	d := *t.s.Arrange
	t.reset(Idle)
	t.remember()
	t.out.Arrange = &Arrange{Act: d.Act, Unit: d.Unit, To: d.To.ID, Name: d.Name, Workers: d.Workers, Zone: strings.TrimPrefix(d.Zone, "-"), Papers: *d.Papers}
}

// saidArrange takes a text while a unit is being changed.
func (t *turn) saidArrange() {
	d := t.s.Arrange
	switch {
	case d == nil || t.env.Arranged == nil || t.env.Arranged.ID != d.Unit:
		t.reset(Idle) // it is not this officer's any more
		t.idle()
		return
	case t.e.Timing != After && t.e.Text == t.s.LastText:
		return
	case t.e.Timing == After:
		t.s.LastText = t.e.Text
		t.readArrange()
	}
	if t.s.Mode == Arranging {
		t.askArrange(t.env.Arranged.Name)
	}
}
