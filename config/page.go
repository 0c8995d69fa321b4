package config

import (
	"slices"
	"strings"
)

// PageKind says where the bot shows a page: the first word of its key.
type PageKind string

// The kinds of pages.
const (
	GuidePage   PageKind = "guide"   // how to install; steps are set apart by an empty line
	ProblemPage PageKind = "problem" // what to do if it does not work
	FAQPage     PageKind = "faq"     // a question and its answer
	ReadyPage   PageKind = "message" // a message to forward to workers
	LetterPage  PageKind = "letter"  // what the letter says
)

var pageKinds = []PageKind{GuidePage, ProblemPage, FAQPage, ReadyPage, LetterPage}

// Page is something the campaign has to tell, under a title of its own.
type Page struct {
	Key   string // [a-z0-9_], begins with its kind
	Kind  PageKind
	Title Text // plain, without placeholders; it goes onto a button
	Body  Text
	Bare  Text // the body while a figure named in Body is not known; empty if it names none
}

// AppLink is one place to find the app.
type AppLink struct {
	Key   string // [a-z0-9_]
	Label Text
	URL   string
}

// Placeholders of ready messages, beside {app} and the counts that the unit has
// reported.
const (
	PercentName = "percent"  // the main figure's share of the total
	PlaceName   = "dia_diem" // where helpers can be found; asked of whoever forwards the message
)

// PagesOf lists the pages of a kind, in the order of the file.
func (c *Campaign) PagesOf(kind PageKind) []*Page {
	var list []*Page
	for i := range c.Pages {
		if c.Pages[i].Kind == kind {
			list = append(list, &c.Pages[i])
		}
	}
	return list
}

// Page finds a page by key; nil if there is none.
func (c *Campaign) Page(key string) *Page {
	if i := slices.IndexFunc(c.Pages, func(p Page) bool { return p.Key == key }); i >= 0 {
		return &c.Pages[i]
	}
	return nil
}

// Steps are the parts of a body between empty lines: a guide shows one at a
// time.
func Steps(body string) []string {
	var steps []string
	for part := range strings.SplitSeq(body, "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			steps = append(steps, part)
		}
	}
	return steps
}
