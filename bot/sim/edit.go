package sim

import (
	"reflect"
	"time"
)

// deletable is how long the bot may take a message back.
const deletable = 48 * time.Hour

var notModified = badRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")

// editable finds the message that a call edits. Only the bot's own messages
// can be edited, and of them none that carries a reply keyboard, takes one
// away, or opens a reply: those marks cannot be edited at all.
func (s *Server) editable(p *params) (*chat, *Message, error) {
	c, err := s.openChat(p)
	if err != nil {
		return nil, nil, err
	}
	m := c.find(p.number("message_id", 0, 0, 1<<62))
	switch {
	case m == nil:
		return nil, nil, badRequest("message to edit not found")
	case !m.FromBot || m.Keyboard != nil:
		return nil, nil, badRequest("message can't be edited")
	}
	return c, m, nil
}

// edit changes a message, if there is a change.
func (s *Server) edit(p *params, change func(*Message) error) (any, error) {
	c, old, err := s.editable(p)
	if err != nil {
		return nil, err
	}
	keys, err := readMarkup(p, c.phone != nil)
	if err != nil {
		return nil, err
	}
	if keys.keyboard != nil {
		return nil, badRequest("inline keyboard expected")
	}
	m := *old
	m.Buttons = keys.inline
	if err := change(&m); err != nil {
		return nil, err
	}
	if m.Text == old.Text && sameEntities(m.Entities, old.Entities) && reflect.DeepEqual(m.Buttons, old.Buttons) {
		return nil, notModified
	}
	m.Edited = s.now()
	return s.wire(c, s.replace(c, m)), nil
}

func sameEntities(a, b []Entity) bool {
	return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b)
}

func (s *Server) editMessageText(p *params) (any, error) {
	text, entities, err := textParam(p)
	if err != nil {
		return nil, err
	}
	return s.edit(p, func(m *Message) error {
		if m.Kind != Text {
			return badRequest("there is no text in the message to edit")
		}
		m.Text, m.Entities = text, entities
		return nil
	})
}

func (s *Server) editMessageCaption(p *params) (any, error) {
	caption, entities, err := captionParam(p)
	if err != nil {
		return nil, err
	}
	return s.edit(p, func(m *Message) error {
		if m.File == nil {
			return badRequest("there is no caption in the message to edit")
		}
		m.Text, m.Entities = caption, entities
		return nil
	})
}

func (s *Server) editMessageReplyMarkup(p *params) (any, error) {
	return s.edit(p, func(*Message) error { return nil })
}

func (s *Server) deleteMessage(p *params) (any, error) {
	if p.get("chat_id") == "" {
		return nil, badRequest("chat identifier is not specified")
	}
	if p.number("message_id", 0, 0, 1<<62) == 0 {
		return nil, badRequest("message identifier is not specified")
	}
	c, err := s.openChat(p)
	if err != nil {
		return nil, err
	}
	m := c.find(p.number("message_id", 0, 0, 1<<62))
	switch {
	case m == nil:
		return nil, badRequest("message to delete not found")
	case s.now().Sub(m.Date) > deletable:
		return nil, badRequest("message can't be deleted for everyone")
	case c.phone == nil && !m.FromBot: // the bot is no administrator of groups
		return nil, badRequest("message can't be deleted")
	}
	s.remove(c, m.ID)
	return true, nil
}
