package drafts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

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

// drop takes a paragraph or a row away. A section's end and the last paragraph
// of a cell have to stay: they lose their text.
func drop(parent, e *etree.Element) {
	alone := parent.Tag != "body" && parent.Tag != "tbl" && len(parent.SelectElements("p")) == 1
	if e.Tag == "tr" || !alone && e.FindElement("pPr/sectPr") == nil {
		parent.RemoveChild(e)
		return
	}
	empty(texts(e))
}

func empty(ts []*etree.Element) {
	for _, t := range ts {
		t.SetText("")
	}
}

// unmark takes the markers with a sign away.
func unmark(e *etree.Element, sign string) {
	for _, p := range paragraphs(e) {
		ts := texts(p)
		for _, m := range slices.Backward(placeholder.FindAllStringSubmatchIndex(joined(ts), -1)) {
			if strings.HasPrefix(strings.TrimSpace(joined(ts)[m[2]:m[3]]), sign) {
				put(ts, m[0], m[1], "")
			}
		}
	}
}

// paragraphs are those of an element, itself if it is one.
func paragraphs(e *etree.Element) []*etree.Element {
	if e.Tag == "p" {
		return []*etree.Element{e}
	}
	return e.FindElements(".//p")
}

// markers are the names behind {{# or another sign in an element's text.
func markers(e *etree.Element, sign string) (names []string) {
	for _, p := range paragraphs(e) {
		for _, m := range placeholder.FindAllStringSubmatch(joined(texts(p)), -1) {
			if name, ok := strings.CutPrefix(strings.TrimSpace(m[1]), sign); ok {
				names = append(names, strings.ToLower(strings.TrimSpace(name)))
			}
		}
	}
	return names
}

// texts lists the texts of a paragraph's runs in order, without those of
// paragraphs in frames within it.
func texts(e *etree.Element) []*etree.Element {
	var list []*etree.Element
	for _, c := range e.ChildElements() {
		switch c.Tag {
		case "t":
			list = append(list, c)
		case "txbxContent":
		default:
			list = append(list, texts(c)...)
		}
	}
	return list
}

func joined(ts []*etree.Element) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteString(t.Text())
	}
	return b.String()
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

// put replaces the bytes from one place to another of the text that runs have
// together.
func put(ts []*etree.Element, from, to int, v string) {
	at := 0
	for _, t := range ts {
		s := t.Text()
		begin, end := at, at+len(s)
		at = end
		a, b := max(from, begin)-begin, min(to, end)-begin
		if a >= b {
			continue
		}
		t.SetText(s[:a] + v + s[b:])
		t.CreateAttr("xml:space", "preserve")
		v = ""
	}
}

// lineBreak stands for the end of a line within a value.
const lineBreak = "\u2028"

// divide makes a paragraph of each line of a value, with the form of the one that
// it stands in, which becomes the last and keeps what is no text.
func divide(parent, p *etree.Element) {
	ts := texts(p)
	for i, t := range ts {
		for {
			before, after, more := strings.Cut(t.Text(), lineBreak)
			if !more {
				break
			}
			first := p.Copy()
			for _, tag := range []string{"sectPr", "drawing", "pict"} {
				for _, e := range first.FindElements(".//" + tag) {
					e.Parent().RemoveChild(e)
				}
			}
			empty(texts(first)[i+1:])
			texts(first)[i].SetText(before)
			parent.InsertChildAt(p.Index(), first)
			empty(ts[:i])
			t.SetText(after)
		}
	}
}

// legal makes a value fit to stand in a document: line ends are marked, and what XML
// does not allow is left out.
func legal(s string) string {
	s = strings.NewReplacer("\r\n", lineBreak, "\n", lineBreak, "\r", lineBreak, "\t", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}
