package dialog

import (
	"slices"
	"strings"

	"raquan/bot/text"
	"raquan/config"
)

// A line of a list says in one go what the conversation asks one by one: the same
// readers read it and the same rules hold. There is nobody to ask about what is
// doubtful in it, so such a line is not taken, and why is said.

// Line is what a list says about one unit: Says in the words of a message that
// holds a report, or Cells under the questions' keys. Common is said for all units
// of the list and stands where their own line says nothing.
type Line struct {
	Says    string
	Common  string
	Cells   map[string]string
	Message int64 // of the officer, with the list
}

// Listed is what became of a line.
type Listed struct {
	Put    map[string]Answer // answers that change
	Submit *Submit           // nil: there is nothing to send
	Over   int               // the revision that it would correct; 0: the unit has sent none
	Why    []string          // why it cannot be sent, in plain text; none and no Submit: it says what was sent
}

// ReadLine reads a line for env.Unit, which an officer above enters (env.Behalf).
// It asks nothing and changes nothing.
func ReadLine(env Env, l Line) Listed {
	env.Entering = &Entering{}
	t := &turn{env: env, s: State{V: 1, Mode: Asking, Unit: env.Unit.ID}, lang: env.Lang}
	listed := Listed{Over: standingRevision(env.Unit.Report)}
	if why := t.noBehalf(); why != "" {
		listed.Why = []string{bare(why)}
		return listed
	}
	if listed.Why = t.takeLine(l); len(listed.Why) > 0 {
		return listed
	}
	if listed.Over != 0 && len(t.out.Put) == 0 {
		return listed
	}
	if listed.Why = t.lacks(); len(listed.Why) > 0 {
		return listed
	}
	t.submit()
	listed.Put, listed.Submit = t.out.Put, t.out.Submit
	return listed
}

// bare is a sentence without its marks of HTML.
func bare(s string) string { return plain(strings.NewReplacer("<b>", "", "</b>", "").Replace(s)) }

// takeLine puts what a line says, and says what of it cannot be read.
func (t *turn) takeLine(l Line) (why []string) {
	parts, unread := t.partsOf(l)
	if len(parts) == 0 {
		return []string{t.label(text.ListedNothing, "text", short(l.Says, 60), "sample", t.sample())}
	}
	for _, s := range unread {
		why = append(why, t.label(text.ListedUnread, "text", short(s, 60), "sample", t.sample()))
	}
	for _, q := range t.env.Campaign.Questions { // in order: a question may depend on those before
		i := slices.IndexFunc(parts, func(p part) bool { return p.q == q })
		if i < 0 {
			continue
		}
		if w := t.takePart(parts[i], l); w != "" {
			why = append(why, w)
		}
	}
	if len(why) > 0 {
		return why
	}
	return t.othersAt()
}

// partsOf finds what a line says about each question.
func (t *turn) partsOf(l Line) (parts []part, unread []string) {
	if l.Cells != nil {
		for _, q := range t.env.Campaign.Questions {
			if says := strings.TrimSpace(l.Cells[q.Key]); says != "" {
				parts = append(parts, part{q, says})
			}
		}
		return parts, nil
	}
	w := readWhole(t.env.Campaign, " "+l.Says+"\n")
	if len(w.parts) == 0 {
		if bare := readBare(t.env.Campaign, l.Says); bare != nil {
			w = whole{parts: bare}
		}
	}
	for _, p := range readWhole(t.env.Campaign, " "+l.Common+"\n").parts {
		if !slices.ContainsFunc(w.parts, func(own part) bool { return own.q == p.q }) {
			w.parts = append(w.parts, p)
		}
	}
	return w.parts, w.unread
}

// takePart puts what is said about a question; if it cannot be read, it says why.
func (t *turn) takePart(p part, l Line) (why string) {
	a, ok := t.readListed(p)
	label := text.Of(t.lang, p.q.Label)
	switch {
	case !ok:
		return t.label(text.ListedValue, "label", label, "text", short(p.says, 60), "example", t.listedExample(p.q))
	case !t.applies(p.q):
		return ""
	case a.Text != "" && t.doubtfulText(a.Text):
		return t.label(text.ListedPersonal, "label", label)
	}
	was, answered := t.answers()[p.q.Key]
	if answered && sameAnswer(was, a) {
		return ""
	}
	if t.shut(p.q) {
		return t.label(text.ListedShut, "label", label, "value", plain(t.value(p.q, was)))
	}
	a.Typed, a.Message = p.says, l.Message
	t.put(p.q.Key, a)
	return ""
}

// readListed reads an answer, also those of which a message is no place.
func (t *turn) readListed(p part) (Answer, bool) {
	if p.q.Type == config.FreeText {
		return Answer{Text: p.says}, letters(p.says) <= t.longest(p.q)
	}
	a, ok := t.readPart(p)
	if ok && a.Null && !p.q.Nullable {
		return a, false
	}
	return a, ok
}

// listedExample is what an answer in a list looks like.
func (t *turn) listedExample(q *config.Question) string {
	for _, b := range q.Buttons {
		if q.Type != config.Count && t.offered(q, b) && !b.OtherText {
			return t.buttonName(q, b)
		}
	}
	return t.example(q)
}

// othersAt says that the unit is filling in its report itself, where it has answered
// and not sent something else, or is correcting what it has sent.
func (t *turn) othersAt() []string {
	for key, a := range t.env.Unit.Report.Working {
		if a.Other != "" && (standingRevision(t.env.Unit.Report) != 0 || !sameAnswer(t.answers()[key], a)) {
			return []string{t.label(text.ListedBegun)}
		}
	}
	return nil
}

// lacks fills in what may be left, and says what is missing or breaks a rule. A
// rule that only asks back is not asked about answers that were sent before.
func (t *turn) lacks() (why []string) {
	var missing []string
	for _, q := range t.env.Campaign.Questions {
		_, answered := t.answers()[q.Key]
		switch {
		case q.Type == config.Confirm:
		case !t.applies(q):
			t.drop(q.Key)
		case t.toComplete(q):
			missing = append(missing, text.Of(t.lang, q.Label))
		case answered:
		case skippable(q):
			t.put(q.Key, Answer{Null: true, Button: t.label(text.Skip)})
		default:
			missing = append(missing, text.Of(t.lang, q.Label))
		}
	}
	if len(missing) > 0 {
		return []string{t.label(text.ListedMissing, "labels", strings.Join(missing, "; "))}
	}
	for _, q := range t.env.Campaign.Questions {
		a, ok := t.answers()[q.Key]
		if !ok {
			continue
		}
		_, now := t.out.Put[q.Key]
		if r := t.brokenRule(q, a); r != nil && (now || isHard(q, r)) {
			said := bare(t.sayRule(q, r, a))
			if isHard(q, r) { // the others may follow from it
				return []string{said}
			}
			why = append(why, said)
		}
	}
	return why
}
