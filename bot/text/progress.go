package text

// How far the units have come, and which call those need that have not reported.

var (
	MenuProgress = say("menu.tiendo", `Tiến độ: các đơn vị đã đến bước nào`, `How far the units have come`)
	ProgressOpen = say("progress.open", `🪜 Tiến độ`, `🪜 Progress`)
	ProgressHead = say("progress.head", `🪜 <b>Tiến độ – {unit}</b> · tính đến {moment}`, `🪜 <b>Progress – {unit}</b> · as of {moment}`)

	ProgressUnits = say("progress.units",
		`Thuộc diện báo cáo: <b>{n}</b> đơn vị. Số đơn vị và tỷ lệ trên tổng số đó:`, `Units expected to report: <b>{n}</b>. How many of them, with the share:`)
	ProgressStep    = say("progress.step", `{no}. {step}: <b>{n}</b> ({percent})`, `{no}. {step}: <b>{n}</b> ({percent})`)
	ProgressJoined  = say("progress.joined", `có người tham gia`, `somebody has joined`)
	ProgressBegun   = say("progress.begun", `đã bắt đầu báo cáo`, `have begun`)
	ProgressSent    = say("progress.sent", `đã gửi báo cáo đầy đủ`, `have sent the complete report`)
	ProgressOnTime  = say("progress.on-time", `đã gửi đúng hạn`, `have sent it on time`)
	ProgressChecked = say("progress.checked", `đã gửi, không còn gì cần xem lại`, `have sent it, with nothing to look at again`)

	ProgressMissing = say("progress.missing", `<b>Còn {n} đơn vị chưa báo cáo</b>, chia theo việc cần làm:`, `<b>Not reported yet: {n} units</b>, by what to do:`)
	ProgressAbsent  = say("progress.absent", `• chưa có người tham gia: <b>{n}</b> → gọi mời, gửi lại liên kết`, `• nobody has joined: <b>{n}</b> → call to invite, send the link again`)
	ProgressBlocked = say("progress.blocked", `• đã chặn hệ thống: <b>{n}</b> → gọi điện, tin nhắn không đến được`, `• have blocked the system: <b>{n}</b> → call, messages do not arrive`)
	ProgressSilent  = say("progress.silent", `• đã tham gia, chưa bắt đầu: <b>{n}</b> → gọi nhắc`, `• joined, not begun: <b>{n}</b> → call to remind`)
	ProgressHalfway = say("progress.halfway", `• đang làm dở: <b>{n}</b> → gọi giúp hoàn thành`, `• half-way: <b>{n}</b> → call to help finish`)

	ProgressBelow = say("progress.below", `<b>Các đơn vị bên dưới</b> ({from}–{to}/{of})`, `<b>Units below</b> ({from}–{to} of {of})`)
	ProgressShort = say("progress.short",
		`{units} đơn vị → tham gia {joined} → bắt đầu {begun} → gửi {sent} → đúng hạn {on_time} → xong {checked}`,
		`units {units} → joined {joined} → begun {begun} → sent {sent} → on time {on_time} → done {checked}`)
	ProgressRing    = say("progress.ring", `☎️ {group} ({n})`, `☎️ {group} ({n})`)
	ProgressPicture = say("progress.picture", `🖼 Hình`, `🖼 Picture`)
)

// ProgressCall says of a group of those who have not reported how many they are and
// what to do.
func ProgressCall(group string) *Sentence {
	switch group {
	case "absent":
		return ProgressAbsent
	case "blocked":
		return ProgressBlocked
	case "halfway":
		return ProgressHalfway
	}
	return ProgressSilent
}
