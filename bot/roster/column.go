package roster

import "raquan/bot/text"

// Column is a column of a roster, by the name that Export writes.
type Column string

// The columns. The first four are needed; of the others any may be left out.
const (
	Code       Column = "code"
	ParentCode Column = "parent_code" // empty for the national unit
	Kind       Column = "kind"
	Name       Column = "name"
	ShortName  Column = "short_name"
	Symbol     Column = "symbol"  // ký hiệu, as LĐLĐ
	Place      Column = "place"   // địa danh
	Workers    Column = "workers" // members and workers
	Zone       Column = "zone"    // KCN, KCX, KKT or empty
	Reports    Column = "reports" // is a report expected from it? empty: by kind
	ChairName  Column = "chair_name"
	ChairPhone Column = "chair_phone"
)

// Columns that say by which decision a unit is added, moved, renamed, closed or merged
// by this file. They say nothing of a unit that does not change.
const (
	Decision     Column = "decision"      // its number
	DecisionDate Column = "decision_date" // the day on which it was signed
	Effective    Column = "effective"     // the day from which it holds; empty: today
	Closed       Column = "closed"        // the unit ends
	MergedInto   Column = "merged_into"   // code of the unit of which it becomes a part
)

// ofUnits lists the columns that describe units, in the order in which Export writes
// them.
func ofUnits() []Column {
	return []Column{Code, ParentCode, Kind, Name, ShortName, Symbol, Place, Workers, Zone, Reports, ChairName, ChairPhone}
}

// Columns lists all columns.
func Columns() []Column {
	return append(ofUnits(), Decision, DecisionDate, Effective, Closed, MergedInto)
}

var needed = []Column{Code, ParentCode, Kind, Name}

// header says which cell of a row holds which column.
type header struct {
	columns []Column          // by cell; "" has no column
	shown   map[Column]string // as the file spells it
}

// has reports whether the file has a column.
func (h *header) has(c Column) bool {
	_, ok := h.shown[c]
	return ok
}

// name gives a column's name as the file spells it, so that it can be found.
func (h *header) name(c Column) string {
	if s, ok := h.shown[c]; ok {
		return s
	}
	return string(c)
}

// isHeader tells a header from the title lines that may stand above it.
func isHeader(cells []string) bool {
	known := 0
	for _, cell := range cells {
		if c, ok := columnOf(cell); ok && c != passOver {
			known++
		}
	}
	return known >= 3
}

// readHeader maps cells to columns and reports what is wrong with them.
func readHeader(line int, cells []string) (*header, []Fault) {
	h := &header{columns: make([]Column, len(cells)), shown: map[Column]string{}}
	var faults []Fault
	for i, cell := range cells {
		c, ok := columnOf(cell)
		cell = clip(tidy(cell))
		switch {
		case cell == "":
			continue
		case c == passOver:
		case !ok:
			faults = append(faults, Fault{line, cell, say(text.ListColumn, "columns", columnList())})
		case h.has(c):
			faults = append(faults, Fault{line, cell, say(text.ListTwice, "column", string(c))})
		default:
			h.columns[i], h.shown[c] = c, cell
			continue
		}
		h.columns[i] = passOver
	}
	for _, c := range needed {
		if !h.has(c) {
			faults = append(faults, Fault{line, string(c), say(text.ListNoColumn)})
		}
	}
	return h, faults
}

// maxShown is how many characters of a header cell a fault shows.
const maxShown = 60

// clip shortens what stands where a column's name ought to be.
func clip(s string) string {
	n := 0
	for i := range s {
		if n == maxShown {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

func columnList() string {
	s := ""
	for i, c := range Columns() {
		if i > 0 {
			s += ", "
		}
		s += string(c)
	}
	return s
}
