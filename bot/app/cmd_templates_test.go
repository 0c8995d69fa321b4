package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Templates that were written out are fit to take the place of the built-in ones;
// check names what is wrong with them, and the file.
func TestTemplates(t *testing.T) {
	clearVariables(t)
	dir := filepath.Join(t.TempDir(), "mẫu báo cáo")
	run := func(want int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := Run(context.Background(), System{Out: &out, Err: &out}, args); code != want {
			t.Errorf("%v: exit code %d, want %d\n%s", args, code, want, &out)
		}
		return out.String()
	}
	if said := run(ExitOK, "templates"); !strings.Contains(said, "{{ten_don_vi}}") || !strings.Contains(said, "{{uu_diem}}") {
		t.Errorf("names:\n%s", said)
	}
	run(ExitOK, "templates", "--out", dir)
	if said := run(ExitFailure, "templates", "--out", dir); !strings.Contains(said, "A.docx is there already") {
		t.Errorf("again: %s", said)
	}
	settings := filepath.Join(dir, "raquan.yaml")
	if err := os.WriteFile(settings, []byte("store: \"bolt:"+filepath.ToSlash(filepath.Join(dir, "x.db"))+"\"\ntemplates: \""+filepath.ToSlash(dir)+"\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := run(ExitFailure, "check", "--config", settings); !strings.Contains(said, "templates 4, ") {
		t.Errorf("whole: %s", said)
	}
	for _, name := range []string{"A2.docx", "C.docx"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "B.docx"), []byte("a text"), 0o600); err != nil {
		t.Fatal(err)
	}
	said := run(ExitFailure, "check", "--config", settings)
	for _, want := range []string{"A2.docx is missing", "C.docx is missing", "B.docx: it is no .docx"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
}
