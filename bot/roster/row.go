package roster

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/store"
)

// Limits of cells. The largest grassroots union of the country has tens of
// thousands of workers; a figure above MaxWorkers there is a slip, such as a
// phone number in the wrong column.
const (
	MaxCode    = 64  // characters
	MaxText    = 300 // characters
	MaxWorkers = 200_000
)

// row takes in one record below the header.
func (f *File) row(rec record) {
	r := Row{Line: rec.line}
	before := len(f.faults)
	for i, cell := range rec.cells {
		cell = tidy(cell)
		switch {
		case cell == "":
		case i >= len(f.header.columns) || f.header.columns[i] == "":
			f.fault(r.Line, "", say(text.ListStray, "n", strconv.Itoa(i+1)))
		case f.header.columns[i] != passOver:
			c := f.header.columns[i]
			if why := f.cell(&r, c, cell); why != "" {
				f.fault(r.Line, f.header.name(c), why)
			}
		}
	}
	for _, c := range needed {
		if f.header.has(c) && r.lacks(c) && !names(f.faults[before:], f.header.name(c)) {
			f.fault(r.Line, f.header.name(c), say(text.ListBlank))
		}
	}
	f.Rows = append(f.Rows, r)
}

func (r *Row) lacks(c Column) bool {
	switch c {
	case Code:
		return r.Code == ""
	case Kind:
		return r.Kind == ""
	case Name:
		return r.Name == ""
	}
	return false
}

func names(faults []Fault, column string) bool {
	return slices.ContainsFunc(faults, func(f Fault) bool { return f.Column == column })
}

// cell sets one field of a row from a cell that is not empty, and says what is
// wrong with it.
func (f *File) cell(r *Row, c Column, s string) (wrong string) {
	if wrong := badText(c, s); wrong != "" {
		return wrong
	}
	ok := true
	switch c {
	case Code:
		r.Code = s
	case ParentCode:
		r.Parent = s
	case Kind:
		if r.Kind, ok = kindWords[bare(s)]; !ok {
			return say(text.ListKind, "kinds", "national, federation, sector, attached, upper, grassroots")
		}
	case Name:
		r.Name = s
	case ShortName:
		r.Short = s
	case Symbol:
		r.Symbol = s
	case Place:
		r.Place = s
	case Workers:
		n, ok := readNumber(s)
		if !ok {
			return say(text.ListWorkers)
		}
		r.Workers = &n
	case Zone:
		if r.Zone, ok = zoneWords[bare(s)]; !ok {
			return say(text.ListZone)
		}
	case Reports:
		yes, ok := yesNoWords[bare(s)]
		if !ok {
			return say(text.ListYesNo)
		}
		r.Reports = &yes
	case ChairName:
		r.ChairName = s
	case ChairPhone:
		return f.phone(r, s)
	case Decision:
		r.Decision.Number = s
	case DecisionDate:
		if r.Decision.Date, ok = readDay(s); !ok {
			return say(text.ListDay)
		}
	case Effective:
		if r.Decision.From, ok = readDay(s); !ok {
			return say(text.ListDay)
		}
	case Closed:
		yes, ok := yesNoWords[bare(s)]
		if !ok {
			return say(text.ListYesNo)
		}
		r.Closed = &yes
	case MergedInto:
		r.Into = s
	}
	return ""
}

// badText finds what no cell may hold.
func badText(c Column, s string) string {
	limit := MaxText
	if c == Code || c == ParentCode || c == MergedInto {
		limit = MaxCode
	}
	switch {
	case utf8.RuneCountInString(s) > limit:
		return say(text.ListLong, "n", strconv.Itoa(limit))
	case strings.ContainsRune(s, utf8.RuneError):
		return say(text.ListBroken)
	case slices.Contains([]string{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}, s):
		return say(text.ListFormula, "error", s)
	}
	return ""
}

// readNumber reads a whole number as lists have them: 1250, 1.250, 1,250,
// 1 250 and, from formulas, 1250.0.
func readNumber(s string) (int64, bool) {
	sep := strings.IndexAny(s, "., ")
	if sep < 0 {
		return digits(s)
	}
	mark := s[sep : sep+1]
	groups := strings.Split(s, mark)
	if thousands(groups) {
		return digits(strings.Join(groups, ""))
	}
	if mark == " " {
		return 0, false
	}
	if len(groups) == 2 && zeros(groups[1]) {
		return digits(groups[0]) // 1250.0 is whole
	}
	// Thousands with one mark and a fraction of zeros with the other: 1.250,00.
	if whole, fraction, ok := strings.Cut(s[sep+1:], otherMark(mark)); ok && zeros(fraction) {
		return readNumber(s[:sep+1] + whole)
	}
	return 0, false
}

func zeros(s string) bool { return s != "" && strings.Trim(s, "0") == "" }

func otherMark(mark string) string {
	if mark == "." {
		return ","
	}
	return "."
}

// thousands reports whether groups are a number cut into threes.
func thousands(groups []string) bool {
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return len(groups) > 1
}

// digits reads a number of at most nine digits; there are not more people.
func digits(s string) (int64, bool) {
	if len(s) == 0 || len(s) > 9 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// phone reads a chair's number. A number that lost its first 0 to a spreadsheet
// is taken, and noted; one with two readings is not.
func (f *File) phone(r *Row, s string) (wrong string) {
	p := viet.ReadPhone(s)
	switch {
	case p.Kind == viet.Ask && p.E164 != "":
		f.Notes = append(f.Notes, Note{r.Line, say(text.ListPhoneRead, "typed", s, "read", national(p.E164))})
	case p.Kind == viet.Ask:
		return say(text.ListPhoneTwo)
	case p.Kind != viet.Value:
		return say(text.ListPhone)
	}
	r.ChairPhone = p.E164
	return ""
}

const countryCode = "+84"

// national writes a Vietnamese number as people do, with a leading 0.
func national(e164 string) string {
	if rest, ok := strings.CutPrefix(e164, countryCode); ok {
		return "0" + rest
	}
	return e164
}

// Mobile reports whether a person may be met by this number in Telegram, so
// that it serves as a look-up. A landline is only a contact.
func Mobile(e164 string) bool {
	return e164 != "" && viet.ReadPhone(e164).Type == viet.Mobile
}

// ReportsByDefault tells who reports where the list does not say: grassroots
// unions, and attached units without units below them.
func ReportsByDefault(kind store.UnitKind, children bool) bool {
	return kind == store.Grassroots || kind == store.Attached && !children
}
