package rules

import "testing"

func TestLeftoverYear(t *testing.T) {
	const (
		fee      = "2024年未收取信息处理费。"
		problems = "公开内容的更新还不够及时，下一步将加强督促。"
		year     = "structure.leftover_year"
	)
	for _, c := range []struct {
		old, new string
		want     []string
	}{
		{fee, "2023年度，本局未收取信息处理费。", []string{year + "@other_matters"}},
		{fee, "二〇二三年未收取信息处理费。", []string{year + "@other_matters"}},
		{fee, "本年度未收取信息处理费。", nil},
		{fee, "2023年至2024年未收取信息处理费。", nil},
		{fee, "2023年收取信息处理费20元，2024年未收取。", nil},
		{fee, "2023年未收取信息处理费，与上年相比没有变化。", nil},
		{fee, "2025年继续按规定收取信息处理费。", nil},
		{fee, "未收取信息处理费。《2023年工作要点》已全部落实。", nil},
		{problems, "2023年，我局政府信息公开工作还存在公开不够及时的问题，下一步将加强督促。", []string{year + "@problems"}},
		{problems, "2023年报告中指出的问题已经整改；公开内容的更新还不够及时，下一步将加强督促。", nil},
		{problems, "2025年，将加强督促，解决公开内容的更新还不够及时的问题。", nil},
		{"（三）监督保障情况", "（三）2023年监督保障情况", []string{year + "@overview.3"}},
		{"（三）监督保障情况", "（三）2023年问题整改情况", nil},
		{"（三）监督保障情况", "（三）2025年工作打算", nil},
		{"（三）监督保障情况", "（三）2024年监督保障情况", nil},
	} {
		r := edited(t, Edit{c.old, c.new})
		t.Log(c.new)
		wantFindings(t, r, c.want...)
	}
}
