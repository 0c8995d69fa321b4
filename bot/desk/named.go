package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/officers"
	"raquan/bot/remind"
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
// for the name with all by which the person can be told and reached. Whoever puts
// one into a message hands it over beside the message too: what somebody typed may
// look like one.
func nameOf(p store.PersonID) string  { return "{name:" + string(p) + "}" }
func phoneOf(p store.PersonID) string { return "{phone:" + string(p) + "}" }
func whoOf(p store.PersonID) string   { return "{who:" + string(p) + "}" }

var mention = regexp.MustCompile(`\{(name|phone|who):([a-z0-9]+)\}`)

// setMessage puts a message into an entry: ready, or as a Named screen if it
// holds one of the mentions (nameOf, phoneOf, whoOf).
func setMessage(e *store.Entry, m chat.Message, mentions ...string) error {
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("desk: encode message: %w", err)
	}
	var mentioned []string
	said := m.Text
	if m.Contact != nil {
		said += m.Contact.Name + m.Contact.Phone
	}
	for _, found := range mention.FindAllString(said, -1) {
		if slices.Contains(mentions, found) && !slices.Contains(mentioned, found) {
			mentioned = append(mentioned, found)
		}
	}
	if len(mentioned) == 0 {
		e.Message = body
		return nil
	}
	e.Screen = &store.Screen{Name: Named, For: e.Person, Args: map[string]string{
		"message": string(body), "mentions": strings.Join(mentioned, " ")}}
	return nil
}

// Renders reports whether a screen is made by Render.
func Renders(screen string) bool {
	return officers.Is(screen) || screen == Named || screen == Inbox || screen == remind.Screen || screen == jobs.BroadcastScreen || screen == jobs.NudgeScreen
}

// Render makes the message of a screen of this package at the moment of sending.
func (d *Desk) Render(s store.Snapshot, screen store.Screen, now time.Time) (chat.Message, error) {
	if officers.Is(screen.Name) {
		return officers.Render(s, officers.Deps{Campaign: d.Campaign, Secret: d.Secret, Operator: d.operator}, screen, now)
	}
	switch screen.Name {
	case Named:
		return renderNamed(s, screen)
	case Inbox:
		return renderInbox(s, screen)
	case remind.Screen:
		return d.renderReminder(s, screen, now)
	case jobs.BroadcastScreen:
		return d.renderBroadcast(s, screen, now)
	case jobs.NudgeScreen:
		return d.renderNudge(s, screen, now)
	}
	return chat.Message{}, fmt.Errorf("%w: %q", ErrScreen, screen.Name)
}

// renderNamed makes the message of a Named screen.
func renderNamed(s store.Snapshot, screen store.Screen) (chat.Message, error) {
	var m chat.Message
	if err := json.Unmarshal([]byte(screen.Args["message"]), &m); err != nil {
		return m, fmt.Errorf("%w: %w", ErrScreen, err)
	}
	return fillMentions(s, m, screen.Args["mentions"])
}

// fillMentions puts people's names and numbers into a message. Only the mentions
// that the message was made with are filled in: what somebody typed stays as it is.
func fillMentions(s store.Reader, m chat.Message, mentions string) (chat.Message, error) {
	known := map[string]string{}
	for _, found := range mention.FindAllStringSubmatch(mentions, -1) {
		value, err := mentioned(s, found[1], store.PersonID(found[2]))
		if err != nil {
			return m, err
		}
		known[found[0]] = value
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

// mentioned is what a mention of a person says.
func mentioned(s store.Reader, what string, id store.PersonID) (string, error) {
	var p store.Person
	found, err := store.Get(s, store.PersonKey(id), &p)
	if !found {
		p.Phone = "…"
	}
	if p.Name == "" {
		p.Name = "…"
	}
	switch what {
	case "phone":
		return p.Phone, err
	case "who":
		return who(&p), err
	}
	return clip(p.Name), err
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
