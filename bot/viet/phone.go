package viet

import "strings"

// PhoneType tells a mobile number, where Telegram may be, from a landline.
type PhoneType uint8

const (
	NoPhone PhoneType = iota
	Mobile
	Landline
)

// String is "mobile" or "landline".
func (t PhoneType) String() string {
	switch t {
	case Mobile:
		return "mobile"
	case Landline:
		return "landline"
	}
	return ""
}

// Phone is a Vietnamese telephone number found in a text. With Ask, E164 is
// the likely number, or empty when there are several.
type Phone struct {
	Kind Kind
	E164 string // "+84912345678"
	Type PhoneType
	Why  Reason
}

// oldPrefixes are the mobile prefixes of eleven-digit numbers and what they
// became on 15/9/2018, both without the leading 0.
var oldPrefixes = map[string]string{
	"162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
	"120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
	"123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
	"186": "56", "188": "58", "199": "59",
}

const (
	countryCode = "84"
	// mobileLength and landlineLength count digits behind the leading 0.
	mobileLength   = 9
	landlineLength = 10
	shortestPhone  = 7
)

// ReadPhone finds the telephone number in a text: national or international
// form, any grouping, old eleven-digit mobile numbers converted. It asks when
// the leading 0 was lost (Excel), a letter stands for a digit, or the text holds
// two numbers. A number with the code of another country is refused.
func ReadPhone(text string) Phone {
	var l line
	l.read(text)
	var found Phone
	count := 0
	for i := 0; i < l.n; {
		var d dialled
		d, i = nextDialled(l.tokens(), i)
		if d.n == 0 {
			continue
		}
		p := d.phone()
		switch {
		case count == 0, found.Kind == Refuse && p.Kind != Refuse:
			found, count = p, 1
		case p.Kind != Refuse && p.E164 != found.E164:
			count++
		}
	}
	if count > 1 {
		return Phone{Kind: Ask, Why: Several}
	}
	if count == 0 {
		return Phone{Why: NotUnderstood}
	}
	return found
}

// dialled is a run of digits that may be a telephone number.
type dialled struct {
	digits [24]byte
	n      int
	plus   bool // international form
	look   bool // letters among the digits
}

// nextDialled collects the digits from token i on and returns the token after
// them. Dots, dashes, brackets and spaces group digits, commas only without a
// space; all else ends a number, and so does a 0 or + behind a complete one, and
// the extension of a landline.
func nextDialled(tokens []token, i int) (dialled, int) {
	var d dialled
	for ; i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case t.kind == digitsToken:
			if d.n > 0 && t.fold[0] == '0' && d.phone().Kind != Refuse || d.isExtension(tokens, i) {
				return d, i
			}
			d.n += copy(d.digits[d.n:], t.fold)
			d.look = d.look || t.look
		case t.text == "+" && d.n > 0:
			return d, i
		case t.text == "+":
			d.plus = true
		case t.kind == symbolToken && strings.Contains(".-–−()[]", t.text):
		case t.glued && strings.Contains(",_·", t.text) && d.n > 0 && d.phone().Kind == Refuse:
		default:
			return d, i + 1
		}
	}
	return d, i
}

// isExtension tells the digits at token i behind a complete landline and a
// bracket or dash: 024 38223344-101.
func (d *dialled) isExtension(tokens []token, i int) bool {
	if i == 0 || len(tokens[i].fold) > 5 || tokens[i-1].kind != symbolToken || tokens[i-1].text == "." {
		return false
	}
	p := d.phone()
	return p.Kind == Value && p.Type == Landline
}

func (d *dialled) phone() Phone {
	if d.foreign() {
		return Phone{Why: ForeignPhone}
	}
	number, international := d.national()
	lost := false
	if !international {
		number, lost = strings.CutPrefix(number, "0")
		lost = !lost
	}
	if lost && isShortCode(number) {
		return Phone{Why: ShortCode}
	}
	p := classify(number)
	if p.Kind == Refuse {
		return p
	}
	switch {
	case d.look:
		p.Kind, p.Why = Ask, LookAlike
	case lost:
		p.Kind, p.Why = Ask, LostZero
	}
	return p
}

// foreign reports whether the number has a country code that is not ours. A plus
// alone, before its digits have been read, has none yet.
func (d *dialled) foreign() bool {
	number := string(d.digits[:d.n])
	rest, long := strings.CutPrefix(number, "00")
	return (d.plus || long) && !strings.HasPrefix(rest, countryCode)
}

// national returns the digits behind the country code, or all digits when
// there is none.
func (d *dialled) national() (number string, international bool) {
	number = string(d.digits[:d.n])
	rest, long := strings.CutPrefix(number, "00"+countryCode)
	if !long {
		rest, long = strings.CutPrefix(number, countryCode)
		long = long && (d.plus || len(rest) >= mobileLength)
	}
	if long {
		return strings.TrimPrefix(rest, "0"), true
	}
	return number, d.plus
}

func isShortCode(number string) bool {
	return len(number) < shortestPhone ||
		(len(number) < mobileLength+2 && (strings.HasPrefix(number, "1900") || strings.HasPrefix(number, "1800")))
}

// classify reads the digits behind the leading 0 or the country code.
func classify(number string) Phone {
	if len(number) < mobileLength || len(number) > landlineLength {
		return Phone{Why: WrongLength}
	}
	if len(number) == landlineLength {
		if number[0] == '2' {
			return Phone{Kind: Value, E164: "+" + countryCode + number, Type: Landline}
		}
		now, ok := oldPrefixes[number[:3]]
		if !ok {
			return Phone{Why: wrongLong(number)}
		}
		number = now + number[3:]
	}
	if !strings.ContainsRune("35789", rune(number[0])) {
		return Phone{Why: NoSuchPrefix}
	}
	return Phone{Kind: Value, E164: "+" + countryCode + number, Type: Mobile}
}

// wrongLong tells an unknown eleven-digit prefix from a digit too many.
func wrongLong(number string) Reason {
	if number[0] == '1' {
		return NoSuchPrefix
	}
	return WrongLength
}
