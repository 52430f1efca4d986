package mentions

import (
	"strings"
	"testing"
	"time"
)

// FuzzCheck reads any text: nothing panics, every mention stands where it says, and
// their number is bounded.
func FuzzCheck(f *testing.F) {
	byID := forms(f)
	m := reader(byID)
	all := passages(f, byID)
	for i := range all {
		f.Add(strings.Join(all[i].text, "\n"), "依申请公开情况", uint8(i))
	}
	f.Add("受理（（（申请）12件", "（", uint8(0))
	f.Add("收到申请\xff12\n件\n", "", uint8(0))
	f.Fuzz(func(t *testing.T, text, heading string, which uint8) {
		p := all[int(which)%len(all)]
		p.text = strings.Split(text, "\n")
		p.headings = []string{heading}
		r := p.report(t, byID)
		r.Preamble = text
		m.Check(r)
		if len(r.Mentions) > MaxMentions {
			t.Fatalf("%d mentions", len(r.Mentions))
		}
		standing(t, r)
	})
}

// TestLongTexts reads long texts of the hardest kinds. With a cost that grew with the
// square of their length it would not end in time.
func TestLongTexts(t *testing.T) {
	byID := forms(t)
	m := reader(byID)
	for _, piece := range []string{
		"申请", "（", "）", "（收到申请1件）", "（1件）", "（）1件，", "()", "1件，共", "去年1件，", "2023年", "占1%，", "申请申请1", "政府信息公开", "共共共", "1,000", "1", "一", "未收到", "未", "收到政府信息公开申请、", "去年", "其中", "占12%", "增加3件",
		"予以公开、部分公开和", "分别为1件、", "\n", "。", "的", "九", "，1件", "收到申请12件，占3%，", "收到申请\n",
	} {
		p := passages(t, byID)[0]
		p.text = []string{strings.Repeat(piece, 300_000/len(piece))}
		r := p.report(t, byID)
		begun := time.Now()
		m.Check(r)
		t.Logf("%q repeated takes %s", piece, time.Since(begun))
		if len(r.Mentions) > MaxMentions {
			t.Errorf("%q repeated makes %d mentions", piece, len(r.Mentions))
		}
		standing(t, r)
	}
}
