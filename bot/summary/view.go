package summary

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// view is how a viewer wants the units below sorted and filtered. It travels in the
// callback data, a letter for each part, so that it holds while they go up and down
// and is forgotten with the message.
type view struct {
	sort, zone, kind byte // zero: in the order of the roster, everywhere, of every kind
}

// The letters of views. Those of one part are not those of another.
const (
	byRate, byMissing, bySize = 'r', 'm', 'w'

	inParks, inKCN, inKCX, inKKT, outside = 'i', 'k', 'x', 't', 'e'
)

// option is one thing that can be chosen.
type option struct {
	letter byte
	label  *text.Sentence // on its button, and in the note of the summary
}

// sorts, zones and kinds are the options, in the order of their buttons. The letter
// of the campaign asks for industrial parks first.
var (
	sorts = []option{{byRate, text.ViewByRate}, {byMissing, text.ViewByMissing}, {bySize, text.ViewBySize}}
	zones = []option{{inParks, text.ViewInParks}, {inKCN, text.ViewInKCN}, {inKCX, text.ViewInKCX}, {inKKT, text.ViewInKKT}, {outside, text.ViewOutside}}
	kinds = []option{{'f', text.ViewFederations}, {'s', text.ViewSectors}, {'a', text.ViewAttached}, {'u', text.ViewUpper}, {'g', text.ViewGrassroots}}
)

var (
	zoneNames = map[byte][]string{inParks: {store.ZoneKCN, store.ZoneKCX, store.ZoneKKT}, inKCN: {store.ZoneKCN}, inKCX: {store.ZoneKCX}, inKKT: {store.ZoneKKT}, outside: {""}}
	kindNames = map[byte]store.UnitKind{'f': store.Federation, 's': store.Sector, 'a': store.Attached, 'u': store.Upper, 'g': store.Grassroots}
)

func (v view) String() string {
	var b strings.Builder
	for _, letter := range []byte{v.sort, v.zone, v.kind} {
		if letter != 0 {
			b.WriteByte(letter)
		}
	}
	return b.String()
}

// parseView reads what String wrote; ok is false if it did not.
func parseView(s string) (v view, ok bool) {
	for _, letter := range []byte(s) {
		is := func(o option) bool { return o.letter == letter }
		switch {
		case slices.ContainsFunc(sorts, is):
			v.sort = letter
		case slices.ContainsFunc(zones, is):
			v.zone = letter
		case slices.ContainsFunc(kinds, is):
			v.kind = letter
		}
	}
	return v, v.String() == s
}

// filtered reports whether units are left out.
func (v view) filtered() bool { return v.zone != 0 || v.kind != 0 }

// zones are those of which the figures are shown.
func (v view) zones() tally.Zones {
	if v.zone == 0 {
		return nil
	}
	names := zoneNames[v.zone]
	return func(zone string) bool { return slices.Contains(names, zone) }
}

// note says in a line how the units below are sorted and filtered; none if they are
// not.
func (p *page) note() []string { return p.noteOf(slices.Concat(sorts, zones, kinds)) }

// zoneNote says of which zones the figures are; none if of all.
func (p *page) zoneNote() []string { return p.noteOf(zones) }

