// Package mentions reads the numbers that the narrative of a report states and
// holds them against its tables.
//
// In: a normalize.Report with its narrative and its facts. Out: its Mentions, and
// findings where a number in the text is not the table's, where the parts that
// a passage names do not add up to the whole it names, and where a percentage is
// not that of the numbers beside it.
//
// Which words name which facts, the form files say; package mentions knows what
// the language adds: of which year, organ and part a passage speaks, and how a
// numeral is weakened. What is not certain is listed as unbound with a reason,
// and never held against the table. No regular expressions: one trie of all words of a
// form cuts a paragraph into tokens in one pass, and patterns are tried only where
// a number stands.
package mentions

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// The rules about the narrative.
const (
	RuleDiffers    = "narrative.differs"    // a number in the text is not the table's
	RuleParts      = "narrative.parts"      // parts in the text do not add up to their whole in the text
	RulePercentage = "narrative.percentage" // a percentage is not that of the numbers beside it
)

// MaxMentions bounds the mentions of one report; later ones are left out.
const MaxMentions = 500

// Reader reads mentions by the forms that it was made for. It is safe for
// concurrent use.
type Reader struct {
	grammars map[*form.Form]func() *grammar // compiled when a report of the form is met
	scans    sync.Pool
}

// New returns a Reader for the mentions of forms. Each is compiled once, with the
// first report of its form.
func New(forms []*form.Form) *Reader {
	r := &Reader{grammars: make(map[*form.Form]func() *grammar, len(forms))}
	for _, f := range forms {
		if len(f.Mentions.Topics) > 0 {
			r.grammars[f] = sync.OnceValue(func() *grammar { return compile(f) })
		}
	}
	r.scans.New = func() any { return &scan{t: new(text)} }
	return r
}

// ours reports whether a rule is one of this package.
func ours(rule string) bool {
	return rule == RuleDiffers || rule == RuleParts || rule == RulePercentage
}

// Check fills in r.Mentions in reading order, appends the findings about them, and
// counts in r.Checks what agreed and what did not. A report whose form has no mentions has none. A second call judges anew.
func (m *Reader) Check(r *normalize.Report) {
	r.Mentions = nil
	r.Findings = slices.DeleteFunc(r.Findings, func(f normalize.Finding) bool {
		return ours(f.Rule)
	})
	r.Checks = slices.DeleteFunc(r.Checks, func(c normalize.Check) bool { return ours(c.Rule) })
	compiled := m.grammars[r.FormData]
	if compiled == nil {
		return
	}
	g := compiled()
	s := m.scans.Get().(*scan)
	defer m.scans.Put(s)
	s.begin(g, r)
	s.paragraphs(0, "", r.Preamble, new(int))
	for i := range r.Sections {
		s.chapter(i+1, &r.Sections[i])
	}
	s.end()
}

// chapter reads the paragraphs of a chapter and of the sections below it.
func (s *scan) chapter(n int, c *normalize.Section) {
	paragraph := 0
	var walk func(c *normalize.Section)
	key := c.Key
	walk = func(c *normalize.Section) {
		heading, scope := s.heading, s.headingScope
		s.heading |= s.headed(c.Title)
		if scope == "" {
			s.headingScope = s.titleScope(c.Title)
		}
		s.paragraphs(n, key, c.Text, &paragraph)
		for i := range c.Sections {
			walk(&c.Sections[i])
		}
		s.heading, s.headingScope = heading, scope
	}
	s.heading = 0
	walk(c)
}

// headed returns the contexts that a heading establishes.
func (s *scan) headed(title string) (bits uint32) {
	folded := fold.Phrase(title)
	for i := range s.g.contexts {
		for _, h := range s.g.contexts[i].headings {
			if strings.Contains(folded, h) {
				bits |= 1 << (i % 32)
			}
		}
	}
	return bits
}

// titleScope says why what stands below a heading may be of another year or organ.
func (s *scan) titleScope(title string) string {
	s.t.lex(s.g, title)
	for i := range s.t.tokens {
		t := &s.t.tokens[i]
		c := s.classOf(i)
		switch {
		case t.kind == yearNo && s.r.Year != 0 && int(t.ref) != s.r.Year, c&lastYear != 0:
			return OtherYear
		case c&otherOrgan != 0:
			return OtherOrgan
		case c&(planned|ahead) != 0:
			return Plan
		}
	}
	return ""
}

// paragraphs reads the lines of a text, those that a program broke in the middle
// of a sentence together.
func (s *scan) paragraphs(chapter int, key, text string, paragraph *int) {
	for text != "" {
		end, lines := 0, 0
		for {
			line, _, more := strings.Cut(text[end:], "\n")
			end += len(line)
			lines++
			if !more || !broken(line) || lines == maxLines {
				break
			}
			end++ // the line break
		}
		s.passage = normalize.Passage{Section: key, Chapter: chapter, Paragraph: *paragraph + 1}
		if len(s.r.Mentions) < MaxMentions {
			s.read(text[:end])
		}
		*paragraph += lines
		text = strings.TrimPrefix(text[end:], "\n")
	}
}

// maxLines bounds the lines that are read together.
const maxLines = 200

// broken reports whether a line ends in the middle of a sentence.
func broken(line string) bool {
	line = strings.TrimRight(line, " \t\r\u3000")
	const shortest = 20 * 3 // bytes: what is shorter rather is a heading or a cell
	if len(line) < shortest {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return !strings.ContainsRune("。！？；;:：.!?|”", last)
}
