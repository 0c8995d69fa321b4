package courier

import (
	"container/heap"
	"context"
	"time"

	"raquan/store"
)

// schedule finds out what a queue is to do now: send, wait for a moment, or
// wait for a slot. Call it after every change of the queue; c.mu is held.
func (c *Courier) schedule(q *queue, now time.Time) {
	if it := c.next(q, now); it != nil {
		c.beside(func() { c.serve(q, it) })
	}
}

// next gives the reply that is to be sent now, as begun; nil if there is none,
// and then the queue waits where it belongs.
func (c *Courier) next(q *queue, now time.Time) *item {
	if c.calls == nil || q.busy || q.held {
		return nil
	}
	q.place = nowhere
	it, later := c.head(q, now)
	c.setAlarm(q, later)
	switch {
	case it == nil:
		return nil
	case c.wait(q, it, now):
		return nil
	case it.Lane != store.Reply:
		c.line(q, it.Lane)
		return nil
	}
	c.begin(q, it, now)
	return it
}

// wait parks the queue if its entry may not be sent now. It reports whether it
// did.
func (c *Courier) wait(q *queue, it *item, now time.Time) bool {
	at := latest(it.retry, q.paused, c.busy.all, q.pace.next(now))
	if !at.After(now) && it.Lane == store.Reply {
		if it.turn.IsZero() {
			it.turn = c.replies.next(now)
			c.replies.take(it.turn)
		}
		at = it.turn
	}
	if !at.After(now) {
		return false
	}
	q.place, q.until = waits, at
	c.await(q, at)
	return true
}

// setAlarm has the queue looked at again when an entry may go that is passed
// over now, wherever the queue stands then.
func (c *Courier) setAlarm(q *queue, at time.Time) {
	if !at.IsZero() && !q.alarm.Equal(at) {
		c.await(q, at)
	}
	q.alarm = at
}

func (c *Courier) await(q *queue, at time.Time) {
	heap.Push(&c.waiting, moment{at, q})
	if c.waiting[0].q == q {
		c.look()
	}
}

// line puts the queue at the end of a lane. An unknown lane is the last one.
func (c *Courier) line(q *queue, l store.Lane) {
	l = min(max(l, store.StaffLane), store.Wave)
	q.place, q.lane = lined, l
	c.lanes.push(l, q)
	c.look()
}

// begin marks the entry's call as under way.
func (c *Courier) begin(q *queue, it *item, now time.Time) {
	q.busy, it.flying, q.used = true, true, now
	it.turn = time.Time{}
	q.pace.take(now)
	c.callBegins()
	if it.Lane == store.Reply {
		c.slots.reply(now)
	} else {
		c.bulk++
	}
}

// look wakes the dispatcher.
func (c *Courier) look() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// dispatch starts what has waited, until ctx ends.
func (c *Courier) dispatch(ctx context.Context) {
	for {
		wait, any := c.round()
		var due <-chan time.Time
		stop := func() bool { return false }
		if any {
			t := c.opts.Clock.NewTimer(wait)
			due, stop = t.C, t.Stop
		}
		select {
		case <-due:
		case <-c.wake:
		case <-ctx.Done():
			stop()
			return
		}
		stop()
	}
}

// round starts all that may start now and says when to look again, if there is
// anything to look for.
func (c *Courier) round() (wait time.Duration, any bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.opts.Clock.Now()
	for len(c.waiting) > 0 && !c.waiting[0].at.After(now) {
		m := heap.Pop(&c.waiting).(moment)
		if m.q.place == waits && m.q.until.Equal(m.at) || m.q.alarm.Equal(m.at) {
			c.schedule(m.q, now)
		}
	}
	at := c.startUnasked(now)
	if len(c.waiting) > 0 && (at.IsZero() || c.waiting[0].at.Before(at)) {
		at = c.waiting[0].at
	}
	return at.Sub(now), !at.IsZero()
}

// startUnasked gives the free slots to the highest lanes. It returns when the
// next slot is free; zero if nothing waits for one, or if a call has to end
// first.
func (c *Courier) startUnasked(now time.Time) time.Time {
	for c.bulk < bulkCalls && c.calls != nil {
		q := c.lanes.first()
		if q == nil {
			break
		}
		if at := latest(c.slots.next(now), c.busy.bulk, c.busy.all); at.After(now) {
			return at
		}
		c.lanes.pop()
		q.place = nowhere
		it, _ := c.head(q, now)
		if it == nil || c.wait(q, it, now) {
			continue
		}
		c.slots.take(now)
		c.begin(q, it, now)
		c.beside(func() { c.serve(q, it) })
	}
	return time.Time{}
}

// lanes are the queues that wait for a slot, first come first served in each.
type lanes [store.Wave + 1][]*queue

func (l *lanes) push(lane store.Lane, q *queue) {
	l[lane] = append(l[lane], q)
}

// first is the queue whose turn it is. Queues that left their lane since are
// forgotten on the way.
func (l *lanes) first() *queue {
	for i := range l {
		for len(l[i]) > 0 {
			if q := l[i][0]; q.place == lined && int(q.lane) == i {
				return q
			}
			l.drop(i)
		}
	}
	return nil
}

// pop takes off what first gave.
func (l *lanes) pop() {
	for i := range l {
		if len(l[i]) > 0 {
			l.drop(i)
			return
		}
	}
}

func (l *lanes) drop(i int) {
	l[i][0] = nil
	l[i] = l[i][1:]
}

// moment is when to look at a queue again.
type moment struct {
	at time.Time
	q  *queue
}

// waiting is a heap, the earliest first. A moment counts only if its queue still
// waits for it, or has its alarm then.
type waiting []moment

func (w waiting) Len() int           { return len(w) }
func (w waiting) Less(i, j int) bool { return w[i].at.Before(w[j].at) }
func (w waiting) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *waiting) Push(x any)        { *w = append(*w, x.(moment)) }
func (w *waiting) Pop() any {
	last := len(*w) - 1
	m := (*w)[last]
	(*w)[last] = moment{}
	*w = (*w)[:last]
	return m
}
