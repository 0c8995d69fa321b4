package jobs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/roster"
	"raquan/store"
)

// InviteTTL is how long an invite may be used if nothing else is said: longer
// than a campaign from its letter to its last day.
const InviteTTL = 30 * 24 * time.Hour

// Errors of invites.
var (
	ErrNoUnit  = errors.New("no open unit with this code")
	ErrBadRole = errors.New("this role makes no sense for this unit")
)

// InviteOptions say who is invited. Unit names one unit by its code; All means
// every open unit that the role fits and that has neither an officer with the
// role nor an invite that can still be used; Below narrows All to the units
// below one.
type InviteOptions struct {
	LinkOptions
	Unit     string
	All      bool
	Below    store.UnitID
	Role     store.Role            // empty: by the unit, see roster.DefaultRole
	Bot      string                // the bot's user name for links; empty: as last seen by the store
	Progress func(done, total int) // told after every window of units; may be nil
}

// InviteCounts tell what became of the units.
type InviteCounts struct {
	Made       int `json:"made"`
	Renewed    int `json:"renewed"`     // of Made: an older invite was revoked for it
	HasOfficer int `json:"has_officer"` // passed over: an officer has the role
	HasInvite  int `json:"has_invite"`  // passed over: an invite can still be used
}

// Invite makes invites and hands each to emit, in roster order, after it is
// stored. Running it again after it was cut off goes on where it was, but hands
// out only what it makes: the others are in files and screens of bot/links, or
// replaced with Renew.
func Invite(ctx context.Context, e store.Engine, o InviteOptions, emit func(roster.Invitation) error) (InviteCounts, error) {
	var counts InviteCounts
	if o.All == (o.Unit != "") {
		return counts, errors.New("invite: either one unit or all of them")
	}
	guests, err := guests(ctx, e, &o)
	if err != nil {
		return counts, fmt.Errorf("invite: %w", err)
	}
	inv := inviter{engine: e, opts: o}
	seen := 0
	for window := range slices.Chunk(guests, inviteBatch*sideBySide) {
		if err := inv.window(ctx, window); err != nil {
			return counts, fmt.Errorf("invite: %w", err)
		}
		if seen += len(window); o.Progress != nil {
			o.Progress(seen, len(guests))
		}
		for i := range window {
			window[i].count(&counts)
			if window[i].outcome != made && window[i].outcome != renewed {
				continue
			}
			if err := emit(window[i].invitation(&o)); err != nil {
				return counts, fmt.Errorf("invite: hand out: %w", err)
			}
		}
	}
	return counts, nil
}

// guest is a unit that is to be invited.
type guest struct {
	unit    store.UnitID
	code    string
	name    string
	officer string
	order   int
	role    store.Role
	link    roster.Newest
	outcome outcome
}

type outcome int

const (
	made outcome = iota
	renewed
	hasOfficer
	hasInvite
)

func (g *guest) count(n *InviteCounts) {
	switch g.outcome {
	case renewed:
		n.Renewed++
		n.Made++
	case made:
		n.Made++
	case hasOfficer:
		n.HasOfficer++
	case hasInvite:
		n.HasInvite++
	}
}

func (g *guest) invitation(o *InviteOptions) roster.Invitation {
	payload := g.link.Payload(o.Secret)
	return roster.Invitation{
		UnitCode: g.code, UnitName: g.name, Role: g.role, OfficerName: g.officer,
		Payload: payload, Link: roster.Link(o.Bot, payload), Expires: g.link.Expires.In(o.Now.Location()),
	}
}

// guests lists who is to be invited, in roster order.
func guests(ctx context.Context, e store.Engine, o *InviteOptions) ([]guest, error) {
	var list []guest
	err := e.View(ctx, func(s store.Snapshot) (err error) {
		list = nil
		if o.Bot == "" {
			var bot store.Bot
			if _, err := store.Get(s, store.BotKey, &bot); err != nil {
				return err
			}
			o.Bot = bot.Username
		}
		if o.All {
			list, err = everybody(s, o)
		} else {
			list, err = oneUnit(s, o.Unit, o.Role)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b guest) int { return cmp.Compare(a.order, b.order) })
	return list, nil
}

func everybody(s store.Snapshot, o *InviteOptions) ([]guest, error) {
	var list []guest
	units := store.Units(s)
	if o.Below != "" {
		units = store.Subtree(s, o.Below)
	}
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		if !u.Closed.IsZero() || o.Role != "" && !roster.Fits(u, o.Role) {
			continue
		}
		g, err := newGuest(s, u, o.Role)
		if err != nil {
			return nil, err
		}
		list = append(list, g)
	}
	return list, nil
}

func oneUnit(s store.Snapshot, code string, role store.Role) ([]guest, error) {
	id, found, err := store.GetID(s, store.CodeKey(code))
	if err != nil {
		return nil, err
	}
	var u store.Unit
	if found {
		found, err = store.Get(s, store.UnitKey(store.UnitID(id)), &u)
	}
	switch {
	case err != nil:
		return nil, err
	case !found || !u.Closed.IsZero():
		return nil, fmt.Errorf("%q: %w", code, ErrNoUnit)
	case role != "" && !roster.Fits(&u, role):
		return nil, fmt.Errorf("%q, role %s: %w", code, role, ErrBadRole)
	}
	g, err := newGuest(s, &u, role)
	return []guest{g}, err
}

func newGuest(s store.Snapshot, u *store.Unit, role store.Role) (guest, error) {
	var contact store.Person
	if u.Contact != "" {
		if _, err := store.Get(s, store.PersonKey(u.Contact), &contact); err != nil {
			return guest{}, err
		}
	}
	role = cmp.Or(role, roster.DefaultRole(u))
	return guest{unit: u.ID, code: u.Code, name: u.Name, officer: contact.Name, order: u.Order, role: role}, nil
}

// inviteBatch is how many invites one transaction makes. Beside the link, the
// unit's staff is read; the head of the audit is shared.
const inviteBatch = (store.MaxOps - 1) / (linkOps + 1)

type inviter struct {
	engine store.Engine
	opts   InviteOptions
}

// invited is what became of one unit.
type invited struct {
	link    roster.Newest
	outcome outcome
}

// window makes invites side by side and notes each outcome.
func (v *inviter) window(ctx context.Context, guests []guest) error {
	g, ctx := errgroup.WithContext(ctx)
	for batch := range slices.Chunk(guests, inviteBatch) {
		g.Go(func() error {
			done := make([]invited, len(batch))
			err := v.engine.Update(ctx, func(tx store.Tx) (err error) {
				for i := range batch {
					if done[i], err = v.invite(tx, &batch[i]); err != nil {
						return err
					}
				}
				return nil
			})
			for i := range batch {
				batch[i].link, batch[i].outcome = done[i].link, done[i].outcome
			}
			return err
		})
	}
	return g.Wait()
}

// invite makes one invite, unless there is no need.
func (v *inviter) invite(tx store.Tx, g *guest) (invited, error) {
	if v.opts.All {
		taken, err := hasRole(tx, g.unit, g.role)
		if err != nil || taken {
			return invited{outcome: hasOfficer}, err
		}
	}
	link, what, err := makeLink(tx, g.unit, g.role, &v.opts.LinkOptions)
	return invited{link, what}, err
}

func hasRole(r store.Reader, unit store.UnitID, role store.Role) (bool, error) {
	var staff store.Staff
	if _, err := store.Get(r, store.StaffKey(unit), &staff); err != nil {
		return false, err
	}
	return slices.ContainsFunc(staff.Officers, func(p store.Post) bool { return p.Role == role }), nil
}
