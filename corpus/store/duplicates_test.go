package store_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize/reporttest"
)

var duplicates = flag.Int("duplicates", 60, "reports of TestDuplicates, each with a copy")

// duplicate is a way in which one report is found a second time.
type duplicate struct {
	name  string
	files func(reporttest.Format) bool // of the copy's layout
	how   []string                     // perturbations
	truth func(*reporttest.Truth)      // what the copy says otherwise
	bytes func([]byte) []byte          // what becomes of its file
	shown func(*reporttest.Truth) bool // nil: of all reports
}

func anyFormat(reporttest.Format) bool    { return true }
func isHTML(f reporttest.Format) bool     { return f == reporttest.HTML }
func isText(f reporttest.Format) bool     { return f == reporttest.Text }
func isMarkdown(f reporttest.Format) bool { return f == reporttest.Markdown }

func duplicateKinds() []duplicate {
	around := func(b []byte) []byte {
		b = bytes.Replace(b, []byte("<body>"), []byte(`<body><div class="top"><a href="/">首页</a> | <a href="/zwgk">政务公开</a> | <a href="/hd">互动交流</a></div>`), 1)
		return bytes.Replace(b, []byte("</body>"), []byte(`<div class="foot">上一篇：关于召开座谈会的通知 下一篇：没有了<br>主办单位：政务服务中心 备案号：00000001</div></body>`), 1)
	}
	short := func(t *reporttest.Truth) { t.Organ = strings.TrimSuffix(t.Organ, "人民政府") }
	government := func(t *reporttest.Truth) bool { return strings.HasSuffix(t.Organ, "县人民政府") }
	return []duplicate{
		{name: "other page", files: isHTML},
		{name: "as text", files: isText},
		{name: "as markdown", files: isMarkdown},
		{name: "mirror", files: isHTML, bytes: around},
		{name: "traditional", files: anyFormat, how: []string{"traditional"}},
		{name: "big5", files: isHTML, how: []string{"big5"}},
		{name: "gb18030", files: isHTML, how: []string{"gb18030"}},
		{name: "utf-16", files: isText, how: []string{"utf-16le"}},
		{name: "corrected", files: anyFormat, truth: correct},
		{name: "short name", files: isHTML, truth: short, shown: government},
		{name: "no name", files: isText, truth: func(t *reporttest.Truth) { t.Organ, t.OrganFull = "", "" }},
		{name: "no year", files: isText, bytes: func(b []byte) []byte { return yearWords().ReplaceAll(b, nil) }},
	}
}

// yearWords are the words that say which year a report is on, also in its dates.
func yearWords() *regexp.Regexp {
	return regexp.MustCompile(`20\d\d ?年度?|20\d\d-\d\d-\d\d|二〇..年度?`)
}

// correct changes the digits of one number.
func correct(t *reporttest.Truth) {
	for _, id := range t.IDs() {
		if v := t.Facts[id]; v.Status == reporttest.Stated && v.Number != "0" && !strings.Contains(v.Number, ".") {
			v.Number += "1"
			t.Facts[id] = v
			return
		}
	}
}

