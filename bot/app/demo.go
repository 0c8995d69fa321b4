package app

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"raquan/bot/jobs"
	"raquan/bot/roster"
	"raquan/bot/sim"
	"raquan/config"
	"raquan/store"
)

// DemoOptions are those of the demo. Of the settings only the store (empty: a
// temporary one) and the clock (empty: demoClock) count.
type DemoOptions struct {
	Addr string // of the page, on this machine
	Play bool   // no browser: play the story, print it, end
	Out  string // Play: a folder for the conversation and the files that come; empty: none
	Options
}

// demoClock is when the demo begins: Thursday of the launch week.
const demoClock = "2020-08-20T08:00"

// Demo runs the real bot against the stand-in, with the sample roster, people
// ready to be played, and a part of the units already reported.
func Demo(ctx context.Context, o DemoOptions, out io.Writer) error {
	d, err := startDemo(ctx, o)
	if err != nil {
		return err
	}
	if o.Play {
		err = d.play(ctx, out, o.Out)
	} else {
		d.describe(out)
		select {
		case <-ctx.Done():
		case err = <-d.failed:
		}
	}
	return errors.Join(err, d.close())
}

// demo is a running demo.
type demo struct {
	base   *Base
	server *simServer
	clock  *clockBar
	cast   cast
	group  *errgroup.Group
	failed chan error
	closers
}

// cast are the people who are ready to be played.
type cast struct {
	chair, upper, department *sim.Phone
	unit, district           store.Unit // of the chair; the one above
}

func startDemo(ctx context.Context, o DemoOptions) (d *demo, err error) {
	d = &demo{failed: make(chan error, 1)}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.close())
		}
	}()
	if err := d.open(ctx, o); err != nil {
		return d, err
	}
	if err := d.loadSample(ctx); err != nil {
		return d, err
	}
	if err := d.castPeople(ctx); err != nil {
		return d, err
	}
	run, stop := context.WithCancel(ctx)
	d.group = &errgroup.Group{}
	bot := newBot(d.base, nil)
	d.clock.serves(bot)
	d.group.Go(func() error {
		err := bot.run(run)
		if run.Err() == nil {
			d.failed <- err
		}
		return err
	})
	d.add(func() error {
		stop()
		if err := d.group.Wait(); !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	})
	return d, nil
}

// open opens the store and the stand-in: one clock for both.
func (d *demo) open(ctx context.Context, o DemoOptions) error {
	settings := *o.Settings
	settings.Campaign = ""
	if settings.Clock == "" {
		settings.Clock = demoClock
	}
	settings.Telegram = config.Telegram{API: "http://127.0.0.1"} // its port is known below
	if settings.Store == "" {
		dir, err := os.MkdirTemp("", "raquan-demo-")
		if err != nil {
			return fmt.Errorf("demo: %w", err)
		}
		d.add(func() error { return os.RemoveAll(dir) })
		settings.Store = "bolt:" + filepath.Join(dir, "raquan.db")
	}
	log := o.Log
	if o.Play {
		log = slog.New(slog.DiscardHandler)
	}
	base, err := Open(ctx, Options{Settings: &settings, Token: simToken, Log: log})
	if err != nil {
		return err
	}
	d.base = base
	d.add(base.Close)
	d.clock = newClockBar(base)
	s := sim.New(sim.Options{Token: simToken, BotName: botName, BotUsername: "raquan_demo_bot",
		Now: base.Clock.Now, Zone: base.Campaign.Zone, Notice: demoNotice, Jumps: d.clock.jumps()})
	addr := o.Addr
	if o.Play {
		addr = "127.0.0.1:0"
	}
	if d.server, err = startSim(addr, s); err != nil {
		return err
	}
	d.add(d.server.close)
	settings.Telegram.API = d.server.url
	return nil
}

// loadSample imports the sample roster, once.
func (d *demo) loadSample(ctx context.Context) error {
	b := d.base
	file, err := roster.Read("sample.csv", bytes.NewReader(roster.Sample()))
	if err != nil {
		return err
	}
	if _, err := jobs.Resume(ctx, b.Store, b.Secret, b.Campaign); err != nil { // of a kept store
		return err
	}
	im, err := jobs.LookAt(ctx, b.Store, b.Campaign, file, jobs.ImportOptions{Now: b.Clock.Now(), Random: rand.Reader})
	if err != nil {
		return err
	}
	if len(im.Faults) > 0 {
		return fmt.Errorf("demo: sample roster: %s", im.Faults[0])
	}
	if len(im.Diff.Changes) == 0 {
		return nil // a kept store
	}
	if err := im.Apply(ctx, b.Store, b.Secret, b.Campaign); err != nil {
		return err
	}
	return b.seed(ctx)
}

// describe prints where the page is and whom to play.
func (d *demo) describe(out io.Writer) {
	fmt.Fprintf(out, `%s demo: open %s in a browser.

It is %s in the demo. Pick a person on the left and press "%s":
  %-22s chair of %s
  %-22s officer of %s
  %-22s Propaganda Department, whole nation
  %-22s chair of six units, without a link: shares the phone number
Let the chair report and correct; let the officers send /tonghop before and after.
Ctrl-C ends the demo.
`, botName, d.server.url, d.base.Clock.Now().In(d.base.Campaign.Zone).Format("15:04 on 2 January 2006"), startLabel,
		d.cast.chair.Person().Name(), d.cast.unit.Name,
		d.cast.upper.Person().Name(), d.cast.district.Name,
		d.cast.department.Person().Name(), demoByPhone.FirstName)
}

// playTimeout bounds the wait for one answer of the bot in a played story.
const playTimeout = 10 * time.Second
