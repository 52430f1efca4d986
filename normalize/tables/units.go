package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/number"
)

// convert brings a value into the form's unit. A unit of another measure makes
// the cell unreadable.
func convert(c *Cell, printed, wanted string) {
	if printed == "" || printed == wanted {
		return
	}
	from, money := moneyPower(printed)
	to, wantsMoney := moneyPower(wanted)
	switch {
	case money != wantsMoney || printed == "%":
		c.unread(ReasonUnit)
	case money:
		v, ok := c.Value.Shift(from - to)
		if !ok {
			c.Kind, c.Reason = number.Unreadable, number.ReasonTooManyDigits
			v = number.Value{}
		}
		c.Value = v
	}
}

// noteUnits remembers the units of money that stand beside a row's label or in
// the header above, for the cells that print none themselves.
func (p *pass) noteUnits(pair pair, h *head) {
	r := &p.scan.rows[pair.observed]
	for _, c := range p.columns(pair.row) {
		slot := p.slot(pair.row, c)
		if !p.form.Facts[slot].Money {
			continue
		}
		unit := ""
		if h != nil {
			if i := slices.Index(h.columns, c); i >= 0 {
				unit = h.units[i]
			}
		}
		if unit == "" {
			unit = p.moneyOf(r)
		}
		for i := pair.observed - 1; i >= 0 && unit == "" && p.announces(i, r.table); i-- {
			unit = p.moneyOf(&p.scan.rows[i])
		}
		if unit != "" {
			if p.units == nil {
				p.units = map[int]string{}
			}
			p.units[slot] = unit
		}
	}
}

// announces reports whether a row holds labels only: what its words say holds for
// the rows below it.
func (p *pass) announces(i int, table int32) bool {
	r := &p.scan.rows[i]
	return r.table == table && !r.filled && !r.glued
}

// moneyOf returns the unit of money that a row's labels name, the last first.
func (p *pass) moneyOf(r *observed) string {
	for k := r.pieceEnd - 1; k >= r.pieces; k-- {
		if unit := moneyIn(p.scan.bracket(k)); unit != "" {
			return unit
		}
	}
	return ""
}

// bracket returns the text of a piece; where it only ends a bracket, that of the pieces
// before it as well, from the one in which the bracket begins, and of 元 alone the power
// of ten before it. Lines break so: 本年收费金额（单位：万, 元）.
func (s *scan) bracket(k int32) string {
	const most = 4 // pieces
	text := s.pieces[k].text
	for first := max(0, k-most); k > first && strings.ContainsAny(text, ")）") && !strings.ContainsAny(text, "(（"); {
		k--
		text = s.pieces[k].text + text
	}
	if text == "元" && k > 0 && strings.Contains("万千百万亿萬百萬億", s.pieces[k-1].text) {
		text = s.pieces[k-1].text + text
	}
	return text
}

// moneyIn returns the unit of money that a label names: 本年收费金额（单位：元）, or that
// it consists of; "" where there is none.
func moneyIn(text string) string {
	if !strings.Contains(text, "元") {
		return ""
	}
	text = strings.TrimRight(text, ")） 　")
	from := strings.LastIndexAny(text, "(（:：位")
	if from >= 0 {
		_, n := utf8.DecodeRuneInString(text[from:])
		from += n
	}
	unit := strings.Trim(text[max(from, 0):], " 　")
	if i := strings.IndexAny(unit, "，,"); i >= 0 {
		unit = unit[:i] // 单位：万元，保留4位小数
	}
	if _, ok := moneyPower(unit); ok {
		return unit
	}
	return ""
}

// moneyPower returns the power of ten of a unit of money in 元.
func moneyPower(unit string) (power int, ok bool) {
	switch unit {
	case "元", "圆", "圓":
		return 0, true
	case "千元":
		return 3, true
	case "万元", "萬元":
		return 4, true
	case "百万元", "百萬元":
		return 6, true
	case "亿元", "億元":
		return 8, true
	}
	return 0, false
}
