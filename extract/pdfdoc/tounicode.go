package pdfdoc

import (
	"bytes"
	"compress/zlib"
)

// disputed returns, compressed, the map of a font from its codes to Unicode where two
// codes stand for one digit: it does not say what is printed, and its digits are unread in
// the map that disputed returns. It returns nil where text is anything else. A range of
// codes is taken for what it says: fonts have their digits one after the other.
func disputed(text []byte) []byte {
	const begin, end = "beginbfchar", "endbfchar"
	if !bytes.Contains(text, []byte(begin)) {
		return nil
	}
	var codes [10]int
	pairs(text, begin, end, func(digit int, _ []byte) { codes[digit]++ })
	twice := false
	for _, n := range codes {
		twice = twice || n > 1
	}
	if !twice {
		return nil
	}
	out := bytes.Clone(text)
	pairs(out, begin, end, func(_ int, target []byte) {
		copy(target, "FFFD")
	})
	// What stands before the codes and behind them is of no use, and makes it longer.
	if i, k := bytes.Index(out, []byte("begincodespacerange")), bytes.LastIndex(out, []byte("endbf")); i >= 0 && k > i {
		out = bytes.Join([][]byte{[]byte("1 "), bytes.TrimSpace(out[i:min(len(out), k+len("endbfrange"))]), []byte("\nendcmap\n")}, nil)
	}
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		return nil
	}
	if _, err = w.Write(out); err != nil || w.Close() != nil {
		return nil
	}
	return b.Bytes()
}

// pairs calls f for every single code between begin and end that stands for a digit,
// with the digits of its target.
func pairs(text []byte, begin, end string, f func(digit int, target []byte)) {
	for {
		i := bytes.Index(text, []byte(begin))
		if i < 0 {
			return
		}
		text = text[i+len(begin):]
		k := bytes.Index(text, []byte(end))
		if k < 0 {
			return
		}
		list := text[:k]
		text = text[k:]
		for n := 0; ; n++ {
			from := bytes.IndexByte(list, '<')
			to := bytes.IndexByte(list, '>')
			if from < 0 || to < from {
				break
			}
			word := list[from+1 : to]
			list = list[to+1:]
			if n%2 == 1 && len(word) == 4 && string(word[:3]) == "003" && word[3] <= '9' {
				f(int(word[3]-'0'), word)
			}
		}
	}
}
