package text

// The ways on from a summary that stand behind its button "more".

var (
	MoreOpen = say("more.open", `⋯ Việc khác`, `⋯ More`)
	MoreHead = say("more.head",
		"⋯ <b>{unit}</b> · tính đến {moment}\nAnh/Chị chọn nội dung cần xem hoặc việc cần làm.",
		"⋯ <b>{unit}</b> · as of {moment}\nPlease choose what to see or to do.")
	MoreDeadlines = say("more.deadlines", `⏰ Hạn báo cáo`, `⏰ Deadlines`)
	MoreBroadcast = say("more.broadcast", `📣 Gửi thông báo`, `📣 Send a message`)
	MoreInbox     = say("more.inbox", `📥 Đề nghị chờ duyệt`, `📥 Requests`)
)
