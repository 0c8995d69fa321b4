package text

// The log of a unit: what stands in the audit, in words.

// LogAct gives the sentence for an act of the audit; nil if it has none. Its
// places are {what}, {from} and {to}.
func LogAct(act string) *Sentence { return logActs[act] }

var logActs = map[string]*Sentence{
	"answer":          say("log.answer", `{what}: {from} → <b>{to}</b>`, `{what}: {from} → <b>{to}</b>`),
	"update":          say("log.update", `cập nhật nhanh {what}: {from} → <b>{to}</b>`, `quick update, {what}: {from} → <b>{to}</b>`),
	"discard":         say("log.discard", `bỏ phần chưa gửi`, `dropped what was not sent`),
	"send":            say("log.send", `gửi báo cáo, {to}`, `sent the report, {to}`),
	"claim":           say("log.claim", `báo về đơn vị: {from} → {to}`, `said about the unit: {from} → {to}`),
	"return":          say("log.return", `đề nghị bổ sung ({to}) {what}`, `returned for completion ({to}) {what}`),
	"return-seen":     say("log.return-seen", `đơn vị đã xem đề nghị bổ sung`, `the unit has seen what is to be completed`),
	"drop":            say("log.drop", `bỏ câu trả lời chưa gửi: {what}`, `dropped answers that were not sent: {what}`),
	"withdraw":        say("log.withdraw", `rút báo cáo, {to}`, `withdrew the report, {to}`),
	"accept":          say("log.accept", `ghi nhận số liệu cần xem lại, {to}`, `accepted figures worth a second look, {to}`),
	"grant":           say("log.grant", `gia hạn: {from} → <b>{to}</b>`, `granted time: {from} → <b>{to}</b>`),
	"on-time":         say("log.on-time", `báo cáo được tính đúng hạn`, `the report counts as on time`),
	"internal-date":   say("log.internal-date", `hạn nội bộ của cấp dưới: {from} → <b>{to}</b>`, `internal date of those below: {from} → <b>{to}</b>`),
	"join":            say("log.join", `tham gia: {to}`, `joined: {to}`),
	"leave":           say("log.leave", `thôi phụ trách: {to}`, `left: {to}`),
	"erase":           say("log.erase", `xóa thông tin cá nhân`, `erased their personal data`),
	"request":         say("log.request", `trả lời đề nghị: {to}`, `answered a request: {to}`),
	"close":           say("log.close", `trả lời đề nghị ngừng hoạt động: {to}`, `answered the request to close it: {to}`),
	"delegate-link":   say("log.delegate-link", `tạo liên kết ủy quyền`, `made a link for a deputy`),
	"delegate-revoke": say("log.delegate-revoke", `thu hồi liên kết ủy quyền`, `revoked a link for a deputy`),
	"deputy-end":      say("log.deputy-end", `thôi ủy quyền: {to}`, `ended a deputy: {to}`),
	"call":            say("log.call", `gọi đơn vị: {to}`, `called the unit: {to}`),
	"enter":           say("log.enter", `nhập hộ báo cáo, {to}`, `entered the report for the unit, {to}`),
	"officer-remove":  say("log.officer-remove", `thôi giao phụ trách: {to}`, `ended the role of {to}`),
	"hand-over":       say("log.hand-over", `bàn giao: {from} → {to}`, `handed over: {from} → {to}`),
	"promise":         say("log.promise", `hẹn báo cáo: {to}`, `promised the report: {to}`),
	"reminders":       say("log.reminders", `nhận nhắc: {to}`, `reminders: {to}`),
	"invite":          say("log.invite", `tạo liên kết mời`, `made a link`),
	"invite-renew":    say("log.invite-renew", `tạo lại liên kết mời`, `made the link anew`),
	"invite-revoke":   say("log.invite-revoke", `thu hồi liên kết mời`, `revoked the link`),
	"links-make":      say("log.links-make", `tạo liên kết cho các đơn vị cấp dưới`, `made links for the units below`),
	"links-revoke":    say("log.links-revoke", `thu hồi liên kết của các đơn vị cấp dưới`, `revoked the links of the units below`),
	"nudge":           say("log.nudge", `nhắc các đơn vị cấp dưới`, `reminded the units below`),
	"nudge-stop":      say("log.nudge-stop", `dừng nhắc`, `stopped reminding`),
	"broadcast":       say("log.broadcast", `gửi thông báo cho cấp dưới`, `sent a notice to the units below`),
	"broadcast-stop":  say("log.broadcast-stop", `dừng gửi thông báo`, `stopped a notice`),
	"export":          say("log.export", `xuất tệp {what}`, `exported {what}`),
	"freeze":          say("log.freeze", `bắt đầu chốt số liệu lần {what}`, `began freeze {what}`),
	"freeze-interim":  say("log.freeze-interim", `bắt đầu chốt số liệu lần {what} (bản tạm)`, `began freeze {what} (interim)`),
	"freeze-done":     say("log.freeze-done", `chốt xong số liệu lần {what}, mã <code>{to}</code>`, `finished freeze {what}, checksum <code>{to}</code>`),
	"freeze-stop":     say("log.freeze-stop", `không chốt số liệu lần {what}`, `gave up freeze {what}`),
	"unit-add":        say("log.unit-add", `thêm đơn vị`, `added the unit`),
	"unit-close":      say("log.unit-close", `đơn vị ngừng hoạt động`, `closed the unit`),
	"unit-reopen":     say("log.unit-reopen", `đơn vị hoạt động trở lại`, `opened the unit again`),
	"unit-rename":     say("log.unit-rename", `đổi tên đơn vị`, `renamed the unit`),
	"unit-move":       say("log.unit-move", `chuyển đơn vị: {from} → <b>{to}</b>`, `moved the unit: {from} → <b>{to}</b>`),
	"unit-merge":      say("log.unit-merge", `sáp nhập vào {to}`, `merged into {to}`),
	"assessment":      say("log.assessment", `ghi nhận xét của đơn vị: {what}`, `wrote the unit's own words: {what}`),
	"unit-change":     say("log.unit-change", `sửa thông tin đơn vị: {what}`, `changed the unit: {what}`),
}

