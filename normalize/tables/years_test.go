package tables

import (
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
)

func TestCaptionYear(t *testing.T) {
	for text, want := range map[string]int{
		"2022年：": 2022, "（2022年度）": 2022, "二、2021年统计表": 2021, "2023年度数据情况": 2023,
		"2022年，我局认真落实条例": 0, "年度": 0, "3019年": 0, "本年度共受理申请2022年3件": 0, "": 0,
	} {
		if got := captionYear(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestSentenceYear(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s := New(forms).newScan(&extract.Document{})
	for text, want := range map[string]int{
		"附：2021年度政府信息公开申请情况统计表": 2021, "上年（2021年）收到和处理政府信息公开申请情况如下：": 2021,
		"去年有关数据如下：": 2021, "填表说明：样表如下，请按样表填写。": specimen,
		"2021年、2022年申请情况对比表": 0, "2022年申请情况统计表": 0, "填表日期：2021年12月5日，情况如下": 0,
		"某县2021年政府信息公开工作年度报告情况": 0, "二、上年结转政府信息公开申请数量": 0, "上年与本年数据对比": 0, "2021年": 0, "": 0,
	} {
		if got := s.sentenceYear(text, 2022); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
