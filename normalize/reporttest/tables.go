package reporttest

import "fmt"

// The functions of this file print a truth's tables as the forms show them.

func (t Truth) valueCell(id string) *cell {
	return &cell{label: label{"", t.Facts[id].Printed()}, role: value, fact: id, rows: 1, cols: 1}
}

func text(r role, s string) *cell { return &cell{label: label{"", s}, role: r} }

func repeat(c *cell, n int) []*cell {
	row := make([]*cell, n)
	for i := range row {
		row[i] = c
	}
	return row
}

// disclosureGrid prints all clauses as one table.
func disclosureGrid(t Truth) *grid {
	width := 4
	var m [][]*cell
	for _, part := range disclosureClauses(t.Form) {
		rows := clauseRows(t, part, width)
		if len(rows) > 2 {
			m = append(m, rows...)
		}
	}
	g := gridOf("disclosure", m)
	g.stubs, g.heads = 1, 2
	return g
}

// clauseGrids prints a table for each clause.
func clauseGrids(t Truth) []*grid {
	var grids []*grid
	for _, part := range disclosureClauses(t.Form) {
		if rows := clauseRows(t, part, 1+len(part.columns)); len(rows) > 2 {
			g := gridOf("disclosure", rows)
			g.stubs, g.heads = 1, 2
			grids = append(grids, g)
		}
	}
	return grids
}

// clauseRows prints a clause; its last columns are widened to the table's width.
func clauseRows(t Truth, part clause, width int) [][]*cell {
	m := [][]*cell{repeat(text(caption, part.caption), width)}
	line := []*cell{text(header, "信息内容")}
	for _, head := range part.heads {
		line = append(line, text(header, head))
	}
	m = append(m, widen(line, width))
	for _, r := range part.rows {
		prefix := "disclosure." + r.key + "."
		if _, ok := t.Facts[prefix+part.columns[0]]; !ok {
			continue
		}
		line := []*cell{{label: r.path[0], role: stub}}
		for _, column := range part.columns {
			line = append(line, t.valueCell(prefix+column))
		}
		m = append(m, widen(line, width))
	}
	return m
}

// widen lets the last cell of a row fill it.
func widen(line []*cell, width int) []*cell {
	for len(line) < width {
		line = append(line, line[len(line)-1])
	}
	return line
}

// applicationsGrid prints three label columns and seven of values under a
// header of three levels.
func applicationsGrid(t Truth) *grid {
	note := text(header, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
	all, legal := text(header, "申请人情况"), text(header, "法人或其他组织")
	labels := applicantLabels()
	person, total := text(header, labels[0]), text(header, labels[6])
	m := [][]*cell{repeat(note, 3), repeat(note, 3), repeat(note, 3)}
	m[0] = append(m[0], repeat(all, 7)...)
	m[1] = append(append(append(m[1], person), repeat(legal, 5)...), total)
	m[2] = append(m[2], person)
	for _, s := range labels[1:6] {
		m[2] = append(m[2], text(header, s))
	}
	m[2] = append(m[2], total)
	_, single := t.Facts["applications.other_processing.total"]
	for _, r := range stubRows(applicationRows(single), func(key string) bool {
		_, ok := t.Facts["applications."+key+".total"]
		return ok
	}) {
		line := r.cells
		for _, column := range applicantColumns() {
			line = append(line, t.valueCell("applications."+r.key+"."+column))
		}
		m = append(m, line)
	}
	g := gridOf("applications", m)
	g.stubs, g.heads = 3, 3
	return g
}

// stubRow is the label cells of a row.
type stubRow struct {
	key   string
	cells []*cell
}

// stubRows lays the rows' label paths into three columns; a label that
// consecutive rows share is one cell.
func stubRows(rows []row, printed func(key string) bool) []stubRow {
	shared := map[string]*cell{}
	var out []stubRow
	for _, r := range rows {
		if !printed(r.key) {
			continue
		}
		path := ""
		line := make([]*cell, 3)
		for i := range line {
			if i >= len(r.path) {
				line[i] = line[i-1]
				continue
			}
			path += "/" + r.path[i].String()
			if shared[path] == nil {
				shared[path] = &cell{label: r.path[i], role: stub}
			}
			line[i] = shared[path]
		}
		out = append(out, stubRow{r.key, line})
	}
	return out
}

// proceedingHeads are the header labels above a kind of proceeding.
func proceedingHeads() [][]string {
	return [][]string{{"行政复议"}, {"行政诉讼", "未经复议直接起诉"}, {"行政诉讼", "复议后起诉"}}
}

// proceedingsGrid prints one line of fifteen numbers under a header of three levels.
func proceedingsGrid(t Truth) *grid {
	suit := text(header, "行政诉讼")
	m := make([][]*cell, 4)
	for i, r := range proceedingRows() {
		heads := proceedingHeads()[i]
		top := text(header, heads[0])
		if i > 0 {
			top = suit
		}
		m[0] = append(m[0], repeat(top, 5)...)
		below := text(header, heads[len(heads)-1])
		for k, s := range resultLabels() {
			name := text(header, s)
			if i == 0 {
				m[1] = append(m[1], name)
			} else {
				m[1] = append(m[1], below)
			}
			m[2] = append(m[2], name)
			m[3] = append(m[3], t.valueCell("proceedings."+r+"."+resultColumns()[k]))
		}
	}
	g := gridOf("proceedings", m)
	g.heads = 3
	return g
}

// statisticsGrid prints indicator, unit and value, and in Fujian the cumulative value.
func statisticsGrid(t Truth) *grid {
	heads := []string{"统计指标", "单位", "统计数"}
	columns := []string{""}
	if t.Form == Fujian {
		heads = []string{"指标名称", "计量单位", fmt.Sprintf("%d年度", t.Year), "历年累计"}
		columns = []string{".year", ".cumulative"}
	}
	line := make([]*cell, 0, len(heads))
	for _, s := range heads {
		line = append(line, text(header, s))
	}
	m := [][]*cell{line}
	part := 0
	for _, r := range statisticsRows(t.Form) {
		if _, ok := t.Facts["statistics."+r.key+columns[0]]; r.key != "" && !ok {
			continue
		}
		name := r.path[0]
		if t.Form == Fujian {
			name = fujianNumber(name, &part)
		}
		line := []*cell{{label: name, role: stub}, text(stub, r.unit)}
		for _, column := range columns {
			if r.key == "" {
				line = append(line, text(stub, ""))
				continue
			}
			line = append(line, t.valueCell("statistics."+r.key+column))
		}
		m = append(m, line)
	}
	g := gridOf("statistics", m)
	g.stubs, g.heads = 2, 1
	return g
}

// fujianNumber counts the parts of a whole anew where rows are absent.
func fujianNumber(l label, part *int) label {
	if l.number == "" {
		*part = 0
		return l
	}
	*part++
	if *part == 1 {
		l.number = "其中：1."
	} else {
		l.number = fmt.Sprintf("%d.", *part)
	}
	return l
}
