package config

import "testing"

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
	if *s != want {
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
	if *s != want {
		t.Errorf("settings %+v; want %+v", *s, want)
	}
	if again, err := LoadSettings(""); err != nil || again.Store != "bolt:raquan.db" {
		t.Errorf("the defaults changed: %+v, %v", again, err)
	}
}

func TestEmptySettings(t *testing.T) {
	s, err := ParseSettings("settings.yaml", nil)
	base, _ := LoadSettings("")
	if err != nil || *s != *base {
		t.Errorf("%+v, %v; want the defaults", s, err)
	}
}
