package reporttest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/traditionalchinese"
)

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func TestRandomReportsAreSound(t *testing.T) {
	for _, form := range Forms() {
		for _, size := range Sizes() {
			for _, zeros := range ZeroStyles() {
				for seed := range uint64(10) {
					truth := Random(newRand(seed), form, Options{Size: size, Zeros: zeros, Distinct: seed%3 == 0})
					if len(truth.Broken) > 0 {
						t.Errorf("%s size %d zeros %d seed %d: broken %v", form, size, zeros, seed, truth.Broken)
					}
					if zeros == ZerosPrinted && truth.HasBlanks() {
						t.Errorf("%s seed %d: blanks in a report that prints zeros", form, seed)
					}
				}
			}
		}
	}
}

func TestDistinctReportsHaveNoZeros(t *testing.T) {
	truth := Random(newRand(1), OGI2021, Options{Size: City, Distinct: true})
	for id, v := range truth.Facts {
		if strings.HasPrefix(id, "applications.") && v.Number == "0" {
			t.Errorf("%s is 0", id)
		}
	}
}

// TestLayoutsPrintEveryFactOnce renders every layout for each form it fits and
// counts the value cells on the way to the printer.
func TestLayoutsPrintEveryFactOnce(t *testing.T) {
	for _, l := range Layouts() {
		fits := 0
		for i, form := range Forms() {
			rng := newRand(uint64(i))
			truth := Random(rng, form, Options{Size: City})
			if !l.Fits(truth) {
				continue
			}
			fits++
			d := compose(rng, truth)
			l.Arrangement.apply(rng, d)
			if got := d.facts(); !slices.Equal(got, slices.Sorted(slices.Values(truth.IDs()))) {
				t.Errorf("%s %s: prints %d facts, has %d", form, l.Name(), len(got), len(truth.Facts))
			}
			if doc, ok := Render(rng, truth, l); !ok || len(doc.Bytes) < 1000 {
				t.Errorf("%s %s: not rendered: %t, %d bytes", form, l.Name(), ok, len(doc.Bytes))
			}
		}
		if fits == 0 {
			t.Errorf("%s fits no form", l.Name())
		}
	}
}

// facts lists the facts of the report's value cells, sorted, each as often as
// it is printed.
func (d *report) facts() []string {
	var ids []string
	for _, b := range d.blocks {
		if b.kind == table {
			b.grid.each(func(c *cell) {
				if c.fact != "" {
					ids = append(ids, c.fact)
				}
			})
		}
	}
	slices.Sort(ids)
	return ids
}

// TestLayoutsShowEveryValue looks for the values of a report without equal
// numbers in what each layout writes, one form a layout.
func TestLayoutsShowEveryValue(t *testing.T) {
	for i, l := range Layouts() {
		rng := newRand(uint64(i))
		form := Forms()[i%len(Forms())]
		if l.Arrangement.Forms != nil {
			form = pick(rng, l.Arrangement.Forms)
		}
		doc, ok := Render(rng, Random(rng, form, Options{Size: City, Distinct: true}), l)
		if !ok {
			t.Fatalf("%s %s: not rendered", form, l.Name())
		}
		plain := withoutTags(string(doc.Bytes))
		for _, id := range doc.Want.IDs() {
			if !strings.Contains(plain, doc.Want.Facts[id].Printed()) {
				t.Errorf("%s %s: %s is not shown", form, l.Name(), id)
			}
		}
		if !strings.Contains(strings.ReplaceAll(plain, "\n", ""), doc.Want.Organ) {
			t.Errorf("%s %s: the organ is not shown", form, l.Name())
		}
	}
}

// TestRowTablesKeepRowsOfCutGroups counts the rows of eight cells, of which the
// table of applications alone consists.
func TestRowTablesKeepRowsOfCutGroups(t *testing.T) {
	for seed := range uint64(60) {
		rng := newRand(seed)
		truth := Random(rng, OGI2021, Options{Size: City, Distinct: true})
		for _, l := range Layouts() {
			if l.Printer.Name != "md-row-tables" || !strings.HasPrefix(l.Arrangement.Name, "cut") && !l.Arrangement.Numbered {
				continue
			}
			doc, ok := Render(rng, truth, l)
			rows := 0
			for line := range strings.Lines(string(doc.Bytes)) {
				if strings.Count(line, "|") == 9 && !strings.HasPrefix(line, "| 类别") && !strings.HasPrefix(line, "|---") {
					rows++
				}
			}
			if want := len(prefixedFacts(truth, "applications.")) / 7; !ok || rows != want {
				t.Errorf("seed %d %s: %d rows, want %d", seed, l.Name(), rows, want)
			}
		}
	}
}

