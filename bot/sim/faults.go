package sim

import (
	"context"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// FaultKind is what goes wrong.
type FaultKind int

const (
	TooMany    FaultKind = iota // 429 with retry_after
	BadGateway                  // 502 with a page of HTML, as a proxy on the way answers
	Internal                    // 500 with a JSON answer
	Drop                        // the connection is closed without an answer
	Delay                       // the answer is late by Wait, and right
)

// A Fault makes calls fail on purpose. The zero Fault answers every call,
// polls included, with 429.
type Fault struct {
	Kind   FaultKind
	Method string        // only this method; "" is every one
	Chat   int64         // only calls about this chat; 0 is every one
	Times  int           // only so many calls; 0 goes on until it is lifted
	Chance float64       // strike with this probability; 0 always
	After  bool          // the call has its effect, and then the answer is lost
	Wait   time.Duration // of TooMany (retry_after, in whole seconds, at least one) and of Delay
}

type faults struct {
	rand       *rand.Rand
	active     []*Fault
	duplicates float64
}

// Inject makes calls fail from now on. Several faults can be active; of those
// that fit a call the first injected strikes. lift ends this one.
func (s *Server) Inject(f Fault) (lift func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	active := &f
	s.faults.active = append(s.faults.active, active)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.faults.lift(active)
	}
}

// Duplicate delivers updates a second time, each with this probability, even
// when they are confirmed. 0 ends it.
func (s *Server) Duplicate(chance float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.duplicates = chance
}

// Heal lifts all faults.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.active, s.faults.duplicates = nil, 0
}

func (f *faults) lift(gone *Fault) {
	f.active = slices.DeleteFunc(f.active, func(f *Fault) bool { return f == gone })
}

// chance throws a die.
func (f *faults) chance(p float64) bool { return p > 0 && f.rand.Float64() < p }

// pickFault is the fault that strikes a call, or nil.
func (s *Server) pickFault(method string, chat int64) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults.active {
		fits := (f.Method == "" || f.Method == method) && (f.Chat == 0 || f.Chat == chat)
		if !fits || f.Chance > 0 && !s.faults.chance(f.Chance) {
			continue
		}
		struck := *f
		if f.Times > 0 {
			if f.Times--; f.Times == 0 {
				s.faults.lift(f)
			}
		}
		return &struck
	}
	return nil
}

// strike answers a call as the fault wants, or only waits.
func (f *Fault) strike(ctx context.Context, w http.ResponseWriter) {
	switch f.Kind {
	case TooMany:
		seconds := max(1, int(f.Wait/time.Second))
		writeAnswer(w, nil, &refusal{code: http.StatusTooManyRequests,
			text: "Too Many Requests: retry after " + strconv.Itoa(seconds), retryAfter: seconds})
	case BadGateway:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		io.WriteString(w, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n")
	case Internal:
		writeAnswer(w, nil, &refusal{code: http.StatusInternalServerError, text: "Internal Server Error: restart"})
	case Drop:
		panic(http.ErrAbortHandler)
	case Delay:
		timer := time.NewTimer(f.Wait)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
	}
}
