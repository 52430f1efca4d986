package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// RuleCopiesDiffer is the rule of cells in which copies of one report differ: one
// of them was corrected, or mistaken, without a word.
const RuleCopiesDiffer = "copies.differ"

// candidate is a record that may be a copy of another one.
type candidate struct {
	id        int64
	organFull string
	partial   int64
	known     int64
	telling   int64
	facts     int64 // hash
	text      int64 // hash, 0: none
	quarters  [4]int64
	format    string
	published string
	form      string
	source    [2]string // path and member
	cells     []cell    // loaded when it is compared
	primary   *candidate
}

// cell is a fact that has a value.
type cell struct {
	slot  int
	value number.Value
}

// copies finds the records of the same report: those of one organ, year and form
// that say the same. Of those that are still found somewhere, one is primary:
// a whole one before a partial one, then the one with the most known cells, then
// by format (html, docx, text, markdown, pdf), then the one published last, then
// the one whose path comes first.
//
// Two records say the same if their narrative is the same and half of the cells
// agree that have a value in both, above 0 in one, or if nine in ten of these
// agree and each record has at least three different values. Where the numbers
// tell nothing, none may differ, and the narrative or the organ's full name must
// be the same.
func (b *builder) copies(ctx context.Context) error {
	for _, text := range []string{
		"UPDATE records SET copy_of = NULL WHERE copy_of IS NOT NULL",
		"DELETE FROM checks WHERE sum = 2",
		"DELETE FROM findings WHERE origin IN ('" + fromCopies + "', '" + FromSeries + "')",
	} {
		if err := b.exec(text); err != nil {
			return err
		}
	}
	groups, err := b.groups()
	if err != nil {
		return err
	}
	for _, group := range groups {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := b.compareGroup(group); err != nil {
			return err
		}
	}
	return b.writer.flush()
}

// groups returns the records that share organ, year and form with another one.
func (b *builder) groups() (groups [][]*candidate, err error) {
	last := ""
	err = b.query(`SELECT r.id, r.organ_full, r.partial, r.known, r.telling, r.facts_hash, r.text_hash, r.hash_1, r.hash_2, r.hash_3, r.hash_4,
			r.format, r.published, r.form, s.path, s.member, r.organ_key || ' ' || r.year || ' ' || r.form
		FROM records r JOIN sources s ON s.id = r.source
		WHERE r.organ_key <> '' AND r.year > 0 AND (r.organ_key, r.year, r.form) IN (
			SELECT organ_key, year, form FROM records WHERE source IS NOT NULL GROUP BY organ_key, year, form HAVING count(*) > 1)
		ORDER BY r.organ_key, r.year, r.form, s.path, s.member`, func(row []driver.Value) error {
		number := func(i int) int64 { n, _ := row[i].(int64); return n }
		text := func(i int) string { s, _ := row[i].(string); return s }
		c := &candidate{id: number(0), organFull: text(1), partial: number(2), known: number(3), telling: number(4), facts: number(5),
			text: number(6), quarters: [4]int64{number(7), number(8), number(9), number(10)}, format: text(11), published: text(12),
			form: text(13), source: [2]string{text(14), text(15)}}
		if key := text(16); key != last || groups == nil {
			groups, last = append(groups, nil), key
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], c)
		return nil
	})
	return groups, err
}

// compareGroup finds the copies in one group, each record being compared with
// those that share a hash with it.
func (b *builder) compareGroup(group []*candidate) error {
	slices.SortStableFunc(group, preferred)
	byHash := map[[2]int64][]*candidate{}
	for _, c := range group {
		for _, key := range c.keys() {
			for _, other := range byHash[key] {
				if c.primary != nil {
					break
				}
				if err := b.compare(other, c); err != nil {
					return err
				}
			}
		}
		if c.primary != nil {
			continue
		}
		for _, key := range c.keys() {
			if l := byHash[key]; len(l) < mostAlike && !slices.Contains(l, c) {
				byHash[key] = append(l, c)
			}
		}
	}
	for _, c := range group {
		c.cells = nil
	}
	return nil
}

// mostAlike is how many primary records of one organ and year may share a hash
// and still be compared with others: more of them are a form letter.
const mostAlike = 16

// preferred orders records by which is to be primary.
func preferred(a, b *candidate) int {
	return cmp.Or(cmp.Compare(a.partial, b.partial), cmp.Compare(b.known, a.known), cmp.Compare(formatRank(a.format), formatRank(b.format)),
		cmp.Compare(b.published, a.published), cmp.Compare(a.source[0], b.source[0]), cmp.Compare(a.source[1], b.source[1]))
}

func formatRank(format string) int {
	if i := slices.Index([]string{"html", "docx", "text", "markdown", "pdf"}, format); i >= 0 {
		return i
	}
	return math.MaxInt
}

