package roster

import (
	"cmp"
	"slices"
	"strconv"

	"raquan/bot/text"
)

// Fault is something wrong in a roster file. With any fault nothing is
// imported. It holds codes and names of units, but no data of persons.
type Fault struct {
	Row    int    // as the spreadsheet numbers it, from 1; 0: the file as a whole
	Column string // as the file spells it; empty: the row as a whole
	Text   string // a sentence for whoever keeps the list
}

func (f Fault) String() string {
	switch {
	case f.Row == 0:
		return f.Text
	case f.Column == "":
		return say(text.ListLine, "row", strconv.Itoa(f.Row), "text", f.Text)
	}
	return say(text.ListCell, "row", strconv.Itoa(f.Row), "column", f.Column, "text", f.Text)
}

// sortFaults puts faults in order of rows, those of one row as they were found.
func sortFaults(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Row, b.Row) })
}

// Error makes a Fault an error, for the readers of single formats.
func (f Fault) Error() string { return f.String() }
