package layout

import (
	"strings"
	"testing"
)

// TestFold prints a table without rules as a browser does: its rows are further
// apart than the lines of its labels, and numbers are broken that are too wide for
// their cells.
func TestFold(t *testing.T) {
	type cell struct {
		text   string
		indent float32
	}
	type line struct {
		label  string
		values []cell
	}
	rows := [][]line{
		{{"一、本年新收", []cell{{"205", 0}, {"82", 0}, {"0", 0}, {"238", 8}}}, {"申请数量", []cell{{"3", 0}, {}, {}, {"7", 0}}}},
		{{"二、上年结转", []cell{{"9", 0}, {"1", 0}, {}, {"19", 0}}}, {"申请数量", []cell{{}, {}, {"0", 0}}}},
		{{"1.属于国家", []cell{{"2", 0}, {"0", 8}, {"7", 0}, {"11", 8}}}, {"秘密", nil}},
		{{"2.其他", []cell{{"3", 0}}}},
		{{"3.重复", []cell{{"1", 0}}}},
	}
	for name, c := range map[string]struct {
		apart float32 // of two rows, in lines
		want  string
	}{
		"rows apart":                      {1.25, "2053|82|0|2387\n9|1|0|19\n2|0|7|11\n3\n1"},
		"rows as near as lines of labels": {1, "205|82|0|238\n3|7\n9|1|19\n0\n2|0|7|11\n3\n1"},
	} {
		p := newPrinter(12)
		y := float32(100)
		const pitch = 15
		for _, row := range rows {
			for i, l := range row {
				p.text(l.label, 50, y+float32(i)*pitch, 12)
				for k, v := range l.values {
					p.text(v.text, 150+float32(k)*50+v.indent, y+float32(i)*pitch, 12)
				}
			}
			y += pitch * (float32(len(row)-1) + c.apart)
		}
		if got := valuesBehindLabels(document(t, p.pages)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestFoldRows prints rows of a line each whose labels have no numbers: the row with
// fewer values is no second line of the one above it.
func TestFoldRows(t *testing.T) {
	p := newPrinter(12)
	for i, row := range [][]string{{"行政许可", "1", "0", "0"}, {"其他对外管理", "0", "0"}, {"信息内容"}, {"行政处罚", "0", "4", "0"}, {"行政强制", "5"}, {"信息内容"}, {"行政事业性收费", "3"}} {
		y := 100 + float32(i)*15
		p.text(row[0], 50, y, 12)
		for k, text := range row[1:] {
			p.text(text, 150+float32(k)*50, y, 12)
		}
	}
	const want = "1|0|0\n0|0\n0|4|0\n5\n3"
	if got := valuesBehindLabels(document(t, p.pages)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestNarrowColumns prints numbers with less than half a digit's room between them.
func TestNarrowColumns(t *testing.T) {
	p := newPrinter(12)
	for i, row := range [][]string{{"114", "147", "无", "5", "9"}, {"13", "无", "无", "26", "44"}, {"0", "7", "—", "8", "—"}, {"１５", "４７", "０", "２", "９"}} {
		y := 100 + float32(i)*18
		p.text("收到", 50, y, 12)
		x := float32(100)
		for _, text := range row {
			p.text(text, x, y, 12)
			x += textWidth(text, 12) + 3
		}
	}
	const want = "114|147|无|5|9\n13|无|无|26|44\n0|7|—|8|—\n１５|４７|０|２|９"
	if got := valuesBehindLabels(document(t, p.pages)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestLooseDigits prints a 1 further from the next digit than others are, as fonts do
// whose 1 is narrow, in a table and above it.
func TestLooseDigits(t *testing.T) {
	const extra = 1.7 // points
	p := newPrinter(12)
	loose := func(before, after string, x, y float32) {
		p.text(before, x, y, 12)
		p.text(after, x+textWidth(before, 12)+extra, y, 12)
	}
	loose("本报告于202", "4年发布，共收到申请35件，均已办结。", 50, 50)
	for i, label := range []string{"规章", "行政许可", "行政处罚"} {
		y := 200 + float32(i)*18
		p.text(label, 50, y, 12)
		loose("31", "7", 150, y)
		p.text("26", 200, y, 12)
	}
	res := document(t, p.pages)
	if got, want := valuesBehindLabels(res), "317|26\n317|26\n317|26"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if text := res.Blocks[0].Text; !strings.Contains(text, "2024年") {
		t.Errorf("%q", text)
	}
}

// TestGluedMarks prints marks for none as near to a label as cells without padding
// have them, and a word that ends in one.
func TestGluedMarks(t *testing.T) {
	for label, want := range map[string]string{"类内部事": "/|5|0\n无|5|0\n8|5|0", "（四）": "5|0\n5|0\n5|0"} {
		p := newPrinter(12)
		for i, first := range []string{"/", "无", "8"} {
			y := 100 + float32(i)*18
			room := float32(5)
			if label == "（四）" {
				room = 0
			}
			p.text(label, 50, y, 12)
			p.text(first, 50+textWidth(label, 12)+room, y, 12)
			p.text("5", 150, y, 12)
			p.text("0", 200, y, 12)
		}
		if got := valuesBehindLabels(document(t, p.pages)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", label, got, want)
		}
	}
}

// valuesBehindLabels gives the values of each line of aligned text that has some.
func valuesBehindLabels(res *Result) string {
	var out []string
	for _, b := range res.Blocks {
		for _, l := range strings.Split(b.Text, "\n") {
			var values []string
			for _, f := range strings.Fields(l) {
				if value(f) {
					values = append(values, f)
				}
			}
			if len(values) > 0 {
				out = append(out, strings.Join(values, "|"))
			}
		}
	}
	return strings.Join(out, "\n")
}

// TestDashesBetween prints a number of two lines beside marks for none that are set in the
// middle of its row.
func TestDashesBetween(t *testing.T) {
	const pitch = 15
	p := newPrinter(12)
	y := float32(100)
	for _, row := range []struct{ first, rest, none string }{{"1", "6", "—"}, {"2", "", "5"}, {"3", "", "7"}} {
		p.text("规章", 50, y, 12)
		p.text(row.first, 150, y, 12)
		p.text(row.rest, 150, y+pitch, 12)
		middle := y
		if row.rest != "" {
			middle += pitch / 2
		}
		for x := float32(200); x <= 300; x += 50 {
			p.text(row.none, x, middle, 12)
		}
		p.text("件数", 50, y+pitch, 12)
		y += 4 * pitch
	}
	const want = "16|—|—|—\n2|5|5|5\n3|7|7|7"
	if got := valuesBehindLabels(document(t, p.pages)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
