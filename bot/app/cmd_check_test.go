package app

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"raquan/bot/sim"
)

// With settings, campaign, token and roster in order, check says so and is
// content; a refused token is told without its text.
func TestCheckToken(t *testing.T) {
	clearVariables(t)
	o := testOptions(t)
	if c := call(o, "roster import", importCmd{}, units); c.failed != nil {
		t.Fatal(c.failed)
	}
	server, err := startSim("127.0.0.1:0", sim.New(sim.Options{Token: "1:right", BotUsername: "raquan_bot"}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := server.close(); err != nil {
			t.Error(err)
		}
	}()
	for token, want := range map[string]struct {
		code int
		says string
	}{
		"1:right":    {ExitOK, "token     of @raquan_bot\n"},
		"1:mistaken": {ExitFailure, "raquan: token: not confirmed: "},
		"":           {ExitFailure, "raquan: no token"},
	} {
		t.Setenv(tokenVariable, token)
		var out bytes.Buffer
		args := []string{"check", "--store", o.Settings.Store, "--telegram-api", server.url}
		if code := Run(context.Background(), System{Out: &out, Err: &out}, args); code != want.code {
			t.Errorf("token %q: exit code %d, want %d", token, code, want.code)
		}
		if !strings.Contains(out.String(), want.says) {
			t.Errorf("token %q: no %q in\n%s", token, want.says, &out)
		}
		if strings.Contains(out.String(), "mistaken") {
			t.Errorf("the token is said:\n%s", &out)
		}
	}
}

// A running bot is asked about its own token: the caller need not have it.
func TestCheckInside(t *testing.T) {
	clearVariables(t)
	o := testOptions(t)
	server, err := startSim("127.0.0.1:0", sim.New(sim.Options{Token: "1:right", BotUsername: "raquan_bot"}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := server.close(); err != nil {
			t.Error(err)
		}
	}()
	o.Token, o.Settings.Telegram.API = "1:right", server.url
	testBase(t, o)
	if c := call(o, "roster import", importCmd{}, units); c.failed != nil {
		t.Fatal(c.failed)
	}
	var out bytes.Buffer
	if code := Run(context.Background(), System{Out: &out, Err: &out}, []string{"check", "--store", o.Settings.Store}); code != ExitOK {
		t.Errorf("exit code %d\n%s", code, &out)
	}
	if !strings.Contains(out.String(), "of @raquan_bot") {
		t.Errorf("no bot in\n%s", &out)
	}
}
