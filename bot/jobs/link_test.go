package jobs

import (
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/store"
	"raquan/store/storetest"
)

// linkOf makes the link of a unit's chair, as often as it is asked for.
func linkOf(t *testing.T, e store.Engine, code string, o LinkOptions) (n roster.Newest, made bool) {
	t.Helper()
	u := unit(t, e, code)
	o.Secret = secretOf(t, e)
	if o.Now.IsZero() {
		o.Now = now
	}
	update(t, e, func(tx store.Tx) (err error) {
		n, made, err = MakeLink(tx, u.ID, store.Chair, o)
		return err
	})
	return n, made
}

func put(t *testing.T, e store.Engine, n roster.Newest) {
	t.Helper()
	update(t, e, func(tx store.Tx) error { return store.Put(tx, store.InviteKey(n.Hash), n.Invite) })
}

func read(t *testing.T, e store.Engine, hash string) (i store.Invite) {
	t.Helper()
	view(t, e, func(s store.Snapshot) {
		if found, err := store.Get(s, store.InviteKey(hash), &i); err != nil || !found {
			t.Fatalf("invite %s: %v, %v", hash, found, err)
		}
	})
	return i
}

// A link that is open is shown again, not replaced; one that ended is never
// given out again.
func TestALinkIsShownAgainUntilItEnds(t *testing.T) {
	for name, end := range map[string]func(*store.Invite){
		"used":    func(i *store.Invite) { i.Used = now },
		"revoked": func(i *store.Invite) { i.Revoked = now },
		"expired": func(i *store.Invite) { i.Expires = now },
	} {
		t.Run(name, func(t *testing.T) {
			e := storetest.Rerun(newStore(t))
			bring(t, e, campaign(t), first, options(false, &numbers{}))
			secret := secretOf(t, e)
			first, made := linkOf(t, e, "02-1", LinkOptions{})
			payload := first.Payload(secret)
			if !made || roster.Hash(payload) != first.Hash {
				t.Fatalf("made %v, payload %q of %+v", made, payload, first)
			}
			again, made := linkOf(t, e, "02-1", LinkOptions{Now: now.Add(time.Hour)})
			if made || again.Payload(secret) != payload {
				t.Errorf("the open link is not shown again: %+v", again)
			}
			end(&again.Invite)
			put(t, e, again)
			next, made := linkOf(t, e, "02-1", LinkOptions{})
			if !made || next.Payload(secret) == payload || next.Serial != 2 {
				t.Errorf("after the end: made %v, %+v", made, next)
			}
		})
	}
}

// Invites of the first version have payloads that nobody can derive: they stay
// valid beside the link that is shown, and are revoked with it.
func TestARandomInviteStaysBesideALink(t *testing.T) {
	e := storetest.Rerun(newStore(t))
	bring(t, e, campaign(t), first, options(false, &numbers{}))
	u := unit(t, e, "02-1")
	random := roster.Newest{Hash: roster.Hash("drawn-at-random"), Invite: store.Invite{V: 1, Unit: u.ID, Role: store.Chair, Made: now, Expires: now.Add(InviteTTL)}}
	put(t, e, random)
	update(t, e, func(tx store.Tx) error { return store.PutID(tx, store.OpenKey(u.ID, store.Chair), random.Hash) })

	if n, made := linkOf(t, e, "02-1", LinkOptions{}); made || n.Hash != random.Hash {
		t.Errorf("the open invite was passed over: %+v", n)
	}
	n, made := linkOf(t, e, "02-1", LinkOptions{Beside: true})
	if !made || n.Payload(secretOf(t, e)) == "" || n.Older != random.Hash {
		t.Fatalf("beside: made %v, %+v", made, n)
	}
	if i := read(t, e, random.Hash); !roster.Usable(&i, now) {
		t.Errorf("the random one ended: %+v", i)
	}
	if again, made := linkOf(t, e, "02-1", LinkOptions{Beside: true}); made || again.Hash != n.Hash {
		t.Errorf("a third: %+v", again)
	}
	update(t, e, func(tx store.Tx) error {
		done, err := RevokeLink(tx, u.ID, store.Chair, now, LinkOptions{Now: now})
		if err == nil && !done {
			t.Error("not revoked")
		}
		return err
	})
	for _, hash := range []string{random.Hash, n.Hash} {
		if i := read(t, e, hash); i.Revoked.IsZero() {
			t.Errorf("still open: %+v", i)
		}
	}
}

// What was made after the revocation was asked for stays.
func TestRevokeLinkSparesNewerOnes(t *testing.T) {
	e := newStore(t)
	bring(t, e, campaign(t), first, options(false, &numbers{}))
	u := unit(t, e, "02-1")
	n, _ := linkOf(t, e, "02-1", LinkOptions{Now: now.Add(time.Minute)})
	update(t, e, func(tx store.Tx) error {
		done, err := RevokeLink(tx, u.ID, store.Chair, now, LinkOptions{Now: now.Add(time.Hour)})
		if done {
			t.Error("revoked")
		}
		return err
	})
	if i := read(t, e, n.Hash); !roster.Usable(&i, now.Add(time.Hour)) {
		t.Errorf("%+v", i)
	}
}

func TestInviteBelow(t *testing.T) {
	e, c := newStore(t), campaign(t)
	bring(t, e, c, first, options(false, &numbers{}))
	var told []string
	out, counts := invite(t, e, InviteOptions{All: true, Below: unit(t, e, "01").ID,
		Progress: func(done, total int) { told = append(told, codeOf(done, total)) }})
	if got, want := codes(out), "01-1:upper 01-1-1:chair 01-1-2:chair 01-1-3:chair"; got != want || counts.Made != 4 {
		t.Errorf("invited %s, want %s; %+v", got, want, counts)
	}
	if len(told) != 1 || told[0] != "4/4" {
		t.Errorf("progress: %q", told)
	}
}

func codeOf(done, total int) string { return string(rune('0'+done)) + "/" + string(rune('0'+total)) }
