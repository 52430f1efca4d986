// Package yearbook tells what the reports of one year say of the next and of the last:
// what is carried out of a year is carried into the one after it.
//
// In: reports, each once, by Add. Out: for a report, the numbers that those on the years
// beside it give its cells (Beside), as evidence where its own sums do not hold. Numbers
// that stand in a broken sum are no evidence; nor are those of an organ whose name
// others may have, nor of two reports of one organ and year that differ.
//
// Of a report at most fourteen numbers are kept, so that memory grows by about a
// kilobyte for each report taken in.
package yearbook

import (
	"slices"
	"sync"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// Book holds what reports carry over. It is safe for concurrent use.
type Book struct {
	mu    sync.Mutex
	pages map[key]*page
}

type key struct {
	organ string
	year  int
}

// page is what the reports of one organ and year carry in and out.
type page struct {
	in, out []cell
}

type cell struct {
	fact  string
	value number.Value
}

// New returns an empty Book.
func New() *Book { return &Book{pages: map[key]*page{}} }

// keyOf returns the key of a report's organ and year; ok is false where they are not
// known for certain.
func keyOf(r *normalize.Report) (k key, ok bool) {
	o := organs.Of(organs.Fullest(r.Organ, r.OrganFull))
	return key{o.Key, r.Year}, o.Key != "" && !o.Shared && r.Year != 0
}

// columns are those of the applications table, the total last.
func columns() []string {
	return []string{"natural_person", "enterprise", "research_institution", "public_interest_organization", "legal_service", "other", "total"}
}

const (
	carriedIn  = "applications.carried_in."
	carriedOut = "applications.carried_out."
)

// Add takes in what a judged report carries over.
func (b *Book) Add(r *normalize.Report) {
	k, ok := keyOf(r)
	if !ok || r.FormData == nil {
		return
	}
	p := &page{in: carried(r, carriedIn), out: carried(r, carriedOut)}
	b.mu.Lock()
	defer b.mu.Unlock()
	if other := b.pages[k]; other != nil {
		p.in, p.out = agreed(p.in, other.in), agreed(p.out, other.out)
	}
	b.pages[k] = p
}

// carried returns the known cells of a row that no broken sum names.
func carried(r *normalize.Report, row string) (cells []cell) {
	for _, column := range columns() {
		slot, ok := r.FormData.Slot(row + column)
		if !ok || slot >= len(r.Cells) || !r.Cells[slot].Status.Known() || doubtful(r, row+column) {
			continue
		}
		cells = append(cells, cell{row + column, r.Cells[slot].Value})
	}
	return cells
}

func doubtful(r *normalize.Report, fact string) bool {
	return slices.ContainsFunc(r.Findings, func(f normalize.Finding) bool {
		return f.Verdict == "broken" && slices.Contains(f.Facts, fact)
	})
}

// agreed returns the cells that two reports of one year have alike.
func agreed(a, b []cell) []cell {
	return slices.DeleteFunc(a, func(x cell) bool {
		return !slices.ContainsFunc(b, func(y cell) bool { return x.fact == y.fact && x.value.Equal(y.value) })
	})
}

// Beside sets what the years beside a report say of its facts.
func (b *Book) Beside(r *normalize.Report) {
	r.Beside = nil
	k, ok := keyOf(r)
	if !ok {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	add := func(year int, cells func(*page) []cell, from, to string) {
		p := b.pages[key{k.organ, year}]
		if p == nil {
			return
		}
		for _, c := range cells(p) {
			r.Beside = append(r.Beside, normalize.Statement{Fact: to + c.fact[len(from):], Value: c.value})
		}
	}
	add(k.year-1, func(p *page) []cell { return p.out }, carriedOut, carriedIn)
	add(k.year+1, func(p *page) []cell { return p.in }, carriedIn, carriedOut)
}
