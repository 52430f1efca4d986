package fold

import "testing"

func TestPageNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"- 4 -": true, "—3—": true, "——12——": true, "第 4 页": true, "第4页 共6页": true, "－１－": true,
		"4": false, "—": false, "- 4 - -": false, "第三条": false, "- 1234567 -": false, "4/6": false, "": false,
		"-- 0 0 0": false, "- 0 - 5": false, "0 0 --": false, "--      0      --": false, "－  12  －": true,
	} {
		if got := PageNumber(text); got != want {
			t.Errorf("PageNumber(%q) is %v", text, got)
		}
	}
}
