package interpret

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
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
	Fault  fault
	Detail string
}

// fault names an error between the processes.
type fault uint8

const (
	noFault fault = iota
	faultPassword
	faultEncryption
	faultDamaged
)

// Serve is the child's side: it reads one request, sets the limits of its own
// process and answers. Its error says that the parent could not be heard or
// answered; what is wrong with the file is part of the answer.
func Serve(stdin io.Reader, stdout io.Writer) error {
	var q request
	if err := gob.NewDecoder(bufio.NewReader(stdin)).Decode(&q); err != nil {
		return fmt.Errorf("read request: %w", err)
	}
	limitProcess(q.Memory, q.Seconds)
	w := bufio.NewWriter(stdout)
	out := gob.NewEncoder(w)
	if err := answer(q.File, out.Encode); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return w.Flush()
}

// maxStack bounds recursion.
const maxStack = 64 << 20

// limitProcess bounds what this process may cost.
func limitProcess(memory int64, seconds int) {
	debug.SetMaxStack(maxStack)
	debug.SetMemoryLimit(memory * 3 / 4) // collect before the limit is met
	limitResources(memory, seconds)
}

// answer reads a file and sends what it finds.
func answer(b []byte, send func(any) error) error {
	d, pages, err := open(b)
	if err != nil {
		return send(ending(err))
	}
	if err := send(reply{Total: len(pages)}); err != nil {
		return err
	}
	for i, v := range pages {
		r := reply{}
		if page, err := d.read(v, i+1); err != nil {
			r.Unread = i + 1
		} else {
			r.Page = &page
		}
		if err := send(r); err != nil {
			return err
		}
	}
	return send(reply{End: true})
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
