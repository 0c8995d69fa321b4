package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"raquan/bot/chat"
)

// maxToast is the longest notice over a pressed button, in code points.
const maxToast = 200

const noPreview = `{"is_disabled":true}`

// Send sends a message, with its photo, file or contact if it has one, and
// returns its id.
func (c *Client) Send(ctx context.Context, chatID int64, m chat.Message) (messageID int64, err error) {
	if m.Media() {
		return c.sendMedia(ctx, chatID, m)
	}
	p, err := text("sendMessage", chatID, m)
	if err != nil {
		return 0, err
	}
	result, err := c.request(ctx, "sendMessage", p)
	if err != nil {
		return 0, err
	}
	return sentID(result), nil
}

// Edit replaces a message of the bot: its text and its inline buttons. If it is
// the same already, that is success. If it is not there any more, the error is
// or is no text but a photo, a file or a contact, the error is
// chat.ErrNoMessage. An edit cannot change the keys under the input field, nor
// bring a photo, a file or a contact: a message with any of them is refused.
func (c *Client) Edit(ctx context.Context, chatID, messageID int64, m chat.Message) error {
	if len(m.Keys) > 0 || m.NoKeys {
		return refused("editMessageText", "an edit cannot change the keys")
	}
	if m.Media() {
		return refused("editMessageText", "an edit cannot bring a photo, a file or a contact")
	}
	p, err := text("editMessageText", chatID, m)
	if err != nil {
		return err
	}
	p["message_id"] = strconv.FormatInt(messageID, 10)
	if _, err = c.request(ctx, "editMessageText", p); errors.Is(err, errNotModified) {
		return nil
	}
	return err
}

// Answer answers a press: the button stops blinking, and text, if any, is shown
// over the chat (cut at 200 characters) or, with alert, in a window. A press
// that is too old gives chat.ErrExpired.
func (c *Client) Answer(ctx context.Context, callbackID, text string, alert bool) error {
	p := tgbotapi.Params{"callback_query_id": callbackID}
	p.AddNonEmpty("text", cut(text, maxToast))
	p.AddBool("show_alert", alert)
	_, err := c.request(ctx, "answerCallbackQuery", p)
	return err
}

// Typing shows "… is typing" for some five seconds or until the next message.
func (c *Client) Typing(ctx context.Context, chatID int64) error {
	_, err := c.request(ctx, "sendChatAction", tgbotapi.Params{
		"chat_id": strconv.FormatInt(chatID, 10),
		"action":  "typing",
	})
	return err
}

// SetCommands sets the commands menu of one chat, or the default one if chatID
// is 0, for one language (ISO 639-1), or for all without their own if lang is
// empty. No commands take the menu away.
func (c *Client) SetCommands(ctx context.Context, chatID int64, lang string, cmds []chat.Command) error {
	type command struct {
		Name        string `json:"command"`
		Description string `json:"description"`
	}
	list := make([]command, len(cmds))
	for i, cmd := range cmds {
		list[i] = command(cmd)
	}
	p := tgbotapi.Params{}
	if err := p.AddInterface("commands", list); err != nil {
		return refused("setMyCommands", err.Error())
	}
	if chatID != 0 {
		p["scope"] = `{"type":"chat","chat_id":` + strconv.FormatInt(chatID, 10) + `}`
	}
	p.AddNonEmpty("language_code", lang)
	_, err := c.request(ctx, "setMyCommands", p)
	return err
}

// text makes the parameters that a new message and an edit share.
func text(method string, chatID int64, m chat.Message) (tgbotapi.Params, error) {
	markup, err := markup(m)
	if err != nil {
		return nil, refused(method, err.Error())
	}
	p := tgbotapi.Params{
		"chat_id":              strconv.FormatInt(chatID, 10),
		"text":                 m.Text,
		"parse_mode":           tgbotapi.ModeHTML,
		"link_preview_options": noPreview,
	}
	p.AddNonEmpty("reply_markup", markup)
	return p, nil
}

// sentID reads the id of the message that was sent; servers write it first.
// Without one it is 0, and no error: the message is out, and sending it again
// would only repeat it.
func sentID(result []byte) int64 {
	if rest, ok := bytes.CutPrefix(result, []byte(`{"message_id":`)); ok {
		return leadingNumber(rest)
	}
	var sent struct {
		ID int64 `json:"message_id"`
	}
	_ = json.Unmarshal(result, &sent)
	return sent.ID
}

// cut shortens s to n code points.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
