package waiver

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
)

// maxDepth is how deep the columns of YAML may be nested: a list of entries.
const maxDepth = 4

// source is a file of waivers as YAML.
type source struct {
	name, text string
	faults     []error
}

// item is one entry as written: the values and their places by key.
type item struct {
	start  *token.Token
	values map[string]string
	places map[string]*token.Token
}

// place is that of a key's value, of the entry where it has none.
func (i *item) place(key string) *token.Token {
	if tk := i.places[key]; tk != nil {
		return tk
	}
	return i.start
}

// keys are those of an entry, in the order in which Write writes them.
func keys() []string { return []string{"identity", "reason", "by", "date", "note"} }

// items parses the YAML. A file without an entry is none.
func (s *source) items() ([]item, error) {
	tokens := lexer.Tokenize(s.text)
	if err := s.bound(tokens); err != nil {
		return nil, err
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return nil, s.yamlError(err)
	}
	var list *ast.SequenceNode
	bodies := 0
	for _, doc := range file.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.CommentType || doc.Body.Type() == ast.NullType {
			continue
		}
		bodies++
		list, _ = doc.Body.(*ast.SequenceNode)
	}
	switch {
	case bodies == 0:
		return nil, nil
	case bodies > 1 || list == nil:
		return nil, &form.Error{File: s.name, Msg: "want one list of entries, each with identity, reason, by and date"}
	}
	items := make([]item, 0, len(list.Values))
	for _, node := range list.Values {
		if entry, ok := s.item(node); ok {
			items = append(items, entry)
		}
	}
	return items, nil
}

// bound refuses what no list of waivers needs and what makes a small file
// expensive: anchors, aliases, tags, brackets, deep nesting.
func (s *source) bound(tokens token.Tokens) error {
	var open []int // columns
	for _, tk := range tokens {
		switch tk.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType,
			token.SequenceStartType, token.MappingStartType, token.MappingKeyType:
			return s.at(tk, fmt.Sprintf("%q is not allowed in a list of waivers", tk.Value))
		case token.InvalidType:
			return s.at(tk, "no YAML: "+tk.Error)
		}
		if tk.Type != token.SequenceEntryType && (tk.Next == nil || tk.Next.Type != token.MappingValueType) {
			continue
		}
		for n := len(open); n > 0 && open[n-1] >= tk.Position.Column; n-- {
			open = open[:n-1]
		}
		if open = append(open, tk.Position.Column); len(open) > maxDepth {
			return s.at(tk, "nested too deep")
		}
	}
	return nil
}

// item reads one entry. Its faults are noted.
func (s *source) item(node ast.Node) (item, bool) {
	m, ok := node.(*ast.MappingNode)
	if !ok {
		s.fault(node.GetToken(), "want an entry with identity, reason, by and date")
		return item{}, false
	}
	i := item{start: m.GetToken(), values: map[string]string{}, places: map[string]*token.Token{}}
	if len(m.Values) > 0 {
		i.start = m.Values[0].Key.GetToken()
	}
	for _, pair := range m.Values {
		key := pair.Key.GetToken()
		text, scalar := value(pair.Value)
		switch _, twice := i.places[key.Value]; {
		case !known(key.Value):
			s.fault(key, fmt.Sprintf("unknown key %q; valid: %s", key.Value, strings.Join(keys(), ", ")))
			ok = false
		case twice:
			s.fault(key, fmt.Sprintf("%s is given twice", key.Value))
			ok = false
		case !scalar:
			s.fault(pair.Value.GetToken(), key.Value+": want a text")
			ok = false
		}
		i.values[key.Value] = strings.TrimSpace(text)
		i.places[key.Value] = pair.Value.GetToken()
	}
	return i, ok
}

func known(key string) bool {
	for _, k := range keys() {
		if k == key {
			return true
		}
	}
	return false
}

// value returns the text of a plain value as it is written. An identity of digits
// only is a number to YAML, and a date is a text.
func value(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.NullNode:
		return "", true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// entry makes an entry of an item. Its faults are noted.
func (s *source) entry(i item) (*Entry, bool) {
	e := &Entry{Identity: i.values["identity"], Line: i.start.Position.Line}
	e.Reason, e.By, e.Date, e.Note = i.values["reason"], i.values["by"], i.values["date"], i.values["note"]
	before := len(s.faults)
	for _, key := range keys()[:4] {
		if i.values[key] == "" {
			s.fault(i.place(key), key+" is missing")
		}
	}
	if e.Identity != "" && !validIdentity(e.Identity) {
		s.fault(i.place("identity"), "identity: want the 16 hexadecimal digits of a finding")
	}
	if e.Date != "" && !validDate(e.Date) {
		s.fault(i.place("date"), "date: want a day written YYYY-MM-DD")
	}
	return e, len(s.faults) == before
}

func (s *source) fault(tk *token.Token, msg string) { s.faults = append(s.faults, s.at(tk, msg)) }

// yamlError turns an error of the YAML package into one with its place.
func (s *source) yamlError(err error) error {
	var y yaml.Error
	if errors.As(err, &y) {
		return s.at(y.GetToken(), y.GetMessage())
	}
	return &form.Error{File: s.name, Msg: err.Error(), Err: err}
}

// at returns an error at a token, with its line and a caret.
func (s *source) at(tk *token.Token, msg string) *form.Error {
	e := &form.Error{File: s.name, Msg: msg}
	if tk == nil || tk.Position == nil || tk.Position.Line < 1 {
		return e
	}
	e.Line, e.Column = tk.Position.Line, max(1, tk.Position.Column)
	lines := strings.SplitN(s.text, "\n", e.Line+1)
	if e.Line > len(lines) {
		return e
	}
	const shown = 120 // characters
	line := []rune(strings.TrimRight(lines[e.Line-1], "\r"))
	before := min(e.Column-1, len(line))
	from := max(0, before-shown/2)
	line = line[from:min(len(line), from+shown)]
	e.Excerpt = "    " + string(line) + "\n    " + strings.Repeat(" ", extract.Columns(string(line[:before-from]))) + "^"
	return e
}
