// Package store keeps what was read of many reports in one SQLite database.
//
// In: paths, read through package ingest. Out: a database file that any SQLite
// program opens, whose tables and views SCHEMA.md describes, and typed rows for
// exports. Build reads what is new or changed since the last build, and nothing
// else; it may be killed at any moment.
//
// SQLite is modernc.org/sqlite (BSD licence; SQLite itself is in the public
// domain): it needs no cgo and brings FTS5 with trigrams, by which Chinese is
// searched without word boundaries. Rows are written through the driver's own
// interface, as database/sql costs more than a row does.
package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite" // the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Version is the version of the schema that this program writes. An older
// database is brought up to it when it is opened for a build.
const Version = 4

// applicationID marks a database as one of this program: "Gouj".
const applicationID = 0x476f756a

// The errors of opening a database, to be matched with errors.Is.
var (
	ErrNotFound  = errors.New("no such database")
	ErrForeign   = errors.New("the file is no database of gouji")
	ErrDirectory = errors.New("a directory, no database")
	ErrReadOnly  = errors.New("the database cannot be written: the file or its folder is read-only")
	ErrEmpty     = errors.New("the database is empty; build it first")
	ErrNewer     = errors.New("the database was written by a newer gouji")
	ErrOlder     = errors.New("the database was written by an older gouji; build it again to upgrade it")
	ErrBusy      = errors.New("another build is writing to the database")
)

//go:embed schema/*.sql
var schemas embed.FS

// DB is an open database.
type DB struct {
	path string
	pool *sql.DB
}

// Create opens the database at path for a build. It makes one where there is
// none, and upgrades an older one.
func Create(ctx context.Context, path string) (*DB, error) {
	if err := foreign(path); err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	db, err := open(path, "rwc", "page_size(8192)", "journal_mode(wal)", "synchronous(normal)", "cache_size(-65536)",
		"wal_autocheckpoint(4000)", "busy_timeout(10000)")
	if err != nil {
		return nil, err
	}
	if err := db.migrate(ctx); err != nil {
		return nil, errors.Join(readOnly(err), db.Close())
	}
	return db, nil
}

// readOnly makes ErrReadOnly of SQLite's errors that it cannot write a file, nor open
// one for writing.
func readOnly(err error) error {
	if code := codeOf(err); code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY {
		return fmt.Errorf("%w (%v)", ErrReadOnly, err)
	}
	return err
}

// codeOf is SQLite's code of an error, 0 for another one.
func codeOf(err error) int {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		return failed.Code() & 0xFF
	}
	return 0
}

// Open opens the database at path for reading only.
func Open(ctx context.Context, path string) (*DB, error) {
	if err := foreign(path); err != nil {
		return nil, err
	}
	pragmas := []string{"query_only(1)", "cache_size(-65536)", "busy_timeout(10000)"}
	db, err := open(path, "ro", pragmas...)
	if err != nil {
		return nil, err
	}
	version, err := db.version(ctx)
	if errors.Is(readOnly(err), ErrReadOnly) && complete(path) {
		if err := db.Close(); err != nil {
			return nil, err
		}
		if db, err = open(path, immutable, pragmas...); err != nil {
			return nil, err
		}
		version, err = db.version(ctx)
	}
	switch {
	case err != nil:
	case version > Version:
		err = ErrNewer
	case version == 0:
		err = ErrEmpty
	case version < Version:
		err = ErrOlder
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	return db, nil
}

// complete reports whether a database has nothing outside its file, so that it can be read
// where SQLite may not make the file by which readers and writers agree.
func complete(path string) bool {
	info, err := os.Stat(path + "-wal")
	return errors.Is(err, os.ErrNotExist) || err == nil && info.Size() == 0
}

// foreign says why a file is no database of this program.
func foreign(path string) error {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("%s: %w", path, ErrNotFound)
	case err != nil:
		return err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return fmt.Errorf("%s: %w", path, ErrDirectory)
	}
	head := make([]byte, 72)
	n, err := f.Read(head)
	switch {
	case n == 0 && err != nil: // just created, by a build that was killed
		return nil
	case n < len(head), string(head[:16]) != "SQLite format 3\x00":
		return fmt.Errorf("%s: %w", path, ErrForeign)
	}
	id, schema := binary.BigEndian.Uint32(head[68:]), binary.BigEndian.Uint32(head[40:])
	if id != applicationID && (id != 0 || schema != 0) { // one that a killed build has left has no tables
		return fmt.Errorf("%s: %w", path, ErrForeign)
	}
	return nil
}

// immutable is the mode of a database that nobody can write.
const immutable = "immutable"

func open(path, mode string, pragmas ...string) (*DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	query := url.Values{"mode": {mode}, "_pragma": pragmas}
	if mode == immutable {
		query.Set("mode", "ro")
		query.Set("immutable", "1")
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: query.Encode()}
	pool, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	return &DB{path: path, pool: pool}, nil
}

// Close closes the database.
func (db *DB) Close() error { return db.pool.Close() }

func (db *DB) version(ctx context.Context) (int, error) {
	var version, id int
	err := db.pool.QueryRowContext(ctx, "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id").Scan(&version, &id)
	switch {
	case err != nil:
		return 0, err
	case version > 0 && id != applicationID:
		return 0, ErrForeign
	}
	return version, nil
}

// migrate brings the schema to Version, one script for each version, each in a
// transaction of its own.
func (db *DB) migrate(ctx context.Context) error {
	version, err := db.version(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", db.path, err)
	case version > Version:
		return fmt.Errorf("%s: %w", db.path, ErrNewer)
	}
	for version < Version {
		if version, err = db.upgrade(ctx); err != nil {
			return fmt.Errorf("%s: %w", db.path, err)
		}
	}
	return nil
}

// upgrade runs the next script, unless another process was faster, and returns
// the version that the database has then.
func (db *DB) upgrade(ctx context.Context) (int, error) {
	conn, err := db.pool.Conn(ctx)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return 0, busy(err)
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // fails after the end of the transaction
	var version, tables int
	err = conn.QueryRowContext(ctx, "SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version").Scan(&version, &tables)
	switch {
	case err != nil:
		return 0, err
	case version == 0 && tables > 0:
		return 0, ErrForeign
	case version >= Version:
		return version, nil
	}
	version++
	script, err := schemas.ReadFile(fmt.Sprintf("schema/%03d.sql", version))
	if err != nil {
		return 0, err
	}
	if _, err := conn.ExecContext(ctx, string(script)); err != nil {
		return 0, err
	}
	if version == Version {
		if err := deriveOrgans(ctx, conn); err != nil {
			return 0, err
		}
	}
	if _, err := conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT", version, applicationID)); err != nil {
		return 0, err
	}
	return version, nil
}

// busy makes ErrBusy of SQLite's error that the database is locked.
func busy(err error) error {
	if err != nil && strings.Contains(err.Error(), "SQLITE_BUSY") {
		return fmt.Errorf("%w (%v)", ErrBusy, err)
	}
	return err
}
