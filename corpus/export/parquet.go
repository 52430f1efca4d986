package export

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// What is held of a table before it is written: a row group ends with the first of
// these. Each of its columns has pages of its own, in the panel some hundreds.
const (
	groupCells = 1 << 18
	groupBytes = 8 << 20 // of texts
	pageBytes  = 32 << 10
	dictBytes  = 1 << 20 // of the different texts of a column, which is written plainly beyond them
)

// parquetEncoder writes Parquet, packed with zstd, texts by dictionary. Numbers
// that may have decimals are doubles; facts.raw has every digit.
type parquetEncoder struct {
	w      *parquet.GenericWriter[any]
	fields []field
	values []parquet.Value
	rows   []parquet.Row
	cells  int // of the row group at hand
	bytes  int // of its texts
}

func newParquet(out *output, t *table) *parquetEncoder {
	schema := parquet.NewSchema(t.name, parquet.SchemaOf(reflect.New(rowType(t.fields)).Interface()))
	return &parquetEncoder{fields: t.fields, values: make([]parquet.Value, 0, len(t.fields)), rows: make([]parquet.Row, 1),
		w: parquet.NewGenericWriter[any](out, schema, parquet.Compression(&parquet.Zstd), parquet.PageBufferSize(pageBytes),
			parquet.DictionaryMaxBytes(dictBytes), parquet.CreatedBy("gouji", "", ""))}
}

// rowType is a struct type with a field for each column, which keeps their
// order.
func rowType(fields []field) reflect.Type {
	list := make([]reflect.StructField, len(fields))
	for i, f := range fields {
		var of reflect.Type
		options := ",optional"
		switch f.kind {
		case integerKind, yearKind:
			of = reflect.TypeFor[int64]()
		case booleanKind:
			of = reflect.TypeFor[bool]()
		case numberKind:
			of = reflect.TypeFor[float64]()
		default:
			of = reflect.TypeFor[string]()
			options += ",dict"
		}
		list[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: of, Tag: reflect.StructTag(`parquet:"` + f.name + options + `"`)}
	}
	return reflect.StructOf(list)
}

func (e *parquetEncoder) row(row []cell) error {
	e.values = e.values[:0]
	for i := range row {
		v, err := parquetValue(&row[i], e.fields[i].kind)
		if err != nil {
			return err
		}
		level := 1
		if row[i].kind == nothing {
			level = 0
		}
		e.values = append(e.values, v.Level(0, level, i))
		e.bytes += len(row[i].text)
	}
	e.cells += len(row)
	e.rows[0] = e.values
	if _, err := e.w.WriteRows(e.rows); err != nil {
		return err
	}
	if e.cells < groupCells && e.bytes < groupBytes {
		return nil
	}
	e.cells, e.bytes = 0, 0
	return e.w.Flush()
}

func parquetValue(c *cell, k kind) (parquet.Value, error) {
	switch {
	case c.kind == nothing:
		return parquet.NullValue(), nil
	case c.kind == words:
		return parquet.ByteArrayValue([]byte(c.text)), nil
	case k == booleanKind:
		return parquet.BooleanValue(c.integer != 0), nil
	case k == numberKind && c.kind == whole:
		return parquet.DoubleValue(float64(c.integer)), nil
	case k == numberKind:
		f, err := strconv.ParseFloat(c.text, 64)
		return parquet.DoubleValue(f), err
	}
	return parquet.Int64Value(c.integer), nil
}

func (e *parquetEncoder) close() error { return e.w.Close() }
