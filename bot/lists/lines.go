package lists

import (
	"slices"
	"strings"

	"raquan/bot/viet"
)

// commonWords head the line that is true of every unit, folded.
var commonWords = []string{"chung", "tat ca", "tat ca don vi", "moi don vi", "all", "common"}

// ReadLines cuts a pasted text into rows, a line each: code or name, a colon, the
// figures. Empty lines say nothing; common is what is said of every unit.
func ReadLines(text string) (rows []Row, common string) {
	n := 0
	for line := range strings.SplitSeq(viet.Clean(text), "\n") {
		n++
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, says, ok := strings.Cut(line, ":")
		name, says = strings.Trim(name, " -•*"), strings.TrimSpace(says)
		switch {
		case ok && slices.Contains(commonWords, viet.Fold(name)):
			common = strings.Trim(common+"; "+says, "; ")
		case !ok || name == "":
			rows = append(rows, Row{Line: n, Says: line})
		default:
			rows = append(rows, Row{Line: n, Name: name, Says: says})
		}
	}
	return rows, common
}
