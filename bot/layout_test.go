package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rule says what a package may import, beside the standard library.
type rule struct {
	ours    []string // packages of this module
	library []string // modules of others, with all that is in them
	pure    bool     // values in, values out: no clock, no I/O, no randomness
}

// rules is the import table. It keeps the parts apart: what decides knows
// nothing of Telegram or the disk, one package alone knows each library, and
// the stand-in reads the Bot API on its own, so that one wrong type cannot cancel
// itself out. Whoever needs a new line here adds it with a reason.
var rules = map[string]rule{
	"store":           {},
	"store/mem":       {ours: []string{"store"}, library: []string{"github.com/tidwall/btree"}},
	"store/bolt":      {ours: []string{"store"}, library: []string{"go.etcd.io/bbolt"}},
	"store/storetest": {ours: []string{"store"}},

	"config": {library: []string{"github.com/goccy/go-yaml", "github.com/expr-lang/expr", "github.com/robfig/cron/v3", "golang.org/x/text"}},

	"bot/chat":  {},
	"bot/clock": {},
	"bot/sim":   {},
	"bot/viet":  {library: []string{"golang.org/x/text"}, pure: true},

	"bot/text":   {ours: []string{"config"}, pure: true},
	"bot/dialog": {ours: []string{"bot/chat", "config", "bot/text", "bot/viet"}, pure: true},
	"bot/tally":  {ours: []string{"config", "store"}, pure: true},

	"bot/remind": {ours: []string{"config", "store", "bot/tally"}, pure: true},

	// What a picture, a sheet or a document is made of, and the rooms that make them:
	// each knows its library, none the others.
	"bot/figures": {ours: []string{"config", "store", "bot/tally", "bot/text"}},
	"bot/exports": {ours: []string{"bot/chat", "bot/freeze", "config", "store", "bot/text"}},
	"bot/charts":  {ours: []string{"bot/chat", "bot/exports", "bot/figures", "bot/freeze", "bot/tally", "bot/text", "config", "store"}, library: []string{"github.com/go-analyze/charts"}},
	"bot/sheets":  {ours: []string{"bot/chat", "bot/exports", "bot/figures", "bot/freeze", "bot/tally", "bot/text", "bot/viet", "config", "store"}, library: []string{"github.com/xuri/excelize/v2"}},
	"bot/drafts":  {ours: []string{"bot/chat", "bot/exports", "bot/figures", "bot/freeze", "bot/tally", "bot/text", "config", "store"}, library: []string{"github.com/beevik/etree"}},
	// What officers do with reports and with units, in a transaction that is given.
	"bot/review": {ours: []string{"config", "store", "bot/tally"}},
	"bot/tree":   {ours: []string{"config", "store", "bot/review", "bot/roster", "bot/tally"}, library: []string{"golang.org/x/sync"}},
	"bot/freeze": {ours: []string{"config", "store", "bot/tally", "bot/figures"}},

	"bot/directory": {ours: []string{"store", "bot/viet"}},

	"bot/summary": {ours: []string{"bot/chat", "config", "bot/figures", "bot/freeze", "bot/remind", "bot/review", "store", "bot/tally", "bot/text"}},
	// What is said about a list of units stands in the catalogue as well.
	"bot/roster": {ours: []string{"config", "store", "bot/text", "bot/viet"},
		library: []string{"github.com/xuri/excelize/v2", "github.com/boombuler/barcode", "golang.org/x/text"}},
	// Lists of reports that are entered at once. A table is read as a roster's is.
	"bot/lists":    {ours: []string{"bot/chat", "bot/figures", "bot/roster", "bot/text", "bot/viet", "config", "store"}},
	"bot/links":    {ours: []string{"bot/chat", "config", "bot/roster", "store", "bot/text"}},
	"bot/officers": {ours: []string{"bot/chat", "config", "bot/roster", "store", "bot/text"}},
	"bot/jobs": {ours: []string{"bot/chat", "bot/clock", "config", "bot/remind", "bot/roster", "store", "bot/summary", "bot/tally", "bot/text", "bot/tree"},
		library: []string{"golang.org/x/sync"}},
	"bot/waves": {ours: []string{"bot/chat", "config", "bot/jobs", "store", "bot/text"}},
	"bot/desk": {ours: []string{"bot/chat", "bot/clock", "config", "bot/dialog", "bot/directory", "bot/lists", "bot/exports", "bot/figures", "bot/freeze", "bot/jobs", "bot/links", "bot/officers", "bot/remind", "bot/review", "bot/roster", "store", "bot/summary", "bot/tally", "bot/text", "bot/tree", "bot/viet", "bot/waves"},
		library: []string{"golang.org/x/sync"}},
	"bot/courier": {ours: []string{"bot/chat", "bot/clock", "config", "store", "bot/summary", "bot/text"},
		library: []string{"golang.org/x/sync"}},
	"bot/telegram": {ours: []string{"bot/chat"}, library: []string{"github.com/go-telegram-bot-api/telegram-bot-api/v5"}},

	"bot/app": {ours: []string{
		"bot/charts", "bot/chat", "bot/clock", "bot/courier", "bot/desk", "bot/dialog", "bot/directory", "bot/drafts", "bot/lists", "bot/exports", "bot/figures", "bot/freeze", "bot/jobs", "bot/links",
		"bot/remind", "bot/review", "bot/roster", "bot/sheets", "bot/sim", "bot/summary", "bot/tally", "bot/telegram", "bot/text", "bot/tree", "bot/viet", "bot/waves", "config", "store", "store/bolt", "store/mem",
	}, library: []string{"github.com/alecthomas/kong", "github.com/robfig/cron/v3", "golang.org/x/sync"}},
	"bot": {ours: []string{"bot/app", "config"}},
}

