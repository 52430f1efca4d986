package sheet

// words are the fixed texts of the workbook in one language.
type words struct {
	title, summary, inputs, findings                              string
	reports, sound, broken, undecided, formless, refused          string
	errors, warnings, notices, waived                             string
	result, organ, year, form, facts, holds, published            string
	source, sheet, hash, table, page, line, left, legend          string
	legendBroken, legendSuspect, legendOpen, legendNoted          string
	shouldBe, clipped, shortNote, allShown, generated, otherSheet string
}

func (w *words) inputColumns() []string {
	return []string{w.result, w.organ, w.year, w.form, w.errors, w.warnings, w.notices, w.waived, w.facts, w.holds, w.published, w.source, w.sheet, w.hash}
}

var chinese = words{
	title: "政府信息公开工作年度报告核对结果", summary: "汇总", inputs: "逐份结果", findings: "发现的问题",
	reports: "报告", sound: "未见错误", broken: "有错误", undecided: "未能判定", formless: "无已知格式", refused: "未读取",
	errors: "错误", warnings: "警告", notices: "提示", waived: "已接受",
	result: "结果", organ: "机关", year: "年度", form: "格式", facts: "数据", holds: "成立关系", published: "公布日期",
	source: "来源", sheet: "工作表", hash: "SHA-256", table: "表", page: "页", line: "行", left: "表格超出篇幅上限，其余 %d 个表格从略。", legend: "图例",
	legendBroken: "不成立的勾稽关系中的单元格", legendSuspect: "疑似有误的单元格，批注中为应有的数", legendOpen: "没有数值、有待补充的单元格", legendNoted: "另有说明的单元格",
	shouldBe: "应为", clipped: "…（超出单元格长度上限，已截断）",
	shortNote: "附表格的报告以有错误或警告者 %d 份、其余 %d 份为限；另有 %d 份只列发现的问题。", allShown: "每份报告均附表格。",
	generated: "由 Gouji 自报告原文核对生成；所列数字均照原件，未作改动。", otherSheet: "续",
}

var english = words{
	title: "Checked annual reports on open government information", summary: "Summary", inputs: "Inputs", findings: "Findings",
	reports: "Reports", sound: "without errors", broken: "with errors", undecided: "undecided", formless: "of no known form", refused: "refused",
	errors: "errors", warnings: "warnings", notices: "notices", waived: "accepted",
	result: "Result", organ: "Organ", year: "Year", form: "Form", facts: "Facts", holds: "Sums hold", published: "Published",
	source: "Source", sheet: "Sheet", hash: "SHA-256", table: "Table", page: "page", line: "line", left: "The tables are too long for this file: %d more are left out.", legend: "Legend",
	legendBroken: "cell of a sum that does not hold", legendSuspect: "suspected cell; its comment has the number it should have", legendOpen: "cell without a number that a sum waits for", legendNoted: "cell with a remark",
	shouldBe: "expected", clipped: "… (cut: longer than a cell may be)",
	shortNote: "Tables are given of at most %d reports with errors or warnings and %d others; of %d more there are the findings only.", allShown: "Every report has a sheet with its tables.",
	generated: "Made by Gouji from the reports themselves; every number stands as printed.", otherSheet: "continued",
}
