package store

import (
	"database/sql/driver"
	"encoding/json"

	"github.com/gouji/gouji/normalize/number"
)

// value returns a number as SQLite holds it.
func value(v number.Value) driver.Value {
	if v.Scale() == 0 {
		return v.Coef()
	}
	return real(v)
}

func valueOr(v *number.Value) driver.Value {
	if v == nil {
		return nil
	}
	return value(*v)
}

// text returns NULL for "".
func text(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

// count returns NULL for 0.
func count(n int) driver.Value {
	if n == 0 {
		return nil
	}
	return int64(n)
}

// reference returns NULL for 0.
func reference(id int64) driver.Value {
	if id == 0 {
		return nil
	}
	return id
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// list returns a list as JSON, NULL where it is empty.
func list[T any](l []T) driver.Value {
	if len(l) == 0 {
		return nil
	}
	return marshal(l)
}

// object returns v as JSON, NULL where there is none.
func object[T any](v *T) driver.Value {
	if v == nil {
		return nil
	}
	return marshal(v)
}

// marshal writes a value of the record's types as JSON, which they all allow.
func marshal(v any) driver.Value {
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return string(b)
}
