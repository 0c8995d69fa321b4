package jobs

import (
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/roster"
	"raquan/store"
)

// LinkJob is the record of work on the links of all units below one. It names
// neither links nor how far the work came: whatever is done already is passed
// over when the job is run again, after a crash or at a second press.
type LinkJob struct {
	V     int            `json:"v"`
	ID    string         `json:"id"` // of the person, the unit and the kind: one of a kind is under way
	N     int            `json:"n"`  // how many there have been under this id
	Kind  LinkJobKind    `json:"kind"`
	Unit  store.UnitID   `json:"unit"`
	By    store.PersonID `json:"by"`
	Lang  string         `json:"lang,omitempty"`
	At    time.Time      `json:"at"`
	State JobState       `json:"state"` // Running or Finished
}

// LinkJobKind is what is done to the links.
type LinkJobKind string

// The kinds of jobs.
const (
	MakeLinks   LinkJobKind = "make"   // for all units that nobody has joined
	RevokeLinks LinkJobKind = "revoke" // all that are open since before the job
)

// Run does the work of a job, as often as it is called. Links made keep the
// moment of the job, however late the work goes on. progress may be nil.
func (j *LinkJob) Run(ctx context.Context, e store.Engine, secret store.Secret, progress func(done, total int)) error {
	if j.Kind == RevokeLinks {
		return j.revoke(ctx, e)
	}
	_, err := Invite(ctx, e, InviteOptions{
		LinkOptions: LinkOptions{Secret: secret, Beside: true, Now: j.At, By: j.By},
		All:         true, Below: j.Unit, Progress: progress,
	}, func(roster.Invitation) error { return nil })
	return err
}

// invitee is a unit with the role that it is invited for.
type invitee struct {
	unit store.UnitID
	role store.Role
}

// below lists the units below the job's.
func (j *LinkJob) below(s store.Snapshot) ([]invitee, error) {
	var list []invitee
	for u, err := range store.Subtree(s, j.Unit) {
		if err != nil {
			return nil, err
		}
		list = append(list, invitee{u.ID, roster.DefaultRole(u)})
	}
	return list, nil
}

// revoke revokes side by side.
func (j *LinkJob) revoke(ctx context.Context, e store.Engine) error {
	var list []invitee
	err := e.View(ctx, func(s store.Snapshot) (err error) {
		list, err = j.below(s)
		return err
	})
	if err != nil {
		return fmt.Errorf("revoke links: %w", err)
	}
	o := LinkOptions{Now: j.At, By: j.By}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(sideBySide)
	for batch := range slices.Chunk(list, (store.MaxOps-1)/linkOps) {
		g.Go(func() error {
			return e.Update(ctx, func(tx store.Tx) error {
				for _, i := range batch {
					if _, err := RevokeLink(tx, i.unit, i.role, j.At, o); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("revoke links: %w", err)
	}
	return nil
}

// Revoked counts the links that a finished job of that kind has revoked.
func (j *LinkJob) Revoked(s store.Snapshot) (n int, err error) {
	list, err := j.below(s)
	if err != nil {
		return 0, err
	}
	for _, i := range list {
		last, found, err := roster.ReadNewest(s, i.unit, i.role)
		if err != nil {
			return n, err
		}
		if found && last.Revoked.Equal(j.At) {
			n++
		}
	}
	return n, nil
}
