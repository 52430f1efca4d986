package interpret

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// seal is an encryption dictionary.
type seal struct{ dict object }

// passwordPad stands for the empty password in keys of up to 128 bits.
var passwordPad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// open returns the key of a file that opens without a password, and how its
// streams are encrypted.
func (s seal) open(id []byte) (key []byte, how method, err error) {
	if name := string(s.dict.after("Filter").text); name != "Standard" {
		return nil, plain, unsupported("filter", name)
	}
	how, err = s.method()
	if err != nil {
		return nil, plain, err
	}
	if revision := s.dict.after("R").num; revision >= 5 {
		key, err = s.key256(revision >= 6)
	} else {
		key, err = s.key128(id, int(revision))
	}
	return key, how, err
}

// method returns how streams are encrypted.
func (s seal) method() (method, error) {
	version := int(s.dict.after("V").num)
	switch version {
	case 1, 2, 3:
		return byRC4, nil
	case 4, 5:
	default:
		return plain, unsupported("version", version)
	}
	name := string(s.dict.after("StmF").text)
	if name == "" || name == "Identity" {
		return plain, nil
	}
	switch cfm := string(s.dict.after("CF").after(name).after("CFM").text); cfm {
	case "V2":
		return byRC4, nil
	case "AESV2":
		return byAES, nil
	case "AESV3":
		return byAES256, nil
	default:
		return plain, unsupported("method", cfm)
	}
}

// key128 returns a key of up to 128 bits: algorithms 2, 4 and 5 of ISO 32000-1.
func (s seal) key128(id []byte, revision int) ([]byte, error) {
	size := 5
	if revision >= 3 {
		size = int(s.dict.after("Length").num) / 8
		if s.dict.after("V").num == 4 {
			size = 16
		}
	}
	if size < 5 || size > 16 {
		return nil, unsupported("key length", 8*size)
	}
	h := md5.New()
	h.Write(passwordPad)
	h.Write(first(s.dict.after("O").text, 32))
	h.Write(binary.LittleEndian.AppendUint32(nil, uint32(int64(s.dict.after("P").num))))
	h.Write(id)
	if revision >= 4 && s.dict.after("EncryptMetadata").is("false") {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:size])
			key = sum[:]
		}
	}
	key = key[:size]
	if !bytes.HasPrefix(s.dict.after("U").text, proof(key, id, revision)) {
		return nil, ErrPassword
	}
	return key, nil
}

// proof is what the dictionary says of a right key.
func proof(key, id []byte, revision int) []byte {
	text := bytes.Clone(passwordPad)
	if revision >= 3 {
		sum := md5.Sum(append(text, id...))
		text = sum[:]
	}
	turns := 1
	if revision >= 3 {
		turns = 20
	}
	own := make([]byte, len(key))
	for i := range turns {
		for k := range key {
			own[k] = key[k] ^ byte(i)
		}
		c, err := rc4.NewCipher(own)
		if err != nil {
			return nil
		}
		c.XORKeyStream(text, text)
	}
	return text
}

// key256 returns a key of 256 bits: algorithm 2.A of ISO 32000-2, and the older
// way of Adobe's extension.
func (s seal) key256(hardened bool) ([]byte, error) {
	user, wrapped := s.dict.after("U").text, s.dict.after("UE").text
	if len(user) < 48 || len(wrapped) < 32 {
		return nil, unsupported("key entries of", len(user))
	}
	hash := func(salt []byte) []byte {
		sum := sha256.Sum256(salt)
		if hardened {
			return hardenedHash(sum[:])
		}
		return sum[:]
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil, ErrPassword
	}
	c, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil, unsupported("key", err)
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(c, make([]byte, aes.BlockSize)).CryptBlocks(key, wrapped[:32])
	return key, nil
}

// hardenedHash is algorithm 2.B of ISO 32000-2 for the empty password.
func hardenedHash(k []byte) []byte {
	for round := 0; ; round++ {
		text := bytes.Repeat(k, 64)
		c, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(c, k[16:32]).CryptBlocks(text, text)
		sum := 0
		for _, b := range text[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(text)
			k = h[:]
		case 1:
			h := sha512.Sum384(text)
			k = h[:]
		default:
			h := sha512.Sum512(text)
			k = h[:]
		}
		const least = 64
		if round+1 >= least && int(text[len(text)-1]) <= round+1-32 {
			return k[:32]
		}
	}
}

// first returns at most n bytes.
func first(b []byte, n int) []byte { return b[:min(len(b), n)] }
