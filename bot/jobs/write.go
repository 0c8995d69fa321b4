package jobs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"raquan/bot/tree"
	"raquan/store"
)

// writer writes units of a plan in one transaction, each with all that belongs
// to it.
type writer struct {
	tree.Writer
	job *Job
}

// item brings one unit to what is planned. A unit that is there already was
// written by an earlier run, with everything else.
func (w writer) item(it item) error {
	planned := &it.Unit
	old, err := w.stored(planned)
	switch {
	case err != nil:
		return err
	case old == nil && !it.New:
		return fmt.Errorf("not in the store")
	case old != nil && same(old, planned):
		return nil
	}
	if len(it.Into) > 0 {
		return w.join(it, old)
	}
	if err := w.Replace(old, planned); err != nil {
		return err
	}
	return w.audit(it, old)
}

// join merges a grassroots union into another one, once. If the level above it has
// moved, it goes along first.
func (w writer) join(it item, old *store.Unit) error {
	if !old.Closed.IsZero() {
		return nil
	}
	if p := &it.Unit; !slices.Equal(old.Above, p.Above) {
		moved := *old
		moved.Parent, moved.Above = p.Parent, p.Above
		if err := w.Replace(old, &moved); err != nil {
			return err
		}
		old = &moved
	}
	into, err := w.stored(&store.Unit{ID: it.Into[0]})
	if err != nil {
		return err
	}
	return w.order(it).Join(old, into, it.Grows)
}

func (w writer) order(it item) tree.Order {
	return tree.Order{Writer: w.Writer, Now: w.job.At, By: w.job.By, Import: w.job.N, Decision: it.Decision}
}

func (w writer) stored(planned *store.Unit) (*store.Unit, error) {
	old := new(store.Unit)
	found, err := store.Get(w.Tx, store.UnitKey(planned.ID), old)
	if err != nil || !found {
		return nil, err
	}
	return old, nil
}

// same compares units as they are stored.
func same(a, b *store.Unit) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// audit tells what happened to a unit that was there before. Names and numbers
// of persons are not told, only that they changed.
func (w writer) audit(it item, old *store.Unit) error {
	if it.Act == "" || old == nil {
		return nil
	}
	what := make([]string, len(it.What))
	for i, c := range it.What {
		what[i] = string(c)
	}
	return w.order(it).Record(it.Act, old, &it.Unit, strings.Join(what, ","))
}
