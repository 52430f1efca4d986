package interpret

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/binary"
	"hash/adler32"
	"io"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// raw returns the bytes of a stream as they stand in the file. The library says
// where a stream begins only when it prints one: "<<…>>@offset". A length that
// does not lead to the stream's end is not believed; where it is much
// longer than what is there, that is noted.
func (d *document) raw(v pdf.Value) ([]byte, bool) {
	printed := v.String()
	i := strings.LastIndexByte(printed, '@')
	start, err := strconv.Atoi(printed[i+1:])
	if i < 0 || err != nil || start < 0 || start > len(d.bytes) {
		return nil, false
	}
	rest := d.bytes[start:]
	stated := child(v, "Length").Int64()
	if n := stated; n > 0 && n <= int64(len(rest)) {
		if bytes.HasPrefix(bytes.TrimLeft(rest[n:min(n+16, int64(len(rest)))], "\r\n "), endStream) {
			return rest[:n], true
		}
	}
	n := bytes.Index(rest, endStream)
	if n < 0 {
		return rest, true
	}
	const careless = 16 // bytes by which programs miscount
	d.short = d.short || stated > int64(n)+careless
	return bytes.TrimSuffix(bytes.TrimSuffix(rest[:n], []byte("\n")), []byte("\r")), true
}

// decoded undoes the filters of a stream.
func decoded(raw []byte, v pdf.Value, most int64) (data []byte, whole bool) {
	whole = true
	filters, params := child(v, "Filter"), child(v, "DecodeParms")
	names, param := []string{filters.Name()}, func(int) pdf.Value { return params }
	switch filters.Kind() {
	case pdf.Null:
		return raw[:min(int64(len(raw)), most)], int64(len(raw)) <= most
	case pdf.Array:
		const longest = 8
		names = names[:0]
		for i := range min(filters.Len(), longest) {
			names = append(names, element(filters, i).Name())
		}
		param = func(i int) pdf.Value { return element(params, i) }
	}
	for i, name := range names {
		filtered, complete := undo(name, raw, param(i), most)
		raw, whole = filtered, whole && complete
	}
	return raw, whole
}

// undo undoes one filter, as far as the data allow.
func undo(name string, raw []byte, param pdf.Value, most int64) (data []byte, whole bool) {
	switch name {
	case "FlateDecode", "Fl":
		data, whole = inflated(raw, most)
		return predicted(data, param), whole
	case "ASCII85Decode", "A85":
		return all(ascii85.NewDecoder(bytes.NewReader(clean85(raw))), most)
	case "ASCIIHexDecode", "AHx":
		l := lexer{data: append([]byte("<"), raw...)}
		return l.hex(), true
	case "LZWDecode", "LZW":
		data, whole = unLZW(raw, most, early(param))
		return predicted(data, param), whole
	case "RunLengthDecode", "RL":
		return unRunLength(raw, most)
	}
	return nil, false
}

// inflated undoes FlateDecode. Data whose checksum is missing are whole, those
// whose checksum is another are not.
func inflated(raw []byte, most int64) (data []byte, whole bool) {
	const header, deflate, checksum = 2, 8, 4
	if len(raw) < header || raw[0]&0xf != deflate {
		return nil, false
	}
	rest := bytes.NewReader(raw[header:])
	data, whole = all(flate.NewReader(rest), most)
	if stated := raw[len(raw)-rest.Len():]; whole && len(stated) >= checksum {
		whole = binary.BigEndian.Uint32(stated) == adler32.Checksum(data)
	}
	return data, whole
}

// all reads everything, up to a limit.
func all(r io.Reader, most int64) (data []byte, whole bool) {
	var buf bytes.Buffer
	n, err := io.Copy(&buf, io.LimitReader(r, most+1))
	return buf.Bytes()[:min(n, most)], err == nil && n <= most
}

