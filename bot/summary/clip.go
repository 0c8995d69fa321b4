package summary

import (
	"strings"
	"unicode/utf8"

	"raquan/bot/text"
)

// Room for texts that people or rosters give, in characters as written in HTML,
// so that a screen stays below Telegram's 4,096 whatever they hold.
const (
	maxName   = 120 // the unit that the screen is about
	maxChild  = 70  // a unit in a line
	maxButton = 28  // a unit on a button
	maxLabel  = 60  // a label of the campaign
	maxTyped  = 240 // what somebody wrote
	maxAnswer = 1200
	maxPage   = 3200 // the answers on one page
	maxText   = 4000 // the whole
)

// clip shortens a text to at most max characters once it is escaped, on one
// line.
func clip(s string, max int) string {
	s = strings.Join(strings.Fields(s), " ")
	cost, fits := 0, 0 // fits: bytes that leave room for the ellipsis
	for i, r := range s {
		if cost < max {
			fits = i
		}
		if cost += len([]rune(text.Escape(string(r)))); cost > max {
			return strings.TrimSpace(s[:fits]) + "…"
		}
	}
	return s
}

// pack fills pages with whole blocks.
func pack(blocks []string) []string {
	pages := []string{""}
	used := 0
	for _, b := range blocks {
		if used > 0 && used+size(b) > maxPage {
			pages, used = append(pages, ""), 0
		}
		pages[len(pages)-1] += b + "\n"
		used += size(b)
	}
	return pages
}

// fit drops the last lines if there is not room for all.
func fit(lines []string, room int) []string {
	const more = "…"
	if size(lines...) <= room {
		return lines
	}
	for len(lines) > 0 && size(lines...)+size(more) > room {
		lines = lines[:len(lines)-1]
	}
	return append(lines, more)
}

// size is the number of characters of lines with their ends.
func size(lines ...string) int {
	n := 0
	for _, l := range lines {
		n += utf8.RuneCountInString(l) + 1
	}
	return n
}
