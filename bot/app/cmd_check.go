package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"raquan/bot/telegram"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

type checkCmd struct{}

// Help is shown by raquan check --help.
func (checkCmd) Help() string {
	return `Reads the settings and the campaign file, looks through the roster in the store, and asks Telegram whose the token is. Everything that is wrong is told at once, one line each; nothing is changed or created. The exit code is 1 if anything is wrong.

Then the campaign is played as a conversation with a sample unit: read it before anybody is invited.

    raquan check
    raquan check --config raquan.yaml`
}

func (checkCmd) Run(s *session) error {
	var wrong []error
	o, err := s.options()
	if file := (*config.Faults)(nil); errors.As(err, &file) {
		wrong = append(wrong, err)
		defaults, e := config.LoadSettings("") // go on as if the file were empty
		if e != nil {
			return e
		}
		o, err = s.over(defaults)
	}
	if err != nil {
		return errors.Join(append(wrong, err)...)
	}
	if len(wrong) == 0 {
		s.good("settings", cmp.Or(s.source("config", s.globals.Config, ""), "built in"))
	}
	campaign, err := s.checkCampaign(&o)
	wrong = append(wrong, err)
	if campaign != nil {
		wrong = append(wrong, checkClock(&o, campaign), s.checkTemplates(&o, campaign))
	}
	wrong = append(wrong, s.checkInside(o))
	if campaign != nil {
		wrong = append(wrong, playSample(s.sys.Out, campaign))
	}
	return errors.Join(wrong...)
}

// good says that a part was found in order.
func (s *session) good(part, what string) { sayGood(s.sys.Out, part, what) }

func sayGood(w io.Writer, part, what string) { fmt.Fprintf(w, "%-9s %s\n", part, what) }

// checkCampaign reads the campaign file. One that is wrong is left out of the
// options, so that the rest can be checked too.
func (s *session) checkCampaign(o *Options) (*config.Campaign, error) {
	c, err := config.LoadCampaign(o.Settings.Campaign)
	if err != nil {
		o.Settings.Campaign = ""
		return nil, fmt.Errorf("campaign: %w", err)
	}
	s.good("campaign", fmt.Sprintf("%s, %s, %s", c.Key, countOf(len(c.Questions), "question"), cmp.Or(o.Settings.Campaign, "built in")))
	for _, kind := range []store.UnitKind{store.Grassroots, store.Upper, store.Federation, store.Sector, store.Attached, store.National} {
		if d, ok := c.DeadlineFor(string(kind)); ok {
			last := c.Day(d.Before.Add(-time.Nanosecond)).Weekday()
			s.good("deadline", fmt.Sprintf("%-10s %s, a %s", kind, text.Deadline(text.En, d, c.Zone), text.Weekday(text.En, last)))
		}
	}
	if n := len(o.Settings.Operators); n > 0 {
		s.good("operators", countOf(n, "person")+": "+joined(o.Settings.Operators))
	}
	checkLadder(s.sys.Out, c)
	return c, nil
}

// checkClock tries the clock of the settings, and leaves it out of the options
// if it is refused.
func checkClock(o *Options, c *config.Campaign) error {
	if o.Settings.Clock == "" {
		return nil
	}
	_, err := clockStart(o.Settings, c.Zone)
	if err != nil {
		o.Settings.Clock = ""
	}
	return err
}

// checkInside checks what is asked of the process that has the store open. If
// there is no store, the token is checked nevertheless.
func (s *session) checkInside(o Options) error {
	in, err := newInput(struct{}{})
	if err != nil {
		return err
	}
	out := s.output()
	err = do(s.ctx, o, "check", in, out)
	if unopened := (*openError)(nil); errors.As(err, &unopened) {
		return errors.Join(checkToken(s.ctx, o, out.Out), fmt.Errorf("store: %w", err))
	}
	return err
}

// checkStore is the part of check that needs the store. With it the calendar of
// reminders says whom each would reach.
func checkStore(ctx context.Context, b *Base, _ commandInput, out commandOutput) error {
	err := errors.Join(checkToken(ctx, b.Options, out.Out), checkRoster(ctx, b, out.Out))
	fmt.Fprintln(out.Out)
	return errors.Join(err, remindPlan(ctx, b, commandInput{}, out))
}

// askTime is how long check waits for Telegram.
const askTime = 15 * time.Second

// checkToken asks Telegram whose the token is.
func checkToken(ctx context.Context, o Options, out io.Writer) error {
	token := o.Token
	if token == "" {
		var err error
		if token, err = readToken(o.Settings); err != nil {
			return err
		}
	}
	client, err := telegram.New(telegram.Options{API: o.Settings.Telegram.API, Token: token, Proxy: o.Settings.Telegram.Proxy, Log: o.Log})
	if err != nil {
		return err
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	me, err := client.Me(ctx)
	if err != nil {
		return fmt.Errorf("token: not confirmed: %w", err)
	}
	sayGood(out, "token", "of @"+me.Username)
	return nil
}

// joined names the operators as the settings do.
func joined(list config.Operators) string {
	names := make([]string, len(list))
	for i, o := range list {
		names[i] = o.String()
	}
	return strings.Join(names, ", ")
}
