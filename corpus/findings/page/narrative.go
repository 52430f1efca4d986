package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

type (
	chapterView struct {
		Level      int
		Title      string
		Paragraphs [][]pieceView
	}
	// pieceView is a piece of a paragraph, marked where Class is not "".
	pieceView struct{ Text, Class, Tip, Note string }
)

// highlight is a stretch of a paragraph that is to be marked, in characters.
type highlight struct {
	from, to         int
	class, tip, note string
}

// paragraph names a paragraph as a Passage does.
type paragraph struct{ chapter, number int }

// narrative makes the views of a report's chapters, up to the limit of
// characters.
func (w *Writer) narrative(v *reportView) {
	n := narrator{Writer: w, v: v, highlights: w.highlights(v.r), left: w.limits.Chars}
	if v.r.Preamble != "" {
		n.chapter(0, w.words.Preamble, 1, v.r.Preamble)
	}
	for i := range v.r.Sections {
		n.number = 0
		n.section(i+1, &v.r.Sections[i])
	}
}

// narrator goes through the narrative and counts the paragraphs of a chapter.
type narrator struct {
	*Writer
	v          *reportView
	highlights map[paragraph][]highlight
	number     int // of the last paragraph
	left       int // characters
}

func (n *narrator) section(chapter int, s *normalize.Section) {
	title := s.Title
	if s.Number != "" {
		title = s.Number + numberSeparator(s.Number) + s.Title
	}
	n.chapter(chapter, clean(title), s.Level, s.Text)
	for i := range s.Sections {
		n.section(chapter, &s.Sections[i])
	}
}

// numberSeparator stands between a heading's number and its title.
func numberSeparator(n string) string {
	switch last, _ := utf8.DecodeLastRuneInString(n); last {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return "、"
	}
	return " "
}

func (n *narrator) chapter(chapter int, title string, level int, text string) {
	c := chapterView{Level: min(max(level, 1), 4), Title: title}
	var carried []highlight
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		n.number++
		size := utf8.RuneCountInString(line)
		if n.left -= size; n.left < 0 {
			n.v.TextLeft = true
			break
		}
		marks := n.highlights[paragraph{chapter, n.number}]
		if len(carried) > 0 {
			marks = slices.Concat(carried, marks)
			sortHighlights(marks)
		}
		c.Paragraphs = append(c.Paragraphs, pieces(line, marks))
		carried = beyond(marks, size)
	}
	if c.Title != "" || len(c.Paragraphs) > 0 {
		n.v.Chapters = append(n.v.Chapters, c)
	}
}

// beyond returns what is left of highlights behind a line of some length, as places
// in the next one: a passage may go on there where a program broke a sentence.
func beyond(marks []highlight, size int) []highlight {
	var rest []highlight
	for _, h := range marks {
		if h.to > size+1 {
			h.from, h.to = max(h.from-size-1, 0), h.to-size-1
			rest = append(rest, h)
		}
	}
	return rest
}

func sortHighlights(marks []highlight) {
	slices.SortStableFunc(marks, func(a, b highlight) int { return cmp.Compare(a.from, b.from) })
}

// pieces cuts a paragraph at its highlights. One that begins inside another is
// left out: what it says stands among the findings.
func pieces(line string, marks []highlight) []pieceView {
	var out []pieceView
	at, chars := 0, 0 // in bytes, in characters
	forward := func(to int) int {
		for chars < to && at < len(line) {
			_, size := utf8.DecodeRuneInString(line[at:])
			at += size
			chars++
		}
		return at
	}
	last := 0
	for _, h := range marks {
		if h.from < chars {
			continue
		}
		from := forward(h.from)
		to := forward(h.to)
		if from == to {
			continue
		}
		if from > last {
			out = append(out, pieceView{Text: clean(line[last:from])})
		}
		out = append(out, pieceView{Text: clean(line[from:to]), Class: h.class, Tip: h.tip, Note: h.note})
		last = to
	}
	if last < len(line) {
		out = append(out, pieceView{Text: clean(line[last:])})
	}
	return out
}

// highlights are the mentions, and the passages of findings, by paragraph and in
// order.
func (w *Writer) highlights(r *normalize.Report) map[paragraph][]highlight {
	marks := map[paragraph][]highlight{}
	values := make(map[string]*normalize.Fact, len(r.Facts))
	for i := range r.Facts {
		values[r.Facts[i].ID] = &r.Facts[i]
	}
	add := func(p *normalize.Passage, h highlight) {
		if p.Length > 0 && p.Offset >= 0 && p.Offset+p.Length > 0 {
			h.from, h.to = p.Offset, p.Offset+p.Length
			at := paragraph{p.Chapter, p.Paragraph}
			marks[at] = append(marks[at], h)
		}
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		h := highlight{class: mentionClass(m.Verdict), tip: w.language.Text(findings.MentionText(m.Verdict))}
		if len(m.Facts) > 0 {
			h.tip += w.words.Colon + w.facts(r, m.Facts)
		}
		if sum, ok := total(values, m.Facts); ok {
			h.tip += " = " + sum
			if m.Verdict == normalize.MentionDiffers {
				h.note = w.words.InTables + " " + sum
			}
		}
		if m.Reason != "" {
			h.tip += w.words.Comma + clean(strings.ReplaceAll(m.Reason, "_", " "))
		}
		add(&m.Where, h)
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Passage != nil && f.Waived == nil {
			add(f.Passage, highlight{class: "passage", tip: clean(w.language.Text(f.Message))})
		}
	}
	for _, list := range marks {
		sortHighlights(list)
	}
	return marks
}

func mentionClass(verdict string) string {
	switch verdict {
	case normalize.MentionAgrees, normalize.MentionApproximate:
		return "agrees"
	case normalize.MentionDiffers:
		return "differs"
	}
	return "unbound"
}

// maxNamed is how many facts of a mention are named.
const maxNamed = 4

func (w *Writer) facts(r *normalize.Report, ids []string) string {
	var names []string
	for i, id := range ids {
		if i == maxNamed {
			names = append(names, "… ("+strconv.Itoa(len(ids))+")")
			break
		}
		names = append(names, clean(w.language.Text(findings.FactText(r.FormData, id))))
	}
	return strings.Join(names, " + ")
}

// total adds up facts; not ok where one has no number.
func total(values map[string]*normalize.Fact, ids []string) (string, bool) {
	var sum number.Value
	for _, id := range ids {
		f := values[id]
		if f == nil || !f.Status.Known() {
			return "", false
		}
		var ok bool
		if sum, ok = number.Add(sum, f.Value); !ok {
			return "", false
		}
	}
	return sum.String(), len(ids) > 0
}
