package text

// Reading a figure back. In English its words stay Vietnamese, so they are only
// said to those who write Vietnamese.
var RecordedInWords = say("ask.recorded-in-words",
	`Đã ghi: <b>{value}</b> ({words}).`, `Recorded: <b>{value}</b> (“{words}”).`)