func (p *page) noteOf(options []option) []string {
	var parts []string
	for _, o := range options {
		if o.letter == p.view.sort || o.letter == p.view.zone || o.letter == p.view.kind {
			parts = append(parts, p.say(o.label))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{p.say(text.ViewNote, "view", text.HTML(dots(parts)))}
}

// chosen filters and sorts units below. What it reads of each is a few sums, and
// nothing in the order of the roster, which the index of units has.
func (p *page) chosen(ids []store.UnitID) ([]store.UnitID, error) {
	if p.view.kind != 0 {
		var err error
		if ids, err = p.ofKind(ids, kindNames[p.view.kind]); err != nil {
			return nil, err
		}
	}
	if p.view.sort == 0 && p.view.zone == 0 {
		return ids, nil
	}
	list, err := p.ranks(ids, p.view.sort)
	if err != nil {
		return nil, err
	}
	if p.view.zone != 0 {
		list = slices.DeleteFunc(list, func(r ranked) bool { return !r.counted })
	}
	if p.view.sort != 0 {
		slices.SortFunc(list, ranked.compare)
	}
	out := make([]store.UnitID, len(list))
	for i, r := range list {
		out[i] = ids[r.at]
	}
	return out, nil
}

// ofKind leaves out the units of other kinds.
func (p *page) ofKind(ids []store.UnitID, kind store.UnitKind) ([]store.UnitID, error) {
	keys, is := make([]store.Key, len(ids)), make([]bool, len(ids))
	for i, id := range ids {
		keys[i] = store.UnitKey(id)
	}
	err := store.Pick(p.s, keys, func(i int, record []byte) error {
		is[i] = store.IsKind(record, kind)
		return nil
	})
	var out []store.UnitID
	for i, id := range ids {
		if is[i] {
			out = append(out, id)
		}
	}
	return out, err
}

// ranked is a unit with what it is sorted by: the larger num/den stands first, and
// those without a den last.
type ranked struct {
	at       int // its place in the roster, from 0
	num, den int64
	counted  bool // anything at all, in the zones that are shown
}

// compare orders units; equal ones stay in the order of the roster.
func (r ranked) compare(s ranked) int { return cmp.Or(r.order(s), cmp.Compare(r.at, s.at)) }

// order is compare without the roster: 0 if both are equal.
func (r ranked) order(s ranked) int {
	if r.den == 0 || s.den == 0 {
		return -cmp.Compare(min(r.den, 1), min(s.den, 1))
	}
	leftHigh, left := bits.Mul64(uint64(r.num), uint64(s.den))
	rightHigh, right := bits.Mul64(uint64(s.num), uint64(r.den))
	return cmp.Or(cmp.Compare(rightHigh, leftHigh), cmp.Compare(right, left))
}

// ranks gives units with what they are sorted by, in the order in which they came.
func (p *page) ranks(ids []store.UnitID, by byte) ([]ranked, error) {
	names := p.rankedBy(by)
	list, nothing := make([]ranked, len(ids)), make([]int64, len(names))
	for i := range list {
		list[i] = rank(i, nothing)
	}
	return list, tally.EachSome(p.s, p.c.Key, ids, p.zones, names, func(i int, sums []int64) {
		list[i] = rank(i, sums)
		list[i].counted = true
	})
}

// rankedBy names the sums of which rank makes what units are sorted by.
func (p *page) rankedBy(by byte) []string {
	switch by {
	case byRate:
		if rate := p.c.MainRate(); rate != nil {
			return []string{tally.Numerator(rate.Key), tally.Denominator(rate.Key)}
		}
	case byMissing:
		return []string{tally.Units, tally.Sent, tally.Closed}
	case bySize:
		return []string{tally.Workers}
	}
	return nil
}

func rank(at int, sums []int64) ranked {
	switch len(sums) {
	case 1:
		return ranked{at: at, num: sums[0], den: 1}
	case 2:
		return ranked{at: at, num: sums[0], den: sums[1]}
	case 3:
		return ranked{at: at, num: max(0, sums[0]-sums[1]+sums[2]), den: 1}
	}
	return ranked{at: at}
}

// views is the screen on which to choose them.
func (p *page) views() (chat.Message, error) {
	msg := chat.Message{Text: p.say(text.ViewHead, "unit", clip(p.unit.Name, maxName), "moment", p.moment(p.now))}
	set := func(v view, label *text.Sentence) chat.Button {
		said := p.label(label)
		if v == p.view {
			said = p.label(text.ViewNow, "view", said)
		}
		q := *p
		q.view = v
		return p.button(said, q.link(Totals, p.unit.ID, 0))
	}
	add := func(none *text.Sentence, options []option, with func(v view, letter byte) view) {
		row := []chat.Button{set(with(p.view, 0), none)}
		for _, o := range options {
			row = append(row, set(with(p.view, o.letter), o.label))
		}
		msg.Buttons = append(msg.Buttons, slices.Collect(slices.Chunk(row, perRow))...)
	}
	add(text.ViewByRoster, sorts, func(v view, letter byte) view { v.sort = letter; return v })
	add(text.ViewEverywhere, zones, func(v view, letter byte) view { v.zone = letter; return v })
	add(text.ViewAllKinds, p.kinds(), func(v view, letter byte) view { v.kind = letter; return v })
	msg.Buttons = append(msg.Buttons, []chat.Button{p.button(p.label(text.Summary), p.link(Totals, p.unit.ID, 0))})
	return msg, nil
}

// kinds are those that may stand right below the unit.
func (p *page) kinds() []option {
	if p.unit.Kind == store.National {
		return kinds[:3]
	}
	return kinds[3:]
}
