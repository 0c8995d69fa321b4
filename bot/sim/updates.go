package sim

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// How long an update waits to be fetched, by the played world's clock, and
// other rules of getUpdates. The public Bot API server has the same numbers.
const (
	messageLife  = 24 * time.Hour    // from the date of the message or of its edit
	callbackLife = 150 * time.Second // of a button press
	longestPoll  = 50 * time.Second
	mostUpdates  = 100 // in one answer
	ahead        = 10  // an offset further behind the newest update than this is unknown
)

// queue holds the updates that are not confirmed.
type queue struct {
	next    int // id of the next update
	updates []update
	again   []update // confirmed ones that are delivered once more, by a fault
	kinds   []string // allowed_updates; nil is the default: all that the stand-in makes
	webhook string

	wake       chan struct{} // closed when an update comes
	poller     chan struct{} // closed to end the long poll that waits
	lastOffset int
	lastPoll   time.Time
	nextClash  time.Time
}

type update struct {
	id      int
	expires time.Time
	json    json.RawMessage
}

func newQueue(first int) queue { return queue{next: first, lastOffset: -1} }

// push adds an update of a kind ("message", "callback_query" …). mu is held.
func (s *Server) push(kind string, life time.Duration, body any) int {
	if q := &s.queue; q.kinds != nil && !slices.Contains(q.kinds, kind) {
		return 0
	}
	raw, err := json.Marshal(body)
	if err != nil {
		panic("sim: update of kind " + kind + ": " + err.Error()) // our own types: cannot happen
	}
	return s.queue.add(kind, s.now().Add(life), raw)
}

func (q *queue) add(kind string, expires time.Time, body json.RawMessage) int {
	id := q.next
	q.next++
	text := append([]byte(`{"update_id":`), strconv.Itoa(id)...)
	text = append(text, `,"`+kind+`":`...)
	text = append(append(text, body...), '}')
	q.updates = append(q.updates, update{id: id, expires: expires, json: text})
	q.rouse()
	return id
}

func (q *queue) rouse() {
	if q.wake != nil {
		close(q.wake)
		q.wake = nil
	}
}

// PushUpdate puts an update of any kind and shape into the queue, for what a
// phone cannot do: kinds that the bot does not know, broken ones, floods. It
// is not filtered by allowed_updates. It returns the update's id.
func (s *Server) PushUpdate(kind string, body json.RawMessage) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.queue.add(kind, s.now().Add(messageLife), body)
}

// Pending is the number of updates that wait to be confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue.expire(s.now())
	return len(s.queue.updates)
}

