package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
)

// ErrWrites says that a query does something else than reading.
var ErrWrites = errors.New("only reading is allowed")

// ErrOneQuery says that a text holds no query, or several.
var ErrOneQuery = errors.New("one query is needed")

// Query runs one query of a user, which can only read: the file is opened for
// reading (Open), and SQLite's authorizer refuses whatever is no SELECT, so that
// no other file is opened or made either. begin is told the columns' names,
// then row is called for each row with values that are nil, int64, float64,
// string or []byte. Their errors end the query and are returned.
func (db *DB) Query(ctx context.Context, text string, begin func(columns []string) error, row func(values []any) error) error {
	if statements(text) != 1 {
		return ErrOneQuery
	}
	c, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	refused := false
	if err := c.Raw(func(raw any) error { return restrict(raw, &refused) }); err != nil {
		return err
	}
	defer c.Raw(release)
	rows, err := c.QueryContext(ctx, text)
	if err != nil {
		if refused {
			return fmt.Errorf("%w: %v", ErrWrites, err)
		}
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err == nil {
		err = begin(columns)
	}
	if err != nil {
		return err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// restrict lets a connection do nothing but read, and tells of an attempt.
func restrict(c any, refused *bool) error {
	return c.(sqlite.AuthorizerRegisterer).RegisterAuthorizer(func(action sqlite.AuthorizerActionCode, arg1, arg2, _, _ string) sqlite.AuthorizerReturnCode {
		switch action {
		case sqlite.AuthSelect, sqlite.AuthRead, sqlite.AuthRecursive:
			return sqlite.AuthorizerOK
		case sqlite.AuthFunction:
			if arg2 != "load_extension" {
				return sqlite.AuthorizerOK
			}
		case sqlite.AuthPragma:
			switch arg1 {
			case "data_version", "table_info", "table_xinfo", "table_list", "index_list", "index_info":
				return sqlite.AuthorizerOK // the search index and programs ask for these
			}
		}
		*refused = true
		return sqlite.AuthorizerDeny
	})
}

// release lifts the restriction.
func release(c any) error { return c.(sqlite.AuthorizerRegisterer).RegisterAuthorizer(nil) }

// statements counts the SQL statements of a text, which semicolons end.
func statements(text string) int {
	n, begun := 0, false
	for len(text) > 0 {
		skip, blank := 1, false
		switch c := text[0]; {
		case c == ';':
			begun, blank = false, true
		case strings.HasPrefix(text, "--"):
			skip, blank = until(text, 2, "\n"), true
		case strings.HasPrefix(text, "/*"):
			skip, blank = until(text, 2, "*/"), true
		case c == '\'', c == '"', c == '`':
			skip = until(text, 1, text[:1])
		case c == '[':
			skip = until(text, 1, "]")
		default:
			blank = strings.IndexByte(" \t\r\n\f", c) >= 0
		}
		if !blank && !begun {
			begun = true
			n++
		}
		text = text[skip:]
	}
	return n
}

// until returns how long a part of SQL is whose first bytes are given, up to its end.
func until(text string, first int, end string) int {
	if i := strings.Index(text[first:], end); i >= 0 {
		return first + i + len(end)
	}
	return len(text)
}
