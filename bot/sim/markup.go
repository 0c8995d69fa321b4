package sim

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// Limits of keyboards. Telegram does not publish those on the number of
// buttons; they are what bots have met in practice. A row longer than eight is
// not shown whole on a phone, so the stand-in refuses it too.
const (
	mostCallbackData  = 64 // bytes
	mostInlineRow     = 8
	mostInlineButtons = 100
	mostInlineBytes   = 10 << 10
	mostReplyRow      = 12
	mostReplyButtons  = 300
)

// A Button stands under a message. It has Data, or URL, or CopyText.
type Button struct {
	Text     string    `json:"text"`
	Data     string    `json:"callback_data,omitempty"`
	URL      string    `json:"url,omitempty"`
	CopyText *CopyText `json:"copy_text,omitempty"`
}

// CopyText is what a button puts on the clipboard.
type CopyText struct {
	Text string `json:"text"`
}

// A Keyboard is what a message does to the keyboard below the message box:
// show rows of buttons, take them away, or open a reply.
type Keyboard struct {
	Rows        [][]Key `json:"keyboard,omitempty"`
	Persistent  bool    `json:"is_persistent,omitempty"`
	OneTime     bool    `json:"one_time_keyboard,omitempty"`
	Resize      bool    `json:"resize_keyboard,omitempty"`
	Placeholder string  `json:"input_field_placeholder,omitempty"`
	Remove      bool    `json:"remove_keyboard,omitempty"`
	ForceReply  bool    `json:"force_reply,omitempty"`
}

// A Key is a button of a reply keyboard. It says its text, or shares the
// phone number or place of who presses it.
type Key struct {
	Text     string `json:"text"`
	Contact  bool   `json:"request_contact,omitempty"`
	Location bool   `json:"request_location,omitempty"`
}

// markup is a parsed reply_markup: an inline keyboard or a reply keyboard.
type markup struct {
	inline   [][]Button
	keyboard *Keyboard
}

// readMarkup reads and checks the reply_markup of a message to a chat.
func readMarkup(p *params, private bool) (markup, error) {
	text := p.get("reply_markup")
	if text == "" {
		return markup{}, nil
	}
	if !json.Valid([]byte(text)) {
		return markup{}, badRequest("can't parse reply keyboard markup JSON object")
	}
	var object map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &object) != nil || object == nil {
		return markup{}, badRequest("object expected as reply markup")
	}
	keys, err := readRows(object, "keyboard", "must be an Array of Arrays")
	if err != nil {
		return markup{}, err
	}
	inline, err := readRows(object, "inline_keyboard", "of the InlineKeyboardMarkup must be an Array of Arrays")
	if err != nil {
		return markup{}, err
	}
	switch {
	case len(keys) > 0:
		k, err := readKeyboard([]byte(text), keys, private)
		return markup{keyboard: k}, err
	case len(inline) > 0:
		rows, err := readInline(inline)
		return markup{inline: rows}, err
	}
	k, err := readFlags([]byte(text))
	if err != nil || !(k.Remove || k.ForceReply) {
		return markup{}, err
	}
	return markup{keyboard: k}, nil
}

// readRows takes the rows of buttons apart.
func readRows(object map[string]json.RawMessage, name, shape string) ([][]json.RawMessage, error) {
	raw, ok := object[name]
	if !ok {
		return nil, nil
	}
	var outer []json.RawMessage
	if json.Unmarshal(raw, &outer) != nil || outer == nil { // null is no array
		return nil, badRequest(fmt.Sprintf("field %q must be of type Array", name))
	}
	rows := make([][]json.RawMessage, len(outer))
	for i, row := range outer {
		if json.Unmarshal(row, &rows[i]) != nil || rows[i] == nil {
			return nil, badRequest(fmt.Sprintf("field %q %s", name, shape))
		}
	}
	return rows, nil
}

func readFlags(text []byte) (*Keyboard, error) {
	var flags struct {
		Keyboard
		Rows json.RawMessage `json:"keyboard"` // read by readKeyboard
	}
	if err := json.Unmarshal(text, &flags); err != nil {
		return nil, badRequest("can't parse reply keyboard markup JSON object")
	}
	return &flags.Keyboard, nil
}

func readKeyboard(text []byte, rows [][]json.RawMessage, private bool) (*Keyboard, error) {
	k, err := readFlags(text)
	if err != nil {
		return nil, err
	}
	k.Remove, k.ForceReply = false, false
	total := 0
	for _, row := range rows {
		var keys []Key
		for _, raw := range row {
			key, err := readKey(raw, private)
			if err != nil {
				return nil, err
			}
			keys = append(keys, key)
		}
		if total += len(keys); len(keys) > mostReplyRow || total > mostReplyButtons {
			return nil, badRequest("reply markup is too long")
		}
		if len(keys) > 0 {
			k.Rows = append(k.Rows, keys)
		}
	}
	if len(k.Rows) == 0 {
		return nil, nil
	}
	return k, nil
}

func readKey(raw json.RawMessage, private bool) (Key, error) {
	var key Key
	if json.Unmarshal(raw, &key.Text) != nil && json.Unmarshal(raw, &key) != nil {
		return key, badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object")
	}
	switch {
	case key.Text == "":
		return key, badRequest("keyboard button text must be non-empty")
	case key.Contact && !private:
		return key, badRequest("phone number can be requested in private chats only")
	case key.Location && !private:
		return key, badRequest("location can be requested in private chats only")
	}
	return key, nil
}

func readInline(rows [][]json.RawMessage) ([][]Button, error) {
	var out [][]Button
	total, size := 0, 0
	for _, row := range rows {
		var buttons []Button
		for _, raw := range row {
			b, err := readButton(raw)
			if err != nil {
				return nil, err
			}
			buttons = append(buttons, b)
			size += len(raw)
		}
		total += len(buttons)
		if len(buttons) > mostInlineRow || total > mostInlineButtons || size > mostInlineBytes {
			return nil, badRequest("reply markup is too long")
		}
		if len(buttons) > 0 {
			out = append(out, buttons)
		}
	}
	return out, nil
}

func readButton(raw json.RawMessage) (Button, error) {
	var b Button
	if err := json.Unmarshal(raw, &b); err != nil {
		return b, badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
	}
	switch {
	case b.URL == "" && b.Data == "" && b.CopyText == nil:
		return b, badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case b.Text == "":
		return b, badRequest("inline keyboard button text must be non-empty")
	case b.URL != "":
		b.Data, b.CopyText = "", nil // the Bot API takes the first that it finds
		return b, checkURL(b.URL)
	case len(b.Data) > mostCallbackData:
		return b, badRequest("BUTTON_DATA_INVALID")
	case b.Data != "":
		b.CopyText = nil
	case b.CopyText.Text == "" || utf8.RuneCountInString(b.CopyText.Text) > 256:
		return b, badRequest("BUTTON_COPY_TEXT_INVALID")
	}
	return b, nil
}

// checkURL refuses addresses that a phone could not open.
func checkURL(address string) error {
	wrong := func(why string) error {
		return badRequest(fmt.Sprintf("inline keyboard button URL '%s' is invalid: %s", address, why))
	}
	full := address
	if !strings.Contains(full, "://") {
		full = "http://" + full
	}
	u, err := url.Parse(full)
	if err != nil {
		return wrong("Wrong HTTP URL")
	}
	switch u.Scheme {
	case "http", "https":
		if !strings.Contains(strings.Trim(u.Hostname(), "."), ".") {
			return wrong("Wrong HTTP URL")
		}
	case "tg", "ton", "tonsite":
	default:
		return wrong("Unsupported URL protocol")
	}
	return nil
}
