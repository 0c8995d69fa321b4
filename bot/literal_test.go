package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// vietnamese are the places that may hold Vietnamese. Everything that the bot
// says stands in the catalogue or in the campaign file, where those who answer
// for it can read it; so a new line here needs a good reason.
var vietnamese = []string{
	"bot/text/",             // the catalogue
	"bot/viet/",             // words that people type, and those it writes numbers with
	"bot/sim/page_view.go",  // the stand-in's page
	"bot/sim/transcript.go", // what the stand-in's phones show of pictures, stickers …
	"bot/app/sample.go",     // people who do not exist
	"bot/app/play.go",       // a chairperson's taps, in a played report
	"bot/app/play_files.go", // an officer's, who asks for files
}

func TestVietnameseLiterals(t *testing.T) {
	used := map[string]bool{}
	for _, files := range packages(t) {
		for _, f := range files {
			place := slices.IndexFunc(vietnamese, func(p string) bool { return strings.HasPrefix(f.name, p) })
			for _, lit := range vietnameseIn(f.ast) {
				if place >= 0 {
					used[vietnamese[place]] = true
					continue
				}
				t.Errorf("%s: Vietnamese outside of the catalogue: %s", f.set.Position(lit.Pos()), lit.Value)
			}
		}
	}
	for _, place := range vietnamese {
		if !used[place] {
			t.Errorf("%s holds no Vietnamese any more: take it off the list", place)
		}
	}
}

// vietnameseIn finds the literals with a Latin letter that English does not have.
func vietnameseIn(f *ast.File) []*ast.BasicLit {
	var found []*ast.BasicLit
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR {
			return true
		}
		s, err := strconv.Unquote(lit.Value)
		if err == nil && strings.ContainsFunc(s, foreignLetter) {
			found = append(found, lit)
		}
		return true
	})
	return found
}

func foreignLetter(r rune) bool {
	return r > unicode.MaxASCII && (unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Mn, r))
}

// spoken are the fields of a message that people read.
var spoken = map[string][]string{
	"Message": {"Text"}, "Button": {"Text"}, "Key": {"Text"}, "Command": {"Description"}, "ContactCard": {"Name"},
}

// TestSpokenLiterals: no message is made of a literal, in whatever language.
func TestSpokenLiterals(t *testing.T) {
	for dir, files := range packages(t) {
		if dir == "bot/sim" { // it is Telegram, not the bot
			continue
		}
		for _, f := range files {
			for _, lit := range spokenIn(f.ast) {
				t.Errorf("%s: the bot says what is not in the catalogue: %s", f.set.Position(lit.Pos()), lit.Value)
			}
		}
	}
}

// spokenIn finds literals with letters in the fields that people read.
func spokenIn(f *ast.File) []*ast.BasicLit {
	var found []*ast.BasicLit
	ast.Inspect(f, func(n ast.Node) bool {
		made, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		sel, ok := made.Type.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		for _, e := range made.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			if name, ok := kv.Key.(*ast.Ident); !ok || !slices.Contains(spoken[sel.Sel.Name], name.Name) {
				continue
			}
			ast.Inspect(kv.Value, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && strings.ContainsFunc(lit.Value, unicode.IsLetter) {
					found = append(found, lit)
				}
				_, call := n.(*ast.CallExpr) // its arguments name placeholders
				return !call
			})
		}
		return true
	})
	return found
}

func TestLiteralsAreFound(t *testing.T) {
	for src, want := range map[string][2]int{
		`package p; var a = "Xin chào"`:                                    {1, 0},
		`package p; var a = "xin chao"`:                                    {0, 0},
		"package p; var a = `hạn`; var b = 'đ'; var c = \"\\u0111\"":       {3, 0},
		`package p; var a = "ha\u0323n"`:                                   {1, 0},
		`package p; var a = "… – “x” 日 ключ"`:                              {0, 0},
		`package p; var a = chat.Message{Text: "Done."}`:                   {0, 1},
		`package p; var a = chat.Message{Text: x + "Done.", NoKeys: true}`: {0, 1},
		`package p; var a = chat.Message{Text: say(s, "name", x)}`:         {0, 0},
		`package p; var a = []chat.Button{{Text: "x"}}`:                    {0, 0},
		`package p; var a = chat.Button{Text: "Xong", Data: "d/u1"}`:       {0, 1},
		`package p; var a = chat.Button{Text: "◀", Data: "d/u1"}`:          {0, 0},
		`package p; var a = chat.Command{Name: "xem", Description: "See"}`: {0, 1},
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]int{len(vietnameseIn(f)), len(spokenIn(f))}; got != want {
			t.Errorf("%s: %v; want %v", src, got, want)
		}
	}
}
