package config

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

var storePlace = regexp.MustCompile(`^[a-z]+:`)

// defaults are the embedded settings. That they can be read is a test's
// business; a build with a broken default.yaml has none.
var defaults = sync.OnceValues(func() (Settings, error) {
	data, err := embedded.ReadFile(defaultSettings)
	if err != nil {
		return Settings{}, err
	}
	s, err := overlay(Settings{}, defaultSettings, data)
	return s, err
})

// ParseSettings reads a settings file's text; name stands in its faults. Keys
// that it leaves out keep the embedded defaults. The error is *Faults.
func ParseSettings(name string, data []byte) (*Settings, error) {
	base, err := defaults()
	if err != nil {
		return nil, err
	}
	s, err := overlay(base, name, data)
	if err != nil {
		return nil, err
	}
	return &s, nil
}

// overlay puts what a file says over a base.
func overlay(base Settings, name string, data []byte) (Settings, error) {
	d, ok := openDocument(name, data)
	if !ok {
		return Settings{}, d.err()
	}
	r := settingsReader{document: d, s: base}
	r.read()
	if err := d.err(); err != nil {
		return Settings{}, err
	}
	return r.s, nil
}

type settingsReader struct {
	*document
	s Settings
}

func (r *settingsReader) read() {
	m := r.root.mapping("store", "campaign", "templates", "clock", "telegram", "log", "support", "operators")
	r.overStr(m, "campaign", &r.s.Campaign)
	r.overStr(m, "templates", &r.s.Templates)
	if v, ok := r.overStr(m, "store", &r.s.Store); ok && !storePlace.MatchString(r.s.Store) {
		v.fault("store is %q; write engine:place, for example bolt:raquan.db", r.s.Store)
	}
	if v, ok := r.overStr(m, "clock", &r.s.Clock); ok && r.s.Clock != "" {
		if _, err := ParseClock(r.s.Clock, time.UTC); err != nil {
			v.fault("clock is %q; write a start such as 2020-08-20T08:00, or leave it empty", r.s.Clock)
		}
	}
	if v, ok := m.get("support"); ok {
		r.s.Support = r.supportText(v)
	}
	if v, ok := m.get("operators"); ok {
		r.s.Operators = r.operators(v)
	}
	r.telegram(m)
	r.log(m)
}

func (r *settingsReader) supportText(v value) Text {
	t := v.text(plain.most)
	for _, name := range t.names() {
		v.fault("support has the placeholder {%s}, but knows none; write the contact itself", name)
	}
	return t
}

func (r *settingsReader) telegram(m mapping) {
	v, ok := m.get("telegram")
	if !ok {
		return
	}
	t := v.mapping("api", "token_file", "proxy", "rate_total", "rate_chat", "rate_replies")
	if v.peek("token") != "" {
		v.fault("the token may not stand in a settings file; put it into a file of its own and name it with token_file, or set RAQUAN_TELEGRAM_TOKEN")
	}
	r.overStr(t, "token_file", &r.s.Telegram.TokenFile)
	if v, ok := r.overStr(t, "api", &r.s.Telegram.API); ok && r.s.Telegram.API != "" {
		v.url(r.s.Telegram.API, "https", "http")
	}
	if v, ok := r.overStr(t, "proxy", &r.s.Telegram.Proxy); ok && r.s.Telegram.Proxy != "" {
		v.url(r.s.Telegram.Proxy, "https", "http", "socks5")
	}
	r.rate(t, "rate_total", &r.s.Telegram.RateTotal)
	r.rate(t, "rate_chat", &r.s.Telegram.RateChat)
	r.rate(t, "rate_replies", &r.s.Telegram.RateReplies)
}

func (r *settingsReader) log(m mapping) {
	v, ok := m.get("log")
	if !ok {
		return
	}
	l := v.mapping("level", "format")
	r.oneOf(l, "level", &r.s.Log.Level, "debug", "info", "warn", "error")
	r.oneOf(l, "format", &r.s.Log.Format, "text", "json")
}

// overStr replaces a setting if the file has the key; "" empties it.
func (r *settingsReader) overStr(m mapping, key string, to *string) (value, bool) {
	v, ok := m.get(key)
	if !ok {
		return v, false
	}
	s, ok := v.scalar()
	if ok {
		*to = strings.TrimSpace(s)
	}
	return v, ok
}

func (r *settingsReader) rate(m mapping, key string, to *float64) {
	v, ok := m.get(key)
	if !ok {
		return
	}
	s, ok := v.scalar()
	if !ok {
		return
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || f < 0 {
		v.fault("%s is %q; write messages a second, for example 29.5, or 0 for no limit", v.name(), s)
		return
	}
	*to = f
}

func (r *settingsReader) oneOf(m mapping, key string, to *string, words ...string) {
	if v, ok := r.overStr(m, key, to); ok && !slices.Contains(words, *to) {
		v.fault("%s is %q; write one of %s", v.name(), *to, strings.Join(words, ", "))
	}
}
