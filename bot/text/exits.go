package text

// Ways out of a report that count: what a button fills in at once, and what is
// said about the unit itself (a claim).

var (
	ExitsAsk = say("exit.ask",
		`Anh/Chị chọn giúp trường hợp của <b>{unit}</b> ạ.`,
		`Which of these applies to <b>{unit}</b>?`)
	ExitDissolved = say("exit.dissolved", `Đơn vị đã giải thể`, `The unit was dissolved`)
	ExitMerged    = say("exit.merged", `Đơn vị đã sáp nhập`, `The unit was merged`)
	ExitResigned  = say("exit.resigned", `Tôi không còn là Chủ tịch`, `I am no longer the chair`)
	ExitHandedOn  = say("exit.handed-on", `Tôi không còn phụ trách`, `I am no longer in charge`)
	ExitFilled    = say("exit.filled",
		`Đã ghi theo trường hợp “{label}”: {answers}.`,
		`Recorded for “{label}”: {answers}.`)

	DissolvedAsk = say("exit.dissolved-ask",
		`Anh/Chị xác nhận <b>{unit}</b> đã giải thể ạ? Thông tin này được gửi tới {above} để xác nhận; số liệu đã báo (nếu có) vẫn được giữ.`,
		`Are you sure that <b>{unit}</b> was dissolved? {above} will be asked to confirm; figures already reported are kept.`)
	DissolvedYes = say("exit.dissolved-yes", `✅ Đúng, đã giải thể`, `✅ Yes, it was dissolved`)
	MergedAsk    = say("exit.merged-ask",
		"<b>{unit}</b> đã sáp nhập vào đơn vị nào ạ? Anh/Chị nhắn tên đơn vị trong một tin nhắn, ví dụ: CĐCS Trường Tiểu học Mẫu; nếu chưa rõ thì bấm nút bên dưới.\nThông tin này được gửi tới {above} để xác nhận.",
		"Into which unit was <b>{unit}</b> merged? Please write its name in one message, for example: CĐCS Trường Tiểu học Mẫu; if you do not know it, press the button below.\n{above} will be asked to confirm.")
	MergedYes  = say("exit.merged-yes", `✅ Gửi, không ghi tên`, `✅ Send without a name`)
	MergedName = say("exit.merged-name",
		`Anh/Chị chỉ ghi giúp tên đơn vị, tối đa {max} ký tự, ví dụ: CĐCS Trường Tiểu học Mẫu`,
		`Please write only the unit's name, at most {max} characters, for example: CĐCS Trường Tiểu học Mẫu`)
	ResignAsk = say("exit.resign-ask",
		`Anh/Chị xác nhận không còn phụ trách <b>{unit}</b> ạ? Vai trò của Anh/Chị trên hệ thống sẽ kết thúc, số liệu đã báo được giữ nguyên, và {above} được thông báo.`,
		`Are you sure that you are no longer in charge of <b>{unit}</b>? Your role here will end, the figures stay as they are, and {above} will be told.`)
	ResignYes = say("exit.resign-yes", `✅ Đúng, không còn phụ trách`, `✅ Yes, no longer`)
	Resigned  = say("exit.resigned-said",
		`Cảm ơn Anh/Chị đã cho biết và đã tham gia. Anh/Chị không còn là người báo cáo của <b>{unit}</b>; số liệu đã báo được giữ nguyên. {above} sẽ được thông báo.`,
		`Thank you for telling us, and for taking part. You no longer report for <b>{unit}</b>; its figures stay as they are. {above} will be told.`)

	// Claims.
	ClaimStands = say("claim.stands",
		`Theo thông báo ngày {day}, <b>{unit}</b>: {what}. Thông tin đang chờ {above} xác nhận. Nếu chưa đúng, Anh/Chị bấm nút bên dưới ạ.`,
		`As told on {day}, <b>{unit}</b>: {what}. {above} has not confirmed it yet. If it is wrong, please press the button below.`)
	ClaimLift   = say("claim.lift", `↩️ Chưa đúng, rút lại`, `↩️ Wrong, take it back`)
	ClaimLifted = say("claim.lifted",
		`Đã rút lại thông báo về <b>{unit}</b>.`, `What was said about <b>{unit}</b> was taken back.`)
	ClaimSent = say("claim.sent",
		"Đã ghi nhận <b>{unit}</b>: {what}. Hệ thống đã đề nghị {above} xác nhận và sẽ nhắn Anh/Chị ngay khi có trả lời.\nNếu chưa đúng, Anh/Chị gõ /baocao để rút lại.",
		"Recorded for <b>{unit}</b>: {what}. {above} was asked to confirm; you will be told as soon as they answer.\nIf it is wrong, send /baocao to take it back.")
	ClaimNobody = say("claim.nobody",
		"Đã ghi nhận <b>{unit}</b>: {what}. Công đoàn cấp trên chưa có cán bộ trên hệ thống; thông tin sẽ được chuyển ngay khi có người tham gia. Anh/Chị cũng có thể liên hệ {above}.\nNếu chưa đúng, Anh/Chị gõ /baocao để rút lại.",
		"Recorded for <b>{unit}</b>: {what}. No officer of the levels above has joined yet; it is kept and will go to the first one who does. You can also contact {above}.\nIf it is wrong, send /baocao to take it back.")
	CloseAsk = say("claim.close-ask",
		"📌 <b>{unit}</b>: {what}, theo thông báo của {name}.\nĐề nghị đồng chí xác nhận. Nếu đồng ý, đơn vị không còn thuộc diện báo cáo.",
		"📌 <b>{unit}</b>: {what}, says {name}.\nPlease confirm. If you approve, no report is expected from the unit any more.")
	CloseApproved = say("claim.close-approved",
		`✅ {above} đã xác nhận <b>{unit}</b>: {what}. Đơn vị không cần báo cáo nữa. Cảm ơn Anh/Chị đã cho biết.`,
		`✅ {above} has confirmed for <b>{unit}</b>: {what}. The unit need not report any more. Thank you for telling us.`)
	CloseDeclined = say("claim.close-declined",
		`{above} chưa xác nhận <b>{unit}</b>: {what}; đơn vị vẫn thuộc diện báo cáo. Anh/Chị gõ /baocao để báo cáo, hoặc liên hệ {above}.`,
		`{above} has not confirmed for <b>{unit}</b>: {what}; the unit is still expected to report. Send /baocao to report, or contact {above}.`)
	CloseGone = say("claim.close-gone",
		`Thông báo này đã được rút lại hoặc đã có trả lời.`, `This was taken back, or has been answered already.`)
	ClaimDigest = say("claim.digest",
		"📌 <b>{unit}</b>: {n} thông báo về người báo cáo.\n{lines}",
		"📌 <b>{unit}</b>: {n} messages about who reports.\n{lines}")
	ClaimDigestLine = say("claim.digest-line", `• {unit}: {what} ({name})`, `• {unit}: {what} ({name})`)
	ClaimDigestMore = say("claim.digest-more", `… và {n} thông báo khác`, `… and {n} more`)

	// Screens of figures.
	SumExits      = say("sum.exits", `⚑ {list}`, `⚑ {list}`)
	SumExit       = say("sum.exit", `{label}: {n}`, `{label}: {n}`)
	SumChildExit  = say("sum.child-exit", `⚑ {list}`, `⚑ {list}`)
	SumChildExits = say("sum.child-exits", `⚑ {n}`, `⚑ {n}`)
	SumExitsOpen  = say("sum.exits-open", `⚑ Trường hợp riêng ({n})`, `⚑ Other cases ({n})`)
	SumExitsHead  = say("sum.exits-head",
		`⚑ <b>Trường hợp riêng – {unit}</b> · tính đến {moment}`, `⚑ <b>Other cases – {unit}</b> · as of {moment}`)
	SumExitsNone = say("sum.exits-none",
		`Chưa có đơn vị nào.`, `No unit.`)
	RepStates = say("rep.states",
		`⚑ Theo báo cáo ngày {day}: {states}`, `⚑ By the report of {day}: {states}`)
	RepClaim = say("rep.claim",
		`⚑ Theo thông báo ngày {day}: {what}`, `⚑ As told on {day}: {what}`)
	RepClaimWaits = say("rep.claim-waits",
		`; chờ cấp trên xác nhận`, `; the level above has not confirmed it yet`)
	RepClaimSettled = say("rep.claim-settled",
		`; cấp trên đã xác nhận ngày {day}`, `; confirmed by the level above on {day}`)
)

