package interpret

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/ledongthuc/pdf"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// request is what the parent writes.
type request struct {
	Memory  int64 // bytes that the child may take
	Seconds int   // of processor time that it may take
	File    []byte
}

// reply is one message of the child: how many pages there are; one page, read or
// not; or the end.
type reply struct {
	Total  int
	Page   *layout.Page
	Unread int // number of a page that could not be read
	End    bool
	Spent  bool  // the child is to read no other file
	Abrupt []int // at the end: the pages whose content ends in the middle
	// at the end: the pages that are damaged
	Damaged []int
	Fault   fault
	Detail  string
}

// fault names an error between the processes.
type fault uint8

const (
	noFault fault = iota
	faultPassword
	faultEncryption
	faultDamaged
	faultContradiction
)

// Serve is the child's side: it reads requests until there are no more, and
// answers each within the limits that it sets its own process. Its error says that
// the parent could not be heard or answered; what is wrong with a file is part of
// the answer.
func Serve(stdin io.Reader, stdout io.Writer) error {
	in := gob.NewDecoder(bufio.NewReader(stdin))
	w := bufio.NewWriter(stdout)
	out := gob.NewEncoder(w)
	for first := true; ; first = false {
		var q request
		if err := in.Decode(&q); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		if first {
			limitMemory(q.Memory)
		}
		limitTime(q.Seconds)
		end, err := answer(q.File, out.Encode)
		if err == nil {
			end.Spent = grown()
			err = errors.Join(out.Encode(end), w.Flush())
		}
		if err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
	}
}

// limitMemory bounds what this process may hold. Below that it may let garbage lie:
// a file leaves little.
func limitMemory(most int64) {
	const (
		stack   = 64 << 20 // bounds recursion
		garbage = 400      // percent
	)
	debug.SetMaxStack(stack)
	debug.SetMemoryLimit(most * 3 / 4) // collect before the limit is met
	debug.SetGCPercent(garbage)
	limitAddresses(most)
}

// grown reports whether files have left this process so large that the next had
// less room than in a new one.
func grown() bool {
	const most = 96 << 20
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys > most
}

// answer reads a file and sends what it finds, but for the end of the answer, which
// it returns. Its error is one of sending.
func answer(b []byte, send func(any) error) (end reply, err error) {
	d, pages, err := open(b)
	if err != nil {
		return ending(err), nil
	}
	if err := send(reply{Total: len(pages)}); err != nil {
		return end, err
	}
	for i, v := range pages {
		r := reply{}
		if page, err := d.read(v, i+1); err != nil {
			r.Unread = i + 1
			d.noteDamaged(i + 1)
		} else {
			r.Page = &page
		}
		if err := send(r); err != nil {
			return end, err
		}
	}
	end = reply{End: true, Abrupt: d.abrupt, Damaged: d.damaged}
	if d.contradicted {
		end.Fault = faultContradiction
	}
	return end, nil
}

// read reads one page; a page over which the library panics is damaged.
func (d *document) read(v pdf.Value, number int) (page layout.Page, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	if v.Kind() != pdf.Dict {
		return page, ErrDamaged
	}
	return d.page(v, number)
}

// ending is the last message about a file that could not be opened.
func ending(err error) reply {
	r := reply{End: true, Fault: faultDamaged, Detail: err.Error()}
	switch {
	case errors.Is(err, ErrPassword):
		r.Fault = faultPassword
	case errors.Is(err, ErrEncryption):
		r.Fault = faultEncryption
	}
	return r
}
