package text

// Entering a report for a unit that told its figures by phone, by Zalo or on paper.

var (
	MenuBehalf = say("menu.nhapho", `Nhập hộ đơn vị báo qua điện thoại`, `Enter a report for a unit`)

	MenuBehalfShort = say("behalf.open", `✍️ Nhập hộ`, `✍️ Enter for them`)

	BehalfMark = say("behalf.mark", `✍️ Nhập hộ: <b>{unit}</b>`, `✍️ Entering for: <b>{unit}</b>`)
	BehalfFind = say("behalf.find",
		"✍️ Nhập hộ báo cáo của đơn vị nào ạ? Anh/Chị nhắn tên hoặc mã đơn vị, ví dụ: th kim đồng quận Mẫu",
		"✍️ Which unit's report do you want to enter? Please type its name or code, for example: th kim đồng quận Mẫu")
	BehalfFound = say("behalf.found",
		`🔎 Tìm “{typed}”: có {n} đơn vị. Anh/Chị bấm đơn vị cần nhập hộ, hoặc nhắn lại tên ạ.`,
		`🔎 “{typed}”: found {n}. Please press the unit to enter for, or type the name again.`)
	BehalfMany = say("behalf.many",
		`🔎 Có {n} đơn vị có tên giống “{typed}”, nhiều hơn số liệt kê được. Anh/Chị nhắn mã, hoặc tên kèm công đoàn cấp trên ạ.`,
		`🔎 {n} units have a name like “{typed}”, more than can be listed. Please type the code, or the name with the level above.`)
	BehalfNotFound = say("behalf.not-found",
		`🔎 Trong các đơn vị Anh/Chị phụ trách, chưa thấy đơn vị nào giống “{typed}”.`,
		`🔎 Among the units you are in charge of, none is like “{typed}”.`)
	BehalfUnder = say("behalf.under", `thuộc {above}`, `under {above}`)

	BehalfVia = say("behalf.via",
		`Đơn vị báo số liệu qua đâu ạ?`, `How did the unit give its figures?`)
	ViaPhone = say("behalf.via-phone", `📞 Điện thoại`, `📞 By phone`)
	ViaZalo  = say("behalf.via-zalo", `💬 Zalo`, `💬 By Zalo`)
	ViaPaper = say("behalf.via-paper", `📄 Văn bản`, `📄 On paper`)

	BehalfSent = say("behalf.sent",
		"⚠️ Đơn vị đã gửi báo cáo lúc {moment} (lần {n}, mã {code}). Số liệu nhập bây giờ là bản sửa của báo cáo ấy. Anh/Chị có sửa không ạ?",
		"⚠️ The unit sent its report at {moment} (revision {n}, {code}). What you enter now corrects that report. Do you want to correct it?")
	BehalfReturned = say("behalf.returned",
		"↩️ Báo cáo của đơn vị (lần {n}, mã {code}, gửi lúc {moment}) đang được đề nghị bổ sung. Số liệu nhập bây giờ là bản bổ sung. Anh/Chị có nhập không ạ?",
		"↩️ The unit's report (revision {n}, {code}, sent at {moment}) was returned to be completed. What you enter now completes it. Do you want to enter it?")
	BehalfOver = say("behalf.over", `✏️ Có, nhập bản sửa`, `✏️ Yes, correct it`)
	BehalfNo   = say("behalf.no", `Thôi, không nhập`, `No, leave it`)

	BehalfFrom = say("behalf.from",
		`Ai báo số liệu ạ? Anh/Chị nhắn họ tên hoặc chức danh (có thể bỏ qua), ví dụ: chị Hoa, Chủ tịch`,
		`Who gave the figures? You may type a name or a position, for example: Ms Hoa, chairperson`)
	BehalfFromLong = say("behalf.from-long",
		`Nội dung dài {n} ký tự, trong khi tối đa là {max}. Anh/Chị ghi gọn lại giúp, ví dụ: chị Hoa, Chủ tịch`,
		`That is {n} characters; the most is {max}. Please shorten it, for example: Ms Hoa, chairperson`)
	FromChair = say("behalf.chair", `Chủ tịch công đoàn`, `The chairperson`)
	FromSkip  = say("behalf.skip", `Bỏ qua`, `Skip`)

	// Why a report cannot be entered.
	BehalfClosed = say("behalf.closed",
		`Theo danh sách, <b>{unit}</b> đã ngừng hoạt động nên không có báo cáo để nhập hộ.`,
		`According to the roster, <b>{unit}</b> is closed, so there is no report to enter.`)
	BehalfNone = say("behalf.none",
		`<b>{unit}</b> không thuộc diện báo cáo: báo cáo do các công đoàn cơ sở bên dưới thực hiện. Anh/Chị nhắn tên hoặc mã của công đoàn cơ sở ạ.`,
		`<b>{unit}</b> makes no report itself: the grassroots unions below it do. Please type the name or code of a grassroots union.`)
	BehalfOwn = say("behalf.own",
		`<b>{unit}</b> là đơn vị Anh/Chị trực tiếp báo cáo: Anh/Chị dùng /baocao ạ.`,
		`You report for <b>{unit}</b> yourself: please use /baocao.`)
	BehalfClaim = say("behalf.claim",
		`<b>{unit}</b> đang chờ cấp trên xem xét đề nghị của đơn vị (giải thể, sáp nhập hoặc thôi phụ trách). Anh/Chị xử lý đề nghị ấy trước ạ (/duyet).`,
		`A notice from <b>{unit}</b> (dissolved, merged, or no longer in charge) waits for the level above. Please decide about it first (/duyet).`)
	BehalfLost = say("behalf.lost",
		`Đã dừng nhập hộ: đơn vị này không còn thuộc phạm vi phụ trách của Anh/Chị.`,
		`Entering was stopped: this unit is no longer among those you are in charge of.`)

	// Leaving.
	BehalfLeft = say("behalf.left",
		`⏸ Đã dừng nhập hộ <b>{unit}</b>. Chưa gửi; những câu đã nhập được giữ.`,
		`⏸ Stopped entering for <b>{unit}</b>. Nothing was sent; the answers so far are kept.`)
	BehalfLeftEmpty = say("behalf.left-empty", `Đã dừng nhập hộ.`, `Stopped entering.`)
	BehalfGoOn      = say("behalf.go-on", `✍️ Nhập hộ tiếp`, `✍️ Go on entering`)
	BehalfDrop      = say("behalf.drop", `🗑 Bỏ phần đã nhập hộ`, `🗑 Drop what I entered`)
	BehalfDropped   = say("behalf.dropped",
		`Đã bỏ những câu Anh/Chị nhập hộ <b>{unit}</b> mà chưa gửi.`, `What you had entered for <b>{unit}</b> and not sent was dropped.`)
	BehalfNotHere = say("behalf.not-here",
		`Việc này do người báo cáo của đơn vị thực hiện.`, `This is for those who report for the unit.`)
	BehalfGone = say("behalf.gone", `Không còn câu nào đang nhập dở.`, `Nothing is half entered any more.`)

	// Sent.
	BehalfReceipt = say("behalf.receipt",
		"✅ Đã nhập hộ và gửi báo cáo của <b>{unit}</b> lúc {moment} (lần {n}) – {mark}.\nMã biên nhận: <code>{code}</code>\n{entered}\nNgười báo cáo của đơn vị, nếu đã tham gia, được báo tin kèm cách sửa.",
		"✅ The report of <b>{unit}</b> was entered and sent at {moment} (revision {n}) – {mark}.\nReceipt: <code>{code}</code>\n{entered}\nThose who report for the unit, if they have joined, are told and shown how to correct it.")
	BehalfShow  = say("behalf.show", `📄 Xem báo cáo`, `📄 Show the report`)
	BehalfNext  = say("behalf.next", `✍️ Nhập hộ đơn vị khác`, `✍️ Enter for another unit`)
	EnteredBy   = say("behalf.entered", `✍️ Nhập hộ bởi {who}, {via}.`, `✍️ Entered by {who}, {via}.`)
	EnteredSelf = say("behalf.entered-self", `✍️ Nhập hộ {via}.`, `✍️ Entered {via}.`)
	ByPhone     = say("behalf.by-phone", `theo điện thoại`, `as told by phone`)
	ByZalo      = say("behalf.by-zalo", `theo tin Zalo`, `as told by Zalo`)
	ByPaper     = say("behalf.by-paper", `theo văn bản`, `from paper`)
	ByList      = say("behalf.by-list", `theo danh sách`, `from a list`)
	BySheet     = say("behalf.by-sheet", `theo tệp số liệu`, `from a file of figures`)
	EnteredFrom = say("behalf.of-whom", `{via} của {from}`, `{via} ({from})`)

	// To those who report for the unit.
	BehalfTold = say("behalf.told",
		"✍️ {above} đã nhập hộ báo cáo của <b>{unit}</b> lúc {moment} (lần {n}), {via}:{lines}\nMã biên nhận: <code>{code}</code>. Nếu có số chưa đúng, Anh/Chị bấm “Sửa” để gửi lại ạ.",
		"✍️ {above} entered the report of <b>{unit}</b> at {moment} (revision {n}), {via}:{lines}\nReceipt: <code>{code}</code>. If a figure is not right, please press “Correct” and send it again.")
)

// TheChair stands for the unit's chairperson where it is said from whom a report was
// had; anything else there is as it was typed.
const TheChair = "@chair"

// Informant names from whom a report that was entered for a unit was had.
func Informant(l Lang, from string) string {
	if from == TheChair {
		return Plain(l, FromChair)
	}
	return from
}

// Via says how a report that was entered for a unit was told, and by whom: as in
// "theo điện thoại của chị Hoa".
func Via(l Lang, via, from string) string {
	s := map[string]*Sentence{"phone": ByPhone, "zalo": ByZalo, "paper": ByPaper, "list": ByList, "sheet": BySheet}[via]
	switch {
	case s == nil:
		return via
	case from == "":
		return Plain(l, s)
	}
	return Plain(l, EnteredFrom, "via", Plain(l, s), "from", Informant(l, from))
}
