package freeze

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"strconv"

	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// ErrChanged says that a freeze is not what it was when it was made.
var ErrChanged = errors.New("freeze: it is not what was frozen")

// Verify computes a freeze that is done again: its checksum from the record and
// all pages, its sums from its own rows; and finds the head of the chain and the
// checksum in the audit. The chain itself has been verified before.
func Verify(s store.Snapshot, c *config.Campaign, f *store.Freeze) error {
	for _, check := range []func(store.Snapshot, *config.Campaign, *store.Freeze) error{inChain, sameBytes, sameSums} {
		if err := check(s, c, f); err != nil {
			return fmt.Errorf("%s number %d: %w", f.Body.Code, f.N, err)
		}
	}
	return nil
}

// inChain finds a freeze's head in the chain, and its checksum.
func inChain(s store.Snapshot, _ *config.Campaign, f *store.Freeze) error {
	if f.Line > 0 {
		var l store.AuditLine
		if _, err := store.Get(s, store.AuditKey(f.Line), &l); err != nil {
			return err
		}
		if l.Hash != f.Head {
			return fmt.Errorf("%w: its head is not line %d of the audit", ErrChanged, f.Line)
		}
	}
	var done store.AuditLine
	if _, err := store.Get(s, store.AuditKey(f.DoneLine), &done); err != nil {
		return err
	}
	if done.Act != ActDone || done.Unit != f.Unit || done.What != strconv.Itoa(f.N) || done.To != f.Checksum {
		return fmt.Errorf("%w: line %d of the audit says something else", ErrChanged, f.DoneLine)
	}
	return nil
}

// sameBytes computes the checksum again.
func sameBytes(s store.Snapshot, c *config.Campaign, f *store.Freeze) error {
	sum := sha256.New()
	for _, part := range []store.FreezePart{store.FrozenBelow, store.FrozenRows} {
		if err := addPages(sum, s, c.Key, f, part); err != nil {
			return err
		}
	}
	got, err := checksum(sum, f)
	if err == nil && got != f.Checksum {
		err = fmt.Errorf("%w: checksum %.16s, not %.16s", ErrChanged, got, f.Checksum)
	}
	return err
}

func addPages(sum hash.Hash, s store.Reader, campaign string, f *store.Freeze, part store.FreezePart) error {
	for p := range f.Pages[part] {
		plain, err := plainPage(s, campaign, f, part, p)
		if err != nil {
			return err
		}
		addTo(sum, plain)
	}
	return nil
}

// sameSums adds the rows up again.
func sameSums(s store.Snapshot, c *config.Campaign, f *store.Freeze) error {
	total, err := Recount(s, c.Key, f)
	if err == nil && !same(total.Zones, f.Zones) {
		err = fmt.Errorf("%w: its totals are not those of its units", ErrChanged)
	}
	return err
}

// Recount adds up the rows of a freeze.
func Recount(s store.Reader, campaign string, f *store.Freeze) (*store.Tally, error) {
	total := &store.Tally{}
	for r, err := range keptRows(s, campaign, f) {
		if err != nil {
			return nil, err
		}
		tally.Add(total, r.Unit.Zone, tally.Expected(&r.Unit), 1)
		if r.Report != nil {
			tally.Add(total, r.Report.Zone, r.Report.Added, 1)
		}
	}
	return total, nil
}

func same(a, b map[string]map[string]int64) bool {
	for _, zones := range []map[string]map[string]int64{a, b} {
		for zone := range zones {
			if len(tally.Sums(a[zone]).Less(b[zone])) > 0 {
				return false
			}
		}
	}
	return true
}
