package dialog

import (
	"slices"
	"strings"
	"time"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// CodeLetters are the letters of a receipt's code: without what is read wrongly
// over the phone, 0 and O, 1 and I.
const CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// codeLen is how many letters a code has behind its prefix.
const codeLen = 8

// Code writes a receipt's code as people see it, as BZ-7KM2-94QD.
func Code(prefix, letters string) string {
	return prefix + "-" + letters[:codeLen/2] + "-" + letters[codeLen/2:]
}

// exampleCode is a code to show what one looks like.
func exampleCode(c *config.Campaign) string { return Code(c.Receipt.Prefix, "7KM294QD") }

// Checked is the report that a receipt's code leads to, if the person may know of
// it: it is their own unit's, or stands under one of theirs.
type Checked struct {
	Unit     UnitRef
	Own      bool // the person reports for the unit
	State    string
	Revision int
	First    time.Time
	Last     time.Time
	OnTime   bool
	Changed  bool // the figures are not those of the first revision
}

// typedCode is a code as it was read.
type typedCode struct {
	typed   string // all of it, as it was written
	letters string // behind the prefix
	begins  bool   // the prefix was there
	like    bool   // it was meant as a code, even if nobody says so
}

// readCode reads a code as people type it: small letters, no dashes, spaces, with
// or without the prefix and the word for it.
func readCode(prefix, typed string) typedCode {
	if letters(typed) > 60 {
		return typedCode{typed: typed}
	}
	s := viet.Fold(typed)
	for _, word := range []string{"ma", "bienlai", "bien lai", "bien nhan", "receipt"} {
		if rest, ok := strings.CutPrefix(s, word); ok && strings.HasPrefix(strings.TrimLeft(rest, ":"), " ") {
			s = strings.TrimLeft(rest, ": ")
		}
	}
	plain, strange := "", false
	for _, r := range strings.ToUpper(s) {
		switch {
		case r >= '0' && r <= '9' || r >= 'A' && r <= 'Z':
			plain += string(r)
		case !strings.ContainsRune(" .,:_-–—‑", r):
			strange = true
		}
	}
	rest, begins := strings.CutPrefix(plain, strings.ToUpper(prefix))
	if len(plain) == codeLen || !begins { // eight letters are the code, whatever they begin with
		return typedCode{typed: typed, letters: plain}
	}
	digits := strings.ContainsAny(rest, "0123456789")
	return typedCode{typed: typed, letters: rest, begins: true, like: !strange && (len(rest) == codeLen || digits && len(rest) > codeLen/2 && len(rest) < 2*codeLen)}
}

// unlike reports that this is nothing like a code: words, or without the prefix
// something of quite another length or of digits alone, such as a unit's code.
func (c typedCode) unlike() bool {
	const digits = "0123456789"
	other := len(c.letters) < codeLen-1 || len(c.letters) > codeLen+1 || strings.Trim(c.letters, digits) == ""
	return !c.whole() && (!c.begins && other || len(c.letters) != codeLen && !strings.ContainsAny(c.letters, digits))
}

// whole reports whether this can be a code.
func (c typedCode) whole() bool {
	return len(c.letters) == codeLen && c.odd() == ""
}

// odd are the letters that no code has.
func (c typedCode) odd() string {
	return strings.Join(strings.FieldsFunc(c.letters, func(r rune) bool { return strings.ContainsRune(CodeLetters, r) }), "")
}

// codeIn reads the code that an event asks about: beside the command, or bare
// while nothing else is being asked.
func codeIn(c *config.Campaign, s State, e Event) (code typedCode, asks bool) {
	if e.Kind != Said {
		return code, false
	}
	name, rest, slash := readCommand(e.Text)
	if name == "bienlai" && rest != "" {
		return readCode(c.Receipt.Prefix, rest), true
	}
	if name != "" || slash || s.Mode != Idle {
		return code, false
	}
	code = readCode(c.Receipt.Prefix, e.Text)
	return code, code.like
}

// AskedCode gives the receipt's code that an event asks about, "" if there is
// none that can be one: the desk looks it up for Env.Checked.
func AskedCode(c *config.Campaign, s State, e Event) string {
	if code, asks := codeIn(c, s, e); asks && code.whole() {
		return Code(c.Receipt.Prefix, code.letters)
	}
	return ""
}

// checkCode says what a code leads to. A code outside of what the person may see
// reads like one that nobody has.
func (t *turn) checkCode(code typedCode) {
	c, found := t.env.Campaign, t.env.Checked
	prefix, example := c.Receipt.Prefix, exampleCode(c)
	typed := short(prefix+"-"+code.letters, 40)
	switch {
	case code.unlike():
		t.say(t.text(text.CodeUnlike, "typed", short(viet.Clean(code.typed), 40), "example", example))
	case len(code.letters) != codeLen:
		t.say(t.text(text.CodeLength, "typed", typed, "n", itoa(len(code.letters)), "prefix", prefix, "want", itoa(codeLen), "example", example))
	case !code.whole():
		t.say(t.text(text.CodeLetters, "typed", Code(prefix, code.letters), "example", example))
	case found == nil:
		t.say(t.text(text.CodeUnknown, "code", Code(prefix, code.letters)))
	default:
		t.say(t.checkedText(Code(prefix, code.letters), found), t.checkedButton(found))
	}
}

func (t *turn) checkedText(code string, f *Checked) string {
	lines := []string{t.text(text.CodeFound, "code", code, "unit", f.Unit.Name,
		"first", t.moment(f.First), "mark", t.onTime(f.OnTime))}
	if f.First.IsZero() { // of one that was withdrawn long ago
		lines = []string{t.text(text.CodeOld, "code", code, "unit", f.Unit.Name)}
	}
	switch {
	case f.State == "withdrawn":
	case f.Revision < 2:
		lines = append(lines, t.text(text.CodeSame))
	case f.Changed:
		lines = append(lines, t.text(text.CodeChanged, "n", itoa(f.Revision), "moment", t.moment(f.Last)))
	default:
		lines = append(lines, t.text(text.CodeAgain, "n", itoa(f.Revision), "moment", t.moment(f.Last)))
	}
	switch f.State {
	case "returned":
		lines = append(lines, t.text(text.CodeReturned))
	case "withdrawn":
		lines = append(lines, t.text(text.CodeWithdrawn))
	}
	return strings.Join(lines, "\n")
}

// checkedButton leads to the figures.
func (t *turn) checkedButton(f *Checked) []chat.Button {
	if f.Own {
		return row(button(t.label(text.ShowIt), data("v", f.Unit.ID)))
	}
	return row(button(t.label(text.CodeFigures), data("o", f.Unit.ID)))
}

// SameFigures reports whether two sets of answers have the same numbers.
func SameFigures(c *config.Campaign, a, b map[string]Answer) bool {
	return !slices.ContainsFunc(c.Questions, func(q *config.Question) bool {
		x, y := a[q.Key].N, b[q.Key].N
		return q.Type == config.Count && ((x == nil) != (y == nil) || x != nil && *x != *y)
	})
}
