package text

// Words in the files of figures: heads of columns, names of sheets, captions.

var (
	SheetFileName = say("sheet.file-name", `so-lieu-{code}`, `figures-{code}`)
	SheetCaption  = say("sheet.caption",
		"📎 <b>Số liệu – {unit}</b>\nTính đến {moment}, {cut}.",
		"📎 <b>Figures – {unit}</b>\nAs of {moment}, {cut}.")
	SheetZone        = say("sheet.zone", `Chỉ {zone}.`, `Only {zone}.`)
	SheetRows        = say("sheet.rows", `{rows} dòng (mỗi đơn vị một dòng) · mã kiểm tra {sum}`, `{rows} rows (one a unit) · checksum {sum}`)
	SheetPart        = say("sheet.part", `Phần {n}/{of}: {rows} dòng, từ {from} đến {to} · mã kiểm tra {sum}`, `Part {n}/{of}: {rows} rows, {from} to {to} · checksum {sum}`)
	SheetPartName    = say("sheet.part-name", `-phan-{n}-{of}`, `-part-{n}-{of}`)
	SheetProvisional = say("sheet.provisional", `tạm tính`, `provisional`)
	SheetFrozen      = say("sheet.frozen", `số liệu chốt lần {n}`, `freeze {n}`)

	// Columns of the reports, a row a unit.
	ColUnder   = say("col.under", `Thuộc`, `Under`)
	ColChain   = say("col.chain", `Các cấp trên`, `Levels above`)
	ColKind    = say("col.kind", `Cấp`, `Level`)
	ColZone    = say("col.zone", `Địa bàn`, `Zone`)
	ColRoster  = say("col.roster", `Đoàn viên, NLĐ theo danh sách`, `Members and workers on the roster`)
	ColState   = say("col.state", `Tình trạng`, `State`)
	ColTyped   = say("col.typed", `{label} – nguyên văn`, `{label} – as given`)
	ColWho     = say("col.who", `Người gửi`, `Sent by`)
	ColFirst   = say("col.first", `Gửi lần đầu`, `First sent`)
	ColLast    = say("col.last", `Gửi gần nhất`, `Last sent`)
	ColTimes   = say("col.times", `Số lần gửi`, `Revision`)
	ColOnTime  = say("col.on-time", `Đúng hạn`, `On time`)
	ColLetter  = say("col.letter", `Trong hạn công văn`, `By the letter's date`)
	ColBehalf  = say("col.behalf", `Nhập hộ`, `On behalf`)
	ColReceipt = say("col.receipt", `Mã biên nhận`, `Receipt`)

	// Sheets of a workbook.
	SheetTotals  = say("sheet.totals", `Tổng hợp`, `Totals`)
	SheetReports = say("sheet.reports", `Báo cáo`, `Reports`)
	SheetMissing = say("sheet.missing", `Chưa báo cáo`, `Not reported`)
	SheetHistory = say("sheet.history", `Lịch sử`, `History`)
	SheetAbout   = say("sheet.about", `Thông tin`, `About`)
	SheetTotal   = say("sheet.total", `Tổng cộng`, `Total`)

	// Columns of the totals.
	ColUnits           = say("col.units", `Đơn vị thuộc diện báo cáo`, `Units expected`)
	ColReported        = say("col.reported", `Đơn vị đã báo cáo`, `Units reported`)
	ColReportedShare   = say("col.reported-share", `Tỷ lệ đơn vị đã báo cáo`, `Share of units reported`)
	ColReportedClosed  = say("col.reported-closed", `Báo cáo của đơn vị đã ngừng hoạt động`, `Reports of closed units`)
	ColDoubted         = say("col.doubted", `Số liệu cần xem lại`, `To be looked at again`)
	ColChecked         = say("col.checked", `Đã gửi, không còn gì cần xem lại`, `Reported, nothing to look at again`)
	ColUnitsJoined     = say("col.units-joined", `Đơn vị có người tham gia`, `Units that have joined`)
	ColUnitsAbsent     = say("col.units-absent", `Chưa báo cáo, chưa có người tham gia`, `Not reported, nobody has joined`)
	ColUnitsBlocked    = say("col.units-blocked", `Chưa báo cáo, đã chặn hệ thống`, `Not reported, have blocked the system`)
	ColCoverage        = say("col.coverage", `Tỷ lệ người ở đơn vị đã báo cáo`, `Share of people in units that reported`)
	ColUnitsWith       = say("col.units-with", `{label} – số đơn vị có số liệu`, `{label} – units with figures`)
	ColChoice          = say("col.choice", `{label}: {choice}`, `{label}: {choice}`)
	ColRate            = say("col.rate", `{numerator} {label}`, `{numerator} {label}`)
	ColRateNumerator   = say("col.rate-numerator", `{label} – tử số`, `{label} – numerator`)
	ColRateDenominator = say("col.rate-denominator", `{label} – mẫu số`, `{label} – denominator`)
	ColRateOut         = say("col.rate-out", `{label} – số đơn vị chưa tính vì số liệu chưa khớp`, `{label} – units left out because their figures do not agree`)

	// Columns of the units that have not reported.
	ColChair   = say("col.chair", `Chủ tịch, người phụ trách`, `Chairperson`)
	ColPhone   = say("col.phone", `Điện thoại`, `Phone`)
	ColJoined  = say("col.joined", `Đã tham gia`, `Joined`)
	ColBlocked = say("col.blocked", `Không liên lạc được qua Telegram`, `Not reachable by Telegram`)
	ColPromise = say("col.promise", `Hẹn gửi`, `Promised`)
	ColKnown   = say("col.known", `{label} (tạm tính, chưa gửi)`, `{label} (provisional, not sent)`)

	// Columns of the history.
	ColMoment = say("col.moment", `Lúc`, `At`)
	ColEvent  = say("col.event", `Việc`, `What`)
	ColBy     = say("col.by", `Người thực hiện`, `By`)
	ColChange = say("col.change", `Nội dung thay đổi`, `Change`)

	EventSent      = say("event.sent", `Gửi lần {n}`, `Revision {n}`)
	EventReturned  = say("event.returned", `Đề nghị bổ sung`, `Returned`)
	EventWithdrawn = say("event.withdrawn", `Rút báo cáo`, `Withdrawn`)
	EventChecked   = say("event.checked", `Ghi nhận số liệu`, `Figures accepted`)
	EventChange    = say("event.change", `{label}: {from} → {to}`, `{label}: {from} → {to}`)

	// What the file is.
	AboutUnit   = say("about.unit", `Đơn vị`, `Unit`)
	AboutCode   = say("about.code", `Mã đơn vị`, `Unit code`)
	AboutCut    = say("about.cut", `Số liệu tính đến`, `Figures as of`)
	AboutState  = say("about.state", `Tính chất số liệu`, `Kind of figures`)
	AboutFilter = say("about.filter", `Phạm vi`, `Scope`)
	AboutRows   = say("about.rows", `Số dòng trang “Báo cáo”`, `Rows of the sheet “Reports”`)
	AboutPart   = say("about.part", `Phần`, `Part`)
	AboutPartOf = say("about.part-of", `{n}/{of}, đơn vị {from} đến {to}; trang “Tổng hợp” là của toàn bộ`, `{n}/{of}, units {from} to {to}; the sheet “Totals” is of the whole`)
	AboutSum    = say("about.sum", `Mã kiểm tra (SHA-256)`, `Checksum (SHA-256)`)
	AboutSumHow = say("about.sum-how", `Cách tính mã kiểm tra`, `How it is computed`)
	AboutSumIs  = say("about.sum-is",
		`SHA-256 của các dòng trang “Báo cáo”, kể cả dòng tiêu đề, viết như tệp CSV cùng thời điểm (UTF-8, bỏ 3 byte đầu tệp, xuống dòng CRLF).`,
		`SHA-256 of the rows of the sheet “Reports” with their head, as the CSV file of the same moment has them (UTF-8, without its first 3 bytes, lines ended by CRLF).`)
	AboutEmpty   = say("about.empty", `Ô trống, số 0`, `Empty cells, zero`)
	AboutEmptyIs = say("about.empty-is",
		`Ô trống: đơn vị chưa báo cáo hoặc không được hỏi mục đó. “Không nắm được”: đơn vị đã trả lời như vậy. 0: đơn vị báo cáo là không có.`,
		`Empty: the unit has not reported, or was not asked. “Not known”: that is what it answered. 0: it reported none.`)
	AboutCampaign  = say("about.campaign", `Theo`, `Campaign`)
	AboutProgram   = say("about.program", `Chương trình lập tệp`, `Made by`)
	AboutProgramIs = say("about.program-is", `Ra Quân, hệ thống báo cáo qua Telegram`, `Ra Quân, reports by Telegram`)
	AboutPeople    = say("about.people", `Họ tên, điện thoại, tình trạng tham gia`, `Names, phones, who has joined`)
	AboutPeopleIs  = say("about.people-is", `Theo thời điểm lập tệp, không thuộc số liệu chốt.`, `As of the moment the file was made, not frozen.`)

	StateNone      = say("state.none", `Chưa báo cáo`, `Not reported`)
	StateBegun     = say("state.begun", `Đang làm dở`, `Begun`)
	StateSent      = say("state.sent", `Đã báo cáo`, `Reported`)
	StateReturned  = say("state.returned", `Đề nghị bổ sung`, `Returned`)
	StateWithdrawn = say("state.withdrawn", `Đã rút`, `Withdrawn`)
	StateClosed    = say("state.closed", `{state} (đã ngừng hoạt động)`, `{state} (closed)`)

	SheetYes = say("sheet.yes", `Có`, `Yes`)
	SheetNo  = say("sheet.no", `Không`, `No`)

	WhoChair  = say("who.chair", `{name} (Chủ tịch)`, `{name} (chairperson)`)
	WhoDeputy = say("who.deputy", `{name} (được ủy quyền)`, `{name} (deputy)`)
	WhoUpper  = say("who.upper", `{name} (cán bộ cấp trên)`, `{name} (officer above)`)
	WhoErased = say("who.erased", `…`, `…`)

	SheetFrom  = say("sheet.from", `{via}, từ {from}`, `{via}, from {from}`)
	SheetPhone = say("sheet.phone", `qua điện thoại`, `by phone`)
	SheetZalo  = say("sheet.zalo", `qua Zalo`, `by Zalo`)
	SheetPaper = say("sheet.paper", `qua văn bản`, `on paper`)
	SheetList  = say("sheet.list", `từ danh sách`, `from a list`)
	SheetFile  = say("sheet.file", `từ tệp Excel`, `from an Excel file`)
)

// SheetVia says how a report came that was entered on behalf (store.EntryVia).
func SheetVia(lang Lang, via string) string {
	if s := behalfVia[via]; s != nil {
		return s.In(lang)
	}
	return via
}

var behalfVia = map[string]*Sentence{"phone": SheetPhone, "zalo": SheetZalo, "paper": SheetPaper, "list": SheetList, "sheet": SheetFile}
