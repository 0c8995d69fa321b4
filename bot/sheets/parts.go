package sheets

import (
	"errors"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/exports"
	"raquan/bot/figures"
	"raquan/bot/text"
	"raquan/store"
)

// errTooLarge is given if the units of one unit below fill more than a file.
var errTooLarge = errors.New("sheets: a part cannot be divided further")

// part is one file of those that the figures are divided into, with what its
// writing found.
type part struct {
	n, of int                   // from 1
	units map[store.UnitID]bool // those right below the table's own whose rows are in it; nil: all
	rows  int
	first string // code of the first row's unit
	last  string
	sum   string // over the rows
}

func (p *part) has(under store.UnitID) bool { return p.units == nil || p.units[under] }

func (p *part) count(r *row) {
	if p.rows++; p.rows == 1 {
		p.first = r.Unit.Code
	}
	p.last = r.Unit.Code
}

// inParts makes the file with this ending, or as many as it takes that none is too
// large to be sent.
func (b *book) inParts(ending string, write func(*part) ([]byte, error)) (exports.Made, error) {
	for n := 1; ; {
		parts := b.divide(n)
		made, err := b.write(parts, ending, write)
		if err != nil {
			return exports.Made{}, err
		}
		fits := true
		for i, p := range parts {
			if len(made.Files[i].Data) <= b.Most {
				continue
			}
			if fits = false; len(p.units) == 1 || len(b.table.Below) == 0 {
				return exports.Made{}, errTooLarge
			}
		}
		if fits {
			return made, nil
		}
		n = max(n+1, made.Size()/b.Most+1)
	}
}

func (b *book) write(parts []*part, ending string, write func(*part) ([]byte, error)) (made exports.Made, err error) {
	for _, p := range parts {
		data, err := write(p)
		if err != nil {
			return made, err
		}
		made.Files = append(made.Files, exports.File{File: chat.File{Name: b.fileName(p, ending), Data: data}, Caption: b.caption(p)})
	}
	return made, nil
}

// divide divides the units right below the table's own, in their order, into so
// many parts of about as many rows each, or fewer. The table's own row is in the
// first.
func (b *book) divide(parts int) []*part {
	if parts == 1 {
		return []*part{{n: 1, of: 1}}
	}
	each := (b.expected(b.sums(&b.table.Body)) + parts - 1) / parts
	list := []*part{{units: map[store.UnitID]bool{b.table.Unit.ID: true}}}
	rows := 0
	for i := range b.table.Below {
		child := &b.table.Below[i]
		more := b.expected(b.sums(child))
		if last := list[len(list)-1]; rows > 0 && rows+more > each {
			list, rows = append(list, &part{units: map[store.UnitID]bool{}}), 0
		} else if more == 0 {
			last.units[child.Unit.ID] = true
			continue
		}
		list[len(list)-1].units[child.Unit.ID] = true
		rows += more
	}
	for i, p := range list {
		p.n, p.of = i+1, len(list)
	}
	return list
}

// maxHead is how many letters of a unit's name stand in a caption.
const maxHead = 120

// caption says of what the file is: unit, cut-off, what was chosen, rows, checksum.
func (b *book) caption(p *part) string {
	lines := []string{text.Say(b.lang, text.SheetCaption, "unit", text.Short(b.table.Unit.Name, maxHead),
		"moment", text.Moment(b.lang, b.table.At, b.Campaign.Zone), "cut", b.cut(b.table.Cut))}
	if b.zone != "" {
		lines = append(lines, text.Say(b.lang, text.SheetZone, "zone", text.ZoneName(b.lang, b.zone)))
	}
	args := []any{"rows", b.num(p.rows), "sum", p.sum[:shortSum], "n", b.num(p.n), "of", b.num(p.of), "from", p.first, "to", p.last}
	if p.of > 1 {
		return strings.Join(append(lines, text.Say(b.lang, text.SheetPart, args...)), "\n")
	}
	return strings.Join(append(lines, text.Say(b.lang, text.SheetRows, args...)), "\n")
}

// shortSum is how much of the checksum a caption shows.
const shortSum = 12

// cut says whether figures are frozen.
func (b *book) cut(c figures.Cut) string {
	if c.Frozen() {
		return b.say(text.SheetFrozen, "n", text.FreezeNumber(b.lang, c.Freeze, c.Interim))
	}
	return b.say(text.SheetProvisional)
}

// fileName is made of the unit's code, the zone, the moment and the part.
func (b *book) fileName(p *part, ending string) string {
	name := b.say(text.SheetFileName, "code", b.table.Unit.Code)
	if b.zone != "" {
		name += "-" + b.zone
	}
	ending = "." + ending
	if p.of > 1 {
		ending = b.say(text.SheetPartName, "n", b.num(p.n), "of", b.num(p.of)) + ending
	}
	return exports.FileName(name, b.table.At.In(b.Campaign.Zone), ending)
}
