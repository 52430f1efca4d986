package charset

import (
	"strings"
	"testing"
)

func TestDeclared(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"2020年报告 charset=gbk", ""},
		{`<meta charset="utf-8">`, "utf-8"},
		{`<meta charset=GB2312>`, "gb2312"},
		{`<META name=a CHARSET = 'GBK' />`, "gbk"},
		{"<html>\n<head><meta\n\thttp-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\" />", "gb2312"},
		{`<meta content="text/html;charset=big5" http-equiv=Content-Type>`, "big5"},
		{`<meta content="charset=gbk">`, "gbk"},
		{`<?xml version="1.0" encoding="GB18030"?><html>`, "gb18030"},
		{`<!-- <meta charset="gbk"> --><meta charset="utf-8">`, "utf-8"},
		{`<!-- <meta charset="gbk">`, ""},
		{`<script charset="gbk" src="a.js"></script><meta charset="utf-8">`, "utf-8"},
		{`<metadata charset="gbk"><meta name="accept-charset=gbk">`, ""},
		{`<meta charset><meta charset=><meta charset="gbk">`, "gbk"},
		{`<meta charset="gbk`, ""},
		{strings.Repeat(" ", declaredWithin) + `<meta charset="gbk">`, ""},
		{"<p>\xB9\xAB\xBF\xAA<meta charset=\"gbk\">", "gbk"},
	}
	for _, tt := range tests {
		if got := Declared([]byte(tt.in)); got != tt.want {
			t.Errorf("Declared(%.60q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFamily(t *testing.T) {
	tests := []struct {
		declared string
		want     Name
	}{
		{"", ""},
		{"gb2312", GB18030},
		{" GBK ", GB18030},
		{"x-gbk", GB18030},
		{"text/html; charset=GB18030", GB18030},
		{`text/html; charset="gb_2312-80"`, GB18030},
		{"text/html;charset = big5", Big5},
		{"Big5-HKSCS", Big5},
		{"UTF-8", UTF8},
		{"utf-16", UTF16LE},
		{"utf-16be", UTF16BE},
		{"text/html", ""},
		{"text/html; charset", ""},
		{"iso-8859-1", ""},
	}
	for _, tt := range tests {
		if got := family(tt.declared); got != tt.want {
			t.Errorf("family(%q) = %q, want %q", tt.declared, got, tt.want)
		}
	}
}

// TestDeclarationDecides gives bytes that are as likely in both charsets.
func TestDeclarationDecides(t *testing.T) {
	const both = "\xA4\xA4" // 中 in Big5, い in GBK
	for declared, want := range map[string]string{"big5": "中", "gbk": "い"} {
		// The letters make it long enough that UTF-16 without NUL is not tried.
		if got, err := Decode([]byte(strings.Repeat("x", noNUL)+both), declared); err != nil || !strings.HasSuffix(got.String, want) {
			t.Errorf("declared %s: %s %.20q, %v", declared, got.Charset, got.String[noNUL:], err)
		}
	}
}
