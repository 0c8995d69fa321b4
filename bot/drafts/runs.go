package drafts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"
)

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
