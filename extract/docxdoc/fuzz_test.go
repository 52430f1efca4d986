package docxdoc

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gouji/gouji/extract"
)

const samples = "../../testdata/docx/"

// sampleFiles are files made by office programs, by name.
func sampleFiles(tb testing.TB) map[string][]byte {
	tb.Helper()
	paths, err := filepath.Glob(samples + "*.docx")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no samples: %v", err)
	}
	all := make(map[string][]byte)
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		all[filepath.Base(path)] = b
	}
	return all
}

// small are limits at which the fuzzer finds what lies behind them.
func small() extract.Limits {
	return extract.Limits{Bytes: 1 << 20, Cells: 300, Depth: 4, Cell: 400}
}

// FuzzRead reads damaged files.
func FuzzRead(f *testing.F) {
	for _, b := range sampleFiles(f) {
		f.Add(b)
	}
	f.Add(pack(f, body(p("甲")+tbl(tr("1", "2")))))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(test *testing.T, b []byte) {
		doc, err := Read(b, small())
		if err != nil {
			refusal(test, b, small())
			return
		}
		checkPlaces(test, doc)
	})
}

// FuzzDocument reads the text and the lists and styles of a document.
func FuzzDocument(f *testing.F) {
	list := root("numbering", listOf(1, lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "（%2）")))
	styles := root("styles", `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`)
	for _, xml := range hostile(2000) {
		f.Add(xml, list, styles)
	}
	for _, xml := range []string{
		item(1, 0, "甲") + styled("<w:pStyle w:val='1'/>", "乙"),
		tbl(tr(tc("<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>", "1"), "2"), tr(tc("<w:gridSpan w:val='2'/><w:vMerge/>", ""), "3")),
		tbl(tr(tc("<w:hMerge w:val='restart'/>", "1"), tc("<w:hMerge/>", tbl(tr("2", "3"))), "4"), tr("<w:trPr><w:gridBefore w:val='2'/></w:trPr>", "5")),
		"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("1") + "</w:txbxContent></mc:Choice><mc:Fallback>" + p("2") + "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
	} {
		f.Add(xml, list, styles)
	}
	f.Fuzz(func(test *testing.T, xml, numbering, styles string) {
		files := body(xml).with("word/numbering.xml", numbering).with("word/styles.xml", styles)
		doc, err := Read(pack(test, files), small())
		if err == nil {
			checkPlaces(test, doc)
		}
	})
}
