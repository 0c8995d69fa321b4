package text

// Deputies, handing over the chair, and the card of a unit.

var (
	// The unit's card.
	UnitCard = say("unit.card",
		"🏢 <b>{unit}</b>\nCấp trên: {above}\nNgười báo cáo: {people}\n{state}",
		"🏢 <b>{unit}</b>\nLevel above: {above}\nReporting: {people}\n{state}")
	UnitDeadline = say("unit.deadline", `Hạn báo cáo: {deadline}.`, `Deadline: {deadline}.`)
	UnitSent     = say("unit.sent",
		`✅ Đã gửi báo cáo lần {n}, lúc {moment} – {mark}.`, `✅ Report sent, revision {n}, at {moment} – {mark}.`)
	UnitPerson  = say("unit.person", `{name} ({role})`, `{name} ({role})`)
	UnitMe      = say("unit.me", `Anh/Chị`, `you`)
	UnitNobody  = say("unit.nobody", `chưa có`, `nobody yet`)
	UnitOther   = say("button.other-unit", `🔄 {unit}`, `🔄 {unit}`)
	UnitSwitch  = say("button.switch", `🔄 Đổi đơn vị`, `🔄 Another unit`)
	UnitPeople  = say("button.people", `👥 Ủy quyền, bàn giao`, `👥 Deputies, handing over`)
	RoleDeputy  = say("role.deputy", `được ủy quyền báo cáo`, `deputy`)
	RoleReports = say("role.reports", `phụ trách báo cáo`, `in charge of the report`)
	TypedBy     = say("card.typed-by", `✍️ Người nhập: {names}`, `✍️ Typed by: {names}`)

	// /uyquyen.
	People = say("people.head",
		"👥 Người báo cáo của <b>{unit}</b>:\n{people}\nNgười được ủy quyền được nhập, gửi và sửa báo cáo; việc ủy quyền và bàn giao vẫn do Anh/Chị thực hiện.",
		"👥 Who reports for <b>{unit}</b>:\n{people}\nDeputies may fill in, send and correct the report; delegating and handing over stay with you.")
	PeopleChair  = say("people.chair", `• {name} – {role}`, `• {name} – {role}`)
	PeopleDeputy = say("people.deputy", `{no}. {name} – {role}, từ {day}`, `{no}. {name} – {role}, since {day}`)
	PeopleLink   = say("people.link",
		`🔗 Liên kết ủy quyền chưa dùng, có hiệu lực đến {moment}`, `🔗 A deputy's link, not used yet, valid until {moment}`)
	PeopleHanding = say("people.handing",
		`🔗 Liên kết bàn giao chưa dùng, có hiệu lực đến {moment}`, `🔗 A link for your successor, not used yet, valid until {moment}`)
	PeopleAdd       = say("button.delegate", `➕ Ủy quyền`, `➕ Add a deputy`)
	PeopleEnd       = say("button.end-deputy", `❌ Thôi ủy quyền số {no}`, `❌ End deputy {no}`)
	PeopleRevoke    = say("button.revoke-link", `🚫 Thu hồi liên kết ủy quyền`, `🚫 Revoke deputy's link`)
	PeopleUnhand    = say("button.revoke-handing", `🚫 Thu hồi liên kết bàn giao`, `🚫 Revoke successor's link`)
	PeopleHandOver  = say("button.hand-over", `🔁 Bàn giao Chủ tịch`, `🔁 Hand over the chair`)
	PeopleHandTasks = say("button.hand-over-task", `🔁 Bàn giao nhiệm vụ`, `🔁 Hand over the task`)
	PeopleNotYours  = say("people.not-yours",
		`Anh/Chị đang báo cáo cho <b>{unit}</b> theo ủy quyền. Việc ủy quyền và bàn giao do Chủ tịch đơn vị thực hiện ạ.`,
		`You report for <b>{unit}</b> as a deputy. Delegating and handing over are for the unit's chairperson.`)
	PeopleMany = say("people.many",
		`Đơn vị đã có {n} người được ủy quyền và liên kết chưa dùng, là mức tối đa. Anh/Chị vui lòng thôi ủy quyền một người hoặc thu hồi một liên kết trước ạ.`,
		`The unit has {n} deputies and unused links, which is the most. Please end or revoke one first.`)
	DeputyEnded = say("people.ended", `Đã thôi ủy quyền cho {name}.`, `{name} is no longer a deputy.`)
	LinkRevoked = say("people.revoked", `Đã thu hồi liên kết; không ai dùng được liên kết đó nữa.`, `The link was revoked; nobody can use it any more.`)
	LinkLater   = say("people.link-later",
		`Hệ thống chưa tạo được liên kết. Anh/Chị thử lại giúp sau ít phút ạ.`, `The link could not be made just now. Please try again in a few minutes.`)

	// The links.
	DeputyLink = say("people.deputy-link",
		`🔗 Đã tạo liên kết ủy quyền báo cáo cho <b>{unit}</b>, dùng một lần, có hiệu lực đến {moment}. Anh/Chị chuyển tin dưới đây cho đúng người được ủy quyền: ai xác nhận trước sẽ được báo cáo cho đơn vị.`,
		`🔗 A link for a deputy of <b>{unit}</b> is ready: for one use, until {moment}. Forward the message below to that person only; whoever confirms first may report.`)
	DeputyForward = say("people.deputy-forward",
		"Anh/Chị được ủy quyền báo cáo kết quả {title} của {unit} trên Telegram. Mở liên kết sau và bấm “Bắt đầu” (dùng một lần, có hiệu lực đến {moment}):\n{link}",
		"You are asked to report on {title} for {unit} on Telegram. Open this link and press “Start” (for one use, until {moment}):\n{link}")
	HandAsk = say("people.hand-ask",
		"Hệ thống tạo một liên kết để Anh/Chị chuyển cho người nhận bàn giao. Khi người nhận xác nhận, Anh/Chị thôi phụ trách <b>{unit}</b>. Báo cáo đã gửi và phần đang làm dở vẫn giữ nguyên.\nAnh/Chị có tạo liên kết bàn giao không ạ?",
		"A link will be made for you to forward to your successor. Once they confirm, you are no longer in charge of <b>{unit}</b>; what was sent, and what is unfinished, stays.\nShall the link be made?")
	HandYes  = say("button.hand-yes", `✅ Tạo liên kết bàn giao`, `✅ Make the link`)
	HandNo   = say("button.hand-no", `Không bàn giao`, `Do not hand over`)
	HandLink = say("people.hand-link",
		`🔗 Đã tạo liên kết bàn giao <b>{unit}</b>, dùng một lần, có hiệu lực đến {moment}. Anh/Chị chuyển tin dưới đây cho đúng người nhận. Anh/Chị vẫn phụ trách đơn vị cho đến khi người nhận xác nhận.`,
		`🔗 The link to hand over <b>{unit}</b> is ready: for one use, until {moment}. Forward the message below to your successor only. You stay in charge until they confirm.`)
	HandForward = say("people.hand-forward",
		"Anh/Chị được bàn giao nhiệm vụ phụ trách báo cáo kết quả {title} của {unit} trên Telegram. Mở liên kết sau và bấm “Bắt đầu” (dùng một lần, có hiệu lực đến {moment}):\n{link}",
		"The report on {title} of {unit} on Telegram is handed over to you. Open this link and press “Start” (for one use, until {moment}):\n{link}")

	// Opening one.
	AskDeputy = say("enrol.ask-deputy",
		`Anh/Chị được ủy quyền báo cáo cho <b>{unit}</b>, đúng không ạ?`,
		`Are you to report for <b>{unit}</b> as a deputy?`)
	IAmDeputy     = say("enrol.i-am-deputy", `✅ Tôi nhận ủy quyền`, `✅ Yes, I am the deputy`)
	WelcomeDeputy = say("enrol.welcome-deputy",
		`✅ Đã ghi nhận Anh/Chị báo cáo cho <b>{unit}</b> theo ủy quyền.`,
		`✅ You may now report for <b>{unit}</b> as a deputy.`)
	AskSuccessor = say("enrol.ask-successor",
		"Chủ tịch hiện nay bàn giao nhiệm vụ tại <b>{unit}</b> cho Anh/Chị. Khi Anh/Chị xác nhận, người bàn giao thôi vai trò này.\nAnh/Chị là Chủ tịch mới của đơn vị, đúng không ạ?",
		"The present chairperson hands <b>{unit}</b> over to you, and loses the role when you confirm.\nAre you the unit's new chairperson?")
	AskNewReporter = say("enrol.ask-new-reporter",
		"Người phụ trách hiện nay bàn giao việc báo cáo của <b>{unit}</b> cho Anh/Chị. Khi Anh/Chị xác nhận, người bàn giao thôi vai trò này.\nAnh/Chị là người phụ trách mới, đúng không ạ?",
		"The report of <b>{unit}</b> is handed over to you; whoever was in charge loses the role when you confirm.\nAre you now in charge of it?")
	IAmSuccessor = say("enrol.i-am-successor", `✅ Tôi nhận bàn giao`, `✅ Yes, I take it over`)
	LinkNotYours = say("enrol.link-for-another",
		`Liên kết này để Anh/Chị chuyển cho người khác: Anh/Chị đang phụ trách <b>{unit}</b> rồi nên không cần mở ạ.`,
		`This link is for you to forward: you are in charge of <b>{unit}</b> already and need not open it.`)
	LinkEnded = say("enrol.link-ended",
		`Liên kết này của <b>{unit}</b> không còn hiệu lực: đã có người dùng, đã thu hồi hoặc đã hết hạn. Anh/Chị vui lòng hỏi lại người đã gửi liên kết.`,
		`This link for <b>{unit}</b> is no longer valid: it was used, revoked, or has expired. Please ask whoever sent it to you.`)

	ClaimStandsDeputy = say("claim.stands-deputy",
		`Theo thông báo ngày {day}, <b>{unit}</b>: {what}. Thông tin đang chờ {above} xác nhận. Nếu chưa đúng, Chủ tịch đơn vị có thể rút lại ạ.`,
		`As told on {day}, <b>{unit}</b>: {what}. {above} has not confirmed it yet. If it is wrong, the unit's chairperson can take it back.`)

	// What the others are told.
	HandedOver = say("people.handed-over",
		`✅ {name} đã xác nhận nhận bàn giao <b>{unit}</b>. Anh/Chị thôi vai trò phụ trách đơn vị này trên hệ thống; báo cáo vẫn giữ nguyên. Xin cảm ơn Anh/Chị.`,
		`✅ {name} has taken over <b>{unit}</b>. You are no longer in charge of it here; its report stays. Thank you.`)
	NotDeputy = say("people.not-deputy",
		`Anh/Chị không còn được ủy quyền báo cáo cho <b>{unit}</b> trên hệ thống. Xin cảm ơn Anh/Chị đã hỗ trợ.`,
		`You are no longer a deputy for the report of <b>{unit}</b>. Thank you for your help.`)
	DigestHanded = say("enrol.digest-handed",
		`• {name} – {role} {unit} (nhận bàn giao)`, `• {name} – {role}, {unit} (taken over)`)
)