// getUpdates answers a poll, waiting up to its timeout for something to answer.
func (s *Server) getUpdates(ctx context.Context, p *params) (any, error) {
	s.mu.Lock()
	q := &s.queue
	if q.webhook != "" {
		s.mu.Unlock()
		return nil, s.clash(ctx, "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	q.allow(p)
	offset := p.number("offset", 0, -1<<62, 1<<62)
	limit := p.number("limit", mostUpdates, 1, mostUpdates)
	timeout := time.Duration(p.number("timeout", 0, 0, int(longestPoll/time.Second))) * time.Second
	limit, timeout = q.throttle(offset, limit, timeout)

	if q.poller != nil {
		close(q.poller) // the earlier of two pollers is the one that is refused
		q.poller = nil
	}
	q.confirm(offset)
	batch := s.take(limit)
	if len(batch) > 0 || timeout == 0 {
		s.mu.Unlock()
		return batch, nil
	}
	mine := make(chan struct{})
	q.poller = mine
	s.mu.Unlock()
	return s.longPoll(ctx, mine, limit, timeout)
}

// longPoll waits for updates until the timeout, another poller, or the end of
// the call.
func (s *Server) longPoll(ctx context.Context, mine chan struct{}, limit int, timeout time.Duration) (any, error) {
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	for {
		s.mu.Lock()
		if s.queue.poller != mine {
			s.mu.Unlock()
			return nil, s.clash(ctx, "terminated by other getUpdates request; make sure that only one bot instance is running")
		}
		if s.done(ctx) {
			s.queue.poller = nil
			s.mu.Unlock()
			return []json.RawMessage{}, nil
		}
		if batch := s.take(limit); len(batch) > 0 {
			s.queue.poller = nil
			s.mu.Unlock()
			return batch, nil
		}
		if s.queue.wake == nil {
			s.queue.wake = make(chan struct{})
		}
		wake := s.queue.wake
		s.mu.Unlock()

		select {
		case <-wake:
		case <-mine:
		case <-ctx.Done():
		case <-s.closed:
		case <-timer.C:
			s.mu.Lock()
			if s.queue.poller == mine {
				s.queue.poller = nil
				s.mu.Unlock()
				return []json.RawMessage{}, nil
			}
			s.mu.Unlock()
		}
	}
}

// clash refuses a poll; clashes that follow each other within three seconds
// are answered late, as the service does to slow down two fighting instances.
func (s *Server) clash(ctx context.Context, text string) error {
	s.mu.Lock()
	now := time.Now()
	late := now.Before(s.queue.nextClash)
	if !late {
		s.queue.nextClash = now.Add(3 * time.Second)
	}
	s.mu.Unlock()
	if late {
		timer := time.NewTimer(3 * time.Second)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		case <-s.closed:
		}
	}
	return conflict(text)
}

// allow takes the filter over. It stays until another is named; null and
// whatever is no array of texts change nothing.
func (q *queue) allow(p *params) {
	var kinds []string
	if !p.list("allowed_updates", &kinds) {
		return
	}
	q.kinds = nil // an empty list is the default again
	for _, kind := range kinds {
		q.kinds = append(q.kinds, strings.ToLower(kind))
	}
}

// throttle slows a poller down that asks again from the same offset.
func (q *queue) throttle(offset, limit int, timeout time.Duration) (int, time.Duration) {
	since := time.Since(q.lastPoll)
	if offset == q.lastOffset && since < 3*time.Second {
		timeout = max(timeout, 3*time.Second)
	}
	if offset == q.lastOffset && since < time.Second/2 {
		limit = 1
	}
	q.lastOffset, q.lastPoll = offset, time.Now()
	return limit, timeout
}

// confirm forgets what an offset confirms: everything below it. A negative one
// keeps that many of the newest. One far beyond the newest is unknown and
// confirms nothing: the poll starts from the oldest.
func (q *queue) confirm(offset int) {
	switch {
	case offset < 0:
		q.updates = q.updates[max(0, len(q.updates)+offset):]
	case offset > q.next+ahead:
	default:
		n := 0
		for n < len(q.updates) && q.updates[n].id < offset {
			n++
		}
		q.updates = q.updates[n:]
	}
}

func (q *queue) expire(now time.Time) {
	q.updates = slices.DeleteFunc(q.updates, func(u update) bool { return u.expires.Before(now) })
}

// take is the next answer: up to limit updates from the oldest. mu is held.
func (s *Server) take(limit int) []json.RawMessage {
	q := &s.queue
	q.expire(s.now())
	batch := []json.RawMessage{}
	for len(q.again) > 0 && len(batch) < limit {
		batch = append(batch, q.again[0].json)
		q.again = q.again[1:]
	}
	for _, u := range q.updates[:min(len(q.updates), limit-len(batch))] {
		batch = append(batch, u.json)
		if s.faults.chance(s.faults.duplicates) {
			q.again = append(q.again, u)
		}
	}
	return batch
}

func (s *Server) setWebhook(p *params) (any, error) {
	q := &s.queue
	url := p.get("url")
	if url != "" && !strings.HasPrefix(url, "https://") {
		return nil, badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	}
	q.allow(p)
	q.webhook = url
	return s.webhookChanged(p)
}

func (s *Server) deleteWebhook(p *params) (any, error) {
	s.queue.webhook = ""
	return s.webhookChanged(p)
}

func (s *Server) webhookChanged(p *params) (any, error) {
	if p.flag("drop_pending_updates") {
		s.queue.updates = nil
	}
	return true, nil
}

// getWebhookInfo tells about the webhook. The stand-in keeps its address but
// never calls it: updates are fetched by polling only.
func (s *Server) getWebhookInfo(*params) (any, error) {
	return map[string]any{
		"url":                    s.queue.webhook,
		"has_custom_certificate": false,
		"pending_update_count":   len(s.queue.updates),
	}, nil
}
