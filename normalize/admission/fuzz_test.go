package admission

import (
	"strings"
	"testing"
)

// FuzzJudge asserts that every verdict is complete, and that numbers in a
// form's tables always admit.
func FuzzJudge(f *testing.F) {
	f.Add(nav+whole+foot, "/nb/2022.html", 0)
	f.Add("title: 404 Not Found\n!script", "javascript:void(0)", 0)
	f.Add("[某县2023年政府信息公开工作年度报告](1.pdf)\n现将报告公布如下：\n!frame x.pdf", "#", 7)
	f.Add("第一条 为了\n第二条\n……\n", "", 1)
	f.Fuzz(func(t *testing.T, page, href string, stated int) {
		doc := pageOf(page + "\n[附件](" + href + ")")
		in := inputOf(doc)
		in.Stated = stated
		v := Judge(in)
		r := v.Refusal
		if stated >= enoughCells && r != nil {
			t.Fatalf("refused with %d numbers: %+v", stated, r)
		}
		if r == nil {
			return
		}
		if r.Name == "" || r.Reason.ZH == "" || r.Reason.EN == "" || r.Detail == "" || v.Partial() || len(r.Links) > mostLinks {
			t.Fatalf("refusal %+v, missing %v", r, v.Missing)
		}
		seen := map[string]bool{}
		for _, l := range r.Links {
			if seen[l.Href] || !leads(l.Href) || !strings.Contains(page+href, l.Href) {
				t.Fatalf("link %+v", l)
			}
			seen[l.Href] = true
		}
	})
}
