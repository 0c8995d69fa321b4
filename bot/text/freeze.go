package text

import "strconv"

// Freezing figures, and what was frozen.

var (
	MenuFreeze = say("menu.freeze", `Chốt số liệu của đơn vị`, `Freeze the unit's figures`)

	ChooseFreeze = say("freeze.choose",
		`Anh/Chị phụ trách {n} đơn vị. Anh/Chị muốn chốt số liệu của đơn vị nào ạ?`,
		`You are in charge of {n} units. Whose figures are to be frozen?`)
	ChooseLog = say("log.choose",
		`Anh/Chị phụ trách {n} đơn vị. Anh/Chị muốn xem nhật ký của đơn vị nào ạ?`,
		`You are in charge of {n} units. Whose log do you want to see?`)

	// Before: what a freeze now would hold, and what it means.
	FreezeAsk = say("freeze.ask",
		`🔒 <b>Chốt số liệu – {unit}</b> · tính đến {moment}`, `🔒 <b>Freeze the figures – {unit}</b> · as of {moment}`)
	FreezeState = say("freeze.state",
		`Đã báo cáo: <b>{sent}/{units}</b> đơn vị; chưa báo cáo: {missing}`, `Reported: <b>{sent}/{units}</b> units; not reported: {missing}`)
	FreezeReturned = say("freeze.returned", `; đề nghị bổ sung: {n}`, `; returned for completion: {n}`)
	FreezeDoubted  = say("freeze.doubted", `; số liệu cần xem lại: {n}`, `; figures worth a second look: {n}`)
	FreezeMeans    = say("freeze.means",
		"Số liệu lần {n} sẽ được giữ nguyên và báo cấp trên. Báo cáo gửi sau đó được ghi riêng là phần bổ sung.\n"+
			"• <b>Bản tạm</b>: còn tập hợp tiếp, hệ thống vẫn nhắc việc cấp này.\n"+
			"• <b>Bản chính thức</b>: cấp này đã báo cáo xong, hệ thống thôi nhắc; bản Word không còn chữ “dự thảo”.",
		"Freeze {n} stays as it is and goes to the level above. Reports that come later are listed apart, as a supplement.\n"+
			"• <b>Interim</b>: this level goes on collecting, and its reminders go on.\n"+
			"• <b>Final</b>: this level has reported, its reminders end, and the Word file is no draft any more.")
	FreezeNothing = say("freeze.nothing",
		`Không có đơn vị nào thuộc diện báo cáo nên chưa có số liệu để chốt.`, `No unit is expected to report, so there is nothing to freeze.`)
	FreezeMaking = say("freeze.making",
		`⏳ Số liệu lần {n} đang được chốt; xong hệ thống sẽ báo ngay.`, `⏳ Freeze {n} is being made; it is announced as soon as it is done.`)
	ButtonFreeze  = say("button.freeze", `🔒 Bản chính thức lần {n}`, `🔒 Final version, {n}`)
	ButtonInterim = say("button.freeze-interim", `🔒 Bản tạm lần {n}`, `🔒 Interim version, {n}`)
	ButtonFreezes = say("button.freezes", `Các lần đã chốt`, `Freezes so far`)
	FreezeOpen    = say("freeze.open", `🔒 Chốt số liệu`, `🔒 Freeze figures`)

	// The work, beside the chat.
	FreezeBegun = say("freeze.begun",
		`⏳ Đang chốt số liệu lần {n} của <b>{unit}</b>… Anh/Chị vẫn dùng hệ thống bình thường.`,
		`⏳ Freezing the figures of <b>{unit}</b>, number {n}… Go on as usual.`)
	FreezeProgress = say("freeze.progress",
		`⏳ Đang chốt số liệu lần {n} của <b>{unit}</b>: {done}/{total} đơn vị`, `⏳ Freezing the figures of <b>{unit}</b>, number {n}: {done} of {total} units`)
	FreezeDone = say("freeze.done",
		"✅ Đã chốt số liệu lần {n} của <b>{unit}</b>, tính đến {moment}: {sent}/{units} đơn vị đã báo cáo.\nMã kiểm tra: <code>{sum}</code>",
		"✅ The figures of <b>{unit}</b> are frozen, number {n}, as of {moment}: {sent} of {units} units have reported.\nChecksum: <code>{sum}</code>")
	FreezeAgain = say("freeze.again",
		`Hệ thống phải làm lại từ đầu nên mốc số liệu là thời điểm nêu trên.`, `The work had to be begun anew, so the figures are of the moment above.`)
	FreezeStopped = say("freeze.stopped",
		`Chưa chốt được số liệu: Anh/Chị không còn là cán bộ phụ trách <b>{unit}</b>.`,
		`Not frozen: you are no longer an officer in charge of <b>{unit}</b>.`)
	FreezeTold = say("freeze.told",
		`🔒 <b>{unit}</b> đã chốt số liệu lần {n}, tính đến {moment}: {sent}/{units} đơn vị đã báo cáo. Đồng chí bấm nút để xem.`,
		`🔒 <b>{unit}</b> has frozen its figures, number {n}, as of {moment}: {sent} of {units} units have reported.`)

	// What was frozen.
	FrozenHead = say("frozen.head",
		`🔒 <b>Số liệu chốt lần {n} – {unit}</b> · tính đến {moment}`, `🔒 <b>Freeze {n} – {unit}</b> · figures as of {moment}`)
	FrozenGone = say("frozen.gone", `Không có lần chốt số liệu này.`, `There is no such freeze.`)
	FrozenList = say("frozen.list", `🔒 <b>Các lần chốt số liệu – {unit}</b> · tính đến {moment}`, `🔒 <b>Freezes – {unit}</b> · as of {moment}`)
	FrozenNone = say("frozen.none", `Đơn vị chưa chốt số liệu lần nào.`, `The unit has not frozen its figures yet.`)
	FrozenLine = say("frozen.line",
		`Lần {n} · tính đến {moment} · {sent}/{units} đơn vị · {who}`, `{n} · as of {moment} · {sent}/{units} units · {who}`)
	FrozenNumber = say("frozen.number", `Lần {n}`, `Number {n}`)
	FrozenMark   = say("frozen.mark", `🔒 chốt lần {n} ({moment})`, `🔒 frozen, number {n} ({moment})`)
	FrozenRest   = say("frozen.rest",
		`<i>Đơn vị có dấu 🔒 đã chốt số liệu với cấp trên; số liệu hiện nay của các đơn vị khác là tạm tính.</i>`,
		`<i>Units with 🔒 have frozen their figures; those of the others are provisional.</i>`)
	FrozenBelow = say("frozen.below",
		`🔒 Đơn vị cấp dưới trực tiếp đã chốt số liệu: {n}`, `🔒 Units right below that have frozen their figures: {n}`)
	FrozenBelowSome = say("frozen.below-some",
		`🔒 Đơn vị cấp dưới trực tiếp đã chốt số liệu: {n} (bản chính thức), {interim} (bản tạm)`,
		`🔒 Units right below that have frozen their figures: {n} for good, {interim} for now`)
	ButtonFrozen = say("button.frozen", `🔒 Xem số đã chốt`, `🔒 See what was frozen`)

	// What came after.
	ButtonDiff = say("button.freeze-diff", `Chênh lệch đến nay`, `Difference to now`)
	ButtonPast = say("button.freeze-past", `So với lần {n}`, `Against number {n}`)
	DiffHead   = say("freeze.diff",
		`↔️ <b>Chênh lệch – {unit}</b>`, `↔️ <b>Differences – {unit}</b>`)
	DiffFrom  = say("freeze.diff-from", `Số chốt lần {n} (tính đến {moment})`, `Freeze {n} (as of {moment})`)
	DiffNow   = say("freeze.diff-now", `số hiện nay, tạm tính (tính đến {moment})`, `now, provisional (as of {moment})`)
	DiffLine  = say("freeze.diff-line", `• {label}: {from} → <b>{to}</b> ({diff})`, `• {label}: {from} → <b>{to}</b> ({diff})`)
	DiffRate  = say("freeze.diff-rate", `• {label}: {from} → <b>{to}</b>`, `• {label}: {from} → <b>{to}</b>`)
	DiffSame  = say("freeze.diff-same", `Không có chênh lệch.`, `Nothing differs.`)
	DiffUnits = say("freeze.diff-units", `Đơn vị thuộc diện báo cáo`, `Units expected to report`)
	DiffSent  = say("freeze.diff-sent", `Báo cáo đã gửi`, `Reports sent`)
	DiffTime  = say("freeze.diff-time", `Báo cáo đúng hạn`, `Reports on time`)

	ButtonSupplement   = say("button.freeze-later", `Phần bổ sung`, `Supplement`)
	SupplementHead     = say("freeze.later", `➕ <b>Bổ sung sau lần chốt số {n} – {unit}</b>: {of} báo cáo · tính đến {moment}`, `➕ <b>Supplement after freeze {n} – {unit}</b>: {of} reports · as of {moment}`)
	SupplementNone     = say("freeze.later-none", `Chưa có báo cáo nào gửi hoặc sửa sau khi chốt.`, `No report was sent or corrected after the freeze.`)
	SupplementLine     = say("freeze.later-line", `{no}. <b>{unit}</b>: {what}, {moment}`, `{no}. <b>{unit}</b>: {what}, {moment}`)
	SupplementFirst    = say("freeze.later-first", `gửi sau khi chốt`, `first sent after the freeze`)
	SupplementAgain    = say("freeze.later-again", `sửa báo cáo (lần gửi {n})`, `corrected (revision {n})`)
	SupplementWithdraw = say("freeze.later-withdrawn", `báo cáo được rút`, `withdrawn`)
)

var freezeInterim = say("freeze.interim", `{n} (bản tạm)`, `{n} (interim)`)

// FreezeNumber is the number of a freeze with its kind, as it stands after the word for
// it: "2", "2 (bản tạm)".
func FreezeNumber(l Lang, n int, interim bool) string {
	if interim {
		return Plain(l, freezeInterim, "n", strconv.Itoa(n))
	}
	return strconv.Itoa(n)
}
