package text

// The conversation: enrolling, the report, the card, help.

var (
	Hello = say("hello",
		`Kính chào Anh/Chị! Đây là hệ thống báo cáo kết quả {title} của {issuer} (Công văn {letter}). Báo cáo mất khoảng một phút.`,
		`Hello! This is the system of the {issuer} for reports on {title} (letter {letter}). A report takes about a minute.`)
	Privacy = say("privacy",
		`🔒 Hệ thống chỉ lưu tên, số điện thoại, mã tài khoản Telegram của Anh/Chị và nội dung báo cáo của đơn vị. Xóa thông tin cá nhân bất cứ lúc nào: /xoadulieu. Hệ thống không bao giờ hỏi mật khẩu, mã OTP hay tiền.`,
		`🔒 Only your name, phone number and Telegram ID and your unit's report are kept. Erase your personal data at any time: /xoadulieu. This system never asks for a password, an OTP code or money.`)

	// Enrolling.
	AskChair = say("enrol.ask-chair",
		`Anh/Chị là Chủ tịch <b>{unit}</b>, đúng không ạ?`,
		`Are you the chairperson of <b>{unit}</b>?`)
	AskReporter = say("enrol.ask-reporter",
		`Anh/Chị là người phụ trách báo cáo của <b>{unit}</b>, đúng không ạ?`,
		`Are you in charge of the report of <b>{unit}</b>?`)
	AskUpper = say("enrol.ask-upper",
		`Anh/Chị là cán bộ <b>{unit}</b>, đúng không ạ?`,
		`Are you an officer of <b>{unit}</b>?`)
	AskDepartment = say("enrol.ask-department",
		`Anh/Chị là cán bộ Ban Tuyên giáo <b>{unit}</b>, đúng không ạ?`,
		`Are you on the staff of the Propaganda and Education Department of <b>{unit}</b>?`)
	IAmChair = say("enrol.i-am-chair",
		`✅ Tôi là Chủ tịch {unit}`, `✅ I chair {unit}`)
	IAmReporter = say("enrol.i-am-reporter",
		`✅ Tôi phụ trách báo cáo của {unit}`, `✅ I report for {unit}`)
	IAmUpper = say("enrol.i-am-upper",
		`✅ Tôi là cán bộ {unit}`, `✅ I am an officer of {unit}`)
	IAmDepartment = say("enrol.i-am-department",
		`✅ Tôi là cán bộ Ban Tuyên giáo`, `✅ I am on the department's staff`)
	NotMine = say("enrol.not-mine",
		`Không phải đơn vị tôi`, `Not my unit`)
	NotMineSaid = say("enrol.not-mine-said",
		`Cảm ơn Anh/Chị đã cho biết; hệ thống không ghi thay đổi nào. Anh/Chị vui lòng liên hệ công đoàn cấp trên để nhận liên kết của đơn vị mình.`,
		`Thank you for telling us; nothing was changed. Please ask the level above for your own unit's link.`)
	LeaveAsk = say("enrol.leave-ask",
		`Anh/Chị xác nhận không phụ trách báo cáo của <b>{unit}</b> ạ?`,
		`Are you sure that you do not report for <b>{unit}</b>?`)
	LeaveYes = say("enrol.leave-yes", `Đúng, không phụ trách`, `Yes, it is not mine`)
	Left     = say("enrol.left",
		`Cảm ơn Anh/Chị đã cho biết. Anh/Chị không còn là người báo cáo của <b>{unit}</b> trên hệ thống. Anh/Chị vui lòng liên hệ {above} để nhận liên kết của đơn vị mình.`,
		`Thank you for telling us. You are no longer registered to report for <b>{unit}</b>. Please ask {above} for your own unit's link.`)
	Welcome = say("enrol.welcome",
		`✅ Đã ghi nhận Anh/Chị phụ trách <b>{unit}</b>.`,
		`✅ You are now registered for <b>{unit}</b>.`)
	WelcomeStaff = say("enrol.welcome-staff",
		"✅ Đã ghi nhận Anh/Chị là cán bộ <b>{unit}</b>.\nAnh/Chị gõ /tonghop để xem tổng hợp số liệu các đơn vị.",
		"✅ You are now registered as an officer of <b>{unit}</b>.\nSend /tonghop for the summary of your units.")
	InviteUsed = say("enrol.invite-used",
		`Liên kết của <b>{unit}</b> đã có người khác dùng. Nếu Anh/Chị là người phụ trách, vui lòng liên hệ {above} để được cấp liên kết mới.`,
		`The link for <b>{unit}</b> has already been used by somebody else. If you are in charge, please ask {above} for a new one.`)
	InviteExpired = say("enrol.invite-expired",
		`Liên kết của <b>{unit}</b> đã hết hạn. Anh/Chị vui lòng liên hệ {above} để được cấp liên kết mới.`,
		`The link for <b>{unit}</b> has expired. Please ask {above} for a new one.`)
	InviteRevoked = say("enrol.invite-revoked",
		`Liên kết này đã được thu hồi hoặc thay bằng liên kết mới. Anh/Chị vui lòng dùng liên kết mới nhất của <b>{unit}</b>, hoặc liên hệ {above} để nhận liên kết.`,
		`This link was revoked or replaced by a newer one. Please use the latest link for <b>{unit}</b>, or ask {above} for one.`)
	InviteUnknown = say("enrol.invite-unknown",
		`Hệ thống không nhận ra liên kết này; có thể liên kết bị chép thiếu. Anh/Chị vui lòng mở lại từ tin nhắn gốc, hoặc bấm nút bên dưới để chia sẻ số điện thoại đã đăng ký với công đoàn.`,
		`This link is not known; part of it may be missing. Please open it again from the original message, or press the button below to share the phone number your union has on record.`)
	InviteUnknownHere = say("enrol.invite-unknown-here",
		`Hệ thống không nhận ra liên kết này; có thể liên kết bị chép thiếu. Anh/Chị vui lòng mở lại từ tin nhắn gốc.`,
		`This link is not known; part of it may be missing. Please open it again from the original message.`)
	AskContact = say("enrol.ask-contact",
		`Để bắt đầu, Anh/Chị mở liên kết do công đoàn cấp trên gửi, bấm nút bên dưới để chia sẻ số điện thoại đã đăng ký với công đoàn, hoặc nhắn tên đơn vị kèm quận/huyện, tỉnh. Ví dụ: cđcs may Hoa Mẫu, Ninh Kiều, Cần Thơ`,
		`To begin, open the link that the level above sent you, press the button below to share the phone number your union has on record, or type your unit's name with its district and province, for example: cđcs may Hoa Mẫu, Ninh Kiều, Cần Thơ`)
	ShareContact = say("enrol.share-contact",
		`📱 Chia sẻ số điện thoại của tôi`, `📱 Share my phone number`)
	ContactForwarded = say("enrol.contact-forwarded",
		`Hệ thống chỉ nhận số điện thoại của chính Anh/Chị. Vui lòng bấm nút “Chia sẻ số điện thoại của tôi” bên dưới.`,
		`Only your own phone number can be used. Please press “Share my phone number” below.`)
	ContactUnknown = say("enrol.contact-unknown",
		`Số điện thoại này chưa có trong danh sách của công đoàn nên chưa được ghi nhận.`,
		`This number is not on the roster, so it has not been kept.`)
	ContactFound = say("enrol.contact-found",
		`✅ Số điện thoại của Anh/Chị có trong danh sách của công đoàn.`,
		`✅ Your number is on the roster.`)
	ContactChoose = say("enrol.contact-choose",
		`Số điện thoại này được ghi cho {n} đơn vị trong danh sách. Anh/Chị báo cáo cho đơn vị nào trước ạ?`,
		`This number is listed for {n} units. Which one would you like to report for first?`)
	ContactMany = say("enrol.contact-many",
		`Số điện thoại này được ghi cho {n} đơn vị trong danh sách nên cần công đoàn cấp trên xác nhận. Anh/Chị phụ trách đơn vị nào ạ?`,
		`This number is listed for {n} units, so the level above has to confirm. Which unit are you in charge of?`)
	AllOfThem = say("enrol.all-of-them",
		`Tất cả {n} đơn vị`, `All {n} units`)
	RequestSent = say("enrol.request-sent",
		`Đã gửi đề nghị của Anh/Chị về <b>{unit}</b> tới {above}. Hệ thống sẽ nhắn ngay khi có trả lời.`,
		`Your request for <b>{unit}</b> was sent to {above}. You will be told as soon as they answer.`)
	Approve  = say("enrol.approve", `✅ Đồng ý`, `✅ Approve`)
	Decline  = say("enrol.decline", `Từ chối`, `Decline`)
	Approved = say("enrol.approved",
		`✅ {above} đã xác nhận Anh/Chị phụ trách <b>{unit}</b>. Anh/Chị có thể báo cáo ngay: /baocao`,
		`✅ {above} has confirmed you for <b>{unit}</b>. You can report now: /baocao`)
	Declined = say("enrol.declined",
		`{above} chưa xác nhận Anh/Chị phụ trách <b>{unit}</b>. Anh/Chị vui lòng liên hệ {above} để được hướng dẫn.`,
		`{above} has not confirmed you for <b>{unit}</b>. Please ask {above} what to do.`)
	RequestDone = say("enrol.request-done",
		`Đã ghi nhận: {answer} – {unit}.`, `Recorded: {answer} – {unit}.`)
	RequestGone = say("enrol.request-gone",
		`Đề nghị này đã được trả lời hoặc không còn hiệu lực.`, `This request has been answered already, or is void.`)
	Digest = say("enrol.digest",
		"📋 <b>{unit}</b>: {n} người mới được ghi nhận trên hệ thống.\n{lines}",
		"📋 <b>{unit}</b>: newly registered: {n}.\n{lines}")
	DigestLine     = say("enrol.digest-line", `• {name} – {role} {unit}`, `• {name} – {role}, {unit}`)
	DigestMore     = say("enrol.digest-more", `… và {n} người khác`, `… and {n} more`)
	RoleChair      = say("role.chair", `Chủ tịch`, `chairperson`)
	RoleUpper      = say("role.upper", `cán bộ`, `officer`)
	RoleDepartment = say("role.department", `cán bộ Ban Tuyên giáo`, `department staff`)

	GroupsNo = say("group.no",
		`Hệ thống chỉ nhận báo cáo trong cuộc trò chuyện riêng. Anh/Chị vui lòng mở trò chuyện riêng với hệ thống ạ.`,
		`Reports are taken in private chats only. Please write to the bot directly.`)

	// Asking.
	Recorded     = say("ask.recorded", `Đã ghi: <b>{value}</b>.`, `Recorded: <b>{value}</b>.`)
	RecordedMore = say("ask.recorded-more",
		`Đã ghi thêm: <b>{value}</b>. Muốn viết lại từ đầu, Anh/Chị bấm bỏ chọn “{label}” rồi nhắn nội dung mới ạ.`,
		`Added: <b>{value}</b>. To write it anew, untick “{label}” and type the new text.`)
	NotKnown  = say("ask.not-known", `Không nắm được`, `Not known`)
	LeftBlank = say("ask.left-blank", `để trống`, `left blank`)
	NoFigure  = say("ask.no-figure", `chưa có số liệu`, `no figure`)
	Done      = say("ask.done", `Xong ➡️`, `Done ➡️`)
	Skip      = say("ask.skip", `Bỏ qua câu này`, `Skip this question`)
	PickOne   = say("ask.pick-one",
		`Anh/Chị chọn giúp ít nhất một mục rồi bấm “Xong” ạ.`, `Please choose at least one, then press “Done”.`)
	PressOne = say("ask.press-one",
		`Hệ thống chưa hiểu câu trả lời. Anh/Chị bấm giúp một nút bên dưới, ví dụ: {example}`,
		`That answer was not understood. Please press one of the buttons below, for example: {example}`)
	WriteOther = say("ask.write-other",
		`“{label}”: Anh/Chị viết giúp nội dung trong một tin nhắn ạ.`,
		`“{label}”: please write it in one message.`)
	TextTooLong = say("ask.text-too-long",
		`Nội dung dài {n} ký tự, trong khi tối đa là {max}. Anh/Chị viết gọn lại giúp ạ.`,
		`That is {n} characters; the most is {max}. Please shorten it.`)
	TypeNumber = say("ask.type-number",
		`Anh/Chị nhập giúp số người, ví dụ: {example}`, `Please type the number of people, for example: {example}`)
	WriteText = say("ask.write-text",
		`Anh/Chị trả lời giúp bằng một tin nhắn chữ ạ.`, `Please answer with a text message.`)

	// Doubtful readings and rules.
	Which    = say("doubt.which", `Anh/Chị chọn giúp số đúng, hoặc nhập lại ạ.`, `Please choose the right number, or type it again.`)
	KeepIt   = say("doubt.keep", `✅ Đúng, giữ nguyên`, `✅ Yes, keep it`)
	Retype   = say("doubt.retype", `✏️ Nhập lại`, `✏️ Type it again`)
	Fix      = say("doubt.fix", `✏️ Sửa: {label}`, `✏️ Correct: {label}`)
	Doubtful = say("doubt.text",
		`Nội dung này có thể có tên người bệnh hoặc số điện thoại. Để bảo vệ thông tin cá nhân, Anh/Chị có muốn giữ nguyên không ạ?`,
		`This may contain a sick person's name or a phone number. To protect personal data, please check: keep it as it is?`)

	// The card and after.
	Card       = say("card.head", `📋 <b>{unit}</b>`, `📋 <b>{unit}</b>`)
	CardLine   = say("card.line", `• {label}: <b>{value}</b>`, `• {label}: <b>{value}</b>`)
	CardShare  = say("card.share", ` ({shares})`, ` ({shares})`)
	Edit       = say("card.edit", `✏️ {label}`, `✏️ {label}`)
	BackToCard = say("card.back", `↩️ Về phiếu báo cáo`, `↩️ Back to the card`)
	SendAgain  = say("card.send-again", `📨 Gửi lại báo cáo`, `📨 Send again`)
	PressSend  = say("card.press-send",
		`Anh/Chị bấm “{send}” nếu số liệu đã đúng, hoặc bấm mục cần sửa ạ.`,
		`Please press “{send}” if the figures are right, or the item to correct.`)
	CardChanged = say("card.changed",
		`Số liệu vừa được cập nhật từ một máy khác. Anh/Chị xem lại phiếu dưới đây rồi gửi ạ.`,
		`The figures were just changed from another phone. Please review the card below, then send.`)
	Receipt = say("receipt",
		"✅ Đã gửi lúc {moment} tới {above}.\nMã biên nhận: <code>{code}</code>\n{thanks}",
		"✅ Sent at {moment} to {above}.\nReceipt: <code>{code}</code>\n{thanks}")
	ReceiptAgain = say("receipt.again",
		"✅ Đã cập nhật lúc {moment} (lần {n}).\nMã biên nhận: <code>{code}</code>\n{thanks}",
		"✅ Updated at {moment} (revision {n}).\nReceipt: <code>{code}</code>\n{thanks}")
	ReceiptEdit = say("receipt.edit",
		`Anh/Chị có thể sửa báo cáo bất cứ lúc nào bằng /sua.`,
		`You can correct the report at any time with /sua.`)
	ReceiptLate = say("receipt.late",
		`Hạn báo cáo của đơn vị là {deadline}; hệ thống ghi là nộp sau hạn.`,
		`Your unit's deadline was {deadline}; the report is marked as late.`)
	NothingChanged = say("card.nothing-changed",
		`Báo cáo đã được gửi trước đó, chưa có gì thay đổi. Mã biên nhận: {code}`,
		`The report has been sent already and nothing has changed since. Receipt: {code}`)
	ToNation = say("receipt.to-above", `công đoàn cấp trên`, `the level above`)

	// Showing, cancelling.
	ShowNone = say("show.none",
		`<b>{unit}</b> chưa có báo cáo. Anh/Chị bấm “Báo cáo” để bắt đầu, chỉ mất khoảng một phút ạ.`,
		`<b>{unit}</b> has no report yet. Press “Report” to begin; it takes about a minute.`)
	ShowDraft = say("show.draft",
		`📝 Báo cáo của <b>{unit}</b> đang làm dở, chưa gửi:`, `📝 The report of <b>{unit}</b> is not finished and has not been sent:`)
	ShowSent = say("show.sent",
		`📄 Báo cáo của <b>{unit}</b>, gửi lúc {moment} (lần {n}), mã biên nhận {code}`,
		`📄 Report of <b>{unit}</b>, sent at {moment} (revision {n}), receipt {code}`)
	ShowLate    = say("show.late", `(nộp sau hạn)`, `(after the deadline)`)
	ShowChanged = say("show.changed",
		`⚠️ Có nội dung đã sửa nhưng chưa gửi lại.`, `⚠️ Some corrections have not been sent yet.`)
	Report    = say("button.report", `📋 Báo cáo`, `📋 Report`)
	GoOn      = say("button.go-on", `▶️ Tiếp tục báo cáo`, `▶️ Go on`)
	EditIt    = say("button.edit", `✏️ Sửa báo cáo`, `✏️ Correct the report`)
	Help      = say("button.help", `❓ Trợ giúp`, `❓ Help`)
	Summary   = say("button.summary", `📊 Tổng hợp`, `📊 Summary`)
	Cancelled = say("cancel.kept",
		`Đã dừng. Các câu đã trả lời vẫn được giữ; Anh/Chị gõ /baocao để làm tiếp bất cứ lúc nào.`,
		`Stopped. Your answers are kept; send /baocao to go on at any time.`)
	CancelledSent = say("cancel.sent",
		`Đã dừng. Báo cáo đã gửi vẫn giữ nguyên; phần sửa dở chưa được tính.`,
		`Stopped. The report you sent stands; unfinished corrections do not count.`)
	NothingToCancel = say("cancel.nothing",
		`Hiện không có việc nào đang làm dở.`,
		`There is nothing to stop.`)
	DropDraft   = say("cancel.drop", `🗑 Bỏ các câu đã trả lời`, `🗑 Drop my answers`)
	DropChanges = say("cancel.drop-changes", `🗑 Bỏ phần sửa dở`, `🗑 Drop the corrections`)
	Dropped     = say("cancel.dropped",
		`Đã bỏ. Anh/Chị gõ /baocao để bắt đầu lại khi thuận tiện.`, `Dropped. Send /baocao to begin again when convenient.`)

	// Choosing a unit.
	ChooseUnit = say("units.choose",
		`Anh/Chị phụ trách {n} đơn vị. Báo cáo cho đơn vị nào ạ?`, `You are in charge of {n} units. Which one is this for?`)
	OtherUnit = say("units.other",
		`Nút này thuộc báo cáo của {other}. Anh/Chị đang báo cáo cho {unit}.`, `That button belongs to the report of {other}. You are reporting for {unit} now.`)
	OtherEdited = say("units.other-edited",
		`Tin nhắn Anh/Chị vừa sửa thuộc báo cáo của {other}, nên số mới chưa được ghi. Anh/Chị chuyển sang {other} để sửa, hoặc tiếp tục báo cáo đang làm ạ.`,
		`The message you edited belongs to the report of {other}, so the change has not been recorded. Switch to {other} to correct it, or go on with the present report.`)
	SwitchUnit = say("units.switch", `↪️ Chuyển sang {unit}`, `↪️ Switch to {unit}`)
	OldButton  = say("press.old", `Nút này thuộc tin nhắn cũ. Mời Anh/Chị xem tin nhắn mới nhất ạ.`, `That button is from an old message. Please see the latest one.`)
	NoSuchUnit = say("press.not-yours",
		`Anh/Chị không có quyền thực hiện việc này với đơn vị đó.`, `You have no right to do this for that unit.`)

	// Help.
	HelpText = say("help",
		"❓ <b>Trợ giúp.</b> Anh/Chị trả lời bằng cách bấm nút hoặc nhắn số, ví dụ: 380. Cũng có thể nhắn nhiều mục trong một tin: {sample}\n📋 /baocao báo cáo · /capnhat cập nhật nhanh · /xem xem lại · /sua sửa · /bienlai biên nhận\n✏️ Khi đang trả lời: /quaylai câu trước · /boqua bỏ qua · /visao vì sao hỏi · /truonghopkhac trường hợp khác · /huy dừng\n🏢 /donvi đơn vị · /hanchot hạn báo cáo · /doidonvi đổi đơn vị · /uyquyen ủy quyền, bàn giao",
		"❓ <b>Help.</b> Answer by pressing a button or typing a number, for example: 380. Several answers may stand in one message: {sample}\n📋 /baocao report · /capnhat quick update · /xem see it · /sua correct it · /bienlai receipt\n✏️ While answering: /quaylai question before · /boqua skip · /visao why this · /truonghopkhac other cases · /huy stop\n🏢 /donvi unit · /hanchot deadline · /doidonvi another unit · /uyquyen deputies, handing over")
	HelpAbove     = say("help.above", `☎️ Liên hệ {above}: {name} {phone}`, `☎️ Contact {above}: {name} {phone}`)
	HelpAboveBare = say("help.above-bare", `☎️ Nếu cần hỗ trợ, Anh/Chị vui lòng liên hệ {above}.`, `☎️ For help, please contact {above}.`)
	HelpSupport   = say("help.support", `☎️ Hỗ trợ: {support}`, `☎️ Support: {support}`)
	ChooseRoot    = say("staff.choose",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Xem tổng hợp của đơn vị nào ạ?`, `You are an officer of {n} units. Which one's summary?`)
	Sticker = say("help.sticker",
		`Cảm ơn Anh/Chị. Hệ thống chỉ đọc được tin nhắn chữ và các nút bấm.`,
		`Thank you. Only text messages and buttons can be read here.`)
	Idle = say("help.idle",
		`Anh/Chị bấm “Báo cáo” để báo cáo cho đơn vị, hoặc gõ /trogiup để được trợ giúp ạ.`,
		`Press “Report” to report for your unit, or send /trogiup for help.`)
	IdleSent = say("help.idle-sent",
		`Báo cáo của {unit} đã được gửi. Khi có số mới, Anh/Chị nhắn số người đã cài, ví dụ: {example}, hoặc bấm “Sửa báo cáo” ạ.`,
		`The report of {unit} has been sent. When there is a new figure, type how many have installed, for example: {example}, or press “Correct the report”.`)
	NoRoleStaff = say("staff.none",
		`Lệnh này dành cho cán bộ công đoàn cấp trên và Ban Tuyên giáo. Nếu là cán bộ cấp trên, Anh/Chị vui lòng mở liên kết mời của đơn vị mình.`,
		`This command is for officers of the levels above and of the Propaganda and Education Department. If you are one, please open your unit's invite link.`)
	NotForStaff = say("staff.no-unit",
		`Lệnh này dành cho người báo cáo của một đơn vị. Anh/Chị là cán bộ cấp trên nên có thể xem tổng hợp hoặc mời đơn vị tham gia ạ. Nếu cũng báo cáo cho một đơn vị, Anh/Chị mở liên kết mời của đơn vị đó.`,
		`This command is for those who report for a unit. As an officer of a level above you can see the summary or invite units. If you report for a unit, too, please open that unit's invite link.`)
	OutsideScope = say("staff.outside",
		`Đơn vị này không thuộc phạm vi phụ trách của Anh/Chị.`,
		`This unit is not among those you are in charge of.`)
	NoRoleChair = say("chair.none",
		`Anh/Chị chưa được ghi nhận là người báo cáo của đơn vị nào.`, `You are not registered to report for any unit yet.`)
	UnitClosed = say("unit.closed",
		`Theo danh sách, <b>{unit}</b> đã ngừng hoạt động nên không cần báo cáo. Nếu chưa đúng, Anh/Chị vui lòng liên hệ {above}.`,
		`According to the roster, <b>{unit}</b> is closed and need not report. If that is wrong, please contact {above}.`)

	Failed = say("failed",
		`Hệ thống gặp trục trặc với thao tác vừa rồi. Số liệu đã ghi vẫn an toàn; Anh/Chị làm lại giúp sau ít phút ạ.`,
		`Something went wrong with what you just did. What was recorded is safe; please try again in a few minutes.`)

	// Erasing.
	EraseAsk = say("erase.ask",
		"Hệ thống sẽ xóa tên, số điện thoại và mã tài khoản Telegram của Anh/Chị. Anh/Chị cũng thôi mọi vai trò trên hệ thống.\nSố liệu đơn vị đã gửi là kết quả của đơn vị nên được giữ đến hết ngày {until}, không kèm tên, để tổng hợp và đối chiếu theo Công văn {letter}.\nAnh/Chị có chắc không ạ?",
		"Your name, phone number and Telegram ID will be erased, and all your roles here end.\nThe figures your unit sent are the unit's result: they are kept until the end of {until}, without your name, for the totals and their checking under letter {letter}.\nAre you sure?")
	EraseYes  = say("erase.yes", `Xóa thông tin của tôi`, `Erase my data`)
	EraseNo   = say("erase.no", `Không xóa`, `Keep it`)
	EraseDone = say("erase.done",
		"Đã xóa thông tin cá nhân của Anh/Chị. Số liệu của đơn vị, không kèm tên, được giữ để tổng hợp đến hết ngày {until}.\nXin cảm ơn Anh/Chị đã tham gia.",
		"Your personal data has been erased. The unit's figures, without your name, are kept for the totals until the end of {until}.\nThank you for taking part.")
	EraseKept = say("erase.kept", `Hệ thống không xóa gì.`, `Nothing was erased.`)
	LangSet   = say("lang.set", `Đã chuyển sang tiếng Việt.`, `The language is now English.`)
)

// The commands menu.
var (
	MenuReport  = say("menu.baocao", `Báo cáo kết quả của đơn vị`, `Report for your unit`)
	MenuShow    = say("menu.xem", `Xem báo cáo đã gửi`, `See the report`)
	MenuEdit    = say("menu.sua", `Sửa báo cáo đã gửi`, `Correct the report`)
	MenuGuide   = say("menu.huongdan", `Hướng dẫn cài đặt`, `How to install`)
	MenuHelp    = say("menu.trogiup", `Trợ giúp`, `Help`)
	MenuSummary = say("menu.tonghop", `Tổng hợp số liệu các đơn vị`, `Summary of your units`)
)

var (
	SendIt = say("card.send", `📨 Gửi báo cáo`, `📨 Send the report`)
	ShowIt = say("button.show", `📄 Xem báo cáo`, `📄 See the report`)
)
