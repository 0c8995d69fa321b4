// Package sim is a stand-in for Telegram: the Bot API at one door, a phone at
// the other. It exists so that the bot can be tried, tested and shown without
// a network, a token or a single real person, and so that a mistake that
// Telegram would refuse is refused on the desk of whoever made it.
//
// Three rules follow from that.
//
// It is strict. Lengths, HTML, keyboards and identifiers are checked as the
// public service checks them and refused in its own words and codes. Where the
// service forgives in silence (it drops a button without text), the stand-in
// refuses, because a silent loss is what a test must find.
//
// It imports nothing of the program it tests: it reads the Bot API on its own,
// so that one wrong type cannot cancel itself out. To change what the Bot API
// door understands, add a function to the table in methods.go; what a person
// can do is a method of Phone; what goes wrong on purpose is a Fault.
//
// It lives inside one process. Tests talk to it through Client, which needs no
// sockets and therefore works in a testing/synctest bubble; the demo serves the
// same Server over loopback, with the phone's page at "/".
//
// Two clocks: Options.Now dates messages and ends the life of updates, since
// both belong to the world that is played. Waiting (long polls, the record of
// calls) goes by the machine's clock, as the bot's own waiting does.
package sim

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say which bot is played and in which world. The zero value plays a
// bot called "Bot" by the machine's clock.
type Options struct {
	Token       string           // default "850:stand-in-token"; what comes before ':' is the bot's id
	BotName     string           // default "Bot"
	BotUsername string           // without '@'; default "raquan_bot"
	Now         func() time.Time // dates of messages, age of updates; default time.Now
	History     int              // messages kept in each chat; 0 keeps all
	Zone        *time.Location   // in which the page and transcripts show dates; default UTC+7, Viet Nam
	Seed        uint64           // of the chances in faults

	Notice string // a line above the page's phone
	Links  []Link // further addresses shown on the page
	Jumps  []Jump // what the page's clock can be put forward by
}

// A Jump puts the clock of the played world forward, at a press on the page. Both
// functions may be called by many goroutines.
type Jump struct {
	Label func() string // on the button now; empty: there is none
	Do    func(context.Context) error
}

// A Link is an address that the page shows.
type Link struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// Server is the stand-in. It is an http.Handler and safe for concurrent use.
type Server struct {
	opt     Options
	botID   int64
	methods map[string]method
	closed  chan struct{}

	mu       sync.Mutex // guards everything below; never held while waiting
	seq      uint64     // grows with every change that a person can see
	wake     chan struct{}
	nextID   int // message ids, one row for the bot as in reality
	people   []*Phone
	chats    map[int64]*chat
	queue    queue
	queries  queries
	files    map[string]*File
	commands map[string][]Command
	menu     map[int64]json.RawMessage
	faults   faults
	record   record
}

// New makes a stand-in that nobody has talked to yet.
//
// Update and message ids start from the machine's clock (milliseconds since
// 2000, where a synctest bubble begins), so that a stand-in that is started
// again beside a bot with a memory never uses an id twice.
func New(o Options) *Server {
	if o.Token == "" {
		o.Token = "850:stand-in-token"
	}
	if o.BotName == "" {
		o.BotName = "Bot"
	}
	if o.BotUsername == "" {
		o.BotUsername = "raquan_bot"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Zone == nil {
		o.Zone = time.FixedZone("+07", 7*60*60) // no summer time there: the offset is all there is
	}
	id, _, _ := strings.Cut(o.Token, ":")
	botID, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		botID = 850
	}
	first := int(time.Since(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)).Milliseconds()) + 1
	return &Server{
		opt:      o,
		botID:    botID,
		methods:  methods(),
		closed:   make(chan struct{}),
		nextID:   first,
		chats:    map[int64]*chat{},
		queue:    newQueue(first),
		queries:  queries{next: first, open: map[string]*query{}},
		files:    map[string]*File{},
		commands: map[string][]Command{},
		menu:     map[int64]json.RawMessage{},
		faults:   faults{rand: rand.New(rand.NewPCG(o.Seed, 850))},
		record:   record{counts: map[string]int{}},
	}
}

