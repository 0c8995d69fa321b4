package waves

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/jobs"
	"raquan/bot/text"
	"raquan/store"
)

// BroadcastPreview is the screen of whom a message would reach. Its arguments are
// to whom it goes, as a jobs.Selection, and the revision of the conversation that
// its buttons belong to.
const (
	BroadcastPreview = "waves.broadcast-preview"
	ArgWhom          = "whom"
	ArgRev           = "rev"
)

// Content is what a broadcast brings. It stands once, in the record of its wave: a
// ledger entry only names that, so that a hundred thousand of them cost little.
type Content struct {
	Root  store.UnitID `json:"root"` // in whose name it is
	Text  string       `json:"text,omitempty"`
	Photo *chat.File   `json:"photo,omitempty"` // by its ID
	File  *chat.File   `json:"file,omitempty"`  // by its ID
}

// broadcast is the message of a wave as one person gets it, in their language,
// with a button if the report of a unit of theirs has not come in.
func (p *page) broadcast(s store.Snapshot, screen store.Screen) (chat.Message, error) {
	w, err := jobs.ReadWave(s, screen.Args[jobs.ArgWave])
	if err != nil {
		return chat.Message{}, err
	}
	if w == nil {
		return chat.Message{}, fmt.Errorf("%w: no wave %q", ErrScreen, screen.Args[jobs.ArgWave])
	}
	var c Content
	if err := json.Unmarshal(w.Content, &c); err != nil {
		return chat.Message{}, fmt.Errorf("%w: content of wave %q: %w", ErrScreen, w.ID, err)
	}
	var root store.Unit
	if _, err := store.Get(s, store.UnitKey(c.Root), &root); err != nil {
		return chat.Message{}, err
	}
	m := chat.Message{Text: text.Broadcast(p.lang, root.Name, c.Text), Photo: c.Photo, File: c.File}
	units, _, err := w.Reminds(s, p.Campaign, screen.For, p.now)
	if err == nil && len(units) > 0 {
		press := "c/baocao"
		if len(units) == 1 {
			press = "u/" + string(units[0].ID)
		}
		m.Buttons = [][]chat.Button{chat.Row(chat.Button{Text: text.Plain(p.lang, text.Report), Data: press})}
	}
	return m, err
}

// reach is whom a message would reach, with the buttons that send it.
func (p *page) reach(screen store.Screen) chat.Message {
	v := &p.survey
	lines := []string{p.say(text.BroadcastReach, "to", text.BroadcastTo(p.lang, screen.Args[ArgWhom], p.unit.Name),
		"moment", text.Moment(p.lang, p.now, p.Campaign.Zone))}
	if v.People > 0 {
		lines = append(lines, p.plan(text.BroadcastPlan)...)
	} else {
		lines = append(lines, p.say(text.BroadcastNobody))
	}
	if left := leftList(p.lang, v.Left, v.LeftUnit); left != "" {
		lines = append(lines, p.say(text.NudgeLeft, "list", text.HTML(left)))
	}
	button := func(label *text.Sentence, what, n string, args ...any) chat.Button {
		data := strings.Join([]string{"tb", string(p.unit.ID), screen.Args[ArgRev], what, n}, "/")
		return chat.Button{Text: text.Plain(p.lang, label, args...), Data: data}
	}
	var rows [][]chat.Button
	if v.People > 0 {
		rows = append(rows, chat.Row(button(text.ButtonSendTo, "send", seen(v.People, p.now), "n", p.num(v.People))))
	}
	rows = append(rows, chat.Rows(button(text.ButtonRewrite, "rewrite", "0"), button(text.ButtonWhom, "who", "0"))...)
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: append(rows, chat.Row(button(text.ButtonDropIt, "drop", "0")))}
}

// seen writes how many people a preview has shown, and when, as the dialog's
// buttons carry it.
func seen(people int, now time.Time) string {
	return strconv.Itoa(people) + "." + strconv.FormatInt(now.Unix(), 36)
}
