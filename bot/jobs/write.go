package jobs

import (
	"bytes"
	"encoding/json"
	"fmt"
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
	if err := w.Replace(old, planned); err != nil {
		return err
	}
	return w.audit(it, old)
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
	o := tree.Order{Writer: w.Writer, Now: w.job.At, By: w.job.By, Import: w.job.N, Decision: it.Decision}
	return o.Record(it.Act, old, &it.Unit, strings.Join(what, ","))
}
