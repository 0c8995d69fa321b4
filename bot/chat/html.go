package chat

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Plain gives the HTML of a Message as a person sees it: tags off, entities
// decoded. It knows the entities that Telegram knows, &lt; &gt; &amp; &quot; and
// the numeric ones; another name is text, as it is there. It changes nothing
// else: a text that was escaped comes out as it was.
func Plain(html string) string {
	if !strings.ContainsAny(html, "<&") {
		return html
	}
	var out strings.Builder
	out.Grow(len(html))
	for html != "" {
		i := strings.IndexAny(html, "<&")
		if i < 0 {
			i = len(html)
		}
		out.WriteString(html[:i])
		html = html[i:]
		if n := tagLen(html); n > 0 {
			html = html[n:]
		} else if text, n := entity(html); n > 0 {
			out.WriteString(text)
			html = html[n:]
		} else if html != "" { // "<" or "&" for itself
			out.WriteByte(html[0])
			html = html[1:]
		}
	}
	return out.String()
}

// tagLen is the length of the tag that s starts with; 0 if there is none.
func tagLen(s string) int {
	if len(s) < 3 || s[0] != '<' || !(s[1] == '/' || 'a' <= s[1]|0x20 && s[1]|0x20 <= 'z') {
		return 0
	}
	var quote byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return 0
}

// entity reads the entity that s starts with: its text and its length; 0 if
// there is none.
func entity(s string) (text string, n int) {
	if s == "" || s[0] != '&' {
		return "", 0
	}
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 2 {
		return "", 0
	}
	switch s[1:end] {
	case "lt":
		text = "<"
	case "gt":
		text = ">"
	case "amp":
		text = "&"
	case "quot":
		text = `"`
	default:
		text = numeric(s[1:end])
	}
	if text == "" {
		return "", 0
	}
	return text, end + 1
}

// numeric is the character of "#65" or "#x41"; empty if there is none.
func numeric(name string) string {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return ""
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	code, err := strconv.ParseUint(digits, base, 21)
	if err != nil || code == 0 || !utf8.ValidRune(rune(code)) {
		return ""
	}
	return string(rune(code))
}
