package roster

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"raquan/bot/text"
)

// previewed is how many units of each sort a preview names.
const previewed = 20

// Counts tells how many units a Diff concerns, by what happens to them. A unit
// that is moved and changed counts in both.
type Counts struct {
	Added     int `json:"added,omitempty"`
	Changed   int `json:"changed,omitempty"`
	Moved     int `json:"moved,omitempty"`
	Carried   int `json:"carried,omitempty"` // only go along with a unit above them
	Closed    int `json:"closed,omitempty"`
	Merged    int `json:"merged,omitempty"`
	Reopened  int `json:"reopened,omitempty"`
	Unchanged int `json:"unchanged,omitempty"`
	Absent    int `json:"absent,omitempty"` // not in the file, and stay
}

// Count counts.
func (d *Diff) Count() Counts {
	n := Counts{Unchanged: d.Unchanged, Absent: d.Absent}
	for _, c := range d.Changes {
		for _, s := range sorts {
			if s.of(c) {
				*s.count(&n)++
			}
		}
		if c.Carried {
			n.Carried++
		}
	}
	return n
}

// sorts are the parts of a preview.
var sorts = []struct {
	title *text.Sentence
	of    func(*Change) bool
	count func(*Counts) *int
	line  func(*Change) string
}{
	{text.PreviewAdded, (*Change).Added, func(n *Counts) *int { return &n.Added }, func(c *Change) string {
		return fmt.Sprintf("%s (%s)", unitLine(c), kindName(c.Unit.Kind))
	}},
	{text.PreviewReopened, func(c *Change) bool { return c.Reopened }, func(n *Counts) *int { return &n.Reopened }, unitLine},
	{text.PreviewMoved, func(c *Change) bool { return c.Moved }, func(n *Counts) *int { return &n.Moved }, func(c *Change) string {
		return unitLine(c) + ": " + say(text.PreviewFromTo, "from", orNone(c.From), "to", orNone(c.ParentCode))
	}},
	{text.PreviewChanged, (*Change).Changed, func(n *Counts) *int { return &n.Changed }, func(c *Change) string {
		return fmt.Sprintf("%s: %s", unitLine(c), strings.Join(c.said(), "; "))
	}},
	{text.PreviewMerged, (*Change).Merged, func(n *Counts) *int { return &n.Merged }, func(c *Change) string {
		return unitLine(c) + " → " + c.Into
	}},
	{text.PreviewClosed, (*Change).Closed, func(n *Counts) *int { return &n.Closed }, unitLine},
}

func unitLine(c *Change) string { return c.Unit.Code + "  " + c.Unit.ShortName() }

// Preview writes what the import will do, to be read by the person who starts
// it. It holds names and numbers of persons: for the screen, not for logs.
func (d *Diff) Preview(w io.Writer) error {
	b := bufio.NewWriter(w)
	n := d.Count()
	for _, s := range sorts {
		if total := *s.count(&n); total > 0 {
			d.previewSort(b, s.title, total, s.of, s.line)
		}
	}
	if n.Carried > 0 {
		fmt.Fprintln(b, sayN(text.PreviewCarried, n.Carried))
	}
	fmt.Fprint(b, sayN(text.PreviewSame, n.Unchanged))
	if n.Absent > 0 {
		fmt.Fprint(b, "; ", sayN(text.PreviewAbsent, n.Absent))
	}
	fmt.Fprintln(b)
	d.previewNotes(b)
	d.Legacy.preview(b)
	return b.Flush()
}

func (d *Diff) previewSort(w io.Writer, title *text.Sentence, total int, of func(*Change) bool, line func(*Change) string) {
	fmt.Fprintln(w, sayN(title, total))
	shown := 0
	for _, c := range d.Changes {
		if shown == previewed {
			break
		}
		if of(c) {
			fmt.Fprintf(w, "  %s\n", line(c))
			shown++
		}
	}
	if total > shown {
		fmt.Fprintln(w, " ", sayN(text.PreviewMore, total-shown))
	}
}

func (d *Diff) previewNotes(w io.Writer) {
	if len(d.Notes) == 0 {
		return
	}
	fmt.Fprintln(w, sayN(text.PreviewNotes, len(d.Notes)))
	for i, n := range d.Notes {
		if i == previewed {
			fmt.Fprintln(w, " ", sayN(text.PreviewMoreNotes, len(d.Notes)-i))
			break
		}
		fmt.Fprintln(w, " ", say(text.ListLine, "row", strconv.Itoa(n.Row), "text", n.Text))
	}
}

// said tells each changed field with both values.
func (c *Change) said() []string {
	before := rowOf(c.Old, "")
	after := rowOf(&Known{Unit: c.Unit, ChairName: c.ChairName, ChairPhone: c.ChairPhone}, "")
	var said []string
	for _, f := range c.Fields {
		said = append(said, fmt.Sprintf("%s %s → %s", f, orEmpty(before[f]), orEmpty(after[f])))
	}
	return said
}

func orEmpty(s string) string {
	if s == "" {
		return say(text.PreviewEmpty)
	}
	return s
}
