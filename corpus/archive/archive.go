// Package archive walks the files inside archives: zip, tar, tar.gz, single
// files packed with gzip, WARC and WACZ as crawlers write them, and such archives
// inside each other.
//
// In: an archive's bytes. Out: one Member after the other, with its content or
// the reason why there is none. Nothing is ever written to disk: a member's name
// is a label, so names that lead out of a directory lead nowhere. What an
// archive may cost is bounded by Limits: a bomb ends with a reason, and so does
// what is cut off or damaged, after the members before it.
//
// Formats are read with the standard library, WARC with package warc. Names that a zip file does not
// mark as UTF-8 are taken for GB 18030, as Chinese programs write them, with
// golang.org/x/text (BSD licence).
package archive

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"path"
	"strings"

	"github.com/gouji/gouji/corpus/warc"
	"github.com/gouji/gouji/extract"
)

// Limits bound what one archive may cost. The zero value of a field means its
// default.
type Limits struct {
	Members int   // files in it; default 1,000,000
	Member  int64 // bytes of one; default 64 MiB
	Total   int64 // bytes that all of it unpacks to; default 256 GiB
	Ratio   int64 // bytes unpacked for one packed, from 64 MiB on; default 200
	Depth   int   // archives inside each other; default 2: one in another
}

// freely is how many bytes an archive may unpack to whatever its size.
const freely = 64 << 20

