package sim

import (
	"net/url"
	"strings"
	"unicode/utf16"
)

// Open presses Start, with the payload of an invitation link or without one
// (""). A person who had blocked the bot unblocks it by that. It returns the
// id of the message "/start …".
func (p *Phone) Open(payload string) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.openLink(payload)
}

func (p *Phone) openLink(payload string) (int, error) {
	if len(payload) > 64 || strings.IndexFunc(payload, notInPayload) >= 0 {
		return 0, p.errorf("no payload of a link: %q", payload)
	}
	if p.blocked {
		p.setBlocked(false)
	}
	return p.say(strings.TrimSpace("/start " + payload))
}

func notInPayload(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '-')
}

// OpenLink follows an address https://t.me/<bot>?start=<payload>.
func (p *Phone) OpenLink(address string) (int, error) {
	payload, ok := p.s.payload(address)
	if !ok {
		return 0, p.errorf("no link to this bot: %q", address)
	}
	return p.Open(payload)
}

// payload is what a link to this bot carries.
func (s *Server) payload(address string) (payload string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host != "t.me" || !strings.EqualFold(strings.Trim(u.Path, "/"), s.opt.BotUsername) {
		return "", false
	}
	return u.Query().Get("start"), true
}

// Say types a text and sends it; like a phone it splits one that is too long.
// It returns the id of the (last) message.
func (p *Phone) Say(text string) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.say(text)
}

func (p *Phone) say(text string) (id int, err error) {
	rest := []rune(strings.TrimSpace(text))
	if len(rest) == 0 {
		return 0, errEmpty
	}
	for len(rest) > 0 && err == nil {
		n := min(len(rest), mostText)
		part := string(rest[:n])
		rest = rest[n:]
		id, err = p.sendHere(Message{Kind: Text, Text: part, Entities: commandEntities(part)})
	}
	return id, err
}

// sendHere puts a message of the person into the chat with the bot. mu is held.
func (p *Phone) sendHere(m Message) (int, error) {
	if p.blocked {
		return 0, ErrBlocked
	}
	p.started = true
	return p.send(p.chat, m), nil
}

func (p *Phone) send(c *chat, m Message) int {
	m.From, m.Name = p.person.ID, p.person.Name()
	sent := p.s.post(c, m)
	p.s.push("message", messageLife, p.s.wire(c, sent))
	return sent.ID
}

// commandEntities marks a command at the beginning of a text.
func commandEntities(text string) []Entity {
	if !strings.HasPrefix(text, "/") {
		return nil
	}
	word := text
	if i := strings.IndexFunc(text[1:], func(r rune) bool { return notInPayload(r) && r != '@' || r == '-' }); i >= 0 {
		word = text[:i+1]
	}
	if len(word) < 2 {
		return nil
	}
	return []Entity{{Type: "bot_command", Length: len(utf16.Encode([]rune(word)))}}
}

// Edit changes a text that the person sent, or the caption of a photo or a
// document, which it may also take away.
func (p *Phone) Edit(messageID int, text string) error {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	text = strings.TrimSpace(text)
	old := p.chat.find(messageID)
	switch {
	case p.blocked:
		return ErrBlocked
	case old == nil || old.FromBot || old.Kind != Text && old.Kind != Photo && old.Kind != Document:
		return p.errorf("message %d is no text of theirs", messageID)
	case text == "" && old.Kind == Text || text == old.Text:
		return p.errorf("nothing is changed in message %d", messageID)
	}
	m := *old
	m.Text, m.Entities, m.Edited = text, commandEntities(text), p.s.now()
	p.s.push("edited_message", messageLife, p.s.wire(p.chat, p.s.replace(p.chat, m)))
	return nil
}

// Press presses the button with this data under a message. It returns the id
// of the press, by which its Answer is known.
func (p *Phone) Press(messageID int, data string) (query string, err error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	m := p.chat.find(messageID)
	if m == nil {
		return "", p.errorf("there is no message %d", messageID)
	}
	if !m.has(func(b Button) bool { return b.Data != "" && b.Data == data }) {
		return "", p.errorf("message %d has no button with the data %q", messageID, data)
	}
	return p.press(messageID, data)
}

