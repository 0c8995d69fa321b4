package drafts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/beevik/etree"
)

// scope gives what a placeholder stands for where it stands.
type scope interface {
	// value of a name in small letters; known is false if nobody knows the name,
	// and given is false if there is no answer to it.
	value(name string) (v string, known, given bool)
	// list gives a scope for each thing that a name repeats; known as above.
	list(name string) (items []scope, known bool)
}

// filler fills one template.
type filler struct {
	unknown  []string // placeholders that nobody knows, in order, each once
	unfilled []string // names without an answer
	keepAll  bool     // of a check: paragraphs stay whatever they depend on
}

// open stands where a value is not known.
const open = "…"

var placeholder = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// part fills the XML of a part.
func (f *filler) part(data []byte, sc scope) ([]byte, error) {
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(data); err != nil {
		return nil, fmt.Errorf("it cannot be read as XML: %w", err)
	}
	f.children(&doc.Element, sc)
	out, err := doc.WriteToBytes()
	if err != nil {
		return nil, fmt.Errorf("drafts: write XML: %w", err)
	}
	return out, nil
}

// children fills what is in an element.
func (f *filler) children(e *etree.Element, sc scope) {
	for _, c := range e.ChildElements() {
		switch {
		case c.Tag != "p" && c.Tag != "tr":
			f.children(c, sc)
		case !f.repeat(e, c, sc):
			f.one(e, c, sc)
		}
	}
}

// one fills a paragraph, if it stays, or a table's row.
func (f *filler) one(parent, e *etree.Element, sc scope) {
	if e.Tag == "tr" {
		f.children(e, sc)
		return
	}
	if f.kept(e, sc) {
		f.paragraph(e, sc)
		divide(parent, e)
	} else {
		drop(parent, e)
	}
	for _, c := range e.ChildElements() { // paragraphs in frames within this one
		f.within(c, sc)
	}
}

// within fills the paragraphs inside of a paragraph's part.
func (f *filler) within(e *etree.Element, sc scope) {
	for _, c := range e.ChildElements() {
		if c.Tag == "txbxContent" {
			f.children(c, sc)
		} else {
			f.within(c, sc)
		}
	}
}

// repeat puts a copy of a row or a paragraph for each thing that its marker names
// in its place. It is false if there is no marker.
func (f *filler) repeat(parent, e *etree.Element, sc scope) bool {
	names := markers(e, "#")
	if len(names) == 0 {
		return false
	}
	name := names[0]
	items, known := sc.list(name)
	if !known {
		f.note(&f.unknown, "{{#"+name+"}}")
		return false
	}
	at := e.Index()
	unmark(e, "#")
	for _, item := range items {
		c := e.Copy()
		parent.InsertChildAt(at, c)
		f.one(parent, c, item)
		if c.Parent() != nil {
			at = c.Index() + 1
		}
	}
	drop(parent, e)
	return true
}

// kept reports whether a paragraph stays: each value that it asks for with ? is
// there and not zero, and none of those with !.
func (f *filler) kept(p *etree.Element, sc scope) bool {
	for sign, wanted := range map[string]bool{"?": true, "!": false} {
		for _, name := range markers(p, sign) {
			v, known, given := sc.value(name)
			if there := given && v != "" && v != "0"; known && there != wanted {
				return f.keepAll
			}
		}
	}
	return true
}

// paragraph fills the placeholders of a paragraph, from the last to the first, so
// that the places of those before stay right. The runs over which one is spread
// are joined: its value takes the form of the first.
func (f *filler) paragraph(p *etree.Element, sc scope) {
	ts := texts(p)
	whole := joined(ts)
	if rest := placeholder.ReplaceAllString(whole, ""); strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
		f.note(&f.unknown, rest)
	}
	found := placeholder.FindAllStringSubmatchIndex(whole, -1)
	values := make([]string, len(found))
	for i, m := range found { // in order: what is listed is read from the beginning
		values[i] = f.value(whole[m[2]:m[3]], sc)
	}
	for i, m := range slices.Backward(found) {
		put(ts, m[0], m[1], values[i])
	}
}

// value gives what stands in the place of a placeholder; it stays if nobody knows it.
func (f *filler) value(inner string, sc scope) string {
	name := strings.TrimSpace(inner)
	if strings.HasPrefix(name, "#") { // that of a list nobody knows: it is noted
		return "{{" + inner + "}}"
	}
	asks := strings.HasPrefix(name, "?") || strings.HasPrefix(name, "!")
	name = strings.TrimLeft(name, "?! ")
	small := strings.ToLower(name)
	v, known, given := sc.value(small)
	switch {
	case !known:
		f.note(&f.unknown, "{{"+inner+"}}")
		return "{{" + inner + "}}"
	case asks:
		return ""
	case !given:
		f.note(&f.unfilled, small)
		return open
	case name != small && name == strings.ToUpper(name):
		v = strings.ToUpper(v)
	}
	return legal(v)
}

func (f *filler) note(list *[]string, name string) {
	if !slices.Contains(*list, name) {
		*list = append(*list, name)
	}
}
