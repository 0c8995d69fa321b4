package desk_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// pair is two officers of one unit, each with a phone.
type pair struct {
	*office
	both [2]*phone
}

func newPair(t testing.TB) *pair {
	o := open(t)
	p := &pair{office: o, both: [2]*phone{o.phone(71, "Nguyễn Mẫu An"), o.phone(72, "Trần Mẫu Ba")}}
	for _, who := range p.both {
		who.joins(o.invite("01-1-1", store.Chair))
	}
	return p
}

// steps are the answers of a report, in order, and others to the same questions.
var steps = []struct {
	question       string
	answer, others func(*phone) string
}{
	{"TONG_LD", says("450"), says("440")},
	{"DA_CAI", says("380"), says("390")},
	{"SMARTPHONE", says("410"), says("420")},
	{"TUYEN_TRUYEN", says("430"), says("440")},
	{"CAN_BO_CD", picks("du_100"), picks("chua_du")},
	{"RA_QUAN", picks("da_to_chuc"), picks("chua_to_chuc")},
	{"HINH_THUC", ticks("zalo_fb"), ticks("loa")},
	{"KHO_KHAN_DE_XUAT", picks("khong_co"), ticks("hao_pin")},
}

func says(s string) func(*phone) string {
	return func(p *phone) string { p.o.Helper(); return p.says(s) }
}
func picks(key string) func(*phone) string {
	return func(p *phone) string { p.o.Helper(); return p.picks(key) }
}
func ticks(key string) func(*phone) string {
	return func(p *phone) string { p.o.Helper(); p.picks(key); return p.presses(text.Done) }
}

// TestTogether: at every question one officer has it open while the other answers
// it and goes on, a little or to the very sending. The first is told who did what
// and when, chooses, and meets the other where the report stands.
func TestTogether(t *testing.T) {
	for open := range steps {
		for ahead := range 3 {
			t.Run(fmt.Sprint(steps[open].question, " ", ahead), func(t *testing.T) {
				p := newPair(t)
				an, ba := p.both[0], p.both[1]
				for _, s := range steps[:open] {
					s.answer(an)
				}
				if an.asked() != steps[open].question {
					t.Fatalf("An is asked %s", an.asked())
				}
				ba.says("/baocao")
				for _, s := range steps[open:][:min(1+ahead, len(steps)-open)] {
					s.answer(ba)
				}
				if ahead == 2 {
					for ba.asked() != "card" {
						i := place(ba.asked())
						steps[i].answer(ba)
					}
					ba.sends()
				}
				wants(t, steps[open].others(an), text.OtherFirst, "Trần Mẫu Ba", "08:00")
				if got := p.at(steps[open].question).Source.By; got != ba.person() {
					t.Errorf("the answer of Ba is gone: by %s", got)
				}
				p.inOrder()
				if open%2 == 0 {
					an.presses(text.KeepTheirs)
					if got := p.at(steps[open].question).Source.By; got != ba.person() {
						t.Errorf("kept, and by %s", got)
					}
					if ahead == 2 {
						wants(t, an.since(an.count()-1), text.OtherSent, "Trần Mẫu Ba")
					} else if an.asked() != ba.asked() {
						t.Errorf("An is asked %s, Ba %s", an.asked(), ba.asked())
					}
				} else {
					an.presses(text.UseMine)
					if got := p.at(steps[open].question).Source.By; got != an.person() {
						t.Errorf("An's own was chosen, and it is by %s", got)
					}
				}
				p.inOrder()
				p.nameless()
			})
		}
	}
}

func place(question string) int {
	for i, s := range steps {
		if s.question == question {
			return i
		}
	}
	return -1
}

// at is an answer as it stands.
func (p *pair) at(question string) store.Answer {
	p.Helper()
	r := p.report("01-1-1")
	if a, ok := r.Working[question]; ok {
		return a
	}
	return r.Sent[question]
}

// nameless: names stand in the people's own records and nowhere else.
func (p *pair) nameless() {
	p.Helper()
	for key, value := range p.dump() {
		if kind := key.Part(0); kind != "person" && (strings.Contains(value, "Trần Mẫu Ba") || strings.Contains(value, "Nguyễn Mẫu An")) {
			p.Errorf("%s holds a name", key)
		}
	}
}

// TestTogetherSameAnswer: the same answer of both is no question.
func TestTogetherSameAnswer(t *testing.T) {
	p := newPair(t)
	an, ba := p.both[0], p.both[1]
	ba.says("450")
	wants(t, an.says("450"), text.OtherSame, "Trần Mẫu Ba")
	if an.asked() != "DA_CAI" || p.at("TONG_LD").Source.By != ba.person() {
		t.Errorf("An is asked %s", an.asked())
	}
}

// given is an answer that somebody gave, and what the other had been shown then.
type given struct {
	by    store.PersonID
	value string // as it is said
	from  int    // messages on the other's phone at that moment

	before *given // of the same person
}

