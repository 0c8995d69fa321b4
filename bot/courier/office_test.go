package courier_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"raquan/bot/courier"
	"raquan/store"
)

// mortal is a store that can be cut off, as by a crash of the program above it.
type mortal struct {
	store.Engine
	dead    atomic.Bool
	updates atomic.Int64
}

var errDead = errors.New("the program is dead")

func (m *mortal) Update(ctx context.Context, fn func(store.Tx) error) error {
	if m.dead.Load() {
		return errDead
	}
	m.updates.Add(1)
	return m.Engine.Update(ctx, fn)
}

// office is a courier at work, with a desk that does to it what bot/desk does.
type office struct {
	t     *testing.T
	disk  store.Engine
	store *mortal
	tg    *phones
	opts  courier.Options
	c     *courier.Courier
	stop  context.CancelFunc
	done  chan error
}

// inOffice runs a test in virtual time.
func inOffice(t *testing.T, change func(*courier.Options), test func(o *office)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		o := &office{t: t, disk: emptyStore(), tg: newPhones()}
		o.opts = courier.Options{Clock: machine, Transport: o.tg, Log: quiet}
		if change != nil {
			change(&o.opts)
		}
		o.open()
		defer func() { // also after Fatal: a bubble ends when all in it has
			if err := o.close(); err != nil {
				t.Errorf("Run ended with %v", err)
			}
			if o.tg.overlaps > 0 {
				t.Errorf("%d calls were made to a chat while another was under way", o.tg.overlaps)
			}
		}()
		test(o)
	})
}

// open makes a courier over what the disk holds, as after a start.
func (o *office) open() {
	o.t.Helper()
	o.store = &mortal{Engine: o.disk}
	o.opts.Store = o.store
	o.c = courier.New(o.opts)
	if err := o.c.Load(o.t.Context()); err != nil {
		o.t.Fatal(err)
	}
	var ctx context.Context
	ctx, o.stop = context.WithCancel(context.Background())
	done := make(chan error, 1)
	o.done = done
	c := o.c
	go func() { done <- c.Run(ctx) }()
	synctest.Wait() // it is at work
}

func (o *office) close() error {
	if o.stop == nil {
		return nil
	}
	o.stop()
	o.stop = nil
	return <-o.done
}

// crash ends the courier without letting it write anything more.
func (o *office) crash() {
	o.t.Helper()
	o.store.dead.Store(true)
	if err := o.close(); err != nil && !errors.Is(err, errDead) {
		o.t.Fatal(err)
	}
}

func (o *office) wait(d time.Duration) {
	<-machine.NewTimer(d).C
	synctest.Wait()
}

// The people are p1, p2, …: their Telegram ids are 1, 2, …
func person(chatID int64) store.PersonID { return store.PersonID(fmt.Sprint("p", chatID)) }

