package summary

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/remind"
	"raquan/bot/text"
	"raquan/store"
)

// messages shows what was said to and heard from the people who report for a
// unit: when, of what kind, and what became of it; never the text of a message.
func (p *page) messages() (chat.Message, error) {
	people, err := p.reporters()
	if err != nil {
		return chat.Message{}, err
	}
	var r store.Report
	if _, err := store.Get(p.s, store.ReportKey(p.c.Key, p.unit.ID), &r); err != nil {
		return chat.Message{}, err
	}
	out, err := p.outward(people)
	if err != nil {
		return chat.Message{}, err
	}
	heard, err := p.heard(people, &r)
	if err != nil {
		return chat.Message{}, err
	}
	of := max(1, (len(out)+perPage-1)/perPage)
	at := max(0, min(p.screen.Page, of-1))
	lines := append([]string{p.say(text.MsgHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}, heard...)
	if len(out) == 0 {
		lines = append(lines, p.say(text.MsgNone))
	} else {
		lines = append(lines, p.say(text.MsgOut, "n", p.num(int64(len(out)))))
	}
	for i := at * perPage; i < min((at+1)*perPage, len(out)); i++ {
		lines = append(lines, p.outLine(i+1, out[i], len(people) > 1))
	}
	msg := chat.Message{Text: strings.Join(lines, "\n")}
	if row := p.turns(Messages, at, of); row != nil {
		msg.Buttons = append(msg.Buttons, row)
	}
	msg.Buttons = append(msg.Buttons, []chat.Button{
		p.button(p.label(text.UnitReport), p.link(Report, p.unit.ID, 0)),
		p.button(p.label(text.SumRefresh), p.link(Messages, p.unit.ID, at)),
	})
	return msg, nil
}

// reporter is somebody who reports for the unit.
type reporter struct {
	id      store.PersonID
	name    string
	role    store.Role
	seen    time.Time // when they last did something; zero: never
	blocked time.Time // since when the bot is blocked; zero: it is not
}

// maxReporters bounds the people of a unit whose messages are looked up.
const maxReporters = 10

// reporters are the chair and the deputies of the unit.
func (p *page) reporters() ([]reporter, error) {
	var staff store.Staff
	if _, err := store.Get(p.s, store.StaffKey(p.unit.ID), &staff); err != nil {
		return nil, err
	}
	var list []reporter
	for _, post := range append(staff.With(store.Chair), staff.With(store.Deputy)...) {
		if len(list) == maxReporters || slices.ContainsFunc(list, func(r reporter) bool { return r.id == post.Person }) {
			continue
		}
		var who store.Person
		var c store.Chat
		var o store.Officer
		for key, v := range map[store.Key]any{store.PersonKey(post.Person): &who, store.ChatKey(post.Person): &c, store.OfficerKey(post.Person): &o} {
			if _, err := store.Get(p.s, key, v); err != nil {
				return nil, err
			}
		}
		list = append(list, reporter{post.Person, cmp.Or(clip(who.Name, maxLabel), "…"), post.Role, c.SeenAt, o.Unreachable})
	}
	return list, nil
}

// heard is what came from the people: when they last did something, the last
// answer of the report, and what was promised.
func (p *page) heard(people []reporter, r *store.Report) ([]string, error) {
	var lines []string
	for _, who := range people {
		seen := p.label(text.MsgNeverSeen)
		switch {
		case !who.blocked.IsZero():
			seen = p.label(text.MsgBlocked, "moment", p.moment(who.blocked))
		case !who.seen.IsZero():
			seen = p.label(text.MsgSeen, "moment", p.moment(who.seen))
		}
		role := text.RoleChair
		if who.role == store.Deputy {
			role = text.RoleDeputy
		}
		lines = append(lines, p.say(text.MsgPerson, "name", who.name, "role", p.label(role), "seen", seen))
	}
	if len(people) == 0 {
		lines = append(lines, p.say(text.MsgNobody))
	}
	if last := lastAnswer(r); !last.At.IsZero() {
		var who store.Person
		if _, err := store.Get(p.s, store.PersonKey(last.By), &who); err != nil {
			return nil, err
		}
		lines = append(lines, p.say(text.MsgAnswer, "moment", p.moment(last.At), "name", cmp.Or(clip(who.Name, maxLabel), "…")))
	}
	if promise := r.Promise; promise != nil && !r.Counts() {
		lines = append(lines, p.say(text.MsgPromise, "until", text.When(p.lang, promise.Until, p.c.Zone), "moment", p.moment(promise.At)))
	}
	return lines, nil
}

// lastAnswer is the source of the newest answer or figure of a report.
func lastAnswer(r *store.Report) (last store.Source) {
	see := func(s store.Source) {
		if s.At.After(last.At) {
			last = s
		}
	}
	for _, answers := range []map[string]store.Answer{r.Working, r.Sent} {
		for _, a := range answers {
			see(a.Source)
		}
	}
	for _, f := range r.Known {
		see(f.Source)
	}
	return last
}

// outgoing is a message to somebody, or one that was left out.
type outgoing struct {
	store.Entry
	to string
}

// at is when it was sent, or was to be.
func (o *outgoing) at() time.Time {
	if !o.SentAt.IsZero() {
		return o.SentAt
	}
	return o.At
}

// maxOutgoing bounds the entries of one person that are looked through.
const maxOutgoing = 1000

// outward lists what the ledger keeps of these people, newest first.
func (p *page) outward(people []reporter) ([]outgoing, error) {
	var list []outgoing
	for _, who := range people {
		n := 0
		from, to := store.EntriesOf(who.id)
		for e, err := range store.Records[store.Entry](p.s, from, to) {
			if err != nil {
				return nil, err
			}
			if e.Keep {
				list = append(list, outgoing{*e, who.name})
			}
			if n++; n == maxOutgoing {
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b outgoing) int { return cmp.Or(b.at().Compare(a.at()), cmp.Compare(b.Seq, a.Seq)) })
	return list, nil
}

// outLine is one of them in words.
func (p *page) outLine(no int, o outgoing, named bool) string {
	what := p.kindOf(o.Cause)
	if named {
		what = p.label(text.MsgTo, "what", what, "name", o.to)
	}
	return p.say(text.MsgLine, "no", p.num(int64(no)), "when", text.When(p.lang, o.At, p.c.Zone), "what", what, "state", p.becameOf(&o.Entry))
}

// kindOf says what a message was about, by its cause.
func (p *page) kindOf(cause string) string {
	kind, _, _ := strings.Cut(cause, ".")
	switch {
	case remind.IsLater(cause):
		return p.label(text.MsgLater)
	case remind.StepIn(p.c.Key, cause) != "":
		for _, step := range p.c.Ladder {
			if step.Key == remind.StepIn(p.c.Key, cause) {
				return p.label(text.MsgStep, "step", p.of(step.Name))
			}
		}
		return p.label(text.MsgReminder)
	case kind == "n":
		return p.label(text.MsgNudge)
	case kind == "b":
		return p.label(text.MsgBroadcast)
	case kind == "grant":
		return p.label(text.MsgGrant)
	}
	return p.label(text.MsgNotice)
}

// becameOf says what became of a message.
func (p *page) becameOf(e *store.Entry) string {
	switch {
	case e.Outcome == store.Done:
		return p.label(text.MsgSent, "moment", text.When(p.lang, e.SentAt, p.c.Zone))
	case e.Outcome == store.Skipped:
		return p.label(text.MsgSkipped, "why", text.Skipped(p.lang, e.Why))
	case e.Outcome == store.Failed && (strings.Contains(e.Why, "blocked") || strings.Contains(e.Why, "deactivated")):
		return p.label(text.MsgRefused)
	case e.Outcome == store.Failed:
		return p.label(text.MsgFailed)
	case e.Not.After(p.now):
		return p.label(text.MsgUntil, "moment", text.When(p.lang, e.Not, p.c.Zone))
	}
	return p.label(text.MsgWaits)
}
