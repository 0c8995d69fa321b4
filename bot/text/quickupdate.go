package text

// The quick update. Before a report is sent its figure is always called
// provisional; afterwards it is a correction of the report.
var (
	MenuUpdate  = say("menu.capnhat", `Cập nhật nhanh số người đã cài`, `Quick update of the number installed`)
	UpdateNoted = say("update.noted",
		"📌 <b>{unit}</b> – đã ghi số tạm tính lúc {moment}:\n{label}: <b>{figure}</b>.\nĐây chưa phải báo cáo chính thức; Anh/Chị gửi báo cáo khi thuận tiện, số này được điền sẵn.",
		"📌 <b>{unit}</b> – provisional figure, noted at {moment}:\n{label}: <b>{figure}</b>.\nThis is not the official report yet; send the report when convenient, with this figure filled in.")
	UpdateLeft = say("update.left",
		`Chưa ghi số nào. Anh/Chị cập nhật lúc nào cũng được, ví dụ: /capnhat 380`,
		`Nothing was noted. You can update at any time, for example: /capnhat 380`)
	UpdateSent = say("update.sent",
		`🔄 <b>{unit}</b> – {label}: {was} → <b>{figure}</b>. Các câu trả lời khác giữ nguyên.`,
		`🔄 <b>{unit}</b> – {label}: {was} → <b>{figure}</b>. Your other answers stay as they are.`)
	UpdateSame = say("update.same",
		"👍 <b>{unit}</b> – {label}: <b>{figure}</b>, đúng như báo cáo đã gửi nên không cần gửi lại.\nMã biên nhận: {code}",
		"👍 <b>{unit}</b> – {label}: <b>{figure}</b>, as in the report you sent; nothing needs to be sent again.\nReceipt: {code}")
	UpdateMeant = say("update.meant",
		`Số <b>{value}</b> là tổng số người đã cài đến nay, đúng không ạ?`,
		`<b>{value}</b> is the number installed so far, is that right?`)
	UpdateOver = say("update.over",
		`Cập nhật nhanh dành cho tuần lễ ra quân ({from} - {to}). Ngoài thời gian này, Anh/Chị ghi số liệu ngay trong báo cáo ạ.`,
		`The quick update was for the launch week ({from} - {to}). At other times the figure goes straight into the report.`)
	UpdateNone = say("update.none",
		`Chiến dịch này không có cập nhật nhanh; Anh/Chị ghi số liệu ngay trong báo cáo ạ.`,
		`This campaign has no quick update; the figure goes straight into the report.`)
	UpdateFor   = say("update.for", `🏢 <b>{unit}</b>`, `🏢 <b>{unit}</b>`)
	UpdateWhich = say("update.which",
		`Anh/Chị phụ trách {n} đơn vị. Cập nhật nhanh cho đơn vị nào ạ?`,
		`You are in charge of {n} units. Which one is the quick update for?`)
	UpdateWhose = say("update.whose",
		`Anh/Chị phụ trách {n} đơn vị. “{text}” là số của đơn vị nào ạ?`,
		`You are in charge of {n} units. Which one is “{text}” for?`)
)
