package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// Named is the screen of a message that speaks of people. Their names and
// numbers stand in one record each; the ledger keeps random ids in their place,
// and Render fills them in at the moment of sending. Whoever has been erased
// meanwhile is "…".
const Named = "named"

// ErrScreen is given for a screen that is not this package's or cannot be read.
var ErrScreen = errors.New("desk: no such screen")

// nameOf and phoneOf stand for a person's name and number in a message, whoOf
// for the name with all by which the person can be told and reached.
func nameOf(p store.PersonID) string  { return "{name:" + string(p) + "}" }
func phoneOf(p store.PersonID) string { return "{phone:" + string(p) + "}" }
func whoOf(p store.PersonID) string   { return "{who:" + string(p) + "}" }

var mention = regexp.MustCompile(`\{(name|phone|who):([a-z0-9]+)\}`)

// setMessage puts a message into an entry: ready, or as a Named screen if it
// mentions one of the people.
func setMessage(e *store.Entry, m chat.Message, people ...store.PersonID) error {
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("desk: encode message: %w", err)
	}
	var mentioned []string
	said := m.Text
	if m.Contact != nil {
		said += m.Contact.Name + m.Contact.Phone
	}
	for _, found := range mention.FindAllStringSubmatch(said, -1) {
		if id := found[2]; slices.Contains(people, store.PersonID(id)) && !slices.Contains(mentioned, id) {
			mentioned = append(mentioned, id)
		}
	}
	if len(mentioned) == 0 {
		e.Message = body
		return nil
	}
	e.Screen = &store.Screen{Name: Named, For: e.Person, Args: map[string]string{
		"message": string(body), "people": strings.Join(mentioned, " ")}}
	return nil
}

// Render makes the message of a Named screen. Only the people that the message
// was made for are filled in: what somebody typed stays as it is.
func Render(s store.Snapshot, screen store.Screen) (chat.Message, error) {
	var m chat.Message
	if screen.Name == Inbox {
		return renderInbox(s, screen)
	}
	if screen.Name != Named {
		return m, fmt.Errorf("%w: %q", ErrScreen, screen.Name)
	}
	if err := json.Unmarshal([]byte(screen.Args["message"]), &m); err != nil {
		return m, fmt.Errorf("%w: %w", ErrScreen, err)
	}
	known := map[string]string{}
	for _, id := range strings.Fields(screen.Args["people"]) {
		p := store.Person{}
		if found, err := store.Get(s, store.PersonKey(store.PersonID(id)), &p); err != nil {
			return m, err
		} else if !found {
			p.Phone = "…"
		}
		if p.Name == "" {
			p.Name = "…"
		}
		known["{name:"+id+"}"] = clip(p.Name)
		known["{phone:"+id+"}"] = p.Phone
		known["{who:"+id+"}"] = who(&p)
	}
	fill := func(s string, as func(string) string) string {
		return mention.ReplaceAllStringFunc(s, func(found string) string {
			if value, ok := known[found]; ok {
				return as(value)
			}
			return found
		})
	}
	m.Text = fill(m.Text, text.Escape)
	fillCard(&m, func(s string) string { return fill(s, func(value string) string { return value }) })
	return m, nil
}

// fillCard fills in the card of a message. The text beside it is said in its
// place if the number is not there any more; a card goes without text.
func fillCard(m *chat.Message, fill func(string) string) {
	if m.Contact == nil {
		return
	}
	card := chat.ContactCard{Name: fill(m.Contact.Name), Phone: fill(m.Contact.Phone)}
	if !strings.HasPrefix(card.Phone, "+") {
		m.Contact = nil
		return
	}
	m.Text, m.Contact = "", &card
}

// who is a person's name with the Telegram name and the number, if known.
func who(p *store.Person) string {
	var more []string
	if p.Username != "" {
		more = append(more, "@"+p.Username)
	}
	if strings.HasPrefix(p.Phone, "+") {
		more = append(more, p.Phone)
	}
	if len(more) == 0 {
		return clip(p.Name)
	}
	return clip(p.Name) + " (" + strings.Join(more, ", ") + ")"
}
