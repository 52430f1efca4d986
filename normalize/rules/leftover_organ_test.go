package rules

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/organ"
)

func TestLeftoverOrgan(t *testing.T) {
	const by = "本报告由示例市水利局根据《中华人民共和国政府信息公开条例》编制。"
	found := []string{"structure.leftover_organ@organ"}
	for _, c := range []struct {
		organ, text string
		want        []string
	}{
		{"示例市水利局", by, nil},
		{"示例市水利局", "本报告由市水利局编制。", nil},
		{"示例市水利局", "本报告由示例市水利局办公室编制。", nil},
		{"示例市水利局", "本报告由示例市人民政府办公室编制。", nil},
		{"示例市水利局", "本报告由示例市财政局编制。", found},
		{"示例市水利局", "本报告由云岭县财政局办公室根据有关规定编制。", found},
		{"示例市水利局", "现公布示例市教育局2024年政府信息公开工作年度报告。", found},
		{"示例市水利局", "现将示例市水利局2024年政府信息公开工作年度报告公布如下。", nil},
		{"示例市水利局", "本报告由我局编制。", nil},
		{"示例市住房和城乡建设局", "本报告由市住建局编制。", nil},
		{"示例市发展和改革委员会", "本报告由示例市发改委编制。", nil},
		{"青石镇人民政府", "本报告由白鹭镇人民政府编制。", found},
		{"青石镇人民政府", "本报告由云岭县青石镇党政办公室编制。", nil},
		{"青石镇人民政府", "本报告由白鹭洲街道办事处编制。", nil},
		{"青石镇人民政府", "本报告由云岭县人民政府编制。", nil},
		{"洪泽区人民政府", "本报告由淮安市洪泽区人民政府办公室编制。", nil},
		{"洪泽区人民政府", "本报告由淮安市清江浦区人民政府办公室编制。", found},
		{"示例经济开发区管委会", "本报告由示例市财政局编制。", nil},
	} {
		r := edited(t, Edit{"示例市水利局2024年", c.organ + "2024年"}, Edit{by, c.text})
		r.Organ, r.OrganFull = c.organ, "" // as the title names it, whatever the text says
		Check(r)
		var got []string
		for _, f := range broken(r) {
			if strings.HasPrefix(f, "structure.") {
				got = append(got, f)
			}
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%s, %s: found %s, want %s", c.organ, c.text, got, c.want)
		}
	}
}

func TestSignature(t *testing.T) {
	for text, want := range map[string][]string{
		"未收取信息处理费。\n示例市财政局\n2025年1月20日":  {"structure.leftover_organ@organ"},
		"未收取信息处理费。\n示例市水利局\n2025年1月20日":  nil,
		"未收取信息处理费。\n示例市财政局已经指导收费。":       nil,
		"未收取信息处理费。\n示例市财政局\n2025年收取20元。": nil,
	} {
		wantFindings(t, edited(t, Edit{"2024年未收取信息处理费。", text}), want...)
	}
}

func TestRelated(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"云岭县水利局", "水利局", true}, {"云岭县水务局", "云岭县水利局", true}, {"市住建局", "临溪市住房和城乡建设局", true},
		{"临溪市财政局", "临溪市水利局", false},
	} {
		if got := related(c.a, c.b, organ.Department); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

// TestNoReport holds that an empty report breaks nothing and nothing panics.
func TestNoReport(t *testing.T) {
	r := &normalize.Report{}
	Check(r)
	wantFindings(t, r)
	for _, c := range r.Checks {
		if c.Holds != 0 || c.Broken != 0 {
			t.Errorf("%+v", c)
		}
	}
}
