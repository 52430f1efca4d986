package layout

import (
	"strings"
	"testing"
)

// TestStrip prints a list of other pages beside a title and text, and labels beside
// values in the same places.
func TestStrip(t *testing.T) {
	list := []string{"首页", "某某市二〇", "一九年政府", "信息公开年", "度工作报告"}
	for name, c := range map[string]struct {
		beside []string
		want   string
	}{
		"text":   {[]string{"某某市2021年政府信息公开工作年度报告", sentence(2)[:90], sentence(2)[90:180]}, "年度报告\n"},
		"values": {[]string{"5", "7", sentence(2)[:90], sentence(2)[90:180]}, "首页"},
	} {
		p := newPrinter(12)
		for i, text := range list {
			p.text(text, 50, 100+float32(i)*14, 12)
		}
		for i, text := range c.beside {
			p.text(text, 150, 102+float32(i)*18, 12)
		}
		first := strings.TrimSpace(document(t, p.pages).Source)
		if at := strings.Index(first, c.want); name == "text" && (at < 0 || strings.Contains(first[:at], "首页")) || name == "values" && at != 0 {
			t.Errorf("%s: %q", name, first)
		}
	}
}
