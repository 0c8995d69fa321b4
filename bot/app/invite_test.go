package app_test

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"raquan/bot/app"
	"raquan/config"
	"raquan/store"
)

// A link for a unit that has an officer adds another one: that is said.
func TestInviteOfATakenUnit(t *testing.T) {
	place := "bolt:" + filepath.Join(t.TempDir(), "raquan.db")
	settings, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	settings.Store = place
	base, err := app.Open(t.Context(), app.Options{Settings: settings, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	importRoster(t, t.Context(), base, "code,parent_code,kind,name\nT,,national,Tổng Mẫu\nF,T,federation,LĐLĐ tỉnh Mẫu\nA,F,grassroots,CĐCS Mẫu A\nB,F,grassroots,CĐCS Mẫu B\n")
	err = base.Store.Update(t.Context(), func(tx store.Tx) error {
		id, _, err := store.GetID(tx, store.CodeKey("A"))
		if err != nil {
			return err
		}
		return store.Put(tx, store.StaffKey(store.UnitID(id)), store.Staff{V: 1, Officers: []store.Post{{Person: "p1", Role: store.Chair}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := base.Close(); err != nil {
		t.Fatal(err)
	}
	for code, warned := range map[string]bool{"A": true, "B": false} {
		var out, said bytes.Buffer
		args := []string{"invite", "--unit", code, "--store", place}
		if got := app.Run(t.Context(), app.System{In: &bytes.Buffer{}, Out: &out, Err: &said}, args); got != app.ExitOK {
			t.Fatalf("exit %d: %s", got, said.String())
		}
		if got := strings.Contains(said.String(), "has 1 officer already"); got != warned || !strings.Contains(out.String(), code+",") {
			t.Errorf("%s: %s%s", code, out.String(), said.String())
		}
	}
}
