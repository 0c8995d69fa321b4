// Package telegram is the seam between the bot and Telegram: updates come in
// as chat.Update, messages go out as chat.Message, and every way a call can end
// is one of the errors of package chat. Nothing else imports the client library
// or knows a field, a limit or an error text of the Bot API.
//
// The library serves for its requests (parameters, forms, uploads, the shape of
// an answer). Four of its habits do not suit a bot that runs for months, so they
// are done here:
//
//   - It knows no context, writes the token into every connection error, and
//     leaves bodies half read. So it gets neither the token nor the address: it
//     makes requests for the path "/method", and call.Do (call.go) completes,
//     sends and reads them.
//   - It stops at the first update that it cannot decode, for ever. So updates
//     are cut apart and decoded one by one (updates.go, decode.go).
//   - Its types end with Bot API 5.5; whether a contact was forwarded is told by
//     a later field. So decode.go declares the few fields that the bot reads.
//   - Its polling loop confirms updates before they are handled. The loop is in
//     bot/desk; here is one poll.
//
// To use another method of the Bot API, add a method to Client in send.go that
// calls Client.request. To read another field, add it in decode.go and to
// chat.Update. To treat another refusal apart, add its text in errors.go.
package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// PublicAPI is the address of Telegram's own Bot API.
const PublicAPI = "https://api.telegram.org"

// Options say which bot this is and how Telegram is reached.
type Options struct {
	API   string // address of a Bot API server; default PublicAPI
	Token string // from BotFather; it never appears in an error or in the log
	Proxy string // http, https, socks5 or socks5h address; default what the environment says

	HTTP *http.Client // if set, its Transport carries all calls, and Proxy is not used
	Log  *slog.Logger // default: none
}

// Client speaks to Telegram as one bot. It is safe for concurrent use. Every
// method ends with its context, and long before that with a time-out of its own;
// all errors wrap one of package chat, or context.Canceled.
type Client struct {
	library tgbotapi.BotAPI // copied for each call
	base    url.URL         // ends with "/bot<token>"
	hide    *strings.Replacer
	log     *slog.Logger
	send    http.RoundTripper
	poll    http.RoundTripper // apart, so that a waiting poll and sends share no connection
}

// Bot is what Telegram says of the bot itself.
type Bot struct {
	ID       int64  `json:"id"`
	Username string `json:"username"` // without "@"
	Name     string `json:"first_name"`
}

// New checks the options and makes a Client. It does not call Telegram.
func New(o Options) (*Client, error) {
	base, err := parseAPI(o.API)
	if err != nil {
		return nil, err
	}
	if err := checkToken(o.Token); err != nil {
		return nil, err
	}
	base.Path = strings.TrimSuffix(base.Path, "/") + "/bot" + o.Token
	c := &Client{base: url.URL{Scheme: base.Scheme, Host: base.Host, Path: base.Path}, hide: hider(o.Token), log: o.Log}
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
	}
	c.library.SetAPIEndpoint("%s/%s") // token, method; the token stays empty
	if o.HTTP != nil {
		c.send = o.HTTP.Transport
		if c.send == nil {
			c.send = http.DefaultTransport
		}
		c.poll = c.send
		return c, nil
	}
	proxy, err := parseProxy(o.Proxy)
	if err != nil {
		return nil, err
	}
	c.send, c.poll = newTransport(proxy), newTransport(proxy)
	return c, nil
}

// Close gives up the idle connections. Calls under way go on.
func (c *Client) Close() {
	for _, t := range []http.RoundTripper{c.send, c.poll} {
		if t, ok := t.(interface{ CloseIdleConnections() }); ok {
			t.CloseIdleConnections()
		}
	}
}

// Me asks Telegram who the token belongs to. With a wrong or revoked token the
// error is chat.ErrUnauthorized.
func (c *Client) Me(ctx context.Context) (Bot, error) {
	result, err := c.request(ctx, "getMe", nil)
	if err != nil {
		return Bot{}, err
	}
	var b Bot
	if err := json.Unmarshal(result, &b); err != nil || b.ID == 0 {
		return Bot{}, unreadable("getMe")
	}
	return b, nil
}

func parseAPI(s string) (*url.URL, error) {
	if s == "" {
		s = PublicAPI
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, errors.New("telegram: the address of the Bot API must look like " + PublicAPI)
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("telegram: the address of the Bot API carries more than a host and a path: %s", u.Redacted())
	}
	return u, nil
}

// checkToken refuses what cannot stand in an address, such as a token with a
// line break from a file. It does not demand BotFather's form: other servers
// give out other tokens.
func checkToken(token string) error {
	if token == "" {
		return errors.New("telegram: no token")
	}
	for _, r := range token {
		letter := 'a' <= r|0x20 && r|0x20 <= 'z'
		if !letter && !('0' <= r && r <= '9') && !strings.ContainsRune(":_-", r) {
			return errors.New("telegram: the token has a character that no token has (a space, a line break?)")
		}
	}
	return nil
}
