package app

import (
	"context"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"raquan/bot/sim"
	"raquan/config"
)

// TestSharedLinkOnPhones: an officer makes the shared link; somebody opens it,
// picks their unit, and is approved in the officer's list; all of it through the
// stand-in, with what the courier makes of it.
func TestSharedLinkOnPhones(t *testing.T) {
	settings, err := config.LoadSettings("")
	if err != nil {
		t.Fatal(err)
	}
	settings.Store = ""
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	d, err := startDemo(ctx, DemoOptions{Play: true, Options: Options{Settings: settings, Log: slog.New(slog.DiscardHandler)}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.close(); err != nil {
			t.Error(err)
		}
	}()
	officer := &player{phone: d.cast.upper, zone: d.base.Campaign.Zone}
	mai := &player{phone: d.server.sim.AddPerson(sim.Person{FirstName: "Mai", Username: "mai_mau"}), zone: d.base.Campaign.Zone}
	run := func(steps ...func(context.Context) error) {
		t.Helper()
		if err := inTurn(ctx, steps...); err != nil {
			t.Fatalf("%v\n%s\n%s", err, officer.story.String(), mai.story.String())
		}
	}
	yes := func(ctx context.Context) error {
		return officer.tapPart("✅", "Đã ghi nhận Anh/Chị là cán bộ")(ctx)
	}
	link := func(context.Context) error {
		found := regexp.MustCompile(`start=([A-Za-z0-9_-]+)`).FindStringSubmatch(officer.story.String())
		return mai.act(ctx, "🔗", "Liên kết chung của", func() error { _, err := mai.phone.Open(found[1]); return err })
	}
	run(func(ctx context.Context) error { return officer.open(ctx, "Anh/Chị là cán bộ") }, yes,
		officer.say("/lienketchung", "Kính gửi các đồng chí"), link)
	run(mai.say("cầu vồng", "có 1 đơn vị"), mai.tapPart("Cầu Vồng", "đúng không ạ"), mai.tapPart("✅", "Đã gửi đề nghị"),
		officer.say("/duyet", "1. Mai (@mai_mau) – CĐCS Công ty TNHH Cơ khí Mẫu Cầu Vồng"))
	mark := mai.phone.Mark()
	run(officer.tapPart("✅ Đồng ý 1", "không có đề nghị nào"))
	if _, err := mai.phone.Wait(ctx, mark, func(m sim.Message) bool { return strings.Contains(m.Text, "đã xác nhận Anh/Chị") }); err != nil {
		t.Fatal(err)
	}
	run(mai.tapPart("📋", "Cầu Vồng"))
}
