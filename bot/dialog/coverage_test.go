package dialog_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// told is what all stories say: what people write, and what the bot does.
func told(t *testing.T) (said []string, bot string) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	var all strings.Builder
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines(b) {
			if s, ok := strings.CutPrefix(line, "> "); ok {
				said = append(said, s)
			}
		}
		all.Write(b)
	}
	return said, all.String()
}

// looks is what a text looks like on the phone, with anything in its places.
func looks(s string) *regexp.Regexp {
	s, _, _ = strings.Cut(text.Escape(s), "\n")
	parts := regexp.MustCompile(`\{[a-z_]+\}`).Split(s, -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile(strings.Join(parts, ".*"))
}

// unreachable are the rules that nobody can break in the conversation, since
// what comes before them does not let such an answer through: they are for a
// reader and a Done button that might.
var unreachable = map[string]*text.Sentence{
	"below_zero": text.Why(viet.Negative.String()),
	"none":       text.PickOne,
}

// TestEveryRuleIsTold: every question, rule and type of question of the shipped
// campaign is in a story.
func TestEveryRuleIsTold(t *testing.T) {
	_, bot := told(t)
	for _, q := range shipped(t).Questions {
		effect := "* put " + q.Key + " = "
		if q.Type == config.Confirm {
			effect = "* submit "
		}
		if !strings.Contains(bot, effect) {
			t.Errorf("no story answers %s", q.Key)
		}
		for _, r := range slices.Concat(q.Hard, q.Soft) {
			say := r.Say.Vi
			if s := unreachable[r.Key]; s != nil {
				say = s.Vi
			}
			if !looks(say).MatchString(bot) {
				t.Errorf("no story breaks %s.%s: %s", q.Key, r.Key, say)
			}
		}
	}
	for _, q := range other(t).Questions {
		if q.Type == config.FreeText && !strings.Contains(bot, "* put "+q.Key+" = \"") {
			t.Error("no story answers a question of free text")
		}
	}
}

// TestEveryCommandIsTold: every command, in every way of writing it.
func TestEveryCommandIsTold(t *testing.T) {
	said, _ := told(t)
	for word, name := range dialog.CommandWords {
		if !slices.ContainsFunc(said, func(s string) bool { return viet.Fold(strings.TrimPrefix(s, "/")) == word }) {
			t.Errorf("no story says %q (%s)", word, name)
		}
	}
}

// TestEveryReasonIsTold: whatever the reader of numbers is not sure of, there is
// a sentence for the reason.
func TestEveryReasonIsTold(t *testing.T) {
	var table []byte
	for _, file := range []string{"number.tsv", "number-more.tsv"} {
		b, err := os.ReadFile("../viet/testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		table = append(table, b...)
	}
	reasons := map[viet.Reason]string{}
	for _, line := range lines(table) {
		typed, _, _ := strings.Cut(line, "\t")
		for _, known := range []viet.NumberContext{{}, {Total: 450, HasTotal: true, Previous: 300, HasPrevious: true}} {
			if n := viet.ReadNumber(typed, known); n.Kind != viet.Value {
				reasons[n.Why] = typed
			}
		}
	}
	if len(reasons) < 15 {
		t.Fatalf("only %d reasons in the reader's table", len(reasons))
	}
	for r, typed := range reasons {
		if text.Why(r.String()) == nil {
			t.Errorf("no sentence for %q, the reason for asking about %q", r, typed)
		}
	}
	for reason := range text.Whys() {
		if !slices.ContainsFunc(viet.Reasons(), func(r viet.Reason) bool { return r.String() == reason }) {
			t.Errorf("a sentence for %q, which no reader gives", reason)
		}
	}
}

// TestCampaignChanged: a campaign file without the question that is being asked
// changes the question, and no button of it does harm.
func TestCampaignChanged(t *testing.T) {
	c := shipped(t)
	u := &dialog.Unit{ID: "u1", Name: "CĐCS Mẫu", Short: "CĐCS Mẫu"}
	env := dialog.Env{Campaign: c, Units: []dialog.UnitRef{ref(u)}, Unit: u}
	s := dialog.State{Mode: dialog.Asking, Unit: "u1", Question: "GONE", Rev: 3, Intro: true}
	for _, e := range []dialog.Event{
		{Kind: dialog.Pressed, Data: "a/u1/GONE/3/x"},
		{Kind: dialog.Pressed, Data: "a/u1/GONE/2/x"},
		{Kind: dialog.Pressed, Data: "k/u1/GONE/3"},
		{Kind: dialog.Said, Text: "380"},
		{Kind: dialog.Sent},
	} {
		next, out := dialog.Step(env, s, e)
		if next.Question != c.Questions[0].Key || len(out.Messages) != 1 || len(out.Put) != 0 {
			t.Errorf("%+v: asked %q, %+v", e, next.Question, out)
		}
	}
}
