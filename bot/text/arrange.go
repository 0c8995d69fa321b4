package text

// Changes of the tree of units by officers above: add, rename, merge, move, close,
// open again.

// ArrangeAct is what an officer above changes about a unit.
type ArrangeAct string

// The acts.
const (
	ArrangeAdd    ArrangeAct = "add" // a grassroots union below it
	ArrangeRename ArrangeAct = "rename"
	ArrangeMerge  ArrangeAct = "merge"
	ArrangeMove   ArrangeAct = "move"
	ArrangeClose  ArrangeAct = "close"
	ArrangeReopen ArrangeAct = "reopen"
)

var (
	ArrangeOpen = say("button.arrange", `🏛 Thay đổi đơn vị`, `🏛 Change the unit`)
	ArrangeMenu = say("arrange.menu",
		"🏛 <b>{unit}</b>\nAnh/Chị muốn ghi nhận thay đổi nào ạ?",
		"🏛 <b>{unit}</b>\nWhich change is to be recorded?")
	ArrangeMenuClosed = say("arrange.menu-closed",
		"🏛 <b>{unit}</b> đã ngừng hoạt động. Anh/Chị có thể ghi nhận đơn vị hoạt động trở lại.",
		"🏛 <b>{unit}</b> is closed. You can open it again.")
	arrangeButtons = map[ArrangeAct]*Sentence{
		ArrangeAdd:    say("button.arrange-add", `➕ Thêm công đoàn cơ sở`, `➕ Add a grassroots union`),
		ArrangeRename: say("button.arrange-rename", `Đổi tên`, `Rename`),
		ArrangeMerge:  say("button.arrange-merge", `Sáp nhập`, `Merge`),
		ArrangeMove:   say("button.arrange-move", `Chuyển cấp trên`, `Move`),
		ArrangeClose:  say("button.arrange-close", `Giải thể`, `Close`),
		ArrangeReopen: say("button.arrange-reopen", `Hoạt động trở lại`, `Open again`),
	}

	ArrangeWhereAdd = say("arrange.where-add",
		`Thêm công đoàn cơ sở vào đơn vị nào của {unit} ạ? Anh/Chị nhắn tên hoặc mã của công đoàn cấp trên, ví dụ: {example}`,
		`Below which unit of {unit} is the union to be added? Please type the name or code of the level above, for example: {example}`)
	ArrangeWhereMerge = say("arrange.where-merge",
		`<b>{unit}</b> sáp nhập vào đơn vị nào ạ? Anh/Chị nhắn tên hoặc mã đơn vị đó, ví dụ: {example}`,
		`Into which unit is <b>{unit}</b> merged? Please type its name or code, for example: {example}`)
	ArrangeWhereMove = say("arrange.where-move",
		`<b>{unit}</b> chuyển về trực thuộc đơn vị nào ạ? Anh/Chị nhắn tên hoặc mã của cấp trên mới, ví dụ: {example}`,
		`Below which unit does <b>{unit}</b> stand from now on? Please type the name or code of the new level above, for example: {example}`)
	ArrangeFound = say("arrange.found",
		`Tìm thấy {n} đơn vị cho “{typed}”. Anh/Chị chọn một đơn vị, hoặc nhắn tên đầy đủ hơn.`,
		`{n} units found for “{typed}”. Please choose one, or type a fuller name.`)
	ArrangeNotFound = say("arrange.not-found",
		`Hệ thống đọc được “{typed}”, chưa tìm thấy đơn vị nào như vậy trong phạm vi của Anh/Chị.`,
		`“{typed}” was read, and there is no such unit among yours.`)

	ArrangeName = say("arrange.name",
		`Thêm công đoàn cơ sở trực thuộc <b>{unit}</b>. Tên đơn vị mới là gì ạ? Ví dụ: CĐCS Công ty May Sông Hồng`,
		`A new grassroots union below <b>{unit}</b>. What is its name? For example: CĐCS Công ty May Sông Hồng`)
	ArrangeNewName = say("arrange.new-name",
		`Tên mới của <b>{unit}</b> là gì ạ? Ví dụ: CĐCS Công ty May Sông Hồng`,
		`What is the new name of <b>{unit}</b>? For example: CĐCS Công ty May Sông Hồng`)
	ArrangeNameBad = say("arrange.name-bad",
		`Hệ thống đọc được “{typed}”. Tên đơn vị có từ 3 đến {max} chữ cái ạ.`,
		`“{typed}” was read. The name of a unit has 3 to {max} letters.`)
	ArrangeWorkers = say("arrange.workers",
		`<b>{name}</b> có bao nhiêu đoàn viên, người lao động ạ? Ví dụ: 120`,
		`How many members and workers has <b>{name}</b>? For example: 120`)
	ArrangeWorkersBad = say("arrange.workers-bad",
		`Hệ thống đọc được “{typed}”, chưa thấy một số từ 1 đến {max}.`,
		`“{typed}” was read; it is no number from 1 to {max}.`)
	ArrangeNoWorkers = say("button.arrange-no-workers", `Chưa có số liệu`, `Not known yet`)
	ArrangeZone      = say("arrange.zone", `<b>{name}</b> thuộc địa bàn nào ạ?`, `In which kind of area is <b>{name}</b>?`)
	zoneButtons      = map[string]*Sentence{
		"KCN": say("button.zone-kcn", `Khu công nghiệp`, `Industrial park`),
		"KCX": say("button.zone-kcx", `Khu chế xuất`, `Export processing zone`),
		"KKT": say("button.zone-kkt", `Khu kinh tế`, `Economic zone`),
		"-":   say("button.zone-other", `Địa bàn khác`, `Elsewhere`),
	}

	ArrangeDecision = say("arrange.decision",
		"{act}: <b>{unit}</b>. Số và ngày quyết định là gì ạ? Ví dụ: 12/QĐ-LĐLĐ ngày 18/8/2020\nNếu có hiệu lực từ ngày khác, Anh/Chị ghi thêm: hiệu lực 20/8/2020",
		"{act}: <b>{unit}</b>. Number and date of the decision? For example: 12/QĐ-LĐLĐ ngày 18/8/2020\nIf it holds from another day, please add: hiệu lực 20/8/2020")
	ArrangeNoDecision   = say("button.arrange-no-decision", `Chưa có số quyết định`, `No number yet`)
	ArrangeDecisionBad  = say("arrange.decision-bad", `Hệ thống đọc được “{typed}”, chưa nhận ra số hoặc ngày quyết định.`, `“{typed}” was read; its number or date is not clear.`)
	ArrangeNotYet       = say("arrange.not-yet", `Ngày {day} chưa tới. Thay đổi được ghi nhận ngay khi xác nhận, nên Anh/Chị ghi vào ngày có hiệu lực ạ.`, `{day} has not come yet. A change holds as soon as it is confirmed, so please record it on the day.`)
	ArrangeBy           = say("arrange.by", `Quyết định số {number} ngày {day}, hiệu lực từ {from}.`, `Decision {number} of {day}, from {from} on.`)
	ArrangeByUndated    = say("arrange.by-undated", `Quyết định số {number}.`, `Decision {number}.`)
	ArrangeByNone       = say("arrange.by-none", `Chưa có số quyết định; ghi nhận từ hôm nay.`, `No decision number yet; recorded from today on.`)
	ArrangeYes          = say("button.arrange-yes", `✅ Xác nhận`, `✅ Confirm`)
	ArrangeEditDecision = say("button.arrange-decision", `Sửa quyết định`, `Correct the decision`)

	// What will happen.
	arrangeSure = map[ArrangeAct]*Sentence{
		ArrangeAdd: say("arrange.sure-add",
			"➕ Thêm <b>{name}</b> trực thuộc <b>{to}</b> ({workers}; {zone}). Đơn vị mới được tính là chưa báo cáo cho đến khi gửi báo cáo.\n{decision}",
			"➕ Add <b>{name}</b> below <b>{to}</b> ({workers}; {zone}). It counts as not reported until it reports.\n{decision}"),
		ArrangeRename: say("arrange.sure-rename",
			"Đổi tên <b>{unit}</b> thành <b>{name}</b>. Báo cáo đã gửi được giữ nguyên.\n{decision}",
			"Rename <b>{unit}</b> to <b>{name}</b>. What was reported stays.\n{decision}"),
		ArrangeMerge: say("arrange.sure-merge",
			"<b>{unit}</b> sáp nhập vào <b>{to}</b> và ngừng hoạt động; {to} báo cáo cho cả hai. Báo cáo {unit} đã gửi vẫn được tính cho đến khi {to} gửi báo cáo mới, nên không ai bị sót hoặc tính hai lần.\n{decision}",
			"<b>{unit}</b> becomes part of <b>{to}</b> and is closed; {to} reports for both. What {unit} has reported counts until {to} sends its next report, so nobody is left out or counted twice.\n{decision}"),
		ArrangeMove: say("arrange.sure-move",
			"<b>{unit}</b> chuyển về trực thuộc <b>{to}</b>. Từ nay số liệu được tính cho {to}; báo cáo đã gửi và số liệu đã chốt được giữ nguyên.\n{decision}",
			"<b>{unit}</b> moves below <b>{to}</b>. Its figures count for {to} from now on; what was sent and frozen stays.\n{decision}"),
		ArrangeClose: say("arrange.sure-close",
			"🔒 <b>{unit}</b> giải thể: không thuộc diện báo cáo nữa, không nhận tin nhắc. Báo cáo đã gửi vẫn được tính và lưu lại.\n{decision}",
			"🔒 <b>{unit}</b> is closed: no report is expected, no reminder goes out. What it has reported still counts.\n{decision}"),
		ArrangeReopen: say("arrange.sure-reopen",
			"🔓 <b>{unit}</b> hoạt động trở lại tại cấp trên cũ và thuộc diện báo cáo.\n{decision}",
			"🔓 <b>{unit}</b> is opened again where it stood, and a report is expected of it.\n{decision}"),
	}
	arrangeSureLevel = map[ArrangeAct]*Sentence{
		ArrangeMerge: say("arrange.sure-merge-level",
			"<b>{unit}</b> sáp nhập vào <b>{to}</b> và ngừng hoạt động. Các đơn vị trực thuộc (thuộc diện báo cáo: {n}) chuyển sang {to} cùng với báo cáo của mình, mất chừng vài giây.\n{decision}",
			"<b>{unit}</b> becomes part of <b>{to}</b> and is closed. The units below it (expected to report: {n}) go to {to} with their reports, within seconds.\n{decision}"),
		ArrangeMove: say("arrange.sure-move-level",
			"<b>{unit}</b> cùng các đơn vị trực thuộc (thuộc diện báo cáo: {n}) chuyển về <b>{to}</b>. Báo cáo đi theo đơn vị, mất chừng vài giây; số liệu đã chốt được giữ nguyên.\n{decision}",
			"<b>{unit}</b> and the units below it (expected to report: {n}) move to <b>{to}</b>. Reports go with their units, within seconds; frozen figures stay.\n{decision}"),
	}
	ArrangeLeft   = say("arrange.left", `Đã dừng; không có thay đổi nào được ghi nhận.`, `Stopped; nothing was recorded.`)
	ArrangePeople = say("arrange.people", `{n} người`, `people: {n}`)

	// What was done: to the officer, and to those concerned.
	arrangeDone = map[ArrangeAct]*Sentence{
		ArrangeAdd:    say("arrange.done-add", `Đã thêm <b>{unit}</b> (mã {code}) trực thuộc <b>{to}</b>. Anh/Chị có thể mời chủ tịch của đơn vị.`, `<b>{unit}</b> (code {code}) was added below <b>{to}</b>. You can invite its chair.`),
		ArrangeRename: say("arrange.done-rename", `Đã đổi tên <b>{was}</b> thành <b>{unit}</b>.`, `<b>{was}</b> is called <b>{unit}</b> now.`),
		ArrangeMerge:  say("arrange.done-merge", `Đã ghi nhận <b>{unit}</b> sáp nhập vào <b>{to}</b>.`, `Recorded: <b>{unit}</b> became part of <b>{to}</b>.`),
		ArrangeMove:   say("arrange.done-move", `Đã ghi nhận <b>{unit}</b> chuyển về trực thuộc <b>{to}</b>.`, `Recorded: <b>{unit}</b> stands below <b>{to}</b>.`),
		ArrangeClose:  say("arrange.done-close", `Đã ghi nhận <b>{unit}</b> giải thể.`, `Recorded: <b>{unit}</b> is closed.`),
		ArrangeReopen: say("arrange.done-reopen", `Đã ghi nhận <b>{unit}</b> hoạt động trở lại.`, `<b>{unit}</b> is open again.`),
	}
	arrangeTold = map[ArrangeAct]*Sentence{
		ArrangeAdd:    say("arrange.told-add", `Đơn vị mới <b>{unit}</b> đã được thêm, trực thuộc <b>{to}</b>.`, `A new unit, <b>{unit}</b>, was added below <b>{to}</b>.`),
		ArrangeRename: say("arrange.told-rename", `<b>{above}</b> đã ghi nhận tên mới của <b>{was}</b>: <b>{unit}</b>.`, `<b>{above}</b> has recorded a new name for <b>{was}</b>: <b>{unit}</b>.`),
		ArrangeMerge: say("arrange.told-merge",
			`<b>{above}</b> đã ghi nhận <b>{unit}</b> sáp nhập vào <b>{to}</b>. Từ nay báo cáo của {to} gồm cả đoàn viên, người lao động của {unit}. Nếu báo cáo đã gửi trước đó, mời Anh/Chị bổ sung số liệu rồi gửi lại giúp ạ: /sua`,
			`<b>{above}</b> has recorded that <b>{unit}</b> became part of <b>{to}</b>. From now on the report of {to} is for the members and workers of {unit} too. If it was sent already, please add them and send it again: /sua`),
		ArrangeMove:   say("arrange.told-move", `<b>{above}</b> đã ghi nhận <b>{unit}</b> chuyển về trực thuộc <b>{to}</b>. Báo cáo đã gửi được giữ nguyên.`, `<b>{above}</b> has recorded that <b>{unit}</b> stands below <b>{to}</b> now. What was reported stays.`),
		ArrangeClose:  say("arrange.told-close", `<b>{above}</b> đã ghi nhận <b>{unit}</b> giải thể, nên đơn vị không cần báo cáo nữa. Trân trọng cảm ơn Anh/Chị đã tham gia; nếu có nhầm lẫn, mời Anh/Chị liên hệ: /lienhe`, `<b>{above}</b> has recorded that <b>{unit}</b> was closed, so no report is needed any more. Thank you for your part in it; if this is a mistake, please contact them: /lienhe`),
		ArrangeReopen: say("arrange.told-reopen", `<b>{above}</b> đã ghi nhận <b>{unit}</b> hoạt động trở lại. Mời Anh/Chị tiếp tục báo cáo ạ: /baocao`, `<b>{above}</b> has opened <b>{unit}</b> again. Please go on with the report: /baocao`),
	}
	RepInto         = say("report.into", `Đã sáp nhập vào <b>{unit}</b>.`, `It became part of <b>{unit}</b>.`)
	ArrangeFollowed = say("arrange.followed",
		`Đã chuyển xong: {n} đơn vị cùng báo cáo đã theo <b>{unit}</b>.`,
		`All has moved: units that followed <b>{unit}</b> with their reports: {n}.`)

	// Why it cannot be done.
	ArrangeOwn   = say("arrange.own", `Thay đổi của chính <b>{unit}</b> do cấp trên ghi nhận; Anh/Chị ghi nhận được cho các đơn vị cấp dưới.`, `Changes of <b>{unit}</b> itself are recorded by the level above; you can record those of the units below.`)
	ArrangeBusy  = say("arrange.busy", `Hệ thống đang chuyển đơn vị hoặc nhập danh sách đơn vị, nên chưa thực hiện được. Mời Anh/Chị thử lại sau ít phút ạ.`, `Units are being moved or imported right now, so this has to wait. Please try again in some minutes.`)
	ArrangeGone  = say("arrange.gone", `<b>{unit}</b> vừa có thay đổi khác, nên chưa thực hiện được. Mời Anh/Chị xem lại ạ.`, `Something else about <b>{unit}</b> has just changed, so this was not done. Please look again.`)
	ArrangeBelow = say("arrange.below", `Dưới <b>{unit}</b> còn đơn vị thuộc diện báo cáo. Anh/Chị chuyển hoặc sáp nhập các đơn vị đó trước ạ.`, `Units that are to report still stand below <b>{unit}</b>. Please move or merge them first.`)
	ArrangePlace = say("arrange.place", `<b>{unit}</b> không thể trực thuộc hoặc sáp nhập vào <b>{to}</b>. Mời Anh/Chị chọn đơn vị khác ạ.`, `<b>{unit}</b> cannot stand below or become part of <b>{to}</b>. Please choose another unit.`)
	ArrangeKinds = say("arrange.kinds", `Chỉ sáp nhập được công đoàn cơ sở với công đoàn cơ sở, cấp trên với cấp trên: <b>{unit}</b>, <b>{to}</b>.`, `Grassroots unions merge with grassroots unions, levels above with such: <b>{unit}</b>, <b>{to}</b>.`)
	ArrangeMany  = say("arrange.many", `<b>{to}</b> đã nhận nhiều đơn vị sáp nhập mà chưa gửi báo cáo mới. Mời đơn vị gửi báo cáo trước ạ.`, `Several units became part of <b>{to}</b>, and it has not reported since. It has to report first.`)
)

// ArrangeButton names an act on a button.
func ArrangeButton(l Lang, act ArrangeAct) string { return Plain(l, arrangeButtons[act]) }

// ZoneButton names a zone on a button; "-" is elsewhere.
func ZoneButton(l Lang, zone string) string { return Plain(l, zoneButtons[zone]) }

// ArrangeSure says what an act will do; of a level, which others stand below.
func ArrangeSure(l Lang, act ArrangeAct, level bool, args ...any) string {
	if s := arrangeSureLevel[act]; level && s != nil {
		return Say(l, s, args...)
	}
	return Say(l, arrangeSure[act], args...)
}

// ArrangeDone says to the officer what was done, ArrangeTold to those concerned.
func ArrangeDone(l Lang, act ArrangeAct, args ...any) string {
	return Say(l, arrangeDone[act], args...)
}

// ArrangeTold says to those concerned what was done.
func ArrangeTold(l Lang, act ArrangeAct, args ...any) string {
	return Say(l, arrangeTold[act], args...)
}

// IsArrangeAct reports whether there is such an act.
func IsArrangeAct(act ArrangeAct) bool { return arrangeButtons[act] != nil }
