package desk_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/store"
)

// slot are the arguments of a reminder that the planner enters now.
func (o *office) slot(step string) map[string]string {
	return map[string]string{remind.ArgStep: step, remind.ArgSlot: strconv.FormatInt(o.now.Unix(), 10)}
}

// TestReminderOfSeveralLevels: who is an officer of two levels is told of each by
// its own deadline.
func TestReminderOfSeveralLevels(t *testing.T) {
	o := open(t)
	above := o.phone(81, "Cán bộ")
	above.joins(o.invite("01-1", store.UpperRole))
	above.joins(o.invite("01", store.UpperRole))
	o.now = o.clock(27, 8, 0)
	got := o.remindsOf(above, o.slot("above-last-day"))
	wants(t, got, "đến hạn tổng hợp: 17:00 thứ Năm 27/8", "Ngoài ra, LĐLĐ TP Mẫu: còn ", "hạn tổng hợp 17:00 thứ Sáu 28/8")
	if strings.Contains(got, "đến hạn tổng hợp: 17:00 thứ Sáu") {
		t.Errorf("a deadline is said to be today that is tomorrow: %s", got)
	}
	o.now = o.clock(27, 17, 0)
	wants(t, o.remindsOf(above, o.slot("above-digest")), "Hạn tổng hợp: 17:00 thứ Năm 27/8", "Hạn tổng hợp: 17:00 thứ Sáu 28/8")
	above.button("⏳ LĐLĐ quận Nhất")
	above.button("⏳ LĐLĐ TP Mẫu")
}

// TestReminderOfChairAndOfficer: who reports for a unit and is an officer of a level
// above, too, is told of both in one message.
func TestReminderOfChairAndOfficer(t *testing.T) {
	o := open(t)
	both := o.phone(81, "Cán bộ")
	both.joins(o.invite("01-1-1", store.Chair))
	both.joins(o.invite("01-1", store.UpperRole))
	o.now = o.clock(26, 8, 0)
	wants(t, o.remindsOf(both, o.slot("last-day")), "<b>CĐCS May Mẫu</b>", "<b>12:00 thứ Tư 26/8</b>", "Ngoài ra, LĐLĐ quận Nhất: còn ")
	o.now = o.clock(26, 17, 0)
	wants(t, o.remindsOf(both, o.slot("above-digest")), text.MissTold, "hệ thống cũng đang chờ báo cáo của CĐCS May Mẫu.")
	wants(t, both.presses(text.ReportNow), "450 đoàn viên")
	both.reports("380")
	o.now = o.now.Add(time.Hour)
	if got := o.remindsOf(both, o.slot("above-one-day")); strings.Contains(got, "May Mẫu") || strings.Contains(got, "Ngoài ra") {
		t.Errorf("what is reported is waited for: %s", got)
	}
}
