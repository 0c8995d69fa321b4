package text

// Screens of figures for staff: the summary of a unit and the report of one.

var (
	// The summary, from top to bottom.
	SumHead = say("sum.head",
		`📊 <b>Tổng hợp – {unit}</b> · số liệu tính đến {moment}`,
		`📊 <b>Summary – {unit}</b> · figures as of {moment}`)
	SumReported = say("sum.reported",
		`Đã báo cáo: <b>{sent}/{units}</b> đơn vị ({percent})`,
		`Reported: <b>{sent}/{units}</b> units ({percent})`)
	SumCoverage = say("sum.coverage",
		`, chiếm {percent} đoàn viên, người lao động theo danh sách`,
		`, accounting for {percent} of the members and workers on the roster`)
	SumCoverageIn = say("sum.coverage-in",
		` (ở {n} đơn vị có số trong danh sách)`,
		` (units with a number on the roster: {n})`)
	SumNoUnits = say("sum.no-units",
		`Chưa có đơn vị nào thuộc diện báo cáo.`, `No unit is expected to report.`)
	SumOnTime   = say("sum.on-time", `Đúng hạn: {n}/{of} báo cáo`, `On time: {n}/{of} reports`)
	SumReturned = say("sum.returned", `đề nghị bổ sung: {n}`, `returned for completion: {n}`)
	SumBegun    = say("sum.begun", `đang làm dở: {n}`, `begun and not sent: {n}`)
	SumClosed   = say("sum.closed",
		`gồm cả báo cáo của đơn vị đã ngừng hoạt động: {n}`,
		`reports of closed units, included: {n}`)
	SumClasses     = say("sum.classes", `Đã có báo cáo: {classes}`, `With reports: {classes}`)
	SumFederations = say("sum.federations",
		`LĐLĐ tỉnh, thành phố {n}/{of}`, `provincial federations {n}/{of}`)
	SumSectors = say("sum.sectors",
		`công đoàn ngành trung ương và tương đương {n}/{of}`, `central sector unions and equivalents {n}/{of}`)
	SumAttached = say("sum.attached",
		`ban, đơn vị trực thuộc {n}/{of}`, `departments and attached units {n}/{of}`)
	SumComplete = say("sum.complete", ` (đủ 100%: {n})`, ` (complete: {n})`)

	SumNobody = say("sum.nobody",
		`Chưa có đơn vị nào gửi báo cáo.`, `No unit has sent a report yet.`)
	SumFigures = say("sum.figures",
		`<b>Kết quả của {n} báo cáo đã gửi</b>`, `<b>Results of the reports sent ({n})</b>`)
	SumFigure = say("sum.figure",
		`• {label}: <b>{n}</b> {measure}`, `• {label}: <b>{n}</b> {measure}`)
	SumNoFigure = say("sum.no-figure",
		`• {label}: chưa có số liệu`, `• {label}: no figure`)
	SumIn = say("sum.in",
		` (ở {n} đơn vị có số liệu)`, ` (units with a figure: {n})`)
	SumRate = say("sum.rate",
		`• {numerator}: <b>{percent}</b> {label} ({num}/{den}, ở {n} đơn vị có số liệu)`,
		`• {numerator}: <b>{percent}</b> {label} ({num}/{den}, units with both figures: {n})`)
	SumNoRate = say("sum.no-rate",
		`• {numerator} {label}: chưa có số liệu`, `• {numerator} {label}: no figure`)
	SumRateOut = say("sum.rate-out",
		`; chưa tính {n} đơn vị có số liệu chưa khớp`, `; units left out because their figures do not agree: {n}`)
	SumHeld = say("sum.held",
		`• Trong {of} báo cáo đã gửi, có {n} đơn vị ({percent}) {label}`, `• {n} of {of} units with a report ({percent}) {label}`)
	SumKnown = say("sum.known",
		`<i>Tạm tính của các đơn vị chưa gửi báo cáo, không cộng vào kết quả trên: {figures}</i>`,
		`<i>Provisional figures of units that have not sent, not in the results above: {figures}</i>`)
	SumKnownFigure = say("sum.known-figure",
		`{label} {n} {measure} (ở {in} đơn vị)`, `{label} {n} {measure} (units: {in})`)

	// The units below, a line each.
	SumChildren = say("sum.children",
		`<b>Đơn vị cấp dưới</b> ({from}–{to}/{of})`, `<b>Units below</b> ({from}–{to}/{of})`)
	SumChild        = say("sum.child", `{no}. <b>{unit}</b>: {figures}`, `{no}. <b>{unit}</b>: {figures}`)
	SumChildUnits   = say("sum.child-units", `{sent}/{units} đơn vị`, `{sent}/{units} units`)
	SumChildMain    = say("sum.child-main", `{label} {n}`, `{label} {n}`)
	SumChildNull    = say("sum.child-null", `{label}: chưa có số liệu`, `{label}: no figure`)
	SumChildCover   = say("sum.child-cover", `, chiếm {percent} số người`, `, {percent} of the people`)
	SumChildRate    = say("sum.child-rate", `{percent} {short} ({num}/{den})`, `{percent} {short} ({num}/{den})`)
	SumChildIn      = say("sum.child-in", ` ở {n} đơn vị có số liệu`, ` in {n} units with figures`)
	SumChildHeld    = say("sum.child-held", `{n} đơn vị {label}`, `{n} units {label}`)
	SumChildSent    = say("sum.child-sent", `✅ đã báo cáo`, `✅ reported`)
	SumChildBack    = say("sum.child-back", `↩️ được đề nghị bổ sung`, `↩️ returned for completion`)
	SumChildNot     = say("sum.child-not", `chưa báo cáo`, `not reported`)
	SumChildKnown   = say("sum.child-known", `tạm tính: {label} {n}`, `provisionally: {label} {n}`)
	SumChildClosed  = say("sum.child-closed", `đã ngừng hoạt động`, `closed`)
	SumChildNothing = say("sum.child-nothing", `chưa có đơn vị thuộc diện báo cáo`, `no unit expected to report`)

	// Buttons.
	SumOpen    = say("sum.open", `{no}. {unit}`, `{no}. {unit}`)
	SumUp      = say("sum.up", `⬆ Cấp trên`, `⬆ Level above`)
	SumPage    = say("sum.page", `Trang {n}/{of}`, `Page {n}/{of}`)
	SumBack    = say("sum.back", `◀`, `◀`)
	SumNext    = say("sum.next", `▶`, `▶`)
	SumRefresh = say("sum.refresh", `🔄 Làm mới`, `🔄 Refresh`)
	SumOwn     = say("sum.own", `📄 Báo cáo của đơn vị`, `📄 The unit's own report`)

	// The report of one unit.
	RepHead = say("rep.head",
		`📄 <b>{unit}</b> · số liệu tính đến {moment}`, `📄 <b>{unit}</b> · figures as of {moment}`)
	RepRoster = say("rep.roster",
		`Theo danh sách: {n} đoàn viên, người lao động`, `On the roster: {n} members and workers`)
	RepContact = say("rep.contact", `☎️ Liên hệ: {contact}`, `☎️ Contact: {contact}`)
	RepNone    = say("rep.none", `Đơn vị chưa báo cáo.`, `The unit has not reported.`)
	RepNothing = say("rep.nothing",
		`Theo danh sách, chưa có đơn vị nào thuộc diện báo cáo tại đây.`, `On the roster no unit here is expected to report.`)
	RepDraft = say("rep.draft",
		`Đơn vị đang làm dở báo cáo, chưa gửi.`, `The unit has begun its report but has not sent it.`)
	RepSent = say("rep.sent",
		`Đã gửi lúc {moment} · mã biên nhận <code>{code}</code>`, `Sent at {moment} · receipt <code>{code}</code>`)
	RepAgain = say("rep.again",
		`Gửi lần {n} lúc {moment} (lần đầu lúc {first}) · mã biên nhận <code>{code}</code>`,
		`Revision {n}, sent at {moment} (first at {first}) · receipt <code>{code}</code>`)
	RepOnTime = say("rep.on-time", `✅ Đúng hạn`, `✅ On time`)
	RepLate   = say("rep.late", `⚠️ Nộp sau hạn`, `⚠️ After the deadline`)
	RepLetter = say("rep.letter",
		`⚠️ Nộp sau hạn của cấp mình, nhưng vẫn trong hạn của Công văn {letter}`,
		`⚠️ After the deadline of its level, but within that of letter {letter}`)
	RepReturned = say("rep.returned",
		`↩️ Báo cáo được đề nghị bổ sung; số liệu vẫn được tính.`,
		`↩️ Returned for completion; the figures still count.`)
	RepWithdrawn = say("rep.withdrawn",
		`Báo cáo đã được rút; số liệu không còn được tính.`, `The report was withdrawn; its figures no longer count.`)
	RepClosed = say("rep.closed", `Đơn vị đã ngừng hoạt động từ ngày {day}.`, `The unit closed on {day}.`)
	RepKnown  = say("rep.known",
		`<i>Số liệu gần nhất (tạm tính, chưa cộng vào kết quả):</i>`, `<i>Latest known figures (provisional, not in the results):</i>`)
	RepKnownFigure = say("rep.known-figure",
		`• {label}: {value} (lúc {moment})`, `• {label}: {value} (at {moment})`)
	RepTyped = say("rep.typed",
		`   ↳ nhắn “{typed}” · {where}`, `   ↳ wrote “{typed}” · {where}`)
	RepPressed = say("rep.pressed",
		`   ↳ bấm [{button}] · {where}`, `   ↳ pressed [{button}] · {where}`)
	RepUnsaid  = say("rep.unsaid", `   ↳ {where}`, `   ↳ {where}`)
	RepMessage = say("rep.message", `tin số {n}`, `message {n}`)
	RepNoRate  = say("rep.no-rate",
		`nhiều hơn mục “{label}” nên không tính tỷ lệ`, `more than “{label}”, so no percentage`)
	RepLeft = say("rep.left", `người đã thôi nhiệm vụ`, `somebody no longer in charge`)
)
