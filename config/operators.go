package config

import (
	"regexp"
	"slices"
	"strconv"
)

// Operators are those who keep the installation, as the settings name them. They
// invite and remove officers of the department; figures they see only with a role.
type Operators []Operator

// Operator is one of them: by Telegram id, or by phone number.
type Operator struct {
	Telegram int64  // 0: by Phone
	Phone    string // E.164
}

// Has reports whether a person with this Telegram id, or with this number, which
// they have shared themselves, is an operator. Empty ones are nobody's.
func (o Operators) Has(telegram int64, phone string) bool {
	return slices.ContainsFunc(o, func(p Operator) bool {
		return p.Telegram != 0 && p.Telegram == telegram || p.Phone != "" && p.Phone == phone
	})
}

// String is how the settings name an operator.
func (o Operator) String() string {
	if o.Phone != "" {
		return o.Phone
	}
	return strconv.FormatInt(o.Telegram, 10)
}

var (
	phoneNumber    = regexp.MustCompile(`^\+[1-9][0-9]{7,14}$`)
	telegramNumber = regexp.MustCompile(`^[1-9][0-9]{3,15}$`)
)

// operators reads the list of operators.
func (r *settingsReader) operators(v value) Operators {
	var list Operators
	for _, item := range v.items() {
		s, ok := item.scalar()
		if !ok {
			continue
		}
		o := Operator{}
		switch {
		case phoneNumber.MatchString(s):
			o.Phone = s
		case telegramNumber.MatchString(s):
			o.Telegram, _ = strconv.ParseInt(s, 10, 64) // at most 16 digits
		default:
			item.fault("operator %q is neither a Telegram id, such as 123456789, nor a phone number, such as \"+84900000001\" (in quotes)", s)
			continue
		}
		if slices.Contains(list, o) {
			item.fault("operator %s is named twice", s)
			continue
		}
		list = append(list, o)
	}
	return list
}
