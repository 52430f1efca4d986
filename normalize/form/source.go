package form

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"github.com/jedib0t/go-pretty/v6/text"
)

// source is a form file as YAML: it finds the places of faults.
type source struct {
	name string
	text string
	file *ast.File
}

// fault is something wrong with a form, at a path in its file.
type fault struct {
	path string
	msg  string
}

// readSource parses the YAML of a form file. What a form has no use for and
// what makes a small file expensive is refused before the parser sees it:
// anchors, aliases, tags, deep nesting.
func readSource(name, data string) (*source, error) {
	src := &source{name: name, text: data}
	tokens := lexer.Tokenize(data)
	if err := src.bound(tokens); err != nil {
		return nil, err
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return nil, src.yamlError(err)
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return nil, &Error{File: name, Msg: fmt.Sprintf("holds %d YAML documents, want one", countDocs(file))}
	}
	src.file = file
	return src, nil
}

func countDocs(file *ast.File) int {
	n := 0
	for _, doc := range file.Docs {
		if doc.Body != nil {
			n++
		}
	}
	return n
}

// decode turns the YAML into a Form; keys that a form does not know are faults.
func (s *source) decode() (*Form, error) {
	f := new(Form)
	body := s.file.Docs[0].Body
	if unknown := unknownKeys(nil, body, reflect.TypeOf(f).Elem()); len(unknown) > 0 {
		return nil, s.join(len(unknown), func(i int) *Error {
			return s.at(unknown[i], fmt.Sprintf("unknown key %q", unknown[i].Value))
		})
	}
	if err := yaml.NodeToValue(body, f); err != nil {
		return nil, s.yamlError(err)
	}
	return f, nil
}

// unknownKeys appends to found the keys below node that a value of type t has no
// field for, in the order of the file. The YAML package's own strict mode names
// only one of them, not always the same.
func unknownKeys(found []*token.Token, node ast.Node, t reflect.Type) []*token.Token {
	switch n := node.(type) {
	case *ast.SequenceNode:
		if t.Kind() == reflect.Slice {
			for _, value := range n.Values {
				found = unknownKeys(found, value, t.Elem())
			}
		}
	case *ast.MappingNode:
		if t.Kind() != reflect.Struct {
			return found // a fault of type, which decoding finds
		}
		for _, pair := range n.Values {
			key := pair.Key.GetToken()
			if field, ok := fieldByKey(t, key.Value); ok {
				found = unknownKeys(found, pair.Value, field.Type)
			} else {
				found = append(found, key)
			}
		}
	}
	return found
}

