package dialog

import "raquan/bot/text"

// OfficersData begins the callback data of the buttons of bot/officers. What they
// ask for is read and authorised by the desk.
const OfficersData = "cb:"

// Officers asks for something about those in charge of a unit.
type Officers struct {
	Unit string // shows them; empty without Data: those of the department, for an operator
	Data string // callback data of the button pressed
}

// officersOf shows those in charge of a unit and below.
func (t *turn) officersOf(unit string) { t.out.Officers = &Officers{Unit: unit} }

// commandOfficers takes /donvi of somebody who reports for no unit: an officer sees
// those of their own and below, an operator those of the department.
func (t *turn) commandOfficers() {
	if len(t.env.Roots) == 0 {
		t.officersOf("")
		return
	}
	t.forRoot(t.officersOf, text.ChooseOfficers, "cn")
}
