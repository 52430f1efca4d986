package rules

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// readingRules are those that say what was printed but could not be taken as it is.
// They are judged where reports are read.
func readingRules() []Rule {
	return []Rule{
		{
			ID:       normalize.RuleUnreadable,
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "无法识读的单元格", EN: "A cell that is no number"},
					What:    form.Text{ZH: "表中每一格都是数字，或者表示没有的符号。", EN: "Every cell holds a number, or a mark for none."},
					Why:     form.Text{ZH: "字母混入数字、文字说明、两数相连等都不能作为数字使用；程序不猜测。", EN: "Letters among digits, words, numbers that ran together cannot be used as numbers, and none is guessed."},
					Law:     []form.Text{notices()},
					Example: on2021(Edit{"行政许可\t1280", "行政许可\t12S0"}),
				}
			},
		},
		{
			ID:       normalize.RuleLabelMisprinted,
			Severity: normalize.SeverityNotice,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "标签有误", EN: "A misprinted label"},
					What:    form.Text{ZH: "行标签与格式相同。", EN: "The labels of rows are those of the form."},
					Why:     form.Text{ZH: "标签漏字、错字时，这一行按位置和相似程度认定，提请核对。", EN: "Where characters are missing or wrong the row is told by its place and likeness; compare the original."},
					Law:     []form.Text{notices()},
					Example: on2021(Edit{"其他法律行政法规禁止公开", "其他法律行政止公开"}),
				}
			},
		},
		{
			ID:       normalize.RuleRowUnknown,
			Severity: normalize.SeverityNotice,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "格式没有的行", EN: "A row that the form does not have"},
					What:    form.Text{ZH: "表中只有格式规定的行。", EN: "A table has the rows of the form and no others."},
					Why:     form.Text{ZH: "自行增加的行不属于任何数据项，其数字不计入。", EN: "A row that an organ adds belongs to no fact; its numbers are left out."},
					Law:     []form.Text{notices()},
					Example: on2021(Edit{"\t\t2.重复申请\t", "\t\t1.自行增加的情形\t0\t0\t0\t0\t0\t0\t0\n\t\t2.重复申请\t"}),
				}
			},
		},
		{
			ID:       normalize.RuleRowRepeated,
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "行重复", EN: "A row that is printed again"},
					What:    form.Text{ZH: "一行只出现一次，重复出现时数据相同。", EN: "A row stands once, or says the same when it is printed again."},
					Why:     form.Text{ZH: "数据不同的重复行，以首次出现的为准，提请核对。", EN: "Where it says something else, the first print counts; compare the original."},
					Example: on2021(Edit{"行政事业性收费\t1042.5600\n", "行政事业性收费\t1042.5600\n\n" + disclosedAgain}),
				}
			},
		},
		{
			ID:       normalize.RuleRowMissing,
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "缺行", EN: "A missing row"},
					What:    form.Text{ZH: "格式规定的行都要有。", EN: "A table has all rows of the form."},
					Why:     form.Text{ZH: "缺少的行不是0：勾稽关系按未列出处理。", EN: "A row that is missing is not 0: the sums take it for unknown."},
					Law:     []form.Text{notices()},
					Example: on2021(Edit{"\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", ""}),
				}
			},
		},
		{
			ID:       normalize.RulePartial,
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "内容不全", EN: "A part is missing"},
					What:    form.Text{ZH: "文件是完整的报告。", EN: "The file holds the whole report."},
					Why:     form.Text{ZH: "文件截断、页面无法读取、表格缺失时，说明缺了什么；关于缺失的其他规则不再判断。", EN: "Where the file was cut, pages could not be read or the tables are not there, this says what; the other rules about what is missing are not applied."},
					Example: on2021(Edit{"下一步将加强督促。\n\n六、其他需要报告的事项\n\n2024年未收取信息处理费。\n", "下一步将加强对各股室和各下属单位公开工作的督促，"}),
				}
			},
		},
		{
			ID:       normalize.RuleReadingsDiffer,
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title: form.Text{ZH: "两种读法不同", EN: "Two readers differ"},
					What:  form.Text{ZH: "两个独立的读取程序从PDF中读出同一个数。", EN: "Two independent readers find the same number in a PDF file."},
					Why: form.Text{ZH: "不同时，问题可能出在读取而不在报告；以第一个为准，提请核对原件。只在勾稽关系不成立或加 --two-readings 时比较。",
						EN: "Where they differ the reading may be at fault and not the report; the first one's value stays. They are compared where sums do not hold, and with --two-readings."},
				}
			},
		},
	}
}

