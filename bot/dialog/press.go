package dialog

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Callback data. It comes back from outside and can be forged, so everything in
// it is checked again when it is pressed: the unit by the desk, the rest here.
//
//	a/<unit>/<question>/<rev>/<button>        a choice, or a prepared count
//	n/<unit>/<question>/<rev>/<number>        a number offered for a doubtful reading
//	m/<unit>/<question>/<rev>/<button>/<0|1>  multichoice: shall it be ticked
//	d/<unit>/<question>/<rev>                 multichoice: done
//	k/<unit>/<question>/<rev>                 keep the doubtful answer
//	same/<unit>/<question>/<rev>              keep the answer that is to be completed
//	theirs/<unit>/<question>/<rev>            keep what another officer answered instead
//	x/<unit>/<question>/<rev>                 skip
//	back/<unit>/<question>/<rev>              one step back; no question: under the card
//	why/<unit>/<question>/<rev>               why it is asked
//	e/<unit>/<question>                       correct this answer
//	b/<unit>                                  back to the card; correct the report
//	r/<unit>/<question>/<rev>                 type it again
//	s/<unit>/<rev>                            send
//	u/<unit>                                  report for this unit
//	v/<unit>                                  show this unit's report
//	rc/<unit>                                 this unit's receipt
//	gt/<unit>                                 the text for the union's group
//	hc/<unit>                                 the unit's deadline
//	ho/<unit>                                 the deadlines of the levels at and below this unit
//	hs/<unit>, hx/<unit>                      set an internal date for those below it; drop it
//	hf/<unit>, hg/<unit>                      grant time to a unit below this one; to this unit
//	hw/<unit>/<unix seconds>                  until then
//	hr/<unit>/<n>                             for this reason
//	hy/<unit>/<unix seconds>                  it shall be so
//	dl/<unit>                                 who reports for this unit
//	pe/<unit>/<what>/<whom>                   change that: see pressPeople
//	notme/<unit>                              of a reminder: the person does not report for this unit
//	which/<u|notme>                           choose one of the units whose report is still to be sent, for that kind
//	later/<unix seconds>                      remind at that moment instead
//	z/<unit>/<print>                          drop what is not sent: the answers of this fingerprint
//	exits/<unit>                              the list of other cases
//	fill/<unit>/<question>/<rev>/<button>     a case of it: several answers at once
//	claim/<unit>/<rev>/<kind>                 a case of it: something about the unit, to be confirmed
//	claimed/<unit>/<rev>                      confirms it
//	lift/<unit>                               takes back what was said about the unit
//	c/<command>                               a command
//	o/<unit>                                  the summary of this unit
//	scr/<unit>/<name>                         another screen of figures of this unit
//	g/<name>/<n>                              what the campaign has to tell: see pages.go
//	y/<unit>                                  whom this unit can ask
//	i/y/<invite>, i/n/<invite>                the invitation: yes, not mine
//	f/<unit>, f/*                             the unit(s) of the shared number
//	q/<request>/<y|n>                         somebody's request
//	in/<unit>                                 of the units found, those under this one
//	pick/<unit>, ask/<unit>                   a unit found: this one; ask the level above for it
//	seek/again, seek/miss, seek/skip          look for another unit; it is not in the list; go on without the number
//	seek/<page>                               a page of the units of a shared link
//	lk/<unit>/<show|new|off>                  the unit's shared link
//	ql/<unit>/<page>                          the requests that wait for the unit's officers
//	qd/<unit>/<page>/<request>/<y|n>          one of them
//	qa/<unit>/<unix seconds>                  all of them who had asked by then
//	tr/<unit>/<rev>/<what>/<value>            a change of this unit: see pressArrange
//	rv/<unit>/<revision>/<what>/<key>         the report of a unit below: see pressReview
//	bt/<unit>                                 figures worth a second look, at and below this unit
//	tb/<unit>/<rev>/<what>/<n>                a broadcast: to the units under this one, see pressBroadcast
//	chot/<unit>/<n>                           freeze the figures at and below this unit, number n; 0: show what that would be
//	ctam/<unit>/<n>                           the same, as an interim version
//	nk/<unit>                                 what the audit says about this unit
//	w/y, w/n                                  erase: yes, no
//	moi/<unit>                                the start links of the units below this one
//	nhac/<unit>                               a reminder of the units below this one
//	xe/<unit>                                 a file of figures of this unit
//	wd/<unit>                                 the draft of its report
//	nx/<unit>/<what>/<key>                    what it says of its own in that: see pressAssess
//	xf:…                                      one of the buttons of bot/exports
//	cn/<unit>                                 who is in charge of this unit
//	cb:…                                      one of the screens of bot/officers, or what is done there
//	wv:…                                      one of the buttons of bot/waves
//	moi:…                                     one of the screens of bot/links, or what is done there
//	cl/<unit>/<outcome>/<seen>/<page>/<list>  what came of a call to this unit, after so many noted before; the list to go back to
//	nm:…                                      one of the buttons of bot/lists
//	nh/<unit>/<what>                          a report entered for this unit: see pressStep; unit 0: none yet
//	t:…                                       a screen of figures
type press struct {
	kind  string
	unit  string // whose report it is about; of f: a unit found
	above string // whose requests or shared link it is about
	key   string // of a question, an invitation, a request, a page …
	rev   int    // of the question shown, or the page of a list
	value string
	on    bool
	page  int // and list: where somebody goes back to
	list  string
}

