package masthead

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// use says what a label's value is good for.
type use uint8

const (
	shown      use = iota // only passed on
	dated                 // the publication date; the label's rank orders them
	issued                // the organ that publishes
	sourced               // where the page has its text from
	notCarried            // a control of the page, no metadata
)

// label is a name of a metadata value.
type label struct {
	name string
	use  use
	rank int // of a date: lower is better
}

// labels are grouped by their first character.
var labels = [...]struct {
	first  rune
	labels []label
}{
	{'发', []label{
		{"发布日期", dated, 1}, {"发布时间", dated, 2}, {"发表时间", dated, 5}, {"发表日期", dated, 5}, {"发文日期", dated, 10}, {"发文时间", dated, 10},
		{"发布于", dated, 2}, {"发布机构", issued, 0}, {"发布单位", issued, 0}, {"发布部门", issued, 0}, {"发布机关", issued, 0}, {"发布来源", sourced, 0}, {"发布者", notCarried, 0}, {"发布人", notCarried, 0},
		{"发文机关", issued, 1}, {"发文单位", issued, 1}, {"发文机构", issued, 1},
		{"发文字号", shown, 0}, {"发文文号", shown, 0},
	}},
	{'时', []label{{"时间", dated, 3}, {"时效性", shown, 0}, {"时效状态", shown, 0}, {"时效", shown, 0}}},
	{'日', []label{{"日期", dated, 4}}},
	{'更', []label{{"更新时间", dated, 6}, {"更新日期", dated, 6}}},
	{'撰', []label{{"撰写时间", dated, 7}, {"撰写日期", dated, 7}}},
	{'生', []label{{"生成日期", dated, 8}, {"生成时间", dated, 8}, {"生效日期", shown, 0}, {"生效时间", shown, 0}}},
	{'成', []label{{"成文日期", dated, 9}, {"成文时间", dated, 9}}},
	{'公', []label{{"公开日期", dated, 5}, {"公开时间", dated, 5}, {"公布日期", dated, 5}, {"公布时间", dated, 5}, {"公开机构", issued, 1}, {"公开责任部门", issued, 2}, {"公开单位", issued, 1}, {"公开主体", issued, 1}, {"公开形式", shown, 0}, {"公开方式", shown, 0}, {"公开范围", shown, 0}, {"公开属性", shown, 0}, {"公开类别", shown, 0}, {"公开期限", shown, 0}, {"公开类型", shown, 0}, {"公文种类", shown, 0}, {"公文生成日期", dated, 8}}},
	{'报', []label{{"报告日期", dated, 9}, {"报告时间", dated, 9}, {"报送日期", dated, 9}, {"报送时间", dated, 9}}},
	{'填', []label{{"填报日期", dated, 9}, {"填报时间", dated, 9}, {"填表日期", dated, 9}}},
	{'录', []label{{"录入时间", dated, 8}, {"录入日期", dated, 8}, {"录入者", notCarried, 0}}},
	{'添', []label{{"添加时间", dated, 6}, {"添加日期", dated, 6}}},
	{'上', []label{{"上传时间", dated, 6}, {"上传日期", dated, 6}, {"上网时间", dated, 6}, {"上网日期", dated, 6}}},
	{'印', []label{{"印发日期", dated, 9}, {"印发时间", dated, 9}}},
	{'制', []label{{"制发日期", dated, 9}, {"制作日期", dated, 9}, {"制发机关", issued, 1}, {"制发单位", issued, 1}}},
	{'信', []label{{"信息来源", sourced, 0}, {"信息分类", shown, 0}, {"信息名称", shown, 0}, {"信息类别", shown, 0}, {"信息索引号", shown, 0}, {"信息索取号", shown, 0}, {"信息索引", shown, 0}, {"信息有效性", shown, 0}, {"信息生成日期", dated, 8}, {"信息提供日期", dated, 8}, {"信息发布日期", dated, 2}}},
	{'来', []label{{"来源", sourced, 0}}},
	{'文', []label{{"文章来源", sourced, 0}, {"文章作者", shown, 0}, {"文件编号", shown, 0}, {"文件名称", shown, 0}, {"文件状态", shown, 0}, {"文号", shown, 0}, {"文种", shown, 0}, {"文字大小", notCarried, 0}}},
	{'责', []label{{"责任部门", issued, 2}, {"责任单位", issued, 2}, {"责任编辑", shown, 0}}},
	{'主', []label{{"主题分类", shown, 0}, {"主题词", shown, 0}, {"主题", shown, 0}, {"主送", shown, 0}}},
	{'索', []label{{"索引号", shown, 0}, {"索引", shown, 0}, {"索取号", shown, 0}}},
	{'分', []label{{"分类", shown, 0}, {"分享至", notCarried, 0}, {"分享到", notCarried, 0}, {"分享", notCarried, 0}}},
	{'体', []label{{"体裁分类", shown, 0}, {"体裁", shown, 0}}},
	{'组', []label{{"组配分类", shown, 0}}},
	{'服', []label{{"服务对象", shown, 0}, {"服务对象分类", shown, 0}}},
	{'标', []label{{"标题", shown, 0}}},
	{'名', []label{{"名称", shown, 0}}},
	{'内', []label{{"内容概述", shown, 0}, {"内容分类", shown, 0}, {"内容描述", shown, 0}, {"内容概括", shown, 0}, {"内容摘要", shown, 0}}},
	{'关', []label{{"关键词", shown, 0}, {"关键字", shown, 0}}},
	{'有', []label{{"有效性", shown, 0}, {"有效期", shown, 0}}},
	{'是', []label{{"是否有效", shown, 0}}},
	{'效', []label{{"效力属性", shown, 0}, {"效力状态", shown, 0}}},
	{'废', []label{{"废止日期", shown, 0}, {"废止时间", shown, 0}}},
	{'失', []label{{"失效日期", shown, 0}, {"失效时间", shown, 0}}},
	{'归', []label{{"归档时间", shown, 0}, {"归档日期", shown, 0}}},
	{'字', []label{{"字号", notCarried, 0}, {"字体大小", notCarried, 0}, {"字体", notCarried, 0}}},
	{'作', []label{{"作者", shown, 0}}},
	{'编', []label{{"编辑", shown, 0}}},
	{'审', []label{{"审核", shown, 0}}},
	{'栏', []label{{"栏目", shown, 0}}},
	{'语', []label{{"语种", shown, 0}}},
	{'浏', []label{{"浏览次数", notCarried, 0}, {"浏览量", notCarried, 0}, {"浏览", notCarried, 0}}},
	{'点', []label{{"点击次数", notCarried, 0}, {"点击数", notCarried, 0}, {"点击量", notCarried, 0}, {"点击率", notCarried, 0}, {"点击", notCarried, 0}}},
	{'阅', []label{{"阅读次数", notCarried, 0}, {"阅读量", notCarried, 0}, {"阅读", notCarried, 0}}},
	{'访', []label{{"访问次数", notCarried, 0}, {"访问量", notCarried, 0}}},
	{'原', []label{{"原文链接", notCarried, 0}}},
	{'打', []label{{"打印", notCarried, 0}}},
	{'背', []label{{"背景色", notCarried, 0}}},
}

