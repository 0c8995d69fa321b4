package remind

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Row is a line of the calendar: a slot, with the levels for which it comes at
// that time.
type Row struct {
	Slot
	Levels []string
	rungs  []rung
}

// Calendar lists all slots of the ladder in the order in which they go, for the
// campaign's deadlines and those that officers have set. A slot that comes at
// several times for different deadlines has several rows.
func (l *Ladder) Calendar(dates []Dates) []Row {
	var rows []Row
	for level, deadlines := range l.deadlines(dates) {
		for _, at := range slices.Sorted(maps.Keys(deadlines)) {
			for _, step := range l.Campaign.Ladder {
				for _, s := range l.Slots(step, level, time.Unix(0, at)) {
					rows = addRow(rows, s, rung{step, level, at})
				}
			}
		}
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(b.Step.Rank, a.Step.Rank), cmp.Compare(a.Step.Key, b.Step.Key), a.Nominal.Compare(b.Nominal))
	})
	for i := range rows {
		inOrder(rows[i].Levels, rows[i].Step.Levels)
	}
	return rows
}

func addRow(rows []Row, s Slot, r rung) []Row {
	i := slices.IndexFunc(rows, func(row Row) bool {
		return row.Step == s.Step && row.Nominal.Equal(s.Nominal) && row.At.Equal(s.At) && row.Moved == s.Moved && row.Useless.Equal(s.Useless)
	})
	if i < 0 {
		return append(rows, Row{Slot: s, Levels: []string{r.level}, rungs: []rung{r}})
	}
	row := &rows[i]
	row.rungs = append(row.rungs, r)
	if !slices.Contains(row.Levels, r.level) {
		row.Levels = append(row.Levels, r.level)
	}
	return rows
}

// inOrder puts words into the order that they have in another list.
func inOrder(words, as []string) {
	slices.SortFunc(words, func(a, b string) int { return slices.Index(as, a) - slices.Index(as, b) })
}

// Reach is whom a row of the calendar would reach if its slot went now.
type Reach struct {
	Row
	People int            // who would get it
	Left   map[string]int // people who would not, by reason
}

// Outside is why a person is left out of a step whose audience their units are not
// in, as those whose report was not returned.
const Outside = "not concerned"

// Reaches counts people for all rows of a calendar.
type Reaches struct {
	List []Reach // as the rows
	at   map[place][]int
}

// place is where units have the same slots.
type place struct {
	level    string
	deadline int64
}

// NewReaches begins to count.
func NewReaches(rows []Row) *Reaches {
	r := &Reaches{at: map[place][]int{}}
	for i, row := range rows {
		r.List = append(r.List, Reach{Row: row, Left: map[string]int{}})
		for _, rung := range row.rungs {
			at := place{rung.level, rung.deadline}
			r.at[at] = append(r.at[at], i)
		}
	}
	return r
}

// Add counts a person. It looks at each row alone: what the limit of a day or
// other steps take away is not known before.
func (r *Reaches) Add(p *Person, now time.Time) {
	here := map[int][]Unit{}
	for _, u := range p.Units {
		for _, i := range r.at[place{u.Level, u.Deadline.UnixNano()}] {
			if u.Above != r.List[i].Step.OfReports() {
				here[i] = append(here[i], u)
			}
		}
	}
	for i, units := range here {
		if why := leftOut(p, units, r.List[i].Row, now); why != "" {
			r.List[i].Left[why]++
		} else {
			r.List[i].People++
		}
	}
}

// leftOut is why a slot would not go to a person now; empty: it would.
func leftOut(p *Person, units []Unit, r Row, now time.Time) string {
	in := slices.ContainsFunc(units, func(u Unit) bool { return u.In(r.Step.Audience) })
	switch {
	case in && p.Unreachable:
		return Unreachable
	case in:
		return unwanted(&p.Nudges, r.Step, now)
	case slices.ContainsFunc(units, func(u Unit) bool { return u.State == Claimed }):
		return string(Claimed)
	case !slices.ContainsFunc(units, func(u Unit) bool { return u.ToDo() }):
		return Done
	}
	return Outside
}
