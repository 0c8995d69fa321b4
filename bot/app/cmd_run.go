package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"raquan/bot/clock"
	"raquan/config"
)

type serveCmd struct{}

// Help is shown by raquan serve --help.
func (serveCmd) Help() string {
	return `The bot runs until it gets an interrupt (Ctrl-C) or SIGTERM, and may be killed at any moment: nothing that was said is lost. It keeps trying while Telegram cannot be reached, and ends by itself only if the token is refused, or the store's file is deleted or replaced.

    RAQUAN_TELEGRAM_TOKEN=… raquan serve
    raquan serve --config /etc/raquan.yaml --log-format json
    raquan serve --store bolt:rehearsal.db --telegram-api http://127.0.0.1:8850 --clock 2020-08-20T08:00`
}

func (serveCmd) Run(s *session) error {
	o, err := s.options()
	if err != nil {
		return err
	}
	if o.Token, err = readToken(o.Settings); err != nil {
		return &exitError{ExitUsage, err}
	}
	return untilStopped(s.ctx, Serve(s.ctx, o, s.sys.Out))
}

type demoCmd struct {
	Addr string `default:"127.0.0.1:8850" placeholder:"HOST:PORT" help:"Where the page with the phones is (default: ${default})."`
	Play bool   `help:"Play one report and one summary, print the conversation, and end."`
	Out  string `placeholder:"DIR" type:"path" help:"With --play: a folder to which the conversation and all files that the bot sent are written."`
}

// Help is shown by raquan demo --help.
func (demoCmd) Help() string {
	return `Needs no settings, no token and no network. Open the address that it prints, pick a person and write to the bot. The store is a temporary one unless --store is given; the clock starts at 2020-08-20T08:00 unless --clock is given. Ctrl-C ends it.

    raquan demo
    raquan demo --play
    raquan demo --play --out played
    raquan demo --store bolt:demo.db --addr 127.0.0.1:9000`
}

func (c demoCmd) Run(s *session) error {
	if c.Out != "" && !c.Play {
		return &exitError{ExitUsage, errors.New("--out needs --play")}
	}
	o, err := s.demoOptions()
	if err != nil {
		return err
	}
	return untilStopped(s.ctx, Demo(s.ctx, DemoOptions{Addr: c.Addr, Play: c.Play, Out: c.Out, Options: o}, s.sys.Out))
}

// demoOptions leave out what the environment and the settings file say for the
// real bot: its store is not for playing.
func (s *session) demoOptions() (Options, error) {
	o, err := s.options()
	if err != nil {
		return o, err
	}
	if !s.given["store"] {
		o.Settings.Store = ""
	}
	if !s.given["clock"] {
		o.Settings.Clock = ""
	}
	return o, nil
}

type simCmd struct {
	Addr string `default:"127.0.0.1:8850" placeholder:"HOST:PORT" help:"Where the stand-in and its page are (default: ${default})."`
}

// Help is shown by raquan sim --help.
func (simCmd) Help() string {
	return `The stand-in speaks Telegram's Bot API to a serve in another terminal, which may be stopped, killed and started again meanwhile. It has a token of its own and prints how serve is called.

    raquan sim --clock 2020-08-20T08:00`
}

func (c simCmd) Run(s *session) error {
	o, err := s.options()
	if err != nil {
		return err
	}
	now := time.Now
	if o.Settings.Clock != "" {
		campaign, err := config.LoadCampaign(o.Settings.Campaign)
		if err != nil {
			return fmt.Errorf("campaign: %w", err)
		}
		start, err := config.ParseClock(o.Settings.Clock, campaign.Zone)
		if err != nil {
			return usage("clock %q: give a moment such as 2020-08-20T08:00", o.Settings.Clock)
		}
		now = clock.NewShifted(start, 1).Now
	}
	const token = "" // the stand-in's own: it is printed, which no real one may be
	return untilStopped(s.ctx, RunSim(s.ctx, c.Addr, token, now, s.sys.Out))
}

// untilStopped takes being asked to stop for the good end of what runs until
// then.
func untilStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
