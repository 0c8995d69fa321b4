package jobs

import (
	"errors"
	"fmt"
	"time"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// Addition is a grassroots union that the roster lacks.
type Addition struct {
	Name    string
	Workers *int64 // nil: not known
	Parent  store.UnitID
	Now     time.Time
	By      store.PersonID // who decided on it
}

// ErrNoParent says that units cannot stand under this one.
var ErrNoParent = errors.New("no units can be added under this one")

// Add makes a unit of which a report is expected, with all that belongs to it:
// what is expected of all above, the index of those who have not reported, a line
// of the audit. Its code begins with BS (bổ sung, added); the next import of a
// roster that has the unit under another code is told by the operator to close
// this one. While an import is under way it gives ErrUnderWay.
func Add(tx store.Tx, c *config.Campaign, a Addition) (*store.Unit, error) {
	var job Job
	if _, err := store.Get(tx, importKey(), &job); err != nil {
		return nil, err
	}
	if job.State == Running || job.unfinished() {
		return nil, ErrUnderWay
	}
	var parent store.Unit
	found, err := store.Get(tx, store.UnitKey(a.Parent), &parent)
	switch {
	case err != nil:
		return nil, err
	case !found || !parent.Closed.IsZero() || parent.Kind == store.National || parent.Kind == store.Grassroots:
		return nil, fmt.Errorf("unit %s: %w", a.Parent, ErrNoParent)
	}
	u := &store.Unit{
		V: 1, Kind: store.Grassroots, Name: a.Name, Workers: a.Workers, Reports: true, From: a.Now,
		Parent: parent.ID, Above: append([]store.UnitID{parent.ID}, parent.Above...),
	}
	if err := number(tx, u); err != nil {
		return nil, err
	}
	return u, addUnit(tx, c, u, a)
}

// number gives a unit the next id and place, and a code that no other has.
func number(tx store.Tx, u *store.Unit) error {
	var n store.Counters
	if _, err := store.Get(tx, store.CountersKey, &n); err != nil {
		return err
	}
	n.V = 1
	n.Units++
	n.Order++
	n.Changes++
	u.ID, u.Order = unitID(n.Units), n.Order
	for try := n.Units; ; try++ {
		u.Code = fmt.Sprintf("BS-%d", try)
		if _, taken, err := store.GetID(tx, store.CodeKey(u.Code)); err != nil || !taken {
			return errors.Join(err, store.Put(tx, store.CountersKey, n))
		}
	}
}

func addUnit(tx store.Tx, c *config.Campaign, u *store.Unit, a Addition) error {
	if err := store.Put(tx, store.UnitKey(u.ID), u); err != nil {
		return err
	}
	for _, k := range []store.Key{store.CodeKey(u.Code), store.ChildKey(u.Parent, u.Order, u.ID), store.PendingKey(c.Key, u.Parent, u.ID)} {
		if err := store.PutID(tx, k, string(u.ID)); err != nil {
			return err
		}
	}
	if err := tally.Replace(tx, c, nil, u); err != nil {
		return err
	}
	_, err := store.Append(tx, store.AuditLine{At: a.Now, By: a.By, Act: "unit-add", Unit: u.ID, To: string(u.Parent)})
	return err
}
