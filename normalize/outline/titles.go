package outline

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// grade says how surely a title is a certain chapter's, weakest first.
type grade uint8

const (
	unknown  grade = iota
	byWords        // words of a chapter's heading stand in it
	close          // a known heading but for one or two characters
	exact          // a known heading
	official       // the heading of the form
)

// match is a chapter that a title may belong to.
type match struct {
	rank  int8 // index into titles.keys; -1 for none
	grade grade
}

var noMatch = match{rank: -1}

// Bounds, in characters of folded headings.
const (
	shortestClose = 6  // shorter ones are not compared by distance
	longestTitle  = 45 // longer lines are no headings
	longestBytes  = longestTitle * 4
	longEnough    = 8 * 3 // bytes of a heading that is nothing else, wherever it stands
	maxDistances  = 64    // titles of one document that are compared by distance
)

// titles are the section headings of all forms.
type titles struct {
	keys     []string         // in the order of the chapters
	index    map[string]match // by folded heading
	headings []heading
	first    [firstSize]bool // the last bits of the first characters
}

const firstSize = 1 << 10

// heading is a folded heading for comparison by distance.
type heading struct {
	runes []rune
	rank  int8
}

func newTitles(forms []*form.Form) titles {
	t := titles{index: map[string]match{}}
	for _, f := range forms {
		for _, s := range f.Sections {
			rank := t.rank(s.Key)
			if rank < 0 {
				if len(t.keys) == 100 {
					continue
				}
				rank = int8(len(t.keys))
				t.keys = append(t.keys, s.Key)
			}
			for i, text := range s.Headings {
				t.add(text, rank, i == 0)
			}
		}
	}
	return t
}

func (t *titles) add(text string, rank int8, first bool) {
	folded := fold.Label(text)
	m := match{rank, exact}
	if first {
		m.grade = official
	}
	old, ok := t.index[folded]
	if folded == "" || ok && (old.rank != rank || old.grade >= m.grade) {
		return
	}
	t.index[folded] = m
	if !ok {
		runes := []rune(folded)
		t.headings = append(t.headings, heading{runes, rank})
		t.first[runes[0]%firstSize] = true
	}
}

// rank returns the place of a key among the chapters, -1 for an unknown one.
func (t *titles) rank(key string) int8 {
	for i, k := range t.keys {
		if k == key {
			return int8(i)
		}
	}
	return -1
}

// key returns the key of a chapter if the form has it; a nil form has all.
func (t *titles) key(m match, f *form.Form) string {
	if m.rank < 0 {
		return ""
	}
	key := t.keys[m.rank]
	if f == nil {
		return key
	}
	for i := range f.Sections {
		if f.Sections[i].Key == key {
			return key
		}
	}
	return ""
}

// mayBegin reports whether a known heading may begin as s does.
func (t *titles) mayBegin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if f := fold.Rune(r); f != 0 {
		return t.first[f%firstSize]
	}
	return len(s) > 0 && len(s) < longestBytes && r != ' ' // decoration; look closer
}

// known looks a title up.
func (t *titles) known(s string) match {
	if len(s) > longestBytes {
		return noMatch
	}
	var buf [longestBytes + 8]byte
	if m, ok := t.index[string(fold.AppendLabel(buf[:0], s))]; ok {
		return m
	}
	return noMatch
}

// prefix returns the end of the longest known heading that s begins with, behind
// which a sentence or nothing follows. Of text that ran together, anything may
// follow a heading that is long enough to be nothing else.
func (t *titles) prefix(s string, together bool) (end int, m match) {
	var buf [longestBytes + 8]byte
	folded := buf[:0]
	m = noMatch
	last := 0 // end of the last character that counts
	look := func() {
		if found, ok := t.index[string(folded)]; ok {
			end, m = last, found
		}
	}
	for i := 0; i < len(s) && i < longestBytes; {
		r, n := utf8.DecodeRuneInString(s[i:])
		f := fold.Rune(r)
		if last > 0 && (f == 0 && last == i || together && len(folded) >= longEnough || opensSentence(r, s[i:])) {
			look()
		}
		i += n
		if f != 0 {
			folded = utf8.AppendRune(folded, f)
			last = i
		}
	}
	if last == len(s) {
		look()
	}
	return end, m
}

