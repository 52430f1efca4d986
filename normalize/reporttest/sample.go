package reporttest

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// Sample yields n documents that mix forms, sizes, layouts, up to three
// perturbations and errors in every second report. The same seed gives the same
// documents.
func Sample(seed uint64, n int) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		s := newSampler()
		for i := range n {
			if !yield(s.document(seed, uint64(i))) {
				return
			}
		}
	}
}

// Nth returns one of the documents of Sample, whose name begins with seed and number.
func Nth(seed, i uint64) Document { return newSampler().document(seed, i) }

// sampler holds the lists that documents are chosen from.
type sampler struct {
	layouts       map[Format][]Layout
	perturbations []Perturbation
}

func newSampler() *sampler {
	s := &sampler{layouts: map[Format][]Layout{}, perturbations: Perturbations()}
	for _, l := range Layouts() {
		s.layouts[l.Printer.Format] = append(s.layouts[l.Printer.Format], l)
	}
	return s
}

// document makes the i-th document. Choices that do not go together are made
// anew; a plain page ends the search.
func (s *sampler) document(seed, i uint64) Document {
	rng := rand.New(rand.NewPCG(seed, i))
	name := fmt.Sprintf("%d/%d ", seed, i)
	for range 50 {
		t := s.truth(rng)
		if d, ok := Render(rng, t, s.layout(rng), s.some(rng)...); ok {
			d.Name = name + d.Name
			return d
		}
	}
	t := Random(rng, OGI2021, Options{Size: Office})
	d, _ := Render(rng, t, s.layouts[HTML][0])
	d.Name = name + d.Name
	return d
}

// truth makes a report, in every second case with an error in it.
func (s *sampler) truth(rng *rand.Rand) Truth {
	form := pick(rng, []string{OGI2021, OGI2021, OGI2021, OGI2019, OGI2019, OGI2014, Fujian})
	t := Random(rng, form, RandomOptions(rng))
	if chance(rng, 2) {
		if injected, ok := t.Inject(rng, pick(rng, Slips())); ok {
			return injected
		}
	}
	return t
}

func (s *sampler) layout(rng *rand.Rand) Layout {
	return pick(rng, s.layouts[pick(rng, []Format{HTML, HTML, Text, Text, Markdown})])
}

// some chooses up to three perturbations of different kinds.
func (s *sampler) some(rng *rand.Rand) []Perturbation {
	var chosen []Perturbation
	var kinds [OfCharset + 1]bool
	for range rng.IntN(4) {
		if p := pick(rng, s.perturbations); !kinds[p.Kind] {
			kinds[p.Kind] = true
			chosen = append(chosen, p)
		}
	}
	return chosen
}
