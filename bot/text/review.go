package text

import "slices"

// What officers above do with reports: ask for an addition (return), withdraw,
// accept what is doubtful; and what the unit is told.

var (
	// To the unit.
	BackAsked = say("review.back-asked",
		"↩️ <b>{above}</b> đề nghị <b>{unit}</b> bổ sung báo cáo, phần: {answers}.\nLý do: {reason}\nCác số khác và thời điểm đã nộp được giữ nguyên. Anh/Chị bấm nút bên dưới, chỉ mất chừng một phút ạ.",
		"↩️ <b>{above}</b> asks <b>{unit}</b> to complete its report: {answers}.\nReason: {reason}\nAll other figures and the time of sending stay as they are. Press the button below; it takes about a minute.")
	BackAskedAll = say("review.back-asked-all",
		"↩️ <b>{above}</b> đề nghị <b>{unit}</b> xem lại báo cáo.\nLý do: {reason}\nThời điểm đã nộp được giữ nguyên, số liệu vẫn được tính. Anh/Chị bấm nút bên dưới để xem và sửa ạ.",
		"↩️ <b>{above}</b> asks <b>{unit}</b> to review its report.\nReason: {reason}\nThe time of sending stays as it is and the figures still count. Press the button below to see and correct them.")
	BackDropped = say("review.back-dropped",
		`Các sửa đổi chưa gửi ở phần khác ({answers}) không được giữ lại.`,
		`Changes of other answers that were not sent yet ({answers}) were not kept.`)
	BackHead = say("review.back-head",
		"↩️ {above} đề nghị bổ sung: {answers}. Lý do: {reason}.\n",
		"↩️ {above} asks for: {answers}. Reason: {reason}.\n")
	BackHeadAll = say("review.back-head-all",
		"↩️ {above} đề nghị xem lại báo cáo. Lý do: {reason}.\n",
		"↩️ {above} asks to review the report. Reason: {reason}.\n")
	BackClosed = say("review.back-closed",
		`Phần “{label}” không thuộc nội dung được đề nghị bổ sung nên giữ nguyên: {value}. Nếu phần này cũng cần sửa, Anh/Chị liên hệ {above} giúp ạ: /lienhe`,
		`“{label}” is not among the answers to be completed, so it stays: {value}. If it needs correcting too, please contact {above}: /lienhe`)
	BackKept = say("review.back-kept",
		`Giữ nguyên, vì không thuộc phần đề nghị bổ sung: {list}. Nếu cũng cần sửa, Anh/Chị liên hệ {above} giúp ạ: /lienhe`,
		`Unchanged, since not among the answers to be completed: {list}. If they need correcting too, please contact {above}: /lienhe`)
	RemindBack = say("review.remind-back",
		`↩️ {unit}, phần cần bổ sung: {answers}. Lý do: {reason}.`, `↩️ {unit}, to be completed: {answers}. Reason: {reason}.`)
	BackNow  = say("button.back-now", `✏️ Bổ sung ngay`, `✏️ Complete it now`)
	GoneTold = say("review.gone-told",
		"🗂 <b>{above}</b> đã rút báo cáo của <b>{unit}</b> khỏi tổng hợp.\nLý do: {reason}\nSố liệu đã gửi không còn được tính. Mời Anh/Chị bấm nút bên dưới để báo cáo lại; các câu đã trả lời còn đó để Anh/Chị xem và sửa ạ.",
		"🗂 <b>{above}</b> has withdrawn the report of <b>{unit}</b>.\nReason: {reason}\nThe figures that were sent no longer count. Press the button below to report anew; the answers are still there to be reviewed and corrected.")
	GoneHead = say("review.gone-head",
		`🗂 {above} đã rút báo cáo trước ({reason}); số liệu chưa được tính. Anh/Chị xem lại từng câu rồi gửi ạ.`,
		`🗂 {above} has withdrawn the report before ({reason}); its figures do not count. Please review each answer, then send.`)

	// To the officer above.
	BackHow = say("review.back-how",
		"↩️ Đề nghị đơn vị nào thuộc <b>{unit}</b> bổ sung báo cáo ạ?\nAnh/Chị nhắn tên hoặc mã đơn vị, ví dụ: {example}. Có thể gõ một dòng: /tralai {example}; hoặc mở báo cáo trong /tonghop rồi bấm “Đề nghị bổ sung”.",
		"↩️ Which unit of <b>{unit}</b> is to complete its report?\nPlease type its name or code, for example: {example}. One line does as well: /tralai {example}; or open the report in /tonghop and press “Ask to complete”.")
	ReviewFound = say("review.found",
		`Tìm thấy {n} đơn vị cho “{typed}”. Anh/Chị chọn một đơn vị, hoặc nhắn tên đầy đủ hơn.`,
		`{n} units found for “{typed}”. Please choose one, or type a fuller name.`)
	ReviewNotFound = say("review.not-found",
		`Hệ thống đọc được “{typed}”, chưa tìm thấy đơn vị nào như vậy trong phạm vi của Anh/Chị. Anh/Chị nhắn tên kèm địa bàn, hoặc mã đơn vị, ví dụ: {example}`,
		`“{typed}” was read, and there is no such unit among yours. Please type the name with its place, or the code, for example: {example}`)
	ReviewNotSent = say("review.not-sent",
		`<b>{unit}</b> chưa có báo cáo được tính nên chưa có gì để xem xét.`,
		`<b>{unit}</b> has no report that counts, so there is nothing to review.`)
	ReviewOwn = say("review.own",
		`Báo cáo của chính <b>{unit}</b> do cấp trên xem xét; Anh/Chị xem xét được báo cáo của các đơn vị cấp dưới.`,
		`The report of <b>{unit}</b> itself is reviewed by the level above; you can review those of the units below.`)
	ReviewChanged = say("review.changed",
		`Báo cáo của <b>{unit}</b> vừa được sửa và gửi lại. Anh/Chị xem bản mới trước khi quyết định ạ.`,
		`The report of <b>{unit}</b> was just corrected and sent again. Please look at the new one before you decide.`)
	ReviewBack = say("review.is-back",
		`<b>{unit}</b> đang được đề nghị bổ sung từ {moment}; đơn vị gửi lại thì đề nghị này kết thúc.`,
		`<b>{unit}</b> was asked at {moment} to complete its report; that ends when it is sent again.`)
	ReviewAccepted = say("review.is-accepted",
		`Số liệu hiện tại của <b>{unit}</b> không còn gì cần xem lại.`, `Nothing about the present figures of <b>{unit}</b> needs a second look any more.`)
	ReviewPick = say("review.pick",
		"↩️ <b>{unit}</b>, báo cáo lần {n}. Phần nào cần bổ sung ạ?\nAnh/Chị chọn một hay nhiều phần rồi bấm “Tiếp”. Phần không chọn được giữ nguyên, đơn vị không sửa được.",
		"↩️ <b>{unit}</b>, revision {n}. Which answers need completing?\nTick one or several, then press “Next”. What is not ticked stays, and the unit cannot change it.")
	ReviewPickDoubts = say("review.pick-doubts",
		`Cần xem lại: {doubts}.`, `Worth a second look: {doubts}.`)
	ReviewPickNone = say("review.pick-none", `Anh/Chị chọn ít nhất một phần ạ.`, `Please tick at least one.`)
	BackWhy        = say("review.back-why",
		"Đề nghị <b>{unit}</b> bổ sung: {answers}. Lý do là gì ạ?\nAnh/Chị chọn hoặc nhắn một dòng; đơn vị và các cấp trên xem được, xin không ghi tên người bệnh, số điện thoại.",
		"<b>{unit}</b> is to complete: {answers}. What is the reason?\nChoose, or type a line; the unit and the levels above see it, so please no names of patients and no phone numbers.")
	BackSure = say("review.back-sure",
		"Đơn vị sẽ nhận được tin này:",
		"This is what the unit gets:")
	GoneWhy = say("review.gone-why",
		"🗂 Rút báo cáo lần {n} của <b>{unit}</b>: số liệu ra khỏi tổng hợp, đơn vị được tính là chưa báo cáo. Lý do là gì ạ?\nAnh/Chị chọn hoặc nhắn một dòng; đơn vị và các cấp trên xem được. Nếu chỉ cần sửa số, Anh/Chị dùng “Đề nghị bổ sung”.",
		"🗂 Withdraw revision {n} of <b>{unit}</b>: its figures leave the totals, and the unit counts as not reported. What is the reason?\nChoose, or type a line; the unit and the levels above see it. If figures need correcting only, use “Ask to complete”.")
	GoneSure = say("review.gone-sure",
		"Anh/Chị rút báo cáo lần {n} của <b>{unit}</b> khỏi tổng hợp ạ?\nLý do: {reason}\nĐơn vị được báo và hướng dẫn gửi lại.",
		"Withdraw revision {n} of <b>{unit}</b> from the totals?\nReason: {reason}\nThe unit is told, and how to report anew.")
	AcceptWhy = say("review.accept-why",
		"✅ Ghi nhận số liệu của <b>{unit}</b> (lần {n}): {doubts}.\nAnh/Chị chọn ghi chú, hoặc nhắn một dòng, ví dụ: đã đối chiếu danh sách",
		"✅ Accept the figures of <b>{unit}</b> (revision {n}): {doubts}.\nChoose a note, or type a line, for example: compared with the list")
	WhyBad = say("review.why-bad",
		`Hệ thống đọc được “{typed}”: cần từ 3 đến {max} ký tự, không có số điện thoại hay thông tin người bệnh. Ví dụ: tổng số chưa khớp với danh sách`,
		`“{typed}” was read: it has to have 3 to {max} characters, without phone numbers or anything about patients. For example: the total does not agree with the list`)
	BackDone = say("review.back-done",
		`✅ Đã đề nghị <b>{unit}</b> bổ sung: {answers}. Số liệu vẫn được tính trong khi chờ.`,
		`✅ <b>{unit}</b> was asked to complete: {answers}. Its figures still count meanwhile.`)
	GoneDone = say("review.gone-done",
		`✅ Đã rút báo cáo lần {n} của <b>{unit}</b> khỏi tổng hợp. Đơn vị được tính là chưa báo cáo.`,
		`✅ Revision {n} of <b>{unit}</b> was withdrawn from the totals. The unit counts as not reported.`)
	AcceptDone = say("review.accept-done",
		`✅ Đã ghi nhận số liệu của <b>{unit}</b> (lần {n}).`, `✅ The figures of <b>{unit}</b> (revision {n}) were accepted.`)
	ReviewTold   = say("review.told", `Hệ thống báo cho {n} người của đơn vị.`, `People of the unit who are told: {n}.`)
	ReviewNobody = say("review.nobody",
		`Đơn vị chưa có ai tham gia nên hệ thống chưa báo được; Anh/Chị gọi giúp cho đơn vị.`,
		`Nobody of the unit has joined, so nobody could be told: please call them.`)
	ReviewLeft = say("review.stopped", `Đã dừng, chưa thay đổi gì.`, `Stopped; nothing was changed.`)
	FixedTold  = say("review.fixed",
		"✅ <b>{unit}</b> đã bổ sung báo cáo (lần {n}).\n{changes}",
		"✅ <b>{unit}</b> has completed its report (revision {n}).\n{changes}")
	FixedChange = say("review.fixed-change", `• {label}: {was} → {is}`, `• {label}: {was} → {is}`)
	FixedSame   = say("review.fixed-same", `Đơn vị xác nhận giữ nguyên các số đã gửi.`, `The unit confirms the figures as they were sent.`)
	RingNobody  = say("review.ring-nobody",
		`Chưa có số điện thoại của người phụ trách <b>{unit}</b>.`, `No phone number of anybody in charge of <b>{unit}</b> is known.`)
	RingCard = say("review.ring-card", `📞 {name}, {unit}: {phone}`, `📞 {name}, {unit}: {phone}`)

	ReviewNext = say("button.review-next", `▶️ Tiếp`, `▶️ Next`)
	ReviewSend = say("button.review-send", `✅ Gửi đề nghị`, `✅ Send it`)
	ReviewGone = say("button.review-gone", `🗂 Rút báo cáo`, `🗂 Withdraw it`)
	ReviewStop = say("button.review-stop", `✖️ Thôi`, `✖️ Cancel`)
	AskBack    = say("button.ask-back", `↩️ Đề nghị bổ sung`, `↩️ Ask to complete`)
	Withdraw   = say("button.withdraw", `🗂 Rút báo cáo`, `🗂 Withdraw`)
	Accept     = say("button.accept", `✅ Ghi nhận`, `✅ Accept`)
	RingUnit   = say("button.ring-unit", `📞 Gọi đơn vị`, `📞 Call the unit`)

	// Screens.
	DoubtAccept = say("button.doubt-accept", `{no} ✅`, `{no} ✅`)
	DoubtBack   = say("button.doubt-back", `{no} ↩️`, `{no} ↩️`)
	DoubtRing   = say("button.doubt-ring", `{no} 📞`, `{no} 📞`)
	DoubtReport = say("button.doubt-report", `{no} 📄`, `{no} 📄`)
	DoubtsOpen  = say("button.doubts", `🔍 Cần xem lại ({n})`, `🔍 Second look ({n})`)
	DoubtsHead  = say("doubts.head",
		`🔍 <b>Số liệu cần xem lại – {unit}</b> · tính đến {moment}`, `🔍 <b>Figures worth a second look – {unit}</b> · as of {moment}`)
	DoubtsSum  = say("doubts.sum", `{n} đơn vị: {list}`, `{n} units: {list}`)
	DoubtsNone = say("doubts.none",
		`Hiện không có số liệu nào cần xem lại.`, `There are no figures that need a second look now.`)
	DoubtsHow = say("doubts.how",
		`Số có thể vẫn đúng. ✅ ghi nhận · ↩️ đề nghị bổ sung · 📞 gọi · 📄 mở báo cáo`,
		`They may be right all the same. ✅ accept · ↩️ ask to complete · 📞 call · 📄 open the report`)
	DoubtsUnit  = say("doubts.unit", "{no}. <b>{unit}</b>: {doubts}\n    {figures}", "{no}. <b>{unit}</b>: {doubts}\n    {figures}")
	DoubtsWas   = say("doubts.was", ` (lần trước {n})`, ` (before {n})`)
	DoubtRoster = say("doubts.roster", `danh sách {n}`, `roster {n}`)
	SumDoubted  = say("sum.doubted", `cần xem lại: {n}`, `worth a second look: {n}`)
	RepDoubts   = say("rep.doubts", `🔍 Cần xem lại: {doubts}`, `🔍 Worth a second look: {doubts}`)
	RepAccepted = say("rep.accepted",
		`✅ Đã ghi nhận {moment} ({doubts}): {note}`, `✅ Accepted at {moment} ({doubts}): {note}`)
	RepBack = say("rep.back",
		"↩️ {above} đề nghị bổ sung lúc {moment}: {answers}; lý do: {reason}.\n{progress}",
		"↩️ {above} asked at {moment} to complete: {answers}; reason: {reason}.\n{progress}")
	RepBackFixed = say("rep.back-fixed", `✅ Đã bổ sung lúc {moment}: {changes}`, `✅ Completed at {moment}: {changes}`)
	RepBackSeen  = say("rep.back-seen", `👁 Đơn vị đã xem lúc {moment}, chưa gửi lại.`, `👁 The unit saw it at {moment} and has not sent again yet.`)
	RepBackTold  = say("rep.back-told", `📨 Đã gửi tới {n}/{of} người của đơn vị, chưa ai mở.`, `📨 Delivered to {n} of {of} people of the unit; nobody has opened it.`)
	RepBackNot   = say("rep.back-not", `📭 Chưa đến được người nào của đơn vị; Anh/Chị gọi giúp ạ.`, `📭 It has reached nobody of the unit yet; please call them.`)
	RepBackSame  = say("rep.back-same", `giữ nguyên các số đã gửi`, `figures confirmed as they were`)
	RepBackAll   = say("rep.back-all", `toàn bộ báo cáo`, `the whole report`)
	RepGone      = say("rep.gone",
		`🗂 {above} đã rút báo cáo lần {n} lúc {moment}; lý do: {reason}.`, `🗂 {above} withdrew revision {n} at {moment}; reason: {reason}.`)
	CodeOld = say("code.old",
		`🔎 <code>{code}</code> là mã biên nhận của một báo cáo trước đây của <b>{unit}</b>.`,
		`🔎 <code>{code}</code> is the receipt of an earlier report of <b>{unit}</b>.`)

	ChooseDoubts   = say("choose.doubts", `Anh/Chị phụ trách {n} đơn vị. Xem số liệu cần xem lại của đơn vị nào ạ?`, `You are an officer of {n} units. Figures of which one?`)
	backDisagree   = say("button.back-disagree", `Các số chưa khớp nhau`, `Figures do not agree`)
	backTotal      = say("button.back-total", `Rà lại tổng số người`, `Check the total again`)
	backUnclear    = say("button.back-unclear", `Chưa rõ, đề nghị ghi lại`, `Unclear, please give again`)
	backIncomplete = say("button.back-incomplete", `Còn thiếu thông tin`, `Something is missing`)
	goneWrong      = say("button.gone-wrong", `Báo nhầm đơn vị`, `For the wrong unit`)
	goneMerged     = say("review.gone-merged", `Đơn vị nhận sáp nhập đã báo cáo cho cả hai`, `The unit it became part of has reported for both`)
	goneDouble     = say("button.gone-double", `Báo trùng`, `Reported twice`)
	noteCalled     = say("button.note-called", `Đã gọi, số đúng`, `Called, it is right`)
	noteCompared   = say("button.note-compared", `Đã đối chiếu danh sách`, `Compared with the list`)
	noteGrown      = say("button.note-grown", `Đơn vị có biến động người`, `People joined or left`)
)

