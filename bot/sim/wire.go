package sim

// The shapes of the Bot API.

type wireUser struct {
	ID           int64  `json:"id"`
	IsBot        bool   `json:"is_bot"`
	FirstName    string `json:"first_name"`
	LastName     string `json:"last_name,omitempty"`
	Username     string `json:"username,omitempty"`
	LanguageCode string `json:"language_code,omitempty"`
}

type wireChat struct {
	ID        int64  `json:"id"`
	Title     string `json:"title,omitempty"`
	Username  string `json:"username,omitempty"`
	FirstName string `json:"first_name,omitempty"`
	LastName  string `json:"last_name,omitempty"`
	Type      string `json:"type"`
}

type wireMessage struct {
	ID              int           `json:"message_id"`
	From            *wireUser     `json:"from,omitempty"`
	Chat            wireChat      `json:"chat"`
	Date            int64         `json:"date"`
	EditDate        int64         `json:"edit_date,omitempty"`
	ForwardOrigin   *wireOrigin   `json:"forward_origin,omitempty"`
	ReplyTo         *wireMessage  `json:"reply_to_message,omitempty"`
	Text            string        `json:"text,omitempty"`
	Entities        []Entity      `json:"entities,omitempty"`
	Photo           []wireFile    `json:"photo,omitempty"`
	Document        *wireFile     `json:"document,omitempty"`
	Voice           *wireFile     `json:"voice,omitempty"`
	Sticker         *wireSticker  `json:"sticker,omitempty"`
	Album           string        `json:"media_group_id,omitempty"`
	Caption         string        `json:"caption,omitempty"`
	CaptionEntities []Entity      `json:"caption_entities,omitempty"`
	Contact         *Contact      `json:"contact,omitempty"`
	Location        *Point        `json:"location,omitempty"`
	NewMembers      []*wireUser   `json:"new_chat_members,omitempty"`
	ReplyMarkup     *inlineMarkup `json:"reply_markup,omitempty"`
}

type wireOrigin struct {
	Type   string    `json:"type"`
	Sender *wireUser `json:"sender_user"`
	Date   int64     `json:"date"`
}

type inlineMarkup struct {
	Rows [][]Button `json:"inline_keyboard"`
}

// inaccessible is what a press on a forgotten message carries in its place.
type inaccessible struct {
	Chat wireChat `json:"chat"`
	ID   int      `json:"message_id"`
	Date int      `json:"date"` // always 0
}

func (s *Server) bot() *wireUser {
	return &wireUser{ID: s.botID, IsBot: true, FirstName: s.opt.BotName, Username: s.opt.BotUsername}
}

func (c *chat) wire() wireChat {
	if c.phone == nil {
		return wireChat{ID: c.id, Title: c.title, Type: "group"}
	}
	p := c.phone.person
	return wireChat{ID: c.id, FirstName: p.FirstName, LastName: p.LastName, Username: p.Username, Type: "private"}
}

// wire is a message as the bot gets it. mu is held.
func (s *Server) wire(c *chat, m *Message) *wireMessage {
	w := s.wireShallow(c, m)
	if m.ReplyTo != 0 {
		if to := c.find(m.ReplyTo); to != nil {
			w.ReplyTo = s.wireShallow(c, to)
		}
	}
	return w
}

func (s *Server) wireShallow(c *chat, m *Message) *wireMessage {
	w := &wireMessage{ID: m.ID, From: s.author(m), Chat: c.wire(), Date: m.Date.Unix(), Contact: m.Contact, Location: m.Point}
	if !m.Edited.IsZero() {
		w.EditDate = m.Edited.Unix()
	}
	if m.Forward != nil {
		w.ForwardOrigin = &wireOrigin{Type: "user", Sender: m.Forward.wire(), Date: m.Date.Unix()}
	}
	if len(m.Buttons) > 0 {
		w.ReplyMarkup = &inlineMarkup{m.Buttons}
	}
	switch m.Kind {
	case Text:
		w.Text, w.Entities = m.Text, m.Entities
	case Sticker:
		w.Sticker = stickerOf(m)
	case Service:
		w.NewMembers = []*wireUser{s.bot()}
	default:
		w.Caption, w.CaptionEntities, w.Album = m.Text, m.Entities, m.Album
		m.File.attach(w)
	}
	return w
}

func (s *Server) author(m *Message) *wireUser {
	if m.FromBot {
		return s.bot()
	}
	if c := s.chats[m.From]; c != nil && c.phone != nil {
		return c.phone.person.wire()
	}
	return &wireUser{ID: m.From, FirstName: m.Name}
}
