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

	"github.com/gouji/gouji/corpus/organs"
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
	organ     string    // key
	year      int64
	shared    bool   // other organs may have that name
	cells     []cell // see cellsOf
	primary   *candidate
}

// cell is a fact that has a value.
type cell struct {
	slot  int
	value number.Value
}

// copies finds the records of the same report: those of one organ and year that say
// the same, and those that do not name organ or year but say what one with both says.
// Of those that are still found somewhere, one is primary: a whole one before a partial
// one, then the one with the most known cells, then by format (html, docx, text,
// markdown, pdf), then the one published last, then the one whose path comes first.
// SCHEMA.md says when two records are taken for the same report.
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
	b.differing = map[int64]int64{}
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
	if err := b.looseCopies(ctx); err != nil {
		return err
	}
	return b.writer.flush()
}

// candidateQuery reads what candidateOf takes.
const candidateQuery = `SELECT r.id, r.organ_full, r.partial, r.known, r.telling, r.facts_hash, r.text_hash, r.hash_1, r.hash_2, r.hash_3, r.hash_4,
	r.format, r.published, r.form, s.path, s.member, r.organ_key, r.year, r.organ FROM records r JOIN sources s ON s.id = r.source `

func candidateOf(row []driver.Value) *candidate {
	c := &candidate{id: integer(row[0]), organFull: str(row[1]), partial: integer(row[2]), known: integer(row[3]), telling: integer(row[4]), facts: integer(row[5]),
		text: integer(row[6]), quarters: [4]int64{integer(row[7]), integer(row[8]), integer(row[9]), integer(row[10])}, format: str(row[11]), published: str(row[12]),
		form: str(row[13]), source: [2]string{str(row[14]), str(row[15])}, organ: str(row[16]), year: integer(row[17])}
	c.shared = organs.Of(organs.Fullest(str(row[18]), c.organFull)).Shared
	return c
}

// groups returns the records that share organ and year with another one.
func (b *builder) groups() (groups [][]*candidate, err error) {
	err = b.query(candidateQuery+`WHERE r.organ_key <> '' AND r.year > 0 AND (r.organ_key, r.year) IN (
			SELECT organ_key, year FROM records WHERE source IS NOT NULL GROUP BY organ_key, year HAVING count(*) > 1)
		ORDER BY r.organ_key, r.year, s.path, s.member`, func(row []driver.Value) error {
		c := candidateOf(row)
		if n := len(groups); n == 0 || groups[n-1][0].organ != c.organ || groups[n-1][0].year != c.year {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], c)
		return nil
	})
	return groups, err
}

// compareGroup finds the copies in one group: each record is compared with those that
// share a hash with it, and, as long as they are few, with all.
func (b *builder) compareGroup(group []*candidate) error {
	slices.SortStableFunc(group, preferred)
	byHash := map[[2]int64][]*candidate{}
	var first []*candidate
	for _, c := range group {
		for _, others := range append(alike(byHash, c.keys()), first) {
			for _, other := range others {
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
		if len(first) < mostAlike {
			first = append(first, c)
		}
		for _, key := range c.keys() {
			if l := byHash[key]; len(l) < mostAlike && !slices.Contains(l, c) {
				byHash[key] = append(l, c)
			}
		}
	}
	return nil
}

// alike returns the candidates that have one of the hashes, by hash.
func alike(byHash map[[2]int64][]*candidate, keys [][2]int64) [][]*candidate {
	var lists [][]*candidate
	for _, key := range keys {
		lists = append(lists, byHash[key])
	}
	return lists
}

// mostAlike is how many primary records of one organ and year may share a hash, or be
// there at all, and still be compared with each of the others: more of them are a form
// letter, or of several organs that have one name.
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

// likeness is how far two records have the same cells, of those that have a value in
// both.
type likeness struct {
	common     int // how many there are
	above      int // of these: above 0 in one of the two
	agree      int // of these: the same in both
	differing  [][2]cell
	otherForms bool // no cell can be the same
}

// compare makes c a copy of primary where both say the same, with a finding for
// every cell in which they differ.
func (b *builder) compare(primary, c *candidate) error {
	l, err := b.likeness(primary, c)
	if err != nil || !sameReport(primary, c, &l) {
		return err
	}
	return b.join(primary, c, l.differing)
}

// join makes c a copy of primary.
func (b *builder) join(primary, c *candidate, differing [][2]cell) error {
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

// likeness compares the cells of two records.
func (b *builder) likeness(primary, c *candidate) (likeness, error) {
	l := likeness{otherForms: primary.form != c.form}
	if l.otherForms {
		return l, nil
	}
	these, err := b.cellsOf(primary)
	if err != nil {
		return l, err
	}
	those, err := b.cellsOf(c)
	if err != nil {
		return l, err
	}
	for i, j := 0, 0; i < len(these) && j < len(those); {
		x, y := these[i], those[j]
		switch {
		case x.slot < y.slot:
			i++
			continue
		case y.slot < x.slot:
			j++
			continue
		}
		i, j = i+1, j+1
		l.common++
		above := max(x.above(), y.above())
		l.above += above
		if x.value.Equal(y.value) {
			l.agree += above
		} else {
			l.differing = append(l.differing, [2]cell{x, y})
		}
	}
	return l, nil
}

// sameReport decides whether two records of one organ and year are the same report.
func sameReport(a, b *candidate, l *likeness) bool {
	const (
		telling       = 3 // different values above 0
		tellingShared = 6 // the same where other organs have the name, too
	)
	narrative := a.text != 0 && a.text == b.text
	values := min(a.telling, b.telling)
	switch {
	case l.otherForms:
		return narrative
	case values < telling:
		sameName := a.organFull != "" && a.organFull == b.organFull
		return len(l.differing) == 0 && (narrative || l.common > 0 && (sameName || !a.shared && !b.shared))
	case narrative:
		return l.agree*2 >= l.above
	case a.shared || b.shared:
		return values >= tellingShared && l.agree >= tellingShared && l.agree*20 >= l.above*19
	}
	return l.agree >= telling && l.agree*10 >= l.above*9
}

// above returns 1 for a value that is not 0.
func (c *cell) above() int {
	if c.value.Sign() != 0 {
		return 1
	}
	return 0
}

// cellsOf returns the cells of a record that have a value. Those of the records that
// were asked for last are kept, since a group may be large.
func (b *builder) cellsOf(c *candidate) ([]cell, error) {
	const most = 1 << 10 // records
	if c.cells != nil {
		return c.cells, nil
	}
	if b.loaded = append(b.loaded, c); len(b.loaded) > most {
		b.loaded[0].cells = nil
		b.loaded = b.loaded[1:]
	}
	c.cells = make([]cell, 0, c.known)
	err := b.query("SELECT width, numbers FROM cells WHERE record = ?", func(row []driver.Value) error {
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
	return c.cells, err
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
	n := b.differing[primary.id]
	b.differing[primary.id]++
	return b.writer.finding(primary.id, fromCopies, n, &f, c.id)
}
