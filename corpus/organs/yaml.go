package organs

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
)

// Limits of the files. A file beyond them is refused.
const (
	MaxBytes  = 8 << 20
	maxTokens = 2_000_000
	maxDepth  = 8
)

// decode reads a YAML file strictly into v. Anchors, aliases and tags, of which
// these files have no need, and deep nesting are refused before the parser sees them.
func decode(name string, data []byte, v any) error {
	if len(data) > MaxBytes {
		return &form.Error{File: name, Msg: fmt.Sprintf("larger than %d bytes", MaxBytes)}
	}
	if !utf8.Valid(data) {
		return &form.Error{File: name, Msg: "not UTF-8"}
	}
	text := string(data)
	if err := bound(name, text, lexer.Tokenize(text)); err != nil {
		return err
	}
	err := yaml.UnmarshalWithOptions(data, v, yaml.Strict(), yaml.DisallowUnknownField())
	var y yaml.Error
	if errors.As(err, &y) {
		return fault(name, text, y.GetToken(), y.GetMessage())
	}
	if err != nil {
		return &form.Error{File: name, Msg: err.Error(), Err: err}
	}
	return nil
}

func bound(name, text string, tokens token.Tokens) error {
	if len(tokens) > maxTokens {
		return &form.Error{File: name, Msg: fmt.Sprintf("more than %d YAML tokens", maxTokens)}
	}
	var open []int // columns of the open blocks
	flow := 0      // open brackets
	for _, tk := range tokens {
		switch tk.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType, token.MappingKeyType:
			return fault(name, text, tk, fmt.Sprintf("%q is not allowed here", tk.Value))
		case token.InvalidType:
			return fault(name, text, tk, "no YAML: "+tk.Error)
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(0, flow-1)
		}
		if tk.Type == token.SequenceEntryType || tk.Next != nil && tk.Next.Type == token.MappingValueType {
			for n := len(open); n > 0 && open[n-1] >= tk.Position.Column; n-- {
				open = open[:n-1]
			}
			open = append(open, tk.Position.Column)
		}
		if flow > maxDepth || flow == 0 && len(open) > maxDepth {
			return fault(name, text, tk, "nested too deep")
		}
	}
	return nil
}

// fault returns an error at a token, with its line and a caret.
func fault(name, text string, tk *token.Token, msg string) *form.Error {
	e := &form.Error{File: name, Msg: msg}
	if tk == nil || tk.Position == nil || tk.Position.Line < 1 {
		return e
	}
	e.Line, e.Column = tk.Position.Line, max(1, tk.Position.Column)
	lines := strings.SplitN(text, "\n", e.Line+1)
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
