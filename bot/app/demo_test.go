package app_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"raquan/bot/app"
	"raquan/config"
)

// The whole main job, as demo --play shows it: the roster goes in, a chair is
// invited, reports and corrects, the department sees it, down to the message
// that a figure came from.
func TestPlay(t *testing.T) {
	settings, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	settings.Store = ""
	var out bytes.Buffer
	o := app.DemoOptions{Play: true, Options: app.Options{Settings: settings, Log: slog.New(slog.DiscardHandler)}}
	if err := app.Demo(t.Context(), o, &out); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	for _, want := range []string{
		"Anh/Chị là Chủ tịch CĐCS Công ty TNHH Cơ khí Mẫu Cầu Vồng",
		"Đã ghi: 230 người.",
		"Mã biên nhận: BZ-",
		"Đã cập nhật lúc",
		"nhắn “241”",
		"8 taps, 2 typed\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the story lacks %q", want)
		}
	}
}

// The demo listens on this machine only.
func TestDemoAddress(t *testing.T) {
	settings, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	settings.Store = ""
	for _, addr := range []string{"0.0.0.0:0", "example.org:80", ":8850", "127.0.0.1"} {
		o := app.DemoOptions{Addr: addr, Options: app.Options{Settings: settings, Log: slog.New(slog.DiscardHandler)}}
		if err := app.Demo(t.Context(), o, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), addr) {
			t.Errorf("%s: %v", addr, err)
		}
	}
}
