package sim

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Entity marks a stretch of a text. Offset and Length count UTF-16 units,
// as everywhere in the Bot API.
type Entity struct {
	Type     string `json:"type"`
	Offset   int    `json:"offset"`
	Length   int    `json:"length"`
	URL      string `json:"url,omitempty"`
	Language string `json:"language,omitempty"`
}

// tagEntity names the entity of each tag that HTML mode knows. The rest ("a",
// "span", "tg-emoji") depends on attributes.
var tagEntity = map[string]string{
	"b": "bold", "strong": "bold",
	"i": "italic", "em": "italic",
	"u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
	"tg-spoiler": "spoiler", "span": "spoiler",
	"code": "code", "pre": "pre", "blockquote": "blockquote",
	"a": "text_link", "tg-emoji": "custom_emoji", "tg-time": "date_time",
}

// htmlParser reads Telegram's HTML: few tags, properly nested, and no '<' that
// does not begin one. Its refusals name the byte where the trouble is.
type htmlParser struct {
	in       string
	at       int
	out      strings.Builder
	units    int // UTF-16 units written so far
	open     []openTag
	entities []Entity
}

type openTag struct {
	name     string
	argument string
	offset   int // UTF-16 units
	begin    int // bytes of out
}

// parseHTML turns marked-up text into plain text with entities.
func parseHTML(text string) (string, []Entity, error) {
	p := htmlParser{in: text}
	for p.at < len(p.in) {
		if err := p.step(); err != nil {
			return "", nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, cantParse("Can't find end tag corresponding to start tag %q", p.open[n-1].name)
	}
	slices.Reverse(p.entities) // tags close from the inside: of two on the same words the outer comes first
	slices.SortStableFunc(p.entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
	return p.out.String(), p.entities, nil
}

func cantParse(format string, args ...any) error {
	return badRequest("can't parse entities: " + fmt.Sprintf(format, args...))
}

func (p *htmlParser) step() error {
	switch c := p.in[p.at]; {
	case c == '&':
		if r, n := decodeEntity(p.in[p.at:]); n > 0 {
			p.write(r)
			p.at += n
			return nil
		}
	case c == '<' && strings.HasPrefix(p.in[p.at:], "</"):
		return p.endTag()
	case c == '<':
		return p.startTag()
	}
	r, n := utf8.DecodeRuneInString(p.in[p.at:])
	p.write(r)
	p.at += n
	return nil
}

func (p *htmlParser) write(r rune) {
	p.out.WriteRune(r)
	p.units++
	if r > 0xffff {
		p.units++
	}
}

// decodeEntity reads a character reference; n is 0 when it is none that
// Telegram knows, and then it stays as text.
func decodeEntity(s string) (r rune, n int) {
	n = 1
	if strings.HasPrefix(s, "&#") {
		base, digits := 10, "0123456789"
		n = 2
		if strings.HasPrefix(s[n:], "x") {
			base, digits, n = 16, digits+"abcdefABCDEF", 3
		}
		start := n
		for n < len(s) && strings.IndexByte(digits, s[n]) >= 0 {
			n++
		}
		code, err := strconv.ParseUint(s[start:n], base, 32)
		if err != nil || code == 0 || code >= 0x10ffff || n >= 10 {
			return 0, 0
		}
		r = rune(code)
	} else {
		for n < len(s) && isLetter(s[n]) {
			n++
		}
		named := map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"'}
		var ok bool
		if r, ok = named[s[1:n]]; !ok {
			return 0, 0
		}
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return r, n
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isSpace(c byte) bool  { return c == ' ' || '\t' <= c && c <= '\r' || c == 0 }

// peek is the byte at the reading place, or 0 behind the end.
func (p *htmlParser) peek() byte {
	if p.at < len(p.in) {
		return p.in[p.at]
	}
	return 0
}

// skip advances while ok holds, and gives what it passed.
func (p *htmlParser) skip(ok func(byte) bool) string {
	from := p.at
	for p.at < len(p.in) && ok(p.in[p.at]) {
		p.at++
	}
	return p.in[from:p.at]
}

func (p *htmlParser) startTag() error {
	begin := p.at
	p.at++
	name := strings.ToLower(p.skip(func(c byte) bool { return !isSpace(c) && c != '>' }))
	if p.at >= len(p.in) {
		return cantParse("Unclosed start tag at byte offset %d", begin)
	}
	if tagEntity[name] == "" {
		return cantParse("Unsupported start tag \"%s\" at byte offset %d", name, begin)
	}
	argument, err := p.attributes(name, begin)
	if err != nil {
		return err
	}
	if name == "span" && argument != "spoiler" {
		return cantParse("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.open = append(p.open, openTag{name, argument, p.units, p.out.Len()})
	return nil
}

// attributes reads up to the '>' of a start tag and gives the one attribute
// that counts for this tag.
func (p *htmlParser) attributes(tag string, begin int) (argument string, err error) {
	unclosed := cantParse("Unclosed start tag \"%s\" at byte offset %d", tag, begin)
	for {
		p.skip(isSpace)
		if p.peek() == '>' {
			p.at++
			return argument, nil
		}
		name := p.skip(func(c byte) bool { return !isSpace(c) && strings.IndexByte(`=>/"'`, c) < 0 })
		if name == "" {
			return "", cantParse("Empty attribute name in the tag \"%s\" at byte offset %d", tag, begin)
		}
		p.skip(isSpace)
		value := ""
		switch p.peek() {
		case 0:
			return "", unclosed
		case '=':
			p.at++
			p.skip(isSpace)
			if p.at >= len(p.in) {
				return "", unclosed
			}
			if value, err = p.attributeValue(begin); err != nil {
				return "", err
			}
		}
		argument = cmp.Or(attribute(tag, name, value), argument)
	}
}

func (p *htmlParser) attributeValue(begin int) (string, error) {
	var value string
	if quote := p.peek(); quote == '"' || quote == '\'' {
		p.at++
		raw := p.skip(func(c byte) bool { return c != quote })
		if p.peek() == quote {
			p.at++
		}
		value = unescape(raw)
	} else {
		from := p.at
		value = strings.ToLower(p.skip(func(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' || c == '.' || c == '-' }))
		if p.at < len(p.in) && !isSpace(p.peek()) && p.peek() != '>' {
			return "", cantParse("Unexpected end of name token at byte offset %d", from)
		}
	}
	if p.at >= len(p.in) {
		return "", cantParse("Unclosed start tag at byte offset %d", begin)
	}
	return value, nil
}

func unescape(s string) string {
	var out strings.Builder
	for len(s) > 0 {
		if s[0] == '&' {
			if r, n := decodeEntity(s); n > 0 {
				out.WriteRune(r)
				s = s[n:]
				continue
			}
		}
		out.WriteByte(s[0])
		s = s[1:]
	}
	return out.String()
}

// attribute is what an attribute means for a tag, or "".
func attribute(tag, name, value string) string {
	switch {
	case tag == "a" && name == "href":
		return value
	case tag == "code" && name == "class":
		if language, ok := strings.CutPrefix(value, "language-"); ok {
			return language
		}
	case tag == "span" && name == "class":
		if class, ok := strings.CutPrefix(value, "tg-"); ok {
			return class
		}
	case tag == "tg-emoji" && name == "emoji-id":
		return value
	case tag == "blockquote" && name == "expandable":
		return "1"
	}
	return ""
}

func (p *htmlParser) endTag() error {
	begin := p.at
	if len(p.open) == 0 {
		return cantParse("Unexpected end tag at byte offset %d", begin)
	}
	p.at += 2
	name := strings.ToLower(p.skip(func(c byte) bool { return !isSpace(c) && c != '>' }))
	p.skip(isSpace)
	if p.peek() != '>' {
		return cantParse("Unclosed end tag at byte offset %d", begin)
	}
	p.at++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return cantParse("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"", begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	if p.units == tag.offset {
		return nil
	}
	return p.mark(tag)
}

// mark records the entity of a tag that ends here.
func (p *htmlParser) mark(tag openTag) error {
	e := Entity{Type: tagEntity[tag.name], Offset: tag.offset, Length: p.units - tag.offset}
	last := len(p.entities) - 1
	same := last >= 0 && p.entities[last].Offset == e.Offset && p.entities[last].Length == e.Length
	switch tag.name {
	case "a":
		e.URL = cmp.Or(tag.argument, p.out.String()[tag.begin:])
		if checkURL(e.URL) != nil {
			return nil // the service shows such a link as plain text
		}
	case "tg-emoji":
		if id, err := strconv.ParseInt(tag.argument, 10, 64); err != nil || id == 0 {
			return cantParse("Invalid custom emoji identifier specified")
		}
	case "blockquote":
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "code":
		if same && p.entities[last].Type == "pre" {
			p.entities[last].Language = tag.argument
			return nil
		}
		e.Language = tag.argument
	case "pre":
		if same && p.entities[last].Type == "code" && p.entities[last].Language != "" {
			p.entities[last].Type = "pre"
			return nil
		}
	}
	p.entities = append(p.entities, e)
	return nil
}
