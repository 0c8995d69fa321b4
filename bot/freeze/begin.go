package freeze

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"raquan/store"
)

// The acts in the audit.
const (
	ActBegin   = "freeze"
	ActInterim = "freeze-interim" // an interim one is begun
	ActDone    = "freeze-done"
	ActStop    = "freeze-stop"
)

// Order is what an officer asks for.
type Order struct {
	Unit store.UnitID
	N    int // the number that was shown to them
	By   store.PersonID
	In   store.UnitID // whose officer they are
	Lang string

	Interim bool // see store.Freeze
}

// ErrNone is given for a freeze that does not exist, or is not done.
var ErrNone = errors.New("freeze: there is no such freeze")

// Begin gives a unit's next number to a freeze. Whoever may do so has been decided
// before. It does nothing if the number is taken (the same press again), or while
// another freeze of the unit is under way; begun says whether it did.
func Begin(tx store.Tx, campaign string, o Order, now time.Time) (begun bool, err error) {
	all, err := Of(tx, campaign, o.Unit)
	if err != nil || all.Making != 0 || o.N != all.N+1 {
		return false, err
	}
	all.V, all.N, all.Making = 1, o.N, o.N
	if err := store.Put(tx, store.FreezesKey(campaign, o.Unit), all); err != nil {
		return false, err
	}
	f := store.Freeze{V: 1, Unit: o.Unit, N: o.N, State: store.Freezing, By: o.By, In: o.In, Lang: o.Lang, Asked: now, Interim: o.Interim}
	if err := store.Put(tx, store.FreezeKey(campaign, o.Unit, o.N), f); err != nil {
		return false, err
	}
	act := ActBegin
	if o.Interim {
		act = ActInterim
	}
	_, err = store.Append(tx, store.AuditLine{At: now, By: o.By, Act: act, Unit: o.Unit, What: strconv.Itoa(o.N)})
	return err == nil, err
}

// Of says how far the freezes of a unit have come.
func Of(r store.Reader, campaign string, unit store.UnitID) (store.Freezes, error) {
	var all store.Freezes
	_, err := store.Get(r, store.FreezesKey(campaign, unit), &all)
	return all, err
}

// Get reads the record of a freeze, whatever its state.
func Get(r store.Reader, campaign string, unit store.UnitID, n int) (*store.Freeze, error) {
	f := new(store.Freeze)
	found, err := store.Get(r, store.FreezeKey(campaign, unit, n), f)
	if err == nil && !found {
		err = fmt.Errorf("%w: %s number %d", ErrNone, unit, n)
	}
	return f, err
}

// Running lists the freezes under way.
func Running(s store.Snapshot, campaign string) ([]*store.Freeze, error) {
	var list []*store.Freeze
	from, to := store.FreezesIn(campaign)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return nil, fmt.Errorf("freeze: read: %w", err)
		}
		unit := store.UnitID(kv.Key.Part(2))
		all, err := Of(s, campaign, unit)
		if err != nil {
			return nil, err
		}
		if all.Making == 0 {
			continue
		}
		f, err := Get(s, campaign, unit, all.Making)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

// Finish makes a freeze that Take has written one that is seen. It does nothing,
// and says so, if the freeze is not under way any more, or was begun once more.
func Finish(tx store.Tx, campaign string, taken *store.Freeze, now time.Time) (done bool, err error) {
	present, err := Get(tx, campaign, taken.Unit, taken.N)
	if err != nil || present.State != store.Freezing || present.Runs != taken.Runs {
		return false, err
	}
	f := *taken
	f.State, f.Done = store.Frozen, now
	if f.DoneLine, err = store.Append(tx, store.AuditLine{At: now, By: f.By, Act: ActDone, Unit: f.Unit, What: strconv.Itoa(f.N), To: f.Checksum}); err != nil {
		return false, err
	}
	return true, end(tx, campaign, &f)
}

// Stop ends a freeze that is not to be made after all. Its number is not given
// again.
func Stop(tx store.Tx, campaign string, unit store.UnitID, n int, now time.Time) (done bool, err error) {
	f, err := Get(tx, campaign, unit, n)
	if err != nil || f.State != store.Freezing {
		return false, err
	}
	f.State = store.Unfrozen
	if _, err := store.Append(tx, store.AuditLine{At: now, Act: ActStop, Unit: unit, What: strconv.Itoa(n)}); err != nil {
		return false, err
	}
	return true, end(tx, campaign, f)
}

// end stores a freeze that is not under way any more.
func end(tx store.Tx, campaign string, f *store.Freeze) error {
	all, err := Of(tx, campaign, f.Unit)
	if err != nil {
		return err
	}
	if all.Making == f.N {
		all.Making = 0
	}
	if f.State == store.Frozen {
		all.Latest, all.At, all.Interim = f.N, f.At, f.Interim
	}
	if err := store.Put(tx, store.FreezesKey(campaign, f.Unit), all); err != nil {
		return err
	}
	return store.Put(tx, store.FreezeKey(campaign, f.Unit, f.N), f)
}
