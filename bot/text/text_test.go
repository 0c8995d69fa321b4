package text_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"raquan/bot/text"
	"raquan/config"
)

// The catalogue is one list: a key once, both languages, the same placeholders.
func TestCatalogueIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range text.All() {
		if seen[s.Key] {
			t.Errorf("%s: the key stands twice", s.Key)
		}
		seen[s.Key] = true
		if strings.TrimSpace(s.Vi) == "" || strings.TrimSpace(s.En) == "" {
			t.Errorf("%s: a language is missing", s.Key)
		}
		if !norm.NFC.IsNormalString(s.Vi) || !norm.NFC.IsNormalString(s.En) {
			t.Errorf("%s: not NFC", s.Key)
		}
		if vi, en := names(s.Vi), names(s.En); !slices.Equal(vi, en) {
			t.Errorf("%s: placeholders %v in Vietnamese, %v in English", s.Key, vi, en)
		}
		if vi, en := tags(s.Vi), tags(s.En); !slices.Equal(vi, en) {
			t.Errorf("%s: markup %v in Vietnamese, %v in English", s.Key, vi, en)
		}
	}
	if len(seen) < 150 {
		t.Errorf("only %d sentences: has a file left the catalogue?", len(seen))
	}
	if text.Why("percent") == nil || text.Why("no such reason") != nil {
		t.Error("Why does not find its sentences")
	}
}

func names(s string) []string {
	list := text.Placeholders(s)
	slices.Sort(list)
	return list
}

var tag = regexp.MustCompile(`</?[a-z]+>`)

func tags(s string) []string {
	list := tag.FindAllString(s, -1)
	slices.Sort(list)
	return list
}

// pressed are the buttons on which "tôi" is the person who presses.
var pressed = []string{"enrol.i-am-chair", "enrol.i-am-upper", "enrol.i-am-department", "enrol.i-am-reporter",
	"enrol.i-am-deputy", "enrol.i-am-successor",
	"enrol.not-mine", "enrol.share-contact", "erase.yes",
	"exit.resigned", "exit.handed-on", "exit.resign-yes", "button.not-me"}

var (
	never = regexp.MustCompile(`(?i)(^|\PL)(bạn|mình ơi|bắt buộc|em)($|\PL)`)
	self  = regexp.MustCompile(`(?i)(^|\PL)tôi($|\PL)`)
)

// The style of the package comment, as far as a program can read it.
func TestStyle(t *testing.T) {
	campaign, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range text.All() {
		if word := never.FindString(s.Vi); word != "" {
			t.Errorf("%s: says %q", s.Key, strings.TrimSpace(word))
		}
		if word := campaign.NeverSay.In(s.Vi + "\n" + s.En); word != "" {
			t.Errorf("%s says %q", s.Key, word)
		}
		own := strings.ReplaceAll(s.Vi, "“Chia sẻ số điện thoại của tôi”", "")
		if !slices.Contains(pressed, s.Key) && self.MatchString(strings.TrimPrefix(own, "Tôi hiểu là ")) {
			t.Errorf("%s: the bot calls itself tôi: %s", s.Key, s.Vi)
		}
		for _, sentence := range []string{s.Vi, s.En} {
			if strings.Contains(tag.ReplaceAllString(sentence, ""), `"`) {
				t.Errorf("%s: quotation marks are “ ”: %s", s.Key, sentence)
			}
			most := 5
			if s == text.HelpStaff { // officers have more to choose from: a line for each kind of work
				most = 6
			}
			if lines := 1 + strings.Count(sentence, "\n"); lines > most {
				t.Errorf("%s: %d lines; the most is %d", s.Key, lines, most)
			}
			if n := utf8.RuneCountInString(sentence); strings.HasPrefix(s.Key, "button.") && n > 28 {
				t.Errorf("%s: %d characters are too many for a button", s.Key, n)
			}
		}
		if strings.Contains(s.Vi, "?") && !strings.Contains(s.Vi, "ạ?") {
			t.Errorf("%s: a question without “ạ”: %s", s.Key, s.Vi)
		}
		if strings.Count(s.Vi, "?") > 1 {
			t.Errorf("%s: more than one question", s.Key)
		}
	}
}
