package tables

import "testing"

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
