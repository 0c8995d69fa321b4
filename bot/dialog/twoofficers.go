package dialog

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
)

// Two officers of one unit may work on its report at once. The answers are
// shared and stored one by one, so each is told at the next step what the other
// has answered, sent or dropped meanwhile; and an answer to a question that the
// other has answered since it was shown takes nobody's place before the person
// has been told and has chosen.

// Met is what a person knows of a unit's report: what came from them, and what
// was shown or told to them.
type Met struct {
	Unit     string            `json:"unit"`
	Answers  map[string]string `json:"answers,omitempty"` // fingerprints, by question
	Revision int               `json:"rev,omitempty"`
}

// fresh is how long another officer's quick update is news that a new one has to
// be weighed against: it is a running total, which grows by the day.
const fresh = time.Hour

// meet tells at the head of the next message what happened to the report without
// this person, and takes it as known. The card shows all answers itself.
func (t *turn) meet(card bool) {
	if news := t.news(card); news != "" {
		t.echo = strings.TrimSuffix(news+"\n"+t.echo, "\n")
	}
	t.knowAll(t.answers())
}

// knowAll takes answers as known to this person, and the report as sent so often.
func (t *turn) knowAll(answers map[string]Answer) {
	m := Met{Unit: t.env.Unit.ID, Answers: make(map[string]string, len(answers)), Revision: t.env.Unit.Report.Revision}
	for key, a := range answers {
		m.Answers[key] = printOf(a)
	}
	if daily := t.env.Campaign.Daily; daily != nil && t.met(daily.Key) != "" {
		m.Answers[daily.Key] = t.met(daily.Key)
	}
	t.s.Met = &m
}

// know takes one answer as known.
func (t *turn) know(key string, a Answer) {
	m := t.metCopy()
	m.Answers[key] = printOf(a)
	t.s.Met = &m
}

// knowMine takes as known what this step itself has changed.
func (t *turn) knowMine() {
	m := t.metCopy()
	for key, a := range t.out.Put {
		m.Answers[key] = printOf(a)
	}
	for _, key := range t.out.Drop {
		delete(m.Answers, key)
	}
	t.s.Met = &m
}

// knowStanding takes the answer that is said above a question as known, or that
// there is none: the same one, given anew, is news.
func (t *turn) knowStanding(q *config.Question) {
	if a, ok := t.answers()[q.Key]; ok {
		t.know(q.Key, a)
		return
	}
	t.unknow(q.Key)
}

// unknow forgets an answer that stands no more.
func (t *turn) unknow(key string) {
	m := t.metCopy()
	delete(m.Answers, key)
	t.s.Met = &m
}

// knowSent takes as known that the report was sent so often.
func (t *turn) knowSent(revision int) {
	m := t.metCopy()
	m.Revision = revision
	t.s.Met = &m
}

// metCopy is what is known, to be changed.
func (t *turn) metCopy() Met {
	m := Met{Unit: t.env.Unit.ID, Answers: map[string]string{}}
	if old := t.s.Met; old != nil && old.Unit == m.Unit {
		m.Revision = old.Revision
		maps.Copy(m.Answers, old.Answers)
	}
	return m
}

// met is the fingerprint of a question's answer as the person knows it; "" for
// none.
func (t *turn) met(key string) string {
	if m := t.s.Met; m != nil && m.Unit == t.env.Unit.ID {
		return m.Answers[key]
	}
	return ""
}

