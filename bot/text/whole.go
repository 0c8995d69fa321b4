package text

// A message that holds the whole report, or several answers of it.

var (
	HeardItem  = say("heard.item", `{label} <b>{value}</b>`, `{label} <b>{value}</b>`)
	HeardList  = say("heard.list", `✅ Đã ghi: {list}.`, `✅ Recorded: {list}.`)
	HeardNot   = say("heard.not", `⚠️ Chưa đọc được: “{text}”.`, `⚠️ Not understood: “{text}”.`)
	HeardWaits = say("heard.waits",
		`📝 Đã nhận nội dung báo cáo; hệ thống ghi ngay khi Anh/Chị chọn đơn vị.`,
		`📝 Your report was received; it is recorded as soon as you choose the unit.`)
	HeardKept  = say("heard.kept", `Các câu đã ghi vẫn giữ nguyên.`, `What was recorded stays as it is.`)
	HeardAbout = say("heard.about", `Về mục “{label}”:`, `About “{label}”:`)
)
