package sim

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Person is somebody with an account and a phone. ID and FirstName are
// required by Telegram; a missing ID is given by AddPerson.
type Person struct {
	ID           int64
	FirstName    string
	LastName     string
	Username     string
	LanguageCode string // "vi"; chooses the commands menu
	Phone        string // what the account shares, digits with or without '+'

	Note         string // shown beside the name on the page
	StartPayload string // of the invitation that the person holds; "" if none
}

// Name is the first and last name as a phone shows them.
func (p Person) Name() string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }

func (p *Person) wire() *wireUser {
	return &wireUser{ID: p.ID, FirstName: p.FirstName, LastName: p.LastName, Username: p.Username, LanguageCode: p.LanguageCode}
}

func (p Person) contact() Contact {
	return Contact{Phone: p.Phone, FirstName: p.FirstName, LastName: p.LastName, UserID: p.ID}
}

// A Phone is a person's Telegram: what they can do and see in the chat with
// the bot. Its methods are safe for concurrent use.
type Phone struct {
	s      *Server
	chat   *chat
	person Person // never changed

	started     bool // pressed Start or wrote: the bot may write
	blocked     bool
	deactivated bool
	read        uint64 // of what the page has shown
}

// firstPerson is the first id that AddPerson gives away.
const firstPerson = 7_000_000_001

// AddPerson lets somebody have Telegram. Adding an id again gives the phone
// that is there.
func (s *Server) AddPerson(p Person) *Phone {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.ID == 0 {
		p.ID = firstPerson
		for s.chats[p.ID] != nil {
			p.ID++
		}
	}
	if c := s.chats[p.ID]; c != nil {
		return c.phone
	}
	c := &chat{id: p.ID}
	c.phone = &Phone{s: s, chat: c, person: p}
	s.chats[p.ID] = c
	s.people = append(s.people, c.phone)
	s.changed(c)
	return c.phone
}

// Phone finds a person's phone; nil when there is no such person.
func (s *Server) Phone(id int64) *Phone {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.chats[id]; c != nil {
		return c.phone
	}
	return nil
}

// People lists all phones in the order in which they were added.
func (s *Server) People() []*Phone {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*Phone(nil), s.people...)
}

// Person is the owner of the phone.
func (p *Phone) Person() Person { return p.person }

// A Group is a chat of several people in which the bot sits.
type Group struct {
	s    *Server
	chat *chat
}

// AddGroup makes a group and lets a person add the bot to it. id is negative,
// as of all groups.
func (s *Server) AddGroup(id int64, title string, by *Phone) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := &chat{id: id, title: title}
	s.chats[id] = c
	s.push("my_chat_member", messageLife, s.membership(c, by, "left", "member"))
	m := s.post(c, Message{Kind: Service, From: by.person.ID, Name: by.person.Name()})
	s.push("message", messageLife, s.wire(c, m))
	return &Group{s, c}
}

// Messages is all that was said in the group.
func (g *Group) Messages() []Message {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	return g.chat.copyMessages()
}

// SayIn says something in a group. The bot hears everything: it is played with
// its privacy mode off.
func (p *Phone) SayIn(g *Group, text string) (int, error) {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	if strings.TrimSpace(text) == "" {
		return 0, errEmpty
	}
	return p.send(g.chat, Message{Kind: Text, Text: text, Entities: commandEntities(text)}), nil
}

// membership is the body of a my_chat_member update.
func (s *Server) membership(c *chat, by *Phone, before, after string) any {
	type member struct {
		User   *wireUser `json:"user"`
		Status string    `json:"status"`
		Until  *int      `json:"until_date,omitempty"`
	}
	of := func(status string) member {
		m := member{User: s.bot(), Status: status}
		if status == "kicked" {
			m.Until = new(int)
		}
		return m
	}
	return struct {
		Chat wireChat  `json:"chat"`
		From *wireUser `json:"from"`
		Date int64     `json:"date"`
		Old  member    `json:"old_chat_member"`
		New  member    `json:"new_chat_member"`
	}{c.wire(), by.person.wire(), s.now().Unix(), of(before), of(after)}
}

func (c *chat) copyMessages() []Message {
	out := make([]Message, len(c.messages))
	for i, m := range c.messages {
		out[i] = *m
	}
	return out
}

// actionShown is how long "typing…" stays without a message.
const actionShown = 5 * time.Second

func (c *chat) showAction(action string) {
	c.action, c.until = action, time.Now().Add(actionShown)
}

var errEmpty = errors.New("sim: a phone sends no empty message")

// ErrBlocked is the answer to acts of a person who has blocked the bot: a
// phone then shows no message box.
var ErrBlocked = errors.New("sim: the person has blocked the bot")

func (p *Phone) errorf(format string, args ...any) error {
	return fmt.Errorf("sim: phone of %d: %w", p.person.ID, fmt.Errorf(format, args...))
}
