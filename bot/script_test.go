package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"raquan/bot/app"
	"raquan/bot/freeze"
	"raquan/config"
	"raquan/store"
)

// The scripts call the program as a person at a terminal does, each in a folder
// of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"raquan": main})
}

// Commands that find nobody at the control socket.
func TestDirect(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script/direct", Cmds: scriptCommands, Setup: setUp, RequireExplicitExec: true, RequireUniqueNames: true,
	})
}

// Somebody who does not know whether serve is running gets the same result: the
// same scripts with nobody at the socket, and with a process that has the store
// open, so that a command that went past the socket would find it locked.
func TestBoth(t *testing.T) {
	for name, setup := range map[string]func(*testscript.Env) error{"direct": setUp, "socket": setUpHolder} {
		t.Run(name, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir: "testdata/script/both", Cmds: scriptCommands, Setup: setup, RequireExplicitExec: true, RequireUniqueNames: true,
			})
		})
	}
}

// setUp clears what the machine's environment says.
func setUp(env *testscript.Env) error {
	env.Vars = append(env.Vars,
		"TMPDIR="+os.TempDir(),     // as in the process that answers
		"GORACE=atexit_sleep_ms=0") // else each command under the race detector lasts a second longer
	for _, v := range []string{"CONFIG", "STORE", "TELEGRAM_API", "TELEGRAM_TOKEN", "CLOCK", "LOG_LEVEL", "LOG_FORMAT"} {
		env.Vars = append(env.Vars, "RAQUAN_"+v+"=")
	}
	return nil
}

type holderKey struct{}

// setUpHolder opens the script's store and answers at its socket, as serve does.
func setUpHolder(env *testscript.Env) error {
	base, err := openBase(filepath.Join(env.WorkDir, "raquan.db"))
	if err != nil {
		return err
	}
	stop, err := app.StartControl(context.Background(), base)
	if err != nil {
		return errors.Join(err, base.Close())
	}
	env.Values[holderKey{}] = base
	env.Defer(func() {
		if err := errors.Join(stop(), base.Close()); err != nil {
			env.T().Fatal(err)
		}
	})
	return setUp(env)
}

func openBase(path string) (*app.Base, error) {
	settings, err := config.LoadSettings("")
	if err != nil {
		return nil, err
	}
	settings.Store = "bolt:" + path
	return app.Open(context.Background(), app.Options{Settings: settings, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
}

var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"exits":   scriptExits,
	"mode":    scriptMode,
	"botname": scriptBotName,
	"damage":  scriptDamage,
	"freeze":  scriptFreeze,
	"tamper":  scriptTamper,
	"lock":    scriptLock,
	"lines":   scriptLines,
}

// exits CODE PROGRAM ARGS… runs a program that must end with the exit code.
func scriptExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var exit *exec.ExitError
	got := 0
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// mode PERM FILE checks a file's permissions.
func scriptMode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode PERM FILE")
	}
	want, err := strconv.ParseUint(args[0], 8, 32)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if info.Mode().Perm() != os.FileMode(want) {
		ts.Fatalf("%s has mode %v, want %o", args[1], info.Mode(), want)
	}
}

// lines N FILE checks how many lines a file has.
func scriptLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines N FILE")
	}
	n := 0
	for _, c := range ts.ReadFile(args[1]) {
		if c == '\n' {
			n++
		}
	}
	if strconv.Itoa(n) != args[0] {
		ts.Fatalf("%s has %d lines, want %s", args[1], n, args[0])
	}
}

// botname NAME notes the bot's name, as serve does when it has reached Telegram.
func scriptBotName(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: botname NAME")
	}
	change(ts, func(tx store.Tx) error {
		return store.Put(tx, store.BotKey, store.Bot{V: 1, ID: 1, Username: args[0]})
	})
}

// damage CODE takes the tally of a unit away.
func scriptDamage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage CODE")
	}
	change(ts, func(tx store.Tx) error {
		id, found, err := store.GetID(tx, store.CodeKey(args[0]))
		if err != nil || !found {
			return errors.Join(err, errors.New("no such unit"))
		}
		return tx.Delete(store.TallyKey("bluezone-850", store.UnitID(id)))
	})
}

// freeze CODE freezes a unit's figures, as the bot does for an officer.
func scriptFreeze(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: freeze CODE")
	}
	at := time.Date(2020, 8, 30, 8, 0, 0, 0, time.UTC)
	withStore(ts, func(b *app.Base) error {
		var unit store.UnitID
		begin := func(tx store.Tx) error {
			id, _, err := store.GetID(tx, store.CodeKey(args[0]))
			if err != nil {
				return err
			}
			unit = store.UnitID(id)
			_, err = freeze.Begin(tx, b.Campaign.Key, freeze.Order{Unit: unit, N: 1, By: "p1", In: unit}, at)
			return err
		}
		if err := b.Store.Update(context.Background(), begin); err != nil {
			return err
		}
		f, err := freeze.Take(context.Background(), b.Store, b.Campaign, unit, 1, at, nil)
		if err != nil {
			return err
		}
		return b.Store.Update(context.Background(), func(tx store.Tx) error {
			_, err := freeze.Finish(tx, b.Campaign.Key, f, at)
			return err
		})
	})
}

// tamper CODE audit|freeze changes what nobody may change: the newest line of the
// audit about a unit, or a total of its first freeze.
func scriptTamper(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tamper CODE audit|freeze")
	}
	change(ts, func(tx store.Tx) error {
		id, _, err := store.GetID(tx, store.CodeKey(args[0]))
		if err != nil {
			return err
		}
		unit := store.UnitID(id)
		if args[1] == "freeze" {
			f, err := freeze.Get(tx, "bluezone-850", unit, 1)
			if err != nil {
				return err
			}
			f.Zones[""]["units"]++
			return store.Put(tx, store.FreezeKey("bluezone-850", unit, 1), f)
		}
		for l, err := range store.TrailOf(tx, unit, 0) {
			if err != nil {
				return err
			}
			l.By = "p2"
			return store.Put(tx, store.AuditKey(l.N), l)
		}
		return errors.New("nothing about the unit")
	})
}

// change changes the script's store, in the process that has it open.
func change(ts *testscript.TestScript, fn func(store.Tx) error) {
	withStore(ts, func(b *app.Base) error { return b.Store.Update(context.Background(), fn) })
}

// withStore does something with the script's store, in the process that has it open.
func withStore(ts *testscript.TestScript, fn func(*app.Base) error) {
	base, held := ts.Value(holderKey{}).(*app.Base)
	if !held {
		var err error
		base, err = openBase(ts.MkAbs("raquan.db"))
		ts.Check(err)
		defer func() { ts.Check(base.Close()) }()
	}
	ts.Check(fn(base))
}

// lock FILE opens a store until the script ends, without answering for it.
func scriptLock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lock FILE")
	}
	base, err := openBase(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { ts.Check(base.Close()) })
}
