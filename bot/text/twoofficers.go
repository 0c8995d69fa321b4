package text

// Two officers of one unit at once.
var (
	OtherAnswered = say("together.answered",
		`👥 Đồng chí {who} đã trả lời (lúc {moment}): {answers}.`,
		`👥 {who} has answered (at {moment}): {answers}.`)
	OtherSent = say("together.sent",
		`👥 Đồng chí {who} đã gửi báo cáo của đơn vị lúc {moment}. Mã biên nhận: <code>{code}</code>`,
		`👥 {who} sent the unit's report at {moment}. Receipt: <code>{code}</code>`)
	OtherDropped = say("together.dropped",
		`👥 Một người khác của đơn vị vừa bỏ các câu trả lời: {labels}.`,
		`👥 Another officer of your unit has dropped these answers: {labels}.`)
	OtherFirst = say("together.first",
		"👥 Đồng chí {who} vừa trả lời câu này: <b>{value}</b> (lúc {moment}). Anh/Chị trả lời: <b>{mine}</b>.\nĐơn vị lấy câu trả lời nào ạ?",
		"👥 {who} has just answered this: <b>{value}</b> (at {moment}). Your answer: <b>{mine}</b>.\nWhich one shall stand?")
	OtherTookBack = say("together.took-back",
		`Câu trả lời của đồng chí kia vừa được bỏ. Anh/Chị ghi câu trả lời của mình: <b>{mine}</b>, đúng không ạ?`,
		`The other answer has just been dropped. Record yours: <b>{mine}</b>?`)
	OtherSame = say("together.same",
		`👥 Đồng chí {who} cũng vừa trả lời như vậy (lúc {moment}): <b>{value}</b>.`,
		`👥 {who} has just given the same answer (at {moment}): <b>{value}</b>.`)
	OtherAgain = say("together.again",
		`Nếu vẫn đúng là “{act}”, Anh/Chị chọn lại giúp ạ.`,
		`If it still is “{act}”, please choose it again.`)
	OtherKept   = say("together.kept", `Giữ câu trả lời đã ghi.`, `The recorded answer stands.`)
	OtherBefore = say("together.before",
		`👥 Số trước đó: {value}, do đồng chí {who} ghi lúc {moment}.`,
		`👥 The figure before: {value}, noted by {who} at {moment}.`)
	StandingBy = say("together.standing",
		`Đang ghi: <b>{value}</b> (đồng chí {who}, lúc {moment}).`,
		`Recorded so far: <b>{value}</b> ({who}, at {moment}).`)
	ShowSender   = say("together.sender", `👥 Người gửi: đồng chí {who}`, `👥 Sent by {who}`)
	CancelTheirs = say("together.cancel",
		`Nếu bỏ, các câu trả lời này cũng mất:`,
		`Dropping them drops these answers as well:`)
	KeepTheirs = say("together.keep-theirs", `👍 Giữ: {value}`, `👍 Keep: {value}`)
	UseMine    = say("together.use-mine", `✏️ Ghi: {value}`, `✏️ Use mine: {value}`)
)
