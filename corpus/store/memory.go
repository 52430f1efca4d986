package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gouji/gouji/corpus/ingest"
)

// memory answers what is known of an input, from what was committed. Hashes of
// all places and contents that the database had at the beginning are held, so
// that it is only asked about what it may know.
type memory struct {
	parser   int64
	own      string // the database's path
	places   map[uint64]struct{}
	contents map[uint64]struct{}

	mu      sync.Mutex
	conn    *sql.Conn
	place   *sql.Stmt
	content *sql.Stmt
}

func (db *DB) memory(ctx context.Context, parser int64) (*memory, error) {
	c, err := db.pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	m := &memory{parser: parser, own: filepath.Clean(db.path), conn: c, places: map[uint64]struct{}{}, contents: map[uint64]struct{}{}}
	if err := m.load(ctx); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	m.place, err = c.PrepareContext(ctx, "SELECT size, mtime, sha256, removed FROM sources WHERE path = ? AND member = ? AND parser = ?")
	if err == nil {
		m.content, err = c.PrepareContext(ctx, "SELECT 1 FROM records WHERE sha256 = ? AND kind = ? AND parser = ?")
	}
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return m, nil
}

// load reads the hashes.
func (m *memory) load(ctx context.Context) error {
	rows, err := m.conn.QueryContext(ctx, "SELECT path, member, sha256 FROM sources")
	if err != nil {
		return err
	}
	defer rows.Close()
	var path, member, hash sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&path, &member, &hash); err != nil {
			return err
		}
		m.places[place(path, member)] = struct{}{}
		if len(hash) == sha256.Size {
			m.contents[short(hash)] = struct{}{}
		}
	}
	return rows.Err()
}

// place hashes a place.
func place[T string | sql.RawBytes](path, member T) uint64 {
	h := newHash()
	for i := range len(path) {
		h.word(uint64(path[i]))
	}
	h.word(256)
	for i := range len(member) {
		h.word(uint64(member[i]))
	}
	return uint64(h)
}

// short is a part of a content's hash.
func short(sha256 []byte) uint64 { return binary.LittleEndian.Uint64(sha256) }

func (m *memory) hasPlace(path, member string) bool {
	_, ok := m.places[place(path, member)]
	return ok
}

func (m *memory) hasContent(hash [32]byte) bool {
	_, ok := m.contents[short(hash[:])]
	return ok
}

func (m *memory) close() {
	_, _, _ = m.place.Close(), m.content.Close(), m.conn.Close() // they only read
}

// Unchanged is ingest.Memory's. An error means that nothing is known.
func (m *memory) Unchanged(p ingest.Place) bool {
	name := filepath.Clean(p.Path)
	if p.ModTime.IsZero() {
		return false
	}
	if rest, ok := strings.CutPrefix(name, m.own); ok && (rest == "" || rest == "-wal" || rest == "-shm") {
		return true // the database itself is no input
	}
	if !m.hasPlace(name, p.Record) {
		return false
	}
	var size, mtime, removed int64
	var hash []byte
	m.mu.Lock()
	defer m.mu.Unlock()
	err := m.place.QueryRow(name, p.Record, m.parser).Scan(&size, &mtime, &hash, &removed)
	return err == nil && removed == 0 && size == p.Size && mtime == p.ModTime.UnixNano()
}

// Same is ingest.Memory's.
func (m *memory) Same(p ingest.Place, hash [32]byte) bool {
	if !m.hasContent(hash) {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.stored(p, hash) {
		return true
	}
	var found int
	return m.content.QueryRow(hash[:], kind(p), m.parser).Scan(&found) == nil
}

// holds reports whether a place had that content.
func (m *memory) holds(p ingest.Place, hash [32]byte) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.stored(p, hash)
}

func (m *memory) stored(p ingest.Place, hash [32]byte) bool {
	var size, mtime, removed int64
	var known []byte
	err := m.place.QueryRow(filepath.Clean(p.Path), p.Record, m.parser).Scan(&size, &mtime, &known, &removed)
	return err == nil && bytes.Equal(known, hash[:])
}

// kind is what a file's name says of its format: its ending.
func kind(p ingest.Place) string {
	const longest = 16
	ext := strings.ToLower(path.Ext(filepath.ToSlash(p.Name())))
	return ext[:min(len(ext), longest)]
}
