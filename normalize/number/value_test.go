package number

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestAppend(t *testing.T) {
	tests := []struct {
		value Value
		want  string
	}{
		{Value{}, "0"}, {Int(-7), "-7"}, {Decimal(961716, 1), "96171.6"}, {Decimal(0, 4), "0.0000"}, {Decimal(-5, 2), "-0.05"},
		{Decimal(50, 2), "0.50"}, {Decimal(100, 2), "1.00"}, {Int(math.MinInt64), "-9223372036854775808"}, {Decimal(math.MinInt64, 1), "-922337203685477580.8"},
	}
	for _, test := range tests {
		if got := test.value.String(); got != test.want {
			t.Errorf("%d e-%d prints %s, want %s", test.value.coef, test.value.scale, got, test.want)
		}
	}
}

func TestUnmarshalJSON(t *testing.T) {
	var got struct{ A, B, C *Value }
	if err := json.Unmarshal([]byte(`{"A": -96171.60, "B": null, "C": 0.0000}`), &got); err != nil {
		t.Fatal(err)
	}
	if *got.A != Decimal(-9617160, 2) || got.B != nil || *got.C != Decimal(0, 4) {
		t.Errorf("got %v %v %v", got.A, got.B, got.C)
	}
	for _, bad := range []string{`"1"`, `1e3`, `1.`, `.5`, `007`, `1,113`, `1 2`, ``, `-`, `--1`, `１`, `1234567890123456789`, `true`} {
		v := Int(9)
		if err := v.UnmarshalJSON([]byte(bad)); !errors.Is(err, ErrFormat) || v != Int(9) {
			t.Errorf("UnmarshalJSON(%s) = %v, %v, want ErrFormat", bad, v, err)
		}
	}
}

func TestShiftAndTrim(t *testing.T) {
	v, ok := Int(251000).Shift(-4)
	if !ok || v.String() != "25.1000" || v.Trim().String() != "25.1" {
		t.Errorf("251000 shifted by -4 is %v, %v, trimmed %v", v, ok, v.Trim())
	}
	if v, ok := Decimal(251, 1).Shift(4); !ok || v.String() != "251000" {
		t.Errorf("25.1 shifted by 4 is %v, %v", v, ok)
	}
	for _, n := range []int{18, 19, 400, -256} {
		if v, ok := Int(10).Shift(n); ok {
			t.Errorf("10 shifted by %d is %v, want no result", n, v)
		}
	}
	if !Decimal(500, 2).IsInt() || Decimal(50, 2).IsInt() || !Decimal(0, 3).IsInt() {
		t.Error("IsInt does not go by value")
	}
}

// rational is v as an independent exact number.
func rational(v Value) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(v.scale)), nil)
	return new(big.Rat).SetFrac(big.NewInt(v.coef), scale)
}

func anyValue() *rapid.Generator[Value] {
	return rapid.Custom(func(t *rapid.T) Value {
		coef := rapid.OneOf(rapid.Int64(), rapid.Int64Range(-1000, 1000)).Draw(t, "coef")
		return Decimal(coef, rapid.OneOf(rapid.Uint8(), rapid.Uint8Range(0, 4)).Draw(t, "scale"))
	})
}

func TestArithmeticIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyValue().Draw(t, "a"), anyValue().Draw(t, "b")
		x, y := rational(a), rational(b)
		if got, want := a.Cmp(b), x.Cmp(y); got != want {
			t.Fatalf("Cmp(%v, %v) = %d, want %d", a, b, got, want)
		}
		if got := a.Equal(b); got != (x.Cmp(y) == 0) {
			t.Fatalf("Equal(%v, %v) = %v", a, b, got)
		}
		checkResult(t, "sum", new(big.Rat).Add(x, y), a, b, Add)
		checkResult(t, "difference", new(big.Rat).Sub(x, y), a, b, Sub)
		if !a.Trim().Equal(a) {
			t.Fatalf("Trim changes %v to %v", a, a.Trim())
		}
	})
}

// checkResult checks that operate yields want, and refuses only what does not
// fit at the common scale.
func checkResult(t *rapid.T, name string, want *big.Rat, a, b Value, operate func(a, b Value) (Value, bool)) {
	got, ok := operate(a, b)
	if ok {
		if got.scale != max(a.scale, b.scale) || rational(got).Cmp(want) != 0 {
			t.Fatalf("%s of %v and %v is %v, want %v", name, a, b, got, want)
		}
		return
	}
	unit := rational(Decimal(1, max(a.scale, b.scale)))
	largest := new(big.Rat).SetInt64(math.MaxInt64)
	for _, v := range []*big.Rat{rational(a), rational(b), want} {
		if v.Quo(v, unit); v.Abs(v).Cmp(largest) > 0 {
			return
		}
	}
	t.Fatalf("%s of %v and %v is refused", name, a, b)
}

func TestNeg(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Decimal(rapid.Int64Range(-math.MaxInt64, math.MaxInt64).Draw(t, "coef"), 2)
		if sum, ok := Add(v, v.Neg()); !ok || sum.Sign() != 0 || v.Neg().Sign() != -v.Sign() {
			t.Fatalf("%v + %v = %v, %v", v, v.Neg(), sum, ok)
		}
	})
}

func TestTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Decimal(rapid.Int64Range(-limit+1, limit-1).Draw(t, "coef"), rapid.Uint8Range(0, MaxDigits).Draw(t, "scale"))
		if got := Parse(v.String()); got.Kind != Number || got.Value != v {
			t.Fatalf("Parse(%s) = %+v", v, got)
		}
		var back Value
		if data, _ := v.MarshalJSON(); back.UnmarshalJSON(data) != nil || back != v {
			t.Fatalf("JSON of %v reads as %v", v, back)
		}
	})
}
