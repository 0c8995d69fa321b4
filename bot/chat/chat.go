// Package chat is the vocabulary in which the bot speaks of a chat: what comes
// in (Update), what goes out (Message), and how sending can end (the errors).
//
// It exists so that one package alone knows the client library, and everything
// else can be tested with plain values. It holds words, no behaviour: a new kind
// of update or button is a field here, a translation in bot/telegram, and a use
// in dialog or desk.
package chat

import (
	"time"
	"unicode/utf8"
)

// Kind says what a person did.
type Kind int

const (
	Text    Kind = iota + 1 // wrote a message
	Edited                  // edited a message; MessageID is the edited one
	Press                   // pressed an inline button
	Contact                 // shared a contact
	Other                   // sent what the bot does not read: a sticker, a voice note, a photo
	Blocked                 // blocked the bot
	Joined                  // (un)blocked it again, or started it for the first time
	Group                   // anything that happened outside a private chat
	Broken                  // an update that could not be decoded; only ID is sure
)

// Person is the Telegram account that acted.
type Person struct {
	ID       int64
	Name     string // first and last name as shown in Telegram
	Username string // without "@", may be empty
	Lang     string // IETF tag the client reports, may be empty
}

// Card is a shared contact.
type Card struct {
	Phone     string // as Telegram sends it, usually without "+"
	UserID    int64  // 0 if the contact is not a Telegram user
	Forwarded bool   // it came as a forwarded message: proves nothing
}

// Update is one thing that one person did, decoded.
type Update struct {
	ID        int64
	Kind      Kind
	From      Person
	Chat      int64     // where it happened; equals From.ID in private chats
	Date      time.Time // of the message; zero for presses, which carry none
	MessageID int64     // of the message, or of the one the pressed button belongs to
	Text      string    // verbatim
	Data      string    // callback data of a press: forgeable
	Callback  string    // id to answer a press with
	Card      *Card
	File      *File  // for Other: the photo (the largest of its sizes) or document, by its ID; nil for all else
	Caption   string // beside File, verbatim
	Album     string // names the photos and documents that were sent at once; empty: a single one
	What      string // for Other: "sticker", "voice", "photo", …; for Broken: why; for Blocked and Joined: the new status
}

// Button is an inline button: Data or URL.
type Button struct {
	Text string `json:"t"`
	Data string `json:"d,omitempty"` // at most 64 bytes
	URL  string `json:"u,omitempty"`
}

// Key is a button of the keyboard under the input field.
type Key struct {
	Text    string `json:"t"`
	Contact bool   `json:"c,omitempty"` // asks to share the person's own contact
}

// Message is one outward message. Text is HTML in Telegram's subset. It
// carries inline Buttons, or Keys, or NoKeys, never two of them: Telegram
// allows one markup a message. It carries at most one of Photo, File and
// Contact: beside a Photo or a File the text is the caption, at most
// MaxCaption letters; a Contact has no text.
type Message struct {
	Text    string       `json:"text"`
	Photo   *File        `json:"photo,omitempty"`
	File    *File        `json:"file,omitempty"`
	Contact *ContactCard `json:"contact,omitempty"`
	Buttons [][]Button   `json:"buttons,omitempty"`
	Keys    [][]Key      `json:"keys,omitempty"`
	NoKeys  bool         `json:"no_keys,omitempty"` // takes the keyboard away
}

// Media reports whether the message carries a photo, a file or a contact. Such
// a message is always sent anew: Telegram edits texts only.
func (m *Message) Media() bool {
	return m.Photo != nil || m.File != nil || m.Contact != nil
}

// MaxCaption is how many letters Telegram allows beside a photo or a file.
const MaxCaption = 1024

// File is a picture or a document that is sent: its Data, or the ID of one that
// Telegram has already, which costs nothing to send again.
type File struct {
	Name string `json:"n,omitempty"` // as people see it, with its ending
	Data []byte `json:"d,omitempty"`
	ID   string `json:"i,omitempty"` // as Telegram gave it to this bot; opaque, and a photo's is good for photos only
}

// MaxText is how many letters Telegram allows in a text.
const MaxText = 4096

// ContactCard is a contact that is sent: people tap it to ring or to save it.
type ContactCard struct {
	Phone string `json:"p"` // E.164
	Name  string `json:"n"`
}

// Command is one line of the commands menu.
type Command struct {
	Name        string // without the slash
	Description string
}

// Row is a row of buttons.
func Row(b ...Button) []Button { return b }

// halfRow is how many letters fit on one of two buttons in a row of a cheap
// phone's narrow screen.
const halfRow = 18

// Rows puts buttons two to a row where their labels are short enough.
func Rows(all ...Button) [][]Button {
	var rows [][]Button
	for _, b := range all {
		last := len(rows) - 1
		if last >= 0 && len(rows[last]) == 1 && fitsHalf(rows[last][0]) && fitsHalf(b) {
			rows[last] = append(rows[last], b)
			continue
		}
		rows = append(rows, Row(b))
	}
	return rows
}

func fitsHalf(b Button) bool { return utf8.RuneCountInString(b.Text) <= halfRow }