// opensSentence reports whether s, which begins with r, begins like a sentence
// behind a heading in the same line.
func opensSentence(r rune, s string) bool {
	word := ""
	switch r {
	case '我', '本', '为', '在', '无', '共', '未':
		return true
	case '今':
		word = "今年"
	case '全':
		return strings.HasPrefix(s, "全年") || strings.HasPrefix(s, "全市") || strings.HasPrefix(s, "全县") || strings.HasPrefix(s, "全区")
	case '根':
		word = "根据"
	case '按':
		word = "按照"
	case '依':
		word = "依据"
	case '截':
		return true
	case '没':
		word = "没有"
	default:
		return r >= '0' && r <= '9' || r >= '０' && r <= '９'
	}
	return strings.HasPrefix(s, word)
}

// chapterWords are words by which a chapter is known whose heading is none of
// the known ones. The first in the title decides.
var chapterWords = [...]struct {
	word []byte
	key  string
}{
	{[]byte("总体情况"), "overview"}, {[]byte("总体工作情况"), "overview"}, {[]byte("基本工作情况"), "overview"}, {[]byte("概述"), "overview"}, {[]byte("概况"), "overview"}, {[]byte("基本情况"), "overview"},
	{[]byte("主动公开"), "disclosure"},
	{[]byte("依申请公开"), "applications"}, {[]byte("收到和处理"), "applications"}, {[]byte("申请办理"), "applications"}, {[]byte("申请处理"), "applications"}, {[]byte("收到申请"), "applications"},
	{[]byte("行政复议"), "proceedings"}, {[]byte("行政诉讼"), "proceedings"}, {[]byte("复议诉讼"), "proceedings"}, {[]byte("诉讼和申诉"), "proceedings"},
	{[]byte("存在的主要问题"), "problems"}, {[]byte("存在的问题"), "problems"}, {[]byte("存在问题"), "problems"}, {[]byte("主要问题"), "problems"}, {[]byte("存在的不足"), "problems"}, {[]byte("存在不足"), "problems"}, {[]byte("问题及改进"), "problems"}, {[]byte("问题和改进"), "problems"},
	{[]byte("其他需要"), "other_matters"}, {[]byte("其它需要"), "other_matters"}, {[]byte("其他事项"), "other_matters"}, {[]byte("其它事项"), "other_matters"}, {[]byte("需要报告的"), "other_matters"}, {[]byte("需要说明的"), "other_matters"},
}

// otherSubjects are words of chapters that no form prescribes.
var otherSubjects = [...][]byte{
	[]byte("收费"), []byte("费用"), []byte("减免"), []byte("统计表"), []byte("附表"), []byte("附件"), []byte("咨询"), []byte("人员"), []byte("投诉"), []byte("指南"),
}

// words tells a chapter by the words in its title.
func (t *titles) words(s string) match {
	var buf [longestBytes + 8]byte
	folded := fold.AppendLabel(buf[:0], s)
	for _, w := range otherSubjects {
		if bytes.Contains(folded, w) {
			return noMatch
		}
	}
	best, m := len(folded), noMatch
	for i := range chapterWords {
		if at := bytes.Index(folded, chapterWords[i].word); at >= 0 && at < best {
			if rank := t.rank(chapterWords[i].key); rank >= 0 {
				best, m = at, match{rank, byWords}
			}
		}
	}
	return m
}

// near tells a chapter by a heading that differs in one character, or in two
// where it has at least twelve.
func (t *titles) near(s string) match {
	runes := []rune(fold.Label(s))
	if len(runes) < shortestClose || len(runes) > longestTitle {
		return noMatch
	}
	best, m := 3, noMatch
	for i := range t.headings {
		h := &t.headings[i]
		limit := 1
		if len(h.runes) >= 12 {
			limit = 2
		}
		if len(h.runes) < shortestClose {
			continue
		}
		if d := distance(runes, h.runes, limit); d <= limit && d < best {
			best, m = d, match{h.rank, close}
		}
	}
	return m
}

// distance returns the number of characters to change, add or drop to turn a
// into b, or more than limit where it is more than that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	// What is left of two headings that differ in few characters is short,
	// unless they differ at both ends.
	var row [longestTitle + 2]int
	if len(b) >= len(row) {
		return limit + 1
	}
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range a {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}
