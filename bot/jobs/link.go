package jobs

import (
	"time"

	"raquan/bot/roster"
	"raquan/store"
)

// LinkOptions say how a link is made.
type LinkOptions struct {
	Secret store.Secret
	Renew  bool // revoke an invite that can still be used, and make another
	Beside bool // one whose payload cannot be derived, so not shown again, stays and gets another beside it
	Now    time.Time
	TTL    time.Duration  // 0: InviteTTL
	By     store.PersonID // who invites; empty: the operator at the command line
}

// linkOps is how many keys making a link touches: the open index, the newest
// invite, the one that stayed beside it, the new one, and a line of the audit,
// whose head is shared.
const linkOps = 4 + store.TrailOps

// MakeLink gives a unit's invite for a role that can be used: the one that is
// open, or a new one. made tells which.
func MakeLink(tx store.Tx, unit store.UnitID, role store.Role, o LinkOptions) (n roster.Newest, made bool, err error) {
	n, what, err := makeLink(tx, unit, role, &o)
	return n, what != hasInvite, err
}

func makeLink(tx store.Tx, unit store.UnitID, role store.Role, o *LinkOptions) (roster.Newest, outcome, error) {
	last, found, err := roster.ReadNewest(tx, unit, role)
	if err != nil {
		return last, made, err
	}
	open := found && roster.Usable(&last.Invite, o.Now)
	beside := open && !o.Renew && o.Beside && last.Payload(o.Secret) == ""
	if open && !o.Renew && !beside {
		return last, hasInvite, nil
	}
	done, act := made, "invite"
	if open && !beside {
		done, act = renewed, "invite-renew"
		if err := revoke(tx, last, o.Now); err != nil {
			return last, done, err
		}
	}
	next := roster.Newest{Invite: store.Invite{V: 1, Unit: unit, Role: role, Serial: last.Serial + 1, Made: o.Now, Expires: o.Now.Add(o.ttl())}}
	if beside {
		next.Older = last.Hash
	}
	next.Hash = roster.Hash(roster.Payload(o.Secret, unit, role, next.Serial))
	if err := store.Put(tx, store.InviteKey(next.Hash), next.Invite); err != nil {
		return next, done, err
	}
	if err := store.PutID(tx, store.OpenKey(unit, role), next.Hash); err != nil {
		return next, done, err
	}
	_, err = store.Append(tx, store.AuditLine{At: o.Now, By: o.By, Act: act, Unit: unit, What: string(role)})
	return next, done, err
}

func (o *LinkOptions) ttl() time.Duration {
	if o.TTL == 0 {
		return InviteTTL
	}
	return o.TTL
}

// RevokeLink ends the invite of a unit for a role if it can still be used and
// was made no later than a moment. It reports whether it did.
func RevokeLink(tx store.Tx, unit store.UnitID, role store.Role, madeBy time.Time, o LinkOptions) (bool, error) {
	last, found, err := roster.ReadNewest(tx, unit, role)
	if err != nil || !found || !roster.Usable(&last.Invite, o.Now) || last.Made.After(madeBy) {
		return false, err
	}
	if err := revoke(tx, last, o.Now); err != nil {
		return false, err
	}
	_, err = store.Append(tx, store.AuditLine{At: o.Now, By: o.By, Act: "invite-revoke", Unit: unit, What: string(role)})
	return true, err
}

// revoke ends an invite, and the one that stayed beside it.
func revoke(tx store.Tx, n roster.Newest, now time.Time) error {
	n.Revoked = now
	if err := store.Put(tx, store.InviteKey(n.Hash), n.Invite); err != nil || n.Older == "" {
		return err
	}
	var older store.Invite
	found, err := store.Get(tx, store.InviteKey(n.Older), &older)
	if err != nil || !found || !roster.Usable(&older, now) {
		return err
	}
	older.Revoked = now
	return store.Put(tx, store.InviteKey(n.Older), older)
}
