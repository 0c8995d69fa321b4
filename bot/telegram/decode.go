package telegram

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
)

// The fields of the Bot API that the bot reads, by the names of its
// documentation. Everything else in an update is skipped.
type (
	update struct {
		ID      int64         `json:"update_id"`
		Message *message      `json:"message"`
		Edited  *message      `json:"edited_message"`
		Press   *press        `json:"callback_query"`
		Member  *memberChange `json:"my_chat_member"`
	}
	message struct {
		ID      int64    `json:"message_id"`
		From    user     `json:"from"`
		Chat    place    `json:"chat"`
		Date    int64    `json:"date"`
		Text    string   `json:"text"`
		Contact *contact `json:"contact"`
		Caption string   `json:"caption"`
		Album   string   `json:"media_group_id"`

		Photo    []received `json:"photo"` // one picture in several sizes
		Document *received  `json:"document"`

		// One of these is there in a forwarded message: the first since Bot API
		// 7.0, the others before.
		ForwardOrigin     present `json:"forward_origin"`
		ForwardFrom       present `json:"forward_from"`
		ForwardFromChat   present `json:"forward_from_chat"`
		ForwardSenderName present `json:"forward_sender_name"`
		ForwardDate       present `json:"forward_date"`
	}
	press struct {
		ID      string         `json:"id"`
		From    user           `json:"from"`
		Message pressedMessage `json:"message"`
		Data    string         `json:"data"`
	}
	pressedMessage struct { // all that an InaccessibleMessage has, too
		ID   int64 `json:"message_id"`
		Chat place `json:"chat"`
	}
	memberChange struct {
		Chat place `json:"chat"`
		From user  `json:"from"`
		Date int64 `json:"date"`
		New  struct {
			Status string `json:"status"`
		} `json:"new_chat_member"`
	}
	user struct {
		ID        int64  `json:"id"`
		FirstName string `json:"first_name"`
		LastName  string `json:"last_name"`
		Username  string `json:"username"`
		Lang      string `json:"language_code"`
	}
	place struct {
		ID   int64  `json:"id"`
		Type string `json:"type"`
	}
	contact struct {
		Phone  string `json:"phone_number"`
		UserID int64  `json:"user_id"`
	}
	received struct {
		ID     string `json:"file_id"`
		Name   string `json:"file_name"`
		Width  int64  `json:"width"`
		Height int64  `json:"height"`
	}
)

// present is true if the field is there and not null.
type present bool

func (p *present) UnmarshalJSON(b []byte) error {
	*p = present(string(b) != "null")
	return nil
}

// decode reads one update. It never fails: what cannot be read is chat.Broken,
// with the reason in What, and with ID 0 if even that cannot be found.
func decode(raw []byte) chat.Update {
	var u update
	if json.Unmarshal(raw, &u) != nil {
		return broken(findID(raw), "wrong form")
	}
	var out chat.Update
	switch {
	case u.Message != nil:
		out = u.Message.update(raw)
	case u.Edited != nil:
		out = u.Edited.update(raw)
		if out.Kind != chat.Group {
			out.Kind = chat.Edited
		}
	case u.Press != nil:
		out = u.Press.update()
	case u.Member != nil:
		out = u.Member.update()
	default:
		return broken(u.ID, "unknown kind")
	}
	if u.ID == 0 || out.Chat == 0 {
		return broken(u.ID, "no id, chat or person")
	}
	out.ID = u.ID
	return out
}

func broken(id int64, why string) chat.Update {
	return chat.Update{ID: id, Kind: chat.Broken, What: why}
}

func (m *message) update(raw []byte) chat.Update {
	u := chat.Update{
		Kind:      chat.Text,
		From:      m.From.person(),
		Chat:      m.Chat.ID,
		Date:      moment(m.Date),
		MessageID: m.ID,
		Text:      m.Text,
	}
	if m.Text == "" {
		u.Kind = chat.Other
	}
	if m.Contact != nil {
		u.Kind = chat.Contact
		u.Card = &chat.Card{
			Phone:     m.Contact.Phone,
			UserID:    m.Contact.UserID,
			Forwarded: m.forwarded(),
		}
	}
	if !m.Chat.private() {
		u.Kind = chat.Group
	} else if u.From.ID == 0 {
		u.From.ID = m.Chat.ID
	}
	if m.Text == "" && m.Contact == nil {
		u.What = what(raw)
		u.File = m.file(u.What)
		u.Album = m.Album
		if u.File != nil {
			u.Caption = m.Caption
		}
	}
	return u
}

