package page

// words are the fixed texts of the file in one language.
type words struct {
	Title, Summary, Legend, Inputs, Reports, Sound, Broken, Formless, Refused string
	Undecided, Change, And, SameChanges                                       string
	Errors, Warnings, Notices, Waived, None                                   string
	Result, Organ, Year, Form, Source, Hash, Published, Facts, Holds          string
	Finding, Formula, Place, SuspectCell, StatedAs, ShouldBe, Alternatives    string
	Tables, Table, Page, Line, Narrative, Preamble, Signature, Date           string
	LegendBroken, LegendSuspect, LegendOpen, LegendNoted                      string
	LegendAgrees, LegendDiffers, LegendUnbound                                string
	OrganUnknown, YearUnknown, NoForm, Partial, Accepted, By, Back            string
	ShortNote, ShortHere, CellsNote, CharsNote, NoTables, Together, InTables  string
	Cause, CausePublished, CauseReading                                       string
	Generated, SignedNote, Remark, Colon, Comma                               string
}

var chinese = words{
	Title: "政府信息公开工作年度报告核对结果", Summary: "汇总", Legend: "图例", Inputs: "逐份结果",
	Reports: "报告", Sound: "未见错误", Broken: "有错误", Formless: "无已知格式", Refused: "未读取",
	Undecided: "未能判定", Change: "改法", And: "并改", SameChanges: "改法同上一条。",
	Errors: "错误", Warnings: "警告", Notices: "提示", Waived: "已接受", None: "未发现问题。",
	Result: "结果", Organ: "机关", Year: "年度", Form: "格式", Source: "来源", Hash: "SHA-256", Published: "公布日期",
	Facts: "数据", Holds: "成立的勾稽关系",
	Finding: "发现的问题", Formula: "算式", Place: "位置", SuspectCell: "疑似有误", StatedAs: "报告所载", ShouldBe: "应为", Alternatives: "以下任一改法",
	Tables: "报告中的表格（照原样）", Table: "表", Page: "页", Line: "行", Narrative: "报告正文", Preamble: "正文之前",
	Signature: "核对人", Date: "日期",
	LegendBroken: "不成立的勾稽关系中的单元格", LegendSuspect: "疑似有误的单元格，箭头后为应有的数", LegendOpen: "没有数值、有待补充的单元格", LegendNoted: "另有说明的单元格",
	LegendAgrees: "与表格一致", LegendDiffers: "与表格不一致", LegendUnbound: "无法确定对应的数据",
	OrganUnknown: "机关不明", YearUnknown: "年度不明", NoForm: "无已知格式", Partial: "报告只读出一部分", Accepted: "已接受的发现", By: "接受人", Back: "返回汇总",
	ShortNote: "为使文件可在浏览器中打开，附表格和正文的报告以有错误或警告者 %d 份、其余 %d 份为限；另有 %d 份只列发现的问题。",
	ShortHere: "超出本文件的篇幅上限，未附表格和正文。",
	CellsNote: "表格超出篇幅上限，其余 %d 个表格从略。", CharsNote: "正文超出篇幅上限，其余从略。", NoTables: "没有表格。",
	Together: "须一并更正", InTables: "表中为",
	Cause: "原因", CausePublished: "两种读法所读一致，差错在原件", CauseReading: "两种读法所读不一致，请核对原件",
	Generated: "由 Gouji 自报告原文核对生成；所列数字均照原件，未作改动。", SignedNote: "核对结论", Remark: "备注", Colon: "：", Comma: "，",
}

var english = words{
	Title: "Checked annual reports on open government information", Summary: "Summary", Legend: "Legend", Inputs: "Report by report",
	Reports: "Reports", Sound: "without errors", Broken: "with errors", Formless: "of no known form", Refused: "refused",
	Undecided: "undecided", Change: "Change", And: "and", SameChanges: "Explained by the changes above.",
	Errors: "errors", Warnings: "warnings", Notices: "notices", Waived: "accepted", None: "Nothing was found.",
	Result: "Result", Organ: "Organ", Year: "Year", Form: "Form", Source: "Source", Hash: "SHA-256", Published: "Published",
	Facts: "Facts", Holds: "Sums that hold",
	Finding: "Findings", Formula: "Formula", Place: "Place", SuspectCell: "Suspected cell", StatedAs: "stated", ShouldBe: "expected", Alternatives: "any one of these changes",
	Tables: "Tables as printed", Table: "Table", Page: "page", Line: "line", Narrative: "Narrative", Preamble: "Before the first chapter",
	Signature: "Checked by", Date: "Date",
	LegendBroken: "cell of a sum that does not hold", LegendSuspect: "suspected cell, with the number it should have", LegendOpen: "cell without a number that a sum waits for", LegendNoted: "cell with a remark",
	LegendAgrees: "agrees with the tables", LegendDiffers: "differs from the tables", LegendUnbound: "nothing certain to compare with",
	OrganUnknown: "organ unknown", YearUnknown: "year unknown", NoForm: "no known form", Partial: "only a part of the report could be read", Accepted: "Accepted findings", By: "accepted by", Back: "back to the summary",
	ShortNote: "So that a browser can show this file, tables and narrative are given of at most %d reports with errors or warnings and %d others; of %d more there are the findings only.",
	ShortHere: "Tables and narrative are left out: this file holds as many as it may.",
	CellsNote: "The tables are too long for this file: %d more are left out.", CharsNote: "The narrative is too long for this file: the rest is left out.", NoTables: "No tables.",
	Together: "to be changed together", InTables: "tables:",
	Cause: "Cause", CausePublished: "two readings agree: the print is at fault", CauseReading: "two readings differ: look at the original",
	Generated: "Made by Gouji from the reports themselves; every number stands as printed.", SignedNote: "Conclusion", Remark: "Remarks", Colon: ": ", Comma: ", ",
}