// disclosedAgain is the example's table of what was disclosed, with another number.
const disclosedAgain = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t1\n行政规范性文件\t3\t1\t25\n" +
	"第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t1290\n第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t96\n行政强制\t7\n" +
	"第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t1042.5600\n"

// narrativeRules compare what the text states with the tables. They are judged by
// package mentions.
func narrativeRules() []Rule {
	sentence := func(s string) *Example { return on2021(Edit{"全年新收政府信息公开申请3119件。", s}) }
	return []Rule{
		{
			ID:       "narrative.differs",
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "正文与表格不一致", EN: "Text and table differ"},
					What:    form.Text{ZH: "正文所说的数与表格相同。", EN: "A number that the text states is that of the table."},
					Why:     form.Text{ZH: "两处说法不同，至少一处有误。说的是其他年度、其他机关或一部分的，不比较；约数按约数比较。", EN: "Where two places differ one of them is wrong. What is said of another year, another organ or a part is not compared; a round number is compared as such."},
					Example: sentence("全年新收政府信息公开申请3191件。"),
				}
			},
		},
		{
			ID:       "narrative.parts",
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "正文的分项与合计不符", EN: "Parts in the text do not add up"},
					What:    form.Text{ZH: "正文列举的各项之和等于所说的合计。", EN: "Parts that the text lists add up to the whole that it states."},
					Why:     form.Text{ZH: "只比较明确列全了的分项。", EN: "Only lists that are plainly complete are compared."},
					Example: sentence("全年新收政府信息公开申请3119件，其中自然人申请3001件，法人或其他组织申请108件。"),
				}
			},
		},
		{
			ID:       "narrative.percentage",
			Severity: normalize.SeverityWarning,
			Page: func() Page {
				return Page{
					Title:   form.Text{ZH: "正文的百分比不符", EN: "A percentage in the text is wrong"},
					What:    form.Text{ZH: "正文的百分比与它所依据的数相符。", EN: "A percentage in the text follows from the numbers that it rests on."},
					Why:     form.Text{ZH: "按所印小数位数四舍五入后比较。", EN: "It is compared as rounded to the printed decimals."},
					Example: sentence("全年新收政府信息公开申请3119件，其中自然人申请3001件，占69.2%。"),
				}
			},
		},
	}
}

// sumRules are the identities of the forms, one rule for each id. They are judged
// by package reconcile.
func sumRules(forms []*form.Form) []Rule {
	var rules []Rule
	for _, f := range forms {
		for _, id := range f.Rules {
			if !slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id }) {
				rules = append(rules, Rule{ID: id, Severity: normalize.SeverityError, Page: func() Page { return sumPage(forms, f, id) }})
			}
		}
	}
	return rules
}

// sumPage is the page of an identity, with the notices that prescribe the forms
// that have it; f is the first of them.
func sumPage(forms []*form.Form, f *form.Form, id string) Page {
	title, _ := f.RuleTitle(id)
	page := Page{
		Title: title,
		What:  equation(f, id),
		Why: form.Text{
			ZH: "空白是未知的数，不当作0。每条勾稽关系或成立，或不成立（空白处无论填什么数都不能成立：错误），或待定（空白处须填大于0的数才成立：警告），或未载明（合计空白：提示）。",
			EN: "A blank is an unknown count, not 0. A sum holds, is broken (whatever the blanks are: an error), open (true only if the blanks stand for more than 0: a warning) or not stated (its total is blank: a notice).",
		},
		Example: sumExample(id),
	}
	for _, f := range forms {
		if f.Basis != "" && slices.Contains(f.Rules, id) {
			page.Law = append(page.Law, form.Text{ZH: f.Basis, EN: f.Basis})
		}
	}
	return page
}