// file is the photo or the document of a message that is one; nil if it is
// another kind of message, or the file cannot be named.
func (m *message) file(what string) *chat.File {
	switch {
	case what == "document" && m.Document != nil && m.Document.ID != "":
		return &chat.File{ID: m.Document.ID, Name: m.Document.Name}
	case what == "photo" && len(m.Photo) > 0:
		largest := slices.MaxFunc(m.Photo, func(a, b received) int { return cmp.Compare(a.Width*a.Height, b.Width*b.Height) })
		if largest.ID != "" {
			return &chat.File{ID: largest.ID}
		}
	}
	return nil
}

func (m *message) forwarded() bool {
	return bool(m.ForwardOrigin || m.ForwardFrom || m.ForwardFromChat || m.ForwardSenderName || m.ForwardDate)
}

// update of a press: the message is missing if it was sent through another chat
// in inline mode; then the chat with the person is meant.
func (p *press) update() chat.Update {
	u := chat.Update{Kind: chat.Press, From: p.From.person(), Chat: p.From.ID, Data: p.Data, Callback: p.ID}
	if m := p.Message; m.Chat.ID != 0 {
		u.Chat, u.MessageID = m.Chat.ID, m.ID
		if !m.Chat.private() {
			u.Kind = chat.Group
		}
	}
	if u.From.ID == 0 {
		u.Chat = 0 // nobody pressed: broken
	}
	return u
}

func (m *memberChange) update() chat.Update {
	u := chat.Update{From: m.From.person(), Chat: m.Chat.ID, Date: moment(m.Date), What: m.New.Status}
	switch {
	case !m.Chat.private():
		u.Kind = chat.Group
	case m.New.Status == "kicked" || m.New.Status == "left":
		u.Kind = chat.Blocked
	default:
		u.Kind = chat.Joined
	}
	return u
}

func (u user) person() chat.Person {
	return chat.Person{
		ID:       u.ID,
		Name:     strings.TrimSpace(u.FirstName + " " + u.LastName),
		Username: u.Username,
		Lang:     u.Lang,
	}
}

func (p place) private() bool { return p.Type == "private" }

func moment(unix int64) time.Time {
	if unix == 0 {
		return time.Time{}
	}
	return time.Unix(unix, 0).UTC()
}

// contents are the fields that say what a message without text is. Where two
// come together, the better word is first.
var contents = []string{
	"sticker", "voice", "video_note", "animation", "live_photo", "photo", "video", "audio", "document",
	"venue", "location", "poll", "dice", "game", "story", "checklist", "paid_media", "rich_message",
	"invoice", "successful_payment", "gift", "giveaway", "users_shared", "chat_shared", "web_app_data",
	"write_access_allowed", "pinned_message", "message_auto_delete_timer_changed",
	"new_chat_members", "left_chat_member", "group_chat_created", "supergroup_chat_created",
	"migrate_to_chat_id", "migrate_from_chat_id",
}

// what names the content of a message that has no text.
func what(raw []byte) string {
	var u struct {
		Message map[string]json.RawMessage `json:"message"`
		Edited  map[string]json.RawMessage `json:"edited_message"`
	}
	if json.Unmarshal(raw, &u) != nil {
		return "message"
	}
	fields := u.Message
	if fields == nil {
		fields = u.Edited
	}
	for _, name := range contents {
		if _, ok := fields[name]; ok {
			return name
		}
	}
	return "message"
}

// findID looks for the id of an update that cannot be decoded; 0 if there is
// none.
func findID(raw []byte) int64 {
	_, rest, _ := bytes.Cut(raw, []byte(`"update_id"`))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	rest, _ = bytes.CutPrefix(rest, []byte(":"))
	return leadingNumber(rest)
}
