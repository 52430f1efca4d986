package archive

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/gouji/gouji/extract"
)

// zip walks a zip archive; of a WACZ file, the WARC files in it.
func (w *walker) zip(prefix, label string, r io.ReaderAt, size int64, depth int) error {
	if directory := directorySize(r, size); directory > maxDirectory {
		return w.limit(fmt.Sprintf("its list of files has %d bytes, limit %d", directory, maxDirectory))
	}
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return damaged(err)
	}
	crawl := strings.HasSuffix(strings.ToLower(label), ".wacz")
	for _, f := range archive.File {
		name := zipName(f)
		if crawl && !strings.HasPrefix(name, "archive/") {
			continue
		}
		if strings.HasSuffix(name, "/") || !f.Mode().IsRegular() || hidden(name) {
			continue
		}
		if err := w.zipped(prefix, name, f, depth); err != nil {
			return err
		}
	}
	return nil
}

// zipped gives one file of a zip archive.
func (w *walker) zipped(prefix, name string, f *zip.File, depth int) error {
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return w.refuse(prefix+name, extract.Password, "")
	}
	in, err := f.Open()
	if err != nil {
		return w.give(&Member{Name: prefix + name, Err: damaged(err)})
	}
	defer in.Close()
	return w.file(prefix, name, w.counted(in), int64(min(f.UncompressedSize64, 1<<62)), depth)
}

// zipName returns a file's name, from the field that Info-ZIP adds where the
// name is in no known charset, if it is about this name.
func zipName(f *zip.File) string {
	const unicodePath = 0x7075
	for extra := f.Extra; len(extra) >= 4; {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		extra = extra[4:]
		if size > len(extra) {
			break
		}
		field := extra[:size]
		extra = extra[size:]
		if id == unicodePath && size > 5 && field[0] == 1 && binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(f.Name)) {
			return decodeName(string(field[5:]), false)
		}
	}
	return decodeName(f.Name, f.NonUTF8)
}

// maxDirectory is how many bytes the list of files may have, which is held in
// memory: far more than a million names.
const maxDirectory = 256 << 20

// directorySize returns the distance from the beginning of a zip archive's list
// of files to the end of the archive, 0 where the list is not found: then there
// is nothing to read.
func directorySize(r io.ReaderAt, size int64) int64 {
	const (
		endSize   = 22
		longest   = 1<<16 + endSize // with the longest comment
		in64      = 0xFFFFFFFF      // the offset stands in the 64-bit record before
		locator64 = 20
	)
	tail := make([]byte, min(size, longest))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return 0
	}
	for at := len(tail) - endSize; at >= 0; at-- {
		if string(tail[at:at+4]) != "PK\x05\x06" {
			continue
		}
		offset := int64(binary.LittleEndian.Uint32(tail[at+16:]))
		if offset == in64 && at >= locator64 {
			var record [56]byte
			place := int64(binary.LittleEndian.Uint64(tail[at-locator64+8:]))
			if _, err := r.ReadAt(record[:], place); err != nil || place < 0 {
				return 0
			}
			offset = int64(binary.LittleEndian.Uint64(record[48:]))
		}
		return max(size-offset, int64(binary.LittleEndian.Uint32(tail[at+12:])))
	}
	return 0
}