// Close ends every waiting call: long polls are answered empty.
func (s *Server) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.closed:
	default:
		close(s.closed)
	}
}

// Username is the bot's name in links, without '@'.
func (s *Server) Username() string { return s.opt.BotUsername }

// Token is the token that the Bot API door accepts.
func (s *Server) Token() string { return s.opt.Token }

// ServeHTTP answers the Bot API, its file downloads, and the phone's page.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch path := r.URL.Path; {
	case strings.HasPrefix(path, "/bot"):
		s.serveAPI(w, r)
	case strings.HasPrefix(path, "/file/bot"):
		s.serveDownload(w, r)
	default:
		s.servePage(w, r)
	}
}

// serveAPI answers /bot<token>/<method>.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	token, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	if token != s.opt.Token {
		writeAnswer(w, nil, unauthorized)
		return
	}
	m, ok := s.methods[strings.ToLower(name)]
	if !ok {
		writeAnswer(w, nil, methodNotFound)
		return
	}
	p, err := readParams(r)
	if err != nil {
		writeAnswer(w, nil, err)
		return
	}
	started := time.Now()
	chat, _ := strconv.ParseInt(p.get("chat_id"), 10, 64)
	fault := s.pickFault(m.name, chat)
	if fault != nil && !fault.After {
		s.note(Call{Method: m.name, Chat: chat, At: started, Fault: true})
		fault.strike(r.Context(), w)
		if fault.Kind != Delay {
			return
		}
	}
	result, err := m.call(r.Context(), s, p)
	s.note(Call{Method: m.name, Chat: chat, At: started, Code: codeOf(err), Fault: fault != nil})
	if fault != nil && fault.After {
		fault.strike(r.Context(), w)
		if fault.Kind != Delay {
			return
		}
	}
	writeAnswer(w, result, err)
}

// writeAnswer writes a result, or the refusal that err is, as the Bot API does.
func writeAnswer(w http.ResponseWriter, result any, err error) {
	answer := struct {
		OK          bool            `json:"ok"`
		Result      any             `json:"result,omitempty"`
		Code        int             `json:"error_code,omitempty"`
		Description string          `json:"description,omitempty"`
		Parameters  *responseParams `json:"parameters,omitempty"`
	}{OK: err == nil, Result: result}
	status := http.StatusOK
	if err != nil {
		var refused *refusal
		if !errors.As(err, &refused) {
			refused = &refusal{code: http.StatusInternalServerError, text: "Internal Server Error: " + err.Error()}
		}
		status = refused.code
		answer.Result, answer.Code, answer.Description = nil, refused.code, refused.text
		if refused.retryAfter > 0 {
			answer.Parameters = &responseParams{RetryAfter: refused.retryAfter}
			w.Header().Set("Retry-After", strconv.Itoa(refused.retryAfter))
		}
	}
	writeJSON(w, status, answer)
}

type responseParams struct {
	RetryAfter int `json:"retry_after,omitempty"`
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"ok":false,"error_code":500,"description":"Internal Server Error"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body) // the reader may be gone; there is nobody to tell
}

// changed marks a change that a person can see in chat c and wakes who waits
// for it. mu is held.
func (s *Server) changed(c *chat) uint64 {
	s.seq++
	if s.wake != nil {
		close(s.wake)
		s.wake = nil
	}
	if c != nil {
		c.seq = s.seq
		if c.wake != nil {
			close(c.wake)
			c.wake = nil
		}
	}
	return s.seq
}

// now is the played world's time, in whole seconds as Telegram dates things.
func (s *Server) now() time.Time { return s.opt.Now().Truncate(time.Second) }

// drain reads what is left of a request so that its writer can go on.
func drain(r io.Reader) { io.Copy(io.Discard, r) }

// done tells whether a wait must end without a result.
func (s *Server) done(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return true
	case <-s.closed:
		return true
	default:
		return false
	}
}