// ReviewAct is what an officer above does with a report.
type ReviewAct string

// The acts for which there are reasons to choose from.
const (
	ActBack   ReviewAct = "back"
	ActGone   ReviewAct = "gone"
	ActAccept ReviewAct = "ok"
)

// reviewReasons are those that can be chosen, in order, with their words.
var reviewReasons = map[ReviewAct][]struct {
	key string
	say *Sentence
}{
	ActBack:   {{"#disagree", backDisagree}, {"#total", backTotal}, {"#unclear", backUnclear}, {"#incomplete", backIncomplete}},
	ActGone:   {{"#wrong-unit", goneWrong}, {"#twice", goneDouble}},
	ActAccept: {{"#called", noteCalled}, {"#compared", noteCompared}, {"#people", noteGrown}},
}

// ReviewReasons are the reasons to choose from for an act, in order. They are
// stored as these words, and read by everybody in their own language.
func ReviewReasons(act ReviewAct) []string {
	var keys []string
	for _, r := range reviewReasons[act] {
		keys = append(keys, r.key)
	}
	return keys
}

// ReviewReason says why: one of ReviewReasons, or what was typed.
func ReviewReason(lang Lang, act ReviewAct, reason string) string {
	if i := slices.Index(ReviewReasons(act), reason); i >= 0 {
		return reviewReasons[act][i].say.In(lang)
	}
	if reason == "#merged" { // of a unit that became part of another: nobody chooses it
		return goneMerged.In(lang)
	}
	return reason
}
