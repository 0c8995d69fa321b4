package telegram

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"raquan/bot/chat"
)

// refusals are the texts of 400 that say more than "this message is wrong". The
// words in capitals come from the platform behind the Bot API. Errors are found
// by a part of their text, since Telegram has no finer code.
var refusals = []struct {
	text string
	err  error
}{
	{"message is not modified", errNotModified},
	{"message to edit not found", chat.ErrNoMessage},
	{"message can't be edited", chat.ErrNoMessage},
	{"there is no text in the message to edit", chat.ErrNoMessage}, // it is a photo, a file or a contact
	{"message to delete not found", chat.ErrNoMessage},
	{"MESSAGE_ID_INVALID", chat.ErrNoMessage},
	{"query is too old", chat.ErrExpired},
	{"query ID is invalid", chat.ErrExpired},
	{"QUERY_ID_INVALID", chat.ErrExpired},
	{"chat not found", &chat.Gone{Why: "chat not found"}},
	{"user not found", &chat.Gone{Why: "user not found"}},
	{"user is deactivated", &chat.Gone{Why: "user is deactivated"}},
	{"INPUT_USER_DEACTIVATED", &chat.Gone{Why: "user is deactivated"}},
	{"USER_IS_BLOCKED", &chat.Gone{Why: "bot was blocked by the user"}},
	{"PEER_ID_INVALID", &chat.Gone{Why: "chat not found"}},
}

// errNotModified: an edit that changes nothing. It stays in this package.
var errNotModified = errors.New("telegram: message is not modified")

// defaultWait is for a 429 that does not say how long.
const defaultWait = time.Second

// notJSON is an answer that no Bot API server gives: the page of a gateway or of
// a proxy.
type notJSON struct {
	status     int
	retryAfter string // header, seconds
}

func (e *notJSON) Error() string {
	return fmt.Sprintf("answer is not JSON (HTTP %d %s)", e.status, http.StatusText(e.status))
}

func unreadable(method string) error {
	return fmt.Errorf("%s: %w", method, &chat.Temporary{Err: errors.New("answer cannot be read")})
}

// problem turns what the library returned into an error of package chat; code is
// the answer's own, 0 if it has none. The result holds a text without the token,
// and nothing of the error it was made from.
func (k *call) problem(err error, code int) error {
	return fmt.Errorf("%s: %w", k.method, k.classify(err, code))
}

func (k *call) classify(err error, code int) error {
	var answer *tgbotapi.Error
	if errors.As(err, &answer) {
		return classify(code, k.client.hide.Replace(answer.Message), answer.RetryAfter)
	}
	var page *notJSON
	if errors.As(err, &page) && page.status == http.StatusTooManyRequests {
		seconds, _ := strconv.Atoi(page.retryAfter)
		return classify(page.status, "", seconds)
	}
	switch {
	case errors.Is(k.ctx.Err(), context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return &chat.Temporary{Err: errors.New("no answer in time")}
	}
	return &chat.Temporary{Err: errors.New(k.client.hide.Replace(err.Error()))}
}

// classify gives Telegram's answers their meaning. It is the only place that
// does. Only what Telegram itself says of this message or this person ends a
// message for good: 404, or an answer without a code, comes from a wrong address
// or token, or from something in between, and is tried again.
func classify(code int, text string, retryAfter int) error {
	switch {
	case code == http.StatusTooManyRequests || retryAfter > 0:
		return &chat.Busy{After: max(time.Duration(retryAfter)*time.Second, defaultWait)}
	case code == http.StatusUnauthorized:
		return chat.ErrUnauthorized
	case code == http.StatusConflict:
		return fmt.Errorf("%w: %s", chat.ErrConflict, text)
	case code == http.StatusForbidden:
		return &chat.Gone{Why: strings.TrimPrefix(text, "Forbidden: ")}
	case code == http.StatusNotFound:
		return &chat.Temporary{Err: hinted(text, "a malformed token, or not the address of a Bot API server?")}
	case code == 0:
		return &chat.Temporary{Err: hinted(text, "no error code: not the address of a Bot API server?")}
	case code >= 500 || code < 400:
		return &chat.Temporary{Err: fmt.Errorf("%s (%d)", text, code)}
	}
	for _, r := range refusals {
		if strings.Contains(text, r.text) {
			return r.err
		}
	}
	return &chat.Refused{Why: text}
}

// hinted adds to Telegram's text, which may be missing, what the cause may be.
func hinted(text, cause string) error {
	return errors.New(strings.TrimSpace(text + " (" + cause + ")"))
}

// hider replaces the token, as it is and as it stands in an address.
func hider(token string) *strings.Replacer {
	return strings.NewReplacer(token, "<token>", url.QueryEscape(token), "<token>")
}

// The library has one logger for all its users and writes to it only in ways
// that are not used here (debugging, its own polling loop). Those write tokens
// and messages, so it gets none.
func init() { _ = tgbotapi.SetLogger(silence{}) }

type silence struct{}

func (silence) Println(...any)        {}
func (silence) Printf(string, ...any) {}
