package textdoc

import (
	"strconv"
	"strings"

	"github.com/gouji/gouji/extract"
)

// LaTeX has \begin{tabular}{…} … \end{tabular} with & between the cells and \\ behind
// a row, as programs write it that read tables from images. Of its commands those
// are known that span cells, and those around a cell's text are passed over.

// maxCommands is how many commands may stand around each other in a cell.
const maxCommands = 8

// latexTable returns the commands that begin and end the table that s begins with, ""
// where it begins with none, and the bytes before its first row.
func latexTable(s string) (begin, end string, head int) {
	name := environment(s)
	switch name {
	case "tabular", "tabular*", "tabularx", "tabulary", "longtable", "array":
	default:
		return "", "", 0
	}
	begin = `\begin{` + name + "}"
	return begin, `\end{` + name + "}", len(begin) + arguments(s[len(begin):]) // widths, places and the columns
}

// environment returns the name of the environment that s begins, "" for none.
func environment(s string) string {
	rest, begins := strings.CutPrefix(s, `\begin{`)
	name, _, closed := strings.Cut(rest, "}")
	if !begins || !closed {
		return ""
	}
	return name
}

// arguments returns how many bytes all arguments take that s begins with.
func arguments(s string) (size int) {
	for n := argument(s); n > 0; n = argument(s[size:]) {
		size += n
	}
	return size
}

// argument returns how many bytes the argument takes that s begins with, with its
// brackets; 0 for none.
func argument(s string) int {
	if s == "" || s[0] != '{' && s[0] != '[' {
		return 0
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// latex reads what stands between \begin and \end of a table.
func (g *markedGrid) latex(body string, pos extract.Pos) {
	start := 0
	depth := 0
	take := func(end int) {
		g.latexCell(body[start:end], extract.Pos{Line: pos.Line, Offset: pos.Offset + start})
	}
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '&':
			if depth > 0 {
				continue
			}
			take(i)
			pos.Line += lineEndsIn(body[start : i+1])
			start = i + 1
		case '\\':
			switch rest := body[i:]; {
			case strings.HasPrefix(rest, `\begin{`):
				depth++
			case strings.HasPrefix(rest, `\end{`):
				depth--
			}
			i++
			if depth > 0 || i == len(body) || body[i] != '\\' {
				continue
			}
			take(i - 1)
			g.next()
			i += argument(body[i+1:]) // the room below the row
			pos.Line += lineEndsIn(body[start : i+1])
			start = i + 1
		}
	}
	if text, _ := ruleless(body[start:]); text != "" {
		take(len(body))
	}
}

// latexCell adds a cell, with the commands that stand before its text.
func (g *markedGrid) latexCell(text string, pos extract.Pos) {
	printed, lead := ruleless(text)
	colspan, rowspan := 1, 1
	for range maxCommands {
		inner, skipped, columns, rows := latexCommand(printed)
		if skipped == 0 {
			if inner, skipped = latexEnvironment(printed); skipped == 0 {
				break
			}
		}
		colspan, rowspan = max(colspan, columns), max(rowspan, rows)
		printed, lead = inner, lead+skipped
	}
	if printed == "~" {
		printed = "" // a blank that keeps the cell open
	}
	if printed == "" && g.covered() { // below a cell that spans rows
		g.col += colspan
		return
	}
	pos.Line += lineEndsIn(text[:lead])
	pos.Offset += lead
	if strings.Contains(printed, `\\`) {
		printed = strings.ReplaceAll(printed, `\\`, "\n")
	}
	g.add(printed, pos, colspan, rowspan)
}

// ruleless returns a cell's text without the rules before the row and without blanks.
func ruleless(s string) (text string, lead int) {
	for {
		text, n := trim(s[lead:])
		lead += n
		word := text[:len(text)-len(strings.TrimLeft(text, `\abcdefghijklmnopqrstuvwxyz`))]
		switch word {
		case `\hline`, `\cline`, `\toprule`, `\midrule`, `\bottomrule`, `\cmidrule`, `\endhead`, `\endfirsthead`, `\endfoot`:
		default:
			return text, lead
		}
		n = len(word)
		if n < len(text) && text[n] == '(' {
			n += strings.IndexByte(text[n:], ')') + 1
		}
		lead += n + arguments(text[n:])
	}
}

// latexCommand returns what a command is put around that s begins with: \multicolumn
// with the columns and \multirow with the rows that it spans, \textbf and others with
// one argument. skipped is 0 where s begins with no command around all of it.
func latexCommand(s string) (inner string, skipped, columns, rows int) {
	name := s[:len(s)-len(strings.TrimLeft(s, `\abcdefghijklmnopqrstuvwxyz`))]
	if len(name) < 2 && !strings.HasPrefix(s, "{") {
		return s, 0, 1, 1
	}
	var spans string
	n, last := len(name), 0
	for {
		k := argument(s[n:])
		if k == 0 {
			break
		}
		if spans == "" && s[n] == '{' {
			spans = s[n+1 : n+k-1]
		}
		last, n = n, n+k
	}
	if last == 0 && name != "" || n != len(s) || s[last] != '{' {
		return s, 0, 1, 1
	}
	columns, rows = 1, 1
	if count, err := strconv.Atoi(spans); err == nil {
		switch name {
		case `\multicolumn`:
			columns = count
		case `\multirow`:
			rows = count
		}
	}
	inner, lead := trim(s[last+1 : n-1])
	return inner, last + 1 + lead, columns, rows
}

// latexEnvironment returns what stands in the environment that s is, without the
// declarations at its ends; skipped is 0 where s is none.
func latexEnvironment(s string) (inner string, skipped int) {
	name := environment(s)
	inner, closed := strings.CutSuffix(s, `\end{`+name+"}")
	if name == "" || !closed {
		return s, 0
	}
	skipped = len(`\begin{}`) + len(name)
	skipped += arguments(inner[skipped:])
	inner = strings.TrimSuffix(strings.TrimRight(inner[skipped:], " \n"), `\strut`)
	if rest, found := strings.CutPrefix(inner, `\raggedright`); found {
		skipped += len(inner) - len(rest)
		inner = rest
	}
	inner, lead := trim(inner)
	return inner, skipped + lead
}

// latexHeading returns the text of a heading or title that is written as a command,
// and where it begins; other text as it is.
func latexHeading(text string) (heading string, lead int) {
	name, _, _ := strings.Cut(text, "{")
	switch strings.ReplaceAll(strings.TrimSuffix(name, "*"), "sub", "") {
	case `\title`, `\chapter`, `\section`:
		n := len(name) + argument(text[len(name):])
		if n > len(name) && (n == len(text) || strings.HasPrefix(text[n:], `\label{`)) {
			heading, lead = trim(text[len(name)+1 : n-1])
			return heading, len(name) + 1 + lead
		}
	}
	return text, 0
}
