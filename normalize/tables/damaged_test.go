package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestDamagedRows reads rows of which bytes were lost or overwritten.
func TestDamagedRows(t *testing.T) {
	const disclosed = "信息内容|本年处理决定数量||\n行政许可|4||\n信息内容|本年处理决定数量||\n行政处罚|2||\n行政强制|3||\n"
	const indicators = "统计指标|单位|统计数\n制发规范性文件总数|件|3\n九、政府信息公开会议和培训情况||\n"
	testLayouts(t, []layout{
		{name: "blanks at the end of a text that was cut", prefix: "disclosure.", format: extract.Text,
			source: disclosed + "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章||1|",
			want:   "licensing.decisions=4 penalties.decisions=2 coercive_measures.decisions=3 regulations.issued=blank regulations.repealed=1 regulations.in_force=cut_off"},
		{name: "a row that ends with the text, blanks before its values", prefix: "applications.carried_out.", format: extract.Text,
			source: "|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n一、本年新收政府信息公开申请数量|||2|0|0|0|0|0|2\n二、上年结转政府信息公开申请数量|||0|0|0|0|0|0|0\n三、本年度办理结果|（一）予以公开||2|0|0|0|0|0|2\n" +
				"|（七）总计||2|0|0|0|0|0|2\n四、结转下年度继续办理|||0|0|0|0|0",
			want: "natural_person=cut_off enterprise=cut_off research_institution=cut_off public_interest_organization=cut_off legal_service=cut_off other=cut_off total=cut_off"},
		{name: "a group above a row whose label is spoiled", prefix: "statistics.", format: extract.Text,
			source: indicators + "（一� 召开政府信息公开工作会议或专题会议数|次|93\n（二）举办各类培训班数|次|4\n",
			want:   "normative_issued=3 trainings=4"},
		{name: "two rows of indicators without the line end between", prefix: "statistics.", format: extract.Text,
			source: "统计指标|单位|统计数\n（一）主动公开政府信息数|条|95�其中：主动公开规范性文件数|条|15\n制发规范性文件总数|件|3\n1.政府公报公开政府信息数|条|4\n2.政府网站公开政府信息数|条|5\n",
			want:   "disclosed=columns_lost normative_issued=3 via_gazette=4 via_website=5"},
		{name: "a unit of money on two lines", prefix: "statistics.", format: extract.Text,
			source: "2.兼职人员数 人 0\n（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方\n面的经费）\n万\n元 3\n（二）举办各类培训班数 次 4\n",
			want:   "staff_part_time=0 budget=3 trainings=4"},
		{name: "an unread character behind a label", prefix: "applications.carried_in.", format: extract.Text,
			source: "                                  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n" +
				"一、本年新收政府信息公开申请数量     27      1         2         4                          3     37\n" +
				"二、上年结转政府信息公开申请数量 �   1       2         3                       4            5     15\n" +
				"四、结转下年度继续办理               1       2         3         4             5            6     21\n",
			want: "natural_person=1 enterprise=2 research_institution=3 public_interest_organization=columns_lost legal_service=4 other=5 total=15"},
	})
}
