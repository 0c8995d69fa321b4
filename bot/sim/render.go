package sim

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode/utf16"
)

// HTML is the message's text with its marks as HTML, safe to put into a page:
// everything that the text itself contains is escaped.
func (m Message) HTML() string { return renderHTML(m.Text, m.Entities) }

// renderHTML writes text with entities as HTML. Entities are properly nested,
// as parseHTML made them.
func renderHTML(text string, entities []Entity) string {
	if len(entities) == 0 {
		return html.EscapeString(text)
	}
	units := utf16.Encode([]rune(text))
	var out strings.Builder
	var open []Entity
	at := 0
	upTo := func(end int) {
		end = min(end, len(units))
		if at < end {
			out.WriteString(html.EscapeString(string(utf16.Decode(units[at:end]))))
			at = end
		}
	}
	closeUntil := func(place int) {
		for len(open) > 0 {
			last := open[len(open)-1]
			if last.Offset+last.Length > place {
				return
			}
			upTo(last.Offset + last.Length)
			_, end := tags(last)
			out.WriteString(end)
			open = open[:len(open)-1]
		}
	}
	sorted := slices.Clone(entities)
	slices.SortStableFunc(sorted, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
	for _, e := range sorted {
		closeUntil(e.Offset)
		upTo(e.Offset)
		begin, _ := tags(e)
		out.WriteString(begin)
		open = append(open, e)
	}
	closeUntil(len(units))
	upTo(len(units))
	return out.String()
}

// tags are the start and end tag of an entity on the page.
func tags(e Entity) (begin, end string) {
	switch e.Type {
	case "bold":
		return "<b>", "</b>"
	case "italic":
		return "<i>", "</i>"
	case "underline":
		return "<u>", "</u>"
	case "strikethrough":
		return "<s>", "</s>"
	case "spoiler":
		return `<span class="spoiler">`, "</span>"
	case "code":
		return "<code>", "</code>"
	case "pre":
		return "<pre>", "</pre>"
	case "blockquote", "expandable_blockquote":
		return "<blockquote>", "</blockquote>"
	case "text_link":
		return `<a href="` + html.EscapeString(e.URL) + `" target="_blank" rel="noopener">`, "</a>"
	case "bot_command":
		return `<a class="command" href="#">`, "</a>"
	default:
		return "", ""
	}
}
