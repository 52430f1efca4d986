package extract

import "fmt"

// Reason is the short stable name of a refusal, as in the record's "refused".
type Reason string

// The reasons for which no document can be made of a file.
const (
	Empty             Reason = "empty"
	UnsupportedFormat Reason = "unsupported_format" // Detail names the format
	Damaged           Reason = "damaged"
	TooLarge          Reason = "too_large"
	Password          Reason = "password"  // it opens with a password only
	Scanned           Reason = "scanned"   // its pages are images; Detail names them
	NoText            Reason = "no_text"   // its fonts do not say, or not truly, which characters they print, or nothing is printed
	TimedOut          Reason = "timed_out" // it took longer than it may
	Elsewhere         Reason = "elsewhere" // only where its content is kept is said here; Detail says where
)

// Error says why a file is no Document. Match it with errors.As.
type Error struct {
	Reason Reason
	Detail string // English; what was found: the format, the limit
}

func (e *Error) Error() string {
	if e.Detail == "" {
		return string(e.Reason)
	}
	return fmt.Sprintf("%s: %s", e.Reason, e.Detail)
}

// Limits bound what one document may cost. The zero value of a field means its
// default.
type Limits struct {
	Bytes int64 // size of a file; default 64 MiB
	Cells int   // places in the grid of one table, and cells of a document; default 1,000,000
	Depth int   // nested tables; default 32
	Cell  int   // bytes of one cell's or paragraph's text; default 1 MiB
}

// WithDefaults returns l with its zero fields filled in.
func (l Limits) WithDefaults() Limits {
	if l.Bytes == 0 {
		l.Bytes = 64 << 20
	}
	if l.Cells == 0 {
		l.Cells = 1_000_000
	}
	if l.Depth == 0 {
		l.Depth = 32
	}
	if l.Cell == 0 {
		l.Cell = 1 << 20
	}
	return l
}
