package text

// What the campaign has to tell: guide, questions, ready messages, the letter,
// whom to ask. What they say stands in the campaign file; this is around it.

var (
	GuideHead = say("page.guide",
		`📖 Anh/Chị cần hướng dẫn cài {app} cho loại máy nào ạ?`, `📖 Which phone should {app} be installed on?`)
	ProblemHead = say("page.problem",
		`🛠 Anh/Chị gặp trục trặc nào ạ?`, `🛠 What is the trouble?`)
	FAQHead = say("page.faq",
		`💬 Câu hỏi thường gặp về {app}. Anh/Chị bấm vào câu cần xem.`, `💬 Frequent questions about {app}. Press the one you want.`)
	ReadyHead = say("page.message",
		`📣 Tin soạn sẵn. Anh/Chị bấm vào một tin, rồi chuyển tiếp hoặc chép sang Zalo, Facebook.`,
		`📣 Ready messages. Press one, then forward or copy it.`)
	PageTitle  = say("page.title", `<b>{title}</b>`, `<b>{title}</b>`)
	PageStep   = say("page.step", `<b>{title}</b> · bước {n}/{of}`, `<b>{title}</b> · step {n} of {of}`)
	PageNone   = say("page.none", `Chiến dịch này chưa có nội dung cho mục này.`, `This campaign has nothing here yet.`)
	PageNext   = say("button.next", `Tiếp ➡️`, `Next ➡️`)
	PageBefore = say("button.before", `⬅️ Trước`, `⬅️ Back`)
	PageWhole  = say("button.whole", `📄 Cả bài để chuyển tiếp`, `📄 All of it, to forward`)
	StillStuck = say("button.stuck", `🆘 Vẫn chưa được`, `🆘 It still does not work`)
	OtherGuide = say("button.other-guide", `📖 Loại máy khác`, `📖 Another phone`)
	AllFAQ     = say("button.all-questions", `⬅️ Danh sách câu hỏi`, `⬅️ All questions`)
	AllTrouble = say("button.all-troubles", `⬅️ Trục trặc khác`, `⬅️ Other troubles`)
	WhomToAsk  = say("button.whom-to-ask", `☎️ Hỏi cấp trên`, `☎️ Ask the level above`)

	QRCodes = say("button.qr", `📱 Mã QR tải ứng dụng`, `📱 QR code of the app`)
	QRHead  = say("qr.choose",
		`📱 Anh/Chị cần mã QR nào ạ?`, `📱 Which QR code do you need?`)
	QRCaption = say("qr.caption",
		"📱 <b>{app} – {label}</b>\n{url}\nNgười cài mở máy ảnh hoặc Zalo, quét mã này để tải.",
		"📱 <b>{app} – {label}</b>\n{url}\nScan this code with the phone's camera to get the app.")

	PlaceAsk = say("ready.place",
		`📍 Cán bộ công đoàn hỗ trợ cài đặt ở đâu ạ? Anh/Chị nhắn một dòng, ví dụ: nhà ăn ca`,
		`📍 Where can people find the helpers? Please type one line, for example: the canteen`)
	PlaceExample = say("ready.place-blank", `Để trống “…”`, `Leave it blank “…”`)
	PlaceLong    = say("ready.place-long",
		`Địa điểm dài {n} ký tự, trong khi tối đa là {max}. Anh/Chị viết gọn lại giúp, ví dụ: nhà ăn ca`,
		`That is {n} characters; the most is {max}. Please shorten it, for example: the canteen`)

	LetterHead = say("letter.head", `📄 <b>{cite}</b>`, `📄 <b>{cite}</b>`)
	LetterLink = say("letter.link", `🔗 {url}`, `🔗 {url}`)

	ContactHead = say("contact.above",
		"☎️ Công đoàn cấp trên của <b>{unit}</b>: {above}\n{name} {phone}",
		"☎️ The level above <b>{unit}</b>: {above}\n{name} {phone}")
	ContactNone = say("contact.none",
		`☎️ Công đoàn cấp trên của <b>{unit}</b> là {above}. Hệ thống chưa có số điện thoại của cấp trên; Anh/Chị vui lòng hỏi trực tiếp {above}.`,
		`☎️ The level above <b>{unit}</b> is {above}. Their phone number is not on the roster; please ask {above} directly.`)
	ContactTop = say("contact.top",
		`<b>{unit}</b> không có công đoàn cấp trên trong danh sách.`, `There is no level above <b>{unit}</b> on the roster.`)
	ContactWhich = say("contact.which",
		`☎️ Anh/Chị cần liên hệ cấp trên của đơn vị nào ạ?`, `☎️ Whose level above do you want to reach?`)
	ContactJoin = say("contact.join",
		`Hệ thống chỉ cho xem liên hệ của công đoàn cấp trên khi đã biết đơn vị của Anh/Chị.`,
		`The contact of the level above is shown once your unit is known.`)

	HelpMore = say("help.more",
		"📖 /huongdan cách cài · /hoidap hỏi đáp · /tuyentruyen tin soạn sẵn · /congvan công văn\n☎️ /lienhe cấp trên · /lamthu làm thử · /ngonngu English · /xoadulieu xóa thông tin cá nhân\n🔔 /desau nhắc sau · /tatnhac tắt nhắc · /batnhac bật lại nhắc",
		"📖 /huongdan how to install · /hoidap questions · /tuyentruyen ready messages · /congvan the letter\n☎️ /lienhe level above · /lamthu practise · /ngonngu tiếng Việt · /xoadulieu erase my data\n🔔 /desau remind later · /tatnhac reminders off · /batnhac reminders on again")

	MenuReady = say("menu.tuyentruyen", `Tin soạn sẵn để gửi đoàn viên, người lao động`, `Ready messages for members and workers`)
	MenuFAQ   = say("menu.hoidap", `Hỏi đáp về ứng dụng`, `Questions about the app`)
)
