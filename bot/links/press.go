package links

import (
	"strconv"
	"strings"

	"raquan/store"
)

// prefix begins the names of this package's screens.
const prefix = "links."

// The screens.
const (
	Home         = "links.home"         // counts of a unit's subtree, and what can be done
	List         = "links.list"         // the units right below one, to pick from
	Levels       = "links.levels"       // those of them that are levels above others
	Card         = "links.card"         // one unit's link, or who has joined
	Ready        = "links.ready"        // a message to forward
	Joined       = "links.joined"       // who has joined
	AskRevoke    = "links.revoke"       // whether one unit's link is to be revoked
	AskRevokeAll = "links.revoke-all"   // whether those of all units below are
	Shared       = "links.shared"       // one link for all units below; shown by the dialog's own buttons
	SharedReady  = "links.shared-ready" // a message to forward with it
	File         = "links.file"         // a workbook; made by a job, no press shows it
)

// What a press does that is more than showing a screen.
const (
	Pick      = "pick"       // a unit: shows who has joined it, or, if nobody has, its link
	Make      = "make"       // a unit's link, if none is open; shows its Card
	Revoke    = "revoke"     // a unit's link
	MakeFile  = "file"       // links of all units below and the workbook of them
	RevokeAll = "revoke-all" // the links of all units below
)

// DataPrefix marks the callback data of this package's buttons.
const DataPrefix = "moi:"

// letters are what buttons say.
var letters = map[string]string{Home: "h", List: "l", Levels: "o", Card: "c", Ready: "z", Joined: "j", AskRevoke: "r", AskRevokeAll: "s",
	Pick: "p", Make: "n", Revoke: "x", MakeFile: "f", RevokeAll: "y"}

// Press is what a button asks for: a screen or an act, for a unit.
type Press struct {
	What string
	Unit store.UnitID
	Page int
}

// Screen reports whether the press shows a screen and does nothing else.
func (p Press) Screen() bool { return Is(p.What) }

// Data writes a press as callback data.
func Data(p Press) string {
	return DataPrefix + letters[p.What] + ":" + string(p.Unit) + ":" + strconv.Itoa(p.Page)
}

// Parse reads callback data. ok is false if this package did not write it. It
// says nothing about rights: whoever pressed may have made it up.
func Parse(data string) (p Press, ok bool) {
	rest, ok := strings.CutPrefix(data, DataPrefix)
	fields := strings.Split(rest, ":")
	if !ok || len(data) > 64 || len(fields) != 3 || fields[1] == "" || strings.Trim(fields[1], "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return p, false
	}
	for what, letter := range letters {
		if letter == fields[0] {
			p.What = what
		}
	}
	page, err := strconv.Atoi(fields[2])
	if p.What == "" || err != nil || page < 0 || page > 99999 {
		return Press{}, false
	}
	p.Unit, p.Page = store.UnitID(fields[1]), page
	return p, true
}
