package store

import (
	"database/sql/driver"
	"strconv"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// real returns the double that is closest to v.
func real(v number.Value) float64 {
	f, _ := strconv.ParseFloat(v.String(), 64) // it is a number of at most 18 digits
	return f
}

// realText writes a double as the shortest decimal that means it.
func realText(v driver.Value) string {
	f, _ := v.(float64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// digested is by what reports are recognised as the same.
type digested struct {
	known    int      // facts with a value
	telling  int      // different values above 0
	facts    int64    // hash of all values but 0
	text     int64    // hash of the narrative, folded; 0: there is none
	quarters [4]int64 // hashes of the values in each quarter of the form; 0: they tell nothing
}

// tellingQuarter is how many values other than 0 make a quarter's hash worth
// looking at.
const tellingQuarter = 3

func digest(r *normalize.Report) digested {
	var d digested
	values := map[number.Value]struct{}{}
	whole := newHash()
	var quarters [4]hash
	var filled [4]int
	for i := range quarters {
		quarters[i] = newHash()
	}
	for slot := range r.Cells {
		c := &r.Cells[slot]
		if !c.Status.Known() {
			continue
		}
		d.known++
		v := c.Value.Trim()
		if v.Sign() == 0 {
			continue
		}
		values[v] = struct{}{}
		whole.value(slot, v)
		q := slot * 4 / len(r.Cells)
		quarters[q].value(slot, v)
		filled[q]++
	}
	d.telling, d.facts = len(values), whole.sum()
	for i := range quarters {
		if filled[i] >= tellingQuarter {
			d.quarters[i] = quarters[i].sum() | 1
		}
	}
	d.text = narrative(r)
	return d
}

// narrative hashes the text of a report without what differs from one format to
// another; 0 where there is hardly any.
func narrative(r *normalize.Report) int64 {
	const shortest = 100 // characters
	h, n := newHash(), 0
	var each func([]normalize.Section)
	each = func(sections []normalize.Section) {
		for i := range sections {
			n += h.folded(sections[i].Title) + h.folded(sections[i].Text)
			each(sections[i].Sections)
		}
	}
	each(r.Sections)
	if n < shortest {
		return 0
	}
	return h.sum() | 1
}

// hash is FNV-1a over words of 64 bits.
type hash uint64

func newHash() hash { return 14695981039346656037 }

func (h *hash) word(w uint64) { *h = (*h ^ hash(w)) * 1099511628211 }

func (h *hash) value(slot int, v number.Value) {
	h.word(uint64(slot))
	h.word(uint64(v.Coef()))
	h.word(uint64(v.Scale()))
}

// folded adds the characters of a text that print something, and returns their
// number.
func (h *hash) folded(s string) int {
	n := 0
	for _, r := range s {
		if f := fold.Rune(r); f != 0 {
			h.word(uint64(f))
			n++
		}
	}
	return n
}

func (h hash) sum() int64 { return int64(h ^ h>>32) }
