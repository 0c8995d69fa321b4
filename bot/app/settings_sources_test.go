package app

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"raquan/config"
)

// Each setting comes from the flag, else the environment, else the file, else
// the built-in settings.
func TestPrecedence(t *testing.T) {
	settings := []struct {
		flag, variable, key string
		flagged, set, filed string // what each source says
		built               string
		of                  func(*config.Settings) string
	}{
		{"store", "RAQUAN_STORE", "store: %", "bolt:flag", "bolt:variable", "bolt:file", "bolt:raquan.db",
			func(s *config.Settings) string { return s.Store }},
		{"telegram-api", "RAQUAN_TELEGRAM_API", "telegram: {api: %}", "http://flag", "http://variable", "http://file", "",
			func(s *config.Settings) string { return s.Telegram.API }},
		{"clock", "RAQUAN_CLOCK", "clock: %", "2020-08-18T01:00", "2020-08-18T02:00", "2020-08-18T03:00", "",
			func(s *config.Settings) string { return s.Clock }},
		{"log-level", "RAQUAN_LOG_LEVEL", "log: {level: %}", "debug", "warn", "error", "info",
			func(s *config.Settings) string { return s.Log.Level }},
		{"log-format", "RAQUAN_LOG_FORMAT", "log: {format: %}", "json", "json", "json", "text",
			func(s *config.Settings) string { return s.Log.Format }},
	}
	for _, c := range settings {
		for sources := range 8 {
			flagged, set, filed := sources&4 != 0, sources&2 != 0, sources&1 != 0
			name := c.flag
			want := c.built
			args := []string{"recount"}
			clearVariables(t)
			if filed {
				name, want = name+",file", c.filed
				t.Setenv("RAQUAN_CONFIG", write(t, "settings.yaml", strings.ReplaceAll(c.key, "%", c.filed)))
			}
			if set {
				name, want = name+",variable", c.set
				t.Setenv(c.variable, c.set)
			}
			if flagged {
				name, want = name+",flag", c.flagged
				args = append(args, "--"+c.flag, c.flagged)
			}
			t.Run(name, func(t *testing.T) {
				if got := c.of(parsed(t, args...).Settings); got != want {
					t.Errorf("%s = %q; want %q", c.flag, got, want)
				}
			})
		}
	}
}

// A flag may empty what the file says; a variable without text says nothing.
func TestEmptySources(t *testing.T) {
	clearVariables(t)
	file := write(t, "settings.yaml", "clock: 2020-08-20T08:00")
	if got := parsed(t, "recount", "--config", file, "--clock=").Settings.Clock; got != "" {
		t.Errorf("--clock= gives %q", got)
	}
	if got := parsed(t, "recount", "--config", file).Settings.Clock; got != "2020-08-20T08:00" {
		t.Errorf("RAQUAN_CLOCK= gives %q", got)
	}
}

// The token comes from its variable, else from the file that the settings name.
func TestToken(t *testing.T) {
	clearVariables(t)
	file := write(t, "token", "2:file\n")
	conf := write(t, "settings.yaml", "telegram: {token_file: '"+file+"'}")
	if got := parsed(t, "recount", "--config", conf).Token; got != "2:file" {
		t.Errorf("token of the file is %q", got)
	}
	t.Setenv(tokenVariable, " 1:variable\n")
	if got := parsed(t, "recount", "--config", conf).Token; got != "1:variable" {
		t.Errorf("token of the variable is %q", got)
	}
}

// No text that a user sees holds the token, whatever is wrong with it.
func TestTokenIsNotSaid(t *testing.T) {
	const secret = "123456:very secret"
	clearVariables(t)
	t.Chdir(t.TempDir())
	t.Setenv(tokenVariable, secret)
	for _, args := range [][]string{{"check", "--telegram-api", "http://127.0.0.1:1"}, {"recount"}, {"serve", "--store", "x"}, {"check"}} {
		var out bytes.Buffer
		if code := Run(context.Background(), System{In: strings.NewReader(""), Out: &out, Err: &out}, args); code == ExitOK {
			t.Errorf("%v succeeded", args)
		}
		if strings.Contains(out.String(), "very secret") || strings.Contains(out.String(), "123456") {
			t.Errorf("%v says the token:\n%s", args, &out)
		}
	}
}

// A store that the environment names for the real bot is not for playing.
func TestDemoStore(t *testing.T) {
	clearVariables(t)
	t.Setenv("RAQUAN_STORE", "bolt:real.db")
	t.Setenv("RAQUAN_CLOCK", "2020-08-25T08:00")
	for _, c := range []struct {
		args         []string
		store, clock string
	}{
		{[]string{"demo"}, "", ""},
		{[]string{"demo", "--store", "bolt:demo.db", "--clock", "2020-08-21T08:00"}, "bolt:demo.db", "2020-08-21T08:00"},
	} {
		s, _, err := parse(context.Background(), System{Out: io.Discard, Err: io.Discard}, c.args)
		if err != nil {
			t.Fatal(err)
		}
		o, err := s.demoOptions()
		if err != nil {
			t.Fatal(err)
		}
		if o.Settings.Store != c.store || o.Settings.Clock != c.clock {
			t.Errorf("%v: store %q, clock %q; want %q, %q", c.args, o.Settings.Store, o.Settings.Clock, c.store, c.clock)
		}
	}
}

func clearVariables(t *testing.T) {
	t.Helper()
	for _, v := range []string{"CONFIG", "STORE", "TELEGRAM_API", "TELEGRAM_TOKEN", "CLOCK", "LOG_LEVEL", "LOG_FORMAT"} {
		t.Setenv("RAQUAN_"+v, "")
	}
}

func parsed(t *testing.T, args ...string) Options {
	t.Helper()
	s, _, err := parse(context.Background(), System{Out: io.Discard, Err: io.Discard}, args)
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.options()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
