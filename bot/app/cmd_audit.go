package app

import (
	"context"
	"encoding/json"
	"fmt"

	"raquan/bot/freeze"
	"raquan/store"
)

type auditVerifyCmd struct{}

// Help is shown by raquan audit verify --help.
func (auditVerifyCmd) Help() string {
	return `Walks the chain of the audit from its first line, and computes every freeze again: its checksum from all its pages, its totals from its own units, and whether the head of the chain that it was made at, and its checksum, stand in the chain. Prints the number of lines and the hash of the last one, to be kept where the store is not. The exit code is 1 if anything is not as it was written, and the first such thing is named.

    raquan audit verify`
}

func (c auditVerifyCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	return do(s.ctx, o, "audit verify", in, s.output())
}

func auditVerify(ctx context.Context, b *Base, _ commandInput, out commandOutput) error {
	return b.Store.View(ctx, func(s store.Snapshot) error {
		lines, err := store.VerifyAudit(s)
		if err != nil {
			return err
		}
		var head store.AuditHead
		if _, err := store.Get(s, store.AuditHeadKey, &head); err != nil {
			return err
		}
		fmt.Fprintf(out.Out, "the audit is whole: %s, head %s\n", countOf(int(lines), "line"), head.Hash)
		return verifyFreezes(s, b, out)
	})
}

func verifyFreezes(s store.Snapshot, b *Base, out commandOutput) error {
	from, to := store.AllFreezes(b.Campaign.Key)
	for f, err := range store.Records[store.Freeze](s, from, to) {
		if err != nil {
			return err
		}
		if f.State != store.Frozen {
			continue
		}
		if err := freeze.Verify(s, b.Campaign, f); err != nil {
			return err
		}
		fmt.Fprintf(out.Out, "%s number %d is what was frozen: as of %s, %s, audit line %d, checksum %.16s\n", f.Body.Code, f.N,
			f.At.In(b.Campaign.Zone).Format("2006-01-02T15:04:05"), countOf(f.Rows, "unit"), f.Line, f.Checksum)
	}
	return nil
}

type auditShowCmd struct {
	Unit string `required:"" placeholder:"CODE" help:"The unit, by its code."`
}

// Help is shown by raquan audit show --help.
func (auditShowCmd) Help() string {
	return `Prints the lines of the audit about a unit as JSON, the oldest first, those from before units had logs of their own among them: it reads the whole audit.

    raquan audit show --unit 01-1-1`
}

func (c auditShowCmd) Run(s *session) error {
	o, in, err := s.begin(c)
	if err != nil {
		return err
	}
	return do(s.ctx, o, "audit show", in, s.output())
}

func auditShow(ctx context.Context, b *Base, in commandInput, out commandOutput) error {
	var c auditShowCmd
	if err := in.args(&c); err != nil {
		return err
	}
	return b.Store.View(ctx, func(s store.Snapshot) error {
		id, found, err := store.GetID(s, store.CodeKey(c.Unit))
		if err == nil && !found {
			err = fmt.Errorf("there is no unit %q", c.Unit)
		}
		if err != nil {
			return err
		}
		enc := json.NewEncoder(out.Out)
		enc.SetEscapeHTML(false)
		from, to := store.AllAudit()
		for l, err := range store.Records[store.AuditLine](s, from, to) {
			if err != nil {
				return err
			}
			if l.Unit != store.UnitID(id) {
				continue
			}
			if err := enc.Encode(l); err != nil {
				return fmt.Errorf("write: %w", err)
			}
		}
		return nil
	})
}
