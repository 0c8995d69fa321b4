package text

// Practising a report. Every message of a practice bears the mark.
var (
	PracticeMark  = say("practice.mark", `🧪 <b>Làm thử</b> – không có gì được ghi hay gửi đi`, `🧪 <b>Practice</b> – nothing is recorded or sent`)
	PracticeName  = say("practice.name", `CĐCS Đơn vị Làm thử`, `Practice Union`)
	PracticeAbove = say("practice.above", `công đoàn cấp trên (làm thử)`, `the level above (practice)`)
	PracticeStart = say("practice.start",
		`Anh/Chị tập báo cáo cho một đơn vị không có thật; bấm hay nhắn gì cũng được. Dừng lúc nào cũng được: /huy`,
		`Try a report for a unit that does not exist; press or type whatever you like. Stop at any time: /huy`)
	PracticeDone = say("practice.done",
		"✅ Xong. Đây là làm thử, chưa có gì được gửi.\nBáo cáo thật cũng đi từng bước như vậy, mất khoảng một phút.",
		"✅ Done. This was practice; nothing has been sent.\nThe real report goes the same way and takes about a minute.")
	PracticeLeft = say("practice.left",
		`🧪 Đã thoát phần làm thử, chưa có gì được gửi.`,
		`🧪 Practice is over; nothing has been sent.`)
	PracticeReal  = say("practice.real", `📋 Báo cáo thật`, `📋 The real report`)
	PracticeAgain = say("practice.again", `🧪 Làm thử lại`, `🧪 Practise again`)
	PracticeTry   = say("practice.try", `🧪 Làm thử`, `🧪 Practise`)
)