// data writes callback data.
func data(parts ...string) string { return strings.Join(parts, "/") }

// pressParts is how many parts each kind of data has.
var pressParts = map[string]int{"a": 5, "n": 5, "m": 6, "d": 4, "k": 4, "x": 4, "e": 3, "r": 4, "s": 3,
	"back": 4, "theirs": 4, "same": 4, "why": 4,
	"b": 2, "u": 2, "rc": 2, "hc": 2, "gt": 2, "dl": 2, "pe": 4, "v": 2, "z": 3, "c": 2, "g": 3, "y": 2, "o": 2, "i": 3, "f": 2, "q": 3, "w": 2,
	"exits": 2, "fill": 5, "claim": 4, "claimed": 3, "lift": 2,
	"in": 2, "pick": 2, "ask": 2, "seek": 2, "moi": 2, "nhac": 2, "cn": 2, "xe": 2, "wd": 2, "nx": 4,
	"ho": 2, "hs": 2, "hx": 2, "hf": 2, "hg": 2, "hw": 3, "hr": 3, "hy": 3,
	"nh": 3, "cl": 6, "scr": 3, "notme": 2, "which": 2, "later": 2,
	"rv": 5, "tr": 5, "bt": 2, "tb": 5, "lk": 3, "ql": 3, "chot": 3, "ctam": 3, "nk": 2, "qd": 5, "qa": 3}

// PressKinds lists the kinds of callback data, and the prefixes of that of other
// rooms, for the test of who may press what.
func PressKinds() []string {
	return append(slices.Sorted(maps.Keys(pressParts)), "t:", LinksData, ExportsData, WavesData, OfficersData, EntryData)
}

// parsePress reads callback data; ok is false if it has no meaning.
func parsePress(s string) (p press, ok bool) {
	f := strings.Split(s, "/")
	p.kind = f[0]
	if want := pressParts[p.kind]; want == 0 || len(f) != want {
		return press{}, false
	}
	switch p.kind {
	case "xe", "wd", "c", "o", "bt", "w", "in", "pick", "ask", "seek", "moi", "nhac", "cn", "which":
		p.value = f[1]
		return p, true
	case "later":
		p.rev = atoi(f[1])
		return p, true
	case "g":
		p.key, p.rev = f[1], atoi(f[2])
		return p, true
	case "i":
		p.value, p.key = f[1], f[2]
		return p, true
	case "q":
		p.key, p.value = f[1], f[2]
		return p, true
	case "ho", "hs", "hx", "hf", "hg", "nk":
		p.above = f[1]
		return p, true
	case "scr", "lk", "ql", "qa", "chot", "ctam", "hw", "hr", "hy":
		p.above, p.value, p.rev = f[1], f[2], atoi(f[2])
		return p, true
	case "nx":
		p.above, p.value, p.key = f[1], f[2], f[3]
		return p, true
	case "nh":
		p.above, p.value = f[1], f[2]
		return p, true
	case "cl":
		p.above, p.value, p.rev, p.page, p.list = f[1], f[2], atoi(f[3]), atoi(f[4]), f[5]
		return p, true
	case "tb", "rv", "tr":
		p.above, p.rev, p.value, p.key = f[1], atoi(f[2]), f[3], f[4]
		return p, true
	case "qd":
		p.above, p.rev, p.key, p.value = f[1], atoi(f[2]), f[3], f[4]
		return p, true
	}
	p.unit = f[1]
	switch p.kind {
	case "s", "claimed":
		p.rev = atoi(f[2])
	case "claim":
		p.rev, p.value = atoi(f[2]), f[3]
	case "e", "z":
		p.key = f[2]
	case "pe":
		p.value, p.key = f[2], f[3]
	case "a", "n", "m", "d", "k", "x", "r", "theirs", "same", "back", "why", "fill":
		p.key, p.rev = f[2], atoi(f[3])
		if len(f) > 4 {
			p.value = f[4]
		}
		p.on = len(f) > 5 && f[5] == "1"
	}
	return p, true
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// PressUnit names the unit that a press is about, "" if none: the desk loads
// that unit, if it is one of the person's.
func PressUnit(s string) string {
	p, ok := parsePress(s)
	if !ok || p.kind == "f" {
		return ""
	}
	return p.unit
}

// PressErases reports whether a press may erase the person: the names of their
// units are not needed then.
func PressErases(s string) bool {
	p, ok := parsePress(s)
	return ok && p.kind == "w" && p.value == "y"
}
