package reporttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

func tablePerturbations() []Perturbation {
	return []Perturbation{
		{Name: "row-added", Kind: OfTables,
			Doc:   "A row of the organ's own with numbers that belong to no fact.",
			table: rowAdded},
		{Name: "row-missing", Kind: OfTables,
			Doc:   "A row left out that had nothing but zeros, in a report whose sums hold, or that stands in no sum.",
			truth: rowMissing},
		{Name: "rows-empty", Kind: OfTables, suits: countable,
			Doc:   "Empty rows between the others.",
			table: rowsEmpty},
		{Name: "remarks", Kind: OfTables, suits: placed,
			Doc:   "A column of remarks at the end, mostly empty.",
			table: remarks},
		{Name: "serials", Kind: OfTables, suits: explicit,
			Doc:   "A column of serial numbers at the front of the statistics table.",
			table: serials},
		{Name: "end-cut", Kind: OfTables,
			Doc:    "The report ends before one of its last chapters: a damaged file, an excerpt.",
			report: endCut},
	}
}

// addedRow is a row of an organ's own.
type addedRow struct {
	after  string   // text of the label above it
	labels []string // indicator, and unit in statistics tables
}

// ownRows are rows that organs add to the tables.
func ownRows(form string) []addedRow {
	if form == OGI2014 {
		return []addedRow{
			{"政府网站公开政府信息数", []string{"其中：部门子站发布条数", "条"}},
			{"政策解读稿件发布数", []string{"其中：图解", "篇"}},
			{"接受培训人员数", []string{"（四）印发宣传手册", "册"}},
		}
	}
	if form == Fujian {
		return []addedRow{{"主动公开文件数", []string{"本年新增栏目", "个"}}}
	}
	return []addedRow{
		{"本年新收政府信息公开申请数量", []string{"其中：涉企类"}},
		{"本年新收政府信息公开申请数量", []string{"其中：在线提交"}},
		{"上年结转政府信息公开申请数量", []string{"其中：延期答复"}},
		{"予以公开", []string{"其中：当场答复"}},
	}
}

func rowAdded(rng *rand.Rand, d *report) bool {
	done := false
	own := pick(rng, ownRows(d.truth.Form))
	for i, b := range d.blocks {
		if done || b.kind != table || b.grid.name != "applications" && b.grid.name != "statistics" {
			continue
		}
		m := b.grid.matrix()
		at := slices.IndexFunc(m, func(line []*cell) bool { return line[b.grid.stubs-1].text == own.after || line[0].text == own.after })
		if at < 0 {
			return false
		}
		line := make([]*cell, len(m[at]))
		for k := range line {
			switch {
			case k >= b.grid.stubs:
				line[k] = text(value, strconv.Itoa(rng.IntN(1+rng.IntN(400))))
			case b.grid.name == "statistics":
				line[k] = text(stub, own.labels[k])
			case k > 0 && m[at][k] != m[at][0], k == 0:
				line[k] = text(stub, own.labels[0])
			default:
				line[k] = line[k-1]
			}
		}
		if b.grid.stubs == 3 && m[at][1] != m[at][0] { // stays under its group
			line[0], line[2] = m[at][0], line[1]
		}
		d.blocks[i].grid = b.grid.with(slices.Insert(m, at+1, line))
		done = true
	}
	return done
}

// with builds the table of a matrix with the layout of g.
func (g *grid) with(m [][]*cell) *grid {
	out := gridOf(g.name, m)
	out.stubs, out.heads = g.stubs, g.heads
	return out
}

// rowMissing takes a row out whose absence changes no sum.
func rowMissing(rng *rand.Rand, t *Truth) bool {
	var rows [][]string
	switch t.Form {
	case OGI2014:
		for _, key := range []string{"normative_issued", "offices", "reading_points", "meetings", "trainings", "complaints", "via_other"} {
			rows = append(rows, []string{"statistics." + key})
		}
	case Fujian:
		for _, key := range []string{"litigations", "reconsiderations"} {
			rows = append(rows, []string{"statistics." + key + ".year", "statistics." + key + ".cumulative"})
		}
	default:
		results := resultRows(t.Form)
		if len(t.broken()) > 0 { // the missing row may be what is wrong with them
			results = nil
		}
		for _, key := range results {
			rows = append(rows, prefixed("applications."+key+".", applicantColumns(), ""))
		}
		for _, part := range disclosureClauses(t.Form) {
			for _, r := range part.rows {
				rows = append(rows, prefixed("disclosure."+r.key+".", part.columns, ""))
			}
		}
	}
	rows = slices.DeleteFunc(rows, func(ids []string) bool {
		return slices.ContainsFunc(ids, func(id string) bool {
			v, ok := t.Facts[id]
			return !ok || v.Number != "0" && strings.HasPrefix(id, "applications.") || slices.Contains(t.injectedFacts(), id)
		})
	})
	if len(rows) == 0 {
		return false
	}
	for _, id := range pick(rng, rows) {
		delete(t.Facts, id)
	}
	return true
}

