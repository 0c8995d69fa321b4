package text

// What is missing: the list of units that have not reported, and what officers of
// the levels above are told of it unasked.

var (
	MissHead = say("miss.head",
		`⏳ <b>Chưa báo cáo – {unit}</b> · tính đến {moment}`, `⏳ <b>Not reported – {unit}</b> · as of {moment}`)
	MissCount = say("miss.count",
		`Còn <b>{n}/{of}</b> đơn vị chưa gửi báo cáo; đơn vị đông người xếp trước.`,
		`Not reported yet: <b>{n} of {of}</b> units; the largest come first.`)
	MissNone = say("miss.none",
		`✅ Tất cả các đơn vị thuộc diện báo cáo đã gửi báo cáo.`, `✅ All units that are expected to report have done so.`)
	MissBelow   = say("miss.below", `còn {n}/{of} đơn vị`, `{n} of {of} units missing`)
	MissPeople  = say("miss.people", `{n} người`, `{n} people`)
	MissAbsent  = say("miss.absent", `chưa có ai tham gia hệ thống`, `nobody has joined yet`)
	MissNobody  = say("miss.nobody", `không có`, `0`) // in the place of a number of units
	MissBlocked = say("miss.blocked", `đã chặn hệ thống`, `has blocked the system`)
	MissSilent  = say("miss.silent", `chưa bắt đầu`, `not begun`)
	MissBegun   = say("miss.begun", `đang làm dở`, `begun`)
	MissPromise = say("miss.promise", `hẹn {moment}`, `promised for {moment}`)
	MissLine    = say("miss.line", `• {unit}: {figures}`, `• {unit}: {figures}`)
	MissMore    = say("miss.more", `… và {n} đơn vị khác`, `… and {n} more`)
	MissAllSent = say("miss.all-sent",
		`✅ Các đơn vị cấp dưới đã gửi đủ báo cáo. Cảm ơn Anh/Chị.`, `✅ All your units have sent their reports. Thank you.`)
	MissTold    = say("miss.told", `🔔 <b>{unit}</b> · tính đến {moment}`, `🔔 <b>{unit}</b> · as of {moment}`)
	MissChanged = say("miss.changed",
		`Từ {moment} đến nay có thêm {n} đơn vị gửi báo cáo.`, `Reports that came in since {moment}: {n}.`)
	MissSame = say("miss.same",
		`Từ {moment} đến nay chưa có thêm đơn vị nào gửi báo cáo.`, `No more reports have come in since {moment}.`)
	MissPlain = say("miss.plain",
		`Còn {missing}/{of} đơn vị chưa báo cáo. Hạn tổng hợp: {deadline}.`, `Not reported yet: {missing} of {of} units. Due from your level: {deadline}.`)
	MissAlso = say("miss.also",
		`Ngoài ra, {unit}: còn {missing}/{of} đơn vị chưa báo cáo, hạn tổng hợp {deadline} (/tonghop).`,
		`Besides, {unit}: not reported yet {missing} of {of} units, due {deadline} (/tonghop).`)
	MissOpenOf = say("miss.open-of", `⏳ {unit} ({n})`, `⏳ {unit} ({n})`)
	MissOpen   = say("miss.open", `⏳ Chưa báo cáo ({n})`, `⏳ Not reported ({n})`)
)