// field is one label of the page with its value.
type field struct {
	label
	printed string // the label as printed
	value   span
	line    int // index into the window
}

// Bounds of the metadata block.
const (
	metadataLine   = 600 // bytes of a line that are looked at
	longestValue   = 360 // bytes
	metadataFields = 40
)

// metadata reads the labelled values of the lines in front of the first
// paragraph of the report.
func (w window) metadata() []field {
	r := fieldReader{fields: make([]field, 0, 8)}
	for i := range w {
		if len(r.fields) == metadataFields {
			break
		}
		if startsBody(w[i]) {
			if len(w[i].plain) > proseLine {
				r.line(w[i].span, i) // a page whose whole text is one line
			}
			break
		}
		r.line(w[i].span, i)
	}
	return r.fields
}

// startsBody reports whether the report proper begins with a line.
func startsBody(l line) bool {
	if len(l.plain) > proseLine {
		return true
	}
	return startsChapter(l)
}

// startsChapter reports whether a line is the heading of one of the report's
// first chapters, or of its first table.
func startsChapter(l line) bool {
	return strings.HasPrefix(l.plain, "一、") || strings.HasPrefix(l.plain, "第二十条") || strings.HasPrefix(l.plain, "二、")
}

// chapterBegins reports whether a chapter begins among the lines.
func (w window) chapterBegins() bool { return slices.ContainsFunc(w, startsChapter) }

