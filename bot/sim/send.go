package sim

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Lengths of what may be sent. Characters are Unicode code points, counted
// after the markup is taken out.
const (
	mostRawText = 1 << 15 // bytes, markup included
	mostText    = 4096    // characters
	mostCaption = 1024    // characters
)

// chatParam finds the chat of a call.
func (s *Server) chatParam(p *params) (*chat, error) {
	text := p.get("chat_id")
	if text == "" {
		return nil, badRequest("chat_id is empty")
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil, badRequest("chat not found")
	}
	c := s.chats[id]
	if c == nil {
		return nil, badRequest("chat not found")
	}
	return c, nil
}

// openChat finds a chat into which the bot may write now.
func (s *Server) openChat(p *params) (*chat, error) {
	c, err := s.chatParam(p)
	if err != nil || c.phone == nil {
		return c, err
	}
	switch ph := c.phone; {
	case ph.deactivated:
		return nil, forbidden("user is deactivated")
	case ph.blocked:
		return nil, forbidden("bot was blocked by the user")
	case !ph.started:
		return nil, forbidden("bot can't initiate conversation with a user")
	}
	return c, nil
}

// readText reads a text with its markup.
func readText(text string, p *params, entities string) (string, []Entity, error) {
	if len(text) > mostRawText {
		return "", nil, badRequest("text is too long")
	}
	if !utf8.ValidString(text) {
		return "", nil, badRequest("strings must be encoded in UTF-8")
	}
	switch strings.ToLower(p.get("parse_mode")) {
	case "", "none":
		var marks []Entity
		p.list(entities, &marks)
		return trim(text, marks)
	case "html":
		plain, marks, err := parseHTML(text)
		if err != nil {
			return "", nil, err
		}
		return trim(plain, marks)
	default: // Markdown too: the stand-in reads HTML only
		return "", nil, badRequest("unsupported parse_mode")
	}
}

// trim cuts white space off both ends and keeps the entities on their words.
func trim(text string, entities []Entity) (string, []Entity, error) {
	right := strings.TrimRightFunc(text, unicode.IsSpace)
	plain := strings.TrimLeftFunc(right, unicode.IsSpace)
	cut := len(utf16.Encode([]rune(right[:len(right)-len(plain)])))
	length := len(utf16.Encode([]rune(plain)))
	var kept []Entity
	for _, e := range entities {
		from, to := max(e.Offset-cut, 0), min(e.Offset+e.Length-cut, length)
		if from < to {
			e.Offset, e.Length = from, to-from
			kept = append(kept, e)
		}
	}
	return plain, kept, nil
}

// textParam reads the text of a text message.
func textParam(p *params) (string, []Entity, error) {
	raw := p.get("text")
	if raw == "" {
		return "", nil, badRequest("message text is empty")
	}
	text, entities, err := readText(raw, p, "entities")
	switch {
	case err != nil:
		return "", nil, err
	case text == "":
		return "", nil, badRequest("text must be non-empty")
	case utf8.RuneCountInString(text) > mostText:
		return "", nil, badRequest("message is too long")
	}
	return text, entities, nil
}

// captionParam reads the text under a file; it may be empty.
func captionParam(p *params) (string, []Entity, error) {
	text, entities, err := readText(p.get("caption"), p, "caption_entities")
	if err == nil && utf8.RuneCountInString(text) > mostCaption {
		return "", nil, badRequest("message caption is too long")
	}
	return text, entities, err
}

// say puts a message of the bot into the chat of the call: the part that all
// kinds of messages share.
func (s *Server) say(p *params, m Message) (any, error) {
	c, err := s.openChat(p)
	if err != nil {
		return nil, err
	}
	keys, err := readMarkup(p, c.phone != nil)
	if err != nil {
		return nil, err
	}
	if m.ReplyTo, err = c.replyParam(p); err != nil {
		return nil, err
	}
	m.From, m.FromBot, m.Name = s.botID, true, s.opt.BotName
	m.Buttons, m.Keyboard = keys.inline, keys.keyboard
	return s.wire(c, s.post(c, m)), nil
}

// replyParam is the message that a call answers, or 0.
func (c *chat) replyParam(p *params) (int, error) {
	id := p.number("reply_to_message_id", 0, 0, 1<<62)
	lenient := p.flag("allow_sending_without_reply")
	if text := p.get("reply_parameters"); text != "" {
		var r struct {
			ID      int  `json:"message_id"`
			Lenient bool `json:"allow_sending_without_reply"`
		}
		if json.Unmarshal([]byte(text), &r) != nil {
			return 0, badRequest("can't parse reply parameters JSON object")
		}
		id, lenient = r.ID, r.Lenient
	}
	switch {
	case id == 0 || c.find(id) != nil:
		return id, nil
	case lenient:
		return 0, nil
	}
	return 0, badRequest("message to be replied not found")
}

func (s *Server) sendMessage(p *params) (any, error) {
	text, entities, err := textParam(p)
	if err != nil {
		return nil, err
	}
	return s.say(p, Message{Kind: Text, Text: text, Entities: entities})
}

func (s *Server) sendPhoto(p *params) (any, error)    { return s.sendFile(p, Photo) }
func (s *Server) sendDocument(p *params) (any, error) { return s.sendFile(p, Document) }

func (s *Server) sendFile(p *params, kind Kind) (any, error) {
	file, err := s.fileParam(p, kind)
	if err != nil {
		return nil, err
	}
	caption, entities, err := captionParam(p)
	if err != nil {
		return nil, err
	}
	answer, err := s.say(p, Message{Kind: kind, File: file, Text: caption, Entities: entities})
	if err == nil {
		s.files[file.ID] = file
	}
	return answer, err
}

func (s *Server) sendContact(p *params) (any, error) {
	for _, name := range []string{"phone_number", "first_name"} {
		if p.get(name) == "" {
			return nil, badRequest("parameter \"" + name + "\" is required")
		}
	}
	return s.say(p, Message{Kind: Card, Contact: &Contact{
		Phone: p.get("phone_number"), FirstName: p.get("first_name"), LastName: p.get("last_name")}})
}

// copyMessage says again what stands in some chat, as the bot's own words.
func (s *Server) copyMessage(p *params) (any, error) {
	from := s.chats[int64(p.number("from_chat_id", 0, -1<<62, 1<<62))]
	if from == nil {
		return nil, badRequest("chat not found")
	}
	m := from.find(p.number("message_id", 0, 0, 1<<62))
	switch {
	case m == nil:
		return nil, badRequest("message to copy not found")
	case m.Kind == Service:
		return nil, badRequest("message can't be copied")
	}
	copied := Message{Kind: m.Kind, Text: m.Text, Entities: m.Entities, File: m.File, Contact: m.Contact, Point: m.Point}
	answer, err := s.say(p, copied)
	if err != nil {
		return nil, err
	}
	return map[string]int{"message_id": answer.(*wireMessage).ID}, nil
}

// chatActions are what a bot can be seen doing.
var chatActions = map[string]bool{
	"typing": true, "upload_photo": true, "record_video": true, "upload_video": true,
	"record_voice": true, "upload_voice": true, "upload_document": true, "choose_sticker": true,
	"find_location": true, "record_video_note": true, "upload_video_note": true,
}

func (s *Server) sendChatAction(p *params) (any, error) {
	action := strings.ToLower(p.get("action"))
	if !chatActions[action] {
		return nil, badRequest("wrong parameter action in request")
	}
	c, err := s.openChat(p)
	if err != nil {
		return nil, err
	}
	c.showAction(action)
	s.changed(c)
	return true, nil
}