// equation writes the first identity of a rule with the titles of its terms: those of
// the rows where it holds in every column, those of the columns where it holds in
// every row.
func equation(f *form.Form, id string) form.Text {
	i := slices.IndexFunc(f.Identities, func(r form.Rule) bool { return r.ID == id })
	k := slices.IndexFunc(f.Sums, func(s form.Sum) bool { return s.Rule == id })
	if i < 0 || k < 0 {
		return form.Text{}
	}
	each, sum := f.Identities[i].Each, &f.Sums[k]
	left, right := side(f, sum.Left, each), side(f, sum.Right, each)
	sign := " = "
	if sum.Relation == form.AtMost {
		sign = " ≤ "
	}
	t := form.Text{ZH: left.ZH + sign + right.ZH, EN: left.EN + sign + right.EN}
	switch each {
	case "column":
		return form.Text{ZH: "每一列：" + t.ZH + "。", EN: "In every column: " + t.EN + "."}
	case "row":
		return form.Text{ZH: "每一行：" + t.ZH + "。", EN: "In every row: " + t.EN + "."}
	}
	return form.Text{ZH: t.ZH + "。", EN: t.EN + "."}
}

func side(f *form.Form, slots []int, each string) form.Text {
	const many = 8
	if len(slots) > many {
		return form.Text{ZH: "各项办理结果之和", EN: "the sum of the rows of results"}
	}
	var t form.Text
	plus := ""
	for _, slot := range slots {
		fact := &f.Facts[slot]
		table := &f.Tables[fact.Table]
		title := titleOf(f, slot)
		switch {
		case each == "column":
			title = table.Rows[fact.Row].Title
		case each == "row" && fact.Column >= 0:
			title = table.Columns[fact.Column].Title
		}
		t.ZH += plus + title.ZH
		t.EN += plus + title.EN
		plus = " + "
	}
	return t
}

// sumExample breaks one identity of the forms that come with the program; other
// forms' rules have no example.
func sumExample(id string) *Example {
	switch id {
	case "applications.flow":
		return on2021(Edit{"四、结转下年度继续办理\t\t\t103\t0\t0\t0\t0\t0\t103", "四、结转下年度继续办理\t\t\t130\t0\t0\t0\t0\t0\t130"})
	case "applications.results":
		return on2021(Edit{"\t（七）总计\t\t2932\t", "\t（七）总计\t\t2923\t"})
	case "applications.total":
		return on2021(Edit{"\t\t2.重复申请\t25\t0\t0\t0\t0\t0\t25", "\t\t2.重复申请\t25\t0\t0\t0\t0\t0\t52"})
	case "proceedings.total":
		return on2021(Edit{"72\t64\t178\t37\t351", "72\t64\t178\t37\t315"})
	case "statistics.applications":
		return on2014(Edit{"3.网络申请数\t件\t9", "3.网络申请数\t件\t6"})
	case "statistics.concluded":
		return on2014(Edit{"1.按时办结数\t件\t12", "1.按时办结数\t件\t21"})
	case "statistics.replied":
		return on2014(Edit{"（三）申请答复数\t件\t12", "（三）申请答复数\t件\t13"})
	case "statistics.refused":
		return on2014(Edit{"涉及商业秘密\t件\t1", "涉及商业秘密\t件\t3"})
	case "statistics.reconsiderations":
		return on2014(Edit{"四、行政复议数量\t件\t1", "四、行政复议数量\t件\t2"})
	case "statistics.litigations":
		return on2014(Edit{"五、行政诉讼数量\t件\t1", "五、行政诉讼数量\t件\t3"})
	case "statistics.staff":
		return on2014(Edit{"1.专职人员数\t人\t1", "1.专职人员数\t人\t4"})
	case "statistics.part":
		return on2014(Edit{"其中：主动公开规范性文件数\t条\t8", "其中：主动公开规范性文件数\t条\t1800"})
	}
	return nil
}