// reportBegins reports whether the report proper begins among the lines.
func (w window) reportBegins() bool { return slices.ContainsFunc(w, startsBody) }

// proseLine is the length, in bytes, from which a line counts as a paragraph.
const proseLine = 300

// fieldReader collects fields line by line.
type fieldReader struct {
	fields  []field
	pending field // whose value the next line may hold
	wait    bool
	heads   []field // labels in cells of a row, whose values the next row may hold
}

func (r *fieldReader) line(s span, at int) {
	if len(s.plain) > metadataLine {
		s = s.to(metadataLine)
	}
	opened, n, ok := nextLabel(s.plain, 0)
	if !ok && r.below(s) {
		return
	}
	heads, row := r.heads[:0], true
	if r.wait && (!ok || n.start > 0) && len(s.plain) <= longestValue {
		if _, state := parseTitle(s); state != found || strings.HasPrefix(r.pending.name, "标题") {
			r.add(r.pending, s)
		}
	}
	r.wait = false
	for ok {
		f := field{label: opened, printed: s.text[n.start:n.end], line: at}
		next, m, more := nextLabel(s.plain, n.end)
		end := len(s.plain)
		if more {
			end = m.start
		}
		value := f.valueIn(firstCell(s.cut(n.end, end)))
		if row = row && value.empty(); row {
			heads = append(heads, f)
		}
		if value.empty() {
			r.pending, r.wait = f, !more && strings.TrimFunc(s.plain[n.end:], fillsCell) == ""
		} else {
			r.add(f, value)
		}
		opened, n, ok = next, m, more
	}
	if !row || len(heads) < 2 || len(heads) != len(cellsOf(s)) {
		heads = heads[:0]
	}
	r.heads = heads
}

// below reads a row of values below a row of as many labels.
func (r *fieldReader) below(s span) bool {
	if len(r.heads) == 0 {
		return false
	}
	cells := cellsOf(s)
	if len(cells) != len(r.heads) {
		return false
	}
	for i, f := range r.heads {
		if !cells[i].empty() {
			r.add(f, f.valueIn(cells[i]))
		}
	}
	r.heads, r.wait = r.heads[:0], false
	return true
}

// cellsOf splits a table row into its cells.
func cellsOf(s span) []span {
	s = s.trimRight(func(r rune) bool { return r == '|' || blank(r) && r != '\t' })
	var cells []span
	for {
		i := strings.IndexAny(s.plain, "|\t")
		if i < 0 {
			return append(cells, s.trim())
		}
		cells = append(cells, s.to(i).trim())
		s = s.from(i + 1)
	}
}

func (r *fieldReader) add(f field, value span) {
	if !value.empty() && len(value.plain) <= longestValue && len(r.fields) < metadataFields {
		f.value = value
		r.fields = append(r.fields, f)
	}
}

func fillsCell(r rune) bool {
	return bullet(r) || r == ':' || r == '：' || r == '[' || r == '【' || r == ']' || r == '】'
}

// firstCell returns the first cell of s that holds something.
func firstCell(s span) span {
	s = s.trimLeft(fillsCell)
	if i := strings.IndexAny(s.plain, "|\t"); i >= 0 {
		s = s.to(i)
	}
	return s.trimRight(func(r rune) bool { return bullet(r) || r == '【' || r == '[' || r == '，' })
}

// valueIn takes the field's value out of a text that may go on behind it, as in
// a report folded into one line.
func (f field) valueIn(s span) span {
	switch f.use {
	case dated:
		s = s.trimFunc(bracket)
		if _, rest, ok := leadingDate(s.plain); ok && !endsDate(rest) {
			return s.to(len(s.plain) - len(rest) + clock(rest)).trim()
		}
	case issued, sourced:
		if i := strings.IndexFunc(s.plain, blank); i > 0 && len(s.plain) > longestPart && named(s.to(i)) {
			return s.to(i)
		}
	}
	return s
}

