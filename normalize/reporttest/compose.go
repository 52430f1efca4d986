package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// kind tells the blocks of a report apart.
type kind uint8

const (
	title     kind = iota // one line of the title
	dateline              // where and when it was published
	heading               // of level 1 to 3
	paragraph             //
	table                 //
	pageBreak             // text is the page number as printed, "" for none
	signature             // organ and date at the end
	space                 // level is its height in points
)

// block is one piece of a report in reading order.
type block struct {
	kind  kind
	level int
	label
	grid *grid
}

// report is a truth made into titles, paragraphs and tables; layouts print it.
type report struct {
	truth  Truth
	blocks []block
}

// title returns the title's lines joined.
func (d *report) title() string {
	var s strings.Builder
	for _, b := range d.blocks {
		if b.kind == title {
			s.WriteString(b.text)
		}
	}
	return s.String()
}

// tables calls f for each table of that name, "" for all; f may replace it by
// other blocks.
func (d *report) tables(name string, f func(g *grid) []block) {
	var out []block
	for _, b := range d.blocks {
		if b.kind == table && (name == "" || b.grid.name == name) {
			out = append(out, f(b.grid)...)
			continue
		}
		out = append(out, b)
	}
	d.blocks = out
}

func tableBlock(g *grid) block { return block{kind: table, grid: g} }

// compose writes the report of a truth: title, preamble, six chapters or the
// narrative before a statistics table, signature.
func compose(rng *rand.Rand, t Truth) *report {
	w := &writer{rng: rng, d: &report{truth: t}}
	w.titles()
	w.dateline()
	w.add(paragraph, preamble(rng, t))
	if t.Form == OGI2014 || t.Form == Fujian {
		w.freeChapters()
	} else {
		w.chapters()
	}
	w.signature()
	return w.d
}

// writer appends blocks to a report.
type writer struct {
	rng *rand.Rand
	d   *report
}

func (w *writer) add(k kind, text string) {
	w.d.blocks = append(w.d.blocks, block{kind: k, label: label{"", text}})
}

func (w *writer) heading(level int, number, text string) {
	w.d.blocks = append(w.d.blocks, block{kind: heading, level: level, label: label{number, text}})
}

func (w *writer) table(g *grid) { w.d.blocks = append(w.d.blocks, tableBlock(g)) }

// titles prints the title in one of the orders in use.
func (w *writer) titles() {
	t := w.d.truth
	year := fmt.Sprint(t.Year)
	if chance(w.rng, 8) {
		year = chineseYear(t.Year)
	}
	words := pick(w.rng, []string{"政府信息公开工作年度报告", "政府信息公开工作年度报告", "政府信息公开年度报告"})
	span := pick(w.rng, []string{"年", "年", "年度"})
	switch w.rng.IntN(8) {
	case 0:
		w.add(title, year+span+t.Organ+words)
	case 1:
		w.add(title, t.Organ)
		w.add(title, year+span+words)
	case 2:
		w.add(title, t.Organ+year+span)
		w.add(title, words)
	case 3:
		w.add(title, t.Organ+"关于"+year+span+words)
	case 4:
		w.add(title, t.Organ+" "+year+" "+span+" "+words)
	default:
		w.add(title, t.Organ+year+span+words)
	}
}

func chineseYear(year int) string {
	digits := []rune("〇一二三四五六七八九")
	var s strings.Builder
	for _, d := range fmt.Sprint(year) {
		s.WriteRune(digits[d-'0'])
	}
	return s.String()
}

// dateline prints the date of publication, in some reports.
func (w *writer) dateline() {
	if chance(w.rng, 2) {
		return
	}
	t := &w.d.truth
	month, day := t.inTime(1+w.rng.IntN(3)), 1+w.rng.IntN(28)
	t.Published = fmt.Sprintf("%d-%02d-%02d", t.Year+1, month, day)
	w.add(dateline, pick(w.rng, []string{
		"发布日期：" + t.Published,
		"发布时间：" + t.Published + " 10:26",
		"来源：" + t.OrganFull + " 发布时间：" + t.Published,
		fmt.Sprintf("发布日期：%d年%d月%d日", t.Year+1, month, day),
	}))
}

// inTime returns a month up to March in which the organ may publish: the law gives
// departments until 31 January.
func (t *Truth) inTime(month int) int {
	if strings.HasSuffix(t.OrganFull, "局") || strings.HasSuffix(t.OrganFull, "厅") {
		return 1
	}
	return month
}

// signature prints organ and date at the end, in some reports.
func (w *writer) signature() {
	if chance(w.rng, 2) {
		return
	}
	t := &w.d.truth
	month, day := 1, 1+w.rng.IntN(28)
	if t.Published != "" {
		day = 1
	}
	t.Dated = fmt.Sprintf("%d-%02d-%02d", t.Year+1, month, day)
	w.add(signature, t.OrganFull)
	w.add(signature, fmt.Sprintf("%d年%d月%d日", t.Year+1, month, day))
}

// chapters writes the six chapters of the forms of 2019 and 2021.
func (w *writer) chapters() {
	t := w.d.truth
	variants := chapterTitles()
	for i, key := range t.Sections {
		text := variants[key][0]
		if chance(w.rng, 4) {
			text = pick(w.rng, variants[key])
		}
		w.heading(1, string([]rune("一二三四五六")[i])+"、", text)
		switch key {
		case "overview":
			w.overview()
		case "disclosure":
			w.table(disclosureGrid(t))
		case "applications":
			w.table(applicationsGrid(t))
		case "proceedings":
			w.table(proceedingsGrid(t))
		default:
			n := 1 + w.rng.IntN(2)
			w.paragraphs(key, n)
			if key == "problems" && n == 1 { // the law wants both, problems and improvements
				w.add(paragraph, "公开内容的更新还不够及时，下一步将加强督促。")
			}
		}
	}
}

// overview writes the chapter with the sub-headings (一) to (五).
func (w *writer) overview() {
	w.paragraphs("overview", 1)
	named := chance(w.rng, 2)
	for i, text := range []string{"主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"} {
		number := "（" + string([]rune("一二三四五")[i]) + "）"
		body := w.sentence(text)
		if named {
			w.heading(2, number, text+"情况")
			w.add(paragraph, body)
			continue
		}
		w.add(paragraph, number+text+"方面。"+body)
	}
}

func (w *writer) paragraphs(key string, n int) {
	pool := narrative()[key]
	for _, i := range w.rng.Perm(len(pool))[:min(n, len(pool))] {
		w.add(paragraph, w.fill(pool[i]))
	}
}

func (w *writer) sentence(key string) string { return w.fill(pick(w.rng, narrative()[key])) }

// freeChapters writes the narrative and the statistics table of earlier years.
func (w *writer) freeChapters() {
	numbers := []rune("一二三四五六七")
	for i, key := range []string{"概述", "主动公开政府信息情况", "政府信息依申请公开办理情况", "政府信息公开的收费及减免情况", "政府信息公开工作存在的主要问题及改进情况"} {
		w.heading(1, string(numbers[i])+"、", key)
		w.paragraphs(key, 1)
	}
	name := pick(w.rng, []string{"政府信息公开情况统计表", w.d.truth.Organ + "政府信息公开情况统计表"})
	if chance(w.rng, 2) {
		w.heading(1, "六、", name)
	} else {
		w.add(paragraph, "附件："+name)
	}
	w.table(statisticsGrid(w.d.truth))
}
