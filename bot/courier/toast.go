package courier

import (
	"context"
	"errors"

	"raquan/bot/chat"
)

// smallCalls bounds the toasts and menus under way. Beyond it they are dropped:
// a person can do without, and a press expires in seconds anyway.
const smallCalls = 1000

// Toast answers the press of a button, so that its spinner stops; text may be
// empty. It is tried once, at once, and forgotten.
func (c *Courier) Toast(callbackID, text string, alert bool) {
	c.try("toast", func(ctx context.Context) error {
		return c.opts.Transport.Answer(ctx, callbackID, text, alert)
	})
}

// Menu sets the commands menu of a chat for a language ("": any). It is tried
// once, at once, and forgotten.
func (c *Courier) Menu(chatID int64, lang string, cmds []chat.Command) {
	c.try("menu", func(ctx context.Context) error {
		return c.opts.Transport.SetCommands(ctx, chatID, lang, cmds)
	})
}

func (c *Courier) try(what string, call func(context.Context) error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.calls == nil || c.small >= smallCalls {
		return
	}
	c.small++
	c.callBegins()
	ctx := c.calls
	c.beside(func() {
		err := call(ctx)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.small--
		c.callEnds()
		if errors.Is(err, chat.ErrUnauthorized) {
			c.fail(err)
		} else if err != nil {
			c.opts.Log.Debug("courier: small call", "what", what, "err", err)
		}
	})
}
