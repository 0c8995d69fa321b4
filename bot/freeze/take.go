package freeze

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"time"

	"raquan/bot/figures"
	"raquan/config"
	"raquan/store"
)

// errEnded is given if a freeze is not under way any more.
var errEnded = errors.New("freeze: not under way any more")

// Ended reports whether there was nothing to take.
func Ended(err error) bool { return errors.Is(err, errEnded) }

// perUpdate is how many pages one transaction writes: they are some tens of KB
// each.
const perUpdate = 32

// Take makes the pages of a freeze that is under way, of one snapshot whose
// cut-off is now, and writes them. What a run before it has left is written over
// or taken away. progress hears of units written, between transactions: while a
// snapshot is open nothing may wait for a write. It may be nil.
func Take(ctx context.Context, e store.Engine, c *config.Campaign, unit store.UnitID, n int, now time.Time, progress func(done, total int)) (*store.Freeze, error) {
	f, err := begin(ctx, e, c.Key, unit, n)
	if err != nil {
		return nil, err
	}
	f.At = now
	t := &taking{c: c, f: f, sum: sha256.New()}
	if err := e.View(ctx, t.read); err != nil {
		return nil, err
	}
	total := len(t.pages)
	for len(t.pages) > 0 {
		some := t.pages[:min(perUpdate, len(t.pages))]
		if err := e.Update(ctx, func(tx store.Tx) error { return t.write(tx, some) }); err != nil {
			return nil, err
		}
		t.pages = t.pages[len(some):]
		if progress != nil {
			progress(f.Rows-f.Rows*len(t.pages)/total, f.Rows)
		}
	}
	return f, nil
}

// begin counts the run, so that a run of before can finish nothing.
func begin(ctx context.Context, e store.Engine, campaign string, unit store.UnitID, n int) (*store.Freeze, error) {
	var f *store.Freeze
	err := e.Update(ctx, func(tx store.Tx) (err error) {
		if f, err = Get(tx, campaign, unit, n); err != nil {
			return err
		}
		if f.State != store.Freezing {
			return errEnded
		}
		f.Runs++
		return store.Put(tx, store.FreezeKey(campaign, unit, n), f)
	})
	return f, err
}

// taking is a freeze being made.
type taking struct {
	c     *config.Campaign
	f     *store.Freeze
	sum   hash.Hash
	pages []page
	level []*store.Unit // the chain that the last row stood under
	rows  []row
}

// page is one to be written; without bytes it is to be taken away.
type page struct {
	key  store.Key
	data []byte
}

func (t *taking) write(tx store.Tx, pages []page) error {
	for _, p := range pages {
		if p.data == nil {
			if err := tx.Delete(p.key); err != nil {
				return err
			}
			continue
		}
		if err := tx.Put(p.key, p.data); err != nil {
			return fmt.Errorf("freeze: write page: %w", err)
		}
	}
	return nil
}

// read makes all pages of a snapshot.
func (t *taking) read(s store.Snapshot) error {
	table, err := figures.Read(s, t.c, t.f.Unit, t.f.At)
	if err != nil {
		return err
	}
	var head store.AuditHead
	if _, err := store.Get(s, store.AuditHeadKey, &head); err != nil {
		return err
	}
	t.f.Line, t.f.Head = head.N, head.Hash
	t.f.Body, t.f.Zones = &table.Unit, plainZones(table.Zones)
	t.f.Pages = map[store.FreezePart]int{}
	if err := t.readBelow(table); err != nil {
		return err
	}
	if err := t.readRows(s, table); err != nil {
		return err
	}
	if t.f.Checksum, err = checksum(t.sum, t.f); err != nil {
		return err
	}
	return t.leftovers(s)
}

func (t *taking) readBelow(table *figures.Table) error {
	t.f.Below = len(table.Below)
	var list []below
	for i := range table.Below {
		b := &table.Below[i]
		list = append(list, below{Unit: b.Unit, Zones: plainZones(b.Zones), Freeze: b.Own.Freeze, At: b.Own.At, Interim: b.Own.Interim})
		if len(list) == belowPerPage || i == len(table.Below)-1 {
			if err := t.add(store.FrozenBelow, list); err != nil {
				return err
			}
			list = nil
		}
	}
	return nil
}

func (t *taking) readRows(s store.Snapshot, table *figures.Table) error {
	for r, err := range table.Rows(s, t.c) {
		if err != nil {
			return err
		}
		if err := t.chain(r.Above); err != nil {
			return err
		}
		kept, line, err := keptReport(s, t.c, r.Unit, r.Report)
		if err != nil {
			return err
		}
		t.f.Rows++
		if err := t.row(row{Depth: len(r.Above), Unit: *r.Unit, Report: kept, Line: line}); err != nil {
			return err
		}
	}
	return t.flush()
}

// chain puts in the levels above the next row that the last one did not have.
func (t *taking) chain(above []*store.Unit) error {
	same := 0
	for same < len(above) && same < len(t.level) && above[same].ID == t.level[same].ID {
		same++
	}
	for depth := same; depth < len(above); depth++ {
		if err := t.row(row{Depth: depth, Level: true, Unit: *above[depth]}); err != nil {
			return err
		}
	}
	t.level = above
	return nil
}

func (t *taking) row(r row) error {
	t.rows = append(t.rows, r)
	if len(t.rows) < rowsPerPage {
		return nil
	}
	return t.flush()
}

func (t *taking) flush() error {
	if len(t.rows) == 0 {
		return nil
	}
	err := t.add(store.FrozenRows, t.rows)
	t.rows = t.rows[:0]
	return err
}

// add makes a page of a list.
func (t *taking) add(part store.FreezePart, list any) error {
	data, err := pack(t.sum, list)
	if err != nil {
		return err
	}
	t.pages = append(t.pages, page{store.FreezePageKey(t.c.Key, t.f.Unit, t.f.N, part, t.f.Pages[part]), data})
	t.f.Pages[part]++
	return nil
}

// leftovers takes away the pages of a run before that had more of them.
func (t *taking) leftovers(s store.Snapshot) error {
	made := map[store.Key]bool{}
	for _, p := range t.pages {
		made[p.key] = true
	}
	from, to := store.FreezePagesOf(t.c.Key, t.f.Unit, t.f.N)
	for kv, err := range s.Scan(from, to) {
		if err != nil {
			return fmt.Errorf("freeze: read pages: %w", err)
		}
		if !made[kv.Key] {
			t.pages = append(t.pages, page{key: kv.Key})
		}
	}
	return nil
}