func (l Limits) withDefaults() Limits {
	if l.Members <= 0 {
		l.Members = 1_000_000
	}
	if l.Member <= 0 {
		l.Member = 64 << 20
	}
	if l.Total <= 0 {
		l.Total = 256 << 30
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	if l.Depth <= 0 {
		l.Depth = 2
	}
	return l
}

// Member is one file inside an archive. Exactly one of Content and Err is set,
// but for an empty file.
type Member struct {
	// Name is the path inside the archive with / between its parts; that of an
	// archive inside stands before those of its members. No two members of an
	// archive have the same name: a second one ends in #2. That of a WARC record is
	// its id.
	Name    string
	Content []byte
	Err     *extract.Error
	URL     string // of a WARC record: the address
	Fetched string // of a WARC record: RFC 3339
}

// ErrNoArchive says that a file is no archive, whatever its name says.
var ErrNoArchive = errors.New("no archive")

// Named reports whether a file's name is that of an archive.
func Named(name string) bool {
	name = strings.ToLower(name)
	for _, ext := range [...]string{".zip", ".tar", ".tgz", ".gz", ".warc", ".warc.zst", ".wacz"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}

// Walk calls yield for every file in an archive of size bytes, in the archive's
// order, until yield returns false. Directories, links and files whose name
// begins with a dot are passed over. What ends a walk early is an
// *extract.Error; ErrNoArchive says that there was nothing to walk.
func Walk(name string, r io.ReaderAt, size int64, l Limits, yield func(*Member) bool) error {
	w := &walker{Limits: l.withDefaults(), packed: size, yield: yield, names: map[uint64]struct{}{}, seed: maphash.MakeSeed()}
	err := w.top(name, r, size)
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// errStop says that yield wants no more.
var errStop = errors.New("stop")

// walker is the state of one Walk.
type walker struct {
	Limits
	packed int64 // size of the archive
	total  int64 // bytes unpacked so far
	count  int   // members so far
	yield  func(*Member) bool
	names  map[uint64]struct{} // hashes of the names given so far
	seed   maphash.Seed
	over   *extract.Error // the limit that the archive as a whole has reached
}

// format is what the first bytes of a file say.
type format int

const (
	none format = iota
	zipFile
	gzipFile
	tarFile
	warcFile
)

// headSize is how many bytes tell the formats apart.
const headSize = 512

func formatOf(head []byte) format {
	const ustar = 257
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipFile
	case bytes.HasPrefix(head, []byte("WARC/")), warc.Zstandard(head):
		return warcFile
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return gzipFile
	case len(head) > ustar+5 && string(head[ustar:ustar+5]) == "ustar":
		return tarFile
	}
	return none
}

// top walks the archive itself.
func (w *walker) top(name string, r io.ReaderAt, size int64) error {
	whole := io.NewSectionReader(r, 0, size)
	head := make([]byte, headSize)
	n, _ := io.ReadFull(whole, head)
	switch formatOf(head[:n]) {
	case none:
		return ErrNoArchive
	case zipFile:
		return w.zip("", name, r, size, 1)
	}
	return w.stream("", name, io.NewSectionReader(r, 0, size), 1)
}

// stream walks an archive that is read from its beginning. prefix is put before
// the names of its members.
func (w *walker) stream(prefix, name string, r io.Reader, depth int) error {
	in := bufio.NewReaderSize(r, packedHead)
	head, _ := in.Peek(headSize)
	switch formatOf(head) {
	case warcFile:
		return w.warc(prefix, in)
	case zipFile:
		content, bad := w.read(in, -1)
		if bad != nil {
			return bad
		}
		return w.zip(prefix, name, bytes.NewReader(content), int64(len(content)), depth)
	case gzipFile:
		if packed, _ := in.Peek(packedHead); packsWARC(packed) {
			return w.warc(prefix, in) // each of its records may be packed by itself
		}
		return w.gzip(prefix, name, in, depth)
	case tarFile:
		return w.tar(prefix, in, depth)
	}
	return &extract.Error{Reason: extract.Damaged, Detail: "no archive inside " + name}
}

// packedHead is how many packed bytes are looked at to tell what is in them.
const packedHead = 32 << 10

// packsWARC reports whether a file packed with gzip, of which head is the
// beginning, is a WARC file.
func packsWARC(head []byte) bool {
	unpacked, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return false
	}
	first := make([]byte, headSize)
	n, _ := io.ReadFull(unpacked, first)
	return formatOf(first[:n]) == warcFile
}

// gzip walks a tar archive that is packed as a whole, or the one file in it.
func (w *walker) gzip(prefix, name string, r io.Reader, depth int) error {
	unpacked, err := gzip.NewReader(r)
	if err != nil {
		return damaged(err)
	}
	label := decodeName(unpacked.Name, true)
	in := bufio.NewReader(w.counted(unpacked))
	head, err := in.Peek(headSize)
	if err != nil && err != io.EOF && (len(head) == 0 || strings.HasSuffix(withoutGz(name), ".tar")) {
		return damaged(err)
	}
	if formatOf(head) == tarFile {
		return w.tar(prefix, in, depth)
	}
	if label == "" {
		label = withoutGz(path.Base(strings.ReplaceAll(name, "\\", "/")))
	}
	return w.file(prefix, label, in, -1, depth)
}

func withoutGz(name string) string {
	switch lower := strings.ToLower(name); {
	case strings.HasSuffix(lower, ".tgz"):
		return name[:len(name)-len(".tgz")] + ".tar"
	case strings.HasSuffix(lower, ".gz"):
		return name[:len(name)-len(".gz")]
	}
	return name
}

// file gives one file of an archive, or walks it where it is an archive. size is
// what the archive says of it, -1 where it says nothing.
func (w *walker) file(prefix, name string, r io.Reader, size int64, depth int) error {
	if hidden(name) {
		return nil
	}
	if !Named(name) {
		content, bad := w.read(r, size)
		return w.give(&Member{Name: prefix + name, Content: content, Err: bad})
	}
	in := bufio.NewReader(r)
	head, _ := in.Peek(headSize)
	if formatOf(head) == none {
		content, bad := w.read(in, size)
		return w.give(&Member{Name: prefix + name, Content: content, Err: bad})
	}
	if depth >= w.Depth {
		return w.refuse(prefix+name, extract.UnsupportedFormat, fmt.Sprintf("more than %d archives inside each other", w.Depth))
	}
	err := w.stream(prefix+name+"/", name, in, depth+1)
	var bad *extract.Error
	if errors.As(err, &bad) && w.over == nil {
		return w.give(&Member{Name: prefix + name, Err: bad}) // the archive around it goes on
	}
	return err
}

// hidden reports whether a name, or a directory in it, is one that programs keep
// to themselves.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

func (w *walker) refuse(name string, reason extract.Reason, detail string) error {
	return w.give(&Member{Name: name, Err: &extract.Error{Reason: reason, Detail: detail}})
}

// give hands out a member, under a name that no other one has.
func (w *walker) give(m *Member) error {
	if w.over != nil {
		return w.over
	}
	if w.count++; w.count > w.Members {
		return w.limit(fmt.Sprintf("more than %d files", w.Members))
	}
	name := m.Name
	for n := 2; !w.unused(m.Name); n++ {
		m.Name = fmt.Sprintf("%s#%d", name, n)
	}
	if !w.yield(m) {
		return errStop
	}
	return nil
}

func (w *walker) unused(name string) bool {
	hash := maphash.String(w.seed, name)
	if _, used := w.names[hash]; used {
		return false
	}
	w.names[hash] = struct{}{}
	return true
}

// read reads a file of size bytes, -1 where that is not known.
func (w *walker) read(r io.Reader, size int64) ([]byte, *extract.Error) {
	if size > w.Member {
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%d bytes, limit %d", size, w.Member)}
	}
	var b bytes.Buffer
	const trusted = 1 << 20 // what a file is believed to hold before it is read
	b.Grow(int(min(max(size, 0), trusted)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(r, w.Member+1)); err != nil {
		return nil, damaged(err)
	}
	if int64(b.Len()) > w.Member {
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("more than %d bytes", w.Member)}
	}
	return b.Bytes(), nil
}

// counted returns r with what is read from it counted as unpacked.
func (w *walker) counted(r io.Reader) io.Reader { return countingReader{w, r} }

type countingReader struct {
	w *walker
	r io.Reader
}

func (c countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	if limit := c.w.unpacked(int64(n)); limit != nil {
		return 0, limit
	}
	return n, err
}

// unpacked counts n bytes.
func (w *walker) unpacked(n int64) error {
	w.total += n
	switch {
	case w.total > w.Total:
		return w.limit(fmt.Sprintf("it unpacks to more than %d bytes", w.Total))
	case w.total > freely && w.total/w.Ratio > w.packed:
		return w.limit(fmt.Sprintf("it unpacks to more than %d times its size", w.Ratio))
	}
	return nil
}

// limit says that the archive costs too much as a whole, so that no part of it
// is read any further.
func (w *walker) limit(detail string) error {
	w.over = &extract.Error{Reason: extract.TooLarge, Detail: detail}
	return w.over
}

// damaged makes a reason of an error of a reader.
func damaged(err error) *extract.Error {
	var bad *extract.Error
	var record *warc.Error
	switch {
	case errors.As(err, &bad):
		return bad
	case errors.As(err, &record) && record.Reason == warc.TooLarge:
		return &extract.Error{Reason: extract.TooLarge, Detail: record.Error()}
	case errors.As(err, &record):
		return &extract.Error{Reason: extract.Damaged, Detail: record.Error()}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &extract.Error{Reason: extract.Damaged, Detail: "it ends too early"}
	case errors.Is(err, zip.ErrAlgorithm):
		return &extract.Error{Reason: extract.UnsupportedFormat, Detail: "a way of packing that is not read"}
	}
	return &extract.Error{Reason: extract.Damaged, Detail: err.Error()}
}
