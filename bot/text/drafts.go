package text

// What stands in the drafts of the official reports beside the templates' own
// words, and what the names of their placeholders mean.

var (
	DraftMark        = say("draft.mark", `Dự thảo - số liệu tạm tính`, `Draft - provisional figures`)
	DraftSymbol      = say("draft.symbol", `CĐCS`, `CĐCS`)
	DraftNoData      = say("draft.no-data", `chưa có số liệu`, `no figures`)
	DraftNotKnown    = say("draft.not-known", `chưa nắm được`, `not known`)
	DraftNothing     = say("draft.nothing", `không có`, `none`)
	DraftUnits       = say("draft.units", `{label} ({n} đơn vị)`, `{label} ({n} units)`)
	DraftOtherChoice = say("draft.other", `Khác`, `Other`)
	DraftChoiceSays  = say("draft.other-says", `{label}: {said}`, `{label}: {said}`)
	DraftNotReported = say("draft.not-reported", `chưa báo cáo`, `not reported`)
	DraftClosed      = say("draft.closed", `đã ngừng hoạt động`, `closed`)
	DraftReturned    = say("draft.returned", `đang bổ sung`, `being put right`)
	DraftMoreRows    = say("draft.more-rows", `(và {n} đơn vị khác, xem bảng số liệu)`, `(and {n} other units, see the sheet)`)

	// Beside the document.
	DraftFileName = say("draft.file-name", `bao-cao-{code}`, `report-{code}`)
	DraftCaption  = say("draft.caption",
		"📄 <b>Dự thảo báo cáo – {unit}</b>\nSố liệu {cut}, tính đến {moment}.",
		"📄 <b>Draft report – {unit}</b>\nFigures {cut}, as of {moment}.")
	DraftCaptionLive    = say("draft.caption-live", `tạm tính (chưa chốt)`, `provisional (not frozen)`)
	DraftCaptionFrozen  = say("draft.caption-frozen", `chốt lần {n}`, `of freeze {n}`)
	DraftCaptionNothing = say("draft.caption-nothing", `⚠️ Đơn vị chưa gửi báo cáo nên dự thảo chưa có số liệu. Báo cáo: /baocao`, `⚠️ The unit has not sent a report, so the draft has no figures. To report: /baocao`)
	DraftCaptionOpen    = say("draft.caption-open", `✏️ {n} mục nhận xét còn để “…”: {list}. Cán bộ của đơn vị ghi bằng /nhanxet.`, `✏️ {n} fields of the unit's own words read “…”: {list}. Its officers fill them in with /nhanxet.`)
	DraftCaptionOther   = say("draft.caption-other", `✏️ Điền trong Word, nay là “…”: {list}.`, `✏️ To be filled in in Word, “…” for now: {list}.`)
	DraftCaptionUnknown = say("draft.caption-unknown", `⚠️ Mẫu có tên không rõ: {list}`, `⚠️ The template has unknown names: {list}`)
	DraftCaptionCut     = say("draft.caption-cut", `Phụ lục không đủ chỗ cho {n} đơn vị; xem tệp Excel.`, `The annex has no room for {n} units; see the Excel file.`)
	DraftCaptionLeft    = say("draft.caption-left", `Số, ngày và chữ ký do đơn vị hoàn thiện.`, `Number, date and signature are the office's.`)
	ButtonDraft         = say("button.draft", `📄 Dự thảo Word`, `📄 Draft in Word`)
	ButtonDraftOwn      = say("button.draft-own", `📄 Bản Word`, `📄 As a Word file`)
	ChooseDraft         = say("draft.choose",
		`Anh/Chị phụ trách {n} đơn vị. Lập dự thảo báo cáo của đơn vị nào ạ?`, `You are in charge of {n} units. The draft of which one's report?`)
	MenuDraft = say("menu.xuatbaocao", `Dự thảo báo cáo Word`, `Draft report in Word`)

	// The meaning of names, as "raquan templates" prints them.
	NameUnit       = say("name.unit", `tên đơn vị`, `name of the unit`)
	NameShort      = say("name.short", `tên gọi tắt của đơn vị (ten: trong bảng là của từng dòng)`, `short name of the unit (ten: in a table of each row's)`)
	NameFull       = say("name.full", `tên đầy đủ của đơn vị, trong bảng là của từng dòng`, `full name of the unit, in a table of each row's`)
	NameSymbol     = say("name.symbol", `ký hiệu của đơn vị trong số văn bản`, `symbol of the unit in the number of a letter`)
	NamePlace      = say("name.place", `địa danh ghi trước ngày tháng`, `place before the date`)
	NameAbove      = say("name.above", `tên công đoàn cấp trên`, `name of the level above`)
	NameNo         = say("name.no", `số thứ tự trong bảng`, `number in the table`)
	NameRemark     = say("name.remark", `ghi chú: chưa báo cáo, đã ngừng hoạt động, đang bổ sung`, `remark: not reported, closed, being put right`)
	NameCite       = say("name.cite", `trích dẫn công văn yêu cầu báo cáo`, `citation of the letter that asks for reports`)
	NameSubject    = say("name.subject", `trích yếu của công văn`, `subject of the letter`)
	NameTitle      = say("name.title", `nội dung báo cáo của chiến dịch (title)`, `what is reported in the campaign (title)`)
	NameApp        = say("name.app", `tên ứng dụng (app)`, `name of the app`)
	NameCut        = say("name.cut", `thời điểm tính số liệu: {what}`, `moment of the figures: {what}`)
	NameWeek       = say("name.week", `tuần lễ ra quân: {what}`, `launch week: {what}`)
	NameMark       = say("name.mark", `chữ “dự thảo”, không còn khi số liệu đã chốt`, `the word “draft”, gone once the figures are frozen`)
	NameFreeze     = say("name.freeze", `số lần chốt, nếu số liệu đã chốt`, `number of the freeze, if the figures are frozen`)
	NameIs         = say("name.is", `có khi đơn vị thuộc cấp: {level} (dùng làm điều kiện)`, `there if the unit is of the level: {level} (as a condition)`)
	NameReporting  = say("name.reporting", `số đơn vị báo cáo: {what}`, `reporting units: {what}`)
	NameShare      = say("name.share", `tỷ lệ: {what}; thêm _day_du để có dấu %`, `share: {what}; with _day_du with the sign %`)
	NameUppers     = say("name.uppers", `số công đoàn cấp trên trực tiếp cơ sở bên dưới`, `direct upper-level unions below`)
	NameSum        = say("name.sum", `tổng “{label}” của các đơn vị đã báo cáo; thêm _day_du để có đơn vị tính`, `total of “{label}” in the units that have reported; with _day_du with its measure`)
	NameAnswered   = say("name.answered", `số đơn vị có số liệu về “{label}”`, `units with a figure for “{label}”`)
	NamePositive   = say("name.positive", `số đơn vị có “{label}” lớn hơn 0`, `units in which “{label}” is above 0`)
	NameRateIn     = say("name.rate-in", `số đơn vị được tính trong tỷ lệ: {what}`, `units in the share: {what}`)
	NameRateOwn    = say("name.rate-own", `như trên, chỉ có khi ít hơn số đơn vị đã báo cáo`, `the same, only if fewer than have reported`)
	NameRateOut    = say("name.rate-out", `số đơn vị có tử số lớn hơn mẫu số, khi chưa đơn vị nào được tính trong tỷ lệ`, `units whose numerator is above their denominator, if no unit is in the share`)
	NameChoice     = say("name.choice", `số đơn vị trả lời “{label}”: {what}`, `units that answered “{label}”: {what}`)
	NameChoices    = say("name.choices", `các câu trả lời “{label}”, nhiều đơn vị nhất đứng trước`, `the answers to “{label}”, those of most units first`)
	NameState      = say("name.state", `số đơn vị: {label}`, `units: {label}`)
	NameOpinions   = say("name.opinions", `danh sách ý kiến ghi ở “{label}” (lặp lại): y_kien, ten`, `list of what was written under “{label}” (to repeat): y_kien, ten`)
	NameOpinionsN  = say("name.opinions-n", `số ý kiến ghi ở “{label}”: tổng số, số nêu trong báo cáo`, `how many wrote under “{label}”: in all, in the report`)
	NameOpinion    = say("name.opinion", `trong danh sách ý kiến: nội dung`, `in a list of opinions: what was written`)
	NameBelow      = say("name.below", `danh sách đơn vị bên dưới (lặp lại): {what}`, `list of the units below (to repeat): {what}`)
	NameBelowTotal = say("name.below-total", `dòng cộng của danh sách ấy (lặp lại)`, `total of that list (to repeat)`)
	NameClass      = say("name.class", `{level} ngay bên dưới, số đơn vị: {what}`, `{level} right below, units: {what}`)
	NameZone       = say("name.zone", `kcn_… trước một tên số liệu: chỉ ở khu công nghiệp, khu chế xuất, khu kinh tế`, `kcn_… before the name of a figure: only in industrial parks, export processing zones and economic zones`)
	NameAssessment = say("name.assessment", `trả lời của đơn vị ở /nhanxet: {label}`, `answer of the unit in /nhanxet: {label}`)

	nameExpected = say("name.expected", `thuộc diện báo cáo`, `expected`)
	nameReported = say("name.reported", `đã báo cáo`, `that have reported`)
	nameCounted  = say("name.counted", `có số liệu trong báo cáo, kể cả đơn vị đã ngừng hoạt động`, `with figures in the report, also closed ones`)
	nameOwing    = say("name.owing", `chưa báo cáo`, `that have not reported`)
	nameEnded    = say("name.ended", `đã báo cáo, nay đã ngừng hoạt động`, `that have reported and are closed now`)
	nameOnTime   = say("name.on-time", `báo cáo đúng hạn`, `that reported on time`)
	namePeople   = say("name.people", `đoàn viên, người lao động theo danh sách của các đơn vị đã báo cáo`, `members and workers, by the roster, of the units that have reported`)
	nameAll      = say("name.all", `tất cả`, `all`)
	nameSome     = say("name.some", `có báo cáo`, `with reports`)
	nameComplete = say("name.complete", `đủ báo cáo`, `with all reports`)
	nameFrozen   = say("name.frozen", `đã chốt số liệu`, `with frozen figures`)

	nameHour   = say("name.hour", `giờ`, `hour`)
	nameMinute = say("name.minute", `phút`, `minute`)
	nameDay    = say("name.day", `ngày`, `day`)
	nameMonth  = say("name.month", `tháng`, `month`)
	nameYear   = say("name.year", `năm`, `year`)
	nameFirst  = say("name.first-day", `ngày đầu`, `first day`)
	nameLast   = say("name.last-day", `ngày cuối`, `last day`)
)

// MomentParts names the parts of a moment and of a period as templates have them.
var MomentParts = map[string]*Sentence{
	"gio": nameHour, "phut": nameMinute, "ngay": nameDay, "thang": nameMonth, "nam": nameYear,
	"ra_quan_tu": nameFirst, "ra_quan_den": nameLast,
}

// Reporting names ways in which reporting units are counted in the drafts.
var Reporting = map[string]*Sentence{
	"expected": nameExpected, "reported": nameReported, "counted": nameCounted, "owing": nameOwing,
	"ended": nameEnded, "on-time": nameOnTime, "people": namePeople, "all": nameAll,
	"some": nameSome, "complete": nameComplete, "frozen": nameFrozen,
}
