package roster

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"raquan/bot/viet"
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
	title string
	of    func(*Change) bool
	count func(*Counts) *int
	line  func(*Change) string
}{
	{"Thêm mới", (*Change).Added, func(n *Counts) *int { return &n.Added }, func(c *Change) string {
		return fmt.Sprintf("%s (%s)", unitLine(c), kindNames[c.Unit.Kind])
	}},
	{"Mở lại", func(c *Change) bool { return c.Reopened }, func(n *Counts) *int { return &n.Reopened }, unitLine},
	{"Chuyển cấp trên", func(c *Change) bool { return c.Moved }, func(n *Counts) *int { return &n.Moved }, func(c *Change) string {
		return fmt.Sprintf("%s: từ %s sang %s", unitLine(c), orNone(c.From), orNone(c.ParentCode))
	}},
	{"Thay đổi", (*Change).Changed, func(n *Counts) *int { return &n.Changed }, func(c *Change) string {
		return fmt.Sprintf("%s: %s", unitLine(c), strings.Join(c.said(), "; "))
	}},
	{"Đóng", (*Change).Closed, func(n *Counts) *int { return &n.Closed }, unitLine},
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
		fmt.Fprintf(b, "Đi theo cấp trên chuyển: %s đơn vị\n", viet.Dots(int64(n.Carried)))
	}
	fmt.Fprintf(b, "Giữ nguyên: %s đơn vị", viet.Dots(int64(n.Unchanged)))
	if n.Absent > 0 {
		fmt.Fprintf(b, "; không có trong tệp và vẫn giữ: %s đơn vị", viet.Dots(int64(n.Absent)))
	}
	fmt.Fprintln(b)
	d.previewNotes(b)
	return b.Flush()
}

func (d *Diff) previewSort(w io.Writer, title string, total int, of func(*Change) bool, line func(*Change) string) {
	fmt.Fprintf(w, "%s: %s đơn vị\n", title, viet.Dots(int64(total)))
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
		fmt.Fprintf(w, "  … và %s đơn vị khác\n", viet.Dots(int64(total-shown)))
	}
}

func (d *Diff) previewNotes(w io.Writer) {
	if len(d.Notes) == 0 {
		return
	}
	fmt.Fprintf(w, "Xin xem lại %s ô:\n", viet.Dots(int64(len(d.Notes))))
	for i, n := range d.Notes {
		if i == previewed {
			fmt.Fprintf(w, "  … và %s ô khác\n", viet.Dots(int64(len(d.Notes)-i)))
			break
		}
		fmt.Fprintf(w, "  dòng %d: %s\n", n.Row, n.Text)
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
		return "(trống)"
	}
	return s
}
