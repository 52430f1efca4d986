package rules

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func tableMissing() Rule {
	return Rule{
		ID:       "structure.table_missing",
		Severity: normalize.SeverityWarning,
		Whole:    true,
		Check:    checkTableMissing,
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "缺表", EN: "A table is missing"},
				What:  form.Text{ZH: "格式规定的三张表都要有，没有数据的填0。", EN: "The report has all tables of the form, filled with 0 where there is nothing to count."},
				Why:   form.Text{ZH: "用“无”代替表格，或以图片代替表格，数据就无法汇总。表格在而未能识别的，不作缺表处理。", EN: "Where the word 无 or a picture stands for a table, its figures cannot be added up. A table that is there but was not recognised is not called missing."},
				Law:   []form.Text{contentsLaw(), notices()},
				Example: on2021(Edit{`行政复议					行政诉讼									
结果维持	结果纠正	其他结果	尚未审结	总计	未经复议直接起诉					复议后起诉				
					结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计
72	64	178	37	351	13	4	8	1	26	12	1	1	6	20`, "无。"}),
			}
		},
	}
}

func checkTableMissing(r *normalize.Report) (holds int, broken []normalize.Finding) {
	if !recognised(r) {
		return 0, nil
	}
	printed := make([]bool, len(r.FormData.Tables))
	for slot := range r.FormData.Facts {
		if r.Cells[slot].Status != normalize.Absent {
			printed[r.FormData.Facts[slot].Table] = true
		}
	}
	for i := range r.FormData.Tables {
		t := &r.FormData.Tables[i]
		if printed[i] || slices.Contains(r.Seen.Tables, t.Key) {
			holds++
			continue
		}
		f := normalize.Finding{At: t.Key}
		f.Message = form.Text{ZH: "缺少“" + t.Title.ZH + "”表", EN: "the table “" + t.Title.EN + "” is missing"}
		if at := chapterOf(r, t.Section); at >= 0 {
			f.Where, f.Passage = atHeading(r, []int{at})
		}
		broken = append(broken, f)
	}
	return holds, broken
}
