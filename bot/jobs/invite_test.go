package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/store"
	"raquan/store/storetest"
)

// invite makes invites and returns what was handed out.
func invite(t testing.TB, e store.Engine, o InviteOptions) ([]roster.Invitation, InviteCounts) {
	t.Helper()
	o.Now, o.Bot, o.Secret = now, "raquan_bot", secretOf(t, e)
	var out []roster.Invitation
	counts, err := Invite(context.Background(), e, o, func(i roster.Invitation) error { out = append(out, i); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return out, counts
}

func codes(is []roster.Invitation) string {
	var s []string
	for _, i := range is {
		s = append(s, i.UnitCode+":"+string(i.Role))
	}
	return strings.Join(s, " ")
}

func TestInviteAll(t *testing.T) {
	e, c := storetest.Rerun(newStore(t)), campaign(t)
	bring(t, e, c, first, options(false, &numbers{}))
	out, counts := invite(t, e, InviteOptions{All: true})
	if got, want := codes(out), "TLD:department 01:upper 02:upper BTG:chair 01-1:upper 01-1-1:chair 01-1-2:chair 01-1-3:chair 02-1:chair"; got != want {
		t.Errorf("invited %s, want %s", got, want)
	}
	if (counts != InviteCounts{Made: 9}) {
		t.Errorf("counts: %+v", counts)
	}
	i := out[5]
	if i.UnitName != "Trường Hoa Sen" || i.OfficerName != "Nguyễn Mẫu An" || i.Link != "https://t.me/raquan_bot?start="+i.Payload || !i.Expires.Equal(now.Add(InviteTTL)) {
		t.Errorf("invitation: %+v", i)
	}
	view(t, e, func(s store.Snapshot) {
		seen := map[string]bool{}
		for _, i := range out {
			seen[i.Payload] = true
			var stored store.Invite
			if found, err := store.Get(s, store.InviteKey(roster.Hash(i.Payload)), &stored); err != nil || !found {
				t.Fatalf("invite of %s: found %v, %v", i.UnitCode, found, err)
			}
			if stored.Role != i.Role || !stored.Expires.Equal(i.Expires) || !roster.Usable(&stored, now) {
				t.Errorf("stored: %+v", stored)
			}
		}
		if len(seen) != len(out) {
			t.Error("a payload was given twice")
		}
		for kv := range under(t, s, "") {
			for p := range seen {
				if strings.Contains(string(kv.Key)+string(kv.Value), p) {
					t.Errorf("a payload stands at %s", kv.Key)
				}
			}
		}
	})
	inOrder(t, e, c)
}

func TestInviteSkipsAndRenews(t *testing.T) {
	e, c := newStore(t), campaign(t)
	bring(t, e, c, first, options(false, &numbers{}))
	hire(t, e, "01-1-1", store.Chair)
	hire(t, e, "01-1", store.Chair) // another role than the one invited for
	before, _ := invite(t, e, InviteOptions{Unit: "01-1-2"})
	for _, step := range []struct {
		name string
		o    InviteOptions
		n    InviteCounts
		want string
	}{
		{"an open invite", InviteOptions{Unit: "01-1-2"}, InviteCounts{HasInvite: 1}, ""},
		{"all of a role", InviteOptions{All: true, Role: store.Chair}, InviteCounts{Made: 3, HasOfficer: 1, HasInvite: 1}, "BTG:chair 01-1-3:chair 02-1:chair"},
		{"all", InviteOptions{All: true}, InviteCounts{Made: 4, HasOfficer: 1, HasInvite: 4}, "TLD:department 01:upper 02:upper 01-1:upper"},
		{"all again", InviteOptions{All: true}, InviteCounts{HasOfficer: 1, HasInvite: 8}, ""},
		{"a second officer of one unit", InviteOptions{Unit: "01-1-1"}, InviteCounts{Made: 1}, "01-1-1:chair"},
		{"a second role", InviteOptions{Unit: "TLD", Role: store.UpperRole}, InviteCounts{Made: 1}, "TLD:upper"},
		{"renewed", InviteOptions{Unit: "01-1-2", LinkOptions: LinkOptions{Renew: true}}, InviteCounts{Made: 1, Renewed: 1}, "01-1-2:chair"},
		{"all renewed", InviteOptions{All: true, Role: store.Chair, LinkOptions: LinkOptions{Renew: true}}, InviteCounts{Made: 4, Renewed: 4, HasOfficer: 1}, "BTG:chair 01-1-2:chair 01-1-3:chair 02-1:chair"},
	} {
		out, counts := invite(t, e, step.o)
		if counts != step.n || codes(out) != step.want {
			t.Errorf("%s: %+v, %q, want %+v, %q", step.name, counts, codes(out), step.n, step.want)
		}
	}
	view(t, e, func(s store.Snapshot) {
		var old store.Invite
		if _, err := store.Get(s, store.InviteKey(roster.Hash(before[0].Payload)), &old); err != nil || old.Revoked.IsZero() {
			t.Errorf("the renewed invite can still be used: %+v, %v", old, err)
		}
	})
	inOrder(t, e, c)
}

// hire gives a role on a unit, as joining does.
func hire(t *testing.T, e store.Engine, code string, role store.Role) {
	t.Helper()
	u := unit(t, e, code)
	update(t, e, func(tx store.Tx) error {
		if err := store.Put(tx, store.StaffKey(u.ID), store.Staff{V: 1, Officers: []store.Post{{Person: "px", Role: role, Since: now}}}); err != nil {
			return err
		}
		return store.PutID(tx, store.StaffedKey(u.ID), string(u.ID))
	})
}

// TestInviteAfterTheLastEnded: used, expired and revoked invites are none.
func TestInviteAfterTheLastEnded(t *testing.T) {
	for name, end := range map[string]func(*store.Invite){
		"used":    func(i *store.Invite) { i.Used = now },
		"expired": func(i *store.Invite) { i.Expires = now },
		"revoked": func(i *store.Invite) { i.Revoked = now },
	} {
		t.Run(name, func(t *testing.T) {
			e, c := newStore(t), campaign(t)
			bring(t, e, c, first, options(false, &numbers{}))
			out, _ := invite(t, e, InviteOptions{Unit: "02-1"})
			update(t, e, func(tx store.Tx) error {
				var i store.Invite
				key := store.InviteKey(roster.Hash(out[0].Payload))
				if _, err := store.Get(tx, key, &i); err != nil {
					return err
				}
				end(&i)
				return store.Put(tx, key, i)
			})
			if _, counts := invite(t, e, InviteOptions{Unit: "02-1"}); counts != (InviteCounts{Made: 1}) {
				t.Errorf("counts: %+v", counts)
			}
		})
	}
}

func TestInviteRefuses(t *testing.T) {
	e, c := newStore(t), campaign(t)
	bring(t, e, c, first, options(false, &numbers{}))
	bring(t, e, c, second, options(true, &numbers{n: 1 << 20}))
	before := dump(t, e)
	for _, r := range []struct {
		o    InviteOptions
		want error
	}{
		{InviteOptions{Unit: "nowhere"}, ErrNoUnit},
		{InviteOptions{Unit: "02-1"}, ErrNoUnit}, // closed
		{InviteOptions{Unit: "01", Role: store.Chair}, ErrBadRole},
		{InviteOptions{Unit: "01", Role: store.Department}, ErrBadRole},
		{InviteOptions{Unit: "BTG-1", Role: store.UpperRole}, ErrBadRole},
		{InviteOptions{Unit: "01", Role: "king"}, ErrBadRole},
		{InviteOptions{}, nil},
		{InviteOptions{Unit: "01", All: true}, nil},
	} {
		r.o.Now = now
		_, err := Invite(context.Background(), e, r.o, func(roster.Invitation) error { return nil })
		if err == nil || r.want != nil && !errors.Is(err, r.want) {
			t.Errorf("%+v: %v, want %v", r.o, err, r.want)
		}
	}
	if dump(t, e) != before {
		t.Error("a refused invite changed something")
	}
}

// TestInviteThousands: many batches side by side, rows in roster order, one
// audit line each; and a broken pipe ends it.
func TestInviteThousands(t *testing.T) {
	e, c := newStore(t), campaign(t)
	bring(t, e, c, nation(2600), options(false, &numbers{}))
	out, counts := invite(t, e, InviteOptions{All: true})
	n := 0
	view(t, e, func(s store.Snapshot) {
		for range under(t, s, "unit/") {
			n++
		}
	})
	if n < 2600 || len(out) != n || counts.Made != n {
		t.Fatalf("%d handed out, %+v", len(out), counts)
	}
	var orders []int
	view(t, e, func(s store.Snapshot) {
		lines := 0
		for kv := range under(t, s, "audit/") {
			var l store.AuditLine
			if err := json.Unmarshal(kv.Value, &l); err != nil {
				t.Fatal(err)
			}
			if l.Act == "invite" {
				lines++
			}
		}
		if lines != n {
			t.Errorf("%d lines in the audit", lines)
		}
		byCode := map[string]int{}
		for kv := range under(t, s, "unit/") {
			var u store.Unit
			if err := json.Unmarshal(kv.Value, &u); err != nil {
				t.Fatal(err)
			}
			byCode[u.Code] = u.Order
		}
		for _, i := range out {
			orders = append(orders, byCode[i.UnitCode])
		}
	})
	if !slices.IsSorted(orders) {
		t.Error("rows are not in roster order")
	}
	broken := errors.New("broken pipe")
	_, err := Invite(context.Background(), e, InviteOptions{All: true, LinkOptions: LinkOptions{Renew: true, Now: now}}, func(roster.Invitation) error { return broken })
	if !errors.Is(err, broken) {
		t.Errorf("emit failed, and Invite says %v", err)
	}
}

func BenchmarkInvite(b *testing.B) {
	for _, size := range []int{5_000, 126_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			c := campaign(b)
			for b.Loop() {
				e := openBolt(b)
				bring(b, e, c, nation(size), options(false, &numbers{}))
				start := time.Now()
				invite(b, e, InviteOptions{All: true})
				b.ReportMetric(time.Since(start).Seconds(), "s/invite")
				if err := e.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