// named gives a report an organ of its own.
func named(t *reporttest.Truth, i int) {
	a, b, c := []rune("安丰临永清东西南北长宁和平金银武文德兴"), []rune("阳丘江河溪川山林泉湖城关堡桥原岭坪洲港湾"), []rune("甲丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
	t.Organ = string([]rune{a[i%len(a)], b[i/len(a)%len(b)], c[i/len(a)/len(b)%len(c)]}) + "县"
	t.Organ += []string{"人民政府", "财政局", "水利局", "民政局", "城关镇人民政府"}[i%5]
	t.OrganFull = t.Organ
}

// TestDuplicates makes reports, a copy of each, and others that only look like copies.
func TestDuplicates(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	perturbations := map[string]reporttest.Perturbation{}
	for _, p := range reporttest.Perturbations() {
		perturbations[p.Name] = p
	}
	layouts := slices.DeleteFunc(reporttest.Layouts(), func(l reporttest.Layout) bool { return l.Printer.Lossy || l.Printer.Fused })
	place := func(kind string, report, n int) string {
		return filepath.Join(in, strings.ReplaceAll(kind, " ", "_"), fmt.Sprintf("%05d.%d", report, n))
	}
	// print writes a report in some layout; the same seed has the same narrative.
	print := func(kind string, report, n int, seed uint64, truth reporttest.Truth, files func(reporttest.Format) bool, bytes func([]byte) []byte, how ...reporttest.Perturbation) bool {
		rng := rand.New(rand.NewPCG(uint64(n), uint64(report)))
		for range 50 {
			l := layouts[rng.IntN(len(layouts))]
			if !files(l.Printer.Format) {
				continue
			}
			if d, ok := reporttest.Render(rand.New(rand.NewPCG(seed, uint64(report))), truth, l, how...); ok {
				if bytes != nil {
					d.Bytes = bytes(d.Bytes)
				}
				write(t, place(kind, report, n)+ending(d.Format), d.Bytes)
				return true
			}
		}
		return false
	}
	kinds := duplicateKinds()
	made := map[string]int{}
	reports := *duplicates
	if raceDetector {
		reports = min(reports, 3*len(kinds))
	}
	for i := range reports {
		rng := rand.New(rand.NewPCG(3, uint64(i)))
		form := []string{reporttest.OGI2021, reporttest.OGI2021, reporttest.OGI2019, reporttest.OGI2014, reporttest.Fujian}[rng.IntN(5)]
		truth := reporttest.Random(rng, form, reporttest.RandomOptions(rng))
		named(&truth, i)
		k := kinds[i%len(kinds)]
		if k.shown != nil && !k.shown(&truth) {
			named(&truth, i*5)
			truth.Organ = strings.Replace(truth.Organ, "县", "乙县", 1)
			truth.OrganFull = truth.Organ
		}
		if !print(k.name, i, 0, 7, truth, isHTML, nil) {
			continue
		}
		copied := truth.Clone()
		if k.truth != nil {
			k.truth(&copied)
		}
		var how []reporttest.Perturbation
		for _, name := range k.how {
			how = append(how, perturbations[name])
		}
		if print(k.name, i, 1, 7, copied, k.files, k.bytes, how...) {
			made[k.name]++
		}
		if strings.HasPrefix(k.name, "no ") {
			continue // what follows could be what it is a copy of
		}
		// The next year with the same numbers and text, another organ with the same, and
		// two of one name that others have, too, with numbers and text of their own.
		next := truth.Clone()
		next.Year++
		print("next year", i, 2, 7, next, anyFormat, nil)
		twin := truth.Clone()
		named(&twin, i+3600)
		print("twin", i, 3, 7, twin, anyFormat, nil)
		for n := 4; n < 6; n++ {
			r := rand.New(rand.NewPCG(uint64(n), uint64(i)))
			shared := reporttest.Random(r, reporttest.OGI2021, reporttest.Options{Size: []reporttest.Size{reporttest.Empty, reporttest.Township}[i%2]})
			shared.Organ, shared.OrganFull, shared.Year = "财政局", "财政局", 2023
			print("shared name", i, n, uint64(n), shared, anyFormat, nil)
		}
	}
	s := build(t, path, options(t, in))
	t.Logf("%+v", s)
	recognised := map[string]int{}
	stem := func(path string) string { name, _, _ := strings.Cut(path, "."); return name }
	for _, line := range column(t, path, `SELECT a.path || char(9) || b.path FROM records r JOIN records p ON p.id = r.copy_of JOIN sources a ON a.id = r.source
		JOIN sources b ON b.id = p.source`) {
		one, other, _ := strings.Cut(strings.ReplaceAll(line, in+string(filepath.Separator), ""), "\t")
		kind := strings.ReplaceAll(filepath.Dir(one), "_", " ")
		if stem(one) != stem(other) || made[kind] == 0 {
			t.Errorf("%s is no copy of %s", one, other)
		}
		recognised[kind]++
	}
	for _, k := range kinds {
		n := made[k.name]
		t.Logf("%-12s %d of %d recognised", k.name, recognised[k.name], n)
		// What has next to no numbers is not told from others where its title does not tell.
		if few := n * 9 / 10; strings.HasPrefix(k.name, "no ") && recognised[k.name] < n/2 || !strings.HasPrefix(k.name, "no ") && recognised[k.name] < few {
			t.Errorf("%s: %d of %d are recognised", k.name, recognised[k.name], n)
		}
	}
}
