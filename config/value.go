package config

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// value is one node of a file: a scalar, a list or a mapping.
type value struct {
	doc   *document
	node  ast.Node // nil: nothing written
	line  int
	where string // as in "deadlines" or "hard[0] of DA_CAI"; empty at the top
}

func (v value) fault(format string, args ...any) { v.doc.fault(v.line, format, args...) }

func (v value) absent() bool {
	_, null := v.node.(*ast.NullNode)
	return v.node == nil || null
}

// scalar is the text of a scalar as it was typed: 01 stays "01".
func (v value) scalar() (string, bool) {
	switch n := v.node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n"), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	v.wrongKind("one value is wanted; write it after the colon")
	return "", false
}

// items are the entries of a list, each with its own line.
func (v value) items() []value {
	if v.absent() {
		return nil
	}
	list, ok := v.node.(*ast.SequenceNode)
	if !ok {
		v.wrongKind(`a list is wanted; begin each entry with "- "`)
		return nil
	}
	items := make([]value, 0, len(list.Values))
	for i, n := range list.Values {
		items = append(items, value{v.doc, n, lineOf(n), v.name() + "[" + strconv.Itoa(i) + "]"})
	}
	return items
}

func (v value) name() string {
	if v.where == "" {
		return "the file"
	}
	return v.where
}

// wrongKind is the fault of a value that is not what is wanted.
func (v value) wrongKind(wanted string) {
	switch v.node.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		v.fault("%s uses a %s, which these files do not know; write the value itself", v.name(), kindOf(v.node))
	default:
		v.fault("%s is a %s, but %s", v.name(), kindOf(v.node), wanted)
	}
}

func kindOf(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "group of keys"
	case *ast.SequenceNode:
		return "list"
	case *ast.AnchorNode, *ast.AliasNode:
		return "YAML anchor or alias"
	case *ast.TagNode:
		return "YAML tag"
	case nil, *ast.NullNode:
		return "empty value"
	}
	return "single value"
}

// mapping is a value that has keys.
type mapping struct {
	value
	fields map[string]value
	order  []string // the keys as the file has them
	broken bool     // it is no mapping: what is missing is not said again
}

// mapping reads the keys of a value; a key that is not among the known ones
// (none: any key will do), or is there twice, is a fault. Something else than a
// mapping is a fault and reads as an empty one.
func (v value) mapping(known ...string) mapping {
	m := mapping{value: v, fields: map[string]value{}}
	if v.absent() {
		return m
	}
	pairs, ok := v.pairs()
	if !ok {
		v.wrongKind("keys are wanted: " + strings.Join(known, ", "))
		m.broken = true
	}
	for _, pair := range pairs {
		m.add(pair, known)
	}
	return m
}

func (v value) pairs() (pairs []*ast.MappingValueNode, ok bool) {
	switch n := v.node.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// peek is the text of a key, without a word about what is wrong with it: the
// names of faults are made with it before the keys are read.
func (v value) peek(key string) string {
	pairs, _ := v.pairs()
	for _, pair := range pairs {
		if s, ok := pair.Value.(*ast.StringNode); ok && pair.Key.GetToken().Value == key {
			return s.Value
		}
	}
	return ""
}

func (m *mapping) add(pair *ast.MappingValueNode, known []string) {
	token := pair.Key.GetToken()
	key, line := token.Value, token.Position.Line
	child := value{doc: m.doc, node: pair.Value, line: line, where: key}
	if m.where != "" {
		child.where = key + " of " + m.where
	}
	switch {
	case known != nil && !slices.Contains(known, key):
		m.doc.fault(line, "unknown key %q under %s%s", key, m.name(), didYouMean(key, "known keys", known))
	case m.fields[key].doc != nil:
		m.doc.fault(line, "key %q is there twice under %s, first in line %d; keep one of them", key, m.name(), m.fields[key].line)
	default:
		m.fields[key] = child
		m.order = append(m.order, key)
	}
}

// get is the value of a key; ok is false if the file has none.
func (m mapping) get(key string) (value, bool) {
	v := m.fields[key]
	return v, v.doc != nil && !v.absent()
}

// need is the value of a key that must be there.
func (m mapping) need(key, example string) (value, bool) {
	v, ok := m.get(key)
	if ok || m.broken {
		return v, ok
	}
	instead := "write it as in the shipped campaign file"
	if example != "" {
		instead = fmt.Sprintf("write for example %s: %s", key, example)
	}
	m.doc.fault(m.lineOf(key), "key %q is missing under %s; %s", key, m.name(), instead)
	return v, false
}

// lineOf is where a key stands, or its mapping if it is not there.
func (m mapping) lineOf(key string) int {
	if v := m.fields[key]; v.doc != nil {
		return v.line
	}
	return m.line
}

// str is the text of a key that may be absent.
func (m mapping) str(key string) string {
	v, ok := m.get(key)
	if !ok {
		return ""
	}
	s, _ := v.scalar()
	return s
}

// needStr is the text of a key that must be there.
func (m mapping) needStr(key, example string) string {
	v, ok := m.need(key, example)
	if !ok {
		return ""
	}
	s, ok := v.scalar()
	if ok && strings.TrimSpace(s) == "" {
		v.fault("%s is empty; write for example %s: %s", v.name(), key, example)
	}
	return s
}

// matching is the text of a key that must be there and have a certain form.
func (m mapping) matching(key, example string, form *regexp.Regexp, described string) string {
	s := m.needStr(key, example)
	if s != "" && !form.MatchString(s) {
		m.doc.fault(m.lineOf(key), "%q does not fit as %s of %s; use %s", s, key, m.name(), described)
	}
	return s
}

// date is a day; ok is false, and a fault noted, if it is none.
func (v value) date() (d Date, ok bool) {
	s, ok := v.scalar()
	if !ok {
		return Date{}, false
	}
	d, err := ParseDate(s)
	if err != nil {
		v.fault("%s: %v", v.name(), err)
	}
	return d, err == nil
}

// needDate is the day of a key that must be there.
func (m mapping) needDate(key string) Date {
	v, ok := m.need(key, "2020-08-25")
	if !ok {
		return Date{}
	}
	d, _ := v.date()
	return d
}

// url is a fault unless the text is an absolute address with one of the
// schemes. The address itself is not repeated: it may hold a password.
func (v value) url(s string, schemes ...string) {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || !slices.Contains(schemes, u.Scheme) {
		v.fault("%s is not an address; write one that begins with %s://", v.name(), strings.Join(schemes, ":// or "))
	}
}

// flag is a yes or no; absent is no.
func (m mapping) flag(key string) bool {
	v, ok := m.get(key)
	if !ok {
		return false
	}
	s, ok := v.scalar()
	if ok && s != "true" && s != "false" {
		v.fault("%s is %q; write true or false", v.name(), s)
	}
	return s == "true"
}

// list is the entries of a key that may be absent.
func (m mapping) list(key string) []value {
	v, ok := m.get(key)
	if !ok {
		return nil
	}
	return v.items()
}
