package sim

import "encoding/json"

// getMe tells the bot who it is.
func (s *Server) getMe(*params) (any, error) {
	return struct {
		wireUser
		CanJoin   bool `json:"can_join_groups"`
		CanRead   bool `json:"can_read_all_group_messages"`
		CanInline bool `json:"supports_inline_queries"`
	}{*s.bot(), true, true, false}, nil
}

// getChat tells about a chat that the bot knows.
func (s *Server) getChat(p *params) (any, error) {
	c, err := s.chatParam(p)
	if err != nil {
		return nil, err
	}
	return c.wire(), nil
}

// setChatMenuButton sets the button left of the message box.
func (s *Server) setChatMenuButton(p *params) (any, error) {
	var button struct{ Type string }
	text := p.get("menu_button")
	if text == "" {
		text = `{"type":"default"}`
	}
	if json.Unmarshal([]byte(text), &button) != nil {
		return nil, badRequest("can't parse menu button JSON object")
	}
	switch button.Type {
	case "default", "commands", "web_app":
	default:
		return nil, badRequest("can't parse menu button: MenuButton has unsupported type")
	}
	id, err := s.menuChat(p)
	if err != nil {
		return nil, err
	}
	s.menu[id] = json.RawMessage(text)
	return true, nil
}

func (s *Server) getChatMenuButton(p *params) (any, error) {
	id, err := s.menuChat(p)
	if err != nil {
		return nil, err
	}
	for _, id := range []int64{id, 0} {
		if button, ok := s.menu[id]; ok {
			return button, nil
		}
	}
	return map[string]string{"type": "commands"}, nil
}

// menuChat is the chat of a menu button; 0 is the default of all chats.
func (s *Server) menuChat(p *params) (int64, error) {
	if !p.has("chat_id") {
		return 0, nil
	}
	c, err := s.chatParam(p)
	if err != nil {
		return 0, err
	}
	return c.id, nil
}