// PressLabel presses the button with this label on the newest message that has
// one. A button that links to this bot opens the link.
func (p *Phone) PressLabel(label string) (query string, err error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	for i := len(p.chat.messages) - 1; i >= 0; i-- {
		m := p.chat.messages[i]
		var found Button
		if !m.has(func(b Button) bool { found = b; return b.Text == label }) {
			continue
		}
		if found.Data != "" {
			return p.press(m.ID, found.Data)
		}
		payload, ok := p.s.payload(found.URL)
		if !ok {
			return "", p.errorf("the button %q leads out of the chat", label)
		}
		_, err := p.openLink(payload)
		return "", err
	}
	return "", p.errorf("no message has a button %q", label)
}

// PressRaw presses a button that need not exist: data and message id can be
// forged by a tampered program, and the bot has to withstand it.
func (p *Phone) PressRaw(messageID int, data string) (query string, err error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.press(messageID, data)
}

func (m *Message) has(fits func(Button) bool) bool {
	for _, row := range m.Buttons {
		for _, b := range row {
			if fits(b) {
				return true
			}
		}
	}
	return false
}

// press sends a callback query. mu is held.
func (p *Phone) press(messageID int, data string) (string, error) {
	if p.blocked {
		return "", ErrBlocked
	}
	q := p.s.openQuery(p.chat)
	var about any = inaccessible{Chat: p.chat.wire(), ID: messageID}
	if m := p.chat.find(messageID); m != nil {
		about = p.s.wire(p.chat, m)
	}
	p.s.push("callback_query", callbackLife, struct {
		ID       string    `json:"id"`
		From     *wireUser `json:"from"`
		Message  any       `json:"message"`
		Instance string    `json:"chat_instance"`
		Data     string    `json:"data"`
	}{q.id, p.person.wire(), about, "850", data})
	return q.id, nil
}

// Answer is what the bot said to a press; ok is false while it has not.
func (p *Phone) Answer(query string) (a Answer, ok bool) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	for _, a := range p.chat.answers {
		if a.Query == query {
			return a, true
		}
	}
	return Answer{}, false
}

// PressReply presses a key of the reply keyboard: it says its label, or shares
// the number when the key asks for it.
func (p *Phone) PressReply(label string) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	key, ok := p.key(func(k Key) bool { return k.Text == label })
	switch {
	case !ok:
		return 0, p.errorf("the reply keyboard has no key %q", label)
	case key.Contact:
		return p.shareContact()
	case key.Location:
		return 0, p.errorf("the key %q asks for a place; use SendLocation", label)
	}
	p.usedKeyboard()
	return p.say(label)
}

// key finds a key of the reply keyboard in view.
func (p *Phone) key(fits func(Key) bool) (Key, bool) {
	if p.chat.keyboard == nil {
		return Key{}, false
	}
	for _, row := range p.chat.keyboard.Rows {
		for _, k := range row {
			if fits(k) {
				return k, true
			}
		}
	}
	return Key{}, false
}

// usedKeyboard folds a keyboard away that was meant for one press.
func (p *Phone) usedKeyboard() {
	if p.chat.keyboard.OneTime {
		p.chat.keyboard, p.chat.board = nil, 0
	}
}

// ShareContact presses the key that asks for the phone number. Without such a
// key in view there is nothing to press.
func (p *Phone) ShareContact() (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.shareContact()
}

func (p *Phone) shareContact() (int, error) {
	if _, ok := p.key(func(k Key) bool { return k.Contact }); !ok {
		return 0, p.errorf("nothing asks for the phone number")
	}
	board := p.chat.board
	p.usedKeyboard()
	own := p.person.contact()
	return p.sendHere(Message{Kind: Card, Contact: &own, ReplyTo: board})
}

// Block stops the bot: it can write no more and is told so.
func (p *Phone) Block() { p.toggleBlock(true) }

// Unblock lets the bot write again.
func (p *Phone) Unblock() { p.toggleBlock(false) }

func (p *Phone) toggleBlock(blocked bool) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	if p.blocked != blocked {
		p.setBlocked(blocked)
	}
}

func (p *Phone) setBlocked(blocked bool) {
	p.blocked = blocked
	before, after := "member", "kicked"
	if !blocked {
		before, after = after, before
	}
	p.s.push("my_chat_member", messageLife, p.s.membership(p.chat, p, before, after))
	p.s.changed(p.chat)
}

// Deactivate deletes the account: whoever writes to it is refused.
func (p *Phone) Deactivate() {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	p.deactivated = true
}