// ClaimWhat says what a claim of a kind (store.ClaimKind) is, to stand behind
// the unit's name and a colon.
func ClaimWhat(lang Lang, kind, note string) string {
	if kind == "merged" && note != "" {
		return Say(lang, mergedInto, "note", note)
	}
	if s := claimWhat[kind]; s != nil {
		return Say(lang, s)
	}
	return Escape(kind)
}

// ClaimName is how a summary counts claims of a kind.
func ClaimName(lang Lang, kind string) string {
	if s := claimName[kind]; s != nil {
		return Say(lang, s)
	}
	return Escape(kind)
}

var (
	mergedInto = say("claim.what.merged-into", `đơn vị đã sáp nhập vào “{note}”`, `the unit was merged into “{note}”`)
	claimWhat  = map[string]*Sentence{
		"dissolved": say("claim.what.dissolved", `đơn vị đã giải thể`, `the unit was dissolved`),
		"merged":    say("claim.what.merged", `đơn vị đã sáp nhập`, `the unit was merged`),
		"resigned":  say("claim.what.resigned", `người báo cáo đã thôi nhiệm vụ`, `its reporter is no longer in charge`),
		"not_mine":  say("claim.what.not-mine", `người được ghi nhận báo không phụ trách đơn vị`, `the person registered says it is not theirs`),
	}
	claimName = map[string]*Sentence{
		"dissolved": say("claim.name.dissolved", `báo đã giải thể`, `said to be dissolved`),
		"merged":    say("claim.name.merged", `báo đã sáp nhập`, `said to be merged`),
		"resigned":  say("claim.name.resigned", `Chủ tịch đã thôi nhiệm vụ`, `chair no longer in charge`),
		"not_mine":  say("claim.name.not-mine", `báo không phải đơn vị mình`, `said not to be theirs`),
	}
)
