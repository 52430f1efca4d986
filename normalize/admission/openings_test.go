package admission

import (
	"os"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
)

// TestOpenings admits the beginnings of a hundred real reports, as they are and
// as pages with links, scripts and pictures around them.
func TestOpenings(t *testing.T) {
	all := openings(t)
	if len(all) != 100 {
		t.Fatalf("%d openings, want 100", len(all))
	}
	menu := []extract.Link{
		{Text: "网站首页", Href: "/"}, {Text: "政府信息公开年报", Href: "/nb/"}, {Text: "某县财政局2019年政府信息公开工作年度报告", Href: "/nb/1.html"},
		{Text: "某县水利局2020年政府信息公开工作年度报告", Href: "/nb/2.html"},
		{Text: "政府信息公开指南", Href: "/zn/"}, {Text: "关于做好2020年政府信息公开工作年度报告编制工作的通知", Href: "/tz/1.html"},
	}
	for i, text := range all {
		doc := textdoc.Read(text, extract.Text, extract.Limits{})
		if v := Judge(inputOf(doc)); v.Refusal != nil {
			t.Errorf("%d refused: %s (%s)\n%s", i, v.Refusal.Name, v.Refusal.Detail, text)
		}
		doc.Format, doc.Scripts, doc.Images, doc.Links = extract.HTML, 9, 5, menu
		doc.Title = "政府信息公开年报_某县人民政府"
		v := Judge(inputOf(doc))
		if v.Refusal != nil && strings.Contains(text, "。") {
			t.Errorf("%d refused as page: %s (%s)\n%s", i, v.Refusal.Name, v.Refusal.Detail, text)
		}
	}
}

// TestSamples admits the text samples as whole.
func TestSamples(t *testing.T) {
	for name, want := range map[string]int{"pingtan-2011.txt": 0, "pingtan-2014.txt": 0, "ruzhou-2021.txt": 0, "shuyang-county-2025.md": 0} {
		b, err := os.ReadFile("../../testdata/samples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		v := Judge(inputOf(textdoc.Read(string(b), extract.Text, extract.Limits{})))
		if v.Refusal != nil || len(v.Missing) != want {
			t.Errorf("%s: %+v %v", name, v.Refusal, v.Missing)
		}
	}
}
