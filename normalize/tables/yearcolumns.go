package tables

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// yearColumns are the grid columns of a table that prints the figures of several
// years beside each other.
type yearColumns struct {
	own    int32
	others []int32 // also those of what a program works out of both
}

// ownYears leaves of each row of one value what is printed in the column of the year
// reported on, where a table has columns of several years. A row whose cells stand
// elsewhere is doubtful.
func (p *pass) ownYears(pairs []pair) {
	years, table := (*yearColumns)(nil), int32(-1)
	for _, pair := range pairs {
		r := &p.scan.rows[pair.observed]
		if r.valueEnd == r.values || len(p.columns(pair.row)) != 1 {
			continue
		}
		if r.table != table {
			table = r.table
			years = columnsOfYears(p.scan.tables[table], p.year)
		}
		if years == nil {
			continue
		}
		own := int32(-1)
		for i := r.values; i < r.valueEnd; i++ {
			switch col := p.scan.values[i].col; {
			case col == years.own:
				own = i
			case !slices.Contains(years.others, col):
				r.doubtful = true
			}
		}
		if own < 0 || r.doubtful {
			r.doubtful = true
			continue
		}
		r.values, r.valueEnd = own, own+1
	}
}

// columnsOfYears finds the columns of several years in the header of a grid, nil if
// there are none or more than one of the year reported on.
func columnsOfYears(t *extract.Table, year int) *yearColumns {
	const deepest = 4 // rows of a header
	if year == 0 || t.Layout == extract.Lines {
		return nil
	}
	for row := range min(t.Rows, deepest) {
		found := yearColumns{own: -1}
		for _, c := range t.Row(row) {
			named, ok := columnYear(c.Text, year)
			switch {
			case !ok:
			case c.ColSpan > 1 || named == year && found.own >= 0:
				return nil
			case named == year:
				found.own = int32(c.Col)
			default:
				found.others = append(found.others, int32(c.Col))
			}
		}
		if found.own >= 0 && len(found.others) > 0 {
			return &found
		}
	}
	return nil
}

// columnYear tells of which year the column under a cell is: 2018年, 本年数, 上年度; 0
// for what is worked out of several: 同比增长.
func columnYear(text string, year int) (named int, ok bool) {
	const longest = 10 // characters
	text = fold.TrimBlanks(text)
	if strings.ContainsFunc(text, unicode.IsSpace) {
		text = strings.Join(strings.Fields(text), "")
	}
	if utf8.RuneCountInString(text) > longest || containsAny(text, "结转", "新", "累计") {
		return 0, false
	}
	begins := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
	}
	switch {
	case begins("同比", "比上年", "较上年", "与上年"), containsAny(text, "增", "减"):
		return 0, true
	case begins("本年", "今年", "当年"):
		return year, true
	case begins("上年", "去年", "上一年"):
		return year - 1, true
	}
	digits, after, found := strings.Cut(text, "年")
	named, err := strconv.Atoi(digits)
	return named, found && err == nil && len(digits) == 4 && !strings.ContainsAny(after, "0123456789")
}
