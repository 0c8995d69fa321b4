package sim

import (
	"strconv"
	"time"
	"unicode/utf8"
)

// mostAnswer is the length of an answer to a press, in characters.
const mostAnswer = 200

// mostAnswersKept is how many answers a phone remembers.
const mostAnswersKept = 50

// An Answer is what the bot says to a press: a line over the chat, or a window
// that must be closed (Alert). Text is empty when it only stops the spinner.
type Answer struct {
	Query string `json:"query"` // the press that is answered
	Seq   uint64 `json:"seq"`   // when
	Text  string `json:"text"`
	Alert bool   `json:"alert"`
	URL   string `json:"url,omitempty"`
}

// queries are presses that wait for their answer.
type queries struct {
	next  int
	open  map[string]*query
	order []*query // by date, the oldest first
}

type query struct {
	id   string
	chat *chat
	date time.Time
}

// openQuery remembers a press. mu is held.
func (s *Server) openQuery(c *chat) *query {
	q := &query{id: strconv.Itoa(s.queries.next), chat: c, date: s.now()}
	s.queries.next++
	s.queries.forget(q.date)
	s.queries.open[q.id] = q
	s.queries.order = append(s.queries.order, q)
	return q
}

// forget drops the presses that are too old to be answered.
func (qs *queries) forget(now time.Time) {
	n := 0
	for n < len(qs.order) && now.Sub(qs.order[n].date) > callbackLife {
		delete(qs.open, qs.order[n].id)
		n++
	}
	qs.order = qs.order[n:]
}

func (s *Server) answerCallbackQuery(p *params) (any, error) {
	if utf8.RuneCountInString(p.get("text")) > mostAnswer {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	s.queries.forget(s.now())
	q := s.queries.open[p.get("callback_query_id")]
	if q == nil {
		return nil, badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	delete(s.queries.open, q.id)
	a := Answer{Query: q.id, Text: p.get("text"), Alert: p.flag("show_alert"), URL: p.get("url")}
	a.Seq = s.changed(q.chat)
	answers := append(q.chat.answers, a)
	q.chat.answers = answers[max(0, len(answers)-mostAnswersKept):]
	return true, nil
}
