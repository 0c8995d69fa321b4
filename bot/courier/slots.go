package courier

import (
	"math"
	"time"
)

// every is the distance of events at a rate a second; 0 for no limit.
func every(rate float64) time.Duration {
	if rate <= 0 {
		return 0
	}
	return time.Duration(float64(time.Second) / rate)
}

// latest is the latest of some moments.
func latest(ts ...time.Time) time.Time {
	var l time.Time
	for _, t := range ts {
		if t.After(l) {
			l = t
		}
	}
	return l
}

// pace spaces events: every apart in the long run, up to burst at once (the
// generic cell rate algorithm). Its zero value lets all pass.
type pace struct {
	every time.Duration
	burst int
	paid  time.Time // until when the events so far use up the rate
}

// next is when the next event may happen, not before now.
func (p *pace) next(now time.Time) time.Time {
	if p.every == 0 {
		return now
	}
	return latest(now, p.paid.Add(-time.Duration(p.burst-1)*p.every))
}

// take notes an event.
func (p *pace) take(at time.Time) {
	if p.every != 0 {
		p.paid = latest(p.paid, at).Add(p.every)
	}
}

// slots space the unasked messages. They come evenly, without a burst, since a
// burst would put more than the rate into some second; each second has fewer of
// them by the replies of the last one, so that both together keep to Telegram's
// limit as far as replies leave room, but one a second always remains.
type slots struct {
	rate    float64 // a second; 0: no limit
	last    time.Time
	replies []time.Time // the newest, a ring: more of them make no difference
	at      int         // of the ring's oldest
	calls   []time.Time // the newest of those that slots led to, a ring
	called  int         // of the ring's oldest
}

// window is what no more calls than the rate, rounded up, begin in: a second, and
// what may lie between the word to begin one and its beginning.
const window = time.Second + 10*time.Millisecond

func newSlots(rate float64) slots {
	n := int(math.Ceil(max(rate, 0)))
	return slots{rate: rate, replies: make([]time.Time, n), calls: make([]time.Time, n)}
}

// reply notes a reply.
func (s *slots) reply(now time.Time) {
	if len(s.replies) > 0 {
		s.replies[s.at] = now
		s.at = (s.at + 1) % len(s.replies)
	}
}

// next is when the next slot is, not before now.
func (s *slots) next(now time.Time) time.Time {
	if s.rate <= 0 {
		return now
	}
	return latest(now, s.last.Add(s.every(now)))
}

// take uses a slot. A slot taken late by a machine's hesitation does not delay
// the next by all of it: up to a quarter of the shortest distance is caught up,
// which keeps any sliding second within the rate rounded up.
func (s *slots) take(now time.Time) {
	due := s.last.Add(s.every(now))
	if due.After(now) {
		due = now
	}
	s.last = latest(due, now.Add(-every(s.rate)/4))
}

// call gives when the call of a slot may begin, not before now, and counts on its
// being made then. Between a slot and its call lie reads of the store and the
// machine's hesitations, which could bring the calls of several slots together.
func (s *slots) call(now time.Time) time.Time {
	if len(s.calls) == 0 {
		return now
	}
	at := latest(now, s.calls[s.called].Add(window))
	s.calls[s.called] = at
	s.called = (s.called + 1) % len(s.calls)
	return at
}

// every is the distance of slots at this moment.
func (s *slots) every(now time.Time) time.Duration {
	recent := 0
	for _, t := range s.replies {
		if now.Sub(t) < time.Second {
			recent++
		}
	}
	return every(min(s.rate, max(1, s.rate-float64(recent))))
}
