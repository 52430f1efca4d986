package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// corpusRules need more than one report: the years of an organ, the organs of a
// government, copies. They are judged over a database, by packages series, check and
// store. Their examples are small files of examples/corpus.
func corpusRules() []Rule {
	rule := func(id, severity string, title, what, why form.Text, law ...form.Text) Rule {
		return Rule{ID: id, Severity: severity, Page: func() Page { return Page{Title: title, What: what, Why: why, Law: law, Reports: &Reports{id}} }}
	}
	return []Rule{
		rule("series.carry_over", normalize.SeverityError,
			form.Text{ZH: "结转数前后年度不一致", EN: "What is carried over differs"},
			form.Text{ZH: "每一列：结转下年度继续办理的数量等于下一年度报告的上年结转数量。", EN: "In every column: what a year carries out is what the next year carries in."},
			form.Text{ZH: "两年各自的勾稽关系可以说明哪一年多半有误：自身的收、办、结得出另一份报告所印的数，错在该年；两年都成立，则数字在两份报告之间改过。机关合并的年度不比较。",
				EN: "The own sums of the two years may show which one is likelier wrong: the one whose other numbers make the number that the other report prints. Where both years' sums hold, the number was restated between the reports. Years between which organs were merged are not compared."},
			notices()),
		rule("series.in_force", normalize.SeverityError,
			form.Text{ZH: "现行有效件数前后年度不符", EN: "What is in force does not follow from the year before"},
			form.Text{ZH: "现行有效件数 = 上年现行有效件数 + 本年制发件数 − 本年废止件数。", EN: "In force = in force the year before + issued − repealed."},
			form.Text{ZH: "前后两年的差额相同而方向相反时，中间一年的数多半有误。", EN: "Where the links to a year and from it miss by the same number in opposite directions, that year's own number is likelier wrong."},
			notices()),
		rule("series.items", normalize.SeverityError,
			form.Text{ZH: "项目数量前后年度不符", EN: "Numbers of items do not follow from the year before"},
			form.Text{ZH: "上一年项目数量 + 本年增减 = 下一年度报告的上一年项目数量（2019年格式）。", EN: "Items of the year before + change = items of the year before in the next report (form of 2019)."},
			form.Text{ZH: "只比较相邻两年都按2019年格式编制的报告。", EN: "Only adjacent years that both have the form of 2019 can be compared."},
			notices()),
		rule("series.total_published", normalize.SeverityWarning,
			form.Text{ZH: "对外公开总数量减少", EN: "The total published fell"},
			form.Text{ZH: "对外公开总数量不会无故减少（2019年格式）。", EN: "The total that is published does not fall without a reason (form of 2019)."},
			form.Text{ZH: "废止、撤下可以是减少的原因，报告应当说明。", EN: "What was repealed or withdrawn may be the reason; the report should say so."},
			notices()),
		rule("series.cumulative", normalize.SeverityError,
			form.Text{ZH: "历年累计前后年度不符", EN: "The cumulative value does not follow from the year before"},
			form.Text{ZH: "历年累计 = 上年的历年累计 + 本年度数（福建省统计表）。", EN: "Cumulative = cumulative the year before + the year's value (Fujian's table)."},
			form.Text{ZH: "前后两年的差额相同而方向相反时，中间一年的数多半有误。", EN: "Where the links to a year and from it miss by the same number in opposite directions, that year's own number is likelier wrong."}),
		rule("series.located", normalize.SeverityNotice,
			form.Text{ZH: "相邻年度表明哪一格有误", EN: "The years beside a report tell which cell is wrong"},
			form.Text{ZH: "报告的勾稽关系不成立时，改正后的数与上年结转出、下年结转入的数相符。", EN: "Where sums of a report do not hold, the corrected numbers are those that the year before carries out and the next one carries in."},
			form.Text{ZH: "勾稽关系只能指出几种可能时，相邻年度的报告可以说明是哪一种；仅看本报告有几种可能或结果不同时才列出。数字不改。",
				EN: "Where the sums leave several explanations, the reports on the years beside it may tell which one it is. Told where the report alone leaves several or suggests another one; no number is changed."}),
		rule("series.year_missing", normalize.SeverityNotice,
			form.Text{ZH: "缺少年度", EN: "A year is missing"},
			form.Text{ZH: "一个机关第一份与最后一份报告之间，每年都有报告。", EN: "Between an organ's first and last report there is one for every year."},
			form.Text{ZH: "缺少的报告可能未公开，也可能未收入数据库，或者机关名称没有认出是同一机关（见别名文件）。", EN: "A report may not have been published, may not be in the database, or may be there under a name that was not taken for the same organ's (see the file of aliases)."}),
		rule("series.year_repeated", normalize.SeverityNotice,
			form.Text{ZH: "同一年度有不同的报告", EN: "Different reports on one year"},
			form.Text{ZH: "一个机关一年只有一份报告。", EN: "An organ has one report on a year."},
			form.Text{ZH: "两份内容不同的报告，可能是修订，也可能是同名的两个机关或年度有误；这一年不与前后年度比较。", EN: "Two that differ may be a revision, two organs of one name, or a wrong year; such a year is not compared with those beside it."}),
		rule("hierarchy.sum", normalize.SeverityError,
			form.Text{ZH: "汇总数与所属机关之和不符", EN: "A consolidated figure is not the sum of its organs"},
			form.Text{ZH: "汇总报告的每一格等于名册所列机关的报告之和。", EN: "Every cell of a consolidated report is the sum of that cell over the organs of the roster."},
			form.Text{ZH: "缺少报告、有空白或汇总数含本机关时，只判断已知之和不得超过汇总数。", EN: "Where reports or values are missing, or the figures include its own office, only this is judged: the known sum must not exceed the consolidated figure."},
			notices()),
		rule("hierarchy.rest", normalize.SeverityNotice,
			form.Text{ZH: "汇总数中没有报告的部分", EN: "What organs without a report account for"},
			form.Text{ZH: "所属机关的报告不全时，汇总的新收申请减去已知之和，就是其余机关的数量。", EN: "Where reports of organs are missing, consolidated applications less the known ones are those of the others."},
			form.Text{ZH: "这是推算，不是错误。", EN: "It is what follows, not an error."}),
		rule("hint.ratio", normalize.SeverityNotice,
			form.Text{ZH: "与上年相比变化悬殊", EN: "A change unlike that of other organs"},
			form.Text{ZH: "一项数据与上年之比，和其他机关同一年的比相近。", EN: "The ratio of a figure to that of the year before is like those of other organs."},
			form.Text{ZH: "按 Hidiroglou–Berthelot 法（规模指数0.5，宽度为四分位距离的20倍，至少30个机关）比较；只是提示，不是错误。", EN: "Compared by Hidiroglou and Berthelot's method (exponent of size 0.5, 20 times the distance to the quartile, 30 organs at least). A hint, not an error."}),
		rule("hint.unit_jump", normalize.SeverityNotice,
			form.Text{ZH: "金额相差约一万倍", EN: "An amount ten thousand times that of the year beside it"},
			form.Text{ZH: "金额都以万元为单位。", EN: "Amounts are in 万元."},
			form.Text{ZH: "相邻两年相差约一万倍（三分之一至三倍之间），其中一年可能以元填写；只是提示，数字不改。", EN: "Where two years differ by a factor of about 10,000 (within three times), one of them may be in 元. A hint; no number is changed."}),
		rule("copies.figures", normalize.SeverityNotice,
			form.Text{ZH: "数字与另一份报告完全相同", EN: "The figures of another report"},
			form.Text{ZH: "不同机关、不同年度的报告，一张表、申请的办理结果或统计表一章的全部数字不会相同。", EN: "No two organs, and no two years of one, have all figures of a table, of the results of applications, or of a chapter of the list of indicators in common."},
			form.Text{ZH: "只比较至少六格大于0、至少三个不同的两位以上数的；可能是照抄、误传，或同一机关的两个名称。", EN: "Only those with six cells above 0 and three different numbers of two digits or more are compared. It may be a copy, a wrong file, or one organ under two names."}),
		rule("copies.text", normalize.SeverityNotice,
			form.Text{ZH: "正文与另一份报告相同", EN: "The text of another report"},
			form.Text{ZH: "正文是本机关本年度的情况。", EN: "The text tells of the organ and the year."},
			form.Text{ZH: "除套话（百分之一以上的机关都有的段落）外，有200字以上、三分之一以上与上年或其他机关的报告相同，数字不计。", EN: "Told where 200 characters and a third of the text, beyond boilerplate (paragraphs that more than one organ in a hundred has), are those of the year before or of another organ, numbers aside."}),
		rule("copies.differ", normalize.SeverityWarning,
			form.Text{ZH: "同一报告的两份不同", EN: "Copies of one report differ"},
			form.Text{ZH: "同一份报告在各处公布的数字相同。", EN: "A report has the same figures wherever it is published."},
			form.Text{ZH: "网页与附件、镜像之间的差异，说明其中一份更正过或有误。", EN: "Where a page and its attachment or a mirror differ, one of them was corrected without a word, or is mistaken."}),
	}
}