// TestUnplacedNumbersAreDoubtful cuts tables whose columns only their places tell:
// what stands in a piece without a header and without a complete row is doubtful,
// and nothing else is.
func TestUnplacedNumbersAreDoubtful(t *testing.T) {
	doubtful := func(o Options, printer, arrangement string) int {
		n, printed := 0, 0
		for seed := range uint64(20) {
			for _, l := range Layouts() {
				if l.Printer.Name != printer || l.Arrangement.Name != arrangement {
					continue
				}
				rng := newRand(seed)
				doc, ok := Render(rng, Random(rng, OGI2021, o), l)
				if ok {
					printed++
				}
				for _, v := range doc.Want.Facts {
					if v.Doubtful {
						n++
					}
				}
			}
		}
		if printed < 3 {
			t.Errorf("%s/%s: printed %d times", printer, arrangement, printed)
		}
		return n
	}
	sparse := Options{Size: Office, Zeros: ZerosBlank}
	for _, want := range []struct {
		options              Options
		printer, arrangement string
		some                 bool
	}{
		{sparse, "text-aligned-wide", "cut", true},
		{sparse, "text-aligned-wide", "cut-headed", false},
		{sparse, "text-aligned-wide", "official", false},
		{sparse, "text-tabs-kept", "cut", false},
		{Options{Size: City, Distinct: true}, "text-aligned-wide", "cut", false},
	} {
		if n := doubtful(want.options, want.printer, want.arrangement); (n > 0) != want.some {
			t.Errorf("%s/%s %v: %d doubtful", want.printer, want.arrangement, want.options, n)
		}
	}
}

func prefixedFacts(t Truth, prefix string) []string {
	return slices.DeleteFunc(t.IDs(), func(id string) bool { return !strings.HasPrefix(id, prefix) })
}

// withoutTags drops what stands between < and >.
func withoutTags(s string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, "<")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		_, s, _ = strings.Cut(rest, ">")
	}
}

func TestEveryPerturbationApplies(t *testing.T) {
	for _, p := range Perturbations() {
		done := 0
		for seed := uint64(0); seed < 200 && done < 5; seed++ {
			rng := newRand(seed)
			truth := Random(rng, pick(rng, Forms()), RandomOptions(rng))
			layout := pick(rng, Layouts())
			if _, ok := Render(rng, truth, layout, p); ok {
				done++
			}
		}
		if done < 5 {
			t.Errorf("%s applied to %d of 200 reports", p.Name, done)
		}
	}
}

// TestPerturbationsKeepFactsPrinted renders with each perturbation and compares
// the facts of the truth with those whose cells reach the printer.
func TestPerturbationsKeepFactsPrinted(t *testing.T) {
	var facts []string
	spy := Printer{Name: "spy", Explicit: true, print: func(_ *rand.Rand, d *report) string {
		facts = d.facts()
		return strings.Repeat("政府信息公开", 100)
	}}
	for _, p := range Perturbations() {
		for seed := range uint64(20) {
			rng := newRand(seed)
			truth := Random(rng, pick(rng, Forms()), RandomOptions(rng))
			arrangement := pick(rng, Arrangements())
			doc, ok := Render(rng, truth, Layout{spy, arrangement}, p)
			if !ok {
				continue
			}
			if want := slices.Sorted(slices.Values(doc.Want.IDs())); !slices.Equal(facts, want) {
				t.Errorf("%s seed %d %s: prints %d facts, the truth has %d", p.Name, seed, doc.Name, len(facts), len(want))
			}
		}
	}
}

