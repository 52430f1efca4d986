package rules

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
)

func TestPublishedLate(t *testing.T) {
	for _, c := range []struct {
		organ     string
		year      int
		published string
		severity  string // "" for no finding
		law       string // part of the message
	}{
		{"临溪市水利局", 2024, "2025-01-31", "", ""},
		{"临溪市水利局", 2024, "2025-02-01", "warning", "县级以上人民政府部门"},
		{"临溪市人民政府", 2024, "2025-03-31", "", ""},
		{"临溪市人民政府", 2024, "2025-04-01", "warning", "县级以上地方人民政府"},
		{"青石镇人民政府", 2024, "2025-03-20", "", ""},
		{"青石镇人民政府", 2024, "2025-04-20", "warning", "任何行政机关"},
		{"临溪市人民政府办公室", 2024, "2025-02-20", "", ""},
		{"江州省气象局", 2024, "2025-02-20", "", ""},
		{"", 2024, "2025-04-20", "warning", "任何行政机关"},
		{"临溪市水利局", 2018, "2019-03-31", "", ""},
		{"临溪市水利局", 2018, "2019-04-01", "warning", "各级行政机关"},
		{"临溪市水利局", 2019, "2020-02-01", "warning", "县级以上人民政府部门"},
		{"临溪市水利局", 2012, "2020-07-21", "notice", "各级行政机关"},
		{"临溪市水利局", 2024, "", "", ""},
		{"临溪市水利局", 0, "2025-04-01", "", ""},
		{"临溪市水利局", 2024, "2024-12-30", "", ""},
		{"临溪市水利局", 2024, "2025-13-40", "", ""},
	} {
		r := &normalize.Report{Organ: c.organ, Year: c.year, Published: c.published, Preamble: "发布日期：" + c.published}
		_, broken := checkPublishedLate(r)
		rule := publishedLate()
		broken = rule.complete(broken)
		switch {
		case c.severity == "" && len(broken) == 0:
		case c.severity == "" || len(broken) != 1:
			t.Errorf("%+v: %+v", c, broken)
		case broken[0].Severity != c.severity || !strings.Contains(broken[0].Message.ZH, c.law) || broken[0].Passage == nil || broken[0].Passage.Offset != 5:
			t.Errorf("%+v: %+v %+v", c, broken[0], broken[0].Passage)
		}
	}
}

// TestPublishedLateSchoolYear holds that the dates of the regulations are not asked of
// a report on a school year, which ends in summer.
func TestPublishedLateSchoolYear(t *testing.T) {
	r := &normalize.Report{Title: "云台大学2023—2024学年信息公开工作年度报告", Organ: "云台大学", Year: 2024, Published: "2025-11-01"}
	if judged, broken := checkPublishedLate(r); judged != 0 || len(broken) != 0 {
		t.Errorf("judged %d times: %+v", judged, broken)
	}
	r.Title = "云台大学2024年信息公开工作年度报告"
	if _, broken := checkPublishedLate(r); len(broken) != 1 {
		t.Errorf("a report on a year: %+v", broken)
	}
}
