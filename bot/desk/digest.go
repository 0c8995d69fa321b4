package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// digestEvery is how long joins are collected before the level above is told.
const digestEvery = time.Hour

// digest notes for the level above that somebody took a role. One message an
// hour tells it all.
func (w *work) digest(unit store.UnitID, role store.Role, handed bool) error {
	u, err := w.readUnit(unit)
	if err != nil || u == nil {
		return err
	}
	return w.inDigest(u.Parent, func(d *store.Digest) {
		if len(d.Joined) < store.MaxDigest {
			d.Joined = append(d.Joined, store.DigestLine{Unit: unit, Role: role, Person: w.person.ID, At: w.now, Handed: handed})
		} else {
			d.More++
		}
	})
}

// inDigest changes the digest of a level above; it is due in an hour if it is new.
func (w *work) inDigest(above store.UnitID, change func(*store.Digest)) error {
	if above == "" {
		return nil
	}
	var d store.Digest
	if _, err := store.Get(w.tx, store.DigestKey(above), &d); err != nil {
		return err
	}
	d.V = 1
	if d.Due.IsZero() {
		d.Due = w.now.Add(digestEvery)
	}
	change(&d)
	return store.Put(w.tx, store.DigestKey(above), d)
}

// Digests tells the levels above whose hour is over who took which role; at night
// the digests grow till the morning. It is called every minute or so; calling it
// too often changes nothing.
func (d *Desk) Digests(ctx context.Context, now time.Time) error {
	if err := d.sayUnsure(ctx); err != nil {
		return err
	}
	if !d.Campaign.Awake(now) {
		return nil
	}
	// First what no officer of the unit itself hears of: an officer further above gets
	// one message, not one for each unit below.
	for _, step := range []struct {
		near bool // the unit has officers of its own
		do   func(*notices, store.UnitID) error
	}{{false, gatherDigest}, {true, sendDigest}} {
		due, err := d.dueDigests(ctx, now, step.near)
		if err != nil {
			return err
		}
		for _, unit := range due {
			if err := d.notify(ctx, now, func(n *notices) error { return step.do(n, unit) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// dueDigests are the units with officers of their own, or without, whose digest's
// hour is over.
func (d *Desk) dueDigests(ctx context.Context, now time.Time, near bool) (due []store.UnitID, err error) {
	err = d.Store.View(ctx, func(s store.Snapshot) error {
		due = nil
		from, to := store.AllDigests()
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				return err
			}
			var g store.Digest
			if err := json.Unmarshal(kv.Value, &g); err != nil {
				return fmt.Errorf("desk: digest: %w: %w", store.ErrCorrupt, err)
			}
			unit := store.UnitID(kv.Key.Part(1))
			at, _, err := nearestOfficers(s, unit)
			if err != nil {
				return err
			}
			if !now.Before(g.Due) && near == (at == unit) {
				due = append(due, unit)
			}
		}
		return nil
	})
	return due, err
}

// dueDigest reads a unit's digest, and for whom it is: the officers of the nearest
// level that has some. g is nil if it is not due (any more).
func (n *notices) dueDigest(unit store.UnitID) (u store.Unit, g *store.Digest, at store.UnitID, officers []store.PersonID, err error) {
	g = new(store.Digest)
	found, err := store.Get(n.tx, store.DigestKey(unit), g)
	if err != nil || !found || n.now.Before(g.Due) {
		return u, nil, "", nil, err
	}
	if _, err := store.Get(n.tx, store.UnitKey(unit), &u); err != nil {
		return u, nil, "", nil, err
	}
	at, officers, err = nearestOfficers(n.tx, append([]store.UnitID{unit}, u.Above...)...)
	return u, g, at, officers, err
}

// gatherDigest puts the digest of a unit without officers into that of the nearest
// level above that has some. If nobody has joined there yet, it is dropped:
// /tonghop shows who reports.
func gatherDigest(n *notices, unit store.UnitID) error {
	_, g, at, officers, err := n.dueDigest(unit)
	if err != nil || g == nil || at == unit {
		return err
	}
	if err := n.tx.Delete(store.DigestKey(unit)); err != nil || len(officers) == 0 {
		return err
	}
	var above store.Digest
	if _, err := store.Get(n.tx, store.DigestKey(at), &above); err != nil {
		return err
	}
	above.Add(*g, n.now)
	return store.Put(n.tx, store.DigestKey(at), above)
}

// sendDigest turns one digest into entries for the officers of its unit.
func sendDigest(n *notices, unit store.UnitID) error {
	u, g, at, officers, err := n.dueDigest(unit)
	if err != nil || g == nil || at != unit {
		return err
	}
	if err := n.tx.Delete(store.DigestKey(unit)); err != nil {
		return err
	}
	parts, err := digestParts(n.tx, &u, *g)
	if err != nil {
		return err
	}
	for _, part := range parts {
		cause := part.name + "." + string(unit) + "." + strconv.FormatInt(g.Due.Unix(), 10)
		for _, p := range officers {
			if err := n.tell(p, cause, store.StaffLane, part.message, part.mentions...); err != nil {
				return err
			}
		}
	}
	return nil
}

// digestMessage tells who took which role; who has been erased since is left
// out. Without anybody its text is empty.
func digestMessage(tx store.Tx, u *store.Unit, g store.Digest) (chat.Message, error) {
	var lines []string
	for _, j := range g.Joined {
		var p store.Person
		var unit store.Unit
		found, err := store.Get(tx, store.PersonKey(j.Person), &p)
		if err != nil {
			return chat.Message{}, err
		}
		if !found {
			continue
		}
		if _, err := store.Get(tx, store.UnitKey(j.Unit), &unit); err != nil {
			return chat.Message{}, err
		}
		line := text.DigestLine
		if j.Handed {
			line = text.DigestHanded
		}
		lines = append(lines, text.Say(text.Vi, line, "name", nameOf(j.Person), "role", roleName(j.Role), "unit", clip(unit.ShortName())))
	}
	if len(lines) == 0 && g.More == 0 {
		return chat.Message{}, nil
	}
	n := int64(len(lines) + g.More)
	if g.More > 0 {
		lines = append(lines, text.Say(text.Vi, text.DigestMore, "n", text.Number(text.Vi, int64(g.More))))
	}
	return message(text.Say(text.Vi, text.Digest, "unit", u.Name, "n", text.Number(text.Vi, n),
		"lines", text.HTML(strings.Join(lines, "\n")))), nil
}

// joined are the mentions of a digest.
func joined(g store.Digest) []string {
	var mentions []string
	for _, j := range g.Joined {
		mentions = append(mentions, nameOf(j.Person))
	}
	return mentions
}

// clip shortens a name, so that store.MaxDigest lines fit into one message.
func clip(s string) string { return text.Short(s, 60) }

func roleName(r store.Role) string {
	switch r {
	case store.UpperRole:
		return text.Say(text.Vi, text.RoleUpper)
	case store.Department:
		return text.Say(text.Vi, text.RoleDepartment)
	case store.Deputy:
		return text.Say(text.Vi, text.RoleDeputy)
	}
	return text.Say(text.Vi, text.RoleChair)
}
