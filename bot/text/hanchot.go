package text

import (
	"slices"
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
		`Hạn nội bộ do {above} đặt: {internal}; gửi trước hạn ghi trên vẫn là đúng hạn.`,
		`Internal date set by {above}: {internal}; a report sent before the deadline above is still on time.`)
	DueStill = say("due.still",
		`Anh/Chị vẫn có thể gửi; hệ thống ghi là nộp sau hạn.`,
		`You can still send it; it is marked as late.`)
	DueSent = say("due.sent",
		`✅ Đã gửi lúc {moment} ({mark}).`,
		`✅ Sent at {moment} ({mark}).`)

	// The screen of an officer above.
	DuesHead = say("dues.head",
		`⏰ <b>{unit}</b>: hạn báo cáo các cấp, tính đến {moment}`,
		`⏰ <b>{unit}</b>: deadlines of the levels, as of {moment}`)
	DuesLevel = say("dues.level",
		`• {level}: <b>{deadline}</b> ({left})`, `• {level}: <b>{deadline}</b> ({left})`)
	DuesLeft = say("dues.left", `còn {left}`, `{left} left`)
	DuesAgo  = say("dues.ago", `đã qua {left}`, `{left} ago`)
	DuesOwn  = say("dues.own",
		`🕒 Đơn vị được gia hạn đến {granted}: {reason}`, `🕒 The unit was granted more time until {granted}: {reason}`)
	DuesBelow = say("dues.below",
		`📌 Hạn nội bộ cho cấp dưới: {until} ({who} đặt lúc {moment}); chỉ làm thay đổi lịch nhắc.`,
		`📌 Internal date for the units below: {until} (set by {who} at {moment}); it moves only the reminders.`)
	DuesAbove = say("dues.above",
		`📌 Hạn nội bộ của {above}: {until}`, `📌 Internal date of {above}: {until}`)
	DuesNoGrants = say("dues.no-grants", `🕒 Chưa gia hạn cho đơn vị nào.`, `🕒 No unit was granted more time.`)
	DuesGrants   = say("dues.grants", `🕒 Đã gia hạn cho {n} đơn vị:`, `🕒 Units that were granted more time: {n}`)
	DuesGrant    = say("dues.grant", `{no}. {unit}: đến {until} – {reason} ({by})`, `{no}. {unit}: until {until} – {reason} ({by})`)
	SetBelow     = say("button.set-below", `📌 Đặt hạn nội bộ`, `📌 Set an internal date`)
	DropBelow    = say("button.drop-below", `🚫 Bỏ hạn nội bộ`, `🚫 Drop the internal date`)
	GrantOne     = say("button.grant-one", `🕒 Gia hạn cho một đơn vị`, `🕒 More time for one unit`)
	Grant        = say("button.grant", `🕒 Gia hạn`, `🕒 More time`)
	Dues         = say("button.deadlines", `⏰ Hạn chót`, `⏰ Deadlines`)
	DuesWhich    = say("dues.which",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Xem hạn của đơn vị nào ạ?`, `You are an officer of {n} units. Which one's deadlines?`)

	MenuDeadlines = say("menu.hanchot", `Hạn các cấp, gia hạn cho đơn vị`, `Deadlines, more time for a unit`)

	// Setting a date.
	BelowAsk = say("due.below-ask",
		"📌 Hạn nội bộ cho các đơn vị thuộc <b>{unit}</b>, sớm hơn hạn chung {before}; chỉ làm thay đổi lịch nhắc, đơn vị nộp trước hạn chung vẫn là đúng hạn.\nĐặt đến lúc nào ạ? Anh/Chị chọn, hoặc nhắn ngày giờ, ví dụ: {example}",
		"📌 An internal date for the units of <b>{unit}</b>, earlier than the common deadline {before}; it moves only the reminders, and what comes before the common deadline is still on time.\nUntil when? Choose, or type a day and an hour, for example: {example}")
	BelowSure = say("due.below-sure",
		"Anh/Chị đặt hạn nội bộ <b>{until}</b> cho các đơn vị thuộc <b>{unit}</b> ạ?\nHạn này chỉ làm thay đổi lịch nhắc; đơn vị nộp trước hạn chung ({before}) vẫn là đúng hạn.",
		"Set the internal date <b>{until}</b> for the units of <b>{unit}</b>?\nIt moves only the reminders; what comes before the common deadline ({before}) is still on time.")
	BelowSet = say("due.below-set",
		`✅ Đã đặt hạn nội bộ <b>{until}</b> cho các đơn vị thuộc <b>{unit}</b>. Lịch nhắc sẽ theo hạn này.`,
		`✅ The internal date <b>{until}</b> is set for the units of <b>{unit}</b>. The reminders follow it.`)
	BelowDropped = say("due.below-dropped",
		`✅ Đã bỏ hạn nội bộ của <b>{unit}</b>. Lịch nhắc theo hạn chung.`,
		`✅ The internal date of <b>{unit}</b> was dropped. The reminders follow the common deadline.`)
	BelowNone = say("due.below-none",
		`<b>{unit}</b> hiện không có hạn nội bộ nào.`, `<b>{unit}</b> has no internal date.`)
	BelowOver = say("due.below-over",
		`Hạn chung của các đơn vị thuộc <b>{unit}</b> đã qua hoặc không có, nên không đặt được hạn nội bộ.`,
		`The common deadline of the units of <b>{unit}</b> is over, or there is none: no internal date can be set.`)
	GrantFind = say("due.grant-find",
		`🕒 Gia hạn cho đơn vị nào thuộc <b>{unit}</b> ạ? Anh/Chị nhắn tên hoặc mã đơn vị, ví dụ: may Hoa Mẫu`,
		`🕒 More time for which unit of <b>{unit}</b>? Please type its name or code, for example: may Hoa Mẫu`)
	GrantFound = say("due.grant-found",
		`Tìm thấy {n} đơn vị cho “{typed}”. Anh/Chị chọn một đơn vị, hoặc nhắn tên đầy đủ hơn.`,
		`{n} units found for “{typed}”. Please choose one, or type a fuller name.`)
	GrantNotFound = say("due.grant-not-found",
		`Hệ thống chưa tìm thấy “{typed}” trong các đơn vị thuộc phạm vi của Anh/Chị. Anh/Chị nhắn tên kèm địa bàn, hoặc mã đơn vị, ví dụ: {example}`,
		`“{typed}” was not found among your units. Please type the name with its place, or the code, for example: {example}`)
	GrantAsk = say("due.grant-ask",
		"🕒 Gia hạn cho <b>{unit}</b>; hạn hiện nay: {deadline}.{late}\nGia hạn đến lúc nào ạ? Anh/Chị chọn, hoặc nhắn ngày giờ, ví dụ: {example}",
		"🕒 More time for <b>{unit}</b>; its deadline now: {deadline}.{late}\nUntil when? Choose, or type a day and an hour, for example: {example}")
	GrantLate = say("due.grant-late",
		` Đơn vị đã gửi lúc {moment}; gia hạn qua lúc đó thì báo cáo được ghi là đúng hạn.`,
		` The unit sent at {moment}; with time granted beyond that the report counts as on time.`)
	GrantWhy = say("due.grant-why",
		"Gia hạn cho <b>{unit}</b> đến <b>{until}</b>. Lý do là gì ạ?\nAnh/Chị chọn hoặc nhắn một dòng; đơn vị và các cấp trên xem được, xin không ghi tên người bệnh, số điện thoại.",
		"More time for <b>{unit}</b> until <b>{until}</b>. What is the reason?\nChoose, or type a line; the unit and the levels above see it, so please no names of patients and no phone numbers.")
	GrantWhyBad = say("due.grant-why-bad",
		`Hệ thống đọc được “{typed}”: lý do cần từ 3 đến {max} ký tự, không có số điện thoại hay thông tin người bệnh. Ví dụ: đơn vị mất điện hai ngày`,
		`“{typed}” was read: a reason has 3 to {max} characters, without phone numbers or anything about patients. For example: no electricity for two days`)
	grantClosed  = say("button.grant-quarantine", `Đang cách ly, phong tỏa`, `Under quarantine`)
	grantPower   = say("button.grant-power", `Mất điện, mất mạng`, `No electricity or network`)
	grantNew     = say("button.grant-new", `Mới thay đổi Chủ tịch`, `A new chairperson`)
	grantFigures = say("button.grant-figures", `Chờ rà soát số liệu`, `Figures are being checked`)
	GrantSure    = say("due.grant-sure",
		"Anh/Chị gia hạn cho <b>{unit}</b> đến <b>{until}</b> ạ?\nLý do: {reason}\nĐơn vị gửi trước hạn này là đúng hạn.",
		"Grant <b>{unit}</b> more time until <b>{until}</b>?\nReason: {reason}\nA report sent before then is on time.")
	Granted = say("due.granted-done",
		`✅ Đã gia hạn cho <b>{unit}</b> đến <b>{until}</b>.`, `✅ <b>{unit}</b> has time until <b>{until}</b>.`)
	GrantedOnTime = say("due.granted-on-time",
		`Báo cáo gửi lúc {moment} nay được ghi là đúng hạn.`, `The report sent at {moment} now counts as on time.`)
	GrantedTold   = say("due.granted-told", `Hệ thống báo cho {n} người của đơn vị.`, `People of the unit who are told: {n}.`)
	GrantedNobody = say("due.granted-nobody",
		`Đơn vị chưa có ai tham gia nên hệ thống chưa báo được; Anh/Chị báo giúp cho đơn vị.`,
		`Nobody of the unit has joined, so nobody could be told: please tell them.`)
	GrantedYou = say("due.granted-you",
		"🕒 {above} gia hạn cho <b>{unit}</b> đến <b>{until}</b>.\nLý do: {reason}",
		"🕒 {above} granted <b>{unit}</b> more time until <b>{until}</b>.\nReason: {reason}")
	GrantNeedless = say("due.grant-needless",
		`<b>{unit}</b> đã gửi báo cáo đúng hạn, không cần gia hạn.`, `<b>{unit}</b> has sent its report on time: it needs no more time.`)
	GrantNone = say("due.grant-none",
		`<b>{unit}</b> không có hạn báo cáo trong đợt này, nên không cần gia hạn.`, `<b>{unit}</b> has no deadline in this campaign: it needs no more time.`)
	GrantOwn = say("due.grant-own",
		`Hạn của <b>{unit}</b> do cấp trên gia hạn; Anh/Chị gia hạn được cho các đơn vị cấp dưới.`,
		`Only a level above can grant <b>{unit}</b> more time; you can grant it to the units below.`)
	GrantNoRoom = say("due.grant-no-room",
		`Hạn của <b>{unit}</b> đã bằng hạn của công văn ({latest}); chỉ cán bộ Tổng Liên đoàn gia hạn thêm được.`,
		`<b>{unit}</b> has time until the letter's own date ({latest}); only officers of the Confederation can grant more.`)
	DueUnread = say("due.unread",
		`Hệ thống đọc được “{typed}”, chưa rõ là ngày giờ nào. Ví dụ: {example}`,
		`“{typed}” is no clear day and hour. For example: {example}`)
	DueHour    = say("due.hour", `Đến mấy giờ {day} ạ?`, `Until what hour on {day}?`)
	DueOver    = say("due.over", `Thời điểm {until} đã qua.`, `{until} is past.`)
	DueEarlier = say("due.earlier",
		`Hệ thống đọc được {until}; hạn nội bộ cần sớm hơn hạn chung ({before}).`,
		`{until} was read; an internal date has to be earlier than the common deadline ({before}).`)
	DueLater = say("due.later",
		`Hệ thống đọc được {until}; hạn mới cần muộn hơn hạn hiện nay ({deadline}).`,
		`{until} was read; a new deadline has to be later than the present one ({deadline}).`)
	DueTooLate = say("due.too-late",
		`Hệ thống đọc được {until}; Anh/Chị chỉ gia hạn được đến {latest}. Muộn hơn nữa do cán bộ Tổng Liên đoàn quyết định.`,
		`{until} was read; you can grant time until {latest} only. Officers of the Confederation decide about more.`)
	DueTooLateAll = say("due.too-late-all",
		`Hệ thống đọc được {until}; số liệu đợt này chỉ được giữ đến {latest}.`,
		`{until} was read; the figures of this campaign are kept until {latest} only.`)
	DueBefore = say("due.before-sent",
		`Đơn vị gửi báo cáo lúc {moment}, sau {until}: gia hạn đến thời điểm này không làm thay đổi gì.`,
		`The unit sent its report at {moment}, after {until}: time until then changes nothing.`)
	DueLeft = say("due.stopped", `Đã dừng, chưa thay đổi gì. Xem các hạn: /hanchot`, `Stopped; nothing was changed. See the deadlines: /hanchot`)
	DueYes  = say("button.due-yes", `✅ Xác nhận`, `✅ Yes`)
	DueNo   = say("button.due-no", `✖️ Thôi`, `✖️ Cancel`)

	levels = map[string]*Sentence{
		"national":   say("level.national", `Tổng Liên đoàn`, `The Confederation`),
		"federation": say("level.federation", `LĐLĐ tỉnh, thành phố`, `Provincial federations`),
		"sector":     say("level.sector", `Công đoàn ngành trung ương`, `Central sector unions`),
		"attached":   say("level.attached", `Ban, đơn vị trực thuộc`, `Departments and attached units`),
		"upper":      say("level.upper", `Cấp trên trực tiếp cơ sở`, `Direct upper-level unions`),
		"grassroots": say("level.grassroots", `Công đoàn cơ sở`, `Grassroots unions`),
	}

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

// GrantReasons are those that can be chosen for more time, in order. They are
// stored as these words, and read by everybody in their own language.
var GrantReasons = []string{"#quarantine", "#power", "#chair", "#figures"}

// GrantReason says why more time was granted: one of GrantReasons, or what was
// typed.
func GrantReason(lang Lang, reason string) string {
	if i := slices.Index(GrantReasons, reason); i >= 0 {
		return []*Sentence{grantClosed, grantPower, grantNew, grantFigures}[i].In(lang)
	}
	return reason
}

// LevelName names the units of a kind.
func LevelName(lang Lang, kind string) string {
	if s := levels[kind]; s != nil {
		return s.In(lang)
	}
	return kind
}