// TestTogetherAtRandom: two officers answer, edit, go back, drop and send at
// random. No answer of one vanishes unless the other, who did it, was shown it
// before.
func TestTogetherAtRandom(t *testing.T) {
	replaced, sent := 0, 0
	for seed := range uint64(8) {
		p := newPair(t)
		rng := rand.New(rand.NewPCG(seed, 850))
		known := map[string]given{}
		for range 220 {
			actor := p.both[rng.IntN(2)]
			before := actor.count()
			act := p.act(actor, rng)
			actor.does(act)
			now := p.standing()
			for key, was := range known {
				is, ok := now[key]
				if ok && is.value == was.value || was.by == actor.person() || !p.applies(key, now) {
					continue
				}
				replaced++
				shown := actor.between(was.from, before)
				if !strings.Contains(shown, was.value) {
					t.Fatalf("seed %d: %s %q of the other became %q and was not shown before; act %q %q; shown:\n%s",
						seed, key, was.value, is.value, act.Text, act.Data, shown)
				}
			}
			for key, is := range now {
				switch was, ok := known[key]; {
				case !ok || was.value != is.value:
					is.from = p.reader(is.by).count()
					for old := was; ok && old.by == is.by; old = *old.before { // there and back again: the reader knows it
						if old.value == is.value {
							is.from = old.from
						}
						if old.before == nil {
							break
						}
					}
					if ok && was.by == is.by {
						is.before = &was
					}
					known[key] = is
				case was.by != is.by: // the same again, of which both know
					is.from = 0
					known[key] = is
				}
			}
			for key := range known {
				if _, ok := now[key]; !ok {
					delete(known, key)
				}
			}
		}
		p.inOrder()
		p.nameless()
		sent += p.report("01-1-1").Revision
	}
	t.Logf("%d answers replaced by the other officer, %d reports sent", replaced, sent)
	if replaced < 20 || sent < 3 {
		t.Error("the two hardly met")
	}
}

// reader is the one of the two who did not give an answer.
func (p *pair) reader(by store.PersonID) *phone {
	if p.both[0].person() == by {
		return p.both[1]
	}
	return p.both[0]
}

// act is what one of two officers might do: mostly the sensible thing.
func (p *pair) act(who *phone, rng *rand.Rand) chat.Update {
	switch n := rng.IntN(20); {
	case n < 7:
		return who.texts(fmt.Sprint(300 + rng.IntN(150)))
	case n == 7:
		return who.texts([]string{"/baocao", "/sua", "/huy", "/xem", "quay lại", "tiếp tục"}[rng.IntN(6)])
	case n == 8 && rng.IntN(2) == 0:
		return who.texts(fmt.Sprint([]string{"/capnhat ", "tổng 450, smartphone 440, cài "}[rng.IntN(2)], 300+rng.IntN(150)))
	case n == 8 && len(who.mine) > 0:
		u := who.update(chat.Edited)
		u.MessageID, u.Text = who.mine[rng.IntN(len(who.mine))], fmt.Sprint(300+rng.IntN(150))
		return u
	}
	p.box.mu.Lock()
	defer p.box.mu.Unlock()
	for at := len(who.shown) - 1; at >= 0; at-- {
		if rows := who.shown[at].Buttons; len(rows) > 0 {
			row := rows[rng.IntN(len(rows))]
			b := row[rng.IntN(len(row))]
			if strings.HasPrefix(b.Data, "a/") && strings.HasSuffix(b.Data, "khong_phai") { // leaves the unit
				break
			}
			return who.press(who.shown[at].id, b.Data)
		}
	}
	u := who.update(chat.Other)
	who.message++
	u.MessageID = who.message
	return u
}

// standing is what the report says now.
func (p *pair) standing() map[string]given {
	p.Helper()
	r := p.report("01-1-1")
	all := map[string]given{}
	for _, answers := range []map[string]store.Answer{r.Sent, r.Working} {
		for key, a := range answers {
			if value := p.spoken(key, a); value != "" {
				all[key] = given{by: a.Source.By, value: value}
			} else {
				delete(all, key)
			}
		}
	}
	return all
}

// spoken is how the bot says an answer; "" for those that are not followed here.
func (p *pair) spoken(key string, a store.Answer) string {
	q := p.c.Question(key)
	switch {
	case a.N != nil:
		return text.Number(text.Vi, *a.N)
	case q.Type == config.Choice && len(a.Choices) == 1:
		return q.Button(a.Choices[0]).Label.Vi
	}
	return ""
}

// applies reports whether a question is still asked.
func (p *pair) applies(key string, now map[string]given) bool {
	return key != "HINH_THUC" || now["TUYEN_TRUYEN"].value != "0"
}

// between is what a phone showed in some of its messages.
func (p *phone) between(from, to int) string {
	p.o.box.mu.Lock()
	defer p.o.box.mu.Unlock()
	var b strings.Builder
	for _, m := range p.shown[from:to] {
		b.WriteString(m.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
