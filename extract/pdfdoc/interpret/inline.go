package interpret

import "bytes"

// inlineImage skips the image that begins behind BI: its dictionary, its data
// and the operator EI. It reports whether there is one.
func (l *lexer) inlineImage() bool {
	var entries []object
	for {
		o, ok := l.next()
		if !ok {
			return false
		}
		if o.is("ID") {
			break
		}
		if o.is("EI") {
			return true
		}
		const most = 64
		if len(entries) < most {
			entries = append(entries, o)
		}
	}
	l.pos++ // the one blank behind ID
	if l.pos >= len(l.data) {
		return false
	}
	if n, ok := plainSize(object{kind: dictKind, items: entries}); ok && l.endsImage(l.pos+n) {
		l.pos += n
	}
	for from := l.pos; ; {
		i := bytes.Index(l.data[from:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return false
		}
		if at := from + i; l.endsImage(at) {
			l.pos = at + 2
			return true
		}
		from += i + 2
	}
}

// plainSize is the size of image data that no filter has made smaller.
func plainSize(dict object) (int, bool) {
	either := func(short, long string) (object, bool) {
		if o, ok := dict.value(short); ok {
			return o, true
		}
		return dict.value(long)
	}
	if _, filtered := either("F", "Filter"); filtered {
		return 0, false
	}
	width, ok1 := either("W", "Width")
	height, ok2 := either("H", "Height")
	const most = 1 << 16
	if !ok1 || !ok2 || width.num < 1 || height.num < 1 || width.num > most || height.num > most {
		return 0, false
	}
	bits := 1
	if depth, ok := either("BPC", "BitsPerComponent"); ok && depth.num >= 1 && depth.num <= 16 {
		bits = int(depth.num)
	}
	if space, ok := either("CS", "ColorSpace"); ok {
		switch string(space.text) {
		case "RGB", "DeviceRGB":
			bits *= 3
		case "CMYK", "DeviceCMYK":
			bits *= 4
		}
	}
	return (int(width.num)*bits + 7) / 8 * int(height.num), true
}

// endsImage reports whether the operator EI stands at a place of the data or one
// blank further, and what follows reads like operators.
func (l *lexer) endsImage(at int) bool {
	if at < len(l.data) && blank(l.data[at]) {
		at++
	}
	if at+2 > len(l.data) || at < 1 || string(l.data[at:at+2]) != "EI" {
		return false
	}
	rest := l.data[at+2:]
	if len(rest) == 0 {
		return true
	}
	if !blank(rest[0]) {
		return false
	}
	const look = 16
	for _, c := range rest[:min(look, len(rest))] {
		if c >= 0x7f || c < ' ' && !blank(c) || c == 0 {
			return false
		}
	}
	return true
}
