package sim

import (
	"context"
	"fmt"
)

// Messages is the whole conversation, the oldest message first.
func (p *Phone) Messages() []Message {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.chat.copyMessages()
}

// Last is the newest message of the bot; ok is false when there is none.
func (p *Phone) Last() (m Message, ok bool) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	for i := len(p.chat.messages) - 1; i >= 0; i-- {
		if m := p.chat.messages[i]; m.FromBot {
			return *m, true
		}
	}
	return Message{}, false
}

// Keyboard is the reply keyboard in view, or nil.
func (p *Phone) Keyboard() *Keyboard {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.chat.keyboard
}

// Mark is the present moment in this stand-in: what changes later has a higher
// Seq. Take it before an act, and wait for what the bot does about it.
func (p *Phone) Mark() uint64 {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.s.seq
}

// WaitNew waits until the bot has sent or edited a message here since a mark,
// and gives all such messages. It ends early with the context's error.
func (p *Phone) WaitNew(ctx context.Context, mark uint64) ([]Message, error) {
	for {
		found, wake := p.since(mark)
		if len(found) > 0 {
			return found, nil
		}
		if err := p.sleep(ctx, wake); err != nil {
			return nil, err
		}
	}
}

// Wait waits until one message that the bot sent or edited since a mark fits,
// and gives the newest that does.
func (p *Phone) Wait(ctx context.Context, mark uint64, fits func(Message) bool) (Message, error) {
	for {
		found, wake := p.since(mark)
		for i := len(found) - 1; i >= 0; i-- {
			if fits(found[i]) {
				return found[i], nil
			}
		}
		if err := p.sleep(ctx, wake); err != nil {
			return Message{}, err
		}
	}
}

// WaitAnswer waits until the bot has answered a press.
func (p *Phone) WaitAnswer(ctx context.Context, query string) (Answer, error) {
	for {
		wake := p.wake()
		if a, ok := p.Answer(query); ok {
			return a, nil
		}
		if err := p.sleep(ctx, wake); err != nil {
			return Answer{}, err
		}
	}
}

func (p *Phone) sleep(ctx context.Context, wake <-chan struct{}) error {
	select {
	case <-wake:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("sim: waiting for the bot in the chat of %d: %w", p.person.ID, context.Cause(ctx))
	case <-p.s.closed:
		return fmt.Errorf("sim: waiting for the bot in the chat of %d: the stand-in is closed", p.person.ID)
	}
}

// since lists what the bot has done here after a mark, and a channel that is
// closed at the next change.
func (p *Phone) since(mark uint64) ([]Message, <-chan struct{}) {
	wake := p.wake()
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	if p.chat.botSeq <= mark {
		return nil, wake
	}
	var found []Message
	for _, m := range p.chat.messages {
		if m.FromBot && m.Seq > mark {
			found = append(found, *m)
		}
	}
	return found, wake
}

// wake is closed at the next change of the chat.
func (p *Phone) wake() <-chan struct{} {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	if p.chat.wake == nil {
		p.chat.wake = make(chan struct{})
	}
	return p.chat.wake
}
