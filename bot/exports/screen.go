package exports

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/freeze"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// ErrScreen is given for a screen that does not exist, or whose unit does not.
var ErrScreen = errors.New("exports: no such screen")

// maxHead is how many letters of a unit's name stand in a message.
const maxHead = 120

// Render makes the choice of a file as it stands. If its viewer may not see the
// unit any more, the message says so.
func Render(s store.Snapshot, c *config.Campaign, screen store.Screen) (chat.Message, error) {
	if screen.Name != ScreenChoose {
		return chat.Message{}, fmt.Errorf("%w: %q", ErrScreen, screen.Name)
	}
	var u store.Unit
	found, err := store.Get(s, store.UnitKey(screen.Unit), &u)
	if err == nil && !found {
		err = fmt.Errorf("%w: unit %q", ErrScreen, screen.Unit)
	}
	if err != nil {
		return chat.Message{}, err
	}
	lang := text.Lang(screen.Lang)
	var viewer store.Officer
	if _, err := store.Get(s, store.OfficerKey(screen.For), &viewer); err != nil {
		return chat.Message{}, err
	}
	if viewer.RootOver(&u) == "" {
		return chat.Message{Text: text.Say(lang, text.ExportNotAllowed, "unit", text.Short(u.Name, maxHead))}, nil
	}
	var t store.Tally
	if _, err := store.Get(s, store.TallyKey(c.Key, u.ID), &t); err != nil {
		return chat.Message{}, err
	}
	freezes, err := freeze.List(s, c.Key, u.ID)
	if err != nil {
		return chat.Message{}, err
	}
	m := choice{lang: lang, press: Press{Unit: u.ID, Args: screen.Args}, zone: c.Zone, freezes: freezes[:min(len(freezes), maxFreezes)]}
	return chat.Message{Text: m.text(&u), Buttons: m.buttons(&t)}, nil
}

// choice is which file is chosen so far.
type choice struct {
	lang  text.Lang
	press Press

	zone    *time.Location
	freezes []*store.Freeze // the newest, that can be chosen
}

// maxFreezes is how many freezes are offered.
const maxFreezes = 3

// cut says whether present or frozen figures are chosen.
func (m *choice) cut() string {
	for _, f := range m.freezes {
		if strconv.Itoa(f.N) == m.press.Args[ArgFreeze] {
			return text.Plain(m.lang, text.ExportFrozen, "n", text.FreezeNumber(m.lang, f.N, f.Interim), "moment", text.Moment(m.lang, f.At, m.zone))
		}
	}
	return text.Plain(m.lang, text.ExportLive)
}

func (m *choice) text(u *store.Unit) string {
	scope := text.Plain(m.lang, text.ExportWhole)
	if zone := m.press.Args[ArgZone]; zone != "" {
		scope = text.ZoneName(m.lang, zone)
	}
	return strings.Join([]string{
		text.Say(m.lang, text.ExportHead, "unit", text.Short(u.Name, maxHead)),
		text.Say(m.lang, text.ExportChosen, "scope", scope, "cut", m.cut()),
		text.Say(m.lang, text.ExportKinds),
		text.Say(m.lang, text.ExportSecret),
	}, "\n")
}

// buttons change what is chosen, or ask for the file. A zone without units is not
// offered.
func (m *choice) buttons(t *store.Tally) [][]chat.Button {
	rows := chat.Rows(
		m.button(text.Plain(m.lang, text.ButtonExportSheet), Press{Kind: Sheet, Unit: m.press.Unit, Args: m.press.Args}),
		m.button(text.Plain(m.lang, text.ButtonExportPlain), Press{Kind: Plain, Unit: m.press.Unit, Args: m.press.Args}))
	var pictures []chat.Button
	for _, chart := range Charts {
		pictures = append(pictures, m.button(text.ChartName(m.lang, chart), Press{Kind: Picture, Unit: m.press.Unit, Args: m.press.With(ArgChart, chart).Args}))
	}
	rows = append(rows, chat.Rows(pictures...)...)
	if m.press.Args[ArgZone] == "" { // a report is of the whole unit
		rows = append(rows, chat.Row(m.button(text.Plain(m.lang, text.ButtonDraft), Press{Kind: Document, Unit: m.press.Unit, Args: m.press.Args})))
	}
	zones := slices.DeleteFunc(slices.Clone(Zones), func(z string) bool { return len(t.Zones[z]) == 0 })
	if len(zones) > 0 {
		row := chat.Row(m.option(ArgZone, "", text.Plain(m.lang, text.ButtonExportWhole)))
		for _, z := range zones {
			row = append(row, m.option(ArgZone, z, z))
		}
		rows = append(rows, row)
	}
	if len(m.freezes) > 0 {
		row := chat.Row(m.option(ArgFreeze, "", text.Plain(m.lang, text.ButtonExportLive)))
		for _, f := range m.freezes {
			n := strconv.Itoa(f.N)
			row = append(row, m.option(ArgFreeze, n, text.Plain(m.lang, text.ButtonExportFrozen, "n", n)))
		}
		rows = append(rows, row)
	}
	back := chat.Button{Text: text.Plain(m.lang, text.ButtonExportBack), Data: "o/" + string(m.press.Unit)}
	return append(rows, chat.Row(back))
}

// option is a button that changes one of the args.
func (m *choice) option(arg, value, label string) chat.Button {
	if m.press.Args[arg] == value {
		label = "✓ " + label
	}
	return m.button(label, m.press.With(arg, value))
}

func (m *choice) button(label string, p Press) chat.Button {
	return chat.Button{Text: label, Data: Data(p)}
}
