package jobs

import (
	"context"

	"raquan/bot/remind"
	"raquan/store"
)

// previewPage is how many records a preview reads at one moment.
const previewPage = 2000

// Preview is the calendar of the ladder with whom each slot would reach now.
type Preview struct {
	People int // who can be reached
	Lines  []PreviewLine
}

// PreviewLine is a slot of a preview.
type PreviewLine struct {
	remind.Reach
	NotJoined int // units in the audience's place without an officer in the bot
	Served    *Served
}

// absent are units without an officer from which something is expected.
type absent struct {
	level   string
	reports bool
}

// Preview finds out what the ladder would do. It writes nothing.
func (p *Planner) Preview(ctx context.Context) (*Preview, error) {
	if err := p.countPeople(ctx); err != nil {
		return nil, err
	}
	v := &Preview{People: p.people}
	var reach *remind.Reaches
	err := p.Store.View(ctx, func(s store.Snapshot) error {
		l, err := p.ladder(s)
		if err != nil {
			return err
		}
		dates, err := p.dates(s)
		reach = remind.NewReaches(l.Calendar(dates))
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := p.previewPeople(ctx, reach); err != nil {
		return nil, err
	}
	missing, err := p.countAbsent(ctx)
	if err != nil {
		return nil, err
	}
	return v, p.Store.View(ctx, func(s store.Snapshot) error {
		v.Lines = nil
		for _, r := range reach.List {
			line := PreviewLine{Reach: r}
			for _, level := range r.Levels {
				line.NotJoined += missing[absent{level, r.Step.OfReports()}]
			}
			served, found, err := ReadServed(s, p.Campaign.Key, r.Step.Key, r.Nominal)
			if err != nil {
				return err
			}
			if found {
				line.Served = &served
			}
			v.Lines = append(v.Lines, line)
		}
		return nil
	})
}

// previewPeople counts all officers for the slots.
func (p *Planner) previewPeople(ctx context.Context, reach *remind.Reaches) error {
	now := p.Clock.Now()
	from, to := store.AllOfficers()
	return p.eachPage(ctx, from, to, func(s store.Snapshot, page []store.KV) error {
		source := remind.NewSource(s, p.Campaign, now)
		for _, kv := range page {
			person, err := source.Person(store.PersonID(kv.Key.Part(1)))
			if err != nil {
				return err
			}
			reach.Add(person, now)
		}
		return nil
	})
}

// countAbsent counts the units without an officer from which something is
// expected.
func (p *Planner) countAbsent(ctx context.Context) (map[absent]int, error) {
	n := map[absent]int{}
	from, to := store.AllUnits()
	err := p.eachPage(ctx, from, to, func(s store.Snapshot, page []store.KV) error {
		for _, kv := range page {
			var u store.Unit
			var staff store.Staff
			if _, err := store.Get(s, kv.Key, &u); err != nil {
				return err
			}
			if _, err := store.Get(s, store.StaffKey(u.ID), &staff); err != nil {
				return err
			}
			if !u.Closed.IsZero() || len(staff.Officers) > 0 {
				continue
			}
			todo, err := remind.ToDoAt(s, p.Campaign, &u)
			if err != nil {
				return err
			}
			if todo {
				n[absent{string(u.Kind), u.Reports}]++
			}
		}
		return nil
	})
	return n, err
}

// eachPage reads a range a page at a time, so that no moment of the store is held
// for long. fn may not be called again for a page.
func (p *Planner) eachPage(ctx context.Context, from, to store.Key, fn func(store.Snapshot, []store.KV) error) error {
	for {
		var page []store.KV
		err := p.Store.View(ctx, func(s store.Snapshot) error {
			page = nil
			for kv, err := range s.Scan(from, to) {
				if err != nil {
					return err
				}
				if page = append(page, kv); len(page) == previewPage {
					break
				}
			}
			return fn(s, page)
		})
		if err != nil || len(page) < previewPage {
			return err
		}
		from = page[len(page)-1].Key.After()
	}
}
