package courier_test

import (
	"context"
	"fmt"
	"sync"
	"time"

	"raquan/bot/chat"
	"raquan/bot/clock"
)

// call is one call that Telegram got.
type call struct {
	At   time.Duration // since the test began
	Chat int64
	Kind string // send, edit, answer, menu
	ID   int64  // of the message that came of it, or was edited
	Text string
	Card bool // it carries a photo, a file or a contact
	N    int  // calls of this chat before
}

// fault is what goes wrong with a call.
type fault struct {
	Err       error
	Delivered bool // it took effect all the same
	Takes     time.Duration
}

// phones is a Telegram with memory: what stands in every chat.
type phones struct {
	start time.Time

	mu       sync.Mutex
	takes    time.Duration     // every call
	faults   func(call) *fault // nil: all is well
	lastID   int64
	chats    map[int64]*phone
	calls    []call // that took effect
	tried    []call
	overlaps int // calls for a chat while another was under way
}

type phone struct {
	texts map[int64]string // by message id; the person's own are ""
	cards map[int64]bool   // messages that are no texts
	last  int64
	calls int
	under int
}

func newPhones() *phones {
	return &phones{start: time.Now(), lastID: 100, chats: make(map[int64]*phone)}
}

func (p *phones) phone(id int64) *phone {
	if p.chats[id] == nil {
		p.chats[id] = &phone{texts: make(map[int64]string), cards: make(map[int64]bool)}
	}
	return p.chats[id]
}

func (p *phones) put(chatID int64, text string) int64 {
	p.lastID++
	ph := p.phone(chatID)
	ph.texts[p.lastID], ph.last = text, p.lastID
	return p.lastID
}

// Slow makes every call take so long.
func (p *phones) Slow(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.takes = d
}

// Fail lets f say what goes wrong with each call; nil: nothing.
func (p *phones) Fail(f func(call) *fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = f
}

// Write is a person's own message.
func (p *phones) Write(chatID int64) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.put(chatID, "")
}

func (p *phones) call(ctx context.Context, k call) (int64, error) {
	p.mu.Lock()
	ph := p.phone(k.Chat)
	k.At, k.N = time.Since(p.start), ph.calls
	ph.calls++
	counted := k.Kind == "send" || k.Kind == "edit"
	if counted {
		if ph.under++; ph.under > 1 {
			p.overlaps++
		}
	}
	p.tried = append(p.tried, k)
	f := &fault{Delivered: true}
	if p.faults != nil {
		if g := p.faults(k); g != nil {
			f = g
		}
	}
	takes := p.takes + f.Takes
	p.mu.Unlock()

	err := clock.Sleep(ctx, clock.Machine(), takes)

	p.mu.Lock()
	defer p.mu.Unlock()
	if counted {
		ph.under--
	}
	if err != nil {
		return 0, &chat.Temporary{Err: err}
	}
	if f.Delivered {
		if err := p.effect(&k); err != nil {
			return 0, err
		}
	}
	return k.ID, f.Err
}

func (p *phones) effect(k *call) error {
	switch k.Kind {
	case "send":
		k.ID = p.put(k.Chat, k.Text)
		p.phone(k.Chat).cards[k.ID] = k.Card
	case "edit":
		if _, ok := p.phone(k.Chat).texts[k.ID]; !ok || p.phone(k.Chat).cards[k.ID] {
			return chat.ErrNoMessage
		}
		p.phone(k.Chat).texts[k.ID] = k.Text
	}
	p.calls = append(p.calls, *k)
	return nil
}

func (p *phones) Send(ctx context.Context, chatID int64, m chat.Message) (int64, error) {
	return p.call(ctx, call{Chat: chatID, Kind: "send", Text: m.Text, Card: m.Media()})
}

func (p *phones) Edit(ctx context.Context, chatID, id int64, m chat.Message) error {
	_, err := p.call(ctx, call{Chat: chatID, Kind: "edit", ID: id, Text: m.Text})
	return err
}

func (p *phones) Answer(ctx context.Context, callbackID, text string, alert bool) error {
	_, err := p.call(ctx, call{Kind: "answer", Text: callbackID + " " + text})
	return err
}

func (p *phones) SetCommands(ctx context.Context, chatID int64, lang string, cmds []chat.Command) error {
	_, err := p.call(ctx, call{Chat: chatID, Kind: "menu", Text: fmt.Sprint(lang, " ", len(cmds))})
	return err
}

// Calls gives what took effect in a chat, as "send a" and "edit b".
func (p *phones) Calls(chatID int64) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var s []string
	for _, k := range p.calls {
		if k.Chat == chatID {
			s = append(s, k.Kind+" "+k.Text)
		}
	}
	return s
}

// Times gives when the calls of a kind were tried in a chat (0: in all).
func (p *phones) Times(chatID int64, kind string) []time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	var ts []time.Duration
	for _, k := range p.tried {
		if (chatID == 0 || k.Chat == chatID) && k.Kind == kind {
			ts = append(ts, k.At)
		}
	}
	return ts
}
