package courier

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
	"raquan/store"
)

// attempt says what a call did, beside its error.
type attempt struct {
	called bool // Telegram was called at all
	id     int64
	edited bool
	media  bool // it carried a photo, a file or a contact
}

// unserved ends an entry without a call.
type unserved struct {
	outcome store.Outcome
	why     string
}

func (u *unserved) Error() string { return string(u.outcome) + ": " + u.why }

// notYet puts an entry off without a call.
type notYet struct{ until time.Time }

func (n *notYet) Error() string { return "not before " + n.until.Format(time.RFC3339) }

// errRender marks a screen that could not be made.
var errRender = errors.New("courier: render")

// serve makes the calls for an entry that has begun, and then for the replies
// behind it that may follow at once.
func (c *Courier) serve(q *queue, it *item) {
	for it != nil {
		a, err := c.send(q, it)
		it = c.finish(q, it, a, err)
	}
}

// send makes one try.
func (c *Courier) send(q *queue, it *item) (attempt, error) {
	ctx, to := c.context(q)
	if to == 0 || it.Lane != store.Reply {
		var err error
		if to, err = c.address(ctx, q, it); err != nil {
			return attempt{}, err
		}
	}
	m, err := c.message(ctx, it)
	if err != nil {
		return attempt{}, err
	}
	if it.Lane != store.Reply {
		if err := c.callTime(ctx); err != nil {
			return attempt{}, err
		}
	}
	if id := c.target(q, it, &m); id != 0 {
		err := c.opts.Transport.Edit(ctx, to, id, m)
		if !errors.Is(err, chat.ErrNoMessage) {
			return attempt{called: true, id: id, edited: true}, err
		}
	}
	id, err := c.opts.Transport.Send(ctx, to, m)
	return attempt{called: true, id: id, media: m.Media()}, err
}

func (c *Courier) context(q *queue) (context.Context, int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.calls == nil { // the end came between begin and now
		ended, cut := context.WithCancel(context.Background())
		cut()
		return ended, q.chatID
	}
	return c.calls, q.chatID
}

// callTime waits until an unasked entry may be sent without too many in a second.
func (c *Courier) callTime(ctx context.Context) error {
	c.mu.Lock()
	now := c.opts.Clock.Now()
	at := c.slots.call(now)
	c.mu.Unlock()
	return clock.Sleep(ctx, c.opts.Clock, at.Sub(now))
}

func (c *Courier) target(q *queue, it *item, m *chat.Message) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return q.target(it, m)
}

// address reads where the person is, for an entry that did not come with their
// own update, and whether it still makes sense to send it.
func (c *Courier) address(ctx context.Context, q *queue, it *item) (int64, error) {
	var p store.Person
	var o store.Officer
	err := c.opts.Store.View(ctx, func(s store.Snapshot) error {
		p, o = store.Person{}, store.Officer{}
		if _, err := store.Get(s, store.PersonKey(q.person), &p); err != nil {
			return err
		}
		_, err := store.Get(s, store.OfficerKey(q.person), &o)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("courier: address: %w", err)
	}
	if p.Telegram == 0 {
		return 0, &unserved{store.Failed, "not met in Telegram"}
	}
	if it.Lane != store.Reply {
		if err := c.still(ctx, it, &o); err != nil {
			return 0, err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	q.chatID = p.Telegram
	return q.chatID, nil
}

func (c *Courier) still(ctx context.Context, it *item, o *store.Officer) error {
	if !o.Unreachable.IsZero() {
		return &unserved{store.Skipped, "unreachable"}
	}
	if c.opts.Still == nil {
		return nil
	}
	v, err := c.opts.Still(ctx, it.Entry)
	switch {
	case err != nil:
		return fmt.Errorf("courier: is it still wanted: %w", err)
	case v.Why != "":
		return &unserved{store.Skipped, v.Why}
	case v.Wait.After(c.opts.Clock.Now()):
		return &notYet{v.Wait}
	}
	return nil
}

// message gives what to send: ready, or rendered now.
func (c *Courier) message(ctx context.Context, it *item) (m chat.Message, err error) {
	if it.Screen != nil {
		return c.render(ctx, it)
	}
	if it.message == nil {
		if err := json.Unmarshal(it.Message, &m); err != nil {
			return m, &unserved{store.Failed, "cannot be read"}
		}
		it.message = &m
	}
	return *it.message, nil
}

// render makes a screen. A panic ends the screen, not the program: the entry
// would bring it back after every start.
func (c *Courier) render(ctx context.Context, it *item) (m chat.Message, err error) {
	defer func() {
		if p := recover(); p != nil {
			c.opts.Log.Error("courier: panic in a screen", "screen", it.Screen.Name, "cause", it.Cause,
				"type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			err = &unserved{store.Failed, "panic"}
		}
	}()
	m, err = c.opts.Render(ctx, *it.Screen)
	if err != nil {
		err = fmt.Errorf("%w %s: %w", errRender, it.Screen.Name, err)
	}
	return m, err
}

// backoff is the wait after so many tries in doubt, from 1.
func backoff(tries int) time.Duration {
	const first, most = 400 * time.Millisecond, time.Minute
	if tries > 8 {
		return most
	}
	return min(first<<(tries-1), most)
}
