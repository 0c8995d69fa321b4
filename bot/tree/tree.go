// Package tree changes the tree of units by recorded operations: add, close,
// reopen, rename, merge, move. The tallies follow in the same transaction, or, for
// what stands below a unit, in a job that can be gone on with.
//
// # Why it is a package of its own
//
// A unit stands in many places: its record, the indexes of codes and of children,
// the index of those who have not reported, the look-up by its chair's number, and
// the tallies of all above it. Writer keeps them together, and is the only one who
// does: an import of a roster and an officer's tap write units in the same way.
// Every operation leaves a store.TreeChange with the decision it was made by and a
// line in the audit, and tells the directory that units have changed.
//
// # What holds while units move
//
// Every unit counts, at every moment, in exactly the chain that its own record
// names, and in none besides; so the tallies always are what a recount makes of
// units and reports as they are stored. A unit without others below it moves in one
// transaction. Of a level the unit itself moves at once, and those below follow one
// by one (Run), each with its report: until the job ends some of them still count
// under the old levels and not yet under the new; the sums of the levels above both
// do not change. What is done already can be seen at each unit, so a job that was
// cut off begins with what is left. While it runs, no other unit is moved, merged,
// added or imported, and no level closed (Free); reports go on.
//
// A report keeps the chain of its sending in its revision, and frozen figures keep
// theirs.
//
// # Merged units
//
// A unit that becomes part of another is closed and points to it. Its own report
// goes on counting, as that of any closed unit does, as long as the other has sent
// nothing since: what that one sent before does not speak of its new members. With
// its next report the other speaks for all of them, so in that very transaction the
// report of the closed unit is withdrawn, its marks kept (Supersede). So nobody is
// left out and nobody is counted twice. The roster's number of members and workers
// is that of both at once.
//
// # How to change it
//
// Another operation is a method of Order, a kind in store, and a line in the
// property test, which lets everything happen in any order and then compares all
// indexes and sums with what the units say (Faults). Another index of units is a
// line in Writer.Replace, in Faults, and in the weighing of an import's batches.
package tree

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/store"
)

// Why a unit cannot be changed as it was asked for.
var (
	ErrGone   = errors.New("there is no such unit, or it is closed")
	ErrPlace  = errors.New("the unit cannot stand under this one")
	ErrBelow  = errors.New("other units stand below it")
	ErrSame   = errors.New("it is so already")
	ErrMany   = errors.New("too many reports of merged units wait for the next report")
	ErrBusy   = errors.New("units are being moved or imported")
	ErrReport = errors.New("one of the two reports and the other does not")
)

// MaxMerged bounds how many reports of units merged into one may wait for its next
// report.
const MaxMerged = roster.MaxMerged

// Order is who changes the tree, when, and by which decision.
type Order struct {
	Writer
	Now      time.Time
	By       store.PersonID // empty: the operator at the command line
	In       store.UnitID   // the level above whose officer that is
	Decision store.Decision
	Import   int // number of the import; 0: none
}

// open reads a unit that is there and not closed.
func (o Order) open(id store.UnitID) (*store.Unit, error) {
	u := new(store.Unit)
	found, err := store.Get(o.Tx, store.UnitKey(id), u)
	if err == nil && (!found || !u.Closed.IsZero()) {
		err = fmt.Errorf("unit %s: %w", id, ErrGone)
	}
	return u, err
}

// from is the day from which the change holds: today unless the decision says.
func (o Order) from() time.Time {
	if o.Decision.From.IsZero() {
		return o.Now
	}
	return o.Decision.From
}

// Place reports whether units of a kind can stand under a unit.
func Place(parent *store.Unit, kind store.UnitKind) error {
	if !parent.Closed.IsZero() {
		return fmt.Errorf("unit %s: %w", parent.ID, ErrGone)
	}
	if !roster.MayStand(parent.Kind, kind) || len(parent.Above) >= roster.MaxDepth {
		return fmt.Errorf("%s under %s %s: %w", kind, parent.Kind, parent.ID, ErrPlace)
	}
	return nil
}

// under gives the chain of what stands under a unit.
func under(parent *store.Unit) []store.UnitID {
	return append([]store.UnitID{parent.ID}, parent.Above...)
}

// Addition is a unit that the roster lacks.
type Addition struct {
	Kind    store.UnitKind
	Name    string
	Workers *int64 // nil: not known
	Zone    string
	Parent  store.UnitID
}

// Add makes a unit. Its code begins with BS (bổ sung, added); the next import of a
// roster that has the unit under another code is told by the operator to close this
// one.
func (o Order) Add(a Addition) (*store.Unit, error) {
	if err := Free(o.Tx); err != nil {
		return nil, err
	}
	parent, err := o.open(a.Parent)
	if err != nil {
		return nil, err
	}
	if err := Place(parent, a.Kind); err != nil {
		return nil, err
	}
	u := &store.Unit{
		V: 1, Kind: a.Kind, Name: a.Name, Workers: a.Workers, Zone: a.Zone, Reports: roster.ReportsByDefault(a.Kind, false),
		From: o.from(), Decision: o.Decision.Number, Parent: parent.ID, Above: under(parent),
	}
	if err := o.number(u); err != nil {
		return nil, err
	}
	if err := o.Replace(nil, u); err != nil {
		return nil, err
	}
	return u, o.Record(store.UnitAdded, nil, u, "")
}

