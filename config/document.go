package config

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"golang.org/x/text/unicode/norm"
)

// Limits that keep a broken file (or one that is no settings at all) from
// costing minutes: the YAML parser's time grows with a power of the nesting,
// and of the keys under one key.
const (
	maxFile    = 256 << 10 // bytes
	maxLines   = 8000
	maxNesting = 12 // brackets open at once; a quarter of the marks on one line
)

// document is one YAML file, walked node by node: the library's own strict
// decoding stops at the first fault, and turns 01 into a number.
type document struct {
	*collector
	root value
}

// openDocument parses the text of a file. If it is no YAML at all, the faults
// say so and ok is false.
func openDocument(name string, data []byte) (d *document, ok bool) {
	d = &document{collector: &collector{file: name}}
	if len(data) > maxFile {
		d.fault(1, "the file has %d bytes; the most is %d", len(data), maxFile)
		return d, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	d.lines = 1 + bytes.Count(data, []byte("\n"))
	if d.lines > maxLines {
		d.fault(1, "the file has %d lines; the most is %d", d.lines, maxLines)
		return d, false
	}
	if !d.checkUnicode(data) {
		return d, false
	}
	tokens := lexer.Tokenize(string(data))
	if !d.checkNesting(tokens) {
		return d, false
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntaxFault(err)
		return d, false
	}
	return d, d.setRoot(file)
}

func (d *document) setRoot(file *ast.File) bool {
	var bodies []ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.CommentType {
			bodies = append(bodies, doc.Body)
		}
	}
	if len(bodies) > 1 {
		d.fault(lineOf(bodies[1]), `a second document begins here; take away the line "---"`)
		return false
	}
	d.root = value{doc: d, line: 1}
	if len(bodies) == 1 {
		d.root.node = bodies[0]
	}
	return true
}

func (d *document) syntaxFault(err error) {
	var syntax yaml.Error
	if !errors.As(err, &syntax) || syntax.GetToken() == nil {
		d.fault(1, "this is not YAML: %v", err)
		return
	}
	d.fault(syntax.GetToken().Position.Line, "this is not YAML: %s; put texts that contain \": \", \"#\", "+
		`or begin with "{", "[" or a quote between double quotes, and indent with spaces`, syntax.GetMessage())
}

// checkUnicode demands UTF-8 in composed form (NFC): two spellings of one
// Vietnamese letter would compare as different.
func (d *document) checkUnicode(data []byte) bool {
	valid := true
	for i, line := range bytes.Split(data, []byte("\n")) {
		switch {
		case !utf8.Valid(line):
			d.fault(i+1, "this line is not UTF-8; save the file with the encoding UTF-8")
			valid = false
		case !norm.NFC.IsNormal(line):
			d.fault(i+1, `this line has letters and accents apart (not NFC); write "%s"`, bytes.TrimSpace(norm.NFC.Bytes(line)))
		}
	}
	return valid
}

func (d *document) checkNesting(tokens token.Tokens) bool {
	open, line, onLine := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, onLine = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open = max(0, open-1)
		case token.SequenceEntryType, token.MappingKeyType, token.AnchorType, token.TagType, token.AliasType, token.MappingValueType:
			onLine++
		}
		if open > maxNesting || onLine > 4*maxNesting {
			d.fault(line, "too much nested on one line; write each part on a line of its own")
			return false
		}
	}
	return true
}

func lineOf(n ast.Node) int {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken().Position.Line
	}
	if n == nil || n.GetToken() == nil {
		return 1
	}
	return n.GetToken().Position.Line
}
