package interpret

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"regexp"
	"strconv"
)

var (
	sealReference = regexp.MustCompile(`/Encrypt\s+(\d{1,9})\s+(\d{1,5})\s+R`)
	sealInline    = regexp.MustCompile(`/Encrypt\s*<<`)
	fileEntry     = regexp.MustCompile(`/ID\s*\[`)
	endStream     = []byte("endstream")
)

// maxStated bounds an encryption dictionary and a file's identity.
const maxStated = 1 << 16

// method is how streams are encrypted.
type method uint8

const (
	plain method = iota
	byRC4
	byAES    // with a key for each object
	byAES256 // with the file's key
)

// decrypted returns a copy of an encrypted file in which the streams are in
// clear and nothing has moved, so that the cross-reference table still holds.
// What the library decrypts itself is less: no keys of 40 or of 256 bits. Strings
// outside streams stay encrypted; no text that is printed is in them.
//
// Only the empty password is tried: files that open without one.
func decrypted(b []byte) ([]byte, error) {
	if !bytes.Contains(b, []byte("/Encrypt")) {
		return b, nil
	}
	objects, _ := scan(b)
	seal, named, ok := sealOf(b, objects)
	if !named {
		return b, nil
	}
	if !ok {
		return nil, unsupported("dictionary", "missing")
	}
	key, how, err := seal.open(fileID(b))
	if err != nil {
		return nil, err
	}
	out := bytes.Clone(b)
	lengths := lengthsOf(b, objects)
	last := bytes.LastIndex(b, endStream)
	end := 0
	for _, o := range objects {
		if o.offset < end || o.body > last {
			continue // inside a stream, or without an end
		}
		from, to, ok := streamOf(b, o, lengths)
		if !ok {
			continue
		}
		end = to
		decrypt(out[from:to], how, objectKey(key, how, o))
	}
	// The library must not decrypt a second time.
	return bytes.ReplaceAll(out, []byte("/Encrypt"), []byte("/Opened_")), nil
}

// sealOf returns the encryption dictionary that the last trailer names, where one
// is named, and whether it is there.
func sealOf(b []byte, objects []located) (s seal, named, ok bool) {
	if at := sealReference.FindAllSubmatch(b, -1); len(at) > 0 {
		id, _ := strconv.Atoi(string(at[len(at)-1][1]))
		for i := len(objects) - 1; i >= 0; i-- {
			if objects[i].id == id {
				l := lexer{data: b[:objects[i].next], pos: objects[i].body}
				dict, _ := l.next()
				return seal{dict}, true, dict.kind == dictKind
			}
		}
		return seal{}, true, false
	}
	if at := sealInline.FindAllIndex(b, -1); len(at) > 0 {
		l := lexer{data: first(b[at[len(at)-1][1]-len("<<"):], maxStated)}
		dict, _ := l.next()
		return seal{dict}, true, dict.kind == dictKind
	}
	return seal{}, false, false
}

// fileID returns the first part of the identity that the last trailer states.
func fileID(b []byte) []byte {
	at := fileEntry.FindAllIndex(b, -1)
	if len(at) == 0 {
		return nil
	}
	l := lexer{data: first(b[at[len(at)-1][1]:], maxStated)}
	first, _ := l.next()
	return first.text
}

// lengthsOf returns the numbers that stand alone in objects: lengths of streams
// may be said in an object of their own.
func lengthsOf(b []byte, objects []located) map[int]int {
	out := map[int]int{}
	for _, o := range objects {
		l := lexer{data: b[:o.next], pos: o.body}
		if n, ok := l.next(); ok && n.kind == numberKind {
			out[o.id] = int(n.num)
		}
	}
	return out
}

// streamOf returns where the data of an object's stream are, false where it has
// none or they are not encrypted.
func streamOf(b []byte, o located, lengths map[int]int) (from, to int, ok bool) {
	l := lexer{data: b[:o.next], pos: o.body}
	dict, _ := l.next()
	word, _ := l.next()
	if dict.kind != dictKind || !word.is("stream") || string(dict.after("Type").text) == "XRef" {
		return 0, 0, false
	}
	if filter := dict.after("Filter"); len(filter.items) > 0 && string(filter.items[0].text) == "Crypt" || string(filter.text) == "Crypt" {
		return 0, 0, false
	}
	from = l.pos
	if l.peek(0) == '\r' {
		from++
	}
	if from < len(b) && b[from] == '\n' {
		from++
	}
	if n := dict.length(lengths); n >= 0 && n <= len(b)-from {
		rest := b[from+n:]
		if bytes.HasPrefix(bytes.TrimLeft(rest[:min(len(rest), 16)], "\r\n "), endStream) {
			return from, from + n, true
		}
	}
	n := bytes.Index(b[from:], endStream)
	if n < 0 {
		return 0, 0, false
	}
	return from, from + n, true
}

// after returns what follows a name in a dictionary. Unlike value it can be used
// where references are among the values.
func (o object) after(key string) object {
	for i, item := range o.items {
		if item.kind == nameKind && string(item.text) == key && i+1 < len(o.items) {
			return o.items[i+1]
		}
	}
	return object{}
}

// length returns the length that a stream's dictionary states, -1 for none.
func (o object) length(lengths map[int]int) int {
	for i, item := range o.items {
		if item.kind != nameKind || string(item.text) != "Length" || i+1 >= len(o.items) || o.items[i+1].kind != numberKind {
			continue
		}
		n := int(o.items[i+1].num)
		if i+3 < len(o.items) && o.items[i+3].is("R") {
			if stated, ok := lengths[n]; ok {
				return stated
			}
			return -1
		}
		return n
	}
	return -1
}

// objectKey returns the key for one object.
func objectKey(key []byte, how method, o located) []byte {
	if how == byAES256 {
		return key
	}
	h := md5.New()
	h.Write(key)
	h.Write([]byte{byte(o.id), byte(o.id >> 8), byte(o.id >> 16), byte(o.generation), byte(o.generation >> 8)})
	if how == byAES {
		h.Write([]byte("sAlT"))
	}
	return h.Sum(nil)[:min(len(key)+5, md5.Size)]
}

// decrypt decrypts data in place. Where the clear data are shorter, blanks fill
// the rest: filters and content streams ignore them.
func decrypt(data []byte, how method, key []byte) {
	switch how {
	case byRC4:
		if c, err := rc4.NewCipher(key); err == nil {
			c.XORKeyStream(data, data)
		}
	case byAES, byAES256:
		c, err := aes.NewCipher(key)
		n := len(data) / aes.BlockSize * aes.BlockSize
		if err != nil || n < 2*aes.BlockSize {
			fillBlank(data)
			return
		}
		clear := make([]byte, n-aes.BlockSize)
		cipher.NewCBCDecrypter(c, data[:aes.BlockSize]).CryptBlocks(clear, data[aes.BlockSize:n])
		if padding := int(clear[len(clear)-1]); padding <= aes.BlockSize {
			clear = clear[:len(clear)-padding]
		}
		fillBlank(data[copy(data, clear):])
	}
}

func fillBlank(data []byte) {
	for i := range data {
		data[i] = ' '
	}
}

// unsupported is the error for an encryption that is not known.
func unsupported(what string, value any) error {
	return fmt.Errorf("%w: %s %v", ErrEncryption, what, value)
}
