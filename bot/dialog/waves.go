package dialog

// WavesData begins the callback data of the buttons of bot/waves. What they ask
// for is read and authorised by the desk.
const WavesData = "wv:"

// Waves asks for something about reminding the units below an officer's own: one
// of the two is given.
type Waves struct {
	Unit string // the preview of a reminder below this unit
	Data string // callback data of the button pressed
}

// remindBelow shows what a reminder of the units below one would do.
func (t *turn) remindBelow(unit string) { t.out.Waves = &Waves{Unit: unit} }
