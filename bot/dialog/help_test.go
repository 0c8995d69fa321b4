package dialog_test

import (
	"strings"
	"testing"

	"raquan/bot/dialog"
	"raquan/bot/text"
)

// TestHelpNamesAll: whatever can be typed stands on the page of help, so that
// the menu can stay short.
func TestHelpNamesAll(t *testing.T) {
	for _, lang := range []text.Lang{text.Vi, text.En} {
		page := " "
		for _, s := range []*text.Sentence{text.HelpText, text.HelpStaff, text.HelpMore} {
			page += strings.ReplaceAll(s.In(lang), "\n", " ") + " "
		}
		for _, name := range dialog.CommandWords {
			if name != "start" && !strings.Contains(page, " /"+name+" ") {
				t.Errorf("/%s is not in the help (%q): add it to text.HelpText, HelpStaff or HelpMore", name, lang)
			}
		}
	}
}
