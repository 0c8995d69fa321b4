package app

import (
	"context"
	"fmt"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/sim"
	"raquan/store"
)

// Units of the sample roster that the demo's people belong to.
const (
	chairUnit = "92-916-01" // a company in Ninh Kiều
	upperUnit = "92-916"    // the district above it
	nationTop = "TLD"
)

// castPeople invites the demo's people and gives them phones.
func (d *demo) castPeople(ctx context.Context) error {
	s := d.server.sim
	for _, p := range []struct {
		person sim.Person
		unit   string
		phone  **sim.Phone
	}{
		{demoChair, chairUnit, &d.cast.chair},
		{demoUpper, upperUnit, &d.cast.upper},
		{demoDepartment, nationTop, &d.cast.department},
	} {
		payload, err := d.base.invite(ctx, p.unit)
		if err != nil {
			return err
		}
		p.person.StartPayload = payload
		*p.phone = s.AddPerson(p.person)
	}
	s.AddPerson(demoByPhone)
	return d.base.Store.View(ctx, func(r store.Snapshot) error {
		if err := unitByCode(r, chairUnit, &d.cast.unit); err != nil {
			return err
		}
		return unitByCode(r, upperUnit, &d.cast.district)
	})
}

// invite makes an invitation to one unit, in place of one that is open, and
// gives its payload.
func (b *Base) invite(ctx context.Context, code string) (payload string, err error) {
	o := jobs.InviteOptions{Unit: code, LinkOptions: jobs.LinkOptions{Secret: b.Secret, Renew: true, Now: b.Clock.Now()}}
	_, err = jobs.Invite(ctx, b.Store, o, func(i roster.Invitation) error {
		payload = i.Payload
		return nil
	})
	return payload, err
}

// unitByCode reads the unit with a roster code.
func unitByCode(r store.Reader, code string, u *store.Unit) error {
	id, found, err := store.GetID(r, store.CodeKey(code))
	if err != nil {
		return err
	}
	if found {
		found, err = store.Get(r, store.UnitKey(store.UnitID(id)), u)
	}
	if err == nil && !found {
		err = fmt.Errorf("no unit with the code %q", code)
	}
	return err
}
