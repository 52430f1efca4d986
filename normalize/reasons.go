package normalize

import (
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

// unreadableReason says for people what the reason of an unreadable cell means.
func unreadableReason(reason string) form.Text {
	switch reason {
	case number.ReasonLetter:
		return form.Text{ZH: "数字中混有字母", EN: "letters stand among the digits"}
	case number.ReasonNoNumber:
		return form.Text{ZH: "不是数字", EN: "it is no number"}
	case number.ReasonTwoNumbers:
		return form.Text{ZH: "一格中有几个数字", EN: "several numbers stand in one cell"}
	case number.ReasonLeadingZero:
		return form.Text{ZH: "数字前有多余的零", EN: "it begins with zeros that no number begins with"}
	case number.ReasonSeparator:
		return form.Text{ZH: "标点位置不符合千分位写法", EN: "its punctuation groups no thousands"}
	case number.ReasonParenthesis:
		return form.Text{ZH: "括号中的数字含义不定", EN: "a number in brackets may be a negative one or a note"}
	case number.ReasonSign:
		return form.Text{ZH: "正负号不能确定", EN: "its sign is not certain"}
	case number.ReasonTooManyDigits:
		return form.Text{ZH: "数字位数过多", EN: "it has too many digits"}
	case number.ReasonApproximate:
		return form.Text{ZH: "是约数", EN: "it is approximate"}
	case number.ReasonDashOrOne:
		return form.Text{ZH: "可能是“一”，也可能是破折号", EN: "it may be the numeral one or a dash"}
	case number.ReasonMalformed:
		return form.Text{ZH: "不是规范的中文数字", EN: "it is no well-formed Chinese numeral"}
	case number.ReasonDamaged:
		return form.Text{ZH: "文字已损坏", EN: "the text is damaged"}
	case ReasonUndecided:
		return form.Text{ZH: "扫描图像上的数字不能确定", EN: "the image leaves the number open"}
	case tables.ReasonRanTogether:
		return form.Text{ZH: "同一行的数字连在一起，没有分隔", EN: "the row's numbers stand together without separators"}
	case tables.ReasonColumnsLost:
		return form.Text{ZH: "数值个数与列数不符，无法确定各属哪一列", EN: "there are fewer values than columns and nothing says which is which"}
	case tables.ReasonRowsDiffer:
		return form.Text{ZH: "有两行都像是这一行，数值不同", EN: "two rows look like this one and differ"}
	case tables.ReasonCutOff:
		return form.Text{ZH: "数字在此处被截断，可能不完整", EN: "it is cut off here and may go on"}
	case tables.ReasonUnit:
		return form.Text{ZH: "所印单位与本项不符", EN: "its printed unit does not measure this item"}
	}
	return form.Text{ZH: reason, EN: reason}
}
