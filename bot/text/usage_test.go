package text_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"raquan/bot/text"
)

var update = flag.Bool("update", false, "write usage.tsv anew")

// TestUsage keeps usage.tsv, which says where each sentence is used, and finds
// sentences that nothing says any more.
func TestUsage(t *testing.T) {
	names := catalogue(t)
	places := map[string]map[string]bool{} // by key
	for file, f := range sources(t) {
		for name := range named(f) {
			for _, key := range names.keys(name) {
				if places[key] == nil {
					places[key] = map[string]bool{}
				}
				places[key][file] = true
			}
		}
	}
	var table bytes.Buffer
	for _, s := range text.All() {
		if len(places[s.Key]) == 0 {
			t.Errorf("%s is used nowhere: take it away", s.Key)
		}
		fmt.Fprintf(&table, "%s\t%s\n", s.Key, strings.Join(slices.Sorted(maps.Keys(places[s.Key])), " "))
	}
	if *update {
		if err := os.WriteFile("usage.tsv", table.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile("usage.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(have, []byte("\r"), nil), table.Bytes()) {
		t.Error("usage.tsv is not what the code says; write it anew: go test ./bot/text -run Usage -update")
	}
	for _, s := range text.All() {
		if len(text.UsedIn(s.Key)) == 0 {
			t.Errorf("UsedIn(%s) knows no place", s.Key)
		}
	}
	if text.UsedIn("no such key") != nil {
		t.Error("UsedIn knows what is not there")
	}
}

// declared is what the names of package text stand for.
type declared struct {
	own  map[string][]string // keys of the sentences made in a declaration
	uses map[string][]string // other names of the package in it
}

// keys are those of all sentences that a name leads to.
func (d declared) keys(name string) []string {
	seen, todo := map[string]bool{}, []string{name}
	var keys []string
	for len(todo) > 0 {
		n := todo[0]
		todo = todo[1:]
		if !seen[n] {
			seen[n] = true
			keys, todo = append(keys, d.own[n]...), append(todo, d.uses[n]...)
		}
	}
	return keys
}

// catalogue reads this package.
func catalogue(t *testing.T) declared {
	t.Helper()
	d := declared{map[string][]string{}, map[string][]string{}}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				d.add(decl.Name.Name, decl)
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok {
						for i, value := range v.Values {
							d.add(v.Names[i].Name, value)
						}
					}
				}
			}
		}
	}
	return d
}

// add takes in a declaration.
func (d declared) add(name string, n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "say" && len(n.Args) == 3 {
				if key, ok := n.Args[0].(*ast.BasicLit); ok {
					s, _ := strconv.Unquote(key.Value)
					d.own[name] = append(d.own[name], s)
				}
				return false
			}
		case *ast.Ident:
			d.uses[name] = append(d.uses[name], n.Name)
		}
		return true
	})
}

// sources are the module's files that import this package, tests aside, by
// their place below bot without ".go".
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	all := map[string]*ast.File{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", filepath.FromSlash(name)), nil, 0)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"raquan/bot/text"` }) {
			all[strings.TrimSuffix(name, ".go")] = f
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// named are the names of this package in a file that imports it.
func named(f *ast.File) map[string]bool {
	names := map[string]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "text" {
				names[sel.Sel.Name] = true
			}
		}
		return true
	})
	return names
}

// TestButtonLength: what the dialog puts onto a button fits there, with room
// for a name.
func TestButtonLength(t *testing.T) {
	names, long := catalogue(t), map[string]bool{}
	for _, s := range text.All() {
		long[s.Key] = utf8.RuneCountInString(s.Vi) > 64 || utf8.RuneCountInString(s.En) > 64
	}
	checked := 0
	for file, f := range sources(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			if name := onButton(n); name != "" {
				for _, key := range names.own[name] {
					if checked++; long[key] {
						t.Errorf("%s is too long for a button (%s)", key, file)
					}
				}
			}
			return true
		})
	}
	if checked < 30 {
		t.Errorf("only %d buttons found", checked)
	}
}

// onButton is the name in button(t.label(text.Name, …), …).
func onButton(n ast.Node) string {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return ""
	}
	if f, ok := call.Fun.(*ast.Ident); !ok || f.Name != "button" {
		return ""
	}
	label, ok := call.Args[0].(*ast.CallExpr)
	if !ok || len(label.Args) == 0 {
		return ""
	}
	if sel, ok := label.Args[0].(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return ""
}
