package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"time"

	"raquan/config"
)

// globals are the flags of every command. nil: neither flag nor variable is
// there. They are laid over the settings file only after parsing, and not
// through kong's resolvers, which would put the file before the environment.
type globals struct {
	Config      *string `placeholder:"FILE" env:"RAQUAN_CONFIG" help:"Settings file (default: the built-in settings)."`
	Store       *string `placeholder:"bolt:PATH" env:"RAQUAN_STORE" help:"Where everything is kept (default: bolt:raquan.db)."`
	TelegramAPI *string `name:"telegram-api" placeholder:"URL" env:"RAQUAN_TELEGRAM_API" help:"Bot API server (default: the public one)."`
	Clock       *string `placeholder:"2020-08-20T08:00" env:"RAQUAN_CLOCK" help:"Let the clock start at this moment, for rehearsals; refused with the public Telegram."`
	LogLevel    *string `placeholder:"LEVEL" env:"RAQUAN_LOG_LEVEL" help:"debug, info, warn or error (default: info)."`
	LogFormat   *string `placeholder:"FORMAT" env:"RAQUAN_LOG_FORMAT" help:"text or json (default: text)."`
}

// tokenVariable holds the bot's token. There is no flag for it: other users of
// the machine can read command lines.
const tokenVariable = "RAQUAN_TELEGRAM_TOKEN"

// session is one call of the program.
type session struct {
	ctx     context.Context
	sys     System
	globals *globals
	given   map[string]bool // flags that stand on the command line itself
}

// options puts flags, environment and settings file together. A token that
// cannot be read is an error only to those who need one: see token.
func (s *session) options() (Options, error) {
	file, err := config.LoadSettings(s.source("config", s.globals.Config, ""))
	if err != nil {
		return Options{}, fmt.Errorf("settings: %w", err)
	}
	return s.over(file)
}

// over lays flags and environment over what the settings file says.
func (s *session) over(file *config.Settings) (Options, error) {
	g, set := s.globals, *file
	set.Store = s.source("store", g.Store, set.Store)
	set.Telegram.API = s.source("telegram-api", g.TelegramAPI, set.Telegram.API)
	set.Clock = s.source("clock", g.Clock, set.Clock)
	set.Log.Level = s.source("log-level", g.LogLevel, set.Log.Level)
	set.Log.Format = s.source("log-format", g.LogFormat, set.Log.Format)
	if err := checkSettings(&set); err != nil {
		return Options{}, err
	}
	token, _ := readToken(&set)
	return Options{Settings: &set, Token: token, Log: s.logger(set.Log)}, nil
}

// source is a flag's or variable's text, or else what the file says. An empty
// variable counts as none; an empty flag empties the setting.
func (s *session) source(flag string, given *string, file string) string {
	if given == nil || *given == "" && !s.given[flag] {
		return file
	}
	return *given
}

// checkSettings refuses what flags and variables, which the settings file's
// reader does not see, can say wrongly.
func checkSettings(s *config.Settings) error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if !strings.HasPrefix(s.Store, "bolt:") || StorePath(s.Store) == "" {
		fault("store %q: give an engine and a place, as in bolt:raquan.db", s.Store)
	}
	if u, err := url.Parse(s.Telegram.API); s.Telegram.API != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		fault("telegram-api: give an address such as http://127.0.0.1:8850")
	}
	if _, err := config.ParseClock(s.Clock, time.UTC); s.Clock != "" && err != nil {
		fault("clock %q: give a moment such as 2020-08-20T08:00", s.Clock)
	}
	if _, ok := logLevels[s.Log.Level]; !ok {
		fault("log-level %q: give one of debug, info, warn, error", s.Log.Level)
	}
	if s.Log.Format != "text" && s.Log.Format != "json" {
		fault("log-format %q: give text or json", s.Log.Format)
	}
	if len(faults) == 0 {
		return nil
	}
	return &exitError{ExitUsage, errors.Join(faults...)}
}

var logLevels = map[string]slog.Level{
	"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
}

func (s *session) logger(l config.Log) *slog.Logger {
	o := &slog.HandlerOptions{Level: logLevels[l.Level]}
	if l.Format == "json" {
		return slog.New(slog.NewJSONHandler(s.sys.Err, o))
	}
	return slog.New(slog.NewTextHandler(s.sys.Err, o))
}

// readToken reads the bot's token; ErrNoToken if none is given.
func readToken(s *config.Settings) (string, error) {
	if token := strings.TrimSpace(os.Getenv(tokenVariable)); token != "" {
		return token, nil
	}
	if s.Telegram.TokenFile == "" {
		return "", ErrNoToken
	}
	b, err := os.ReadFile(s.Telegram.TokenFile)
	if err != nil {
		return "", fmt.Errorf("token: %w", err)
	}
	token := strings.TrimSpace(string(b))
	if token == "" {
		return "", fmt.Errorf("token: %s is empty", s.Telegram.TokenFile)
	}
	return token, nil
}
