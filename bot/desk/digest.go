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
	var due []store.UnitID
	err := d.Store.View(ctx, func(s store.Snapshot) error {
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
			if !now.Before(g.Due) {
				due = append(due, store.UnitID(kv.Key.Part(1)))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, unit := range due {
		if err := d.sendDigest(ctx, unit, now); err != nil {
			return err
		}
	}
	return nil
}

// sendDigest turns one digest into entries for the nearest level above that has
// officers. If nobody has joined there yet, it is dropped: /tonghop shows who
// reports.
func (d *Desk) sendDigest(ctx context.Context, unit store.UnitID, now time.Time) error {
	return d.notify(ctx, now, func(n *notices) error {
		var g store.Digest
		found, err := store.Get(n.tx, store.DigestKey(unit), &g)
		if err != nil || !found || now.Before(g.Due) {
			return err
		}
		if err := n.tx.Delete(store.DigestKey(unit)); err != nil {
			return err
		}
		var u store.Unit
		if _, err := store.Get(n.tx, store.UnitKey(unit), &u); err != nil {
			return err
		}
		_, officers, err := nearestOfficers(n.tx, append([]store.UnitID{unit}, u.Above...)...)
		if err != nil || len(officers) == 0 {
			return err
		}
		parts, err := digestParts(n.tx, &u, g)
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
	})
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
