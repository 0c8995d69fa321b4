package roster

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/store"
)

// Leaving units: a row may say that its unit is closed, or that it becomes part of
// another one, and by which decision. Such a unit is none of the tree that the file
// describes; its row is there so that the decision is on record. A unit that is closed
// already stays so, and the file may be imported again.

// MaxMerged bounds how many units one file may merge into one, together with those
// whose reports still wait for its next report: they all are withdrawn in the
// transaction of that report.
const MaxMerged = 4

// leaves reports whether the unit of a row is to be closed.
func (r *Row) leaves() bool { return r.Into != "" || r.Closed != nil && *r.Closed }

// dateForms are the ways in which lists write a day; the day comes before the month.
var dateForms = []string{"2/1/2006", "2-1-2006", "2.1.2006", "2006-01-02", "2006-1-2", "2/1/06"}

// readDay reads a day. It is kept as midnight UTC, which is the same day in Việt Nam.
func readDay(s string) (time.Time, bool) {
	s = strings.TrimPrefix(strings.TrimSuffix(viet.Fold(s), " 00:00:00"), "ngay ") // spreadsheets add a time of day
	for _, form := range dateForms {
		if day, err := time.Parse(form, s); err == nil && day.Year() >= 1990 && day.Year() < 2100 {
			return day, true
		}
	}
	return time.Time{}, false
}

// leaving finds what is wrong with the rows of units that leave.
func (c *checker) leaving() {
	into := map[string]int{}
	for _, n := range c.tree.leaving {
		r := n.row
		switch {
		case n.known == nil:
			c.fault(r.Line, Code, text.ListLeaveUnknown, "code", n.code)
			continue
		case !n.known.Closed.IsZero():
			continue
		case n.known.Kind == store.National:
			c.fault(r.Line, Kind, text.ListLeaveRoot)
			continue
		}
		if below := c.below(n.code); len(below) > 0 {
			c.fault(r.Line, Code, text.ListLeaveBelow, "n", strconv.Itoa(len(below)), "code", below[0])
		}
		if r.Into != "" && c.target(n) {
			into[r.Into] += 1 + len(n.known.Merged)
			if waiting := len(c.tree.nodes[r.Into].known.Merged); into[r.Into]+waiting > MaxMerged {
				c.fault(r.Line, MergedInto, text.ListMergeMany, "code", r.Into, "max", strconv.Itoa(MaxMerged))
			}
		}
	}
}

// target reports whether a unit may become part of the one that its row names.
func (c *checker) target(n *node) bool {
	line, to := n.row.Line, c.tree.nodes[n.row.Into]
	switch {
	case n.row.Into == n.code:
		c.fault(line, MergedInto, text.ListMergeSelf)
	case to == nil && c.present.Units[n.row.Into] == nil, to != nil && to.known == nil:
		c.fault(line, MergedInto, text.ListMergeUnknown, "code", n.row.Into)
	case to == nil:
		c.fault(line, MergedInto, text.ListMergeGone, "code", n.row.Into)
	case (n.known.Kind == store.Grassroots) != (to.kind == store.Grassroots), to.kind == store.National,
		n.known.Kind != store.Grassroots && (n.known.Reports || to.known.Reports):
		c.fault(line, MergedInto, text.ListMergeKind, "code", n.row.Into)
	default:
		return true
	}
	return false
}

// below lists the units that will stand under a code, in order.
func (c *checker) below(code string) []string {
	if c.tree.children[code] == 0 {
		return nil
	}
	var codes []string
	for _, n := range c.tree.nodes {
		if n.parent == code {
			codes = append(codes, n.code)
		}
	}
	slices.Sort(codes)
	return codes
}

// closeLeaving adds the units that rows close or merge, in order of rows.
func (m *comparer) closeLeaving() {
	for _, n := range m.tree.leaving {
		if n.known == nil || !n.known.Closed.IsZero() {
			m.diff.Unchanged++
			continue
		}
		c := &Change{Unit: n.known.Unit, ParentCode: m.codes[n.known.Parent], ChairName: n.known.ChairName, ChairPhone: n.known.ChairPhone,
			Old: n.known, Row: n.row.Line, Into: n.row.Into, Decision: n.row.Decision}
		c.Unit.Closed = from(n.row, m.now)
		if to := m.tree.nodes[n.row.Into]; to != nil {
			c.Unit.Into = to.known.ID
			c.Grows = !(to.row != nil && m.file.header.has(Workers))
		}
		m.diff.Changes = append(m.diff.Changes, c)
	}
}

// from is the moment from which the change of a row holds: that of its decision, or
// now.
func from(r *Row, now time.Time) time.Time {
	if r.Decision.From.IsZero() {
		return now
	}
	return r.Decision.From
}
