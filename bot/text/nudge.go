package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Reminders as those who report see them, and what they do with them.

var (
	RemindLater = say("remind.later",
		`⏰ Hệ thống nhắc theo lịch Anh/Chị đã hẹn: báo cáo kết quả {title} của {unit}, hạn {deadline}.`,
		`⏰ You asked to be reminded now: the report on {title} of {unit}, due {deadline}.`)
	RemindPlain = say("remind.plain",
		`⏰ Hệ thống chưa nhận được báo cáo kết quả {title} của {unit}; hạn {deadline}.`,
		`⏰ The report on {title} of {unit} has not come in yet; it is due {deadline}.`)
	RemindDone = say("remind.done",
		`✅ Báo cáo của đơn vị đã được nhận đủ, Anh/Chị không cần làm gì thêm. Trân trọng cảm ơn.`,
		`✅ All your reports have come in; there is nothing left to do. Thank you.`)
	RemindInternal = say("remind.internal",
		`Đây là hạn nội bộ do {above} đặt; hạn chung của đợt báo cáo là {before}.`,
		`This is an internal date set by {above}; the common deadline is {before}.`)
	RemindGranted = say("remind.granted",
		`Đơn vị được gia hạn; hạn chung là {before}.`,
		`The unit was granted more time; the common deadline is {before}.`)
	RemindLeft = say("remind.left",
		`✍️ {unit} đang báo cáo dở: còn {n} nội dung.`,
		`✍️ {unit} has begun its report; items left: {n}.`)
	RemindCard = say("remind.card",
		`✍️ {unit} đã trả lời đủ, chỉ còn bấm gửi.`,
		`✍️ {unit} has answered everything; it only has to be sent.`)
	RemindAlso = say("remind.also",
		`Ngoài ra, hệ thống cũng đang chờ báo cáo của {unit}.`, `A report is also waited for from {unit}.`)
	RemindAsked     = say("remind.asked", `Câu hỏi đang chờ Anh/Chị:`, `The question that waits for you:`)
	RemindAskedElse = say("remind.asked-else",
		`Số hôm nay Anh/Chị gửi bằng nút đầu tiên bên dưới. Nếu nhắn số ngay, hệ thống hiểu là trả lời câu đang chờ:`,
		`Today's figure goes by the first button below. A number typed now answers the question that waits:`)
	unitsMore = say("remind.units-more", `{names} và {n} đơn vị khác`, `{names} and {n} more`)

	ReportNow = say("button.report-now", `📋 Báo cáo ngay`, `📋 Report now`)
	UpdateNow = say("button.update-now", `🔢 Gửi số hôm nay`, `🔢 Send today's figure`)
	PutOff    = say("button.put-off", `⏰ Để sau`, `⏰ Later`)
	NotMe     = say("button.not-me", `🙅 Không phải tôi`, `🙅 Not me`)

	LaterAsk = say("later.ask",
		`Anh/Chị muốn được nhắc lại lúc nào ạ? (Báo cáo chậm nhất: {deadline}.)`,
		`When would you like to be reminded? (Report by {deadline}.)`)
	LaterAskLate = say("later.ask-late",
		`Anh/Chị muốn được nhắc lại lúc nào ạ? (Hạn của đơn vị đã qua; hạn ghi trong công văn: {deadline}.)`,
		`When would you like to be reminded? (The unit's deadline is past; the letter's own: {deadline}.)`)
	LaterMeeting  = say("button.later-meeting", `Sau cuộc họp ({at})`, `After the meeting ({at})`)
	LaterTonight  = say("button.later-tonight", `Tối nay {at}`, `Tonight {at}`)
	LaterTomorrow = say("button.later-tomorrow", `Sáng mai {at}`, `Tomorrow {at}`)
	LaterMorning  = say("button.later-morning", `Sáng {at}`, `{at}`)
	LaterOther    = say("button.later-other", `⏰ Chọn giờ khác`, `⏰ Another time`)
	LaterSet      = say("later.set",
		`👍 Hệ thống sẽ nhắc Anh/Chị lúc {at}. Công đoàn cấp trên cũng thấy lịch hẹn này. Khi nào sẵn sàng, Anh/Chị bấm nút bên dưới.`,
		`👍 You will be reminded at {at}. The levels above can see this, too. Whenever you are ready, press the button below.`)
	LaterNone = say("later.none",
		`Hạn báo cáo đã rất gần hoặc đã qua nên hệ thống không hẹn nhắc lại được nữa. Mời Anh/Chị báo cáo khi thuận tiện, chỉ mất khoảng một phút ạ.`,
		`The deadline is very near, or past, so there is no later time to remind you. Please report when it suits you; it takes about a minute.`)
	NothingOwed = say("later.nothing",
		`✅ Lúc này Anh/Chị không có báo cáo nào cần gửi, nên hệ thống sẽ không nhắc.`,
		`✅ You have no report to send at present, so there will be no reminders.`)
	WhichOwed = say("later.which", `Anh/Chị chọn giúp đơn vị ạ.`, `Please choose the unit.`)

	RemindersOff = say("reminders.off",
		"🔕 Đã tắt nhắc. Từ nay hệ thống chỉ nhắc Anh/Chị trong ngày hết hạn báo cáo, nếu khi đó chưa nhận được báo cáo.\nCác thông báo khác vẫn đến như thường. Khi cần, Anh/Chị bật lại bằng nút dưới đây hoặc /batnhac.",
		"🔕 Reminders are off. You will be reminded on the day of the deadline only, if the report has not come in by then.\nOther messages still come. You can turn reminders on again by the button below or /batnhac.")
	RemindersOffStaff = say("reminders.off-staff",
		"🔕 Đã tắt nhắc. Từ nay hệ thống chỉ gửi tin về các đơn vị chưa báo cáo trong ngày hết hạn.\nSố liệu vẫn xem được bất cứ lúc nào bằng /tonghop. Khi cần, Anh/Chị bật lại bằng nút dưới đây hoặc /batnhac.",
		"🔕 Reminders are off. Messages about the units that have not reported come on the day of the deadline only.\n/tonghop shows the figures at any time. You can turn reminders on again by the button below or /batnhac.")
	RemindersOn = say("reminders.on",
		`🔔 Đã bật lại nhắc. Hệ thống chỉ nhắc khi còn báo cáo chưa gửi; muốn tắt, nhắn /tatnhac.`,
		`🔔 Reminders are on again. They come only while a report is missing; send /tatnhac to turn them off.`)
	TurnOff = say("button.reminders-off", `🔕 Tắt nhắc`, `🔕 Reminders off`)
	TurnOn  = say("button.reminders-on", `🔔 Bật lại nhắc`, `🔔 Reminders on again`)

	promised       = say("promise", `Hẹn báo cáo lúc {at}`, `Promised for {at}`)
	promisedBefore = say("promise.past", `Đã hẹn báo cáo lúc {at}, chưa gửi`, `Was promised for {at}, not sent yet`)
)

// mostUnits is how many units a reminder names.
const mostUnits = 3

// Units names units in a list, the first ones if there are many.
func Units(lang Lang, names []string) string {
	if len(names) <= mostUnits {
		return strings.Join(names, "; ")
	}
	return Plain(lang, unitsMore, "names", strings.Join(names[:mostUnits], "; "), "n", Number(lang, int64(len(names)-mostUnits)))
}

// TwoDigits writes a small number as official letters in Vietnamese write it: 03.
func TwoDigits(lang Lang, n int) string {
	if lang == En {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%02d", n)
}

// Promise says for when a report that is not sent was promised.
func Promise(lang Lang, until, now time.Time, zone *time.Location) string {
	s := promised
	if until.Before(now) {
		s = promisedBefore
	}
	return Say(lang, s, "at", When(lang, until, zone))
}
