package tables

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds of a text that announces the tables of another year.
const (
	maxYearCaption  = 8   // characters beside a year that is all it says
	maxYearSentence = 120 // bytes of one that says more
)

// Whose tables an announcement is of, where no year says it.
const (
	nobody   = 0  // it announces none, or ends what was announced
	specimen = -1 // a form that is filled in for show
)

// announcement says of which year the tables are that stand behind a place of the
// source.
type announcement struct{ offset, year int }

// otherYears tells for each row whether it is announced as one of another year than
// the one reported on, as where last year's figures are printed for comparison, or as
// a specimen. It returns nil where there are none such.
func (s *scan) otherYears(year int) []bool {
	if year == 0 {
		return nil
	}
	list, others := s.announcements(year)
	if !others {
		return nil
	}
	out := make([]bool, len(s.rows))
	k, current := 0, nobody
	for i := range s.rows {
		for at := s.offset(&s.rows[i]); k < len(list) && list[k].offset <= at; k++ {
			current = list[k].year
		}
		out[i] = current != nobody && current != year
	}
	return out
}

// ownYear returns the rows of a table without those of other years, unless these have
// most of its values: then what announces them does not mean them.
func (s *scan) ownYear(rows []int, other []bool) []int {
	if other == nil {
		return rows
	}
	own, others := 0, 0
	for _, i := range rows {
		n := int(s.rows[i].valueEnd - s.rows[i].values)
		if other[i] {
			others += n
		} else {
			own += n
		}
	}
	if others == 0 || 4*own < others {
		return rows
	}
	return slices.DeleteFunc(rows, func(i int) bool { return other[i] })
}

// offset returns where a row begins in the source.
func (s *scan) offset(r *observed) int {
	switch {
	case r.pieceEnd > r.pieces:
		return s.pieces[r.pieces].pos.Offset
	case r.valueEnd > r.values:
		return s.values[r.values].pos.Offset
	}
	return 0
}

// announcements lists what the texts of the document announce in its order, and
// reports whether tables of others are among it. What a year alone announces holds
// until the next year, what a sentence announces until the next text that is no part
// of a table.
func (s *scan) announcements(year int) (list []announcement, others bool) {
	sentence := false
	note := func(offset, y int) {
		list = append(list, announcement{offset, y})
		others = others || y != nobody && y != year
	}
	for i := range s.doc.Blocks {
		b := &s.doc.Blocks[i]
		text, offset := b.Text, b.Pos.Offset
		if b.Kind == extract.TableBlock {
			c := b.Table.At(0, 0)
			if c == nil || c.ColSpan < b.Table.Cols || c.ColSpan == 1 {
				continue
			}
			text = c.Text // its caption
		}
		for line := range strings.Lines(text) {
			if y := captionYear(line); y != nobody {
				note(offset, y)
				sentence = false
			} else if y := s.sentenceYear(line, year); y != nobody {
				note(offset, y)
				sentence = true
			} else if sentence && b.Kind != extract.TableBlock && s.endsTable(i, line) {
				note(offset, nobody)
				sentence = false
			}
			offset += len(line)
		}
	}
	return list, others
}

// endsTable reports whether a line of block i stands behind a table: it is a heading,
// and not that of a group of rows, or a sentence that was not taken for a part of one.
func (s *scan) endsTable(i int, line string) bool {
	b := &s.doc.Blocks[i]
	line = strings.TrimSpace(line)
	mark, _ := fold.Numbering(line)
	switch {
	case b.Kind == extract.Heading:
		return true
	case !s.used[i]:
		return mark.Style != fold.None || strings.HasSuffix(line, "。")
	case mark.Style == fold.None || !strings.HasSuffix(line, "情况") || strings.Contains(line, " "):
		return false
	}
	w := s.word(line)
	return !s.m.has(w, rowAxis) && !s.m.has(w, groupAxis)
}

// captionYear returns the year that a short paragraph consists of: 2022年：,
// （2022年度）; 0 where it is none.
func captionYear(text string) int {
	const longest = 48 // bytes
	if len(text) > longest || !strings.Contains(text, "年") {
		return nobody
	}
	text = strings.Trim(fold.TrimBlanks(text), "（）()【】:：一二三、. ")
	before, after, ok := strings.Cut(text, "年")
	year, err := strconv.Atoi(strings.TrimSpace(before))
	if !ok || err != nil || year < 1990 || year > 2100 || utf8.RuneCountInString(after) > maxYearCaption {
		return nobody
	}
	return year
}

// sentenceYear returns the earlier year of which a text announces a table:
// 附：2021年度申请情况统计表, 上年数据如下：. It is nobody for other texts, the names of
// reports among them, and specimen for 样表.
func (s *scan) sentenceYear(text string, year int) int {
	text = strings.TrimRight(text, "：:）)】。 \n")
	if text == "" || len(text) > maxYearSentence || containsAny(text, "年度报告", "年报", "结转") {
		return nobody
	}
	show := containsAny(text, "样表", "示例", "填写范例")
	if !show && (!strings.Contains(text, "年") || !containsAny(text, "表", "数据", "情况", "如下", "对照", "对比")) || s.known(text) {
		return nobody
	}
	if show {
		return specimen
	}
	y := nobody
	for rest := text; ; {
		before, after, ok := strings.Cut(rest, "年")
		if !ok {
			break
		}
		rest = after
		named, err := strconv.Atoi(before[max(0, len(before)-4):])
		if err != nil || named < 1990 {
			continue
		}
		if named >= year || y != nobody && y != named || strings.HasPrefix(strings.TrimLeft(after, "0123456789 "), "月") {
			return nobody
		}
		y = named
	}
	if y == nobody && containsAny(text, "上年", "去年", "上一年") && !containsAny(text, "本年", "今年") {
		return year - 1
	}
	return y
}

func containsAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
