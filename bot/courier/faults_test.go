package courier_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/chat"
	"raquan/bot/courier"
	"raquan/store"
)

// TestUnderFaultsNothingIsLost plays persons, lost calls, lost answers, 429 and
// crashes at random, and then looks at the phones: every receipt came, in
// order, twice only if something was in doubt; the last view shown is the
// newest; the ledger holds nothing open; and the chat record is right.
func TestUnderFaultsNothingIsLost(t *testing.T) {
	for seed := range uint64(40) {
		rates := func(o *courier.Options) { o.RateTotal, o.RateChat = 29.5, 3 }
		inOffice(t, rates, func(o *office) { newStorm(o, seed).play() })
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

type storm struct {
	*office
	rnd     *rand.Rand
	said    map[store.PersonID][]string // receipts and notices, by prefix of their lane in order
	views   map[store.PersonID]string   // the newest
	doubts  int                         // calls whose outcome the courier could not know
	crashes int
}

const stormPeople = 12

func newStorm(o *office, seed uint64) *storm {
	s := &storm{
		office: o, rnd: rand.New(rand.NewPCG(seed, 7)),
		said: make(map[store.PersonID][]string), views: make(map[store.PersonID]string),
	}
	for i := range int64(stormPeople) {
		o.knows(person(i + 1))
	}
	o.tg.Fail(s.fault)
	return s
}

// fault runs under the phones' lock.
func (s *storm) fault(k call) *fault {
	f := &fault{Delivered: true, Takes: time.Duration(s.rnd.IntN(300)) * time.Millisecond}
	switch n := s.rnd.IntN(100); {
	case n < 10:
		f.Err, f.Delivered = lost, false
	case n < 20:
		f.Err = lost
		s.doubts++
	case n < 22:
		f.Err, f.Delivered = &chat.Busy{After: 2 * time.Second}, false
	}
	return f
}

func (s *storm) play() {
	for n := range 150 {
		s.act(n)
		s.wait(time.Duration(s.draw(400)) * time.Millisecond)
		if s.draw(40) == 0 {
			s.crashes++
			s.crash()
			s.open()
			s.wait(time.Duration(s.draw(1000)) * time.Millisecond)
			s.c.Release()
		}
	}
	s.wait(20 * time.Minute)
	for i := range int64(stormPeople) {
		s.look(person(i + 1))
	}
	if i := slices.IndexFunc(s.ledger(), func(l string) bool { return !strings.HasSuffix(l, ": sent") }); i >= 0 {
		s.t.Errorf("still in the ledger: %q", s.ledger())
	}
}

// draw is a random number below n; the phones draw from the same source.
func (s *storm) draw(n int) int {
	s.tg.mu.Lock()
	defer s.tg.mu.Unlock()
	return s.rnd.IntN(n)
}

func (s *storm) act(n int) {
	p := person(int64(s.draw(stormPeople) + 1))
	text := func(kind string) string { return fmt.Sprintf("%s.%03d", kind, n) }
	say := s.says
	if s.draw(3) == 0 {
		say = s.presses
	}
	switch s.draw(4) {
	case 0:
		s.said[p] = append(s.said[p], text("w"))
		s.tells(p, notice(store.Wave, text("w")))
	case 1:
		s.said[p] = append(s.said[p], text("r"))
		say(p, receipt(text("r")))
	case 2:
		s.said[p] = append(s.said[p], text("r"))
		s.views[p] = text("v")
		say(p, receipt(text("r")), question("q"+fmt.Sprint(s.draw(3)), text("v")))
	case 3:
		s.views[p] = text("v")
		say(p, view("s"+fmt.Sprint(s.draw(2)), text("v")))
	}
}

// look checks one phone.
func (s *storm) look(p store.PersonID) {
	var got []string // first appearances
	repeats := 0
	lastView := ""
	for _, c := range s.tg.Calls(chatOf(p)) {
		text := c[len("send "):]
		switch {
		case strings.HasPrefix(text, "v."):
			lastView = text
		case slices.Contains(got, text):
			repeats++
		default:
			got = append(got, text)
		}
	}
	for _, lane := range []string{"r.", "w."} {
		other := func(x string) bool { return !strings.HasPrefix(x, lane) }
		want := slices.DeleteFunc(slices.Clone(s.said[p]), other)
		if have := slices.DeleteFunc(slices.Clone(got), other); !slices.Equal(have, want) {
			s.t.Errorf("%s got %q, want %q", p, have, want)
		}
	}
	if lastView != s.views[p] {
		s.t.Errorf("%s sees %q, the newest view is %q", p, lastView, s.views[p])
	}
	if repeats > s.doubts+20*s.crashes {
		s.t.Errorf("%s: %d repeats with %d doubts and %d crashes", p, repeats, s.doubts, s.crashes)
	}
	ph := s.tg.phone(chatOf(p))
	if ch := s.chat(p); ch.Out != 0 && ph.last > ch.Out && ph.texts[ph.last] != "" {
		s.t.Errorf("%s: the chat record says %d is the newest message, it is %d", p, ch.Out, ph.last)
	}
}

// TestOnlyDoubtRepeats: without doubt and crashes every message comes once.
func TestOnlyDoubtRepeats(t *testing.T) {
	inOffice(t, func(o *courier.Options) { o.RateChat = 1 }, func(o *office) {
		o.tg.Fail(func(k call) *fault {
			switch k.N % 3 {
			case 0:
				return &fault{Err: lost, Takes: 15 * time.Second}
			case 1:
				return &fault{Err: &chat.Busy{After: time.Second}}
			}
			return nil
		})
		for i := range int64(50) {
			o.says(person(i+1), receipt("a"), receipt("b"), receipt("c"))
		}
		synctest.Wait()
		o.wait(time.Hour)
		for i := range int64(50) {
			o.expectCalls(i+1, "send a", "send b", "send c")
		}
	})
}
