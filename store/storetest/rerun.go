package storetest

import (
	"context"
	"errors"

	"raquan/store"
)

// Rerun returns an engine on which every Update's function is run twice: once
// for nothing, on a transaction that is then given up, and once for real, as
// any engine may do. Only what the second run did and returned counts. A test
// that passes on e and fails on Rerun(e) has found a function that leaves
// something behind outside of its transaction. A panic in the first run is
// passed on at once.
func Rerun(e store.Engine) store.Engine { return rerun{e} }

type rerun struct{ store.Engine }

var errAgain = errors.New("storetest: run again")

func (r rerun) Update(ctx context.Context, fn func(store.Tx) error) error {
	err := r.Engine.Update(ctx, func(tx store.Tx) error {
		_ = fn(tx) // the run that does not count
		return errAgain
	})
	if !errors.Is(err, errAgain) {
		return err
	}
	return r.Engine.Update(ctx, fn)
}
