package text

// The receipt after sending, the text for the union's group, and the check of a
// code.

var (
	Beside = say("receipt.beside",
		`📊 {label}: đơn vị {own} {short}; {above} đến nay {percent} {short}{in}, {sent}/{units} đơn vị đã báo cáo.`,
		`📊 {label}: your unit {own} {short}; {above} so far {percent} {short}{in}, {sent}/{units} units have reported.`)
	BesideIn = say("receipt.beside-in",
		` (ở {n} đơn vị có số liệu)`, ` (units with both figures: {n})`)
	ReceiptOf = say("receipt.of",
		"🧾 Biên nhận của <b>{unit}</b>\nMã: <code>{code}</code>\nGửi lúc {moment} (lần {n}) – {mark}.",
		"🧾 Receipt of <b>{unit}</b>\nCode: <code>{code}</code>\nSent at {moment} (revision {n}) – {mark}.")
	ReceiptOnTime = say("receipt.on-time", `đúng hạn`, `on time`)
	ReceiptAfter  = say("receipt.after", `nộp sau hạn`, `after the deadline`)
	ReceiptNone   = say("receipt.none",
		`<b>{unit}</b> chưa gửi báo cáo nên chưa có biên nhận. Anh/Chị bấm “Báo cáo” để gửi, chỉ mất khoảng một phút ạ.`,
		`<b>{unit}</b> has not sent a report, so there is no receipt yet. Press “Report” to send one; it takes about a minute.`)
	ReceiptBack = say("receipt.returned",
		`↩️ Báo cáo đang được đề nghị bổ sung; số liệu vẫn được tính.`,
		`↩️ The report was returned for completion; its figures still count.`)
	ReceiptGone = say("receipt.withdrawn",
		`⚠️ Báo cáo đã được rút; số liệu không còn được tính. Anh/Chị bấm “Sửa báo cáo” để xem lại và gửi lại ạ.`,
		`⚠️ The report was withdrawn; its figures no longer count. Press “Correct the report” to review it and send it again.`)
	ReceiptCopy = say("receipt.copy",
		`Tin dưới đây soạn sẵn cho nhóm Zalo của công đoàn: Anh/Chị chạm vào tin để sao chép, rồi dán vào nhóm ạ.`,
		`The message below is ready for your union's Zalo group: tap it to copy it, then paste it there.`)
	ReceiptShort = say("button.receipt", `🧾 Biên nhận`, `🧾 Receipt`)
	ForGroup     = say("button.for-group", `📤 Tin gửi nhóm Zalo`, `📤 Text for the Zalo group`)

	WhichUnit = say("units.which",
		`Anh/Chị phụ trách {n} đơn vị. Anh/Chị chọn giúp một đơn vị ạ.`, `You are in charge of {n} units. Please choose one.`)

	// The text for the group, without markup.
	GroupHead = say("group-text.head",
		`{unit}: kết quả {title} theo Công văn {letter}, tính đến {moment}`,
		`{unit}: results of {title} under letter {letter}, as of {moment}`)
	GroupLine = say("group-text.line", `- {label}: {value}`, `- {label}: {value}`)
	GroupCode = say("group-text.code", `Mã biên nhận: {code}`, `Receipt: {code}`)

	// The check of a code.
	CodeFound = say("code.found",
		"🔎 <code>{code}</code> là mã biên nhận của <b>{unit}</b>.\nGửi lần đầu lúc {first} – {mark}.",
		"🔎 <code>{code}</code> is the receipt of <b>{unit}</b>.\nFirst sent at {first} – {mark}.")
	CodeSame = say("code.same",
		`Số liệu chưa thay đổi từ khi gửi.`, `The figures have not changed since.`)
	CodeAgain = say("code.again",
		`Đã gửi lại, bản mới nhất là lần {n}, lúc {moment}; số liệu không thay đổi so với lần đầu.`,
		`Sent again, the latest is revision {n}, at {moment}; the figures are the same as at first.`)
	CodeChanged = say("code.changed",
		`⚠️ Số liệu đã thay đổi so với lần đầu: bản mới nhất là lần {n}, lúc {moment}.`,
		`⚠️ The figures have changed since: the latest is revision {n}, at {moment}.`)
	CodeReturned = say("code.returned",
		`↩️ Báo cáo đang được đề nghị bổ sung.`, `↩️ The report was returned for completion.`)
	CodeWithdrawn = say("code.withdrawn",
		`⚠️ Báo cáo đã được rút, số liệu không còn được tính.`, `⚠️ The report was withdrawn; its figures no longer count.`)
	CodeUnknown = say("code.unknown",
		`Hệ thống đọc được mã {code} nhưng không tìm thấy mã này ở các đơn vị của Anh/Chị. Anh/Chị xem lại giúp từng ký tự ạ.`,
		`The code was read as {code} and was not found among your units. Please check each character.`)
	CodeLetters = say("code.letters",
		`Hệ thống đọc được {typed}. Mã biên nhận không dùng chữ O, I và số 0, 1 để tránh nhầm lẫn, nên có ký tự chép chưa đúng. Anh/Chị xem lại giúp, ví dụ: {example}`,
		`The code was read as {typed}. Receipt codes have no letters O and I and no digits 0 and 1, to avoid mix-ups, so a character was copied wrongly. Please check, for example: {example}`)
	CodeLength = say("code.length",
		`Hệ thống đọc được {typed}, có {n} ký tự sau {prefix}, trong khi mã biên nhận có {want}. Anh/Chị xem lại giúp, ví dụ: {example}`,
		`The code was read as {typed}, with {n} characters after {prefix}; a receipt code has {want}. Please check, for example: {example}`)
	CodeHow = say("code.how",
		`Để kiểm tra một biên nhận, Anh/Chị gõ /bienlai kèm mã, ví dụ: /bienlai {example}`,
		`To check a receipt, send /bienlai with its code, for example: /bienlai {example}`)
	CodeUnlike = say("code.unlike",
		`Hệ thống đọc được “{typed}”, không giống mã biên nhận. Mã biên nhận có trong tin xác nhận sau khi gửi báo cáo và khác mã đơn vị, ví dụ: /bienlai {example}`,
		`“{typed}” does not look like a receipt code. That code is on the receipt of a report that was sent, and is not the unit's code, for example: /bienlai {example}`)
	CodeFigures = say("button.figures", `📊 Xem số liệu`, `📊 See the figures`)
)
