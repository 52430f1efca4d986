package warc

import "bytes"

const (
	// lineBegin is how a record begins behind another one.
	lineBegin = "\nWARC/"
	// mostKept is how many bytes of a block are held from the first record in it on. A
	// block that has more is taken for one whose length is wrong.
	mostKept = 16 << 20
	// mostBack is how many bytes of a file may be read a second time, and a third, … on
	// account of wrong lengths, beyond backRatio times those that were read.
	mostBack  = 64 << 20
	backRatio = 4
	// lineLength is how many bytes tell the first line of a record.
	lineLength = 24
)

// hidden keeps what a block holds from the first place on at which a record may begin:
// where the block's stated length turns out to be wrong, that record is read. A payload
// that is a WARC file itself has one at its beginning, and is left alone.
type hidden struct {
	seen    int64  // bytes of the block so far
	tail    []byte // the last of them, too few for a beginning
	at      int64  // where in the block kept begins
	kept    []byte
	payload int64 // where in the block its payload begins
}

// see takes the next bytes of the block.
func (h *hidden) see(p []byte) {
	defer func() { h.seen += int64(len(p)) }()
	if h.kept != nil {
		h.kept = append(h.kept, p...)
		return
	}
	if h.seen == 0 {
		h.tail = append(h.tail, '\n') // the empty line before the block
	}
	border := append(h.tail, p[:min(len(p), len(lineBegin)-1)]...)
	if i := bytes.Index(border, []byte(lineBegin)); i >= 0 {
		h.at = h.seen - int64(len(h.tail)-i-1)
		h.kept = append(append([]byte{}, border[i+1:]...), p[len(border)-len(h.tail):]...)
		return
	}
	if i := bytes.Index(p, []byte(lineBegin)); i >= 0 {
		h.at = h.seen + int64(i) + 1
		h.kept = append([]byte{}, p[i+1:]...)
		return
	}
	if len(p) >= len(lineBegin)-1 {
		border = p
	}
	h.tail = append(h.tail[:0], border[max(0, len(border)-(len(lineBegin)-1)):]...)
}

// full reports whether no more can be kept.
func (h *hidden) full() bool { return len(h.kept) > mostKept && h.at != h.payload }

// rest returns the bytes of the block from the first record in it on, nil where there is
// none; ahead are the bytes behind the block, in which that record's first line may end.
func (h *hidden) rest(ahead []byte) []byte {
	kept, at := h.kept, h.at
	if kept == nil {
		i := bytes.LastIndexByte(h.tail, '\n')
		if i < 0 || i+1 == len(h.tail) {
			return nil
		}
		kept, at = h.tail[i+1:], h.seen-int64(len(h.tail)-i-1)
	}
	if at == h.payload {
		return nil
	}
	all := append(kept[:len(kept):len(kept)], ahead...)
	for i := 0; i < len(kept); {
		if isRecord(all[i:]) {
			return kept[i:]
		}
		next := bytes.Index(kept[i:], []byte(lineBegin))
		if next < 0 {
			break
		}
		i += next + 1
	}
	return nil
}

// uncover goes back to the first record that a block of a wrong length covers, and
// reports whether there is one.
func (r *Reader) uncover(b *block) bool {
	ahead, _ := r.text.peek(lineLength)
	rest := b.hidden.rest(ahead)
	b.hidden = hidden{}
	if r.back += int64(len(rest)); len(rest) == 0 || r.back > mostBack+backRatio*r.file.taken {
		return false
	}
	r.text.unread(rest)
	b.uncovered = true
	return true
}

// fits reports whether what follows a block agrees with its length: the end, or
// another record.
func (r *Reader) fits() bool {
	for n := lineLength; ; n *= 2 {
		next, err := r.text.peek(n)
		if rest := bytes.TrimLeft(next, "\r\n\x00"); len(rest) >= len(gzipMagic)+2 || err != nil {
			return len(rest) == 0 || bytes.HasPrefix(rest, []byte("WARC/")) || !r.compressed() && (bytes.HasPrefix(rest, []byte(gzipMagic)) || isFrame(rest))
		}
	}
}
