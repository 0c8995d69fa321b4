package text

// What staff send to many: the preview of a reminder, how it goes, what came of
// it. Parts of it are said of every message to many.

var (
	MenuNudge   = say("menu.nhac", `Nhắc các đơn vị chưa báo cáo`, `Remind the units that have not reported`)
	ChooseNudge = say("wave.choose",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Nhắc các đơn vị thuộc đơn vị nào ạ?`, `You are an officer of {n} units. Remind the units below which one?`)

	// The preview of a reminder.
	NudgeHead = say("wave.nudge-head",
		`🔔 <b>Nhắc báo cáo – {unit}</b> · tính đến {moment}`, `🔔 <b>Reminder – {unit}</b> · as of {moment}`)
	NudgePlan = say("wave.nudge-plan",
		`Sẽ nhắn <b>{people}</b> người phụ trách <b>{units}</b> đơn vị chưa báo cáo, {when}, trong {lasting}.`,
		`Recipients: <b>{people}</b> (units without a report: <b>{units}</b>), {when}, within {lasting}.`)
	NudgeAtOnce  = say("wave.at-once", `gửi ngay khi xác nhận`, `sent as soon as you confirm`)
	NudgeFrom    = say("wave.from", `gửi từ {at}`, `sent from {at} on`)
	NudgeSplit   = say("wave.split", `Hết giờ được nhắn trong ngày thì tạm dừng, gửi tiếp từ {at}.`, `Whatever is left in the evening goes on at {at}.`)
	NudgeSample  = say("wave.sample", `Trong đó: {units}.`, `Among them: {units}.`)
	NudgePromise = say("wave.promise", `{unit} (đã hẹn báo cáo lúc {at})`, `{unit} (promised for {at})`)
	NudgeLeft    = say("wave.left", `Không nhắn: {list}.`, `Left out: {list}.`)
	NudgeJoin    = say("wave.join",
		`{n} đơn vị chưa có ai tham gia nên chưa nhắn được; Anh/Chị bấm nút bên dưới để mời.`,
		`Units that nobody has joined, which cannot be reached: {n}; the button below invites them.`)
	NudgeNobody = say("wave.nobody", `Lúc này không có ai cần nhắc.`, `There is nobody to be reminded at present.`)
	NudgeAll    = say("wave.all-reported", `🎉 Tất cả các đơn vị đã báo cáo.`, `🎉 All units have reported.`)
	NudgeSend   = say("wave.send", `🔔 Gửi nhắc {n} người`, `🔔 Send the reminder ({n})`)
	NudgeCancel = say("button.wave-cancel", `Không gửi`, `Do not send`)
	NudgeOpen   = say("button.wave-nudge", `🔔 Nhắc đơn vị chưa báo cáo`, `🔔 Remind the missing`)
	NudgeOld    = say("wave.old", `Bản xem trước đã cũ; đây là số liệu mới, Anh/Chị xem lại giúp.`, `That preview was too old; please look at the present one.`)
	WaveDropped = say("wave.dropped", `Đã hủy, chưa gửi tin nào.`, `Cancelled; nothing was sent.`)

	// How a wave goes. The first line names it.
	WaveNudgeTitle     = say("wave.title-nudge", `🔔 <b>Nhắc báo cáo – {unit}</b>`, `🔔 <b>Reminder – {unit}</b>`)
	WaveBroadcastTitle = say("wave.title-broadcast", `📣 <b>Thông báo – {unit}</b>`, `📣 <b>Notice – {unit}</b>`)
	WaveWaits          = say("wave.waits", `⏳ Đã nhận. Tin sẽ được gửi từ {at}.`, `⏳ Taken down. It goes out from {at} on.`)
	WaveGoes           = say("wave.goes", `⏳ Đang gửi: {sent}/{people} người.`, `⏳ Going out: {sent} of {people}.`)
	WaveLeft           = say("wave.skipped", `Không gửi: {list}.`, `Not sent: {list}.`)
	WaveDone           = say("wave.done", `✅ Đã gửi xong: <b>{sent}</b> người nhận được (trong {lasting}).`, `✅ Done: <b>{sent}</b> received it (within {lasting}).`)
	WaveStopped        = say("wave.stopped", `⏹ Đã dừng: <b>{sent}</b> người đã nhận được.`, `⏹ Stopped: <b>{sent}</b> received it before that.`)
	WaveNone           = say("wave.none", `Không có tin nào được gửi.`, `Nothing was sent.`)
	WaveStop           = say("button.wave-stop", `⏹ Dừng lại`, `⏹ Stop`)
	WaveStopping       = say("wave.stopping", `⏹ Đang dừng: những người chưa được gửi sẽ không nhận tin nữa.`, `⏹ Stopping: whoever has not got it yet will not.`)
	WaveOver           = say("wave.over", `Đợt gửi này đã kết thúc.`, `It is over already.`)
	WaveNotAllowed     = say("wave.not-allowed", `Đợt gửi đã dừng: Anh/Chị không còn là cán bộ phụ trách <b>{unit}</b>.`, `Stopped: you are no longer an officer in charge of <b>{unit}</b>.`)

	// The message itself.
	NudgeSaid = say("wave.nudge",
		`🔔 <b>{above}</b> nhắc: hệ thống chưa nhận được báo cáo kết quả {title} của {unit}; hạn {deadline}. Mời Anh/Chị báo cáo ạ.`,
		`🔔 A reminder from <b>{above}</b>: the report on {title} of {unit} has not come in yet; it is due {deadline}.`)
)

// leftWhys say why people or units got nothing of a message to many.
var leftWhys = map[string]*Sentence{
	"unreachable": say("wave.left-unreachable", `{n} người đã chặn hoặc rời hệ thống`, `{n} blocked the bot or left`),
	"off":         say("wave.left-off", `{n} người đã tắt nhắc`, `{n} turned reminders off`),
	"snoozed":     say("wave.left-snoozed", `{n} người đã hẹn nhắc vào lúc khác`, `{n} asked to be reminded later`),
	"capped":      say("wave.left-enough", `{n} người đã nhận đủ hai tin hôm nay`, `{n} already got two messages today`),
	"done":        say("wave.left-reported", `{n} người vừa báo cáo xong`, `{n} just reported`),
	"handed over": say("wave.left-no-unit", `{n} người đã thôi phụ trách`, `{n} no longer in charge`),
	"stopped":     say("wave.left-stopped", `{n} người chưa kịp gửi khi dừng`, `{n} not reached before it was stopped`),
	"too late":    say("wave.left-late", `{n} người đã quá giờ gửi`, `{n} not reached in time`),
	"erased":      say("wave.left-erased", `{n} người đã xóa thông tin cá nhân`, `{n} erased their data`),
	"not joined":  say("wave.left-not-joined", `{n} đơn vị chưa có ai tham gia`, `units that nobody has joined: {n}`),
	"claim":       say("wave.left-claim", `{n} đơn vị có trường hợp riêng đang chờ xem xét`, `units with a case that waits to be decided: {n}`),
	"promised":    say("wave.left-promised", `{n} đơn vị đã hẹn giờ báo cáo`, `units that promised for later: {n}`),
	"blocked":     say("wave.left-blocked", `{n} người đã chặn hệ thống`, `{n} blocked the bot`),
	"failed":      say("wave.left-failed", `gửi không thành công tới {n} người`, `sending failed for {n}`),
	"other":       say("wave.left-other", `{n} người vì lý do khác`, `{n} for other reasons`),
}

// LeftWhy says how many people or units got nothing for a reason.
func LeftWhy(lang Lang, why string, n int) string {
	s := leftWhys[why]
	if s == nil {
		s = leftWhys["other"]
	}
	return Say(lang, s, "n", Number(lang, int64(n)))
}
