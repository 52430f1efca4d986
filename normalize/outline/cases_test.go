package outline

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
)

const prose = "2023年，我单位认真贯彻落实条例，扎实推进政府信息公开各项工作，保障群众知情权。"

// TestRead compares whole outlines: level|key|number|title|text.
func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"official", `某局2023年政府信息公开工作年度报告
根据条例要求，编制本报告。
一、总体情况
` + prose + `
（一）主动公开方面。2023年，公开信息18万余条。
（二）依申请公开方面：收到3件。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
一是公开不够。
二是队伍不强。
六、其他需要报告的事项
无。`, `<某局2023年政府信息公开工作年度报告⏎根据条例要求，编制本报告。>
1|overview|一|总体情况|` + prose + `
  2||（一）|主动公开方面|2023年，公开信息18万余条。
  2||（二）|依申请公开方面|收到3件。
1|disclosure|二|主动公开政府信息情况|
1|applications|三|收到和处理政府信息公开申请情况|
1|proceedings|四|政府信息公开行政复议、行政诉讼情况|
1|problems|五|存在的主要问题及改进情况|一是公开不够。⏎二是队伍不强。
1|other_matters|六|其他需要报告的事项|无。
`},
		{"five levels", "一、概述\n(一)组织领导\n1.领导机构\n(1)组长\n①职责\n负责。\n2、工作机制\n定期开会。", `1|overview|一|概述|
  2||(一)|组织领导|
    3||1|领导机构|
      4||(1)|组长|
        5||①|职责|负责。
    3||2|工作机制|定期开会。
`},
		{"labels above their parts and above a short sentence", "一、总体情况\n(一)主动公开情况\n1. 公开数量\n2019年公开信息18条。\n2. 公开平台\n网站。\n(二)依申请公开情况\n至今未收到公开信息的申请。\n(三)政府信息管理情况\n2019年,未发布规范性文件.\n(四)平台建设情况\n2019年,我乡未开设网站", `1|overview|一|总体情况|
  2||(一)|主动公开情况|
    3||1|公开数量|2019年公开信息18条。
    3||2|公开平台|网站。
  2||(二)|依申请公开情况|至今未收到公开信息的申请。
  2||(三)|政府信息管理情况|2019年,未发布规范性文件.
  2||(四)|平台建设情况|2019年,我乡未开设网站
`},
		{"blanks printed as question marks", "????一、总体情况\n" + prose + "\n????二、主动公开政府信息情况\n" + prose, `1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
`},
		{"a comma and a mark behind the number", "一,、总体情况\n" + prose + "\n二,、主动公开政府信息情况\n" + prose, `1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
`},
		{"blanks, dots and brackets", "一 、 总体情况\n（ 一 ）主动公开情况良好\n" + prose + "\n一）不是\n二．主动公开政府信息情况\n" + prose, `1|overview|一|总体情况|
  2||（ 一 ）|主动公开情况良好|` + prose + `
  2||(一)|不是|
1|disclosure|二|主动公开政府信息情况|` + prose + `
! repeated [0 1]
`},
		{"full width", "一、总体情况\n１．组织领导\n" + prose + "\n（２）工作机制\n" + prose, `1|overview|一|总体情况|
  3||１|组织领导|` + prose + `
    4||（２）|工作机制|` + prose + `
! gap [0 0 0]
`},
		{"doubled numbers", "一、一、总体情况\n" + prose + "\n二、二、主动公开政府信息情况\n" + prose, `1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
! doubled_number [0]
! doubled_number [1]
`},
		{"number in its own line", "一、\n总体情况\n" + prose + "\n二、\n主动公开政府信息情况\n" + prose, `1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
`},
		{"numbers without a dot", "一 总体情况\n(一)主动公开\n" + prose + "\n二　　主动公开政府信息情况\n" + prose + "\n三收到和处理政府信息公开申请情况\n一 般事项照办。", `1|overview|一|总体情况|
  2||(一)|主动公开|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
1|applications|三|收到和处理政府信息公开申请情况|一 般事项照办。
`},
		{"parts", "第一部分 总体情况\n(一)主动公开\n" + prose + "\n第二部分：主动公开政府信息情况\n" + prose + "\n第三章、收到和处理政府信息公开申请情况\n第四季度公开较多。", `1|overview|第一部分|总体情况|
  2||(一)|主动公开|` + prose + `
1|disclosure|第二部分|主动公开政府信息情况|` + prose + `
1|applications|第三章|收到和处理政府信息公开申请情况|第四季度公开较多。
`},
		{"chapters 1. above (一)", "1.总体情况\n(一)主动公开\n" + prose + "\n2.主动公开政府信息情况\n" + prose + "\n3.收到和处理政府信息公开申请情况\n(一)组织领导\n1.成立小组\n" + prose, `1|overview|1|总体情况|
  2||(一)|主动公开|` + prose + `
1|disclosure|2|主动公开政府信息情况|` + prose + `
1|applications|3|收到和处理政府信息公开申请情况|
  2||(一)|组织领导|
    3||1|成立小组|` + prose + `
`},
		{"a chapter numbered otherwise", "一、总体情况\n1.加强领导\n" + prose + "\n2.主动公开政府信息情况\n" + prose + "\n(三)收到和处理政府信息公开申请情况\n" + prose + "\n四、政府信息公开行政复议、行政诉讼情况\n无。", `1|overview|一|总体情况|
  3||1|加强领导|` + prose + `
1|disclosure|2|主动公开政府信息情况|` + prose + `
1|applications|(三)|收到和处理政府信息公开申请情况|` + prose + `
1|proceedings|四|政府信息公开行政复议、行政诉讼情况|无。
`},
		{"the text ends below the first chapter", "一、总体情况\n(一)主动公开政府信息情况\n" + prose + "\n(二)依申请公开政府信息情况\n" + prose, `1|overview|一|总体情况|
  2||(一)|主动公开政府信息情况|` + prose + `
  2||(二)|依申请公开政府信息情况|` + prose + `
`},
		{"items of a sentence", "一、存在的主要问题及改进措施\n(一)是加强学习。组织学习条例。\n(二)是健全制度。落实责任。", `1|problems|一|存在的主要问题及改进措施|(一)是加强学习。组织学习条例。⏎(二)是健全制度。落实责任。
`},
		{"numbers lost", `总体情况
` + prose + `
主动公开情况
公开18条信息。
依申请公开情况
收到3件申请。
主动公开政府信息情况
见下表，共计三项。
收到和处理政府信息公开申请情况
见下表，共计三项。
政府信息公开行政复议、行政诉讼情况
见下表，共计三项。
存在的主要问题及改进情况
公开不够及时。
其他需要报告的事项
无`, `1|overview||总体情况|` + prose + `⏎主动公开情况⏎公开18条信息。⏎依申请公开情况⏎收到3件申请。
1|disclosure||主动公开政府信息情况|见下表，共计三项。
1|applications||收到和处理政府信息公开申请情况|见下表，共计三项。
1|proceedings||政府信息公开行政复议、行政诉讼情况|见下表，共计三项。
1|problems||存在的主要问题及改进情况|公开不够及时。
1|other_matters||其他需要报告的事项|无
! number_lost [0]
! number_lost [1]
! number_lost [2]
! number_lost [3]
! number_lost [4]
! number_lost [5]
`},
		{"one number lost", "一、总体情况\n" + prose + "\n主动公开情况\n" + prose + "\n三、收到和处理政府信息公开申请情况\n" + prose, `1|overview|一|总体情况|` + prose + `
1|disclosure||主动公开情况|` + prose + `
1|applications|三|收到和处理政府信息公开申请情况|` + prose + `
! number_lost [1]
`},
		{"no number lost", "一、总体情况\n" + prose + "\n主动公开情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose, `1|overview|一|总体情况|` + prose + `⏎主动公开情况⏎` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
`},
		{"misprinted and retyped", "一、总休情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose + "\n三、收到和处理政府信息公开申情况\n" + prose + "\n四、政府信息公开行政复议、行政诉讼情況\n" + prose + "\n五、存在的主要问题及改进情 况\n" + prose + "\n六、其他须要报告的事项\n无。", `1||一|总休情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
1|applications|三|收到和处理政府信息公开申情况|` + prose + `
1|proceedings|四|政府信息公开行政复议、行政诉讼情況|` + prose + `
1|problems|五|存在的主要问题及改进情 况|` + prose + `
1|other_matters|六|其他须要报告的事项|无。
`},
		{"traditional", "一、概述\n" + prose + "\n二、主動公開政府資訊情況\n" + prose + "\n三、收到和處理政府資訊公開申請情況\n" + prose, `1|overview|一|概述|` + prose + `
1|disclosure|二|主動公開政府資訊情況|` + prose + `
1|applications|三|收到和處理政府資訊公開申請情況|` + prose + `
`},
		{"chapters of old reports", "一、概述\n" + prose + "\n二、主动公开政府信息的情况\n" + prose + "\n三、政府信息依申请公开办理情况\n" + prose + "\n四、政府信息公开的收费及减免情况\n未收费。\n五、因政府信息公开申请行政复议、提起行政诉讼的情况\n没有。\n六、政府信息公开工作存在的主要不足和今后打算\n" + prose + "\n七、附表", `1|overview|一|概述|` + prose + `
1|disclosure|二|主动公开政府信息的情况|` + prose + `
1|applications|三|政府信息依申请公开办理情况|` + prose + `
1||四|政府信息公开的收费及减免情况|未收费。
1|proceedings|五|因政府信息公开申请行政复议、提起行政诉讼的情况|没有。
1||六|政府信息公开工作存在的主要不足和今后打算|` + prose + `
1||七|附表|
`},
		{"text behind the title", "一、总体情况 2020年,在区委的领导下，成绩显著。\n二、主动公开政府信息情况2020年无规章。\n三、收到和处理政府信息公开申请情况：全年收到3件。\n四、加强组织领导。成立领导小组。", `1|overview|一|总体情况|2020年,在区委的领导下，成绩显著。
1|disclosure|二|主动公开政府信息情况|2020年无规章。
1|applications|三|收到和处理政府信息公开申请情况|全年收到3件。
1||四|加强组织领导|成立领导小组。
`},
		{"prose is no heading", "一、总体情况\n1、对领导干部职责、联系方式,群众办事流程等内容进行公开公示。\n2. 2023年我局公开信息320条\n3.加强培训；\n4.加强考核。\n二是加强公开。\n三季度公开较多，四季度较少。\n1.5万元用于公开。", `1|overview|一|总体情况|1、对领导干部职责、联系方式,群众办事流程等内容进行公开公示。⏎2. 2023年我局公开信息320条⏎3.加强培训；⏎4.加强考核。⏎二是加强公开。⏎三季度公开较多，四季度较少。⏎1.5万元用于公开。
`},
		{"a list in brackets", "五、存在的主要问题及改进情况\n（一）公开内容不够全面；\n（二）公开渠道不够丰富；\n（三）队伍建设有待加强。\n（四）改进措施\n加强培训。", `1|problems|五|存在的主要问题及改进情况|（一）公开内容不够全面；⏎（二）公开渠道不够丰富；⏎（三）队伍建设有待加强。
  2||（四）|改进措施|加强培训。
! gap [0]
! gap [0 0]
`},
		{"rows of tables", "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n3001\n53\n三、本年度办理结果\n(一)予以公开\n12\n1.属于国家秘密\n四、结转下年度继续办理 10 0 0 0\n四、政府信息公开行政复议、行政诉讼情况\n" + prose, `1|applications|三|收到和处理政府信息公开申请情况|一、本年新收政府信息公开申请数量⏎3001⏎53⏎三、本年度办理结果⏎(一)予以公开⏎12⏎1.属于国家秘密⏎四、结转下年度继续办理 10 0 0 0
1|proceedings|四|政府信息公开行政复议、行政诉讼情况|` + prose + `
! gap [0]
`},
		{"rows of the statistics", "一、概述\n" + prose + "\n二、主动公开政府信息情况\n" + prose + "\n三、依申请公开政府信息情况\n" + prose + "\n一、主动公开情况\n(一)主动公开政府信息数\n条\n12\n三、依申请公开情况\n四、行政复议数量\n件\n0", `1|overview|一|概述|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
1|applications|三|依申请公开政府信息情况|` + prose + `⏎一、主动公开情况⏎(一)主动公开政府信息数⏎条⏎12⏎三、依申请公开情况⏎四、行政复议数量⏎件⏎0
`},
		{"a chapter that is a table", "五、存在的主要问题及改进情况\n" + prose + "\n六、政府信息公开情况统计表\n指标名称\t单位\t数量\n", `1|problems|五|存在的主要问题及改进情况|` + prose + `
1||六|政府信息公开情况统计表|
! gap [0]
`},
		{"contents with leaders", "目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况......10\n一、总体情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose, `<目录⏎一、总体情况……1⏎二、主动公开政府信息情况……2⏎三、收到和处理政府信息公开申请情况......10>
1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
`},
		{"contents without", "目 录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n根据条例要求，编制本报告。\n一、总体情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose + "\n三、收到和处理政府信息公开申请情况\n" + prose, `<目 录⏎一、总体情况⏎二、主动公开政府信息情况⏎三、收到和处理政府信息公开申请情况⏎根据条例要求，编制本报告。>
1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
1|applications|三|收到和处理政府信息公开申请情况|` + prose + `
`},
		{"contents right before the body", "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n一、总体情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose + "\n三、收到和处理政府信息公开申请情况\n" + prose, `<一、总体情况⏎二、主动公开政府信息情况⏎三、收到和处理政府信息公开申请情况>
1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
1|applications|三|收到和处理政府信息公开申请情况|` + prose + `
`},
		{"chapters listed in the preamble", "本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况组成。\n全文包括一、总体情况；二、主动公开政府信息情况；三、其他需要报告的事项，共三个部分，数据统计期限为2023年1月1日至12月31日。\n一、总体情况\n" + prose, `<本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况组成。⏎全文包括一、总体情况；二、主动公开政府信息情况；三、其他需要报告的事项，共三个部分，数据统计期限为2023年1月1日至12月31日。>
1|overview|一|总体情况|` + prose + `
`},
		{"page numbers", "一、总体情况\n" + prose + "\n- 4 -\n" + prose + "\n—3—\n第 4 页\n第4页 共6页\n" + prose, `1|overview|一|总体情况|` + prose + `⏎` + prose + `⏎` + prose + `
`},
		{"footer", "一、总体情况\n" + prose + "\n六、其他需要报告的事项\n无其他事项。\n某市人民政府\n2024年1月12日\n附件下载\n上一篇：某局2022年报\n下一篇：没有了\n版权所有：某市人民政府 主办：某市人民政府办公室\n京ICP备05000000号\n网站地图", `1|overview|一|总体情况|` + prose + `
1|other_matters|六|其他需要报告的事项|无其他事项。⏎某市人民政府⏎2024年1月12日
! gap [1]
`},
		{"footer words in the text", "六、其他需要报告的事项\n主办件数为3件。\n打印费用共计30元，全部由本单位承担。\n其他无。", `1|other_matters|六|其他需要报告的事项|主办件数为3件。⏎打印费用共计30元，全部由本单位承担。⏎其他无。
! gap [0]
`},
		{"faults", "一、总体情况\n" + prose + "\n三、收到和处理政府信息公开申请情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose + "\n四、收到和处理政府信息公开申请情况\n" + prose + "\n一、加强领导\n" + prose, `1|overview|一|总体情况|` + prose + `
1|applications|三|收到和处理政府信息公开申请情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
1|applications|四|收到和处理政府信息公开申请情况|` + prose + `
1||一|加强领导|` + prose + `
! gap [1]
! out_of_order [2]
! repeated [3]
! restarts [4]
`},
		{"begins below the chapters", "（一）主动公开\n" + prose + "\n（二）依申请公开\n" + prose + "\n二、主动公开政府信息情况\n" + prose, `2||（一）|主动公开|` + prose + `
2||（二）|依申请公开|` + prose + `
1|disclosure|二|主动公开政府信息情况|` + prose + `
! gap [2]
`},
		{"chapters numbered (一)", "（一）总体情况\n" + prose + "\n（二）主动公开政府信息情况\n" + prose + "\n（三）收到和处理政府信息公开申请情况\n" + prose, `2|overview|（一）|总体情况|` + prose + `
2|disclosure|（二）|主动公开政府信息情况|` + prose + `
2|applications|（三）|收到和处理政府信息公开申请情况|` + prose + `
`},
		{"markdown", "# 某市2023年政府信息公开工作年度报告\n\n" + prose + "\n\n## 一、总体情况\n\n### 工作亮点\n\n" + prose + "\n\n### （二）依申请公开。\n\n" + prose + "\n\n## 主动公开政府信息情况\n\n### 第二十条第（一）项\n\n无。\n\n**三、收到和处理政府信息公开申请情况**\n\n### 申请人情况 (自然人)\n\n" + prose, `<某市2023年政府信息公开工作年度报告⏎` + prose + `>
1|overview|一|总体情况|
  2|||工作亮点|` + prose + `
  2||（二）|依申请公开|` + prose + `
1|disclosure||主动公开政府信息情况|第二十条第（一）项⏎无。
1|applications|三|收到和处理政府信息公开申请情况|申请人情况 (自然人)⏎` + prose + `
! gap [0 1]
! number_lost [1]
`},
		{"one line", "某乡2012年政府信息公开工作年度报告 本报告由概述、主动公开政府信息情况共五个部分组成。 一、 概述 " + prose + " 二、主动公开政府信息情况 （一）公开的数量 2012年公开信息425条。 （二）公开的形式 主要通过网站公开。 三、政府信息公开的收费情况 2012年未收费。 四、主要问题和改进措施 " + prose + " 2013年2月20日", `<某乡2012年政府信息公开工作年度报告 本报告由概述、主动公开政府信息情况共五个部分组成。>
1|overview|一|概述|` + prose + `
1|disclosure|二|主动公开政府信息情况|
  2||（一）|公开的数量|2012年公开信息425条。
  2||（二）|公开的形式|主要通过网站公开。
1||三|政府信息公开的收费情况|2012年未收费。
1|problems|四|主要问题和改进措施|` + prose + ` 2013年2月20日
`},
		{"one line without blanks", "某开发区2019年政府信息公开工作年度报告2019年，开发区认真贯彻落实条例，现公布年度报告。一、总体情况2019年,开发区认真贯彻落实条例。(一)加强组织领导。成立领导小组。(二)加强公开。公开信息30条。二、主动公开政府信息情况2019年无规章。", `<某开发区2019年政府信息公开工作年度报告2019年，开发区认真贯彻落实条例，现公布年度报告。>
1|overview|一|总体情况|2019年,开发区认真贯彻落实条例。
  2||(一)|加强组织领导|成立领导小组。
  2||(二)|加强公开|公开信息30条。
1|disclosure|二|主动公开政府信息情况|2019年无规章。
`},
		{"nothing", "关于召开会议的通知\n请准时参加。", "<关于召开会议的通知⏎请准时参加。>\n"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(outlineOf(t, c.text))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestSamples names the chapters of the text samples.
func TestSamples(t *testing.T) {
	for name, want := range map[string]string{
		"pingtan-2011.txt":       "overview 一, disclosure 二, applications 三, problems 四",
		"pingtan-2014.txt":       "applications 三,  四, problems 五,  六",
		"ruzhou-2021.txt":        "overview 一, disclosure 二, applications 三, proceedings 四, problems 五, other_matters 六",
		"shuyang-county-2025.md": "overview 一, disclosure 二, applications 三, proceedings 四, problems 五, other_matters 六",
	} {
		b, err := os.ReadFile("../../testdata/samples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range outlineOf(t, string(b)).Sections {
			got = append(got, s.Key+" "+s.Number)
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestInput follows what the caller says about the blocks and the form.
func TestInput(t *testing.T) {
	fs := forms(t)
	r := New(fs)
	paragraphs := func(texts ...string) []extract.Block {
		var blocks []extract.Block
		for i, s := range texts {
			blocks = append(blocks, extract.Block{Text: s, Pos: extract.Pos{Line: i + 10}})
		}
		return blocks
	}
	t.Run("skip and first", func(t *testing.T) {
		blocks := paragraphs("一、导航", "一、总体情况", "规章", prose, "上一篇：无")
		o := r.Read(Input{Blocks: blocks, First: 1, Skip: []bool{false, false, true}})
		if got, want := show(o), "1|overview|一|总体情况|"+prose+"\n"; got != want {
			t.Errorf("got %s want %s", got, want)
		}
		if o.Sections[0].Line != 11 || o.End != 4 {
			t.Errorf("line %d, end %d", o.Sections[0].Line, o.End)
		}
	})
	t.Run("line breaks in a block", func(t *testing.T) {
		o := r.Read(Input{Blocks: paragraphs("一、总体情况\n" + prose + "\n二、主动公开政府信息情况\n" + prose)})
		if len(o.Sections) != 2 || o.Sections[1].Key != "disclosure" {
			t.Error(show(o))
		}
	})
	t.Run("a form without sections has no keys", func(t *testing.T) {
		plain := *fs[0]
		plain.Sections = nil
		o := r.Read(Input{Blocks: paragraphs("一、总体情况", prose), Form: &plain})
		if got, want := show(o), "1||一|总体情况|"+prose+"\n"; got != want {
			t.Errorf("got %s want %s", got, want)
		}
	})
	t.Run("a table as frame", func(t *testing.T) {
		doc := textdoc.Read("一、总体情况 | ||\n"+prose+" | ||\n规章 | 0 | 1 |", extract.Text, extract.Limits{})
		o := r.Read(Input{Blocks: doc.Blocks})
		if got, want := show(o), "1|overview|一|总体情况|"+prose+"\n"; got != want {
			t.Errorf("got %s want %s", got, want)
		}
	})
	t.Run("first behind the end", func(t *testing.T) {
		if o := r.Read(Input{Blocks: paragraphs(prose), First: 7}); len(o.Sections) != 0 || o.Preamble != "" || o.End != 1 {
			t.Error(show(o))
		}
	})
}
