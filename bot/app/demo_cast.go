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

// People of the demo, plainly invented.
var (
	demoChair = sim.Person{ID: 8500001, FirstName: "Nguyễn Thị Mẫu", LanguageCode: "vi", Phone: "84900008501",
		Note: "Chủ tịch CĐCS"}
	demoUpper = sim.Person{ID: 8500002, FirstName: "Trần Văn Thử", LanguageCode: "vi", Phone: "84900008502",
		Note: "Cán bộ LĐLĐ quận"}
	demoDepartment = sim.Person{ID: 8500003, FirstName: "Lê Minh Ví Dụ", LanguageCode: "vi", Phone: "84900008503",
		Note: "Ban Tuyên giáo"}
	// Without a link: the roster lists this number for six units.
	demoByPhone = sim.Person{ID: 8500004, FirstName: "Lý Mẫu Thảo", LanguageCode: "vi", Phone: "84900000001",
		Note: "Chủ tịch, chưa có liên kết"}
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
