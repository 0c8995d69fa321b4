package text

// Going back, leaving a question, and why it is asked.

var (
	Back        = say("button.back", `↩️ Câu trước`, `↩️ Back`)
	WhyAsked    = say("button.why", `💡 Vì sao hỏi`, `💡 Why this?`)
	KeepOn      = say("button.keep-on", `▶️ Giữ nguyên: {value}`, `▶️ Keep: {value}`)
	KeepOffered = say("button.keep-offered", `↩️ Giữ {n}`, `↩️ Keep {n}`)
	Standing    = say("ask.standing", `Đang ghi: <b>{value}</b>.`, `Recorded so far: <b>{value}</b>.`)

	FirstQuestion = say("ask.first", `Đây là câu đầu tiên của báo cáo.`, `This is the first question of the report.`)
	WhyBecause    = say("why.because", `💡 {why}`, `💡 {why}`)
	WhyLetter     = say("why.letter", `💡 Câu này nằm trong báo cáo theo {letter}.`, `💡 This question belongs to the report under {letter}.`)
	CannotSkip    = say("ask.cannot-skip",
		`Báo cáo cần câu này nên chưa bỏ qua được. Nếu chưa có số liệu, Anh/Chị gõ /huy để dừng và làm tiếp khi nào có; các câu đã trả lời vẫn được giữ.`,
		`The report needs this question, so it cannot be skipped. If you do not have the answer yet, send /huy to stop and go on when you have it; your answers are kept.`)
)
