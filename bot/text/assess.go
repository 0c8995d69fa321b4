package text

// /nhanxet: what a level above says of its own in its report.

var (
	MenuAssess = say("menu.nhanxet", `Nhận xét của đơn vị trong báo cáo`, `What your unit says in its report`)

	AssessWhich = say("assess.which",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Ghi nhận xét của đơn vị nào ạ?`, `You are an officer of {n} units. The words of which one?`)
	AssessNone = say("assess.none",
		`Báo cáo của <b>{unit}</b> trong đợt này không có mục nhận xét.`, `The report of <b>{unit}</b> asks for no words of its own in this campaign.`)
	AssessHead = say("assess.head",
		"📝 <b>Nhận xét – {unit}</b> ({n}/{of} mục)\nNội dung được đưa vào dự thảo báo cáo; mục nào cũng có thể để trống và sửa lại sau. Anh/Chị bấm mục cần ghi.",
		"📝 <b>The words of {unit}</b> ({n} of {of})\nThey go into the draft of its report; any may be left open, and changed later. Press the one to write.")
	AssessLine = say("assess.line", `✅ {label}: {said}`, `✅ {label}: {said}`)
	AssessAsk  = say("assess.ask",
		"📝 <b>{label}</b>\n{ask}",
		"📝 <b>{label}</b>\n{ask}")
	AssessNow = say("assess.now", `Đang ghi: “{said}”. Nhắn nội dung mới để thay.`, `It reads: “{said}”. Type something else to replace it.`)

	AssessSaved   = say("assess.saved", `✅ Đã ghi: {label}.`, `✅ Recorded: {label}.`)
	AssessCleared = say("assess.cleared", `Đã xóa nội dung: {label}.`, `Empty now: {label}.`)
	AssessDone    = say("assess.done", `✅ Đã qua hết các mục.`, `✅ That was the last one.`)
	AssessDoubt   = say("assess.doubt",
		`⚠️ Nội dung có thể có số điện thoại hoặc thông tin người bệnh; Anh/Chị xem lại giúp.`,
		`⚠️ It may hold a phone number or something about a patient; please look again.`)
	AssessLong = say("assess.long",
		`Hệ thống đọc được {n} ký tự; mỗi mục nhiều nhất {most} ký tự. Anh/Chị rút gọn giúp, ví dụ: Các cấp công đoàn vào cuộc sớm.`,
		`{n} characters were read; the most is {most}. Please shorten it, for example: All levels began early.`)
	AssessNumber = say("assess.number", `“{said}” chưa phải là một con số rõ ràng.`, `“{said}” is not one clear number.`)
	AssessPress  = say("assess.press", `Anh/Chị bấm mục cần ghi trước.`, `Please press what you want to write first.`)
	AssessLeft   = say("assess.left", `Đã dừng. Những mục đã ghi được giữ nguyên: /nhanxet`, `Stopped. What is recorded stays: /nhanxet`)

	ButtonAssessOpen  = say("assess.button-open", `▫️ {label}`, `▫️ {label}`)
	ButtonAssessSaid  = say("assess.button-said", `✅ {label}`, `✅ {label}`)
	ButtonAssessAll   = say("button.assess-all", `▶️ Ghi lần lượt`, `▶️ One after the other`)
	ButtonAssessSkip  = say("button.assess-skip", `⏭ Để trống, mục sau`, `⏭ Leave it, next`)
	ButtonAssessClear = say("button.assess-clear", `🗑 Xóa nội dung`, `🗑 Empty it`)
	ButtonAssessList  = say("button.assess-list", `📋 Các mục`, `📋 All`)
	ButtonAssess      = say("button.assess", `📝 Nhận xét`, `📝 Words of the unit`)
)
