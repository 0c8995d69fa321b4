package sim

import (
	"slices"
	"time"
)

// Kind says what a message carries.
type Kind string

const (
	Text     Kind = "text"
	Photo    Kind = "photo"
	Document Kind = "document"
	Voice    Kind = "voice"
	Sticker  Kind = "sticker"
	Location Kind = "location"
	Card     Kind = "contact" // somebody's name and phone number
	Service  Kind = "service" // "X added the bot", said by nobody
)

// A Message is one message of a chat as its reader has it before their eyes.
type Message struct {
	ID      int
	Seq     uint64 // of its last change; grows over all chats, see [Phone.Mark]
	Chat    int64
	From    int64 // who wrote it
	FromBot bool
	Name    string    // of who wrote it
	Date    time.Time // when it was written, in the played world
	Edited  time.Time // of the last edit; zero if there was none
	Kind    Kind

	Text     string // plain; of a file, its caption; of a sticker, its emoji
	Entities []Entity
	Buttons  [][]Button // under the message
	Keyboard *Keyboard  // what the message does to the reply keyboard, or nil
	ReplyTo  int        // id of the message answered, or 0
	File     *File      // of a photo, document, voice
	Album    string     // names the photos that were sent at once; empty: a single one
	Contact  *Contact
	Point    *Point
	Forward  *Person // whom it was forwarded from, or nil
}

// A Contact is a name and number out of an address book.
type Contact struct {
	Phone     string `json:"phone_number"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name,omitempty"`
	UserID    int64  `json:"user_id,omitempty"` // 0 when the number has no account known to the sender
}

// A Point is a place on the earth, in degrees.
type Point struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// A chat is a conversation: of a person with the bot, or a group.
type chat struct {
	id       int64
	title    string
	phone    *Phone // nil in a group
	messages []*Message
	seq      uint64 // of the last change
	botSeq   uint64 // of the last change by the bot
	wake     chan struct{}

	keyboard *Keyboard // the reply keyboard in view
	board    int       // the message that brought it
	action   string    // what the bot is doing ("typing"), until actionEnd
	until    time.Time
	answers  []Answer // to presses, the newest last
}

// find gives a message by its id. Messages are never changed in place, so what
// was handed out stays as it was seen.
func (c *chat) find(id int) *Message {
	if i, ok := c.index(id); ok {
		return c.messages[i]
	}
	return nil
}

func (c *chat) index(id int) (int, bool) {
	return slices.BinarySearchFunc(c.messages, id, func(m *Message, id int) int { return m.ID - id })
}

// post adds a new message to a chat, giving it id, date and place. mu is held.
func (s *Server) post(c *chat, m Message) *Message {
	m.ID = s.nextID
	s.nextID++
	m.Chat = c.id
	if m.Date.IsZero() {
		m.Date = s.now()
	}
	c.messages = append(c.messages, &m)
	if keep := s.opt.History; keep > 0 && len(c.messages) > keep {
		c.messages = slices.Delete(c.messages, 0, len(c.messages)-keep)
	}
	m.Seq = s.changed(c)
	if m.FromBot {
		c.botSeq, c.action = m.Seq, ""
		c.applyKeyboard(&m)
	}
	return &m
}

// replace puts an edited message in the place of the old one. mu is held.
func (s *Server) replace(c *chat, m Message) *Message {
	i, ok := c.index(m.ID)
	if !ok {
		return nil
	}
	c.messages[i] = &m
	m.Seq = s.changed(c)
	if m.FromBot {
		c.botSeq = m.Seq
	}
	return &m
}

// remove deletes a message. mu is held.
func (s *Server) remove(c *chat, id int) {
	if i, ok := c.index(id); ok {
		c.messages = slices.Delete(c.messages, i, i+1)
		if c.board == id {
			c.keyboard, c.board = nil, 0
		}
		s.changed(c)
	}
}

// applyKeyboard lets a message of the bot change the reply keyboard in view.
func (c *chat) applyKeyboard(m *Message) {
	switch k := m.Keyboard; {
	case k == nil || k.ForceReply:
	case k.Remove:
		c.keyboard, c.board = nil, 0
	default:
		c.keyboard, c.board = k, m.ID
	}
}
