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
	Totals: "s", Report: "r", Exits: "o", Missing: "c", Deadlines: "d", Messages: "m", More: "e", Doubts: "q", Card: "u", Log: "nk"}

// Data writes a screen as callback data: name, unit, page, root and at. The
// viewer and the language are not in it.
func Data(s store.Screen) string {
	fields := []string{letters[s.Name], string(s.Unit), strconv.Itoa(s.Page), s.Args[Root], s.Args[At]}
	data := prefix + strings.Join(fields, ":")
	if len(data) > maxData {
		data = strings.TrimSuffix(data, s.Args[At]) // it only spares a turn of pages
	}
	return data
}

// Parse reads callback data. ok is false if this package did not write it. It
// says nothing about rights: whoever pressed may have made it up, root included.
func Parse(data string) (s store.Screen, ok bool) {
	rest, ok := strings.CutPrefix(data, prefix)
	fields := strings.Split(rest, ":")
	if !ok || len(data) > maxData || len(fields) != 5 {
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
	for i, name := range []string{Root, At} {
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
