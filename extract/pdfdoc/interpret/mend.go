package interpret

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"github.com/ledongthuc/pdf"
)

// trimmed cuts what stands before the header and behind the end of a file, and
// gives it a header that the library accepts.
func trimmed(b []byte) ([]byte, bool) {
	const within = 1024
	i := bytes.Index(b[:min(len(b), within)], []byte("%PDF-"))
	if i < 0 {
		return nil, false
	}
	b = b[i:]
	mark := []byte("%%EOF")
	if end := bytes.LastIndex(b, mark); end >= 0 {
		b = b[:end+len(mark)]
	}
	header := []byte("%PDF-1.7\n")
	if len(b) < len(header) {
		return nil, false
	}
	return append(header, b[len(header):]...), true
}

var (
	rootEntry  = regexp.MustCompile(`/Root\s+(\d{1,9})\s+(\d{1,5})\s+R`)
	tableEntry = regexp.MustCompile(`/Type\s*/ObjStm`)
)

// located says where an object is: at an offset of the file, or the nth in an
// object stream.
type located struct {
	id, generation int
	offset         int // or the object's number in the stream
	body           int // where its value begins, behind "obj"
	next           int // where the next object begins
	stream         int // 0 for none
}

// rebuilt makes a new cross-reference table from the objects that stand in a
// file, the last of each number. It needs the root that a trailer names.
func rebuilt(b []byte) ([]byte, bool) {
	roots := rootEntry.FindAll(b, -1)
	if len(roots) == 0 {
		return nil, false
	}
	root := string(roots[len(roots)-1])
	objects, streams := scan(b)
	if len(objects) == 0 {
		return nil, false
	}
	if len(streams) > 0 {
		objects = append(inStreams(withTable(b, objects, root, streams), streams), objects...)
	}
	return withTable(b, objects, root, nil), true
}

// scan finds the objects of a file and which are object streams.
func scan(b []byte) (objects []located, streams []int) {
	const most = 1_000_000
	word := []byte("obj")
	for at := 0; len(objects) < most; {
		i := bytes.Index(b[at:], word)
		if i < 0 {
			break
		}
		at += i + len(word)
		if o, ok := objectBefore(b, at-len(word)); ok && o.id <= most {
			if n := len(objects); n > 0 {
				objects[n-1].next = o.offset
			}
			objects = append(objects, o)
		}
	}
	for _, o := range objects {
		const head = 512
		if tableEntry.Match(b[o.body:min(o.next, o.body+head)]) {
			streams = append(streams, o.id)
		}
	}
	return objects, streams
}

// objectBefore reads the two numbers before the word "obj".
func objectBefore(b []byte, word int) (located, bool) {
	const longest = 9 // digits
	generation, at, ok := numberBefore(b, word, 5)
	if !ok {
		return located{}, false
	}
	id, at, ok := numberBefore(b, at, longest)
	if !ok || generation > 1<<16-1 {
		return located{}, false
	}
	return located{id: id, generation: generation, offset: at, body: word + len("obj"), next: len(b)}, true
}

// numberBefore reads the number that blanks part from a place, and says where it
// begins.
func numberBefore(b []byte, end, longest int) (n, start int, ok bool) {
	for end > 0 && blank(b[end-1]) {
		end--
	}
	start = end
	for start > 0 && end-start < longest && b[start-1] >= '0' && b[start-1] <= '9' {
		start--
	}
	for _, c := range b[start:end] {
		n = n*10 + int(c-'0')
	}
	return n, start, start < end
}

// withTable appends a cross-reference stream. The trailer names the object
// streams, so that they can be read by it.
func withTable(b []byte, objects []located, root string, streams []int) []byte {
	size := 1
	for _, o := range objects {
		size = max(size, o.id+1)
	}
	const entry = 11
	table := make([]byte, (size+1)*entry)
	for _, o := range objects {
		e := table[o.id*entry : (o.id+1)*entry]
		if o.stream > 0 {
			writeEntry(e, 2, o.stream, o.offset)
		} else {
			writeEntry(e, 1, o.offset, o.generation)
		}
	}
	out := slices.Clip(b)
	out = append(out, '\n')
	start := len(out)
	writeEntry(table[size*entry:], 1, start, 0)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 8 2]%s/Length %d/Streams[", size, size+1, root, len(table))
	for _, id := range streams {
		out = fmt.Appendf(out, "%d 0 R ", id)
	}
	out = append(out, "]>>stream\n"...)
	out = append(out, table...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF", start)
}

// writeEntry writes an entry of a cross-reference stream.
func writeEntry(e []byte, kind byte, field, last int) {
	e[0] = kind
	for i := range 8 {
		e[1+i] = byte(field >> (56 - 8*i))
	}
	e[9], e[10] = byte(last>>8), byte(last)
}

// inStreams lists the objects that stand in the object streams of a file.
func inStreams(b []byte, ids []int) (objects []located) {
	defer func() {
		if recover() != nil {
			objects = nil
		}
	}()
	reader, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil
	}
	d := &document{bytes: b, reader: reader, left: budget{data: maxData}}
	streams := reader.Trailer().Key("Streams")
	for i, id := range ids {
		stream := element(streams, i)
		data, _ := d.data(stream, maxData)
		l := lexer{data: data[:min(max(stream.Key("First").Int64(), 0), int64(len(data)))]}
		for n := 0; ; n++ {
			number, ok1 := l.next()
			_, ok2 := l.next()
			if !ok1 || !ok2 || number.kind != numberKind || number.num > 1e6 || number.num < 0 {
				break
			}
			objects = append(objects, located{id: int(number.num), offset: n, stream: id})
		}
	}
	return objects
}
