package export

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// rowGroup is how many rows are held before they are written. Wide tables hold
// fewer.
const rowGroup = 1 << 20 // cells

// parquetEncoder writes Parquet, packed with zstd, texts by dictionary. Numbers
// that may have decimals are doubles; facts.raw has every digit.
type parquetEncoder struct {
	w      *parquet.GenericWriter[any]
	fields []field
	values []parquet.Value
	rows   []parquet.Row
}

func newParquet(out *output, t *table) *parquetEncoder {
	schema := parquet.NewSchema(t.name, parquet.SchemaOf(reflect.New(rowType(t.fields)).Interface()))
	group := max(rowGroup/len(t.fields), 1000)
	return &parquetEncoder{fields: t.fields, values: make([]parquet.Value, 0, len(t.fields)), rows: make([]parquet.Row, 1),
		w: parquet.NewGenericWriter[any](out, schema, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(int64(group)), parquet.CreatedBy("gouji", "", ""))}
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
	}
	e.rows[0] = e.values
	_, err := e.w.WriteRows(e.rows)
	return err
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
