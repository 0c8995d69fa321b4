package dialog_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"raquan/bot/text"
)

// vietnameseWords are the stories in which a label is typed as it reads in
// Vietnamese: the same letters mean nothing on an English phone.
var vietnameseWords = []string{"back", "exit-no-smartphone", "multichoice", "other-words", "typed-list"}

// TestStoriesInEnglish tells every story once more to a person whose language is
// English, who presses and types the same: what is stored, sent and offered is
// the same, and nothing is said in the other language's words.
func TestStoriesInEnglish(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(vietnameseWords, name) || strings.Contains(string(a.Files[0].Data), "lang: en") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			first := begin(t, a, text.Vi)
			second := begin(t, a, text.En)
			for _, line := range lines(a.Files[1].Data) {
				from, at := first.out.Len(), second.out.Len()
				first.line(line)
				second.again = first.pressed
				second.line(line)
				vi, en := first.out.String()[from:], second.out.String()[at:]
				if first.env.Lang != text.Vi {
					return // the language was changed in the story itself
				}
				if deeds(vi) != deeds(en) || !slices.Equal(first.offered(), second.offered()) {
					t.Fatalf("%s\ngoes otherwise in English:\n%s\ninstead of:\n%s", line, en, vi)
				}
			}
		})
	}
}

// worded are the lines of a story that differ between the languages, and how
// many rows the buttons take, which depends on the length of their labels.
var worded = regexp.MustCompile(`(?m)^(<|  \[|  \(|\* toast|\* card).*\n`)

// deeds is what a step does, without the wording.
func deeds(s string) string { return worded.ReplaceAllString(s, "") }

// offered is what the buttons of all messages so far mean, in order.
func (p *person) offered() []string {
	var all []string
	for _, row := range p.buttons {
		for _, b := range row {
			all = append(all, b.Data+b.URL)
		}
	}
	return all
}
