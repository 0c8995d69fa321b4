package exports

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"raquan/store"
)

// prefix begins the names of this package's screens.
const prefix = "exports."

// The screens.
const (
	ScreenChoose = "exports.choose" // which file: of now or a freeze, of which zone, of which kind
	ScreenFile   = "exports.file"   // a file of a job, by Page; no press shows it
)

// ArgJob is the arg of ScreenFile that names the job.
const ArgJob = "job"

// Is reports whether a screen is one of this package.
func Is(name string) bool { return strings.HasPrefix(name, prefix) }

// DataPrefix marks the callback data of this package's buttons.
const DataPrefix = "xf:"

// maxData is Telegram's limit of callback data, in bytes.
const maxData = 64

// letters are what buttons say for a kind.
var letters = map[Kind]string{"": "?", Sheet: "x", Plain: "c", Document: "d", Picture: "p"}

// Press is what a button asks for: a file, or, without a kind, to choose one.
type Press struct {
	Kind Kind
	Unit store.UnitID
	Args map[string]string // some of ArgFreeze, ArgZone, ArgChart
}

// Zones lists the zones that a file can be of.
var Zones = []string{store.ZoneKCN, store.ZoneKCX, store.ZoneKKT}

// Charts lists the values of ArgChart, as bot/charts knows them.
var Charts = []string{"days", "rates", "ways", "funnel"}

// With gives the press with another arg; without it if the value is empty.
func (p Press) With(arg, value string) Press {
	args := maps.Clone(p.Args)
	if args == nil {
		args = map[string]string{}
	}
	if args[arg] = value; value == "" {
		delete(args, arg)
	}
	p.Args = args
	return p
}

// Data writes a press as callback data: kind, unit, freeze, zone and chart.
func Data(p Press) string {
	return DataPrefix + strings.Join([]string{letters[p.Kind], string(p.Unit), p.Args[ArgFreeze], p.Args[ArgZone], p.Args[ArgChart]}, ":")
}

// Parse reads callback data. ok is false if this package did not write it. It
// says nothing about rights: whoever pressed may have made it up.
func Parse(data string) (p Press, ok bool) {
	rest, ok := strings.CutPrefix(data, DataPrefix)
	f := strings.Split(rest, ":")
	if !ok || len(data) > maxData || len(f) != 5 || f[1] == "" || !isWord(f[1]) || !isWord(f[4]) || !isFreeze(f[2]) ||
		f[3] != "" && !slices.Contains(Zones, f[3]) {
		return Press{}, false
	}
	kind, ok := kindOf(f[0])
	p = Press{Kind: kind, Unit: store.UnitID(f[1])}
	for i, arg := range []string{ArgFreeze, ArgZone, ArgChart} {
		if f[2+i] != "" {
			p = p.With(arg, f[2+i])
		}
	}
	return p, ok
}

func kindOf(letter string) (Kind, bool) {
	for k, l := range letters {
		if l == letter {
			return k, true
		}
	}
	return "", false
}

func isWord(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// isFreeze reports whether a field is a number from 1, as it is written, or empty.
func isFreeze(s string) bool {
	n, err := strconv.Atoi(s)
	return s == "" || err == nil && n > 0 && strconv.Itoa(n) == s
}
