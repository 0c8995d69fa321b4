package summary

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Log shows what the audit says about a unit, the newest first. At is the number
// of the line to begin with.
const Log = "nhatky"

const linesPerPage = 12

// log is a page of the lines about a unit.
func (p *page) log() (chat.Message, error) {
	from, _ := strconv.ParseInt(p.screen.Args[At], 10, 64) // a forged one begins with the newest
	var report store.Report
	if _, err := store.Get(p.s, store.ReportKey(p.c.Key, p.unit.ID), &report); err != nil {
		return chat.Message{}, err
	}
	head := p.say(text.LogHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))
	lines, older := []string{head}, int64(0)
	for l, err := range store.TrailOf(p.s, p.unit.ID, max(0, from)) {
		if err != nil {
			return chat.Message{}, err
		}
		line, err := p.logLine(l, &report)
		if err != nil {
			return chat.Message{}, err
		}
		if len(lines) > linesPerPage || size(lines...)+size(line) > maxPage {
			older = l.N
			break
		}
		lines = append(lines, line)
	}
	if len(lines) == 1 {
		lines = append(lines, p.say(text.LogNone))
	}
	if older == 0 {
		lines = append(lines, p.logBefore()...)
	}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: p.logButtons(from, older)}, nil
}

// logBefore says where a log begins that is older than the trails of units.
func (p *page) logBefore() []string {
	var first store.TrailFrom
	if found, err := store.Get(p.s, store.TrailFromKey, &first); err != nil || !found || first.Line == 0 {
		return nil
	}
	return []string{p.say(text.LogFrom, "n", p.num(first.Line))}
}

func (p *page) logButtons(from, older int64) [][]chat.Button {
	var turns []chat.Button
	if from > 0 {
		turns = append(turns, p.button(p.label(text.LogNewest), p.link(Log, p.unit.ID, 0)))
	}
	if older > 0 {
		turns = append(turns, p.button(p.label(text.LogOlder), p.numbered(Log, 0, strconv.FormatInt(older, 10))))
	}
	var rows [][]chat.Button
	if turns != nil {
		rows = append(rows, turns)
	}
	return append(rows, []chat.Button{p.button(p.label(text.ButtonUnitCard), p.link(Card, p.unit.ID, 0)), p.summaryButton()})
}

// logLine says who did what, when and why.
func (p *page) logLine(l *store.AuditLine, r *store.Report) (string, error) {
	who, err := p.logWho(l.By)
	if err != nil {
		return "", err
	}
	say, q := text.LogAct(l.Act), p.c.Question(l.What)
	what := p.label(text.LogOther, "act", l.Act)
	if say != nil {
		args := []any{"what", p.logWhat(l, q)}
		for name, value := range map[string]string{"from": l.From, "to": l.To} {
			said, err := p.logValue(value, q)
			if err != nil {
				return "", err
			}
			args = append(args, name, clip(said, maxLabel))
		}
		what = p.say(say, args...)
	} else {
		what = text.Escape(what)
	}
	line := p.say(text.LogLine, "moment", p.moment(l.At), "who", who, "what", text.HTML(what))
	if why := p.logWhy(l, r); why != "" {
		line += p.say(text.LogWhy, "why", clip(why, maxTyped))
	}
	decision, err := p.logDecision(l)
	return line + decision, err
}

// logDecision is the decision by which a unit was changed, if one is known.
func (p *page) logDecision(l *store.AuditLine) (string, error) {
	if !strings.HasPrefix(l.Act, "unit-") {
		return "", nil
	}
	var change store.TreeChange
	if _, err := store.Get(p.s, store.TreeKey(l.Unit, l.N), &change); err != nil {
		return "", err
	}
	d := change.Decision
	var said string
	add := func(say *text.Sentence, args ...any) {
		if said != "" {
			said += ", "
		}
		said += p.say(say, args...)
	}
	if d.Number != "" {
		add(text.LogDecision, "number", clip(d.Number, maxLabel))
	}
	if !d.Date.IsZero() {
		add(text.LogDecisionOf, "day", text.Day(d.Date, p.c.Zone))
	}
	if !d.From.IsZero() {
		add(text.LogDecisionFrom, "day", text.Day(d.From, p.c.Zone))
	}
	if said == "" {
		return "", nil
	}
	return p.say(text.LogBy, "decision", text.HTML(said)), nil
}

// logWho names a person with what they are for the unit. The name is in one record
// only: whoever was erased since is "…".
func (p *page) logWho(id store.PersonID) (string, error) {
	if id == "" {
		return p.label(text.LogOperator), nil
	}
	var who store.Person
	if _, err := store.Get(p.s, store.PersonKey(id), &who); err != nil {
		return "", err
	}
	role, err := p.role(id)
	return p.label(text.LogWho, "name", cmp.Or(clip(who.Name, maxLabel), "…"), "role", role), err
}

// logWhat names the questions that a line is about.
func (p *page) logWhat(l *store.AuditLine, q *config.Question) string {
	if q != nil {
		return p.name(q)
	}
	names := strings.Fields(l.What)
	for i, key := range names {
		if q := p.c.Question(key); q != nil {
			names[i] = p.name(q)
		}
	}
	return strings.Join(names, ", ")
}

// logValue says what stands in From or To: a figure, buttons, a moment, a unit, a
// person, or a word.
func (p *page) logValue(value string, q *config.Question) (string, error) {
	if n, err := strconv.ParseInt(value, 10, 64); err == nil {
		return p.num(n), nil
	}
	if at, err := time.Parse(time.RFC3339, value); err == nil {
		return p.moment(at), nil
	}
	if n, ok := strings.CutPrefix(value, "revision "); ok {
		return p.label(text.LogRevision, "n", n), nil
	}
	if word := text.LogWord(value); word != nil {
		return p.label(word), nil
	}
	if q == nil {
		return p.logName(value)
	}
	return p.logPicked(value, q), nil
}

// logPicked says which buttons of a question were pressed. Free text is not in the
// audit: it stands in the report.
func (p *page) logPicked(value string, q *config.Question) string {
	parts := strings.Split(value, ",")
	for i, key := range parts {
		if b := q.Button(key); b != nil {
			parts[i] = p.of(b.Label)
		}
		if strings.HasPrefix(key, "text:") {
			parts[i] = p.label(text.LogText)
		}
	}
	return strings.Join(slices.Compact(parts), "; ")
}

// logName names the unit or the person whose id a value is; else it is said as it
// stands.
func (p *page) logName(value string) (string, error) {
	if !isID(value) || len(value) > maxData {
		return p.logText(value), nil
	}
	var u store.Unit
	if found, err := store.Get(p.s, store.UnitKey(store.UnitID(value)), &u); err != nil || found {
		return u.Name, err
	}
	var who store.Person
	if found, err := store.Get(p.s, store.PersonKey(store.PersonID(value)), &who); err != nil || found {
		return cmp.Or(clip(who.Name, maxLabel), "…"), err
	}
	return p.logText(value), nil
}

func (p *page) logText(value string) string {
	if i := strings.Index(value, "text:"); i >= 0 {
		return value[:i] + p.label(text.LogText)
	}
	return value
}

// logWhy is the reason of a line: the audit has only its hash, the report the
// words, of the latest return and withdrawal.
func (p *page) logWhy(l *store.AuditLine, r *store.Report) string {
	switch {
	case r.Return != nil && r.Return.Line == l.N:
		return r.Return.Reason
	case r.Withdrawal != nil && r.Withdrawal.Line == l.N:
		return r.Withdrawal.Reason
	}
	return ""
}
