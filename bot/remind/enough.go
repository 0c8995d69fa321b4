package remind

import (
	"time"

	"raquan/config"
	"raquan/store"
)

// looksBack is how many of the newest messages Enough looks at, so that a
// transaction can ask it of several people.
const looksBack = 4

// Enough reports whether a person has had as many unasked messages on the day of a
// moment as anybody gets, or will have; what was skipped after all does not count.
func Enough(r store.Reader, c *config.Campaign, id store.PersonID, n *store.Nudges, at time.Time) (bool, error) {
	had, err := newSource(r, c, at).had(id, n.Sent[max(0, len(n.Sent)-looksBack):])
	today := 0
	for _, m := range had {
		if c.Day(m.At) == c.Day(at) {
			today++
		}
	}
	return today >= mostADay, err
}

// Alone is why a person is not to be reminded by anybody at a moment; empty: they
// may be.
func Alone(n *store.Nudges, at time.Time) string { return unwanted(n, &config.Step{}, at) }
