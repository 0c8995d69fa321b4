package jobs

import (
	"fmt"
	"io"
	"slices"

	"raquan/bot/roster"
	"raquan/bot/tree"
	"raquan/store"
)

// item is one unit of the plan.
type item struct {
	Unit    store.Unit     `json:"u"`
	New     bool           `json:"new,omitempty"`     // the unit is not in the store yet
	Contact bool           `json:"contact,omitempty"` // Unit.Contact was made for this plan
	From    []store.UnitID `json:"from,omitempty"`    // Above before, if it changes
	Act     store.TreeKind `json:"act,omitempty"`     // what is recorded; empty: nothing

	Decision store.Decision `json:"decision,omitzero"`
	Into     []store.UnitID `json:"into,omitempty"`  // of a grassroots union that is merged: the other one and those above it
	Grows    bool           `json:"grows,omitempty"` // the other one's number of workers grows by its own

	What []roster.Column `json:"what,omitempty"` // fields that change
}

// pageItems bounds a page: it is written in one transaction with its contacts.
const pageItems = 80

// page is a part of the plan: units of one depth.
type page struct {
	V     int    `json:"v"`
	Items []item `json:"items"`

	people []store.Person // the new contacts, stored by themselves
}

// drafter turns a Diff into pages.
type drafter struct {
	present *roster.Present
	next    int64                  // number of the next new unit
	units   map[string]*store.Unit // by code, as they will be
	random  io.Reader
	levels  [][]page
}

// draft writes the plan down in memory. Units get their ids, parents and
// contacts here.
func draft(d *roster.Diff, p *roster.Present, random io.Reader) (*drafter, error) {
	w := &drafter{present: p, next: p.Counters.Units, units: make(map[string]*store.Unit, len(d.Changes)), random: random}
	for _, c := range d.Changes {
		it, person, err := w.item(c)
		if err != nil {
			return nil, err
		}
		w.put(it, person)
	}
	return w, nil
}

// unit finds a unit by code, as it will be or, if it does not change, as it is.
func (w *drafter) unit(code string) *store.Unit {
	if u := w.units[code]; u != nil {
		return u
	}
	if k := w.present.Units[code]; k != nil {
		return &k.Unit
	}
	return nil
}

func (w *drafter) item(c *roster.Change) (item, *store.Person, error) {
	it := item{Unit: c.Unit, New: c.Added(), What: c.Fields, Act: act(c), Decision: c.Decision, Grows: c.Grows}
	u := &it.Unit
	if it.New {
		w.next++
		u.ID = tree.UnitID(w.next)
	}
	if err := w.link(c, u); err != nil {
		return item{}, nil, err
	}
	if !it.New && !slices.Equal(c.Old.Above, u.Above) {
		it.From = c.Old.Above
	}
	person, err := w.contact(c, u)
	if err != nil {
		return item{}, nil, err
	}
	it.Contact = person != nil
	w.units[u.Code] = u
	if it.Act == store.UnitMerged && u.Kind == store.Grassroots {
		to := w.unit(c.Into)
		it.Into = append([]store.UnitID{to.ID}, to.Above...)
	}
	return it, person, nil
}

// link sets the units above. The Diff has parents first, so they are known.
func (w *drafter) link(c *roster.Change, u *store.Unit) error {
	u.Parent, u.Above = "", nil
	if c.ParentCode == "" {
		return nil
	}
	parent := w.unit(c.ParentCode)
	if parent == nil {
		return fmt.Errorf("plan import: row %d: no parent", c.Row)
	}
	u.Parent = parent.ID
	u.Above = append([]store.UnitID{parent.ID}, parent.Above...)
	return nil
}

// contact makes a Person for a chair whose name or number is new.
func (w *drafter) contact(c *roster.Change, u *store.Unit) (*store.Person, error) {
	if !c.NewContact() {
		return nil, nil
	}
	u.Contact = ""
	if c.ChairName == "" && c.ChairPhone == "" {
		return nil, nil
	}
	id, err := newPersonID(w.random)
	if err != nil {
		return nil, err
	}
	u.Contact = id
	return &store.Person{V: 1, ID: id, Name: c.ChairName, Phone: c.ChairPhone}, nil
}

// put adds an item to the last page of its depth.
func (w *drafter) put(it item, person *store.Person) {
	depth := len(it.Unit.Above)
	if it.Act == store.UnitMerged {
		depth = roster.MaxDepth + 1 // when all units are what they will be
	}
	for len(w.levels) <= depth {
		w.levels = append(w.levels, nil)
	}
	pages := w.levels[depth]
	if n := len(pages); n == 0 || len(pages[n-1].Items) == pageItems {
		pages = append(pages, page{V: 1})
	}
	last := &pages[len(pages)-1]
	last.Items = append(last.Items, it)
	if person != nil {
		last.people = append(last.people, *person)
	}
	w.levels[depth] = pages
}

func act(c *roster.Change) store.TreeKind {
	switch {
	case c.Merged():
		return store.UnitMerged
	case c.Closed():
		return store.UnitClosed
	case c.Reopened:
		return store.UnitReopened
	case c.Moved:
		return store.UnitMoved
	case c.Old != nil && c.Old.Name != c.Unit.Name:
		return store.UnitRenamed
	case c.Changed():
		return store.UnitChanged
	}
	return "" // new units are told by the import's own line, carried ones by the move
}

func newPersonID(random io.Reader) (store.PersonID, error) {
	var b [12]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("random id: %w", err)
	}
	return store.PersonID(fmt.Sprintf("p%x", b)), nil
}
