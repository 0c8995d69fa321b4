package jobs

import (
	"maps"

	"raquan/store"
)

// WaveCount says what became of a wave with the people on its first pages.
type WaveCount struct {
	Pages   int            `json:"pages,omitempty"` // counted
	Sent    int            `json:"sent,omitempty"`
	Waiting int            `json:"waiting,omitempty"` // to be sent
	Blocked int            `json:"blocked,omitempty"` // found out when it was sent
	Failed  int            `json:"failed,omitempty"`  // otherwise
	Skipped map[string]int `json:"skipped,omitempty"` // by reason
}

// Done is how many people it has come to an end with.
func (n *WaveCount) Done() int {
	done := n.Sent + n.Blocked + n.Failed
	for _, s := range n.Skipped {
		done += s
	}
	return done
}

// Count counts what became of a wave with all its people so far. Known is what
// will not change any more, to be kept with the wave: pages of it are not read
// again, and the others are few, since only so many messages wait at a time.
func (w *Wave) Count(s store.Snapshot) (all, known WaveCount, err error) {
	all, known = w.Known.clone(), w.Known
	settled := true
	for n := known.Pages; n < w.Pages; n++ {
		if err := w.countPage(s, n, &all); err != nil {
			return all, known, err
		}
		all.Pages = n + 1
		if settled = settled && all.Waiting == 0; settled {
			known = all.clone()
		}
	}
	return all, known, nil
}

func (n WaveCount) clone() WaveCount {
	n.Skipped = maps.Clone(n.Skipped)
	return n
}

func (w *Wave) countPage(s store.Snapshot, page int, n *WaveCount) error {
	var people []store.PersonID
	if _, err := store.Get(s, store.WavePageKey(w.ID, page), &people); err != nil {
		return err
	}
	for _, id := range people {
		var e store.Entry
		found, err := store.Get(s, store.LedgerKey(id, w.Cause()), &e)
		if err != nil {
			return err
		}
		if !found {
			e.Outcome, e.Why = store.Skipped, LeftErased
		}
		if err := n.add(s, id, &e); err != nil {
			return err
		}
	}
	return nil
}

func (n *WaveCount) add(s store.Snapshot, id store.PersonID, e *store.Entry) error {
	switch e.Outcome {
	case store.Open:
		n.Waiting++
	case store.Done:
		n.Sent++
	case store.Skipped:
		if n.Skipped == nil {
			n.Skipped = map[string]int{}
		}
		n.Skipped[e.Why]++
	default:
		var o store.Officer
		if _, err := store.Get(s, store.OfficerKey(id), &o); err != nil {
			return err
		}
		if o.Unreachable.IsZero() {
			n.Failed++
		} else {
			n.Blocked++
		}
	}
	return nil
}
