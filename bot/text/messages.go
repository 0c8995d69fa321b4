package text

// The screen of the last messages of a unit's people.

var (
	LastMessages = say("button.last-messages", `✉️ Tin gần đây`, `✉️ Last messages`)
	UnitReport   = say("button.unit-report", `📄 Báo cáo`, `📄 The report`)
	MsgHead      = say("msg.head", `✉️ <b>{unit}</b>: tin gần đây, tính đến {moment}`, `✉️ <b>{unit}</b>: last messages, as of {moment}`)
	MsgNobody    = say("msg.nobody", `Đơn vị chưa có ai tham gia.`, `Nobody of the unit has joined.`)
	MsgPerson    = say("msg.person", `👤 {name} ({role}): {seen}`, `👤 {name} ({role}): {seen}`)
	MsgSeen      = say("msg.seen", `liên hệ lần cuối {moment}`, `last heard from at {moment}`)
	MsgNeverSeen = say("msg.never-seen", `chưa liên hệ`, `not heard from yet`)
	MsgBlocked   = say("msg.blocked", `đã chặn hệ thống từ {moment}`, `has blocked the system since {moment}`)
	MsgAnswer    = say("msg.answer", `📝 Câu trả lời gần nhất: {moment} ({name})`, `📝 Last answer: {moment} ({name})`)
	MsgPromise   = say("msg.promise", `🤝 Hẹn báo cáo {until} (nói lúc {moment})`, `🤝 The report is promised for {until} (said at {moment})`)
	MsgOut       = say("msg.out", `Tin gửi đơn vị, mới nhất trước ({n}):`, `Messages to the unit, newest first ({n}):`)
	MsgNone      = say("msg.none", `Hệ thống chưa gửi tin nhắc hay thông báo nào.`, `No reminder or notice has gone out yet.`)
	MsgLine      = say("msg.line", `{no}. {when}: {what} – {state}`, `{no}. {when}: {what} – {state}`)
	MsgTo        = say("msg.to", `{what}, cho {name}`, `{what}, to {name}`)

	MsgStep      = say("msg.step", `nhắc “{step}”`, `reminder “{step}”`)
	MsgReminder  = say("msg.reminder", `nhắc báo cáo`, `a reminder`)
	MsgLater     = say("msg.later", `nhắc theo giờ đã hẹn`, `a reminder they asked for`)
	MsgNudge     = say("msg.nudge", `cán bộ nhắc (/nhac)`, `an officer's reminder (/nhac)`)
	MsgBroadcast = say("msg.broadcast", `thông báo (/thongbao)`, `a notice (/thongbao)`)
	MsgGrant     = say("msg.grant", `báo gia hạn`, `more time was granted`)
	MsgNotice    = say("msg.notice", `tin báo`, `a message`)

	MsgSent    = say("msg.sent", `✅ đã gửi lúc {moment}`, `✅ sent at {moment}`)
	MsgWaits   = say("msg.waits", `⏳ chưa gửi`, `⏳ not sent yet`)
	MsgUntil   = say("msg.until", `⏳ chưa gửi, chờ đến {moment}`, `⏳ not sent yet, waits until {moment}`)
	MsgRefused = say("msg.refused", `🚫 người nhận đã chặn hệ thống`, `🚫 the system is blocked`)
	MsgFailed  = say("msg.failed", `⚠️ gửi không thành công`, `⚠️ it could not be sent`)
	MsgSkipped = say("msg.skipped", `không gửi: {why}`, `not sent: {why}`)

	skipped = map[string]*Sentence{
		"superseded":         say("skipped.superseded", `đã có lần nhắc mới hơn`, `a newer reminder took its place`),
		"merged":             say("skipped.merged", `gộp vào lần nhắc sau`, `merged into the next reminder`),
		"capped":             say("skipped.capped", `đã đủ hai tin trong ngày`, `two messages that day already`),
		"enough for today":   say("skipped.enough", `đã đủ hai tin trong ngày`, `two messages that day already`),
		"snoozed":            say("skipped.snoozed", `đã hẹn nhắc sau`, `put off by the person`),
		"off":                say("skipped.off", `đã tắt nhắc`, `reminders are turned off`),
		"unreachable":        say("skipped.unreachable", `đã chặn hệ thống`, `the system is blocked`),
		"too late":           say("skipped.late", `đã quá giờ gửi`, `too late to be of use`),
		"done":               say("skipped.done", `đã báo cáo`, `the report was sent`),
		"reported meanwhile": say("skipped.reported", `đã báo cáo`, `the report was sent`),
		"state changed":      say("skipped.changed", `tình hình báo cáo đã thay đổi`, `the state of the report has changed`),
		"handed over":        say("skipped.handed", `đã bàn giao`, `the role was handed over`),
		"no unit of theirs":  say("skipped.no-unit", `không còn phụ trách đơn vị`, `in charge of the unit no longer`),
		"no such step":       say("skipped.no-step", `lịch nhắc đã thay đổi`, `the reminders have changed`),
		"not permitted":      say("skipped.not-permitted", `không còn giờ được phép gửi`, `no permitted hour is left`),
		"stopped":            say("skipped.stopped", `cán bộ đã dừng đợt gửi`, `the officer stopped it`),
		"erased":             say("skipped.erased", `người nhận đã xóa thông tin`, `the person's data was erased`),
		"replaced":           say("skipped.replaced", `đã có tin mới hơn`, `a newer message took its place`),
	}
	skippedElse = say("skipped.else", `không còn cần gửi`, `not needed any more`)
)

// Skipped says why a message was not sent, by the reason in the ledger.
func Skipped(lang Lang, why string) string {
	if s := skipped[why]; s != nil {
		return s.In(lang)
	}
	return skippedElse.In(lang)
}

// Explains reports that there is a sentence for a reason in the ledger.
func Explains(why string) bool { return skipped[why] != nil }
