package config

import (
	"reflect"
	"testing"
)

func TestDefaults(t *testing.T) {
	s, err := LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{
		Store:    "bolt:raquan.db",
		Telegram: Telegram{RateTotal: 29.5, RateChat: 1},
		Log:      Log{Level: "info", Format: "text"},
	}
	if !reflect.DeepEqual(*s, want) {
		t.Errorf("defaults %+v; want %+v", *s, want)
	}
}

// What a file leaves out keeps its default; what it says is taken, also zero.
func TestSettingsOverDefaults(t *testing.T) {
	s, err := LoadSettings("testdata/good/settings-some.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{
		Store: "mem:", Templates: "mau-bao-cao",
		Telegram: Telegram{Proxy: "socks5://127.0.0.1:1080", RateTotal: 29.5},
		Log:      Log{Level: "debug", Format: "text"},
		Support:  Text{Vi: "Ban Tuyên giáo", En: "the department"},
	}
	if !reflect.DeepEqual(*s, want) {
		t.Errorf("settings %+v; want %+v", *s, want)
	}
	if again, err := LoadSettings(""); err != nil || again.Store != "bolt:raquan.db" {
		t.Errorf("the defaults changed: %+v, %v", again, err)
	}
}

func TestEmptySettings(t *testing.T) {
	s, err := ParseSettings("settings.yaml", nil)
	base, _ := LoadSettings("")
	if err != nil || !reflect.DeepEqual(*s, *base) {
		t.Errorf("%+v, %v; want the defaults", s, err)
	}
}

func TestOperators(t *testing.T) {
	s, err := ParseSettings("raquan.yaml", []byte("operators: [123456789, \"+84900000001\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		telegram int64
		phone    string
		want     bool
	}{{123456789, "", true}, {0, "+84900000001", true}, {5, "+84900000001", true}, {0, "", false}, {5, "+84900000002", false}} {
		if got := s.Operators.Has(test.telegram, test.phone); got != test.want {
			t.Errorf("%d %s: %v", test.telegram, test.phone, got)
		}
	}
}
