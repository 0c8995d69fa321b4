package waves

import (
	"strconv"
	"strings"
	"time"

	"raquan/store"
)

// DataPrefix marks the callback data of this package's buttons.
const DataPrefix = "wv:"

// What a press asks for.
const (
	Look = "look" // the preview of a reminder below Unit, as it stands now
	Send = "send" // that reminder, as Seen
	Drop = "drop" // nothing is to be sent
	Stop = "stop" // the wave with this ID
)

var letters = map[string]string{Look: "l", Send: "s", Drop: "d", Stop: "x"}

// Press is what a button asks for.
type Press struct {
	What   string
	Unit   store.UnitID // of Stop: none
	ID     string       // of Stop
	Seen   time.Time    // of Send: when the preview was made
	People int          // of Send: whom it would go to
}

// fresh is how long a preview can be confirmed.
const fresh = 15 * time.Minute

// Fresh reports whether what was seen may still be confirmed at a moment.
func (p Press) Fresh(now time.Time) bool {
	return !now.Before(p.Seen.Add(-time.Minute)) && now.Before(p.Seen.Add(fresh))
}

// Data writes a press as callback data.
func Data(p Press) string {
	id := string(p.Unit)
	if p.What == Stop {
		id = p.ID
	}
	seen := int64(0)
	if !p.Seen.IsZero() {
		seen = p.Seen.Unix()
	}
	return DataPrefix + strings.Join([]string{letters[p.What], id, strconv.FormatInt(seen, 36), strconv.Itoa(p.People)}, ":")
}

// Parse reads callback data. ok is false if this package did not write it. It
// says nothing about rights: whoever pressed may have made it up.
func Parse(data string) (p Press, ok bool) {
	rest, ok := strings.CutPrefix(data, DataPrefix)
	f := strings.Split(rest, ":")
	if !ok || len(data) > 64 || len(f) != 4 || f[1] == "" || strings.Trim(f[1], "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return Press{}, false
	}
	for what, letter := range letters {
		if letter == f[0] {
			p.What = what
		}
	}
	seen, err := strconv.ParseInt(f[2], 36, 40)
	people, err2 := strconv.Atoi(f[3])
	if p.What == "" || err != nil || err2 != nil || seen < 0 || people < 0 {
		return Press{}, false
	}
	if p.People = people; seen > 0 {
		p.Seen = time.Unix(seen, 0).UTC()
	}
	if p.What == Stop {
		p.ID = f[1]
	} else {
		p.Unit = store.UnitID(f[1])
	}
	return p, true
}