// impure are standard packages that reach outside of the program.
var impure = []string{"os", "net", "math/rand", "crypto/rand", "syscall", "log", "io/ioutil"}

// clockReaders are the functions of package time that look at the machine's
// clock or wait for it.
var clockReaders = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}

func TestImports(t *testing.T) {
	for dir, files := range packages(t) {
		r, ok := rules[dir]
		if !ok {
			t.Errorf("%s is not in the import table", dir)
			continue
		}
		for _, f := range files {
			for _, imp := range f.ast.Imports {
				name, err := strconv.Unquote(imp.Path.Value)
				if err != nil {
					t.Fatal(err)
				}
				if why := r.refuses(name); why != "" {
					t.Errorf("%s imports %s: %s", f.name, name, why)
				}
			}
		}
	}
}

// refuses says why a package may not import another, "" if it may.
func (r rule) refuses(name string) string {
	ours, isOurs := strings.CutPrefix(name, "raquan/")
	first, _, _ := strings.Cut(name, "/")
	switch {
	case isOurs:
		if !slices.Contains(r.ours, ours) {
			return "not in its line of the import table"
		}
	case strings.Contains(first, "."):
		if !slices.ContainsFunc(r.library, func(l string) bool { return within(name, l) }) {
			return "not among its libraries"
		}
	case r.pure && slices.ContainsFunc(impure, func(i string) bool { return within(name, i) }):
		return "the package is pure"
	}
	return ""
}

// within reports whether a package is another one or below it.
func within(name, root string) bool { return name == root || strings.HasPrefix(name, root+"/") }

func TestRefuses(t *testing.T) {
	r := rule{ours: []string{"store"}, library: []string{"example.org/lib/v2"}, pure: true}
	for name, may := range map[string]bool{
		"raquan/store": true, "raquan/store/bolt": false, "raquan/config": false,
		"example.org/lib/v2": true, "example.org/lib/v2/part": true, "example.org/lib/v22": false,
		"strings": true, "os": false, "os/exec": false, "net": false, "net/url": false, "math": true, "math/rand/v2": false, "log/slog": false,
	} {
		if why := r.refuses(name); (why == "") != may {
			t.Errorf("%s: %q", name, why)
		}
	}
}

// Nothing in the table is a thing of the past.
func TestTableIsCurrent(t *testing.T) {
	have := packages(t)
	for dir := range rules {
		if have[dir] == nil {
			t.Errorf("the import table has %s, which does not exist", dir)
		}
	}
}

// Decisions take the moment as a value.
func TestPureIsTimeless(t *testing.T) {
	for dir, files := range packages(t) {
		if !rules[dir].pure {
			continue
		}
		for _, f := range files {
			for _, use := range clockUses(f.ast) {
				t.Errorf("%s: time.%s in a pure package", f.set.Position(use.Pos()), use.Sel.Name)
			}
		}
	}
}

// clockUses finds uses of clockReaders, also under another name of the import.
func clockUses(f *ast.File) []*ast.SelectorExpr {
	local := ""
	for _, imp := range f.Imports {
		if imp.Path.Value == `"time"` {
			local = "time"
			if imp.Name != nil {
				local = imp.Name.Name
			}
		}
	}
	var uses []*ast.SelectorExpr
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && local != "" && x.Name == local && slices.Contains(clockReaders, sel.Sel.Name) {
			uses = append(uses, sel)
		}
		return true
	})
	return uses
}

func TestClockUses(t *testing.T) {
	for src, want := range map[string]int{
		`package p; import "time"; var t = time.Now()`:                      1,
		`package p; import clock "time"; var t = clock.Now`:                 1,
		`package p; import "time"; func f(t time.Time) { t.Add(1) }`:        0,
		`package p; type x struct{ Now int }; var time x; var _ = time.Now`: 0,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(clockUses(f)); got != want {
			t.Errorf("%s: %d uses, want %d", src, got, want)
		}
	}
}

// Every package says what it is for.
func TestPackageComments(t *testing.T) {
	for dir, files := range packages(t) {
		if !slices.ContainsFunc(files, func(f source) bool { return f.ast.Doc != nil }) {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// maxLines keeps a file a thing that can be read at one sitting.
const maxLines = 500

func TestFileLength(t *testing.T) {
	for _, files := range packages(t) {
		for _, f := range files {
			if f.lines > maxLines {
				t.Errorf("%s has %d lines, more than %d: divide it by concept", f.name, f.lines, maxLines)
			}
		}
	}
}

// The top level stays a place to find one's way from.
func TestTopLevel(t *testing.T) {
	allowed := []string{"bot", "store", "config", "go.mod", "go.sum", "README.md", "LICENSE"}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	ignore, err := os.ReadFile("../.gitignore")
	if err != nil {
		t.Fatal(err)
	}
	left := func(name string) bool { // by building and running, as the README says
		return slices.ContainsFunc(strings.Fields(string(ignore)), func(pattern string) bool {
			ok, _ := path.Match(strings.TrimPrefix(pattern, "/"), name)
			return ok
		})
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(allowed, e.Name()) && !left(e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

// source is a Go file that is not a test.
type source struct {
	name  string // from the top of the module
	ast   *ast.File
	set   *token.FileSet
	lines int
}

// packages reads the module's files by folder, for all systems.
func packages(t *testing.T) map[string][]source {
	t.Helper()
	all := map[string][]source{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if d.IsDir() && (base == "testdata" || base != "." && strings.HasPrefix(base, ".")) {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			return err
		}
		all[path.Dir(name)] = append(all[path.Dir(name)], source{name, f, set, bytes.Count(text, []byte("\n"))})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