func chatOf(p store.PersonID) int64 {
	n, err := strconv.ParseInt(string(p[1:]), 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

// says is an update: the person wrote something, and es answers it.
func (o *office) says(p store.PersonID, es ...store.Entry) {
	o.t.Helper()
	o.update(p, o.tg.Write(chatOf(p)), es...)
}

// presses is an update without a message.
func (o *office) presses(p store.PersonID, es ...store.Entry) {
	o.t.Helper()
	o.update(p, 0, es...)
}

func (o *office) update(p store.PersonID, in int64, es ...store.Entry) {
	o.t.Helper()
	s := o.c.Standing(p)
	var ch store.Chat
	o.write(func(tx store.Tx) error {
		ch = store.Chat{}
		if _, err := store.Get(tx, store.ChatKey(p), &ch); err != nil {
			return err
		}
		if err := s.Apply(tx, &ch); err != nil {
			return err
		}
		ch.LastIn = max(ch.LastIn, in)
		ch.SeenAt = time.Now()
		return o.enter(tx, p, &ch, es)
	})
	o.c.Forget(p, s)
	o.c.Offer(courier.Delivery{Person: p, ChatID: chatOf(p), Chat: ch, Entries: es})
}

// tells is something unasked, by somebody who knows only the person.
func (o *office) tells(p store.PersonID, es ...store.Entry) {
	o.t.Helper()
	o.write(func(tx store.Tx) error {
		var ch store.Chat
		if _, err := store.Get(tx, store.ChatKey(p), &ch); err != nil {
			return err
		}
		return o.enter(tx, p, &ch, es)
	})
	o.c.Offer(courier.Delivery{Person: p, Entries: es})
}

func (o *office) enter(tx store.Tx, p store.PersonID, ch *store.Chat, es []store.Entry) error {
	for i := range es {
		ch.Seq++
		es[i].V, es[i].Person, es[i].Seq, es[i].At = 1, p, ch.Seq, time.Now()
		if err := store.Put(tx, store.LedgerKey(p, es[i].Cause), es[i]); err != nil {
			return err
		}
	}
	return store.Put(tx, store.ChatKey(p), ch)
}

func (o *office) write(fn func(store.Tx) error) {
	o.t.Helper()
	if err := o.store.Update(o.t.Context(), fn); err != nil {
		o.t.Fatal(err)
	}
}

// knows puts the person's record into the store.
func (o *office) knows(ps ...store.PersonID) {
	o.t.Helper()
	for _, p := range ps {
		o.write(func(tx store.Tx) error {
			if err := store.Put(tx, store.OfficerKey(p), store.Officer{V: 1}); err != nil {
				return err
			}
			return store.Put(tx, store.PersonKey(p), store.Person{V: 1, ID: p, Telegram: chatOf(p)})
		})
	}
}

// joins makes somebody chair of a unit.
func (o *office) joins(p store.PersonID, unit store.UnitID) {
	o.t.Helper()
	o.write(func(tx store.Tx) error {
		return store.Put(tx, store.OfficerKey(p), store.Officer{V: 1, Posts: []store.Post{{Unit: unit, Role: store.Chair}}})
	})
}

// noted reports whether there is a note that a person has gone.
func (o *office) noted(p store.PersonID) (noted bool) {
	o.t.Helper()
	err := o.store.View(o.t.Context(), func(s store.Snapshot) (err error) {
		_, noted, err = store.GetID(s, store.ReachKey(p))
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return noted
}

func (o *office) chat(p store.PersonID) (ch store.Chat) {
	o.t.Helper()
	o.read(store.ChatKey(p), &ch)
	return ch
}

func (o *office) read(k store.Key, v any) (found bool) {
	o.t.Helper()
	err := o.disk.View(o.t.Context(), func(s store.Snapshot) (err error) {
		found, err = store.Get(s, k, v)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return found
}

// ledger gives what the ledger holds, as "cause" or "cause: outcome why".
func (o *office) ledger() []string {
	o.t.Helper()
	var causes []string
	err := o.disk.View(o.t.Context(), func(s store.Snapshot) error {
		for kv, err := range s.Scan(store.Under("ledger/")) {
			if err != nil {
				return err
			}
			var e store.Entry
			if err := json.Unmarshal(kv.Value, &e); err != nil {
				return err
			}
			line := e.Cause
			if e.Outcome != store.Open {
				line += ": " + string(e.Outcome)
			}
			if e.Why != "" {
				line += " " + e.Why
			}
			causes = append(causes, line)
		}
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return causes
}

func (o *office) expectCalls(chatID int64, want ...string) {
	o.t.Helper()
	if got := o.tg.Calls(chatID); !slices.Equal(got, want) {
		o.t.Errorf("chat %d: calls\n got %q\nwant %q", chatID, got, want)
	}
}

func (o *office) expectLedger(want ...string) {
	o.t.Helper()
	if got := o.ledger(); !slices.Equal(got, want) {
		o.t.Errorf("ledger\n got %q\nwant %q", got, want)
	}
}
