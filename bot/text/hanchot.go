package text

import (
	"strings"
	"time"
)

// What is said about deadlines: /hanchot, dates set by levels above, and outages.

var (
	DueOf = say("due.of",
		`⏰ Hạn báo cáo của <b>{unit}</b>: <b>{deadline}</b> (còn {left}).`,
		`⏰ The deadline of <b>{unit}</b>: <b>{deadline}</b> ({left} left).`)
	DuePast = say("due.past",
		`⏰ Hạn báo cáo của <b>{unit}</b>: <b>{deadline}</b> (đã qua {left}).`,
		`⏰ The deadline of <b>{unit}</b>: <b>{deadline}</b> ({left} ago).`)
	DueNone = say("due.none",
		`⏰ <b>{unit}</b> không có hạn báo cáo trong đợt này.`,
		`⏰ <b>{unit}</b> has no deadline in this campaign.`)
	DueGranted = say("due.granted",
		`Đơn vị được {above} gia hạn đến {granted} (hạn chung: {before}). Lý do: {reason}`,
		`{above} granted more time until {granted} (the common deadline: {before}). Reason: {reason}`)
	DueInternal = say("due.internal",
		`{above} mong nhận báo cáo trước {internal}; gửi trước hạn ghi trên vẫn là đúng hạn.`,
		`{above} would like to have the report before {internal}; sent before the deadline above it is still on time.`)
	DueStill = say("due.still",
		`Anh/Chị vẫn có thể gửi; hệ thống ghi là nộp sau hạn.`,
		`It can still be sent, and is marked as late.`)
	DueSent = say("due.sent",
		`✅ Đã gửi lúc {moment} ({mark}).`,
		`✅ Sent at {moment} ({mark}).`)

	dueMoved = say("due.moved",
		`Hạn được lùi đến {deadline} vì hệ thống gián đoạn {gaps}.`,
		`The deadline was moved to {deadline}, since the system was down {gaps}.`)
	dueGap = say("due.gap",
		`từ {from} đến {to}`,
		`from {from} to {to}`)
)

// Gap is a time in which the system could take nothing in.
type Gap struct{ From, To time.Time }

// DeadlineMoved says that outages have moved a deadline, which is the moved one.
// It is empty if there were none.
func DeadlineMoved(lang Lang, deadline time.Time, gaps []Gap, loc *time.Location) string {
	if len(gaps) == 0 {
		return ""
	}
	var parts []string
	for _, g := range gaps {
		parts = append(parts, Say(lang, dueGap, "from", When(lang, g.From, loc), "to", When(lang, g.To, loc)))
	}
	return Say(lang, dueMoved, "deadline", Until(lang, deadline, loc), "gaps", HTML(strings.Join(parts, "; ")))
}
