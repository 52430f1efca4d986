package rules

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/masthead"
)

// paragraph is one paragraph of the narrative.
type paragraph struct {
	text    string
	key     string // of its chapter
	chapter int    // 0 for the preamble
	number  int    // in its chapter, from 1
}

// passage returns the place of the bytes from..to of the paragraph.
func (p *paragraph) passage(from, to int) *normalize.Passage {
	return &normalize.Passage{
		Section: p.key, Chapter: p.chapter, Paragraph: p.number,
		Offset: utf8.RuneCountInString(p.text[:from]), Length: utf8.RuneCountInString(p.text[from:to]),
	}
}

// narrative yields the paragraphs of the preamble and of all chapters.
func narrative(r *normalize.Report) iter.Seq[paragraph] {
	return func(yield func(paragraph) bool) {
		w := walker{yield: yield}
		if !w.text(r.Preamble) {
			return
		}
		for i := range r.Sections {
			w = walker{yield: yield, at: paragraph{chapter: i + 1, key: r.Sections[i].Key}}
			if !w.section(&r.Sections[i]) {
				return
			}
		}
	}
}

// chapter yields the paragraphs of one chapter, whose index is i.
func chapter(r *normalize.Report, i int) iter.Seq[paragraph] {
	return func(yield func(paragraph) bool) {
		w := walker{yield: yield, at: paragraph{chapter: i + 1, key: r.Sections[i].Key}}
		w.section(&r.Sections[i])
	}
}

type walker struct {
	yield func(paragraph) bool
	at    paragraph
}

func (w *walker) section(s *normalize.Section) bool {
	if !w.text(s.Text) {
		return false
	}
	for i := range s.Sections {
		if !w.section(&s.Sections[i]) {
			return false
		}
	}
	return true
}

func (w *walker) text(text string) bool {
	if text == "" {
		return true
	}
	for line := range strings.SplitSeq(text, "\n") {
		w.at.number++
		w.at.text = line
		if !w.yield(w.at) {
			return false
		}
	}
	return true
}

// omitted reports whether a text says that something was left out of it.
func omitted(text string) bool {
	return strings.Contains(text, "……") || strings.Contains(text, "[…]") || strings.Contains(text, "（略）") || strings.Contains(text, "(略)")
}

// prescribed reports whether the report's form prescribes its chapters.
func prescribed(r *normalize.Report) bool {
	return r.FormData != nil && len(r.FormData.Sections) > 0 && r.FormData.Sections[0].Number != ""
}

// chapterOf returns the index of the chapter with the given key, -1 for none.
func chapterOf(r *normalize.Report, key string) int {
	return slices.IndexFunc(r.Sections, func(s normalize.Section) bool { return s.Key == key })
}

// heading names a chapter of a form for people: 六、其他需要报告的事项.
func heading(s *form.Section) string {
	if s.Number == "" {
		return s.Headings[0]
	}
	return s.Number + "、" + s.Headings[0]
}

// atHeading is the place of a heading: the line of the file, and the chapter.
func atHeading(r *normalize.Report, path []int) (*normalize.Where, *normalize.Passage) {
	s := section(r, path)
	if s == nil {
		return nil, nil
	}
	p := &normalize.Passage{Section: r.Sections[path[0]].Key, Chapter: path[0] + 1}
	if s.Line == 0 { // pages do not number their lines
		return nil, p
	}
	return &normalize.Where{Line: s.Line}, p
}

// section follows a path, nil where it leads nowhere.
func section(r *normalize.Report, path []int) *normalize.Section {
	list := r.Sections
	var s *normalize.Section
	for _, i := range path {
		if i < 0 || i >= len(list) {
			return nil
		}
		s = &list[i]
		list = s.Sections
	}
	return s
}

// printed writes a heading as the report prints it, shortened.
func printed(s *normalize.Section) string {
	title := clip(s.Title)
	switch {
	case s.Number == "":
		return title
	case strings.ContainsAny(s.Number, ")）"):
		return s.Number + title
	}
	return s.Number + "、" + title
}

// clip shortens a printed text for a message.
func clip(s string) string {
	const most = 40 // characters
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// say writes a message in both languages with the same arguments.
func say(zh, en string, args ...any) form.Text {
	return form.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// fromTitle reports whether the report's title gives the year.
func fromTitle(r *normalize.Report) bool {
	return r.Year != 0 && (r.YearFrom == masthead.FromTitle || r.YearFrom == masthead.FromPageTitle) && !strings.Contains(r.Title, "学年")
}

// year is a year that a text names; it stands in the bytes from..to, the last of
// which are 年.
type year struct{ n, from, to int }

// years yields the years that a text names: 2023年, 二〇二三年, ２０２３ 年. Those inside
// of 《》 are parts of titles of documents, and left out.
func years(text string) iter.Seq[year] {
	return func(yield func(year) bool) {
		quoted := 0
		for i := 0; ; {
			k := strings.Index(text[i:], "年")
			if k < 0 {
				return
			}
			at := i + k
			quoted += strings.Count(text[i:at], "《") - strings.Count(text[i:at], "》")
			i = at + len("年")
			if quoted > 0 {
				continue
			}
			if n, from := yearBefore(text[:at]); n != 0 && !yield(year{n, from, i}) {
				return
			}
		}
	}
}

// yearBefore reads the four digits that a text ends in, and no more than four.
func yearBefore(text string) (n, from int) {
	from = len(text)
	place := 1
	for digits := 0; ; {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if digits < 4 && fold.Blank(r) && size > 0 {
			from -= size
			continue
		}
		d := digit(r)
		switch {
		case d < 0 && digits == 4 && n >= 1990 && n <= 2100:
			return n, from
		case d < 0 || digits == 4:
			return 0, 0
		}
		n += d * place
		place *= 10
		digits++
		from -= size
	}
}

// digit returns the value of a digit of a year, -1 for another character.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r == '〇' || r == '○' || r == '零':
		return 0
	}
	for i, c := range [...]rune{'一', '二', '三', '四', '五', '六', '七', '八', '九'} {
		if r == c {
			return i + 1
		}
	}
	return -1
}

// contains reports whether a text has one of the words.
func contains(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