// fieldByKey returns the field of a struct type that a YAML key fills.
func fieldByKey(t reflect.Type, key string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("yaml") == key && key != "-" {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

// bound refuses tokens that no form needs and nesting beyond MaxDepth.
func (s *source) bound(tokens token.Tokens) error {
	if len(tokens) > MaxTokens {
		return &Error{File: s.name, Msg: fmt.Sprintf("more than %d YAML tokens", MaxTokens)}
	}
	var d depth
	for _, tk := range tokens {
		switch tk.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			return s.at(tk, "anchors and aliases are not allowed in a form")
		case token.TagType, token.DirectiveType:
			return s.at(tk, "tags and directives are not allowed in a form")
		case token.InvalidType:
			return s.at(tk, "no YAML: "+tk.Error)
		}
		if d.enter(tk) > MaxDepth {
			return s.at(tk, fmt.Sprintf("nested deeper than %d", MaxDepth))
		}
	}
	return nil
}

// depth measures the nesting of YAML tokens before they are parsed, never below
// what the parser will find.
type depth struct {
	flow    int   // open brackets
	columns []int // of the open blocks
	line    int
	values  int // colons in this line outside of brackets: a: b: c nests
}

func (d *depth) enter(tk *token.Token) int {
	switch tk.Type {
	case token.SequenceStartType, token.MappingStartType:
		d.flow++
	case token.SequenceEndType, token.MappingEndType:
		d.flow--
	}
	newLine := tk.Position.Line != d.line
	if newLine {
		d.line, d.values = tk.Position.Line, 0
	}
	opens := tk.Type == token.SequenceEntryType || tk.Type == token.MappingKeyType
	if tk.Type == token.MappingValueType && d.flow <= 0 {
		d.values++
	}
	if newLine || opens {
		column := tk.Position.Column
		for n := len(d.columns); n > 0 && d.columns[n-1] >= column; n-- {
			d.columns = d.columns[:n-1]
		}
		d.columns = append(d.columns, column)
	}
	return d.flow + len(d.columns) + max(0, d.values-1)
}

// errors gives faults their places and joins them.
func (s *source) errors(faults []fault) error {
	return s.join(len(faults), func(i int) *Error { return s.locate(faults[i]) })
}

// join joins n errors, of which it makes MaxFaults at most.
func (s *source) join(n int, make func(i int) *Error) error {
	var errs []error
	for i := range min(n, MaxFaults) {
		errs = append(errs, make(i))
	}
	if n > MaxFaults {
		errs = append(errs, &Error{File: s.name, Msg: fmt.Sprintf("%d more faults", n-MaxFaults)})
	}
	return errors.Join(errs...)
}

// locate turns a fault into an Error that names and shows its line.
func (s *source) locate(f fault) *Error {
	e := &Error{File: s.name, Path: f.path, Msg: f.msg}
	if f.path == "" {
		return e
	}
	p, err := yaml.PathString("$." + f.path)
	if err != nil {
		return e
	}
	node, err := p.FilterFile(s.file)
	if err != nil {
		return e // the value is missing: the path says all
	}
	s.place(e, firstToken(node))
	return e
}

// firstToken returns the token that a node begins with: for a block mapping its
// first key, not its first colon.
func firstToken(node ast.Node) *token.Token {
	if m, ok := node.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken()
	}
	return node.GetToken()
}

// yamlError turns an error of the YAML package into an Error.
func (s *source) yamlError(err error) error {
	var y yaml.Error
	if !errors.As(err, &y) {
		return &Error{File: s.name, Msg: err.Error(), Err: err}
	}
	e := &Error{File: s.name, Msg: y.GetMessage(), Err: err}
	var wrong *yaml.TypeError
	if errors.As(err, &wrong) {
		e.Msg = "want " + kindName(wrong.DstType.Kind())
	}
	s.place(e, y.GetToken())
	return e
}

// kindName returns what a form's author writes for a Go kind.
func kindName(k reflect.Kind) string {
	switch k {
	case reflect.String:
		return "a text"
	case reflect.Int:
		return "a whole number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	}
	return "keys with values"
}

// at returns an Error at a token.
func (s *source) at(tk *token.Token, msg string) *Error {
	e := &Error{File: s.name, Msg: msg}
	s.place(e, tk)
	return e
}

// place sets the line, the column and the excerpt of an Error.
func (s *source) place(e *Error, tk *token.Token) {
	if tk == nil || tk.Position == nil || tk.Position.Line < 1 {
		return
	}
	e.Line, e.Column = tk.Position.Line, max(1, tk.Position.Column)
	e.Excerpt = excerpt(s.text, e.Line, e.Column)
}

// excerpt shows a line of the text with a caret below the given character.
func excerpt(source string, line, column int) string {
	const shown = 120 // characters
	for ; line > 1; line-- {
		_, rest, ok := strings.Cut(source, "\n")
		if !ok {
			return ""
		}
		source = rest
	}
	source, _, _ = strings.Cut(source, "\n")
	chars := []rune(strings.TrimRight(source, "\r"))
	before := min(column-1, len(chars))
	from := max(0, before-shown/2)
	to := min(len(chars), from+shown)
	indent := text.StringWidthWithoutEscSequences(string(chars[from:before]))
	return "    " + string(chars[from:to]) + "\n    " + strings.Repeat(" ", indent) + "^"
}
