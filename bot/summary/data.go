package summary

import (
	"strconv"
	"strings"

	"raquan/store"
)

// prefix marks the callback data of this package's buttons.
const prefix = "t:"

// maxData is Telegram's limit of callback data, in bytes.
const maxData = 64

var letters = map[string]string{FreezeAsk: "fa", FreezeList: "fl", Frozen: "fz", FreezeDiff: "fd", Supplement: "fs",
	Totals: "s", Report: "r", Exits: "o", Missing: "c", Deadlines: "d", Messages: "m", More: "e", Doubts: "q", Card: "u", Log: "nk",
	Views: "v", Numbers: "n", Units: "l", Choices: "w", Ways: "f", Trouble: "y", Ranking: "x", News: "i", Ring: "g", Called: "p", Progress: "b"}

// fifth is the argument of a screen that stands behind the root.
func fifth(screen string) string {
	switch screen {
	case Units, Numbers, Choices, Ring, Called:
		return What
	}
	return At
}

// Data writes a screen as callback data: name, unit, page, root, at or what, and the
// view if there is one. The viewer and the language are not in it.
func Data(s store.Screen) string {
	data := prefix + strings.Join([]string{letters[s.Name], string(s.Unit), strconv.Itoa(s.Page), s.Args[Root]}, ":")
	last, view := s.Args[fifth(s.Name)], ""
	if v := s.Args[View]; v != "" {
		view = ":" + v
	}
	if fifth(s.Name) == At && len(data)+len(last)+len(view) >= maxData {
		last = "" // it only spares a turn of pages
	}
	return data + ":" + last + view
}

// Parse reads callback data. ok is false if this package did not write it. It
// says nothing about rights: whoever pressed may have made it up, root included.
func Parse(data string) (s store.Screen, ok bool) {
	rest, ok := strings.CutPrefix(data, prefix)
	fields := strings.Split(rest, ":")
	if !ok || len(data) > maxData || len(fields) != 5 && len(fields) != 6 {
		return store.Screen{}, false
	}
	page, err := strconv.Atoi(fields[2])
	if err != nil || page < 0 || page > 99999 || strconv.Itoa(page) != fields[2] {
		return store.Screen{}, false
	}
	for _, id := range []string{fields[1], fields[3], fields[4]} {
		if !isID(id) {
			return store.Screen{}, false
		}
	}
	s = store.Screen{Unit: store.UnitID(fields[1]), Page: page}
	for name, letter := range letters {
		if letter == fields[0] {
			s.Name = name
		}
	}
	if len(fields) == 6 {
		if v, ok := parseView(fields[5]); !ok || v == (view{}) {
			return store.Screen{}, false
		}
	}
	for i, name := range []string{Root, fifth(s.Name), View}[:len(fields)-3] {
		if v := fields[3+i]; v != "" {
			if s.Args == nil {
				s.Args = map[string]string{}
			}
			s.Args[name] = v
		}
	}
	return s, s.Name != "" && s.Unit != ""
}

func isID(s string) bool {
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
