package text

import "time"

// What is said at night about messages that wait for the morning.

var (
	WaitsTomorrow = say("night.tomorrow",
		`🌙 Đang giờ nghỉ, tin báo sẽ được gửi lúc {at} sáng mai.`,
		`🌙 It is late: those concerned will be told at {at} tomorrow morning.`)
	WaitsToday = say("night.today",
		`🌙 Đang giờ nghỉ, tin báo sẽ được gửi lúc {at} sáng nay.`,
		`🌙 It is early: those concerned will be told at {at} this morning.`)
	ApprovedAllLater = say("night.approved-all", `✅ Đã đồng ý {n} đề nghị.`, `✅ Approved: {n}.`)
)

// Waits says when the messages go that somebody causes at night.
func Waits(lang Lang, now, goes time.Time, loc *time.Location) string {
	say := WaitsToday
	if now.In(loc).YearDay() != goes.In(loc).YearDay() {
		say = WaitsTomorrow
	}
	return Say(lang, say, "at", Clock(goes, loc))
}