// keys are the hashes by which a record may be found alike: kind and hash.
func (c *candidate) keys() [][2]int64 {
	keys := [][2]int64{{0, c.facts}}
	if c.text != 0 {
		keys = append(keys, [2]int64{1, c.text})
	}
	for i, q := range c.quarters {
		if q != 0 {
			keys = append(keys, [2]int64{int64(i) + 2, q})
		}
	}
	return keys
}

// compare makes c a copy of primary where both say the same, with a finding for
// every cell in which they differ.
func (b *builder) compare(primary, c *candidate) error {
	for _, x := range [...]*candidate{primary, c} {
		if x.cells == nil {
			if err := b.load(x); err != nil {
				return err
			}
		}
	}
	var differing [][2]cell
	agree, all := 0, 0 // cells that have a value in both, above 0 in one of them
	for i, j := 0, 0; i < len(primary.cells) && j < len(c.cells); {
		x, y := primary.cells[i], c.cells[j]
		switch {
		case x.slot < y.slot:
			i++
			continue
		case y.slot < x.slot:
			j++
			continue
		}
		i, j = i+1, j+1
		above := max(x.above(), y.above())
		all += above
		if x.value.Equal(y.value) {
			agree += above
		} else {
			differing = append(differing, [2]cell{x, y})
		}
	}
	if !sameReport(primary, c, agree, all, len(differing)) {
		return nil
	}
	c.primary = primary
	if err := b.exec("UPDATE records SET copy_of = ? WHERE id = ?", primary.id, c.id); err != nil {
		return err
	}
	for _, d := range differing {
		if err := b.differ(primary, c, d); err != nil {
			return err
		}
	}
	return nil
}

// sameReport decides by the cells that both have a value of, above 0 in one of
// them: of all, agree are the same in both.
func sameReport(a, b *candidate, agree, all, differing int) bool {
	const telling = 3
	narrative := a.text != 0 && a.text == b.text
	if min(a.telling, b.telling) < telling {
		return differing == 0 && (narrative || a.organFull != "" && a.organFull == b.organFull)
	}
	return narrative && agree*2 >= all || agree >= telling && agree*10 >= all*9
}

// above returns 1 for a value that is not 0.
func (c *cell) above() int {
	if c.value.Sign() != 0 {
		return 1
	}
	return 0
}

// load reads the cells of a record that have a value.
func (b *builder) load(c *candidate) error {
	c.cells = make([]cell, 0, c.known)
	return b.query("SELECT width, numbers FROM cells WHERE record = ?", func(row []driver.Value) error {
		p, err := unpack(row)
		if err != nil {
			return err
		}
		for slot := range p.slots() {
			status, value, err := p.at(slot)
			if err != nil {
				return err
			}
			if status.Known() {
				c.cells = append(c.cells, cell{slot: slot, value: value})
			}
		}
		return nil
	}, c.id)
}

// differ writes the finding that a cell differs in a copy.
func (b *builder) differ(primary, c *candidate, d [2]cell) error {
	fact := ""
	if err := b.query("SELECT fact FROM names WHERE form = ? AND slot = ?", func(row []driver.Value) error {
		fact, _ = row[0].(string)
		return nil
	}, primary.form, int64(d[0].slot)); err != nil {
		return err
	}
	where := c.source[0]
	if c.source[1] != "" {
		where += "!" + c.source[1]
	}
	f := normalize.Finding{
		Rule: RuleCopiesDiffer, At: fact, Severity: normalize.SeverityWarning, Facts: []string{fact},
		Left: &d[0].value, Right: &d[1].value,
		Message: form.Text{
			ZH: fmt.Sprintf("同一报告的另一份（%s）此处为 %s，本份为 %s：其中一份作过更正或有误", where, d[1].value, d[0].value),
			EN: fmt.Sprintf("another copy of the report (%s) has %s here, this one %s: one of them was corrected or is mistaken", where, d[1].value, d[0].value),
		},
	}
	if difference, ok := number.Sub(d[0].value, d[1].value); ok {
		f.Difference = &difference
	}
	sum := sha256.Sum256([]byte(primary.organFull + "\x00" + fact + "\x00" + d[0].value.Trim().String() + "\x00" + d[1].value.Trim().String() +
		"\x00" + strconv.FormatInt(primary.facts, 16)))
	f.Identity = hex.EncodeToString(sum[:8])
	n, err := b.number("SELECT count(*) FROM findings WHERE record = ? AND origin = ?", primary.id, fromCopies)
	if err != nil {
		return err
	}
	if err := b.writer.finding(primary.id, fromCopies, n, &f, c.id); err != nil {
		return err
	}
	return b.writer.findings.flush()
}
