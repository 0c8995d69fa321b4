package app

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"raquan/bot/jobs"
	"raquan/bot/tally"
	"raquan/store"
)

type recountCmd struct {
	Fix bool `help:"Put right what differs."`
}

// Help is shown by raquan recount --help.
func (recountCmd) Help() string {
	return `Rebuilds the totals, the list of units that have not reported, where each unit stands and the list of those to ring from units, reports and people alone and compares; and walks the chain of the audit and the indexes of units. Differences are a fault of the program or of the disk; the exit code is 1 if there are any and they were not put right.

    raquan recount
    raquan recount --fix`
}

func (c recountCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	return do(s.ctx, o, "recount", in, s.output())
}

// verifyAudit walks the chain of the audit: a line that was changed, dropped or
// added by another hand breaks it, and no recount can mend that.
func verifyAudit(ctx context.Context, b *Base, out commandOutput) error {
	return b.Store.View(ctx, func(s store.Snapshot) error {
		lines, err := store.VerifyAudit(s)
		if err != nil {
			return err
		}
		fmt.Fprintf(out.Out, "the audit is whole: %s\n", countOf(int(lines), "line"))
		return nil
	})
}

func recount(ctx context.Context, b *Base, in commandInput, out commandOutput) error {
	var c recountCmd
	if err := in.args(&c); err != nil {
		return err
	}
	if err := verifyAudit(ctx, b, out); err != nil {
		return err
	}
	r, err := jobs.Recount(ctx, b.Store, b.Campaign, c.Fix)
	if err != nil {
		return err
	}
	n := len(r.Tallies) + len(r.Pending) + len(r.Stages) + len(r.Tree)
	if n == 0 {
		fmt.Fprintln(out.Out, "all totals are as the reports have them")
		return nil
	}
	lines, err := describeDifferences(ctx, b, r)
	if err != nil {
		return err
	}
	for _, line := range lines {
		fmt.Fprintln(out.Out, line)
	}
	if !r.Fixed || len(r.Tree) > 0 {
		return fmt.Errorf("%s; put right with: raquan recount --fix", countOf(n, "difference"))
	}
	fmt.Fprintf(out.Out, "put right: %s\n", countOf(n, "difference"))
	return nil
}

// describeDifferences writes a line for each difference, with the units' names.
func describeDifferences(ctx context.Context, b *Base, r jobs.Recounted) ([]string, error) {
	var lines []string
	err := b.Store.View(ctx, func(s store.Snapshot) error {
		lines = nil
		for _, d := range r.Tallies {
			name, err := nameUnit(s, d.Unit)
			if err != nil {
				return err
			}
			lines = append(lines, describeTally(name, d)...)
		}
		for _, d := range r.Pending {
			name, err := nameUnit(s, d.Unit)
			if err != nil {
				return err
			}
			lines = append(lines, name+": wrong in the list of units that have not reported")
		}
		for _, m := range r.Stages {
			name, err := nameUnit(s, m.Unit)
			if err != nil {
				return err
			}
			what := ": its stage is not what its report and its people say"
			if m.Key != "" {
				what = ": wrong in the list of those to ring"
			}
			lines = append(lines, name+what)
		}
		for _, f := range r.Tree {
			name, err := nameUnit(s, f.Unit)
			if err != nil {
				return err
			}
			lines = append(lines, name+": "+f.What+" (import the roster again)")
		}
		return nil
	})
	return lines, err
}

func describeTally(name string, d tally.Difference) []string {
	if d.Report {
		return []string{name + ": its report is not counted as it would be today"}
	}
	var lines []string
	for _, zone := range slices.Sorted(maps.Keys(d.Zones)) {
		for _, sum := range slices.Sorted(maps.Keys(d.Zones[zone])) {
			lack := d.Zones[zone][sum]
			what := "lacks"
			if lack < 0 {
				what, lack = "has too many:", -lack
			}
			lines = append(lines, fmt.Sprintf("%s, zone %s: %s %s %d", name, cmp.Or(zone, "none"), sum, what, lack))
		}
	}
	return lines
}

// nameUnit names a unit by its code and name.
func nameUnit(r store.Reader, id store.UnitID) (string, error) {
	var u store.Unit
	found, err := store.Get(r, store.UnitKey(id), &u)
	if err != nil || !found {
		return "unit " + string(id), err
	}
	return u.Code + " " + u.ShortName(), nil
}
