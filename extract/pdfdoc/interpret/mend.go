package interpret

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

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
	objectStart = regexp.MustCompile(`(?:^|[\r\n \t\x00>])(\d{1,9})[ \r\n\t]+(\d{1,5})[ \r\n\t]+obj\b`)
	rootEntry   = regexp.MustCompile(`/Root\s+(\d{1,9})\s+(\d{1,5})\s+R`)
	sealEntry   = regexp.MustCompile(`/Encrypt\s*(?:\d|<<)`)
	tableEntry  = regexp.MustCompile(`/Type\s*/ObjStm`)
)

// place says where an object is: at an offset of the file, or the nth in an
// object stream.
type located struct {
	id, generation int
	offset         int // or the object's number in the stream
	stream         int // 0 for none
}

// rebuilt makes a new cross-reference table from the objects that stand in a
// file, the last of each number. It needs the root that a trailer names, and
// gives up on encrypted files.
func rebuilt(b []byte) ([]byte, bool) {
	roots := rootEntry.FindAll(b, -1)
	if len(roots) == 0 || sealEntry.Match(b) {
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
	found := objectStart.FindAllSubmatchIndex(b, most)
	for i, at := range found {
		id, _ := strconv.Atoi(string(b[at[2]:at[3]]))
		generation, _ := strconv.Atoi(string(b[at[4]:at[5]]))
		if id > most || generation > 1<<16-1 {
			continue
		}
		objects = append(objects, located{id: id, generation: generation, offset: at[2]})
		end := len(b)
		if i+1 < len(found) {
			end = found[i+1][0]
		}
		const head = 512
		if tableEntry.Match(b[at[1]:min(end, at[1]+head)]) {
			streams = append(streams, id)
		}
	}
	return objects, streams
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
