package chat

import (
	"errors"
	"fmt"
	"time"
)

// How a call to Telegram can end, other than well. bot/telegram maps every
// answer to one of these, once; nobody else reads Telegram's texts.
var (
	// ErrUnauthorized: the token is wrong or revoked. Nothing will work.
	ErrUnauthorized = errors.New("telegram: unauthorized: the token is wrong or was revoked")
	// ErrConflict: another process polls with the same token.
	ErrConflict = errors.New("telegram: another process receives the updates of this bot")
	// ErrNoMessage: the message to edit or delete is not there (any more).
	ErrNoMessage = errors.New("telegram: message is not there")
	// ErrExpired: the press is too old to be answered.
	ErrExpired = errors.New("telegram: press is too old")
)

// Gone: this person cannot be reached until they write again (blocked the bot,
// deactivated, never started it).
type Gone struct{ Why string }

func (e *Gone) Error() string { return "telegram: person cannot be reached: " + e.Why }

// Busy: Telegram asks to wait (429).
type Busy struct{ After time.Duration }

func (e *Busy) Error() string { return fmt.Sprintf("telegram: busy, retry after %s", e.After) }

// Refused: Telegram refuses this very message (400). Repeating it is useless;
// it is a fault of ours.
type Refused struct{ Why string }

func (e *Refused) Error() string { return "telegram: refused: " + e.Why }

// Temporary: connection, time-out, 5xx, or an answer that is not Telegram's. The
// outcome is unknown: the message may have been delivered.
type Temporary struct{ Err error }

func (e *Temporary) Error() string { return "telegram: temporary: " + e.Err.Error() }
func (e *Temporary) Unwrap() error { return e.Err }