// UnitID is the id of the unit that was made n-th. A letter for the length lets ids
// stand in the store in the order of n, so that sisters of a roster are read together.
func UnitID(n int64) store.UnitID {
	digits := strconv.FormatInt(n, 10)
	if len(digits) == 1 {
		return store.UnitID("u" + digits)
	}
	return store.UnitID("u" + string(rune('a'+len(digits)-2)) + digits)
}

// number gives a unit the next id and place, and a code that no other has.
func (o Order) number(u *store.Unit) error {
	var n store.Counters
	if _, err := store.Get(o.Tx, store.CountersKey, &n); err != nil {
		return err
	}
	n.V = 1
	n.Units++
	n.Order++
	n.Changes++
	u.ID, u.Order = UnitID(n.Units), n.Order
	for try := n.Units; ; try++ {
		u.Code = fmt.Sprintf("BS-%d", try)
		if _, taken, err := store.GetID(o.Tx, store.CodeKey(u.Code)); err != nil || !taken {
			return errors.Join(err, store.Put(o.Tx, store.CountersKey, n))
		}
	}
}

// Close closes a unit: it is expected no more, nobody finds it by its chair's
// number, and the sums of all above it follow. Its report stays. Units of which a
// report is expected must not stand below it. A later file that has the unit opens
// it again.
func (o Order) Close(id store.UnitID) error {
	old, err := o.open(id)
	if err == nil && old.Kind != store.Grassroots { // units that follow are not in its sums yet
		err = Free(o.Tx)
	}
	if err != nil {
		return err
	}
	sums, err := tally.Read(o.Tx, o.Campaign.Key, id)
	if err != nil {
		return err
	}
	if sums[tally.Units] > tally.Expected(old)[tally.Units] {
		return ErrBelow
	}
	closed := *old
	closed.Closed = o.from()
	return o.change(store.UnitClosed, old, &closed)
}

// Reopen opens a closed unit again under the unit where it stood.
func (o Order) Reopen(id store.UnitID) error {
	old := new(store.Unit)
	if found, err := store.Get(o.Tx, store.UnitKey(id), old); err != nil || !found {
		return errors.Join(err, ErrGone)
	}
	if old.Closed.IsZero() {
		return ErrSame
	}
	parent, err := o.open(old.Parent)
	if err != nil {
		return err
	}
	if err := o.part(old); err != nil {
		return err
	}
	opened := *old
	opened.Closed, opened.Into, opened.Above = time.Time{}, "", under(parent)
	return o.change(store.UnitReopened, old, &opened)
}

// Rename gives a unit another name. A short name made from the old one goes.
func (o Order) Rename(id store.UnitID, name string) error {
	old, err := o.open(id)
	if err != nil {
		return err
	}
	if old.Name == name {
		return ErrSame
	}
	renamed := *old
	renamed.Name, renamed.Short = name, ""
	return o.change(store.UnitRenamed, old, &renamed)
}

// Move puts a unit under another one. If others may stand below it, a job is
// written that lets them follow: run it.
func (o Order) Move(id, to store.UnitID) error {
	if err := Free(o.Tx); err != nil {
		return err
	}
	old, err := o.open(id)
	if err != nil {
		return err
	}
	parent, err := o.open(to)
	if err != nil {
		return err
	}
	if old.Parent == to {
		return ErrSame
	}
	if err := hang(old, parent); err != nil {
		return err
	}
	moved := *old
	moved.Parent, moved.Above, moved.From, moved.Decision = to, under(parent), o.from(), o.Decision.Number
	if err := o.change(store.UnitMoved, old, &moved); err != nil || old.Kind == store.Grassroots {
		return err
	}
	return o.begin(Job{Unit: id, Under: id})
}

// hang says why a unit cannot stand under another.
func hang(u, parent *store.Unit) error {
	if parent.ID == u.ID || slices.Contains(parent.Above, u.ID) {
		return fmt.Errorf("unit %s under itself: %w", u.ID, ErrPlace)
	}
	return Place(parent, u.Kind)
}

// change writes a unit that was there before, with its record.
func (o Order) change(kind store.TreeKind, old, new *store.Unit) error {
	if err := o.Replace(old, new); err != nil {
		return err
	}
	if err := store.UnitsChanged(o.Tx); err != nil {
		return err
	}
	return o.Record(kind, old, new, "")
}

// Record writes down what was done to a unit, with its line in the audit. old is
// nil if the unit is new; what names fields that differ besides.
func (o Order) Record(kind store.TreeKind, old, new *store.Unit, what string) error {
	c := store.TreeChange{V: 1, Kind: kind, Unit: new.ID, Decision: o.Decision, By: o.By, In: o.In, At: o.Now, Import: o.Import}
	switch {
	case old == nil:
		c.To, c.Name = new.Parent, new.Name
	case kind == store.UnitMerged:
		c.From, c.To = new.Parent, new.Into
	default:
		if old.Parent != new.Parent {
			c.From, c.To = old.Parent, new.Parent
		}
		if old.Name != new.Name {
			c.Was, c.Name = old.Name, new.Name
		}
	}
	line := store.AuditLine{At: o.Now, By: o.By, Act: string(kind), Unit: new.ID, What: what, From: string(c.From), To: string(c.To)}
	if o.Import > 0 {
		line.Why = fmt.Sprintf("import %d", o.Import)
	}
	var err error
	if c.N, err = store.Append(o.Tx, line); err != nil {
		return err
	}
	return store.Put(o.Tx, store.TreeKey(new.ID, c.N), c)
}
