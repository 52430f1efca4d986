package charset

import (
	"errors"
	"testing"
)

func TestDecode(t *testing.T) {
	tests := []struct {
		name     string
		in       string
		declared string
		want     Text
	}{
		{"empty", "", "", Text{"", UTF8, false, 0, -1, false}},
		{"ASCII", "annual report 2020\n", "gbk", Text{"annual report 2020\n", UTF8, false, 0, -1, false}},
		{"UTF-8", "政府信息公开", "", Text{"政府信息公开", UTF8, false, 0, -1, false}},
		{"UTF-8 under a wrong declaration", "政府信息公开", "gb2312", Text{"政府信息公开", UTF8, false, 0, -1, false}},
		{"UTF-8 with a mark", "\xEF\xBB\xBF公开", "", Text{"公开", UTF8, true, 0, -1, false}},
		{"only a mark", "\xEF\xBB\xBF", "", Text{"", UTF8, true, 0, -1, false}},
		{"a mark inside stays", "公\uFEFF开", "", Text{"公\uFEFF开", UTF8, false, 0, -1, false}},
		{"UTF-8 cut in a character", "公开\xE5\xBC", "", Text{"公开", UTF8, false, 0, -1, true}},
		{"UTF-8 cut after ASCII", "abc\xE5", "", Text{"abc", UTF8, false, 0, -1, true}},
		{"UTF-8 with an error", "政府信\xFF息公开", "gbk", Text{"政府信\uFFFD息公开", UTF8, false, 1, 9, false}},
		{"part of a character is one error", "政府信息\xE5\xBC公开", "", Text{"政府信息\uFFFD公开", UTF8, false, 1, 12, false}},
		{"U+FFFD in the source is no error", "政府\uFFFD公开", "", Text{"政府\uFFFD公开", UTF8, false, 0, -1, false}},
		{"errors and a cut", "政府信\xFF息公\x80开\xE5", "", Text{"政府信\uFFFD息公\uFFFD开", UTF8, false, 2, 9, true}},
		{"NUL in UTF-8", "政府\x00信息公开", "", Text{"政府\uFFFD信息公开", UTF8, false, 1, 6, false}},
		{"file filled up with NUL", "政府信息" + string(make([]byte, 900)), "", Text{"政府信息" + string(make([]byte, 900)), UTF8, false, 0, -1, false}},
		{"GB 2312", "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA", "", Text{"政府信息公开", GB2312, false, 0, -1, false}},
		{"GBK under gb2312", "\xB6\xFE\xA9\x96\xB6\xFE\xA9\x96\xC4\xEA\xB9\xAB\xBF\xAA", "gb2312", Text{"二〇二〇年公开", GBK, false, 0, -1, false}},
		{"GB 18030 under gb2312", "\xD5\xFE\xB8\xAE\x81\x36\xA6\x31\xB9\xAB\xBF\xAA", "gb2312", Text{"政府•公开", GB18030, false, 0, -1, false}},
		{"GB 18030 with a mark", "\x84\x31\x95\x33\xB9\xAB", "", Text{"公", GB18030, true, 0, -1, false}},
		{"GBK after a mark of UTF-8", "\xEF\xBB\xBF\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2", "", Text{"政府信息", GB2312, true, 0, -1, false}},
		{"GBK cut in a pair", "\xD5\xFE\xB8\xAE\xD0\xC5\xCF", "", Text{"政府信", GB2312, false, 0, -1, true}},
		{"four bytes cut after three", "\xD5\xFE\xB8\xAE\xD0\xC5\x81\x36\xA6", "", Text{"政府信", GB2312, false, 0, -1, true}},
		{"four bytes cut after two", "\xD5\xFE\xB8\xAE\xD0\xC5\x81\x36", "", Text{"政府信", GB2312, false, 0, -1, true}},
		{"euro sign of code page 936", "\xD5\xFE\xB8\xAE\xD0\xC5\x80", "", Text{"政府信€", GBK, false, 0, -1, false}},
		{"a tag survives a lead byte before it", "<p>\xD5\xFE\xB8\xAE\xD0\xC5\xCF</p>", "gbk", Text{"<p>政府信\uFFFD</p>", GB2312, false, 1, 12, false}},
		{"a digit survives a lead byte at the end", "\xD5\xFE\xB8\xAE\xD0\xC5\xCF3", "gbk", Text{"政府信\uFFFD3", GB2312, false, 1, 9, false}},
		{"a lost byte spoils one character", "\xD5\xFE\xB8\xAE\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xB9\xA4\xD7\xF7\n", "", Text{"政府\uFFFD息公开工作\n", GB2312, false, 1, 6, false}},
		{"Big5", "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D", "", Text{"政府資訊公開", Big5, false, 0, -1, false}},
		{"Big5 under gbk", "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D", "gbk", Text{"政府資訊公開", Big5, false, 0, -1, false}},
		{"letter and mark in Big5", "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\x88\x62", "big5", Text{"政府資訊Ê\u0304", Big5, false, 0, -1, false}},
		{"UTF-16 with a mark", "\xFF\xFE\x3F\x65\x9C\x5E\x0A\x00", "", Text{"政府\n", UTF16LE, true, 0, -1, false}},
		{"UTF-16BE with a mark", "\xFE\xFF\x65\x3F\x5E\x9C\x00\x0A", "", Text{"政府\n", UTF16BE, true, 0, -1, false}},
		{"UTF-16 of ASCII", "r\x00e\x00p\x00o\x00r\x00t\x00", "", Text{"report", UTF16LE, false, 0, -1, false}},
		{"UTF-16BE of ASCII", "\x00r\x00e\x00p\x00o\x00r\x00t", "", Text{"report", UTF16BE, false, 0, -1, false}},
		{"UTF-16 cut in a unit", "\xFF\xFE\x3F\x65\x9C", "", Text{"政", UTF16LE, true, 0, -1, true}},
		{"UTF-16 cut in a pair", "\xFF\xFE\x3F\x65\x40\xD8", "", Text{"政", UTF16LE, true, 0, -1, true}},
		{"UTF-16 pair", "\xFE\xFF\xD8\x40\xDC\x0B", "", Text{"\U0002000B", UTF16BE, true, 0, -1, false}},
		{"UTF-16 surrogate alone", "\xFE\xFF\xDC\x0B\x65\x3F\xD8\x40\x5E\x9C", "", Text{"\uFFFD政\uFFFD府", UTF16BE, true, 2, 0, false}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode([]byte(tt.in), tt.declared)
			if err != nil || got != tt.want {
				t.Errorf("Decode(%q, %q)\n got %+v, %v\nwant %+v", tt.in, tt.declared, got, err, tt.want)
			}
		})
	}
}

func TestDecodeBinary(t *testing.T) {
	tests := map[string]string{
		"UTF-32LE":          "\xFF\xFE\x00\x00a\x00\x00\x00",
		"UTF-32BE":          "\x00\x00\xFE\xFF\x00\x00\x00a",
		"NUL bytes":         string(make([]byte, 100)),
		"controls":          "\x01\x02\x03\x04",
		"controls and text": "\x01\x02\x03\x04\x05\x06ab",
	}
	for name, in := range tests {
		if got, err := Decode([]byte(in), ""); !errors.Is(err, ErrBinary) || got != (Text{}) {
			t.Errorf("%s: Decode(%q) = %+v, %v; want ErrBinary", name, in, got, err)
		}
	}
}
