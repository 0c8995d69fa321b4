package sheets

import (
	"iter"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/store"
)

// row is a unit with its report, as a file has it.
type row struct {
	figures.Row
	under *store.Unit // right below the table's own; the unit itself if it is, or is the table's own
}

// counts reports whether the report's figures are in the sums.
func (r *row) counts() bool { return r.Report != nil && r.Report.Counts() }

// missing reports whether a report is expected and has not come.
func (r *row) missing() bool { return !r.counts() && r.Unit.Expected() }

// answers are those that count; none of a report that does not.
func (r *row) answers() map[string]store.Answer {
	if !r.counts() {
		return nil
	}
	return r.Report.Sent
}

// zoneOf is the zone in which the unit is counted.
func (r *row) zoneOf() string {
	if r.counts() {
		return r.Report.Zone
	}
	return r.Unit.Zone
}

// rows walks over the units of the file, and of a part of it, in the order of the
// roster. It says how far it is, and ends with the first error or the context's.
func (b *book) rows(p *part) iter.Seq2[*row, error] {
	return func(yield func(*row, error) bool) {
		done, total := 0, b.expected(b.sums(&b.table.Body))
		for r, err := range b.table.Rows(b.s, b.Campaign) {
			if err == nil {
				err = b.ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			w := &row{Row: r, under: r.Unit}
			if len(r.Above) > 0 {
				w.under = r.Above[0]
			}
			if b.zone != "" && w.zoneOf() != b.zone {
				continue
			}
			if done++; done%500 == 0 {
				b.progress(done, total)
			}
			if p.has(w.under.ID) && !yield(w, nil) {
				return
			}
		}
	}
}

// sums are those of a body in the file's zone.
func (b *book) sums(body *figures.Body) tally.Sums {
	if b.zone == "" {
		return body.Sums
	}
	return body.Zones[b.zone]
}

// expected is how many rows there are with such sums: a closed unit has one if it
// has reported.
func (b *book) expected(s tally.Sums) int { return int(s[tally.Units] + s[tally.Closed]) }
