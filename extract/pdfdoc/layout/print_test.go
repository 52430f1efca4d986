package layout

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// printer sets tables and paragraphs on pages as word processors do.
type printer struct {
	rules   ruling
	align   bool // centred in the middle of the cells, else to the left
	border  bool // a rule at the end of a page and the beginning of the next
	left    float32
	widths  []float32
	em      float32
	y       float32
	pages   []Page
	breakAt func(row int) (lines int, values bool, cut bool)
	labels  int // how many lines of merged labels stay on a page that ends
}

type ruling int

const (
	allRules ruling = iota
	rowRules
	noRules
)

const (
	pageWidth, pageHeight = 595, 842
	pageTop, pageBottom   = 60, 780
	padding               = 5
)

// printed is a cell to be printed.
type printed struct {
	row, col, rows, cols int
	text                 string
}

func newPrinter(em float32, widths ...float32) *printer {
	p := &printer{left: 50, widths: widths, em: em}
	p.newPage()
	return p
}

func (p *printer) newPage() {
	p.pages = append(p.pages, Page{Number: len(p.pages) + 1, Box: Box{0, 0, pageWidth, pageHeight}})
	p.y = pageTop
}

func (p *printer) current() *Page { return &p.pages[len(p.pages)-1] }

// glyph prints a character and returns its advance; x is its left edge, y the top
// of its line.
func (p *printer) glyph(r rune, x, y, em float32) float32 {
	ink, advance := Box{x + 0.05*em, y + 0.05*em, x + 0.95*em, y + 0.95*em}, em
	switch {
	case r == ' ':
		return em / 2
	case r == '一' || r == '—':
		ink.Y0, ink.Y1 = y+0.45*em, y+0.55*em
	case strings.ContainsRune("、，。", r):
		ink = Box{x + 0.05*em, y + 0.7*em, x + 0.3*em, y + 0.95*em}
	case r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r):
		ink, advance = Box{x + 0.1*em, y + 0.7*em, x + 0.2*em, y + 0.85*em}, 0.3*em
	case r < 0x80:
		ink, advance = Box{x + 0.05*em, y + 0.15*em, x + 0.45*em, y + 0.85*em}, 0.5*em
	}
	ink.Y0, ink.Y1 = pageHeight-ink.Y1, pageHeight-ink.Y0
	p.current().Glyphs = append(p.current().Glyphs, Glyph{Rune: r, Box: ink})
	return advance
}

func textWidth(text string, em float32) (w float32) {
	p := newPrinter(em)
	for _, r := range text {
		w += p.glyph(r, 0, 0, em)
	}
	return w
}

// wrap breaks a text into lines that fit a width.
func wrap(text string, width, em float32) []string {
	var lines []string
	var line string
	for _, r := range text {
		if r == '\n' || line != "" && textWidth(line+string(r), em) > width {
			lines, line = append(lines, line), ""
		}
		if r != '\n' {
			line += string(r)
		}
	}
	return append(lines, line)
}

func (p *printer) text(text string, x, y, em float32) {
	for _, r := range text {
		x += p.glyph(r, x, y, em)
	}
}

// paragraph prints a text with a first-line indent over lines and pages.
func (p *printer) paragraph(text string, em float32) {
	const width = 490
	lines := wrap("　　"+text, width, em)
	for _, l := range lines {
		if p.y+1.5*em > pageBottom {
			p.newPage()
		}
		x := p.left
		for strings.HasPrefix(l, "　") {
			l, x = strings.TrimPrefix(l, "　"), x+em
		}
		p.text(l, x, p.y, em)
		p.y += 1.5 * em
	}
}

// rule draws a line, y downwards.
func (p *printer) rule(x0, y0, x1, y1 float32) {
	p.current().Rules = append(p.current().Rules, Box{x0, pageHeight - y1, x1, pageHeight - y0})
}

func (p *printer) x(col int) float32 {
	x := p.left
	for _, w := range p.widths[:col] {
		x += w
	}
	return x
}

// piece is a part of a cell on one page.
type piece struct {
	lines  []string
	y0, y1 float32
	page   int
}

