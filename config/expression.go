package config

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// functions that rules may use; every other builtin is refused, so that a
// campaign file can compute and compare, and nothing else.
var functions = []string{"abs", "all", "any", "int", "len", "max", "min", "none"}

// operators that rules may use.
var operators = []string{
	"+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=",
	"and", "&&", "or", "||", "not", "!", "in", "contains", "startsWith", "endsWith",
}

// maxNodes limits the size of one rule.
const maxNodes = 200

// vocabulary is what rules of one campaign can speak of: a zero value of each
// name's type, and the buttons of the names that are choices.
type vocabulary struct {
	types   map[string]any
	buttons map[string][]string
}

func (v vocabulary) names() []string {
	names := make([]string, 0, len(v.types))
	for name := range v.types {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// expression is a compiled rule. It may be evaluated by many goroutines.
type expression struct {
	program *vm.Program
	names   []string // the facts it names, sorted
}

// machines are kept between evaluations: a fresh one for each costs more than
// a rule does.
var machines = sync.Pool{New: func() any { return new(vm.VM) }}

// eval gives the value of an expression. ok is false if a fact that it names
// is absent, or if it has no value for these facts (a division by zero).
func (e *expression) eval(f Facts) (v any, ok bool) {
	env, convert := map[string]any(f), false
	for _, name := range e.names {
		fact := env[name]
		if fact == nil {
			return nil, false
		}
		_, other := wholeNumber(fact)
		convert = convert || other
	}
	if convert {
		env = withInts(f)
	}
	machine := machines.Get().(*vm.VM)
	defer machines.Put(machine)
	v, err := machine.Run(e.program, env)
	return v, err == nil
}

// withInts copies facts with every whole number as an int: a rule must not
// fall silent because a caller keeps its figures as int64.
func withInts(f Facts) map[string]any {
	env := make(map[string]any, len(f))
	for name, fact := range f {
		if n, other := wholeNumber(fact); other {
			fact = n
		}
		env[name] = fact
	}
	return env
}

// wholeNumber converts whole numbers that are not int.
func wholeNumber(fact any) (n int, other bool) {
	switch fact := fact.(type) {
	case int64:
		return int(fact), true
	case int32:
		return int(fact), true
	}
	return 0, false
}

// compile reads a rule that must give a bool, or a whole number. Everything
// that is wrong with it is in the errors.
func compile(source string, words vocabulary, kind reflect.Kind) (*expression, []error) {
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, []error{fmt.Errorf("cannot be read: %s", reason(err))}
	}
	r := ruleVisitor{words: words}
	ast.Walk(&tree.Node, &r)
	slices.Sort(r.names)
	r.names = slices.Compact(r.names)
	r.unknown()
	if r.nodes > maxNodes {
		r.refuse("is too long; split it into several rules")
	}
	if r.errs != nil {
		return nil, r.errs
	}
	program, err := expr.Compile(source, compileOptions(words, kind)...)
	if err != nil {
		return nil, []error{fmt.Errorf("cannot be read: %s", reason(err))}
	}
	if got := program.Node().Type(); got == nil || got.Kind() != kind {
		if kind == reflect.Int {
			return nil, []error{errors.New("does not give a whole number; write for example TONG or int(TONG * 0.5)")}
		}
		return nil, []error{errors.New("does not give yes or no; compare with ==, <, > or in")}
	}
	return &expression{program, r.names}, nil
}

func compileOptions(words vocabulary, kind reflect.Kind) []expr.Option {
	options := []expr.Option{expr.Env(words.types), expr.DisableAllBuiltins(), expr.MaxNodes(2 * maxNodes)}
	for _, name := range functions {
		options = append(options, expr.EnableBuiltin(name))
	}
	return options
}

// reason is the message of a library error without its picture.
func reason(err error) string {
	var at *file.Error
	if errors.As(err, &at) {
		return at.Message
	}
	return err.Error()
}

// ruleVisitor walks a rule, collects the names it uses and refuses what rules may
// not contain.
type ruleVisitor struct {
	words vocabulary
	names []string
	nodes int
	errs  []error
}

func (r *ruleVisitor) refuse(format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf(format, args...))
}

// Visit implements ast.Visitor.
func (r *ruleVisitor) Visit(node *ast.Node) {
	r.nodes++
	switch n := (*node).(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode, *ast.ConstantNode,
		*ast.ArrayNode, *ast.ConditionalNode, *ast.PredicateNode, *ast.PointerNode:
	case *ast.IdentifierNode:
		r.names = append(r.names, n.Value)
	case *ast.UnaryNode:
		r.operator(n.Operator)
	case *ast.BinaryNode:
		r.operator(n.Operator)
		r.buttons(n)
	case *ast.BuiltinNode:
		r.function(n.Name)
	case *ast.CallNode:
		r.function(n.Callee.String())
		if i := slices.Index(r.names, n.Callee.String()); i >= 0 {
			r.names = slices.Delete(r.names, i, i+1)
		}
	default:
		r.refuse("has a part that rules do not know: %s", *node)
	}
}

// unknown refuses the names that no question and no fact has.
func (r *ruleVisitor) unknown() {
	for _, name := range r.names {
		if _, ok := r.words.types[name]; !ok {
			r.refuse("unknown name %q%s", name, didYouMean(name, "known names", r.words.names()))
		}
	}
}

func (r *ruleVisitor) operator(op string) {
	if !slices.Contains(operators, op) {
		r.refuse("operator %q is not for rules; known operators: %s", op, strings.Join(operators, " "))
	}
}

func (r *ruleVisitor) function(name string) {
	if !slices.Contains(functions, name) {
		r.refuse("function %q is not for rules; known functions: %s", name, strings.Join(functions, ", "))
	}
}

// buttons checks a comparison of a choice with a text: a misspelt button would
// make a rule that never holds.
func (r *ruleVisitor) buttons(n *ast.BinaryNode) {
	if n.Operator != "==" && n.Operator != "!=" && n.Operator != "in" {
		return
	}
	for _, pair := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		name, isName := pair[0].(*ast.IdentifierNode)
		if !isName || r.words.buttons[name.Value] == nil {
			continue
		}
		for _, key := range texts(pair[1]) {
			if known := r.words.buttons[name.Value]; !slices.Contains(known, key) {
				r.refuse("%s has no button %q%s", name.Value, key, didYouMean(key, "its buttons", known))
			}
		}
	}
}

// texts are the text constants of an operand: one, or those of a list.
func texts(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.StringNode:
		return []string{n.Value}
	case *ast.ArrayNode:
		var all []string
		for _, element := range n.Nodes {
			all = append(all, texts(element)...)
		}
		return all
	}
	return nil
}