// printOf is a fingerprint of what an answer says.
func printOf(a Answer) string {
	n := int64(-1)
	if a.N != nil {
		n = *a.N
	}
	h := fnv.New32a()
	fmt.Fprintf(h, "%d %q %q %v", n, a.Choices, a.Text, a.Null)
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// stood is a question's answer as it stood before this step.
func (t *turn) stood(key string) (Answer, bool) {
	if a, ok := t.env.Unit.Report.Working[key]; ok {
		return a, true
	}
	a, ok := t.env.Unit.Report.Sent[key]
	return a, ok
}

// news says what others have done to the report since this person knew it.
func (t *turn) news(card bool) string {
	var lines []string
	if t.sentByOther() {
		lines = append(lines, t.otherSent())
	}
	if len(lines) == 0 || !card {
		lines = append(lines, t.othersAnswers(func(q *config.Question, a Answer) bool {
			_, mine := t.out.Put[q.Key]
			return !mine && t.applies(q) && printOf(a) != t.met(q.Key)
		})...)
	}
	if gone := t.gone(); gone != "" {
		lines = append(lines, gone)
	}
	return strings.Join(lines, "\n")
}

// sentByOther reports whether somebody else has sent the report since this
// person knew it.
func (t *turn) sentByOther() bool {
	r, known := t.env.Unit.Report, 0
	if m := t.s.Met; m != nil && m.Unit == t.env.Unit.ID {
		known = m.Revision
	}
	return r.Sender != "" && r.Revision > known
}

// otherSent says who sent the report, and when.
func (t *turn) otherSent() string {
	r := t.env.Unit.Report
	return t.text(text.OtherSent, "who", r.Sender, "moment", t.moment(r.Last), "code", r.Code)
}

// othersAnswers are lines that say which answers others gave, of those wanted:
// one for each of them.
func (t *turn) othersAnswers(wanted func(*config.Question, Answer) bool) []string {
	var who []string
	said, newest := map[string][]string{}, map[string]time.Time{}
	for _, q := range t.env.Campaign.Questions {
		a, ok := t.stood(q.Key)
		if !ok || a.Other == "" || !wanted(q, a) {
			continue
		}
		if !slices.Contains(who, a.Other) {
			who = append(who, a.Other)
		}
		said[a.Other] = append(said[a.Other], text.Of(t.lang, q.Label)+": "+short(t.value(q, a), 80))
		if a.At.After(newest[a.Other]) {
			newest[a.Other] = a.At
		}
	}
	var lines []string
	for _, name := range who {
		lines = append(lines, t.text(text.OtherAnswered, "who", name, "moment", t.when(newest[name]), "answers", strings.Join(said[name], "; ")))
	}
	return lines
}

// gone says that answers which this person knew do not stand any more, though
// their questions are still asked.
func (t *turn) gone() string {
	var labels []string
	for _, q := range t.env.Campaign.Questions {
		_, mine := t.out.Put[q.Key]
		known := t.met(q.Key)
		if known == "" || mine || slices.Contains(t.out.Drop, q.Key) || !t.applies(q) {
			continue
		}
		if a, ok := t.stood(q.Key); !ok || a.Other == "" && printOf(a) != known {
			labels = append(labels, text.Of(t.lang, q.Label))
		}
	}
	if len(labels) == 0 {
		return ""
	}
	return t.text(text.OtherDropped, "labels", strings.Join(labels, "; "))
}

// when is the time of day, with the day if it is not today.
func (t *turn) when(at time.Time) string {
	zone := t.env.Campaign.Zone
	if text.Day(at, zone) == text.Day(t.env.Now, zone) {
		return text.Clock(at, zone)
	}
	return t.moment(at)
}

// theirs is another officer's answer of which this person does not know, and the
// key under which it is known.
func (t *turn) theirs(q *config.Question) (a Answer, key string, ok bool) {
	a, key, ok = t.standingNow(q)
	if t.isUpdate(q.Key) && t.env.Now.Sub(a.At) >= fresh {
		return a, key, false
	}
	return a, key, ok && a.Other != "" && printOf(a) != t.met(key)
}

// overtaken reports whether another officer has answered the question since it
// was shown. The person is told; the same answer is no question, and of two
// different ones the person chooses.
func (t *turn) overtaken(q *config.Question, mine Answer) bool {
	theirs, key, ok := t.theirs(q)
	if !ok {
		return false
	}
	t.forgetTicks(q)
	if sameAnswer(theirs, mine) {
		t.know(key, theirs)
		t.echo = t.text(text.OtherSame, "who", theirs.Other, "moment", t.when(theirs.At), "value", t.value(q, theirs))
		t.join(q)
		return true
	}
	t.doubt(q, mine, doubtTheirs)
	return true
}

// tellFirst reports whether another officer has answered one of several questions
// that are about to be answered at once, unknown to this person: then that is
// told, and the same act, once more, is meant.
func (t *turn) tellFirst(keys []string, act string) bool {
	if !slices.ContainsFunc(keys, func(key string) bool {
		a, ok := t.stood(key)
		return ok && a.Other != "" && printOf(a) != t.met(key)
	}) {
		return false
	}
	t.meet(false)
	t.echo += "\n" + t.text(text.OtherAgain, "act", act)
	t.s.Rev++
	t.resume()
	return true
}

// sayTheirs asks which of two answers shall stand.
func (t *turn) sayTheirs(q *config.Question) {
	mine := short(t.value(q, t.s.Doubt.Answer), maxShown)
	use := row(button(short(plain(t.text(text.UseMine, "value", mine)), 60), t.answerData("k", q.Key)))
	theirs, key, ok := t.standingNow(q)
	if !ok || theirs.Other == "" {
		t.sayAsking(q, t.text(text.OtherTookBack, "mine", mine), use)
		return
	}
	html := t.text(text.OtherFirst, "who", theirs.Other, "moment", t.when(theirs.At), "value", short(t.value(q, theirs), maxShown), "mine", mine)
	if t.sentByOther() {
		html = t.otherSent() + "\n" + html
	}
	t.know(key, theirs)
	keep := short(plain(t.text(text.KeepTheirs, "value", t.value(q, theirs))), 60)
	t.sayAsking(q, html, row(button(keep, t.answerData("theirs", q.Key))), use)
}

// standingNow is the answer that one to a question would take the place of, and
// the key under which it is known. For a quick update it may be an earlier one.
func (t *turn) standingNow(q *config.Question) (a Answer, key string, ok bool) {
	key = q.Key
	if t.isUpdate(key) {
		key = t.env.Campaign.Main
	}
	if a, ok = t.stood(key); ok || key == q.Key {
		return a, key, ok
	}
	f, ok := t.env.Unit.Report.Known[key]
	return Answer{N: &f.N, Other: f.Other, At: f.At}, q.Key, ok
}

// keepTheirs lets the other officer's answer stand.
func (t *turn) keepTheirs(q *config.Question) {
	if t.s.Doubt == nil || t.s.Doubt.Rule != doubtTheirs {
		t.reshow(true)
		return
	}
	t.echo = t.text(text.OtherKept)
	t.join(q)
}

// join goes on where the report stands by now; if another officer has sent it,
// there is nothing left to do.
func (t *turn) join(q *config.Question) {
	switch {
	case t.isUpdate(q.Key) && !t.s.Aside, t.sameAsSent() && t.sentByOther():
		said := t.takeEcho()
		rows := [][]chat.Button{row(button(t.label(text.Report), data("u", t.env.Unit.ID)))}
		if t.sameAsSent() {
			said += t.otherSentOrSame()
			rows = [][]chat.Button{append(row(button(t.label(text.ShowIt), data("v", t.env.Unit.ID))), t.editButton()...)}
		}
		t.knowSent(t.env.Unit.Report.Revision)
		t.afterSending()
		t.say(strings.TrimSuffix(said, "\n"), rows...)
	default:
		t.goOn()
	}
}

// otherSentOrSame says who has sent the report as it stands, or that it was sent.
func (t *turn) otherSentOrSame() string {
	if t.env.Unit.Report.Sender != "" {
		return t.otherSent()
	}
	return t.text(text.NothingChanged, "code", t.env.Unit.Report.Code)
}

// whoseBefore names the other officer whose figure a new one takes the place of.
func (t *turn) whoseBefore(was Figure, is int64) string {
	if was.Other == "" || was.N == is {
		return ""
	}
	return "\n" + t.text(text.OtherBefore, "who", was.Other, "moment", t.when(was.At), "value", t.number(was.N))
}
