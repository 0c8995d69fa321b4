package telegram

import (
	"encoding/json"
	"errors"
	"fmt"

	"raquan/bot/chat"
)

// What Telegram calls reply_markup, one of three.
type (
	inlineMarkup struct {
		Rows [][]inlineButton `json:"inline_keyboard"`
	}
	inlineButton struct {
		Text string `json:"text"`
		Data string `json:"callback_data,omitempty"`
		URL  string `json:"url,omitempty"`
	}
	keysMarkup struct {
		Rows   [][]key `json:"keyboard"`
		Resize bool    `json:"resize_keyboard"`
	}
	key struct {
		Text    string `json:"text"`
		Contact bool   `json:"request_contact,omitempty"`
	}
)

const noKeysMarkup = `{"remove_keyboard":true}`

var errTwoMarkups = errors.New("a message carries inline buttons, or keys, or takes the keys away: one of them")

// markup is the reply_markup of a message as JSON; empty if it has none.
func markup(m chat.Message) (string, error) {
	buttons := rows(m.Buttons, func(b chat.Button) inlineButton { return inlineButton(b) })
	keys := rows(m.Keys, func(k chat.Key) key { return key(k) })
	switch {
	case buttons != nil && keys != nil, m.NoKeys && (buttons != nil || keys != nil):
		return "", errTwoMarkups
	case buttons != nil:
		return toJSON(inlineMarkup{buttons})
	case keys != nil:
		return toJSON(keysMarkup{keys, true})
	case m.NoKeys:
		return noKeysMarkup, nil
	}
	return "", nil
}

// rows translates buttons and leaves empty rows out; nil if none is left.
func rows[From, To any](in [][]From, translate func(From) To) [][]To {
	var out [][]To
	for _, row := range in {
		if len(row) == 0 {
			continue
		}
		list := make([]To, len(row))
		for i, b := range row {
			list[i] = translate(b)
		}
		out = append(out, list)
	}
	return out
}

func toJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

func refused(method, why string) error {
	return fmt.Errorf("%s: %w", method, &chat.Refused{Why: why})
}
