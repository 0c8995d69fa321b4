package sim

import (
	"slices"
	"strings"
	"time"
)

// mostCalls is how many calls are remembered one by one; above it the older
// half is forgotten. Counts are never forgotten.
const mostCalls = 1 << 20

// A Call is one call of the Bot API that arrived. Polls are only counted.
type Call struct {
	Method string
	Chat   int64
	At     time.Time // by the machine's clock: rates are the machine's business
	Code   int       // 200, or the error code; 0 when a fault struck first
	Fault  bool      // a fault struck, before or after the effect
}

type record struct {
	calls  []Call
	counts map[string]int
}

func (s *Server) note(c Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record.counts[c.Method]++
	if c.Method == "getUpdates" {
		return
	}
	if len(s.record.calls) >= mostCalls {
		s.record.calls = slices.Clone(s.record.calls[mostCalls/2:])
	}
	s.record.calls = append(s.record.calls, c)
}

// Calls lists the calls since the start or the last ResetCalls, in order.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.record.calls)
}

// Count is how often a method was called, with or without success.
func (s *Server) Count(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.record.counts[method]
}

// ResetCalls forgets calls and counts.
func (s *Server) ResetCalls() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record = record{counts: map[string]int{}}
}

// Sent reports whether the call put a new message before somebody.
func (c Call) Sent() bool {
	return c.Code == 200 && c.Method != "sendChatAction" &&
		(strings.HasPrefix(c.Method, "send") || c.Method == "copyMessage")
}

// Peak is the largest number of messages sent within any stretch of time as
// long as window. The calls are in order, as Calls gives them.
func Peak(calls []Call, window time.Duration) int {
	var sent []time.Time
	most := 0
	for _, c := range calls {
		if !c.Sent() {
			continue
		}
		sent = append(sent, c.At)
		for c.At.Sub(sent[0]) >= window {
			sent = sent[1:]
		}
		most = max(most, len(sent))
	}
	return most
}
