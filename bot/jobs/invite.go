package jobs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
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
// role nor an invite that can still be used.
type InviteOptions struct {
	Unit   string
	All    bool
	Role   store.Role // empty: by the unit, see roster.DefaultRole
	Renew  bool       // revoke an invite that can still be used, and make another
	Now    time.Time
	TTL    time.Duration  // 0: InviteTTL
	By     store.PersonID // who invites; empty: the operator at the command line
	Bot    string         // the bot's user name for links; empty: as last seen by the store
	Random io.Reader      // crypto/rand.Reader
}

// InviteCounts tell what became of the units.
type InviteCounts struct {
	Made       int `json:"made"`
	Renewed    int `json:"renewed"`     // of Made: an older invite was revoked for it
	HasOfficer int `json:"has_officer"` // passed over: an officer has the role
	HasInvite  int `json:"has_invite"`  // passed over: an invite can still be used
}

// Invite makes invites and hands each to emit, in roster order, after it is
// stored. What is stored cannot be shown again: if emit fails, or the process
// ends before, those invites are open and nobody has them; Renew replaces them.
func Invite(ctx context.Context, e store.Engine, o InviteOptions, emit func(roster.Invitation) error) (InviteCounts, error) {
	var counts InviteCounts
	if o.All == (o.Unit != "") {
		return counts, errors.New("jobs: invite: either one unit or all of them")
	}
	if o.TTL == 0 {
		o.TTL = InviteTTL
	}
	guests, err := guests(ctx, e, &o)
	if err != nil {
		return counts, fmt.Errorf("jobs: invite: %w", err)
	}
	inv := inviter{engine: e, opts: o}
	for window := range slices.Chunk(guests, inviteBatch*sideBySide) {
		if err := inv.window(ctx, window); err != nil {
			return counts, fmt.Errorf("jobs: invite: %w", err)
		}
		for i := range window {
			window[i].count(&counts)
			if window[i].outcome != made && window[i].outcome != renewed {
				continue
			}
			if err := emit(window[i].invitation(&o)); err != nil {
				return counts, fmt.Errorf("jobs: invite: hand out: %w", err)
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
	payload string
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
	return roster.Invitation{
		UnitCode: g.code, UnitName: g.name, Role: g.role, OfficerName: g.officer,
		Payload: g.payload, Link: roster.Link(o.Bot, g.payload), Expires: o.Now.Add(o.TTL),
	}
}

// guests lists who is to be invited, in roster order, each with a payload.
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
			list, err = everybody(s, o.Role)
		} else {
			list, err = oneUnit(s, o.Unit, o.Role)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b guest) int { return cmp.Compare(a.order, b.order) })
	for i := range list {
		if list[i].payload, err = roster.NewPayload(o.Random); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func everybody(s store.Snapshot, role store.Role) ([]guest, error) {
	var list []guest
	for u, err := range store.Units(s) {
		if err != nil {
			return nil, err
		}
		if !u.Closed.IsZero() || role != "" && !roster.Fits(u, role) {
			continue
		}
		g, err := newGuest(s, u, role)
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

// inviteBatch is how many invites one transaction makes. Each touches at most
// its staff, the open invite's pointer, the old and the new invite, and a line
// of the audit, whose head they share.
const inviteBatch = (store.MaxOps - 1) / 5

type inviter struct {
	engine store.Engine
	opts   InviteOptions
}

// window makes invites side by side and notes each outcome.
func (v *inviter) window(ctx context.Context, guests []guest) error {
	g, ctx := errgroup.WithContext(ctx)
	for batch := range slices.Chunk(guests, inviteBatch) {
		g.Go(func() error {
			outcomes := make([]outcome, len(batch))
			err := v.engine.Update(ctx, func(tx store.Tx) (err error) {
				for i := range batch {
					if outcomes[i], err = v.invite(tx, &batch[i]); err != nil {
						return err
					}
				}
				return nil
			})
			for i := range batch {
				batch[i].outcome = outcomes[i]
			}
			return err
		})
	}
	return g.Wait()
}

// invite makes one invite, unless there is no need.
func (v *inviter) invite(tx store.Tx, g *guest) (outcome, error) {
	if v.opts.All {
		taken, err := hasRole(tx, g.unit, g.role)
		if err != nil || taken {
			return hasOfficer, err
		}
	}
	done, err := v.revoke(tx, g)
	if err != nil || done == hasInvite {
		return done, err
	}
	hash := roster.Hash(g.payload)
	invite := store.Invite{V: 1, Unit: g.unit, Role: g.role, Made: v.opts.Now, Expires: v.opts.Now.Add(v.opts.TTL)}
	if err := store.Put(tx, store.InviteKey(hash), invite); err != nil {
		return done, err
	}
	if err := store.PutID(tx, store.OpenKey(g.unit, g.role), hash); err != nil {
		return done, err
	}
	act := "invite"
	if done == renewed {
		act = "invite-renew"
	}
	_, err = store.Append(tx, store.AuditLine{At: v.opts.Now, By: v.opts.By, Act: act, Unit: g.unit, What: string(g.role)})
	return done, err
}

// revoke ends the invite that can still be used, if there is one and it is to
// be renewed.
func (v *inviter) revoke(tx store.Tx, g *guest) (outcome, error) {
	hash, found, err := store.GetID(tx, store.OpenKey(g.unit, g.role))
	if err != nil || !found {
		return made, err
	}
	var invite store.Invite
	found, err = store.Get(tx, store.InviteKey(hash), &invite)
	switch {
	case err != nil:
		return made, err
	case !found || !usable(&invite, v.opts.Now):
		return made, nil
	case !v.opts.Renew:
		return hasInvite, nil
	}
	invite.Revoked = v.opts.Now
	return renewed, store.Put(tx, store.InviteKey(hash), invite)
}

func usable(i *store.Invite, now time.Time) bool {
	return i.Used.IsZero() && i.Revoked.IsZero() && now.Before(i.Expires)
}

func hasRole(r store.Reader, unit store.UnitID, role store.Role) (bool, error) {
	var staff store.Staff
	if _, err := store.Get(r, store.StaffKey(unit), &staff); err != nil {
		return false, err
	}
	return slices.ContainsFunc(staff.Officers, func(p store.Post) bool { return p.Role == role }), nil
}
