// Package links shows officers of the levels above the start links of the units
// below theirs: how many have joined, one unit's link with its QR code, ready
// messages, who joined, and a workbook of all links.
//
// # How it works
//
// A screen is a name, a unit and a page (store.Screen), as in bot/summary, and is
// read from one snapshot and made at the moment it is sent. So links, names and
// megabytes stand in no ledger entry, and nobody gets what they may not see any
// more: whether the viewer still is an officer above the unit is asked again
// right here. Reading and making are apart (Read, Page.Message), since drawing
// three hundred QR codes takes a second and an open snapshot pins the store.
//
// Links are derived from the secret of the store (roster.Payload), so that the
// one that is open can be shown as often as somebody asks. Making and revoking
// them is not done here but in transactions: bot/jobs.
//
// # How to change it
//
// Sentences are in bot/text/links.go, ready messages in the campaign file. A new
// screen is a name and a letter in press.go, a case in Read, and a test.
package links

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// ErrScreen is given for a screen that does not exist, or whose unit does not,
// and while the bot's name, which links need, is not known.
var ErrScreen = errors.New("links: no such screen")

// Deps are what screens are made from, beside the store.
type Deps struct {
	Secret   store.Secret
	Campaign *config.Campaign
}

// Page is a screen that has been read.
type Page struct {
	message chat.Message
	file    *file // to be made; nil: there is none
}

// Is reports whether a screen is one of this package.
func Is(name string) bool { return strings.HasPrefix(name, prefix) }

// Read reads a screen as it stands at a moment. If its viewer may not see it any
// more, the message says so.
func Read(s store.Snapshot, d Deps, screen store.Screen, now time.Time) (Page, error) {
	p := &page{s: s, d: d, c: d.Campaign, screen: screen, lang: text.Lang(screen.Lang), now: now}
	if err := p.load(); err != nil {
		return Page{}, err
	}
	if p.root == "" {
		return Page{message: p.only(p.say(text.LinksNotAllowed, "unit", p.unit.Name))}, nil
	}
	if screen.Name == File {
		f, err := p.readFile()
		return Page{file: f}, err
	}
	m, err := p.render()
	return Page{message: m}, err
}

// Message makes the message of a page. It takes a while for a file.
func (p *Page) Message() (chat.Message, error) {
	if p.file == nil {
		return p.message, nil
	}
	return p.file.message()
}

// page is a screen being read.
type page struct {
	s      store.Snapshot
	d      Deps
	c      *config.Campaign
	screen store.Screen
	lang   text.Lang
	now    time.Time
	unit   store.Unit
	root   store.UnitID // the viewer's own unit above, the highest; empty: none
	bot    string
}

func (p *page) load() error {
	found, err := store.Get(p.s, store.UnitKey(p.screen.Unit), &p.unit)
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("%w: unit %q", ErrScreen, p.screen.Unit)
	}
	var viewer store.Officer
	if _, err := store.Get(p.s, store.OfficerKey(p.screen.For), &viewer); err != nil {
		return err
	}
	p.root = viewer.RootOver(&p.unit)
	var bot store.Bot
	if _, err := store.Get(p.s, store.BotKey, &bot); err != nil {
		return err
	}
	if p.bot = bot.Username; p.bot == "" {
		return fmt.Errorf("%w: the bot's name is not known yet", ErrScreen)
	}
	return nil
}

func (p *page) render() (chat.Message, error) {
	switch p.screen.Name {
	case Home:
		return p.home()
	case List, Levels:
		return p.list()
	case Card:
		return p.card()
	case Ready:
		return p.ready()
	case Joined:
		return p.joined()
	case Shared, SharedReady:
		return p.shared()
	case AskRevoke:
		return p.askRevoke()
	case AskRevokeAll:
		return p.askRevokeAll()
	}
	return chat.Message{}, fmt.Errorf("%w: %q", ErrScreen, p.screen.Name)
}

func (p *page) say(s *text.Sentence, args ...any) string { return text.Say(p.lang, s, args...) }

// label is a sentence for a button, where nothing is markup.
func (p *page) label(s *text.Sentence, args ...any) string {
	return text.Plain(p.lang, s, args...)
}

func (p *page) num(n int) string          { return text.Number(p.lang, int64(n)) }
func (p *page) moment(t time.Time) string { return text.Moment(p.lang, t, p.c.Zone) }

// button is a button for the screen's unit, or for another.
func (p *page) button(s *text.Sentence, what string) chat.Button {
	return p.buttonFor(p.label(s), what, p.unit.ID, 0)
}

func (p *page) buttonFor(label, what string, unit store.UnitID, at int) chat.Button {
	return chat.Button{Text: label, Data: Data(Press{What: what, Unit: unit, Page: at})}
}

// back is the button to the counts of the viewer's own unit.
func (p *page) back() []chat.Button {
	return chat.Row(p.buttonFor(p.label(text.ButtonLinksHome), Home, p.root, 0))
}

func (p *page) only(html string) chat.Message { return chat.Message{Text: html} }
