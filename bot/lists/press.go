package lists

import (
	"strconv"
	"strings"
)

// DataPrefix marks the callback data of this package's buttons.
const DataPrefix = "nm:"

// What a button does with a list.
const (
	Enter = "y" // enter what is new
	All   = "o" // and the corrections
	Drop  = "n"
	Look  = "p" // another page of what is doubtful
	Fetch = "f" // what is doubtful as a file
)

// Press is a button of a list. It says nothing about rights: whoever pressed may
// have made it up.
type Press struct {
	Batch string
	What  string
	Page  int
}

// Data writes a press as callback data.
func (p Press) Data() string {
	return DataPrefix + p.Batch + ":" + p.What + ":" + strconv.Itoa(p.Page)
}

// Parse reads callback data; ok is false if this package did not write it.
func Parse(data string) (p Press, ok bool) {
	rest, ok := strings.CutPrefix(data, DataPrefix)
	f := strings.Split(rest, ":")
	if !ok || len(f) != 3 || len(f[0]) != 16 || strings.Trim(f[0], "0123456789abcdef") != "" || !strings.Contains("yonpf", f[1]) || len(f[1]) != 1 {
		return Press{}, false
	}
	n, err := strconv.Atoi(f[2])
	return Press{Batch: f[0], What: f[1], Page: n}, err == nil && n >= 0 && n < MaxRows
}
