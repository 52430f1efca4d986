package stats

import "testing"

func TestPlace(t *testing.T) {
	for name, want := range map[string]string{
		"江苏省宿迁市财政局": "江苏省", "宿迁市财政局": "宿迁市", "广州市人民政府": "广州市", "镇江市民政局": "镇江市", "景德镇市财政局": "景德镇市",
		"萍乡市人民政府": "萍乡市", "新乡县人民政府": "新乡县", "恩施州市场监督管理局": "恩施州", "城关镇人民政府": "城关镇", "财政局": "", "": "",
	} {
		if got := place(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
