package dialog

import (
	"strconv"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
)

// chairBelow is the role of a shared link's invitation: whoever opens it picks a
// unit below and asks the officers of the link's unit for it.
const chairBelow = "chair-below"

// SharedLink shows the shared link of a unit; Act is "show", "new" or "off".
type SharedLink struct {
	Unit string
	Act  string
}

// Inbox shows a page of the requests that wait for the officers of a unit.
type Inbox struct {
	Unit string
	Page int
}

// ApproveAll approves everybody who had asked until a moment, in unix seconds.
type ApproveAll struct {
	Unit  string
	Until int64
}

// Addition asks for a unit to be added.
type Addition struct {
	Name    string
	Workers *int64
}

// commandLink shows the shared link.
func (t *turn) commandLink() {
	t.forRoot(func(unit string) { t.out.SharedLink = &SharedLink{Unit: unit, Act: "show"} }, text.WhichRoot, "lk", "show")
}

// commandInbox shows the requests that wait.
func (t *turn) commandInbox() {
	t.forRoot(func(unit string) { t.out.Inbox = &Inbox{Unit: unit} }, text.WhichRoot, "ql", "0")
}

// pressStaff takes the presses about shared links and requests. Whether the
// presser may is the desk's to decide.
func (t *turn) pressStaff(p press) {
	switch p.kind {
	case "lk":
		t.remember()
		t.out.SharedLink = &SharedLink{Unit: p.above, Act: p.value}
	case "ql":
		t.out.Inbox = &Inbox{Unit: p.above, Page: p.rev}
	case "qa":
		until, err := strconv.ParseInt(p.value, 10, 64)
		if err != nil {
			t.reshow(true)
			return
		}
		t.remember()
		t.out.ApproveAll = &ApproveAll{Unit: p.above, Until: until}
	case "qd":
		t.out.Decide = &Decision{Request: p.key, Approve: p.value == "y", List: p.above, Page: p.rev}
	}
}

// link is the shared link by which the person looks for their unit; nil if none.
func (t *turn) link() *Invite { return sharedLink(t.env, t.s) }

func sharedLink(env Env, s State) *Invite {
	inv := env.Invite
	if inv == nil || inv.Role != chairBelow || inv.Status != InviteOpen || s.Invite != inv.Token {
		return nil
	}
	return inv
}

// startLink opens a shared link: it greets, and offers the units.
func (t *turn) startLink() {
	inv := t.env.Invite
	t.reset(Seeking)
	t.s.Invite = inv.Token
	t.echo = t.text(text.SharedLinkHello, "unit", inv.Unit.Name)
	t.showFound()
}

// showLink offers the units of the link: all of them if they are few, else to
// type the name or to leaf through the list.
func (t *turn) showLink(inv *Invite) {
	s := t.env.Search
	head := t.takeEcho()
	switch {
	case s == nil || s.Total == 0:
		t.view("seek", head+t.text(text.SharedLinkEmpty), t.missingRow())
	case s.Total > maxListed && t.s.Seek.Page == 0:
		t.view("seek", head+t.text(text.SharedLinkAsk, "unit", inv.Unit.Name),
			row(button(t.label(text.SharedLinkList, "n", t.number(int64(s.Total))), data("seek", "1"))), t.missingRow())
	default:
		t.view("seek", head+t.text(text.SharedLinkPick)+t.takenNote(s), append(append(t.candidates(s), t.leaf(s)...), t.missingRow())...)
	}
}

// maxListed is how many units a page of a link's list has.
const maxListed = 8

// leaf are the buttons to other pages. Pages count from 1.
func (t *turn) leaf(s *Search) [][]chat.Button {
	var b []chat.Button
	page := max(1, t.s.Seek.Page)
	if page > 1 {
		b = append(b, button(t.label(text.PageBack), data("seek", itoa(page-1))))
	}
	if page*maxListed < s.Total {
		b = append(b, button(t.label(text.PageOn), data("seek", itoa(page+1))))
	}
	if len(b) == 0 {
		return nil
	}
	return [][]chat.Button{b}
}

// The steps of asking for a unit that is not in the list.
const (
	addName    = "name"
	addWorkers = "workers"
)

// missing answers that the unit is not in the list: by a shared link it can be
// asked for.
func (t *turn) missing() {
	inv := t.link()
	t.seeking()
	if inv == nil || inv.Unit.Kind == "national" {
		t.view("seek", t.text(text.SeekMissingSaid))
		return
	}
	t.s.Seek.Add = addName
	t.askAdd()
}

// askAdd asks the next thing about the missing unit.
func (t *turn) askAdd() {
	inv := t.link()
	switch {
	case inv == nil: // revoked meanwhile
		t.reset(Seeking)
		t.askName()
	case t.s.Seek.Add == addWorkers:
		t.view("seek", t.takeEcho()+t.text(text.AddWorkers, "unit", t.s.Seek.Name),
			row(button(t.label(text.AddNoWorkers), data("seek", "skip"))), t.againRow())
	default:
		t.view("seek", t.takeEcho()+t.text(text.AddName, "above", inv.Unit.Name), t.againRow())
	}
}

// saidAdd takes the name of the missing unit, or how many work there.
func (t *turn) saidAdd() {
	if t.s.Seek.Add == addName {
		name := strings.Join(strings.Fields(viet.Clean(t.e.Text)), " ")
		if n := letters(name); n < 5 || n > maxName || !strings.Contains(name, " ") || holdsNumber(name) {
			t.notUnderstood()
			t.echo = strings.TrimSpace(t.text(text.AddNameBad, "typed", short(name, 60)) + "\n" + t.echo)
		} else {
			t.s.Seek.Name, t.s.Seek.Add, t.s.Fails = name, addWorkers, 0
		}
		t.askAdd()
		return
	}
	n := viet.ReadNumber(t.e.Text, viet.NumberContext{})
	if n.Kind != viet.Value || n.Value > maxWorkers {
		t.notUnderstood()
		t.echo = strings.TrimSpace(t.text(text.AddWorkersBad, "typed", short(t.e.Text, 60)) + "\n" + t.echo)
		t.askAdd()
		return
	}
	t.add(&n.Value)
}

const (
	maxName    = 120    // letters of a unit's name
	maxWorkers = 200000 // at one unit
)

// add sends the request.
func (t *turn) add(workers *int64) {
	if t.link() == nil {
		t.askAdd()
		return
	}
	t.out.Add, t.out.ByLink = &Addition{Name: t.s.Seek.Name, Workers: workers}, true
	t.reset(Idle)
	t.remember()
}