// table prints cells. breakAt says for each row whether the page ends in it:
// behind lines of its label, with its values before or after the break.
func (p *printer) table(cells []printed) {
	rows := 0
	for _, c := range cells {
		rows = max(rows, c.row+c.rows)
	}
	heights := p.heights(cells, rows)
	type span struct{ y0, y1 float32 }
	// parts[r] are the parts of row r, one per page that it is on.
	parts := make([][]span, rows)
	pages := make([][]int, rows)
	kept := make([]int, rows) // lines of the label on the first page, -1 all
	values := make([]bool, rows)
	for r := range rows {
		kept[r] = -1
		lines, val, cut := 0, true, false
		if p.breakAt != nil {
			lines, val, cut = p.breakAt(r)
		}
		if cut && lines > 0 {
			h := float32(lines)*1.3*p.em + padding
			kept[r], values[r] = lines, val
			parts[r] = append(parts[r], span{p.y, p.y + h})
			pages[r] = append(pages[r], len(p.pages)-1)
			p.newPage()
			rest := max(heights[r]-h, 1.3*p.em) + 2*padding
			parts[r] = append(parts[r], span{p.y, p.y + rest})
			pages[r] = append(pages[r], len(p.pages)-1)
			p.y += rest
			continue
		}
		if cut || p.y+heights[r] > pageBottom {
			p.newPage()
		}
		parts[r] = append(parts[r], span{p.y, p.y + heights[r]})
		pages[r] = append(pages[r], len(p.pages)-1)
		p.y += heights[r]
	}
	at := len(p.pages)
	for _, c := range cells {
		var pieces []piece
		for r := c.row; r < c.row+c.rows; r++ {
			for k, s := range parts[r] {
				if n := len(pieces); n > 0 && pieces[n-1].page == pages[r][k] {
					pieces[n-1].y1 = s.y1
					continue
				}
				pieces = append(pieces, piece{y0: s.y0, y1: s.y1, page: pages[r][k]})
			}
		}
		width := p.x(c.col+c.cols) - p.x(c.col) - 2*padding
		lines := wrap(c.text, width, p.em)
		switch {
		case len(pieces) == 1:
			pieces[0].lines = lines
		case c.rows == 1 && kept[c.row] >= 0 && isNumber(c.text):
			pieces[map[bool]int{true: 0, false: 1}[values[c.row]]].lines = lines
		default:
			n := p.labels
			if c.rows == 1 {
				n = kept[c.row]
			}
			n = min(n, len(lines), int((pieces[0].y1-pieces[0].y0-padding)/(1.3*p.em)+0.01))
			pieces[0].lines, pieces[1].lines = lines[:n], lines[n:]
		}
		for i, part := range pieces {
			p.cell(c, part, i == 0 || p.border, i == len(pieces)-1 || p.border)
		}
	}
	p.pages = p.pages[:at]
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// cell prints a part of a cell and the rules around it.
func (p *printer) cell(c printed, part piece, top, bottom bool) {
	saved := p.pages
	p.pages = p.pages[:part.page+1]
	x0, x1 := p.x(c.col), p.x(c.col+c.cols)
	h := float32(len(part.lines)) * 1.3 * p.em
	y := part.y0 + padding/2
	if p.align {
		y = (part.y0+part.y1)/2 - h/2
	}
	for _, l := range part.lines {
		x := x0 + padding
		if p.align && c.col > 0 {
			x = (x0+x1)/2 - textWidth(l, p.em)/2
		}
		p.text(l, x, y+0.15*p.em, p.em)
		y += 1.3 * p.em
	}
	if p.rules != noRules && top {
		p.rule(x0, part.y0, x1, part.y0)
	}
	if p.rules != noRules && bottom {
		p.rule(x0, part.y1, x1, part.y1)
	}
	if p.rules == allRules {
		p.rule(x0, part.y0, x0, part.y1)
		p.rule(x1, part.y0, x1, part.y1)
	}
	p.pages = saved
}

// heights are the heights of rows.
func (p *printer) heights(cells []printed, rows int) []float32 {
	h := make([]float32, rows)
	for _, c := range cells {
		width := p.x(c.col+c.cols) - p.x(c.col) - 2*padding
		need := float32(len(wrap(c.text, width, p.em)))*1.3*p.em + padding
		var have float32
		for r := c.row; r < c.row+c.rows; r++ {
			have += h[r]
		}
		if need > have {
			h[c.row+c.rows-1] += need - have
		}
	}
	return h
}

// applications returns the big table of a report of the form of 2021. Row i has
// the values 100i+k; blank says which are not printed.
func applications(blank func(row, col int) bool) []printed {
	cells := []printed{
		{0, 0, 3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"},
		{0, 3, 1, 7, "申请人情况"}, {1, 3, 2, 1, "自然人"}, {1, 4, 1, 5, "法人或其他组织"}, {1, 9, 2, 1, "总计"},
		{2, 4, 1, 1, "商业企业"}, {2, 5, 1, 1, "科研机构"}, {2, 6, 1, 1, "社会公益组织"}, {2, 7, 1, 1, "法律服务机构"}, {2, 8, 1, 1, "其他"},
	}
	row := 3
	add := func(labels ...printed) {
		for _, l := range labels {
			l.row = row
			cells = append(cells, l)
		}
		for k := range 7 {
			text := fmt.Sprint(1000*(row+1) + 10*k)
			if blank(row, k) {
				text = ""
			}
			cells = append(cells, printed{row, 3 + k, 1, 1, text})
		}
		row++
	}
	add(printed{0, 0, 1, 3, "一、本年新收政府信息公开申请数量"})
	add(printed{0, 0, 1, 3, "二、上年结转政府信息公开申请数量"})
	add(printed{0, 0, 22, 1, "三、本年度办理结果"}, printed{0, 1, 1, 2, "（一）予以公开"})
	add(printed{0, 1, 1, 2, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"})
	for _, group := range [][]string{
		{"（三）不予公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"},
		{"（四）无法提供", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"},
		{"（五）不予处理", "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"},
		{"（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"},
	} {
		for i, label := range group[1:] {
			if i == 0 {
				add(printed{0, 1, len(group) - 1, 1, group[0]}, printed{0, 2, 1, 1, label})
				continue
			}
			add(printed{0, 2, 1, 1, label})
		}
	}
	add(printed{0, 1, 1, 2, "（七）总计"})
	add(printed{0, 0, 1, 3, "四、结转下年度继续办理"})
	slices.SortStableFunc(cells, func(a, b printed) int { return (a.row-b.row)*100 + a.col - b.col })
	return cells
}

func bigTable() *printer { return newPrinter(9, 30, 50, 115, 40, 40, 40, 50, 50, 40, 45) }
