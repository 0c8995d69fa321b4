package dialog

// Call notes what came of an officer's call to a unit that has not reported.
type Call struct {
	Unit    string
	Outcome string // see text.CallOutcomes
	Seen    int    // how many calls were noted when the button was shown
	List    string // to which list the officer goes back, and to which page: of bot/summary
	Page    int
}

// pressCall takes a button of the outcomes of a call. The unit is authorised by the
// desk.
func (t *turn) pressCall(p press) {
	t.out.Call = &Call{Unit: p.above, Outcome: p.value, Seen: p.rev, Page: p.page, List: p.list}
}
