package text

// /xuatexcel and the files that are made beside the chat.

var (
	MenuExport = say("menu.export", `Xuất số liệu: Excel, CSV`, `Export figures: Excel, CSV`)

	ChooseExport = say("export.choose",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Xuất số liệu của đơn vị nào ạ?`, `You are an officer of {n} units. Export the figures of which one?`)

	// The choice of a file.
	ExportHead   = say("export.head", `📎 <b>Xuất số liệu – {unit}</b>`, `📎 <b>Export – {unit}</b>`)
	ExportChosen = say("export.chosen", `Đang chọn: {scope}; {cut}.`, `Chosen: {scope}; {cut}.`)
	ExportWhole  = say("export.whole", `toàn bộ đơn vị`, `all units`)
	ExportLive   = say("export.live", `số liệu hiện tại (tạm tính)`, `present figures (provisional)`)
	ExportFrozen = say("export.frozen", `số liệu chốt lần {n}, tính đến {moment}`, `freeze {n}, as of {moment}`)
	ExportKinds  = say("export.kinds",
		`Excel: bảng tổng hợp, từng báo cáo, đơn vị chưa báo cáo, lịch sử. CSV: từng báo cáo. Biểu đồ: ảnh để xem trên điện thoại.`,
		`Excel: totals, every report, units that have not reported, history. CSV: every report. Charts: pictures for a phone.`)
	ExportSecret = say("export.secret",
		`⚠️ Tệp có họ tên, số điện thoại cán bộ: chỉ dùng cho công việc.`,
		`⚠️ The file holds names and phone numbers of officers: for work only.`)
	ButtonExportSheet  = say("button.export-sheet", `📗 Tệp Excel`, `📗 Excel file`)
	ButtonExportPlain  = say("button.export-plain", `📄 Tệp CSV`, `📄 CSV file`)
	ButtonExportWhole  = say("button.export-whole", `Toàn bộ`, `All`)
	ButtonExportLive   = say("button.export-live", `Hiện tại`, `Present`)
	ButtonExportFrozen = say("button.export-frozen", `Chốt lần {n}`, `Freeze {n}`)
	ButtonExportBack   = say("button.export-back", `↩️ Tổng hợp`, `↩️ Summary`)
	ButtonExport       = say("button.export", `📎 Tệp và biểu đồ`, `📎 Files and charts`)

	// The job.
	ExportBegun = say("export.begun",
		`⏳ Đang lập tệp của <b>{unit}</b>… Anh/Chị vẫn dùng hệ thống bình thường, tệp sẽ được gửi ngay khi xong.`,
		`⏳ The file of <b>{unit}</b> is being made… Go on as usual; it is sent as soon as it is ready.`)
	ExportProgress = say("export.progress",
		`⏳ Đang lập tệp của <b>{unit}</b>: {percent}`, `⏳ Making the file of <b>{unit}</b>: {percent}`)
	ExportReady = say("export.ready",
		`✅ Tệp của <b>{unit}</b> đã lập xong.`, `✅ The file of <b>{unit}</b> is ready.`)
	ExportReadyParts = say("export.ready-parts",
		`✅ Tệp của <b>{unit}</b> đã lập xong, gồm {n} phần.`, `✅ The file of <b>{unit}</b> is ready, in {n} parts.`)
	ExportFailed = say("export.failed",
		`⚠️ Chưa lập được tệp của <b>{unit}</b>. Số liệu không bị ảnh hưởng; Anh/Chị vui lòng thử lại sau ít phút, nếu vẫn chưa được thì báo Ban Tuyên giáo.`,
		`⚠️ The file of <b>{unit}</b> could not be made. The figures are safe; please try again in a few minutes, and tell the department if it still fails.`)
	ExportNothing = say("export.nothing",
		`ℹ️ <b>{unit}</b> chưa có số liệu để lập tệp này.`, `ℹ️ <b>{unit}</b> has no figures for this file yet.`)
	ExportNotAllowed = say("export.not-allowed",
		`Không gửi được: Anh/Chị không còn là cán bộ phụ trách <b>{unit}</b>.`,
		`Not sent: you are no longer an officer in charge of <b>{unit}</b>.`)
	ExportGone = say("export.gone",
		`Tệp này không còn nữa. Anh/Chị gõ /xuatexcel để lập tệp mới.`, `This file is gone. Send /xuatexcel for a new one.`)
)

// Zones of units.
var zoneNames = map[string]*Sentence{
	"":    say("zone.elsewhere", `ngoài khu công nghiệp`, `outside of industrial parks`),
	"KCN": say("zone.kcn", `khu công nghiệp`, `industrial parks`),
	"KCX": say("zone.kcx", `khu chế xuất`, `export processing zones`),
	"KKT": say("zone.kkt", `khu kinh tế`, `economic zones`),
}

// ZoneName is what a zone is called; "" is elsewhere.
func ZoneName(lang Lang, zone string) string {
	if s := zoneNames[zone]; s != nil {
		return s.In(lang)
	}
	return zone
}
