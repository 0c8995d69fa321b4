package roster

import (
	"cmp"
	"fmt"
	"slices"
)

// Fault is something wrong in a roster file. With any fault nothing is
// imported. It holds codes and names of units, but no data of persons.
type Fault struct {
	Row    int    // as the spreadsheet numbers it, from 1
	Column string // as the file spells it; empty: the row as a whole
	Text   string // a sentence for whoever keeps the list
}

func (f Fault) String() string {
	if f.Column == "" {
		return fmt.Sprintf("dòng %d: %s", f.Row, f.Text)
	}
	return fmt.Sprintf("dòng %d, cột %s: %s", f.Row, f.Column, f.Text)
}

// sortFaults puts faults in order of rows, those of one row as they were found.
func sortFaults(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Row, b.Row) })
}

// Error makes a Fault an error, for the readers of single formats.
func (f Fault) Error() string { return f.String() }
