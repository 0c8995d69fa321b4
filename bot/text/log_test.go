package text_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"raquan/bot/text"
)

// acts are written as Act: "…", as Act… constants, or given to a function of the
// name audit.
var acts = regexp.MustCompile(`(?:\bAuditLine\{Act:|\bAct[A-Z][a-z]+ +=|\.audit\() ?"([a-z-]+[a-z])"[,} \n)]`)

// TestEveryActHasWords: what the audit says can be read in the log of a unit. The
// import is about no single unit.
func TestEveryActHasWords(t *testing.T) {
	n := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(os.DirFS(".."), name)
		for _, found := range acts.FindAllStringSubmatch(string(source), -1) {
			n++
			if act := found[1]; act != "import" && text.LogAct(act) == nil {
				t.Errorf("%s: the act %q has no words in the log", name, act)
			}
		}
		return err
	})
	if err != nil || n < 20 {
		t.Fatalf("%d acts: %v", n, err)
	}
}
