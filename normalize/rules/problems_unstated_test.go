package rules

import "testing"

func TestProblemsUnstated(t *testing.T) {
	found := []string{"law.problems_unstated@problems"}
	for text, want := range map[string][]string{
		"":        found,
		"无":       found,
		"暂无。":     found,
		"无存在的问题。": found,
		"我局将继续按照上级的部署，进一步加强业务培训，提高工作人员的业务水平。":                     found, // no problem
		"我局公开的信息数量较少，政策解读的形式单一，公开平台的互动功能不足。":                      found, // no improvement
		"我局公開的信息數量較少，形式單一，專職人員不足。今後將加強培訓，豐富公開的形式。":                nil,
		"（一）存在的主要问题\n公开的深度不够，政策解读的形式单一。\n（二）改进情况\n加强业务培训，丰富解读形式。": nil,
		"（一）公开内容不全面，形式单一\n（二）加强培训，完善制度，提高公开质量":                    nil,
		"[[……]]": nil,
		"主要问题是公开内容的更新还不够及时，个别栏目维护不到位，下一步将加强督促，明确专人负责，按季度检查。": nil,
	} {
		t.Log(text)
		wantFindings(t, edited(t, Edit{"公开内容的更新还不够及时，下一步将加强督促。", text}), want...)
	}
}
