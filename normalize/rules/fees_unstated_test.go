package rules

import "testing"

func TestFeesUnstated(t *testing.T) {
	found := []string{"law.fees_unstated@other_matters"}
	for text, want := range map[string][]string{
		"无": found,
		"本年度没有其他需要报告的事项。": found,
		"本局依申请公开未收费。":     nil,
		"本年度收取信息處理費0元。":   nil,
		"[[…]]":           nil,
		"2024年本局未收取任何费用。": nil,
		"信息处理费收费情况：无。":    nil,
	} {
		t.Log(text)
		wantFindings(t, edited(t, Edit{"2024年未收取信息处理费。", text}), want...)
	}
	t.Log("said elsewhere")
	wantFindings(t, edited(t, Edit{"2024年未收取信息处理费。", "无。"}, Edit{"2024年，本局依法做好政府信息公开工作。", "2024年，本局未收取信息处理费。"}))
	t.Log("before 2021")
	r := readReport(t, "2021.txt", on2021(Edit{"2024年未收取信息处理费。", "无。"}).Content())
	r.Year = 2020
	if holds, broken := checkFeesUnstated(r); holds != 0 || len(broken) != 0 {
		t.Errorf("a report on 2020 is judged: %+v", broken)
	}
}
