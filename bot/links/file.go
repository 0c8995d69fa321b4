package links

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/bot/text"
	"raquan/store"
)

// Limits of files: a workbook of 300 QR codes takes a second to make and has
// some 300 KiB. A subtree with more files than that is printed level by level.
const (
	perFile  = 300
	maxFiles = 20
)

// file is a workbook of links that is to be made. The first has the rows of all
// units; the others, if the QR codes do not fit into one, those that they draw.
type file struct {
	book    roster.LinkFile
	name    string
	caption string
}

func (p *page) readFile() (*file, error) {
	var rows, open []roster.LinkRow
	var c counts
	names := map[store.UnitID]string{p.unit.ID: p.unit.ShortName()}
	for u, err := range store.Subtree(p.s, p.unit.ID) {
		if err != nil {
			return nil, err
		}
		st, err := p.state(u)
		if err != nil {
			return nil, err
		}
		c.add(&st)
		if u.Kind != store.Grassroots {
			names[u.ID] = u.ShortName()
		}
		row := roster.LinkRow{Code: u.Code, Name: u.Name, Above: names[u.Parent], Link: p.link(&st)}
		if st.joined() {
			row.Joined = st.since().In(p.c.Zone)
		}
		rows = append(rows, row)
		if row.Link != "" {
			open = append(open, row)
		}
	}
	return p.part(rows, open, &c), nil
}

// part makes the file of the screen's page.
func (p *page) part(rows, open []roster.LinkRow, c *counts) *file {
	files := filesFor(len(open))
	at := min(p.screen.Page, files-1)
	f := &file{name: p.say(text.LinkFileName, "code", fileName(p.unit.Code)), book: roster.LinkFile{Words: p.words(), Rows: rows}}
	lines := []string{p.say(text.LinkFileCaption, "unit", text.Short(p.unit.Name, maxHead), "moment", p.moment(p.now), "units", p.num(c.units), "joined", p.num(c.joined))}
	from, to := at*perFile, min((at+1)*perFile, len(open))
	switch {
	case len(open) == 0:
	case len(open) > perFile*maxFiles:
		lines = append(lines, p.say(text.LinkFileTooMany, "total", p.num(len(open))))
	case files == 1:
		f.book.QR = open
		lines = append(lines, p.say(text.LinkFileQR, "sheet", f.book.Words.QR, "total", p.num(len(open))))
	default:
		f.book.QR = open[from:to]
		if at > 0 {
			f.book.Rows = f.book.QR
		}
		f.name += "-" + strconv.Itoa(at+1)
		lines = append(lines, p.say(text.LinkFilePart, "part", p.num(at+1), "of", p.num(files), "from", p.num(from+1), "to", p.num(to), "total", p.num(len(open))))
	}
	f.name += ".xlsx"
	f.caption = strings.Join(append(lines, p.say(text.LinkFileSecret)), "\n")
	return f
}

// filesFor is how many files so many QR codes take.
func filesFor(open int) int {
	if open > perFile*maxFiles {
		return 1
	}
	return max(1, (open+perFile-1)/perFile)
}

// Files is how many files the links below a unit take at a moment: the pages of
// the screen File.
func Files(s store.Snapshot, unit store.UnitID, now time.Time) (int, error) {
	c, err := (&page{s: s, now: now}).count(unit)
	return filesFor(c.open), err
}

// fileName makes a unit's code fit for the name of a file.
func fileName(code string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, text.Short(code, maxButton))
}

func (p *page) words() roster.LinkWords {
	return roster.LinkWords{
		Links: p.label(text.LinkSheet), QR: p.label(text.LinkSheetQR),
		Code: p.label(text.LinkColCode), Name: p.label(text.LinkColName), Above: p.label(text.LinkColAbove),
		Link: p.label(text.LinkColLink), Joined: p.label(text.LinkColJoined), Since: p.label(text.LinkColSince),
		Yes: p.label(text.LinkYes), No: p.label(text.LinkNo),
		Title: p.label(text.LinkSheetTitle, "unit", text.Short(p.unit.Name, maxLine)),
	}
}

func (f *file) message() (chat.Message, error) {
	var b bytes.Buffer
	if err := f.book.Write(&b); err != nil {
		return chat.Message{}, err
	}
	return chat.Message{Text: f.caption, File: &chat.File{Name: f.name, Data: b.Bytes()}}, nil
}
