package rules

import (
	"testing"

	"github.com/gouji/gouji/normalize/masthead"
)

func TestYearDiffers(t *testing.T) {
	const period = "所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
	found := []string{"structure.year_differs@year"}
	for text, want := range map[string][]string{
		"所列数据的统计期限自2023年1月1日起至2023年12月31日止。":    found,
		"数据统计期限为2023年1月1日—12月31日。":              found,
		"数据统计期限为2023 年 1月 1 日 至 2024 年 12月31日。": found,
		"统计期：２０２３年１月１日至２０２３年１２月３１日。":            found,
		"数据统计期限为2024年1月1日—12月31日。":              nil,
		"本报告的统计期限为二〇二四年1月1日至12月31日。":            nil,
		"统计口径自2023年1月1日起改变。":                    nil,
		"与2023年1月1日至2023年12月31日相比，申请增加。":        nil,
		"统计自2023年9月1日至2024年8月31日。":              nil,
		"现公布示例市水利局2023年政府信息公开工作年度报告。":           found,
		"根据关于编制2023年政府信息公开工作年度报告的通知，现将情况公布如下。":  nil,
		"按照《关于做好2023年政府信息公开工作年度报告的通知》编制本报告。":    nil,
		"现公布示例市水利局2024年度政府信息公开年度报告。":            nil,
	} {
		t.Log(text)
		wantFindings(t, edited(t, Edit{period, text}), want...)
	}
}

// TestPageTitleDiffers holds that a year of the page's title alone makes no error.
func TestPageTitleDiffers(t *testing.T) {
	r := readReport(t, "2021.txt", on2021(Edit{"自2024年1月1日起至2024年12月31日止", "自2023年1月1日起至2023年12月31日止"}).Content())
	for from, want := range map[masthead.Evidence]string{masthead.FromTitle: "error", masthead.FromPageTitle: "warning", masthead.FromProse: ""} {
		r.YearFrom = from
		Check(r)
		got := ""
		for i := range r.Findings {
			if r.Findings[i].Rule == "structure.year_differs" {
				got = r.Findings[i].Severity
			}
		}
		if got != want {
			t.Errorf("with the year from the %s: %q, want %q", from, got, want)
		}
	}
}
