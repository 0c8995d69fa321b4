// Package tally keeps the totals of a campaign's reports up the tree of units.
//
// # Why totals are kept
//
// A summary of the nation must not read 126,000 reports. So every unit has a
// tally of all that is at and under it, changed in the same transaction as the
// report (five records for a deep unit), and a screen reads the children of one
// unit. What is kept twice can drift apart: a report remembers exactly what it
// added, where, and takes exactly that off again, and Differences rebuilds
// everything from units and reports alone and compares.
//
// # What is counted
//
// The rules are those of money: every share has a pair of its own, not known
// (NULL), zero and "not reported" stay apart, and no share exceeds 100 %.
//
//   - What is expected (Expected) comes from open units of which a report is
//     expected. Roster figures of members and workers are summed only over
//     units that have one, so that coverage by people is a pair.
//   - What is reported (Contribution) comes from reports that were sent, also
//     while they are returned. A rate takes a unit in only if both of its
//     figures are known and the numerator is not above the denominator.
//   - What is only known so far (drafts, quick updates, withdrawn reports) is
//     summed apart, under other names, and never mixes with what was sent.
//   - What the answers of a sent report show besides (a state of the campaign,
//     as "nobody has a smartphone"), and what was said about a unit itself
//     without being decided (a claim, as "dissolved"), are counted as units. A
//     claim changes nothing else.
//   - What makes the figures of a sent report worth a second look (a doubt of the
//     campaign) is counted as units until an officer above has looked. What was
//     returned waits for its unit, and is no doubt meanwhile.
//   - Where a unit stands (store.Stage) is made of its report and of those who report
//     for it: for how many somebody does, and the missing ones by what they wait for.
//     It is kept beside the report, since a unit without one stands somewhere too.
//   - A unit that is closed, or from which no report is expected any more,
//     leaves what is expected. Its sent report stays counted, and is counted
//     once more as Closed, so that Sent less Closed never exceeds Units. Its
//     figures are left out of coverage, and those not sent are forgotten.
//
// # How it is divided
//
// contribution.go says what a report adds, with doubt.go and exit.go; change.go changes
// the tallies above a unit, which patch.go does to records as they are written; some.go
// and one.go read a few sums of many. stage.go says where a unit stands. Two indexes are
// kept in the same transactions: those to ring by size (ring.go), and what came in last
// (recent.go). recount.go and misplaced.go make all of it anew, and compare.
//
// # Changing what is counted
//
// Add the sum in Contribution (or Expected) under a name made in names.go, and
// run "raquan recount --fix" over existing stores (one from before stages gets them so
// as well). Everything else, summing,
// taking off, comparing, goes by whatever names there are.
//
// The package is pure: a transaction in, changed records out.
package tally

import (
	"errors"
	"fmt"
	"maps"

	"raquan/store"
)

// Sums are named sums. Only those that are not zero are there.
type Sums map[string]int64

// add puts in n under a name, keeping zeros out.
func (s Sums) add(name string, n int64) {
	if n += s[name]; n == 0 {
		delete(s, name)
	} else {
		s[name] = n
	}
}

// Less gives s - t.
func (s Sums) Less(t Sums) Sums {
	d := maps.Clone(s)
	if d == nil {
		d = Sums{}
	}
	for name, n := range t {
		d.add(name, -n)
	}
	return d
}

// Add adds sums to a zone of a tally, or takes them off with sign -1. Zones
// come with their first sum and go with their last.
func Add(t *store.Tally, zone string, s Sums, sign int64) {
	z := Sums(t.Zones[zone])
	if z == nil {
		z = make(Sums, len(s))
	}
	for name, n := range s {
		z.add(name, sign*n)
	}
	if len(z) == 0 {
		delete(t.Zones, zone)
		return
	}
	if t.Zones == nil {
		t.Zones = map[string]map[string]int64{}
	}
	t.Zones[zone] = z
}

// Total gives the sums of all zones together.
func Total(t *store.Tally) Sums {
	total := Sums{}
	for _, z := range t.Zones {
		for name, n := range z {
			total.add(name, n)
		}
	}
	return total
}

// Read gives the sums of all zones at and under a unit; empty if nothing is
// counted there. It is quicker than decoding the record and taking its Total.
func Read(r store.Reader, campaign string, u store.UnitID) (Sums, error) {
	key := store.TallyKey(campaign, u)
	record, err := r.Get(key)
	if errors.Is(err, store.ErrNotFound) {
		return Sums{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("tally: read %s: %w", key, err)
	}
	if total, ok := read(record); ok {
		return total, nil
	}
	var t store.Tally
	if err := decode(store.KV{Key: key, Value: record}, &t); err != nil {
		return nil, err
	}
	return Total(&t), nil
}