func TestChineseNumerals(t *testing.T) {
	for number, want := range map[string]string{"0": "零", "5": "五", "10": "十", "18": "十八", "110": "一百一十", "205": "二百零五",
		"3119": "三千一百一十九", "5006": "五千零六", "10000": "一万", "40070": "四万零七十", "120300": "十二万零三百", "-3": "", "1.5": ""} {
		if got := chineseNumeral(number); got != want {
			t.Errorf("%s: got %q, want %q", number, got, want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for number, want := range map[string]string{"311": "", "3119": "3,119", "1234567": "1,234,567", "-4321": "-4,321", "96171.6": "96,171.6"} {
		if got := grouped(number, ","); got != want {
			t.Errorf("%s: got %q, want %q", number, got, want)
		}
	}
}

func TestYuan(t *testing.T) {
	for amount, want := range map[string]string{"25.1": "251000", "0.0005": "5", "12": "120000", "3.1234": "31234"} {
		if got := yuan(amount); got != want {
			t.Errorf("%s: got %q, want %q", amount, got, want)
		}
	}
}

// TestTraditionalIsBig5 holds because most simplified forms are not in Big5.
func TestTraditionalIsBig5(t *testing.T) {
	lacking := map[rune]bool{}
	for d := range Sample(3, 300) {
		if len(d.Charsets) != 1 || d.Charsets[0] != "utf-8" {
			continue
		}
		for _, r := range traditional(string(d.Bytes)) {
			if _, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err != nil && r >= 0x4E00 {
				lacking[r] = true
			}
		}
	}
	for r := range lacking {
		if !strings.ContainsRune("岀枸巻", r) && r < 0xA000 {
			t.Errorf("%c has no traditional form", r)
		}
	}
}

func TestSampleIsDeterminedBySeed(t *testing.T) {
	var first []Document
	for d := range Sample(5, 60) {
		first = append(first, d)
	}
	i := 0
	for d := range Sample(5, 60) {
		if d.Name != first[i].Name || !bytes.Equal(d.Bytes, first[i].Bytes) {
			t.Fatalf("document %d differs: %s and %s", i, d.Name, first[i].Name)
		}
		i++
	}
	if d := Nth(5, 17); d.Name != first[17].Name || !bytes.Equal(d.Bytes, first[17].Bytes) {
		t.Errorf("Nth gives %s, Sample %s", d.Name, first[17].Name)
	}
}

func TestSampleMixesEverything(t *testing.T) {
	seen := map[string]int{}
	broken, determined := 0, 0
	for d := range Sample(2, 3000) {
		for field := range strings.FieldsSeq(strings.ReplaceAll(d.Name, "/", " ")) {
			seen[field]++
		}
		if len(d.Want.Broken) > 0 {
			broken++
		}
		if d.Want.Injected != nil && d.Want.Injected.Determined {
			determined++
		}
	}
	var names []string
	for _, p := range Printers() {
		names = append(names, p.Name)
	}
	for _, a := range Arrangements() {
		names = append(names, a.Name)
	}
	for _, p := range Perturbations() {
		names = append(names, p.Name)
	}
	for _, name := range append(names, Forms()...) {
		if seen[name] == 0 {
			t.Errorf("%s does not occur", name)
		}
	}
	if broken < 500 || determined < 200 {
		t.Errorf("%d documents with broken sums, %d of them with a determined cell", broken, determined)
	}
}

func TestPages(t *testing.T) {
	kinds := map[string]bool{}
	for _, p := range Pages(1) {
		kinds[p.Refused] = true
		if len(p.Bytes) == 0 || p.Format == HTML && !bytes.HasPrefix(p.Bytes, []byte("<!DOCTYPE")) {
			t.Errorf("%s is no page: %.40s", p.Name, p.Bytes)
		}
		for _, link := range p.Links {
			if !bytes.Contains(p.Bytes, []byte(link)) {
				t.Errorf("%s: no link to %s", p.Name, link)
			}
		}
	}
	for _, kind := range []string{ListPage, ScriptPage, AttachmentPage, ImagePage, ErrorPage, NotAReport} {
		if !kinds[kind] {
			t.Errorf("no page is a %s", kind)
		}
	}
	if first := fmt.Sprint(Pages(4)); fmt.Sprint(Pages(4)) != first {
		t.Error("the same seed gives other pages")
	}
}
