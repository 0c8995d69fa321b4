package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"raquan/bot/chat"
)

// maxPoll is how long Telegram lets a poll wait.
const maxPoll = 50 * time.Second

// allowedUpdates are the kinds the bot reads. Telegram remembers the list, also
// from another program with the same token, so each poll sends it in full.
const allowedUpdates = `["message","edited_message","callback_query","my_chat_member"]`

// Updates asks once for up to 100 updates and waits for the first one up to
// timeout (whole seconds, at most 50; 0 asks without waiting). It confirms all
// updates before offset; 0 confirms none.
//
// They come in Telegram's order. One that cannot be decoded comes as chat.Broken
// with its ID. Ids usually rise by one, but may restart anywhere after a quiet
// week: nothing here depends on them.
func (c *Client) Updates(ctx context.Context, offset int64, timeout time.Duration) ([]chat.Update, error) {
	timeout = min(max(timeout, 0), maxPoll).Truncate(time.Second)
	k := c.newCall(ctx, "getUpdates")
	k.via, k.timeout = c.poll, timeout+pollReserve
	p := tgbotapi.Params{"allowed_updates": allowedUpdates, "limit": "100"}
	p.AddNonZero64("offset", offset)
	p["timeout"] = strconv.Itoa(int(timeout / time.Second))
	result, err := k.request(p)
	if err != nil {
		return nil, err
	}
	return c.decodeBatch(result)
}

func (c *Client) decodeBatch(result json.RawMessage) ([]chat.Update, error) {
	raws, ok := split(result)
	if !ok {
		return nil, unreadable("getUpdates")
	}
	list := make([]chat.Update, 0, len(raws))
	for _, raw := range raws {
		u := decode(raw)
		if u.Kind == chat.Broken {
			c.log.Warn("telegram: update cannot be read", "update", u.ID, "why", u.What)
		}
		if u.ID != 0 {
			list = append(list, u)
		}
	}
	if len(list) == 0 && len(raws) > 0 {
		// Nothing to confirm: the next poll would bring the same at once.
		return nil, fmt.Errorf("getUpdates: %w", &chat.Temporary{Err: errors.New("updates without update_id")})
	}
	return list, nil
}
