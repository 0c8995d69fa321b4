package telegram

import (
	"context"
	"strconv"
	"unicode/utf8"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"raquan/bot/chat"
)

// Sizes of what Telegram takes, in bytes. What is larger is refused here: the
// answer would come only after all of it went over the line.
const (
	maxPhoto    = 10 << 20
	maxDocument = 50 << 20
)

// media is one kind of message that is no text.
type media struct {
	method string
	field  string     // of the file; empty: there is none to upload
	file   *chat.File // nil: a contact
	most   int        // bytes
}

// sendMedia sends a message with a photo, a file or a contact. A file that is
// not known to Telegram yet lies in memory, so a further try sends all of it
// again.
func (c *Client) sendMedia(ctx context.Context, chatID int64, m chat.Message) (messageID int64, err error) {
	kind, err := mediaOf(m)
	if err != nil {
		return 0, err
	}
	markup, err := markup(m)
	if err != nil {
		return 0, refused(kind.method, err.Error())
	}
	p := tgbotapi.Params{"chat_id": strconv.FormatInt(chatID, 10)}
	p.AddNonEmpty("reply_markup", markup)
	k := c.newCall(ctx, kind.method)
	var result []byte
	if kind.file == nil {
		p["phone_number"], p["first_name"] = m.Contact.Phone, m.Contact.Name
		result, err = k.request(p)
	} else {
		if m.Text != "" {
			p["caption"], p["parse_mode"] = m.Text, tgbotapi.ModeHTML
		}
		result, err = k.withFile(p, kind)
	}
	if err != nil {
		return 0, err
	}
	return sentID(result), nil
}

// withFile makes the call with the file of a message: by its name at Telegram, or
// uploaded.
func (k *call) withFile(p tgbotapi.Params, kind media) ([]byte, error) {
	if id := kind.file.ID; id != "" {
		p[kind.field] = tgbotapi.FileID(id).SendData()
		return k.request(p)
	}
	k.timeout = uploadTimeout
	return k.upload(p, tgbotapi.RequestFile{
		Name: kind.field,
		Data: tgbotapi.FileBytes{Name: kind.file.Name, Bytes: kind.file.Data},
	})
}

// mediaOf finds out what the message carries and refuses what Telegram would.
func mediaOf(m chat.Message) (media, error) {
	var kinds []media
	if m.Photo != nil {
		kinds = append(kinds, media{"sendPhoto", "photo", m.Photo, maxPhoto})
	}
	if m.File != nil {
		kinds = append(kinds, media{"sendDocument", "document", m.File, maxDocument})
	}
	if m.Contact != nil {
		kinds = append(kinds, media{method: "sendContact"})
	}
	k := kinds[0]
	switch {
	case len(kinds) > 1:
		return k, refused(k.method, "a message carries a photo, or a file, or a contact: one of them")
	case k.file == nil && m.Text != "":
		return k, refused(k.method, "a contact has no text")
	case k.file == nil:
		return k, nil
	case k.file.ID != "" && len(k.file.Data) > 0:
		return k, refused(k.method, "a file has an id or data, not both")
	case len(k.file.Data) == 0 && k.file.ID == "":
		return k, refused(k.method, "the file is empty")
	case len(k.file.Data) > k.most:
		return k, refused(k.method, "the file is too large: "+strconv.Itoa(len(k.file.Data))+" bytes")
	case utf8.RuneCountInString(chat.Plain(m.Text)) > chat.MaxCaption:
		return k, refused(k.method, "message caption is too long")
	}
	return k, nil
}
