package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"raquan/store"
)

// testPick: many records at once are those that Get gives, whatever the keys.
func testPick(t *testing.T, e store.Engine) {
	fill(t, e, "k", 300, "v")
	rnd := rand.New(rand.NewPCG(7, 7))
	for range 100 {
		keys := make([]store.Key, rnd.IntN(40))
		from, width := rnd.IntN(300), 1+rnd.IntN(400)
		for i := range keys {
			keys[i] = store.Key(fmt.Sprintf("k%06d", from+rnd.IntN(width)))
		}
		view(t, e, func(s store.Snapshot) error {
			got := map[int]string{}
			err := store.Pick(s, keys, func(i int, value []byte) error {
				got[i] += string(value)
				return nil
			})
			for i, k := range keys {
				want, err := s.Get(k)
				if err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
				if got[i] != string(want) {
					t.Errorf("picked %q at %s of %q, want %q", got[i], k, keys, want)
				}
			}
			return err
		})
	}
	view(t, e, func(s store.Snapshot) error {
		calls := 0
		err := store.Pick(s, []store.Key{"k000001", "k000002"}, func(int, []byte) error {
			calls++
			return errStop
		})
		if calls != 1 || !errors.Is(err, errStop) {
			t.Errorf("%d calls after an error, which came back as %v", calls, err)
		}
		return nil
	})
}

var errStop = errors.New("no further")
