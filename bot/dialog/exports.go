package dialog

// ExportsData begins the callback data of the buttons of bot/exports. What they
// ask for is read and authorised by the desk.
const ExportsData = "xf:"

// Export asks for a file of figures: one of the two is given.
type Export struct {
	Unit string // the choice of a file of this unit
	Data string // callback data of the button pressed
}

// exportOf shows which files there can be of a unit.
func (t *turn) exportOf(unit string) { t.out.Export = &Export{Unit: unit} }
