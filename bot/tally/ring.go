package tally

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"raquan/store"
)

// Units that have not reported stand in an index by group and size, so that the
// largest to ring come first, page by page, under any unit. As in the index of
// recent reports each stands there twice, under the top unit and under the body
// right below that, with its chain: the nation reads a page without skipping
// anything, and a district skips no more than its own province.

// Rung is a unit in that list.
type Rung struct {
	Unit  store.UnitID
	Group string // one of Groups
	Size  int64  // members and workers by the roster; 0 also: not known
}

// ringKeys are the places of a unit in the index; none if it is not to be rung.
func ringKeys(campaign string, id store.UnitID, s *store.Stage) []store.Key {
	if s.Group == "" {
		return nil
	}
	var keys []store.Key
	for _, region := range regions(stageChain(id, s)) {
		keys = append(keys, store.RingKey(campaign, region, s.Group, s.Size, id))
	}
	return keys
}

// ringValue writes "KCN/u9/u5/u1/": zone and chain.
func ringValue(id store.UnitID, s *store.Stage) []byte {
	b := []byte(s.Zone)
	for _, u := range stageChain(id, s) {
		b = append(append(b, '/'), u...)
	}
	return append(b, '/')
}

// relist brings the index in line with a unit that stands elsewhere now.
func relist(tx store.Tx, campaign string, id store.UnitID, had, now *store.Stage) error {
	keys := ringKeys(campaign, id, now)
	for _, key := range ringKeys(campaign, id, had) {
		if slices.Contains(keys, key) {
			continue
		}
		if err := tx.Delete(key); err != nil {
			return fmt.Errorf("tally: list %s: %w", id, err)
		}
	}
	value := ringValue(id, now)
	for _, key := range keys {
		if err := tx.Put(key, value); err != nil {
			return fmt.Errorf("tally: list %s: %w", id, err)
		}
	}
	return nil
}

// Ring gives the units at and under one that have not reported and are in some of
// the groups (none named: in any), the largest first, those of one size in the order
// of their ids. zones nil: in any zone. It ends with the first error.
func Ring(s store.Snapshot, campaign string, u *store.Unit, zones Zones, groups ...string) iter.Seq2[Rung, error] {
	if len(groups) == 0 {
		groups = Groups
	}
	var lists []iter.Seq2[Rung, error]
	for _, group := range groups {
		lists = append(lists, ringOf(s, campaign, u, zones, group))
	}
	if len(lists) == 1 {
		return lists[0]
	}
	return merged(lists)
}

// ringOf is Ring for one group.
func ringOf(s store.Snapshot, campaign string, u *store.Unit, zones Zones, group string) iter.Seq2[Rung, error] {
	all := chain(u)
	region, under := regions(all)[0], "/"+string(u.ID)+"/"
	if region == u.ID {
		under = "" // all that is listed there
	}
	return func(yield func(Rung, error) bool) {
		from, to := store.RingUnder(campaign, region, group)
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				yield(Rung{}, fmt.Errorf("tally: read whom to ring: %w", err))
				return
			}
			zone, ids, ok := strings.Cut(string(kv.Value), "/")
			if ok && (!zones.has(zone) || under != "" && !strings.Contains("/"+ids, under)) {
				continue
			}
			size, err := store.RingSize(kv.Key)
			if err != nil || !ok {
				yield(Rung{}, fmt.Errorf("tally: read %s: %w", kv.Key, store.ErrCorrupt))
				return
			}
			if !yield(Rung{Unit: store.UnitID(kv.Key.Part(5)), Group: group, Size: size}, nil) {
				return
			}
		}
	}
}

// merged gives several lists as one, each of them in order.
func merged(lists []iter.Seq2[Rung, error]) iter.Seq2[Rung, error] {
	return func(yield func(Rung, error) bool) {
		type head struct {
			Rung
			err  error
			next func() (Rung, error, bool)
		}
		var heads []head
		for _, list := range lists {
			next, stop := iter.Pull2(list)
			defer stop()
			if r, err, ok := next(); ok {
				heads = append(heads, head{r, err, next})
			}
		}
		for len(heads) > 0 {
			first := 0
			for i := range heads {
				if heads[i].before(heads[first].Rung) {
					first = i
				}
			}
			h := &heads[first]
			if !yield(h.Rung, h.err) || h.err != nil {
				return
			}
			var ok bool
			if h.Rung, h.err, ok = h.next(); !ok {
				heads = slices.Delete(heads, first, first+1)
			}
		}
	}
}

// before is the order of the list.
func (r Rung) before(other Rung) bool {
	return r.Size > other.Size || r.Size == other.Size && r.Unit < other.Unit
}
