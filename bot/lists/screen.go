package lists

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/figures"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// The screens. Args has the list; Page is that of what is doubtful.
const (
	ScreenList = "lists.list"
	ScreenFile = "lists.file"
	ArgBatch   = "batch"
)

// ErrScreen is given for a screen that does not exist.
var ErrScreen = errors.New("lists: no such screen")

// Is reports whether a screen is one of this package.
func Is(name string) bool { return strings.HasPrefix(name, "lists.") }

// Of is the screen of a list.
func (b *Batch) Of(name string, page int) *store.Screen {
	return &store.Screen{Name: name, Page: page, Args: map[string]string{ArgBatch: b.ID}, Lang: b.Lang, For: b.By}
}

const (
	perScreen = 5   // doubtful rows on one
	maxWhy    = 400 // letters about one row
)

// Render shows a list as it stands, to whoever gave it and is still an officer above.
func Render(s store.Snapshot, c *config.Campaign, screen store.Screen) (chat.Message, error) {
	lang := text.Lang(screen.Lang)
	var b Batch
	found, err := store.Get(s, store.EntryKey(screen.Args[ArgBatch]), &b)
	if err != nil {
		return chat.Message{}, err
	}
	var o store.Officer
	if _, err := store.Get(s, store.OfficerKey(screen.For), &o); err != nil {
		return chat.Message{}, err
	}
	switch {
	case !found || b.By != screen.For:
		return chat.Message{Text: text.Say(lang, text.ManyGone)}, nil
	case len(o.Units(store.Department))+len(o.Units(store.UpperRole)) == 0:
		return chat.Message{Text: text.Say(lang, text.NoRoleStaff)}, nil
	}
	v := &viewer{s: s, c: c, lang: lang, b: &b}
	switch screen.Name {
	case ScreenList:
		return v.list(screen.Page)
	case ScreenFile:
		return v.file()
	}
	return chat.Message{}, fmt.Errorf("%w: %q", ErrScreen, screen.Name)
}

// viewer makes the screens of one list.
type viewer struct {
	s    store.Snapshot
	c    *config.Campaign
	lang text.Lang
	b    *Batch
}

func (v *viewer) say(s *text.Sentence, args ...any) string { return text.Say(v.lang, s, args...) }

func (v *viewer) num(n int) string { return text.Number(v.lang, int64(n)) }

func (v *viewer) list(page int) (chat.Message, error) {
	b := v.b
	switch b.State {
	case Reading:
		return chat.Message{Text: v.say(text.ManyReading)}, nil
	case Dropped:
		return chat.Message{Text: v.say(text.ManyDropped)}, nil
	case Failed:
		return chat.Message{Text: v.say(text.ManyFailed, "why", b.Why)}, nil
	case Entering:
		return chat.Message{Text: v.say(text.ManyEntering, "done", v.num(b.Next), "n", v.num(b.Rows))}, nil
	}
	head := v.say(text.ManyPreview, "n", v.num(b.Rows))
	if b.State == Done {
		head = v.say(text.ManyDone, "n", v.num(b.Counts[Entered]))
	}
	lines := []string{head}
	for _, l := range []struct {
		verdict Verdict
		say     *text.Sentence
	}{{New, text.ManyNew}, {Over, text.ManyOver}, {Same, text.ManySame}, {Doubtful, text.ManyDoubtful}, {Outside, text.ManyOutside}} {
		if n := b.Counts[l.verdict]; n > 0 && !(l.verdict == New && b.State == Done) {
			lines = append(lines, v.say(l.say, "n", v.num(n)))
		}
	}
	bad, err := v.bad(page)
	if len(bad) > 0 {
		lines = append(append(lines, ""), bad...)
	}
	return chat.Message{Text: strings.Join(lines, "\n"), Buttons: v.buttons(page)}, err
}

// bad are the lines about what is not entered, of one page.
func (v *viewer) bad(page int) (lines []string, err error) {
	from := min(page*perScreen, len(v.b.Bad))
	for _, place := range v.b.Bad[from:min(from+perScreen, len(v.b.Bad))] {
		it, err := v.item(place)
		if err != nil {
			return nil, err
		}
		lines = append(lines, v.say(text.ManyLine, "n", v.num(it.Line), "unit", text.Short(it.title(), 60), "why", text.Short(strings.Join(it.Why, " "), maxWhy)))
	}
	return lines, nil
}

func (it *Item) title() string {
	for _, s := range []string{it.Found, it.Name, it.Code} {
		if s != "" {
			return s
		}
	}
	return it.Says
}

func (v *viewer) item(place int) (*Item, error) {
	var p Page
	if _, err := store.Get(v.s, store.EntryPageKey(v.b.ID, place/PerPage), &p); err != nil {
		return nil, err
	}
	if i := place % PerPage; i < len(p.Items) {
		return &p.Items[i], nil
	}
	return &Item{}, nil
}

func (v *viewer) buttons(page int) (rows [][]chat.Button) {
	b := v.b
	add := func(what string, page int, s *text.Sentence, args ...any) {
		rows = append(rows, chat.Row(chat.Button{Text: text.Plain(v.lang, s, args...), Data: Press{b.ID, what, page}.Data()}))
	}
	if n, over := b.Counts[New], b.Counts[Over]; b.State == Ready {
		if n > 0 {
			add(Enter, 0, text.ManyEnter, "n", v.num(n))
		}
		if over > 0 {
			add(All, 0, text.ManyAll, "n", v.num(n), "over", v.num(over))
		}
	}
	if len(b.Bad) > perScreen {
		add(Look, (page+1)%((len(b.Bad)+perScreen-1)/perScreen), text.ManyMore)
	}
	if len(b.Bad) > 0 {
		add(Fetch, 0, text.ManyFetch)
	}
	if b.State == Ready {
		add(Drop, 0, text.ManyDrop)
	}
	return rows
}

// file is what is not entered as csv, under the heads by which it is read again.
func (v *viewer) file() (chat.Message, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	head := []string{text.Plain(v.lang, text.ColumnLine), figures.CodeHead(v.lang), figures.UnitHead(v.lang)}
	for _, q := range figures.Asked(v.c) {
		head = append(head, figures.AnswerHead(v.lang, q))
	}
	head = append(head, text.Plain(v.lang, text.ColumnSays), text.Plain(v.lang, text.ColumnWhy))
	if err := w.Write(head); err != nil {
		return chat.Message{}, err
	}
	for _, place := range v.b.Bad {
		it, err := v.item(place)
		if err != nil {
			return chat.Message{}, err
		}
		cells := []string{v.num(it.Line), it.Code, it.Name}
		for _, q := range figures.Asked(v.c) {
			cells = append(cells, it.Cells[q.Key])
		}
		cells = append(cells, it.Says, strings.Join(it.Why, " "))
		for i := range cells {
			cells[i] = asText(cells[i])
		}
		if err := w.Write(cells); err != nil {
			return chat.Message{}, err
		}
	}
	w.Flush()
	return chat.Message{Text: v.say(text.ManyFile, "n", v.num(len(v.b.Bad))),
		File: &chat.File{Name: "nhap-ho-can-sua.csv", Data: out.Bytes()}}, w.Error()
}

// asText keeps a spreadsheet from running a cell as a formula; it is read back
// without the apostrophe.
func asText(cell string) string {
	if bare := strings.TrimLeft(cell, "'"); bare != "" && strings.ContainsRune("=+-@\t\r", rune(bare[0])) {
		return "'" + cell
	}
	return cell
}
