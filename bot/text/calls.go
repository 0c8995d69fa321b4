package text

// Whom to ring, and what came of a call.

var (
	MenuRing = say("menu.chuanop", `Danh sách đơn vị cần gọi`, `Whom to ring`)
	RingOpen = say("ring.open", `☎️ Danh sách cần gọi`, `☎️ Whom to ring`)
	RingHead = say("ring.head",
		`☎️ <b>Cần gọi – {unit}</b> · tính đến {moment}`, `☎️ <b>To ring – {unit}</b> · as of {moment}`)
	RingCount = say("ring.count",
		`{group}: <b>{n}</b> đơn vị chưa báo cáo; đơn vị đông người xếp trước.`,
		`Not reported ({group}): <b>{n}</b>; the largest come first.`)
	RingNone = say("ring.none",
		`✅ {group}: không có đơn vị nào cần gọi.`, `✅ {group}: no unit to ring.`)
	RingEnd = say("ring.end",
		`Danh sách dừng ở {n} đơn vị đông nhất. Anh/Chị mở cấp dưới để xem tiếp.`,
		`The list ends with the largest {n}. Open a level below for the rest.`)
	RingLine    = say("ring.line", `{no}. <b>{unit}</b>{above} – {facts}`, `{no}. <b>{unit}</b>{above} – {facts}`)
	RingAbove   = say("ring.above", ` ({above})`, ` ({above})`)
	RingSize    = say("ring.size", `{n} người`, `{n} people`)
	RingWho     = say("ring.who", `   {name} {phone}`, `   {name} {phone}`)
	RingNoWho   = say("ring.no-who", `   chưa có số điện thoại trong danh sách`, `   no number on the roster`)
	RingPassed  = say("ring.passed", `hẹn {moment}, đã quá hẹn`, `promised for {moment}, which has passed`)
	RingSeen    = say("ring.seen", `liên hệ cuối {moment}`, `last heard from {moment}`)
	RingTold    = say("ring.told", `đã nhắc {moment}`, `reminded {moment}`)
	RingNotTold = say("ring.not-told", `nhắc {moment}: {state}`, `reminder {moment}: {state}`)
	RingCall    = say("ring.call", `gọi {moment}: {outcome} ({name})`, `called {moment}: {outcome} ({name})`)
	RingTap     = say("ring.tap", `☎️ {no}. {unit}`, `☎️ {no}. {unit}`)
	RingTurn    = say("ring.returned", `↩️ Đang bổ sung ({n})`, `↩️ Returned ({n})`)

	GroupButton = say("ring.group-button", `{group} ({n})`, `{group} ({n})`)
	GroupAll    = say("ring.all", `Tất cả các nhóm`, `All`)
	groups      = map[string]*Sentence{
		"absent":  say("ring.absent", `Chưa tham gia`, `Not joined`),
		"blocked": say("ring.blocked", `Đã chặn hệ thống`, `Blocked the system`),
		"silent":  say("ring.silent", `Chưa bắt đầu`, `Not begun`),
		"halfway": say("ring.halfway", `Đang làm dở`, `Half-way`),
	}

	NudgeOne = say("button.nudge-one", `🔔 Nhắc riêng đơn vị này`, `🔔 Remind this unit`)
	CallOpen = say("call.open", `☎️ Ghi kết quả gọi`, `☎️ Note a call`)
	CallHead = say("call.head", `☎️ <b>{unit}</b>{above} · tính đến {moment}`, `☎️ <b>{unit}</b>{above} · as of {moment}`)
	CallLine = say("call.line", `☎️ {moment}, {name} gọi: {outcome}`, `☎️ {moment}, called by {name}: {outcome}`)
	CallAsk  = say("call.ask", `Gọi xong, Anh/Chị bấm kết quả để đồng nghiệp cùng biết; bấm nhầm thì bấm lại trong 5 phút.`, `After the call, press what came of it, so that colleagues know; a wrong press is put right by another within 5 minutes.`)
	CallCard = say("call.card", `📇 Thẻ liên hệ`, `📇 Contact card`)
	CallDone = say("call.done", `Đã ghi: {outcome}`, `Noted: {outcome}`)
	CallLate = say("call.late", `Đồng nghiệp vừa ghi một cuộc gọi; mời Anh/Chị xem lại rồi bấm.`, `A colleague has just noted a call; please look before pressing.`)
	CallsBy  = say("call.until", `{outcome} (đến hết ngày {day})`, `{outcome} (by {day})`)
)

// GroupName names a group of those who have not reported; "" is all of them.
func GroupName(l Lang, group string) string {
	if s := groups[group]; s != nil {
		return Plain(l, s)
	}
	return Plain(l, GroupAll)
}

// CallOutcome is what can come of a call.
type CallOutcome struct {
	Key  string
	Name *Sentence // on a button, and in lists
	Days int       // the report is promised for so many days after the day of the call; -1: not, or without a day
}

// CallOutcomes are all of them, in the order of their buttons.
var CallOutcomes = []CallOutcome{
	{"today", say("call.today", `🤝 Hứa gửi hôm nay`, `🤝 Promised today`), 0},
	{"tomorrow", say("call.tomorrow", `🤝 Hứa gửi ngày mai`, `🤝 Promised tomorrow`), 1},
	{"days", say("call.days", `🤝 Hứa gửi trong 3 ngày`, `🤝 Promised in 3 days`), 3},
	{"will", say("call.will", `🤝 Sẽ gửi, chưa hẹn ngày`, `🤝 Will send, no day`), -1},
	{"help", say("call.help", `🧭 Cần hướng dẫn thêm`, `🧭 Needs help`), -1},
	{"silent", say("call.silent", `📵 Không nghe máy`, `📵 No answer`), -1},
	{"number", say("call.number", `❌ Sai số điện thoại`, `❌ Wrong number`), -1},
	{"person", say("call.person", `👤 Đã thay người phụ trách`, `👤 Somebody else now`), -1},
	{"told", say("call.told", `📝 Đã báo số qua điện thoại`, `📝 Gave the figures`), -1},
}

// OutcomeOf finds an outcome by its key; nil if there is none.
func OutcomeOf(key string) *CallOutcome {
	for i := range CallOutcomes {
		if CallOutcomes[i].Key == key {
			return &CallOutcomes[i]
		}
	}
	return nil
}

// Outcome names what came of a call; one that is not known is its own name.
func Outcome(l Lang, key string) string {
	if o := OutcomeOf(key); o != nil {
		return Plain(l, o.Name)
	}
	return key
}
