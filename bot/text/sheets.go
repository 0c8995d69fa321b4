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
	ColZone    = say("col.zone", `Khu vực`, `Zone`)
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

	StateNone      = say("state.none", `Chưa báo cáo`, `Not reported`)
	StateBegun     = say("state.begun", `Đang làm dở`, `Begun`)
	StateSent      = say("state.sent", `Đã báo cáo`, `Reported`)
	StateReturned  = say("state.returned", `Trả lại để bổ sung`, `Returned`)
	StateWithdrawn = say("state.withdrawn", `Đã rút`, `Withdrawn`)
	StateClosed    = say("state.closed", `{state} (đã ngừng hoạt động)`, `{state} (closed)`)

	SheetYes = say("sheet.yes", `Có`, `Yes`)
	SheetNo  = say("sheet.no", `Không`, `No`)

	WhoChair  = say("who.chair", `{name} (Chủ tịch)`, `{name} (chairperson)`)
	WhoDeputy = say("who.deputy", `{name} (được ủy quyền)`, `{name} (deputy)`)
	WhoUpper  = say("who.upper", `{name} (cán bộ cấp trên)`, `{name} (officer above)`)
	WhoErased = say("who.erased", `…`, `…`)

	BehalfFrom  = say("behalf.from", `{via}, từ {from}`, `{via}, from {from}`)
	BehalfPhone = say("behalf.phone", `qua điện thoại`, `by phone`)
	BehalfZalo  = say("behalf.zalo", `qua Zalo`, `by Zalo`)
	BehalfPaper = say("behalf.paper", `qua văn bản`, `on paper`)
	BehalfList  = say("behalf.list", `từ danh sách`, `from a list`)
	BehalfSheet = say("behalf.sheet", `từ tệp Excel`, `from an Excel file`)
)

// SheetVia says how a report came that was entered on behalf (store.EntryVia).
func SheetVia(lang Lang, via string) string {
	if s := behalfVia[via]; s != nil {
		return s.In(lang)
	}
	return via
}

var behalfVia = map[string]*Sentence{"phone": BehalfPhone, "zalo": BehalfZalo, "paper": BehalfPaper, "list": BehalfList, "sheet": BehalfSheet}
