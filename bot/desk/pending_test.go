package desk_test

import (
	"strings"
	"testing"

	"raquan/bot/text"
)

// TestPending: who has asked for a unit, also by a typed yes, hears that it waits,
// with whom, and no more once it was answered.
func TestPending(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	district := o.upper(81, "Nhất", "01-1")
	mai.says("cong ty may mau quan nhat")
	wants(t, mai.presses("CĐCS May Mẫu – LĐLĐ quận Nhất, LĐLĐ TP Mẫu"), text.SeekConfirm)
	n := district.count()
	wants(t, mai.says("dạ đúng"), text.RequestSent, "LĐLĐ quận Nhất")
	wants(t, district.since(n), text.RequestJoin, "CĐCS May Mẫu")
	for _, said := range []string{"ok", "/start", "/baocao", "380"} {
		wants(t, mai.says(said), text.PendingAt, "CĐCS May Mẫu", "LĐLĐ quận Nhất")
	}
	district.presses(text.Decline)
	if said := mai.says("/start"); strings.Contains(said, "⏳") {
		t.Errorf("answered, and still pending: %q", said)
	}
	wants(t, o.phone(76, "Lan").says("/start"), text.AskContact)
}

// TestPendingKept: with nobody there above yet, the request is kept.
func TestPendingKept(t *testing.T) {
	o := open(t)
	mai := o.phone(75, "Mai")
	mai.asksFor("May Mẫu")
	wants(t, mai.says("ok"), text.PendingKept, "May Mẫu")
}
