package rules

import "github.com/gouji/gouji/normalize/form"

// The regulations on open government information, 国务院令第711号 of 2019.
func article(zh, en string) form.Text {
	return form.Text{ZH: "《中华人民共和国政府信息公开条例》（2019年修订）第" + zh + "条",
		EN: "Regulations on Open Government Information (revised 2019), Article " + en}
}

// deadlineLaw sets the dates of publication, contentsLaw what a report contains
// and that its form is prescribed.
func deadlineLaw() form.Text { return article("四十九", "49") }
func contentsLaw() form.Text { return article("五十", "50") }

// formerLaw is the same of the regulations of 2007, in force until 14 May 2019:
// every organ by 31 March.
func formerLaw() form.Text {
	return form.Text{ZH: "《中华人民共和国政府信息公开条例》（2007年）第三十一条（2018年度及以前的报告）",
		EN: "Regulations on Open Government Information (2007), Article 31 (reports on 2018 and before)"}
}

// formerContentsLaw says what a report contains in the regulations of 2007.
func formerContentsLaw() form.Text {
	return form.Text{ZH: "《中华人民共和国政府信息公开条例》（2007年）第三十二条（2018年度及以前的报告）",
		EN: "Regulations on Open Government Information (2007), Article 32 (reports on 2018 and before)"}
}

// notices are those that prescribe the forms of 2019 and 2021.
func notices() form.Text {
	return form.Text{ZH: "国办公开办函〔2019〕60号（2019、2020年度）；国办公开办函〔2021〕30号（2021年度起）",
		EN: "Notices 国办公开办函〔2019〕60号 (reports on 2019 and 2020) and 国办公开办函〔2021〕30号 (from 2021 on)"}
}

func feeLaw() []form.Text {
	return []form.Text{article("四十二", "42"),
		{ZH: "国办函〔2020〕109号《政府信息公开信息处理费管理办法》", EN: "国办函〔2020〕109号, measures on the fee for processing information"},
		{ZH: "国办公开办函〔2021〕30号", EN: "Notice 国办公开办函〔2021〕30号"}}
}
