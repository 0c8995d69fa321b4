package app

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/store"
)

type importCmd struct {
	File         string `arg:"" help:"xlsx or csv file; - reads csv or xlsx from the standard input." json:"-"`
	DryRun       bool   `help:"Say what would change, and change nothing."`
	CloseMissing bool   `help:"Close the units that the file does not have."`
}

// Help is shown by raquan roster import --help.
func (importCmd) Help() string {
	return `Columns, by their English or Vietnamese names, in any order; the first four are needed:

    code parent_code kind name short_name symbol place workers zone reports chair_name chair_phone
    decision decision_date effective closed merged_into

kind is national, federation, sector, attached, upper or grassroots. A unit is known by its code: importing again adds, changes, moves and, with --close-missing, closes units, and says so first. With any fault, each told by row and column, nothing is imported. An import that is cut off goes on with the next one, or when serve starts.

    raquan roster import units.xlsx --dry-run
    raquan roster import units.xlsx`
}

func (c importCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	in.looks = c.DryRun
	if in.Name, in.File, err = s.readFile(c.File); err != nil {
		return err
	}
	if err := s.tryImport(o, c, in); err != nil {
		return err
	}
	return do(s.ctx, o, "roster import", in, s.output())
}

// tryImport keeps a list with faults from making a store: where there is none,
// the list is looked at first.
func (s *session) tryImport(o Options, c importCmd, in commandInput) error {
	if _, err := os.Stat(StorePath(o.Settings.Store)); c.DryRun || !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	c.DryRun = true
	look, err := newInput(c)
	if err != nil {
		return err
	}
	look.Name, look.File, look.looks = in.Name, in.File, true
	return do(s.ctx, o, "roster import", look, commandOutput{Out: io.Discard, Err: io.Discard, File: io.Discard})
}

// readFile reads the file that a command names, or the standard input for "-".
func (s *session) readFile(name string) (string, []byte, error) {
	if name == "-" {
		b, err := io.ReadAll(s.sys.In)
		if err != nil {
			err = fmt.Errorf("standard input: %w", err)
		}
		return "standard input", b, err
	}
	b, err := os.ReadFile(name)
	return filepath.Base(name), b, err
}

// output is where a command without an output file writes.
func (s *session) output() commandOutput {
	return commandOutput{Out: s.sys.Out, Err: s.sys.Err, File: io.Discard}
}

// rosterImport looks at a list, says what it changes, and changes it.
func rosterImport(ctx context.Context, b *Base, in commandInput, out commandOutput) error {
	var c importCmd
	if err := in.args(&c); err != nil {
		return err
	}
	file, err := roster.Read(in.Name, bytes.NewReader(in.File))
	if err != nil {
		return err
	}
	if err := resume(ctx, b, c.DryRun, out); err != nil {
		return err
	}
	im, err := jobs.LookAt(ctx, b.Store, b.Campaign, file, jobs.ImportOptions{
		Options: roster.Options{CloseMissing: c.CloseMissing},
		Now:     b.Clock.Now(),
		Random:  rand.Reader,
	})
	if err != nil {
		return err
	}
	if len(im.Faults) > 0 {
		return faultsOf(in.Name, im.Faults)
	}
	if err := im.Diff.Preview(out.Out); err != nil {
		return err
	}
	n := len(im.Diff.Changes)
	switch {
	case n == 0:
		fmt.Fprintln(out.Err, "nothing to import: the store has all of it")
		return nil
	case c.DryRun:
		fmt.Fprintf(out.Err, "dry run: nothing was changed; %s would be\n", countOf(n, "unit"))
		return nil
	}
	fmt.Fprintf(out.Err, "importing %s…\n", countOf(n, "unit"))
	err = withProgress(ctx, b, out.Err, func() error { return im.Apply(ctx, b.Store, b.Secret, b.Campaign) })
	if err != nil {
		return err
	}
	fmt.Fprintf(out.Err, "imported: %s\n", sayCounts(im.Diff.Count()))
	return nil
}

// resume finishes an import that was cut off. A dry run changes nothing, not
// even that.
func resume(ctx context.Context, b *Base, dry bool, out commandOutput) error {
	if dry {
		return nil
	}
	var job *jobs.Job
	err := withProgress(ctx, b, out.Err, func() (err error) {
		job, err = jobs.Resume(ctx, b.Store, b.Secret, b.Campaign)
		return err
	})
	if err != nil || job == nil {
		return err
	}
	fmt.Fprintf(out.Err, "finished the import of %s that was cut off: %s\n", job.File, sayCounts(job.Counts))
	return nil
}

type exportCmd struct {
	File string `arg:"" help:"File to write: .csv or .xlsx. One that is there is replaced."`
}

// Help is shown by raquan roster export --help.
func (exportCmd) Help() string {
	return `Writes the open units in roster order, with the contacts' names and numbers; the file is readable by you alone. Imported again it changes nothing.

    raquan roster export units.xlsx`
}

// Validate is called by kong.
func (c exportCmd) Validate() error {
	switch strings.ToLower(filepath.Ext(c.File)) {
	case ".csv", ".xlsx":
		return nil
	}
	return fmt.Errorf("%q: give a name that ends in .csv or .xlsx", c.File)
}

func (c exportCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	return replaceFile(c.File, func(f *os.File) error {
		out := s.output()
		out.File = f
		return do(s.ctx, o, "roster export", in, out)
	})
}

func rosterExport(ctx context.Context, b *Base, in commandInput, out commandOutput) error {
	var c exportCmd
	if err := in.args(&c); err != nil {
		return err
	}
	var present *roster.Present
	err := b.Store.View(ctx, func(s store.Snapshot) (err error) {
		present, err = roster.Load(s)
		return err
	})
	if err != nil {
		return err
	}
	open := 0
	for _, u := range present.Units {
		if u.Closed.IsZero() {
			open++
		}
	}
	if err := roster.Export(out.File, present, roster.FormatOf(c.File)); err != nil {
		return err
	}
	fmt.Fprintf(out.Err, "wrote %s\n", countOf(open, "unit"))
	return nil
}
