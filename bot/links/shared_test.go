package links_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"raquan/bot/links"
	"raquan/bot/roster"
	"raquan/store"
)

func TestShared(t *testing.T) {
	w := newWorld(t)
	shared := store.Screen{Name: links.Shared, Unit: "u1"}
	if got, want := seen(w.message(shared)), "[🔗 Tạo liên kết chung lk/u1/show]\n"; got[len(got)-len(want):] != want {
		t.Errorf("without a link: %s", got)
	}
	payload := roster.Payload(w.deps.Secret, "u1", store.ChairBelow, 1)
	w.put(store.InviteKey(roster.Hash(payload)), store.Invite{V: 1, Unit: "u1", Role: store.ChairBelow, Serial: 1, Made: now, Expires: now.Add(24 * time.Hour)})
	w.index("u1", store.ChairBelow, roster.Hash(payload))
	link := "https://t.me/raquan_bot?start=" + payload
	shared.Lang = "en"
	m := w.message(shared)
	if got := seen(m); m.Photo == nil || !contains(got, link, "21/8/2020", "lk/u1/new", "lk/u1/off", "moi:h:u1:0") {
		t.Errorf("with a link: %s", got)
	}
	ready := w.message(store.Screen{Name: links.SharedReady, Unit: "u1"})
	if ready.Photo != nil || len(ready.Buttons) > 0 || !contains(ready.Text, link, "LĐLĐ quận &lt;Mẫu&gt;", "21/8/2020") {
		t.Errorf("to forward: %s", seen(ready))
	}
	if got := w.message(store.Screen{Name: links.Shared, Unit: "u1", For: "p2"}); contains(got.Text, payload) || got.Photo != nil {
		t.Errorf("to somebody else: %s", got.Text)
	}
}

// index makes an invite the newest of a unit and role.
func (w *world) index(u store.UnitID, r store.Role, hash string) {
	w.Helper()
	if err := w.e.Update(context.Background(), func(tx store.Tx) error { return store.PutID(tx, store.OpenKey(u, r), hash) }); err != nil {
		w.Fatal(err)
	}
}

func contains(s string, parts ...string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}
