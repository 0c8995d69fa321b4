package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/clock"
	"raquan/bot/remind"
	"raquan/store"
)

// sweepSide is how many transactions of a sweep are under way at once.
const sweepSide = 16

// run goes on with a sweep until it is finished, or nobody may be written to any
// more.
func (p *Planner) run(ctx context.Context, s *Sweep) (finished bool, err error) {
	for {
		if err := p.rest(ctx); err != nil {
			return false, err
		}
		page, err := p.readPage(ctx, s)
		if err != nil || page == nil {
			return err == nil, err
		}
		if !p.Campaign.Permitted(page.now) {
			return false, nil
		}
		if page.seen == 0 {
			return true, p.serve(ctx, slotsOf(page.sweep), page.sweep)
		}
		counts, err := p.enter(ctx, page)
		if err != nil {
			return false, err
		}
		if err := p.moveOn(ctx, page, counts); err != nil {
			return false, err
		}
	}
}

// rest waits while enough is waiting to be sent, but not overnight.
func (p *Planner) rest(ctx context.Context) error {
	for p.Backlog() > sweepBacklog && p.Campaign.Permitted(p.Clock.Now()) {
		if err := clock.Sleep(ctx, p.Clock, backlogRest); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func slotsOf(s *Sweep) []dueSlot {
	var list []dueSlot
	for _, slot := range s.Slots {
		list = append(list, dueSlot{SweptSlot: slot})
	}
	return list
}

// sweptPage are the officers that a sweep comes to next.
type sweptPage struct {
	sweep   *Sweep // as it was read
	now     time.Time
	ladder  *remind.Ladder
	decided []decided // about whom there is something to decide
	last    store.PersonID
	seen    int
}

// decided is what was decided about a person.
type decided struct {
	person    *remind.Person
	decisions []remind.Decision
}

// readPage reads the next officers and decides about them; nil if the sweep is
// finished.
func (p *Planner) readPage(ctx context.Context, s *Sweep) (page *sweptPage, err error) {
	err = p.Store.View(ctx, func(snap store.Snapshot) error {
		page = nil
		present := new(Sweep)
		found, err := store.Get(snap, store.SweepKey(p.Campaign.Key, s.At), present)
		if err != nil || !found || !present.Finished.IsZero() {
			return err
		}
		page, err = p.decidePage(snap, present)
		return err
	})
	return page, err
}

func (p *Planner) decidePage(snap store.Snapshot, s *Sweep) (*sweptPage, error) {
	l, err := p.ladder(snap)
	if err != nil {
		return nil, err
	}
	page := &sweptPage{sweep: s, now: p.Clock.Now(), ladder: l}
	source := remind.NewSource(snap, p.Campaign, page.now)
	from, to := store.AllOfficers()
	if s.Cursor != "" {
		from = store.OfficerKey(s.Cursor).After()
	}
	for kv, err := range snap.Scan(from, to) {
		if err != nil {
			return nil, err
		}
		var o store.Officer
		if err := json.Unmarshal(kv.Value, &o); err != nil {
			return nil, fmt.Errorf("read %s: %w: %w", kv.Key, store.ErrCorrupt, err)
		}
		page.last = store.PersonID(kv.Key.Part(1))
		page.seen++
		person, err := source.Officer(page.last, &o)
		if err != nil {
			return nil, err
		}
		page.decide(person)
		if page.seen == sweepPage {
			break
		}
	}
	return page, nil
}

func (page *sweptPage) decide(person *remind.Person) {
	if list := remind.Due(page.now, page.sweep.Since, person, page.ladder); len(list) > 0 {
		page.decided = append(page.decided, decided{person, list})
	}
}

// enter writes down what was decided, several transactions side by side, and
// counts it. It is decided anew about those to whom something was sent meanwhile.
func (p *Planner) enter(ctx context.Context, page *sweptPage) (map[string]int, error) {
	counts := map[string]int{}
	for todo := page.decided; len(todo) > 0; {
		chunks := chunksOf(todo)
		written := make([]entered, len(chunks))
		g, gctx := errgroup.WithContext(ctx)
		g.SetLimit(sweepSide)
		for i, chunk := range chunks {
			g.Go(func() (err error) {
				written[i], err = p.enterSome(gctx, page, chunk)
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return nil, err
		}
		var again []store.PersonID
		for _, w := range written {
			for why, n := range w.counts {
				counts[why] += n
			}
			again = append(again, w.again...)
		}
		var err error
		if todo, err = p.decideAgain(ctx, page, again); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

// decideAgain decides anew about people of a page.
func (p *Planner) decideAgain(ctx context.Context, page *sweptPage, people []store.PersonID) ([]decided, error) {
	if len(people) == 0 {
		return nil, nil
	}
	page.decided = nil
	err := p.Store.View(ctx, func(snap store.Snapshot) error {
		page.decided = nil
		source := remind.NewSource(snap, p.Campaign, page.now)
		for _, id := range people {
			person, err := source.Person(id)
			if err != nil {
				return err
			}
			page.decide(person)
		}
		return nil
	})
	return page.decided, err
}

// chunksOf divides what was decided into what one transaction can hold. Whoever has
// more than that to be written stands in several, what is sent in the last.
func chunksOf(list []decided) [][]decided {
	const each = 3 // officer, nudges and chat
	var chunks [][]decided
	var chunk []decided
	ops := 0
	for _, d := range list {
		for part := range slices.Chunk(d.decisions, sweepOps-each-toldMost) {
			need := each + len(part) + told(part)
			if ops+need > sweepOps {
				chunks, chunk, ops = append(chunks, chunk), nil, 0
			}
			chunk = append(chunk, decided{d.person, part})
			ops += need
		}
	}
	if len(chunk) > 0 {
		chunks = append(chunks, chunk)
	}
	return chunks
}

// entered is what a transaction did.
type entered struct {
	counts map[string]int
	again  []store.PersonID // to whom something was sent since it was decided about them
}

func (p *Planner) enterSome(ctx context.Context, page *sweptPage, list []decided) (done entered, err error) {
	err = p.Commit(ctx, func(tx store.Tx) ([]store.Entry, error) {
		done = entered{counts: map[string]int{}}
		var open []store.Entry
		for _, d := range list {
			w := writing{tx: tx, page: page, decided: d, done: &done}
			e, err := w.person()
			if err != nil {
				return nil, err
			}
			open = append(open, e...)
		}
		return open, nil
	})
	return done, err
}

// moveOn notes that a page is done, unless another planner was quicker.
func (p *Planner) moveOn(ctx context.Context, page *sweptPage, counts map[string]int) error {
	return p.Store.Update(ctx, func(tx store.Tx) error {
		var s Sweep
		key := store.SweepKey(p.Campaign.Key, page.sweep.At)
		if _, err := store.Get(tx, key, &s); err != nil || s.Cursor != page.sweep.Cursor || !s.Finished.IsZero() {
			return err
		}
		s.Cursor = page.last
		s.People += page.seen
		s.Counts = maps.Clone(s.Counts)
		if s.Counts == nil {
			s.Counts = map[string]int{}
		}
		for why, n := range counts {
			s.Counts[why] += n
		}
		return store.Put(tx, key, s)
	})
}
