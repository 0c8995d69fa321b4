package drafts

import (
	"fmt"
	"strings"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Input is what a draft is made of.
type Input struct {
	Table    *figures.Table
	Superior *store.Unit       // the level above the unit; nil: none
	Remarks  map[string]string // what the unit has said of its own, by the assessment's keys
}

// Draft is a document that was made.
type Draft struct {
	Form     Form
	Data     []byte   // a .docx
	Unknown  []string // placeholders of the template that nobody knows, as they stand there
	Unfilled []string // names without an answer: they read "…"
	Cut      int      // units for which an annex had no room
}

// Make makes the draft of a unit's report. progress hears now and then how many
// of the reports have been read.
func (t Templates) Make(s store.Snapshot, c *config.Campaign, in Input, progress func(done, total int)) (*Draft, error) {
	form := FormOf(&in.Table.Unit)
	parts, err := t.parts(form)
	if err != nil {
		return nil, err
	}
	r := &report{c: c, form: form, table: in.Table, superior: in.Superior, remarks: in.Remarks, words: wordsOf(c).words}
	if err := r.read(s, progress); err != nil {
		return nil, err
	}
	f := &filler{}
	if err := f.fill(parts, at(r, &in.Table.Body, 0)); err != nil {
		return nil, fmt.Errorf("%s: %w", t.name(form), err)
	}
	data, err := writeDocx(parts)
	return &Draft{Form: form, Data: data, Unknown: f.unknown, Unfilled: f.unfilled, Cut: r.cut}, err
}

// fill fills the parts in place.
func (f *filler) fill(parts []part, sc scope) error {
	for i, p := range parts {
		if !filled(p.name) {
			continue
		}
		data, err := f.part(p.data, sc)
		if err != nil {
			return fmt.Errorf("part %s: %w", p.name, err)
		}
		parts[i].data = data
	}
	return nil
}

// progressEvery is how many reports are read between two words about it.
const progressEvery = 2000

// read goes through the reports: the unit's own, what units wrote, and which upper
// levels are among them.
func (r *report) read(s store.Snapshot, progress func(done, total int)) error {
	r.opinions = map[string][]opinion{}
	uppers := map[store.UnitID]bool{}
	for i := range r.table.Below {
		if u := &r.table.Below[i].Unit; u.Kind == store.Upper && u.Closed.IsZero() {
			uppers[u.ID] = true
		}
	}
	n, total := 0, int(r.table.Sums[tally.Units])
	for row, err := range r.table.Rows(s, r.c) {
		if err != nil {
			return err
		}
		for _, u := range row.Above {
			if u.Kind == store.Upper && u.Closed.IsZero() {
				uppers[u.ID] = true
			}
		}
		r.readRow(row)
		if n++; progress != nil && n%progressEvery == 0 {
			progress(n, max(n, total))
		}
	}
	r.uppers = int64(len(uppers))
	return nil
}

func (r *report) readRow(row figures.Row) {
	if row.Report == nil || !row.Report.Counts() {
		return
	}
	if row.Unit.ID == r.table.Unit.ID {
		r.own = row.Report
	}
	for _, q := range r.c.Questions {
		if said := strings.TrimSpace(row.Report.Sent[q.Key].Text); said != "" && takesText(q) {
			r.opinions[q.Key] = append(r.opinions[q.Key], opinion{row.Unit.ShortName(), shortened(said)})
		}
	}
}

// maxOpinion is how many letters of what a unit wrote are quoted.
const maxOpinion = 200

func shortened(s string) string {
	return text.Short(strings.Join(strings.Fields(s), " "), maxOpinion)
}