// LogWord gives the word for a value in the audit; nil if it has none.
func LogWord(value string) *Sentence {
	if o := OutcomeOf(value); o != nil {
		return o.Name
	}
	return logWords[value]
}

var logWords = map[string]*Sentence{
	"":           say("log.nothing", `chưa có`, `nothing`),
	"null":       NoFigure,
	"on":         say("log.on", `bật`, `on`),
	"off":        say("log.off", `tắt`, `off`),
	"approved":   say("log.approved", `đồng ý`, `approved`),
	"declined":   say("log.declined", `không đồng ý`, `declined`),
	"chair":      RoleChair,
	"deputy":     RoleDeputy,
	"upper":      RoleUpper,
	"department": RoleDepartment,
}

// The screen.
var (
	LogHead         = say("log.head", `📜 <b>Nhật ký – {unit}</b> · tính đến {moment}`, `📜 <b>Log – {unit}</b> · as of {moment}`)
	LogLine         = say("log.line", `{moment} · {who}: {what}`, `{moment} · {who}: {what}`)
	LogBy           = say("log.by", ` – theo {decision}`, ` – by {decision}`)
	LogDecision     = say("log.decision", `quyết định số {number}`, `decision {number}`)
	LogDecisionOf   = say("log.decision-of", `ký ngày {day}`, `signed {day}`)
	LogDecisionFrom = say("log.decision-from", `hiệu lực từ {day}`, `in force from {day}`)
	LogWhy          = say("log.why", ` – lý do: {why}`, ` – why: {why}`)
	LogText         = say("log.text", `(nội dung chữ)`, `(a text)`)
	LogRevision     = say("log.revision", `lần gửi {n}`, `revision {n}`)
	LogOther        = say("log.other", `việc khác ({act})`, `something else ({act})`)
	LogOperator     = say("log.operator", `quản trị hệ thống`, `the operator`)
	LogWho          = say("log.who", `{name} ({role})`, `{name} ({role})`)
	LogNone         = say("log.none", `Chưa có việc nào được ghi về đơn vị này.`, `Nothing is noted about this unit yet.`)
	LogFrom         = say("log.from", `<i>Các việc cũ hơn chưa được xếp theo đơn vị (dòng 1–{n} của nhật ký chung).</i>`,
		`<i>What is older is not sorted by unit (lines 1–{n} of the whole log).</i>`)
	LogOlder  = say("log.older", `Cũ hơn ▶`, `Older ▶`)
	LogNewest = say("log.newest", `◀ Mới nhất`, `◀ Newest`)
	LogOpen   = say("log.open", `📜 Nhật ký`, `📜 Log`)
)