// place is a byte range.
type place struct{ start, end int }

// nextLabel returns the next label of s from i on, and its place with the colon
// behind it.
func nextLabel(s string, i int) (label, place, bool) {
	free := true // nothing of a word stands before i
	if i > 0 {
		r, _ := runeBefore(s, i)
		free = !word(r)
	}
	for i < len(s) {
		r, n := runeAt(s, i)
		if group := labelsFrom(r); group != nil {
			if l, end, ok := labelAt(s, i, group, free); ok {
				return l, place{i, end}, true
			}
		}
		free = !word(r)
		i += n
	}
	return label{}, place{}, false
}

// word reports whether r is part of a word, so that no label begins behind it.
func word(r rune) bool {
	return r >= 0x4e00 && r < 0xa000 || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// labelGroup is the index into labels, plus 1, by the last bits of a group's
// first character; where two groups share them, the first one's.
var labelGroup = func() (index [firstsSize]uint8) {
	for i := len(labels) - 1; i >= 0; i-- {
		index[labels[i].first&(firstsSize-1)] = uint8(i) + 1
	}
	return index
}()

// labelsFrom returns the labels that begin with r.
func labelsFrom(r rune) []label {
	g := int(labelGroup[r&(firstsSize-1)])
	if g == 0 {
		return nil
	}
	for i := g - 1; i < len(labels); i++ {
		if labels[i].first == r {
			return labels[i].labels
		}
	}
	return nil
}

// labelAt reads the label of the group at s[i:]. A label stands free on both
// sides or has a colon; a long one may follow another word if it has one.
func labelAt(s string, i int, group []label, free bool) (label, int, bool) {
	for _, l := range group {
		end, ok := spelled(s, i, l.name)
		if !ok {
			continue
		}
		rest := s[end:]
		rest = rest[blanks(rest):]
		after := strings.TrimPrefix(strings.TrimPrefix(rest, ":"), "：")
		colon := len(after) < len(rest)
		if colon && (free || len(l.name) >= len("发布日期") || s[i-1] < utf8.RuneSelf || digitBefore(s, i) || l.use == sourced) {
			return l, len(s) - len(after), true
		}
		apart := len(rest) < len(s)-end || rest == "" || strings.IndexByte("|[](\t", rest[0]) >= 0 || strings.HasPrefix(rest, "】")
		if free && apart {
			return l, end, true
		}
		if free && l.use == dated {
			if _, _, ok := leadingDate(rest); ok {
				return l, end, true
			}
		}
	}
	return label{}, 0, false
}

func digitBefore(s string, i int) bool {
	r, _ := runeBefore(s, i)
	return r >= '0' && r <= '9'
}

// spelled reports whether name stands at s[i:], with blanks between its
// characters or without, and where it ends.
func spelled(s string, i int, name string) (int, bool) {
	if strings.HasPrefix(s[i:], name) {
		return i + len(name), true
	}
	if _, n := runeAt(s, i); blanks(s[i+n:]) == 0 {
		return 0, false
	}
	for k, r := range name {
		if k > 0 {
			i += blanks(s[i:])
		}
		q, n := runeAt(s, i)
		if q != r || n == 0 {
			return 0, false
		}
		i += n
	}
	return i, true
}

// published returns the date of the best label among the fields.
func published(fields []field) (date, bool) {
	best, rank := date{}, 0
	for _, f := range fields {
		if f.use != dated || best != (date{}) && f.rank >= rank {
			continue
		}
		if d, _, ok := leadingDate(f.value.plain); ok {
			best, rank = d, f.rank
		}
	}
	return best, best != date{}
}

// pairs returns the fields as the masthead shows them.
func pairs(fields []field) []Pair {
	var all []Pair
	for _, f := range fields {
		if f.use != notCarried {
			all = append(all, Pair{dropBlanks(strings.TrimRightFunc(f.printed, fillsCell)), f.value.text})
		}
	}
	return all
}
