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

// TestSubject checks whom a chapter is about by its first sentence.
func TestSubject(t *testing.T) {
	const sentence = "2024年，本局依法做好政府信息公开工作。"
	found := []string{"structure.leftover_organ@organ"}
	for text, want := range map[string][]string{
		"2024年，示例市财政局认真贯彻《条例》。":             found,
		"2024年度示例市财政局高度重视政府信息公开工作。":         found,
		"在市委、市政府的领导下，示例市财政局严格落实《条例》。":       found,
		"2024年，示例市水利局认真贯彻《条例》。":             nil,
		"2024年，市财政局认真贯彻《条例》。":               nil, // of the same place: it may well be named
		"2024年，示例市财政局牵头，本局认真贯彻《条例》。":        nil,
		"2024年，示例市财政局、示例市教育局积极配合。":          nil,
		"2024年，本局依法公开。示例市财政局认真配合。":          nil, // not the first sentence
		"2024年，示例市人民政府高度重视政府信息公开工作。":        nil,
		"2024年，示例市水务局认真贯彻《条例》。":             nil, // renamed
		"按照示例市财政局要求，本局认真贯彻《条例》。":            nil,
		"示例市财政局对本局开展检查，本局认真整改。":             nil,
		"2024年，某省水利厅认真贯彻《条例》，示例市财政局依法配合。":   nil,
		"一年来，示例市财政局坚持以公开为常态、不公开为例外。":        found,
		"2024年，示例市财政局政府信息公开工作领导小组全面负责本局工作。": nil,
	} {
		r := edited(t, Edit{sentence, text})
		var got []string
		for _, f := range broken(r) {
			if strings.HasPrefix(f, "structure.leftover_organ") {
				got = append(got, f)
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: %v", text, got)
		}
	}
	for _, c := range []struct {
		organ, text string
		want        bool
	}{
		{"青石镇人民政府", "2024年，白鹭镇人民政府认真贯彻《条例》。", true},
		{"青石镇人民政府", "2024年，云岭县人民政府认真贯彻《条例》。", false},
		{"青石镇人民政府", "2024年，白鹭镇认真贯彻《条例》。", false},
		{"云岭县人民政府", "2024年，青石县人民政府认真贯彻《条例》。", true},
		{"云岭县人民政府", "2024年，县政府认真贯彻《条例》。", false},
		{"云岭县人民政府", "2024年，云岭县人民政府认真贯彻《条例》。", false},
		{"示例市综合行政执法局", "2024年，示例市城市管理局认真贯彻《条例》。", false},
		{"示例市经济开发区管委会", "2024年，示例市财政局认真贯彻《条例》。", false},
	} {
		r := edited(t, Edit{sentence, c.text})
		r.Organ, r.OrganFull, r.Preamble = c.organ, "", ""
		if _, got := checkLeftoverOrgan(r); (len(got) > 0) != c.want {
			t.Errorf("%s, %s: %v", c.organ, c.text, got)
		}
	}
}
