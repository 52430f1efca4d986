package rules

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

func TestCells(t *testing.T) {
	const received = "一、本年新收政府信息公开申请数量\t\t\t3001\t53\t0\t0\t61\t4\t3119"
	for _, c := range []struct {
		old, new string
		want     []string
	}{
		{"行政强制\t7", "行政强制\t", []string{"cell.blank@disclosure.coercive_measures"}},
		{"行政强制\t7", "行政强制\t—", nil},
		{"行政强制\t7", "行政强制\t7.00", nil},
		{"行政强制\t7", "行政强制\t0.7", []string{"cell.decimal@disclosure.coercive_measures"}},
		{"行政强制\t7", "行政强制\t-7", []string{"cell.negative@disclosure.coercive_measures"}},
		{"行政事业性收费\t1042.5600", "行政事业性收费\t-3.2", nil},
		{"行政事业性收费\t1042.5600", "行政事业性收费\t1042.56万元", nil},
		{"行政事业性收费\t1042.5600", "行政事业性收费\t10425600元", []string{"cell.unit@disclosure.fees"}},
		{"本年收费金额（单位：万元）", "本年收费金额（单位：元）", []string{"cell.unit@disclosure.fees"}},
		{"规章\t0\t0\t1", "规章\t2\t1\t1", nil},
		{"规章\t0\t0\t1", "规章\t3\t1\t1", []string{"cell.part_exceeds_whole@disclosure.regulations.issued"}},
		{"规章\t0\t0\t1", "规章\t3\t\t1", []string{"cell.blank@disclosure.regulations"}},
		{received, strings.Replace(received, "\t0\t0", "\t\t", 1), []string{"cell.blank@applications.received"}},
	} {
		t.Log(c.new)
		wantFindings(t, edited(t, Edit{c.old, c.new}), c.want...)
	}
}

// TestBlankRows holds that there is one finding for each of a few rows, and one for
// the table where there are more.
func TestBlankRows(t *testing.T) {
	zeros := func(label string) Edit {
		return Edit{label + "\t0\t0\t0\t0\t0\t0\t0", label + "\t\t\t\t\t\t\t"}
	}
	one, two := zeros("3.要求提供公开出版物"), zeros("4.无正当理由大量反复申请")
	r := blanks(t, one, two)
	wantFindings(t, r, "cell.blank@applications.declined_publication", "cell.blank@applications.declined_excessive")
	three := Edit{"2.重复申请\t25\t0\t0\t0\t0\t0\t25", "2.重复申请\t25\t\t\t\t\t\t25"}
	four := Edit{"8.属于行政查询事项\t105\t0\t0\t0\t0\t0\t105", "8.属于行政查询事项\t105\t\t\t\t\t\t105"}
	r = blanks(t, one, two, three, four)
	wantFindings(t, r, "cell.blank@applications")
	if n := len(r.Findings[0].Facts); n != 24 {
		t.Errorf("the finding names %d cells, want 24", n)
	}
}

// blanks judges a report by the rules of this package only: the sums have to say
// something of their own about blanks.
func blanks(t *testing.T, edits ...Edit) *normalize.Report {
	r := readReport(t, "2021.txt", on2021(edits...).Content())
	Check(r)
	return r
}

// TestForcedBlanks holds that a finding names what the sums leave of the blanks.
func TestForcedBlanks(t *testing.T) {
	r := readReport(t, "2021.txt", on2021(Edit{"2.重复申请\t25\t0\t0\t0\t0\t0\t25", "2.重复申请\t\t0\t\t\t\t\t25"}).Content())
	zero := number.Int(0)
	most := number.Int(25)
	r.Implied = []normalize.Implied{
		{Fact: "applications.declined_repeated.natural_person", Least: most, Most: &most},
		{Fact: "applications.declined_repeated.other", Least: zero, Most: &zero},
		{Fact: "applications.declined_repeated.legal_service", Least: zero, Most: &most},
		{Fact: "applications.declined_repeated.research_institution", Least: zero},
	}
	_, found := checkCellBlank(r)
	if len(found) != 1 {
		t.Fatalf("%d findings", len(found))
	}
	for _, want := range []string{"leaves 5 cells blank", "force 1 of them to 0", "applications.declined_repeated.natural_person = 25"} {
		if !strings.Contains(found[0].Message.EN, want) {
			t.Errorf("%q is not in %q", want, found[0].Message.EN)
		}
	}
	if strings.Contains(found[0].Message.EN, "legal_service") {
		t.Errorf("an open blank is named: %s", found[0].Message.EN)
	}
}

// TestPartOfColumn holds that a result larger than what there was to conclude is
// found where the column's total is blank, and left to the sums where it is not.
func TestPartOfColumn(t *testing.T) {
	total := "\t（七）总计\t\t2932\t53\t0\t0\t61\t4\t3050"
	granted := "（一）予以公开\t\t1288\t21\t0\t0\t50\t3\t1362"
	r := edited(t, Edit{granted, strings.Replace(granted, "\t3\t", "\t9\t", 1)}, Edit{total, strings.Replace(total, "\t4\t", "\t\t", 1)})
	found := strings.Join(broken(r), " ")
	if !strings.Contains(found, "cell.part_exceeds_whole@applications.granted.other") {
		t.Error("found only ", found)
	}
	r = edited(t, Edit{granted, strings.Replace(granted, "\t3\t", "\t9\t", 1)})
	if found := strings.Join(broken(r), " "); strings.Contains(found, "exceeds") || !strings.Contains(found, "applications.results@other") {
		t.Error("found ", found)
	}
}

// TestAmountUnlikely checks which amounts are taken for yuan.
func TestAmountUnlikely(t *testing.T) {
	for _, c := range []struct {
		organ, amount string
		want          bool
	}{
		{"示例市水利局", "1042.5600", false},
		{"示例市水利局", "999999", false},
		{"示例市水利局", "10425600", true},
		{"示例市水利局", "104256000元", false}, // cell.unit says so
		{"青石镇人民政府", "15000", false},
		{"青石镇人民政府", "2560000", true},
		{"云岭县人民政府", "96171.6", false},
		{"云岭县人民政府", "1878019.7108", false}, // no amount in yuan
		{"云岭县人民政府", "961716000", true},
		{"临溪市人民政府", "2300000", false},
		{"某省人民政府", "4300000", false},
		{"示例开发区管委会", "4300000", false},
	} {
		r := edited(t, Edit{"行政事业性收费\t1042.5600", "行政事业性收费\t" + c.amount})
		r.Organ = c.organ
		Check(r)
		got := false
		for _, f := range r.Findings {
			if f.Rule == "cell.amount_unlikely" {
				got = true
				if f.Severity != normalize.SeverityNotice {
					t.Errorf("severity %s", f.Severity)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s, %s: %v", c.organ, c.amount, got)
		}
	}
}
