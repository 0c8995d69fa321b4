package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing that is wrong in a file, said so that the person who
// edits the file knows what to write instead.
type Fault struct {
	File string
	Line int // from 1
	Text string
}

func (f Fault) String() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Text) }

// Faults is everything that is wrong in one file, in the order of its lines.
type Faults struct{ List []Fault }

// Error is one fault a line.
func (f *Faults) Error() string {
	lines := make([]string, len(f.List))
	for i, fault := range f.List {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// collector gathers the faults of one file.
type collector struct {
	file  string
	lines int // of the file; faults stay within
	list  []Fault
}

func (c *collector) fault(line int, format string, args ...any) {
	c.list = append(c.list, Fault{c.file, max(1, min(line, c.lines)), fmt.Sprintf(format, args...)})
}

// err is nil, or a *Faults sorted by line without repetitions.
func (c *collector) err() error {
	if len(c.list) == 0 {
		return nil
	}
	slices.SortStableFunc(c.list, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return &Faults{slices.Compact(c.list)}
}

// didYouMean is `; did you mean "x"?` if one of the words is near, else the
// list of all words after the given introduction.
func didYouMean(word, intro string, words []string) string {
	best, distance := "", 1+max(1, len(word)/3)
	for _, w := range words {
		if d := editDistance(strings.ToLower(word), strings.ToLower(w)); d < distance {
			best, distance = w, d
		}
	}
	if best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	if len(words) == 0 {
		return "; " + intro + ": none"
	}
	return "; " + intro + ": " + strings.Join(words, ", ")
}

// editDistance counts the bytes to insert, delete or replace to make b of a.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