// clean85 leaves out what does not belong to data in base 85.
func clean85(raw []byte) []byte {
	raw, _, _ = bytes.Cut(raw, []byte("~"))
	out := make([]byte, 0, len(raw))
	for _, c := range raw {
		if c >= '!' && c <= 'u' || c == 'z' {
			out = append(out, c)
		}
	}
	return out
}

// unRunLength undoes RunLengthDecode.
func unRunLength(raw []byte, most int64) (data []byte, whole bool) {
	var out []byte
	for i := 0; i < len(raw) && raw[i] != 128; {
		n := int(raw[i])
		switch {
		case n < 128 && i+n+2 <= len(raw):
			out = append(out, raw[i+1:i+n+2]...)
			i += n + 2
		case n > 128 && i+1 < len(raw):
			out = append(out, bytes.Repeat(raw[i+1:i+2], 257-n)...)
			i += 2
		default:
			return out, false
		}
		if int64(len(out)) > most {
			return out[:most], false
		}
	}
	return out, true
}

// early reports whether codes of LZW grow one code early, as is usual.
func early(param pdf.Value) bool {
	change := child(param, "EarlyChange")
	return change.IsNull() || change.Int64() != 0
}

// unLZW undoes LZWDecode.
func unLZW(raw []byte, most int64, early bool) (data []byte, whole bool) {
	const reset, end, first, full = 256, 257, 258, 4096
	type entry struct{ from, to int } // a piece of the output
	var out []byte
	var table [full]entry
	ahead := 0
	if early {
		ahead = 1
	}
	next, width, bits, held := first, 9, 0, uint32(0)
	last := entry{from: -1}
	for _, b := range raw {
		held, bits = held<<8|uint32(b), bits+8
		if bits < width {
			continue
		}
		bits -= width
		c := int(held >> bits & (1<<width - 1))
		if c == end {
			return out, true
		}
		if c == reset {
			next, width, last = first, 9, entry{from: -1}
			continue
		}
		at := len(out)
		switch {
		case c < reset:
			out = append(out, byte(c))
		case c < next:
			out = append(out, out[table[c].from:table[c].to]...)
		case c == next && last.from >= 0:
			out = append(append(out, out[last.from:last.to]...), out[last.from])
		default:
			return out, false
		}
		if last.from >= 0 && next < full {
			table[next] = entry{last.from, last.to + 1} // the text before and the first byte of this one
			next++
		}
		last = entry{at, len(out)}
		if int64(len(out)) > most {
			return out[:most], false
		}
		for width < 12 && next+ahead >= 1<<width {
			width++
		}
	}
	return out, false
}

// predicted undoes a predictor of PNG; others are for images.
func predicted(data []byte, param pdf.Value) []byte {
	if child(param, "Predictor").Int64() < 10 {
		return data
	}
	of := func(key string, usual int) int {
		if v := child(param, key); !v.IsNull() {
			return int(v.Int64())
		}
		return usual
	}
	const widest = 1 << 20
	bits := of("Colors", 1) * of("BitsPerComponent", 8)
	columns := of("Columns", 1)
	if bits < 1 || columns < 1 || bits > widest || columns > widest {
		return data
	}
	pixel, row := (bits+7)/8, (bits*columns+7)/8
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 0 {
		method := data[0]
		line := make([]byte, row)
		n := copy(line, data[1:])
		data = data[1+n:]
		unPNG(method, line, above, pixel)
		out = append(out, line[:n]...)
		above = line
	}
	return out
}

// unPNG undoes one of the filters of PNG in a row.
func unPNG(method byte, line, above []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch method {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(int(left), int(above[i]), int(corner))
		}
	}
}

func paeth(left, up, corner int) byte {
	distance := func(x int) int {
		if d := left + up - corner - x; d >= 0 {
			return d
		} else {
			return -d
		}
	}
	switch l, u, c := distance(left), distance(up), distance(corner); {
	case l <= u && l <= c:
		return byte(left)
	case u <= c:
		return byte(up)
	}
	return byte(corner)
}
