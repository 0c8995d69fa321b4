package summary

import (
	"cmp"

	"raquan/bot/text"
	"raquan/store"
)

// entered says who of a level above entered what was sent for the unit, and how
// they had it, in a line; none if the unit sent it. Whoever was erased since is "…".
func (p *page) entered(r *store.Report) ([]string, error) {
	if r.Entered == nil || !r.Counts() {
		return nil, nil
	}
	var who store.Person
	if _, err := store.Get(p.s, store.PersonKey(r.Entered.By), &who); err != nil {
		return nil, err
	}
	return []string{p.say(text.EnteredBy, "who", cmp.Or(clip(who.Name, maxLabel), "…"), "via", text.Via(p.lang, string(r.Entered.Via), r.Entered.From))}, nil
}
