package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// headed is a report of which a converter made headings of the captions and of
// the rows that divide its tables; @ stands for the mark of such a heading.
const headed = `# 某县2022年政府信息公开工作年度报告

## 一、总体情况

2022年，我县认真贯彻落实条例，坚持公开。

## 二、主动公开政府信息情况

@第二十条第（一）项

| 信息内容 | 本年制发件数 |
|---|---|
| 规章 | 1 |

@第二十条第（五）项

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 1 |

## 三、收到和处理政府信息公开申请情况

@一、本年新收政府信息公开申请数量

| 自然人 | 总计 |
|---|---|
| 1 | 1 |

@二、上年结转政府信息公开申请数量

| 自然人 | 总计 |
|---|---|
| 1 | 1 |

@三、本年度办理结果

@（一）予以公开

| 自然人 | 总计 |
|---|---|
| 1 | 1 |

@四、结转下年度继续办理

| 自然人 | 总计 |
|---|---|
| 1 | 1 |

## 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况

@行政复议

| 结果维持 | 总计 |
|---|---|
| 1 | 1 |

@行政诉讼

@未经复议直接起诉

| 结果维持 | 总计 |
|---|---|
| 1 | 1 |

## 五、存在的主要问题及改进情况

一是主动公开的深度还不够。

## 六、其他需要报告的事项

### 收费情况

2022年，本机关未收取信息处理费。
`

func TestHeadedCaptions(t *testing.T) {
	const want = `<某县2022年政府信息公开工作年度报告>
1|overview|一|总体情况|2022年，我县认真贯彻落实条例，坚持公开。
1|disclosure|二|主动公开政府信息情况|第二十条第（一）项⏎第二十条第（五）项
1|applications|三|收到和处理政府信息公开申请情况|一、本年新收政府信息公开申请数量⏎二、上年结转政府信息公开申请数量⏎三、本年度办理结果⏎（一）予以公开⏎四、结转下年度继续办理
1|proceedings|四|因政府信息公开工作被申请行政复议、提起行政诉讼情况|行政复议⏎行政诉讼⏎未经复议直接起诉
1|problems|五|存在的主要问题及改进情况|一是主动公开的深度还不够。
1|other_matters|六|其他需要报告的事项|
  2|||收费情况|2022年，本机关未收取信息处理费。
`
	for _, mark := range []string{"# ", "## ", "### ", "###### ", "### **"} {
		t.Run(strings.TrimSpace(mark), func(t *testing.T) {
			text := headed
			if strings.HasSuffix(mark, "**") {
				for _, line := range strings.Split(headed, "\n") {
					if strings.HasPrefix(line, "@") {
						text = strings.Replace(text, line, line+"**", 1)
					}
				}
			}
			got := show(outlineOf(t, strings.ReplaceAll(text, "@", mark)))
			if diff := cmp.Diff(want, strings.ReplaceAll(got, "**", "")); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
	t.Run("chapters without number", func(t *testing.T) {
		text := strings.ReplaceAll(headed, "@", "### ")
		for _, n := range []string{"一", "二", "三", "四", "五", "六"} {
			text = strings.Replace(text, "\n## "+n+"、", "\n## ", 1)
		}
		var got []string
		for _, s := range outlineOf(t, text).Sections {
			got = append(got, s.Title)
		}
		want := []string{"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	})
}

// TestCutLabels reads rows of a table whose labels narrow cells broke.
func TestCutLabels(t *testing.T) {
	const text = `一、总体情况
2022年，我县认真贯彻落实条例，坚持公开。
三、收到和处理政府信息公开申请情况
一、本年新收
政府信息
公开申请数量
三、本年度办
理结果
（一）予以公
开
（四）无法提
供
五、存在的主要问题及改进情况
（一）主要问题
主动公开
的深度不够。`
	const want = `1|overview|一|总体情况|2022年，我县认真贯彻落实条例，坚持公开。
1|applications|三|收到和处理政府信息公开申请情况|一、本年新收⏎政府信息⏎公开申请数量⏎三、本年度办⏎理结果⏎（一）予以公⏎开⏎（四）无法提⏎供
1|problems|五|存在的主要问题及改进情况|
  2||（一）|主要问题|主动公开⏎的深度不够。
`
	got := show(outlineOf(t, text))
	if i := strings.Index(got, "! "); i >= 0 {
		got = got[:i] // chapters are missing
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
