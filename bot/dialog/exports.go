package dialog

import (
	"slices"

	"raquan/bot/text"
)

// ExportsData begins the callback data of the buttons of bot/exports. What they
// ask for is read and authorised by the desk.
const ExportsData = "xf:"

// Export asks for a file of figures: the choice of one, or one.
type Export struct {
	Unit string // the choice of a file of this unit
	Data string // callback data of the button pressed

	Draft bool // the draft of Unit's report, instead of the choice
}

// exportOf shows which files there can be of a unit.
func (t *turn) exportOf(unit string) { t.out.Export = &Export{Unit: unit} }

// commandDraft asks for the draft of a report: of a unit above, or of the person's
// own.
func (t *turn) commandDraft() {
	all := slices.Concat(t.env.Roots, t.env.Units)
	switch len(all) {
	case 0:
		t.echo = t.text(text.NoRoleStaff)
		t.resume()
	case 1:
		t.draftOf(all[0].ID)
	default:
		t.say(t.text(text.ChooseDraft, "n", itoa(len(all))), unitRows(all, "wd")...)
	}
}

func (t *turn) draftOf(unit string) { t.out.Export = &Export{Unit: unit, Draft: true} }
