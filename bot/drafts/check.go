package drafts

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// Check says what is wrong with the templates for a campaign: files that are missing
// or cannot be read, and placeholders that nobody knows, with the file.
func (t Templates) Check(c *config.Campaign) error {
	v := wordsOf(c)
	var wrong []error
	for _, name := range v.double {
		wrong = append(wrong, fmt.Errorf("%s is the name of two placeholders: give the question, rate, state or assessment another key", name))
	}
	for _, form := range Forms {
		parts, err := t.parts(form)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		f := &filler{keepAll: true}
		if err := f.fill(parts, sample(c, form, v)); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", t.name(form), err))
		}
		if len(f.unknown) > 0 {
			wrong = append(wrong, fmt.Errorf("%s: unknown placeholders: %s; raquan templates lists those that campaign %s has",
				t.name(form), strings.Join(f.unknown, ", "), c.Key))
		}
	}
	return errors.Join(wrong...)
}

// sample is a place at which every list has something.
func sample(c *config.Campaign, form Form, v *vocabulary) *place {
	r := &report{c: c, form: form, words: v.words, opinions: map[string][]opinion{}, table: &figures.Table{Cut: figures.Cut{At: time.Unix(0, 0)}}}
	for _, kind := range []store.UnitKind{store.Federation, store.Sector, store.Attached, store.Upper, store.Grassroots} {
		r.table.Below = append(r.table.Below, figures.Body{Unit: store.Unit{Kind: kind}, Sums: tally.Sums{}})
	}
	for _, q := range c.Questions {
		r.opinions[q.Key] = []opinion{{}}
	}
	return at(r, &r.table.Body, 0)
}

// Name is what stands between braces, and what it means.
type Name struct{ Name, Meaning string }

// Names lists what templates of a campaign may have between braces.
func Names(c *config.Campaign, l text.Lang) []Name {
	var list []Name
	for _, w := range wordsOf(c).order {
		switch {
		case w.meaning == nil:
		case w.list != nil:
			list = append(list, Name{"#" + w.name, w.meaning(l)})
		default:
			list = append(list, Name{w.name, w.meaning(l)})
		}
	}
	return append(list, Name{zonePrefix + open, text.NameZone.In(l)})
}

// meaningOf says what a name means; the name itself, if nobody knows it.
func meaningOf(c *config.Campaign, name string, l text.Lang) string {
	if w := wordsOf(c).words[name]; w != nil && w.meaning != nil {
		return w.meaning(l)
	}
	return name
}
