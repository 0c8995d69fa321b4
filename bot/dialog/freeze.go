package dialog

import "raquan/bot/text"

// FreezeScreen is the screen of bot/summary that says what a freeze would hold.
const FreezeScreen = "chotsolieu"

// LogScreen is the screen of bot/summary with what the audit says about a unit.
const LogScreen = "nhatky"

// Freeze asks for a freeze of the figures at and below a unit. N is the number that
// the officer was shown: pressed twice, it is one freeze. The desk authorises it.
type Freeze struct {
	Unit    string
	N       int
	Interim bool // only to be looked at, while the level goes on collecting
}

// freezeOf shows what a freeze of the person's unit above would hold.
func (t *turn) freezeOf() {
	t.forRoot(func(unit string) { t.out.Screen = &Screen{Unit: unit, Name: FreezeScreen} }, text.ChooseFreeze, "chot", "0")
}

func (t *turn) pressFreeze(p press) {
	if p.rev <= 0 {
		t.out.Screen = &Screen{Unit: p.above, Name: FreezeScreen}
		return
	}
	t.remember()
	t.out.Freeze = &Freeze{Unit: p.above, N: p.rev, Interim: p.kind == "ctam"}
}

// logOf shows what was done about the person's unit above.
func (t *turn) logOf() { t.forRoot(t.log, text.ChooseLog, "nk") }

func (t *turn) log(unit string) { t.out.Screen = &Screen{Unit: unit, Name: LogScreen} }
