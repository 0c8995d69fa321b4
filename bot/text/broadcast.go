package text

// /thongbao: a message from an officer above to many units below.

// Broadcast is what the people get to whom a unit sends a message: who says it,
// and what was typed, as it was typed.
func Broadcast(lang Lang, unit, typed string) string {
	head := Say(lang, BroadcastHead, "unit", unit)
	if typed == "" {
		return head
	}
	return head + "\n" + Escape(typed)
}

// BroadcastTo says to whom a message goes: everything but one unit is below the
// unit that is named. An unknown word is all of them.
func BroadcastTo(lang Lang, whom, unit string) HTML {
	to := map[string]*Sentence{"one": BroadcastToOne, "missing": BroadcastToMissing, "reported": BroadcastToReported,
		"levels": BroadcastToLevels, "everybody": BroadcastToEverybody}[whom]
	if to == nil {
		to = BroadcastToAll
	}
	return HTML(Say(lang, to, "unit", unit))
}

var (
	MenuBroadcast = say("menu.thongbao", `Gửi thông báo tới các đơn vị`, `Send a notice to the units`)

	BroadcastHead = say("broadcast.head", `📣 <b>Thông báo của {unit}</b>:`, `📣 <b>Notice from {unit}</b>:`)

	// To whom.
	BroadcastRoot = say("broadcast.root",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Gửi thông báo với tên đơn vị nào ạ?`,
		`You are an officer of {n} units. In the name of which one is the notice?`)
	BroadcastWhom = say("broadcast.whom",
		"📣 Thông báo của <b>{unit}</b> gửi tới ai ạ?\nNếu chỉ gửi một đơn vị, Anh/Chị gõ tên hoặc mã của đơn vị đó.",
		"📣 To whom is the notice from <b>{unit}</b>?\nFor a single unit, type its name or code.")
	BroadcastWhomUnder = say("broadcast.whom-under",
		`📣 Gửi tới ai thuộc <b>{unit}</b> ạ?`, `📣 To whom of <b>{unit}</b>?`)
	ButtonToAll       = say("button.broadcast-all", `👥 Mọi đơn vị`, `👥 All units`)
	ButtonToMissing   = say("button.broadcast-missing", `⏳ Đơn vị chưa báo cáo`, `⏳ Units yet to report`)
	ButtonToReported  = say("button.broadcast-reported", `✅ Đơn vị đã báo cáo`, `✅ Units that have reported`)
	ButtonToLevels    = say("button.broadcast-levels", `🏢 Cán bộ cấp trên cơ sở`, `🏢 Officers above grassroots`)
	ButtonToEverybody = say("button.broadcast-everybody", `🌐 Tất cả các cấp`, `🌐 Everybody at all levels`)

	BroadcastToOne       = say("broadcast.to-one", `<b>{unit}</b>`, `<b>{unit}</b>`)
	BroadcastToAll       = say("broadcast.to-all", `mọi đơn vị thuộc <b>{unit}</b>`, `all units below <b>{unit}</b>`)
	BroadcastToMissing   = say("broadcast.to-missing", `các đơn vị chưa báo cáo thuộc <b>{unit}</b>`, `the units below <b>{unit}</b> that have not reported`)
	BroadcastToReported  = say("broadcast.to-reported", `các đơn vị đã báo cáo thuộc <b>{unit}</b>`, `the units below <b>{unit}</b> that have reported`)
	BroadcastToLevels    = say("broadcast.to-levels", `cán bộ công đoàn các cấp trên cơ sở thuộc <b>{unit}</b>`, `the officers of the levels between <b>{unit}</b> and its grassroots unions`)
	BroadcastToEverybody = say("broadcast.to-everybody", `mọi đơn vị và cán bộ các cấp thuộc <b>{unit}</b>`, `all units and officers of all levels below <b>{unit}</b>`)

	BroadcastNotFound = say("broadcast.not-found",
		`Không tìm thấy “{typed}” trong các đơn vị thuộc <b>{unit}</b>. Anh/Chị gõ tên kèm địa bàn, hoặc mã đơn vị, ví dụ: may Hoa Mẫu`,
		`No unit “{typed}” was found below <b>{unit}</b>. Please type its name with its place, or its code, for example: may Hoa Mẫu`)
	BroadcastFound = say("broadcast.found",
		`Có {n} đơn vị có tên giống “{typed}”. Anh/Chị chọn đơn vị nào ạ?`, `{n} units have a name like “{typed}”. Which one?`)
	BroadcastTooMany = say("broadcast.too-many",
		`Có {n} đơn vị có tên giống “{typed}”. Anh/Chị gõ thêm tên cấp trên của đơn vị, hoặc gõ mã đơn vị ạ.`,
		`{n} units have a name like “{typed}”. Please add the name of the level above, or type the unit's code.`)

	// The content.
	BroadcastAsk = say("broadcast.ask",
		"Gửi tới {to}.\nAnh/Chị gửi nội dung giúp ạ: văn bản, một ảnh hoặc một tệp. Hệ thống cho xem trước, chưa gửi ngay.",
		"To {to}.\nPlease send the content: a text, a photo or a file. You will see it first; nothing is sent yet.")
	BroadcastKinds = say("broadcast.kinds",
		`Thông báo chỉ gửi được văn bản, một ảnh hoặc một tệp.`, `A notice can be a text, a photo or a file.`)
	BroadcastAlbum = say("broadcast.album",
		`Anh/Chị gửi nhiều ảnh hoặc tệp cùng lúc: mỗi thông báo chỉ kèm được một, hệ thống lấy cái đầu tiên.`,
		`You sent several photos or files at once: a notice carries one, and the first is taken.`)
	BroadcastTooLong = say("broadcast.too-long",
		`Nội dung dài {n} ký tự, kể cả dòng tên đơn vị; Telegram chỉ nhận đến {most}. Anh/Chị rút gọn rồi gửi lại giúp ạ.`,
		`The text has {n} characters with the line of the sender; Telegram takes up to {most}. Please shorten it and send it again.`)
	BroadcastLongCaption = say("broadcast.long-caption",
		`Chú thích dài {n} ký tự, kể cả dòng tên đơn vị; kèm ảnh hoặc tệp Telegram chỉ nhận đến {most}. Anh/Chị rút gọn giúp, hoặc gửi phần chữ thành một thông báo riêng ạ.`,
		`The caption has {n} characters with the line of the sender; with a photo or file Telegram takes up to {most}. Please shorten it, or send the text as a notice of its own.`)
	BroadcastReplaced = say("broadcast.replaced", `Đã thay nội dung.`, `The content is replaced.`)
	BroadcastOrders   = say("broadcast.orders",
		`⚠️ Nội dung có từ “{word}”, trong khi Công văn {letter} <b>vận động</b> cài đặt ứng dụng. Anh/Chị vẫn giữ nguyên văn ạ?`,
		`⚠️ The text says “{word}”, while letter {letter} <b>encourages</b> people to install the app. Keep it as it is?`)
	ButtonSendAsIs = say("button.broadcast-as-is", `Vẫn giữ nguyên văn`, `Keep it as it is`)
	ButtonRewrite  = say("button.broadcast-rewrite", `✏️ Sửa nội dung`, `✏️ Write it anew`)
	ButtonWhom     = say("button.broadcast-whom", `👥 Đổi nơi nhận`, `👥 Change the recipients`)
	ButtonDropIt   = say("button.broadcast-drop", `Không gửi nữa`, `Do not send`)

	// The preview, under the message itself, and confirming.
	BroadcastReach = say("broadcast.reach",
		`👆 Bản xem trước. Gửi tới {to} · tính đến {moment}`, `👆 A preview. To {to} · as of {moment}`)
	BroadcastPlan = say("broadcast.plan",
		`Sẽ gửi cho <b>{people}</b> người của <b>{units}</b> đơn vị, {when}, trong {lasting}.`,
		`Recipients: <b>{people}</b> (units: <b>{units}</b>), {when}, within {lasting}.`)
	BroadcastNobody = say("broadcast.nobody", `Lúc này không có ai nhận được thông báo.`, `Nobody could be reached at present.`)
	ButtonSendTo    = say("button.broadcast-send", `📣 Gửi cho {n} người`, `📣 Send ({n})`)
	BroadcastType   = say("broadcast.type",
		`Thông báo sẽ gửi cho <b>{n}</b> người. Để gửi, Anh/Chị gõ số <b>{n}</b> ạ.`,
		`The notice goes to <b>{n}</b> people. To send it, type <b>{n}</b>.`)
	BroadcastWrong = say("broadcast.wrong",
		`Anh/Chị gõ “{typed}”, khác với số {n}. Chưa gửi cho ai.`, `You typed “{typed}”, which is not {n}. Nothing was sent.`)
	BroadcastPress = say("broadcast.press",
		`Để gửi, Anh/Chị bấm nút dưới bản xem trước; để thay nội dung, Anh/Chị gửi nội dung khác.`,
		`To send it, press the button under the preview; to replace the content, send another.`)
	ButtonBackToPreview = say("button.broadcast-back", `↩️ Xem lại thông báo`, `↩️ See it again`)
	BroadcastLeft       = say("broadcast.left", `Đã bỏ thông báo; chưa gửi cho ai.`, `The notice is dropped; nothing was sent.`)
)
