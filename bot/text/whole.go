package text

// A message that holds the whole report, or several answers of it.

var (
	HeardItem  = say("heard.item", `{label} <b>{value}</b>`, `{label} <b>{value}</b>`)
	HeardList  = say("heard.list", `✅ Đã ghi: {list}.`, `✅ Recorded: {list}.`)
	HeardNot   = say("heard.not", `⚠️ Chưa đọc được: “{text}”.`, `⚠️ Not understood: “{text}”.`)
	HeardWaits = say("heard.waits",
		`📝 Đã nhận nội dung báo cáo; hệ thống ghi ngay khi Anh/Chị chọn đơn vị.`,
		`📝 Your report was received; it is recorded as soon as you choose the unit.`)
	HeardDropped = say("heard.dropped",
		`Đã dừng. Nội dung báo cáo vừa nhắn chưa được ghi cho đơn vị nào; khi cần, Anh/Chị nhắn lại giúp.`,
		`Stopped. The report in your message was not recorded for any unit; please send it again when needed.`)
	HeardKept  = say("heard.kept", `Các câu đã ghi vẫn giữ nguyên.`, `What was recorded stays as it is.`)
	HeardAbout = say("heard.about", `Về mục “{label}”:`, `About “{label}”:`)
)
