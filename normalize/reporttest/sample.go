package reporttest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
)

// Sample yields n documents that mix forms, sizes, layouts, up to three
// perturbations and errors in every second report. The same seed gives the same
// documents.
func Sample(seed uint64, n int) iter.Seq[Document] {
	return newSampler().sample(seed, n)
}

// PaperSample yields n documents for paper of one format, with the same mixture.
func PaperSample(f Format, seed uint64, n int) iter.Seq[Document] {
	return paperSampler(f).sample(seed, n)
}

func (s *sampler) sample(seed uint64, n int) iter.Seq[Document] {
	return func(yield func(Document) bool) {
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
	formats       []Format // each as often as it is to be chosen
	layouts       map[Format][]Layout
	perturbations []Perturbation
}

func newSampler() *sampler {
	s := &sampler{
		formats: []Format{HTML, HTML, Text, Text, Markdown}, layouts: map[Format][]Layout{}, perturbations: Perturbations(),
	}
	for _, l := range Layouts() {
		s.layouts[l.Printer.Format] = append(s.layouts[l.Printer.Format], l)
	}
	return s
}

// paperSampler leaves out what is done to the bytes of a file: a printed page has
// its own.
func paperSampler(f Format) *sampler {
	s := &sampler{formats: []Format{f}, layouts: map[Format][]Layout{}}
	for _, l := range PaperLayouts() {
		if l.Printer.Format == f {
			s.layouts[f] = append(s.layouts[f], l)
		}
	}
	s.perturbations = slices.DeleteFunc(Perturbations(), func(p Perturbation) bool { return p.file != nil })
	for points := 20; points < 700; points += 20 {
		s.perturbations = append(s.perturbations, Pushed(points))
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
	d, _ := Render(rng, t, s.layouts[s.formats[0]][0])
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
	return pick(rng, s.layouts[pick(rng, s.formats)])
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
