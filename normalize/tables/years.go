package tables

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// maxYearCaption is how many characters a paragraph may have beside a year to
// announce the tables of that year.
const maxYearCaption = 8

// otherYears tells for each table whether it is announced as that of another
// year than the one reported on, while tables of this year are announced, too:
// last year's figures printed for comparison. It returns nil where there are
// none such.
func (s *scan) otherYears(year int) []bool {
	if year == 0 {
		return nil
	}
	announced := make([]int, len(s.tables))
	table, current, own, other := 0, 0, false, false
	for i := range s.doc.Blocks {
		for ; table < len(s.blocks) && s.blocks[table] <= i; table++ {
			announced[table] = current
			own = own || current == year
			other = other || current != 0 && current != year
		}
		if b := &s.doc.Blocks[i]; b.Kind != extract.TableBlock {
			if y := captionYear(b.Text); y != 0 {
				current = y
			}
		}
	}
	if !own || !other {
		return nil
	}
	out := make([]bool, len(s.tables))
	for t, y := range announced {
		out[t] = y != 0 && y != year
	}
	return out
}

// captionYear returns the year that a short paragraph consists of: 2022年：,
// （2022年度）; 0 where it is none.
func captionYear(text string) int {
	const longest = 48 // bytes
	if len(text) > longest || !strings.Contains(text, "年") {
		return 0
	}
	text = strings.Trim(fold.TrimBlanks(text), "（）()【】:：一二三、. ")
	before, after, ok := strings.Cut(text, "年")
	year, err := strconv.Atoi(strings.TrimSpace(before))
	if !ok || err != nil || year < 1990 || year > 2100 || utf8.RuneCountInString(after) > maxYearCaption {
		return 0
	}
	return year
}
