package desk

import (
	"time"

	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

// At night nobody is written to about what they have not done themselves: single
// notices wait in the courier (store.Entry.Not), and what is collected (digests,
// lists of requests, requests that go one level up) goes on being collected until
// the morning. Whoever caused a notice is told when it goes; answers to what a
// person did go at once.

// afterNight is when an entry goes that is written now: zero for at once.
func afterNight(c *config.Campaign, lane store.Lane, now time.Time) time.Time {
	if lane == store.Reply || c.Awake(now) {
		return time.Time{}
	}
	return c.NextAwake(now)
}

// andWhen adds to the answer to what a person did when others hear of it, if that
// is not at once.
func (w *work) andWhen(said string) string {
	if w.othersHear.IsZero() {
		return said
	}
	return said + "\n" + text.Waits(w.lang, w.now, w.othersHear, w.d.Campaign.Zone)
}

// sayAndWhen is sayOf with when others hear of it.
func (w *work) sayAndWhen(s *text.Sentence, args ...any) error {
	return w.tell(dialog.Outgoing{Message: message(w.andWhen(text.Say(w.lang, s, args...)))})
}
