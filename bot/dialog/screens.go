package dialog

import (
	"slices"

	"raquan/bot/text"
	"raquan/bot/viet"
)

// figureScreens are the screens of figures that have a command of their own: whom to
// ring, progress, forms of activity, difficulties, and the ranking, which the desk shows to the department
// alone.
var figureScreens = []string{"chuanop", "hinhthuc", "khokhan", "tiendo", "xephang"}

// openFigures opens one of them for the person's unit above.
func (t *turn) openFigures(name string) {
	t.forRoot(func(unit string) { t.out.Screen = &Screen{Unit: unit, Name: name} }, text.ChooseRoot, "scr", name)
}

// findFigures opens one of them, or the summary, for a unit that was typed with the
// command.
func (t *turn) findFigures(name, typed string) {
	if len(t.env.Roots) == 0 {
		t.command(name)
		return
	}
	t.out.Find = &Find{Text: short(viet.Clean(typed), maxSeek), Screen: name}
}

// pressScreen opens it for one of several.
func (t *turn) pressScreen(p press) {
	if slices.Contains(figureScreens, p.value) {
		t.out.Screen = &Screen{Unit: p.above, Name: p.value}
		return
	}
	t.reshow(true)
}
