// Package sheets makes the files of figures for spreadsheets: a workbook (xlsx)
// and plain rows (csv).
//
// # Why
//
// Whoever answers for figures checks them, sorts them and rings those that are
// missing, in the program that every office has. So a file has every report beside
// the sums, what was typed beside what was read, and says of what moment it is and
// how to see that nobody changed it since.
//
// Rows stand in the order of the roster, which the office knows. Only in the list of
// what is missing, where one looks for a name, those right below a level stand in the
// Vietnamese order of names: the spreadsheet's own depends on the machine's language.
//
// # How it works
//
// A file is read and written in one walk over one snapshot, row by row: 126,000
// reports are never in memory together. So the snapshot is open as long as the
// writing takes; the engines let others write meanwhile.
//
// Columns are a table (columns.go): a head, a width, and what stands in a row. csv
// and the sheet of reports have the same ones; heads and answers are those of
// bot/figures, so that a sheet can be filled in and come back. A cell is a text, a
// whole number, a share, a moment, or empty. A figure that is not known (NULL) is
// the words for it, one that was not reported is empty, and zero is 0.
//
// The checksum is SHA-256 over the reports as the csv file has them, behind its
// byte order mark, so that anybody can compute it; a workbook of the same moment
// has the same.
//
// A file above what Telegram takes is made in parts, divided where a unit right
// below the table's own ends (parts.go).
//
// # How to change it
//
// A column is a line in columns.go; the words are in bot/text/sheets.go.
package sheets

import (
	"context"
	"fmt"
	"time"

	"raquan/bot/exports"
	"raquan/bot/figures"
	"raquan/bot/freeze"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Maker makes files of a campaign's figures.
type Maker struct {
	Campaign *config.Campaign
	Most     int // bytes in a file; one above it is made in parts
}

// New makes a Maker of files that Telegram takes.
func New(c *config.Campaign) *Maker { return &Maker{Campaign: c, Most: exports.MaxFile} }

// Plain makes a csv file with a row for each unit. It is an exports.Maker.
func (m *Maker) Plain(ctx context.Context, s store.Snapshot, j *exports.Job, now time.Time, progress func(done, total int)) (exports.Made, error) {
	b, err := m.open(ctx, s, j, now, progress)
	if err != nil {
		return exports.Made{}, err
	}
	return b.inParts("csv", b.plain)
}

// book is a file being made.
type book struct {
	*Maker
	ctx      context.Context
	s        store.Snapshot
	job      *exports.Job
	lang     text.Lang
	zone     string // only units of this one; "": all
	table    *figures.Table
	progress func(done, total int)
}

func (m *Maker) open(ctx context.Context, s store.Snapshot, j *exports.Job, now time.Time, progress func(done, total int)) (*book, error) {
	var t *figures.Table
	var err error
	if n := j.Freeze(); n > 0 {
		t, err = freeze.Read(s, m.Campaign, j.Unit, n)
	} else {
		t, err = figures.Read(s, m.Campaign, j.Unit, now)
	}
	if err != nil {
		return nil, fmt.Errorf("sheets: %w", err)
	}
	return &book{Maker: m, ctx: ctx, s: s, job: j, lang: text.Lang(j.Lang), zone: j.Args[exports.ArgZone], table: t, progress: progress}, nil
}

// say is a sentence without markup.
func (b *book) say(s *text.Sentence, args ...any) string { return text.Plain(b.lang, s, args...) }

func (b *book) num(n int) string { return text.Number(b.lang, int64(n)) }

func (b *book) of(t config.Text) string { return text.Of(b.lang, t) }
