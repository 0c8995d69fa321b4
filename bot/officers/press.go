package officers

import (
	"strconv"
	"strings"

	"raquan/store"
)

// prefix begins the names of this package's screens.
const prefix = "officers."

// The screens.
const (
	Home      = "officers.home"   // who holds which role in a unit, and the units below
	AskRemove = "officers.remove" // whether somebody's roles in it are to end
	Link      = "officers.link"   // the open link to the department; shown once it is made
)

// What a press does that is more than showing a screen.
const (
	Remove   = "remove" // the roles of a person in a unit
	MakeLink = "link"   // to the department, if none is open; shows it
)

// DataPrefix marks the callback data of this package's buttons.
const DataPrefix = "cb:"

var letters = map[string]string{Home: "h", AskRemove: "a", Remove: "x", MakeLink: "n"}

// Press is what a button asks for.
type Press struct {
	What   string
	Unit   store.UnitID
	Page   int            // of Home
	Person store.PersonID // of AskRemove and Remove
}

// Data writes a press as callback data.
func Data(p Press) string {
	last := strconv.Itoa(p.Page)
	if p.Person != "" {
		last = string(p.Person)
	}
	return DataPrefix + letters[p.What] + ":" + string(p.Unit) + ":" + last
}

// Parse reads callback data. ok is false if this package did not write it. It says
// nothing about rights: whoever pressed may have made it up.
func Parse(data string) (p Press, ok bool) {
	rest, ok := strings.CutPrefix(data, DataPrefix)
	f := strings.Split(rest, ":")
	if !ok || len(data) > 64 || len(f) != 3 || !isID(f[1]) || !isID(f[2]) {
		return Press{}, false
	}
	for what, letter := range letters {
		if letter == f[0] {
			p.What = what
		}
	}
	p.Unit = store.UnitID(f[1])
	switch p.What {
	case "":
		return Press{}, false
	case AskRemove, Remove:
		p.Person = store.PersonID(f[2])
		return p, true
	}
	n, err := strconv.Atoi(f[2])
	if err != nil || n < 0 || n > 99999 || strconv.Itoa(n) != f[2] {
		return Press{}, false
	}
	p.Page = n
	return p, true
}

func isID(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}
