package tally

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/config"
	"raquan/store"
)

// What came in since somebody looked last, and what was said in words, is wanted
// newest first and page by page, under any unit. So each report stands in an index
// by the moment of its last change, with its chain and what a page needs to choose
// it by. It stands there twice, under the top unit and under the body below that: the
// nation reads a page without skipping anything, and a district skips no more than
// its own province. (Once for every level above would spare that too, at five keys
// an update instead of two; comparing tallies with those of last time would need a
// copy of all tallies for each viewer.)

// Recent is a report in that index.
type Recent struct {
	Unit  store.UnitID
	At    time.Time         // of the last change: sent, returned or withdrawn
	First time.Time         // of the first submission; zero if it was withdrawn
	State store.ReportState // Sent, Returned or Withdrawn
	Said  bool              // it has words about difficulties
}

// changed is when a report was sent, returned or withdrawn last; zero: never.
func changed(r *store.Report) time.Time {
	switch {
	case r.State == store.Withdrawn && r.Withdrawal != nil:
		return r.Withdrawal.At
	case r.State == store.Returned && r.Return != nil:
		return r.Return.At
	case r.Counts():
		return r.Last
	}
	return time.Time{}
}

// list brings the index in line with a report, whose chain is still that of before.
func list(tx store.Tx, c *config.Campaign, u *store.Unit, r *store.Report) error {
	at := changed(r)
	if at.Equal(r.Listed) && (at.IsZero() || slices.Equal(r.Above, u.Above)) {
		return nil
	}
	if !r.Listed.IsZero() {
		for _, region := range regions(countedIn(u.ID, r)) {
			if err := tx.Delete(store.RecentKey(c.Key, region, r.Listed, u.ID)); err != nil {
				return fmt.Errorf("tally: list %s: %w", u.ID, err)
			}
		}
	}
	r.Listed = at
	if at.IsZero() {
		return nil
	}
	value := encodeRecent(u, r, r.Counts() && r.Sent[c.Trouble].Text != "")
	for _, region := range regions(chain(u)) {
		if err := tx.Put(store.RecentKey(c.Key, region, at, u.ID), value); err != nil {
			return fmt.Errorf("tally: list %s: %w", u.ID, err)
		}
	}
	return nil
}

// regions are the units under which a report is listed: the last two of its chain.
func regions(chain []store.UnitID) []store.UnitID { return chain[max(0, len(chain)-2):] }

var stateLetters = map[store.ReportState]byte{store.Sent: 's', store.Returned: 'r', store.Withdrawn: 'w'}

// encodeRecent writes "s1597886400t/u9/u5/u1/": state, first submission, words or
// not, chain. Thousands are read for a page.
func encodeRecent(u *store.Unit, r *store.Report, said bool) []byte {
	b := []byte{stateLetters[r.State]}
	first := int64(0)
	if !r.First.IsZero() {
		first = r.First.Unix()
	}
	b = strconv.AppendInt(b, first, 10)
	if said {
		b = append(b, 't')
	}
	for _, id := range chain(u) {
		b = append(append(b, '/'), id...)
	}
	return append(b, '/')
}

// Recently gives the reports at and under a unit by their last change, the newest
// first. It ends with the first error.
func Recently(s store.Snapshot, campaign string, u *store.Unit) iter.Seq2[Recent, error] {
	all := chain(u)
	region, under := regions(all)[0], "/"+string(u.ID)+"/"
	if len(all) == 1 || region == u.ID {
		under = "" // all that is listed there
	}
	return func(yield func(Recent, error) bool) {
		from, to := store.RecentUnder(campaign, region)
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				yield(Recent{}, fmt.Errorf("tally: read what is recent: %w", err))
				return
			}
			value := string(kv.Value)
			if under != "" && !strings.Contains(value, under) {
				continue
			}
			rec, ok := decodeRecent(kv.Key, value)
			if !ok {
				yield(Recent{}, fmt.Errorf("tally: read %s: %w", kv.Key, store.ErrCorrupt))
				return
			}
			if !yield(rec, nil) {
				return
			}
		}
	}
}

func decodeRecent(key store.Key, value string) (r Recent, ok bool) {
	head, _, found := strings.Cut(value, "/")
	at, unit, timed := store.RecentAt(key)
	if !found || !timed || head == "" {
		return r, false
	}
	r.Unit, r.At = unit, at
	for state, letter := range stateLetters {
		if letter == head[0] {
			r.State = state
		}
	}
	digits, said := strings.CutSuffix(head[1:], "t")
	first, err := strconv.ParseInt(digits, 10, 64)
	if r.Said = said; first > 0 {
		r.First = time.Unix(first, 0)
	}
	return r, err == nil && r.State != ""
}