func (t *Truth) injectedFacts() []string {
	if t.Injected == nil {
		return nil
	}
	return t.Injected.Facts
}

// countable suits layouts in which an empty row leaves the place of the others
// alone: in a turned table without spans it is an empty cell among others.
func countable(l Layout) bool {
	return placed(l) && (l.Printer.Format == HTML || l.Arrangement.Name != "applications-turned")
}

func rowsEmpty(rng *rand.Rand, d *report) bool {
	done := false
	for i, b := range d.blocks {
		if b.kind != table || b.grid.name == "proceedings" {
			continue
		}
		m := b.grid.matrix()
		for range 1 + rng.IntN(3) {
			r := b.grid.heads + rng.IntN(len(m)-b.grid.heads+1)
			if r < len(m) && m[r][0] == m[r-1][0] {
				continue // within a span
			}
			m = slices.Insert(m, r, emptyRow(rng, len(m[0])))
			done = true
		}
		d.blocks[i].grid = b.grid.with(m)
	}
	return done
}

func emptyRow(rng *rand.Rand, width int) []*cell {
	line := repeat(text(stub, ""), width)
	if chance(rng, 2) {
		for i := range line {
			line[i] = text(stub, "")
		}
	}
	return line
}

// remarks adds a column at the end of the tables with many rows.
func remarks(rng *rand.Rand, d *report) bool {
	done := false
	head := pick(rng, []string{"备注", "备 注", "说明"})
	for i, b := range d.blocks {
		if b.kind != table || b.grid.name != "applications" && b.grid.name != "statistics" {
			continue
		}
		m := b.grid.matrix()
		title := text(header, head)
		for r := range m {
			c := title
			if r >= b.grid.heads {
				c = text(stub, "")
				if chance(rng, 15) {
					c.text = pick(rng, []string{"含中心城区", "见说明", "其中3件为网上申请", "按新口径统计", "无"})
				}
			}
			m[r] = append(m[r], c)
		}
		d.blocks[i].grid = b.grid.with(m)
		done = true
	}
	return done
}

// serials numbers the rows of the statistics table.
func serials(_ *rand.Rand, d *report) bool {
	done := false
	for i, b := range d.blocks {
		if b.kind != table || b.grid.name != "statistics" {
			continue
		}
		m := b.grid.matrix()
		for r := range m {
			c := text(header, "序号")
			if r > 0 {
				c = text(stub, fmt.Sprint(r))
			}
			m[r] = slices.Insert(m[r], 0, c)
		}
		out := b.grid.with(m)
		out.stubs++
		d.blocks[i].grid = out
		done = true
	}
	return done
}

// endCut drops the chapters from a later one on, with the facts of their tables.
func endCut(rng *rand.Rand, d *report) bool {
	var starts []int
	tables := 0
	for i, b := range d.blocks {
		if b.kind == table && b.grid.name != "own" {
			tables++
		}
		if b.kind == heading && b.level == 1 && tables > 0 {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return false
	}
	d.blocks = d.blocks[:pick(rng, starts)]
	d.truth.Dated = ""
	chapters := 0
	printed := map[string]bool{}
	for _, b := range d.blocks {
		switch {
		case b.kind == heading && b.level == 1:
			chapters++
		case b.kind == table:
			b.grid.each(func(c *cell) { printed[c.fact] = true })
		}
	}
	if d.truth.Sections != nil {
		d.truth.Sections = d.truth.Sections[:chapters]
	}
	for id := range d.truth.Facts {
		if !printed[id] {
			delete(d.truth.Facts, id)
		}
	}
	return true
}
