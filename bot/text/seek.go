package text

// Looking for one's unit, and asking the level above for it.

var (
	SeekAsk = say("seek.ask",
		`Anh/Chị nhắn giúp tên đơn vị kèm quận/huyện, tỉnh ạ. Ví dụ: cđcs may Hoa Mẫu, Ninh Kiều, Cần Thơ`,
		`Please type your unit's name with its district and province, for example: cđcs may Hoa Mẫu, Ninh Kiều, Cần Thơ`)
	SeekNone = say("seek.none",
		`🔎 Chưa tìm thấy đơn vị nào có tên giống “{typed}”.`,
		`🔎 No unit was found with a name like “{typed}”.`)
	SeekFound = say("seek.found",
		`🔎 Tìm “{typed}”: có {n} đơn vị. Anh/Chị bấm vào đơn vị của mình, hoặc nhắn lại tên ạ.`,
		`🔎 “{typed}”: found {n}. Please press your unit, or type the name again.`)
	SeekMany = say("seek.many",
		`🔎 Có {n} đơn vị có tên giống “{typed}”; dưới đây là những đơn vị gần đúng nhất. Nếu chưa thấy, Anh/Chị nhắn lại tên kèm quận/huyện, tỉnh ạ.`,
		`🔎 {n} units have a name like “{typed}”; these are the nearest. If yours is not here, please type the name again with its district and province.`)
	SeekGroups = say("seek.groups",
		`🔎 Có {n} đơn vị có tên như “{typed}”. Đơn vị của Anh/Chị thuộc công đoàn nào dưới đây ạ? Anh/Chị cũng có thể nhắn lại tên kèm quận/huyện, tỉnh.`,
		`🔎 {n} units have a name like “{typed}”. Under which of these unions is yours? You can also type the name again with its district and province.`)
	SeekMissing     = say("seek.missing", `Không có trong danh sách`, `Not in this list`)
	SeekMissingSaid = say("seek.missing-said",
		"Anh/Chị thử nhắn tên khác của đơn vị kèm quận/huyện, tỉnh ạ. Ví dụ: th kim đồng quận Mẫu\nNếu vẫn chưa thấy, Anh/Chị vui lòng liên hệ công đoàn cấp trên trực tiếp để nhận liên kết của đơn vị.",
		"Please try another name of your unit with its district and province, for example: th kim đồng quận Mẫu\nIf it still does not appear, please ask your direct upper-level union for your unit's link.")
	SeekTakenMark = say("seek.taken-mark",
		`👤: đơn vị đã có người báo cáo trên hệ thống.`, `👤: somebody is registered for the unit already.`)
	SeekTaken = say("seek.taken",
		`Đơn vị đã có người báo cáo trên hệ thống; công đoàn cấp trên sẽ xem xét.`,
		`Somebody is registered for this unit already; the level above will decide.`)
	SeekConfirm = say("seek.confirm",
		`Anh/Chị là Chủ tịch <b>{unit}</b> ({place}), đúng không ạ?`,
		`Are you the chairperson of <b>{unit}</b> ({place})?`)
	SeekConfirmReporter = say("seek.confirm-reporter",
		`Anh/Chị là người phụ trách báo cáo của <b>{unit}</b> ({place}), đúng không ạ?`,
		`Are you in charge of the report of <b>{unit}</b> ({place})?`)
	SeekAgain = say("seek.again", `🔎 Tìm đơn vị khác`, `🔎 Look for another unit`)
	SeekGone  = say("seek.gone",
		`Đơn vị này hiện không còn trong danh sách báo cáo. Anh/Chị tìm lại giúp ạ.`,
		`That unit is not among those that report any more. Please look again.`)

	RequestJoin = say("request.join",
		"👤 <b>{who}</b> đăng ký báo cáo cho <b>{unit}</b>.{notes}\nĐề nghị đồng chí xác nhận.",
		"👤 <b>{who}</b> asks to report for <b>{unit}</b>.{notes}\nPlease confirm.")
	RequestNoteListed = say("request.note-listed",
		`Số điện thoại này được ghi cho nhiều đơn vị trong danh sách.`,
		`This phone number is listed for many units on the roster.`)
	RequestNoteTaken = say("request.note-taken",
		`⚠️ Đơn vị đã có người báo cáo trên hệ thống: {name}.`,
		`⚠️ Somebody is registered for the unit already: {name}.`)
	RequestWaits = say("request.waits",
		`Đã ghi nhận đề nghị của Anh/Chị về <b>{unit}</b>. Công đoàn cấp trên chưa có cán bộ trên hệ thống; đề nghị sẽ được chuyển ngay khi có người tham gia. Anh/Chị cũng có thể hỏi công đoàn cấp trên để nhận liên kết của đơn vị.`,
		`Your request for <b>{unit}</b> has been recorded. No officer of the levels above has joined yet; it is kept and will go to the first one who does. You can also ask the level above for your unit's link.`)
	RequestFound = say("request.found",
		`Đề nghị của Anh/Chị về <b>{unit}</b> đã được chuyển tới {above}. Hệ thống sẽ nhắn ngay khi có trả lời.`,
		`Your request for <b>{unit}</b> has gone to {above}. You will be told as soon as they answer.`)
	RequestUp = say("request.up",
		`Đề nghị của Anh/Chị về <b>{unit}</b> chưa có trả lời nên đã được chuyển thêm tới {above}. Hệ thống sẽ nhắn ngay khi có trả lời.`,
		`Your request for <b>{unit}</b> has not been answered yet, so it has gone to {above} as well. You will be told as soon as anybody answers.`)
	PendingAt = say("request.pending",
		`⏳ Đề nghị của Anh/Chị về <b>{unit}</b> đang chờ {above} trả lời. Hệ thống sẽ nhắn ngay khi có trả lời.`,
		`⏳ Your request for <b>{unit}</b> waits for {above}. You will be told as soon as they answer.`)
	PendingKept = say("request.pending-kept",
		`⏳ Đề nghị của Anh/Chị về <b>{unit}</b> sẽ được chuyển ngay khi công đoàn cấp trên có người tham gia.`,
		`⏳ Your request for <b>{unit}</b> is kept and will go to the first officer of a level above who joins.`)
	RequestMost = say("request.most",
		`Anh/Chị đang có {n} đề nghị chờ công đoàn cấp trên trả lời. Hệ thống sẽ nhắn ngay khi có trả lời; khi đó Anh/Chị có thể gửi đề nghị khác.`,
		`You have {n} requests waiting for the levels above. You will be told as soon as they answer, and can then ask for another unit.`)
	RequestToday = say("request.today",
		`Hôm nay Anh/Chị đã gửi nhiều đề nghị. Vui lòng thử lại sau một ngày, hoặc liên hệ công đoàn cấp trên để nhận liên kết của đơn vị.`,
		`You have sent many requests today. Please try again in a day, or ask the level above for your unit's link.`)
	RequestRefused = say("request.refused",
		`{above} vừa trả lời chưa xác nhận đề nghị này. Anh/Chị có thể gửi lại sau một ngày, hoặc liên hệ {above} để được hướng dẫn.`,
		`{above} has just answered that this is not confirmed. You can ask again after a day, or ask {above} what to do.`)
)
