package pdfium

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"
)

// A worker process reads files from its input and writes what it finds to its
// output. Both are messages: their length in eight bytes, then their bytes. A
// file is preceded by the milliseconds that it may take, in eight bytes; an answer
// is in gob's encoding.

// maxAnswer bounds what a worker may answer, in bytes.
const maxAnswer = 1 << 30

// answer is what a worker finds.
type answer struct {
	File  *File
	Error string // "" for none
	Cause cause
}

// cause tells the errors apart on the way between processes.
type cause uint8

const (
	noCause cause = iota
	causePassword
	causeDamaged
	causeBroken
)

// Serve is what a worker process does: it reads files from in, one after the
// other, until in ends. It starts PDFium at once. The process that started the
// worker ends it where a file takes too long; where that one is gone, Serve itself
// ends the process.
func Serve(in io.Reader, out io.Writer, o Options) error {
	const garbage = 400 // percent; the compiled PDFium is looked through at each collection
	debug.SetGCPercent(garbage)
	o = o.withDefaults()
	start := func() (*inside, error) { return startInside(o.Memory, compilationCache(o.Cache), false) }
	h, err := start()
	if err != nil {
		return err
	}
	defer func() { _ = h.stop() }()
	reader, writer := bufio.NewReader(in), bufio.NewWriter(out)
	for {
		limit, err := readNumber(reader)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		b, err := readMessage(reader, 1<<40)
		if err != nil {
			return err
		}
		const grace = 5 * time.Second
		end := time.AfterFunc(time.Duration(limit)*time.Millisecond+grace, func() { os.Exit(1) })
		file, err := h.read(context.Background(), b)
		end.Stop()
		if err := writeAnswer(writer, file, err); err != nil {
			return err
		}
		if errors.Is(err, errBroken) {
			return err // the next worker begins anew
		}
	}
}

func writeAnswer(w *bufio.Writer, file *File, err error) error {
	a := answer{File: file}
	switch {
	case errors.Is(err, ErrPassword):
		a.Cause = causePassword
	case errors.Is(err, errBroken):
		a.Cause = causeBroken
	case err != nil:
		a.Cause = causeDamaged
	}
	if err != nil {
		a.Error, a.File = err.Error(), nil
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(&a); err != nil {
		return err
	}
	if err := writeMessage(w, b.Bytes()); err != nil {
		return err
	}
	return w.Flush()
}

// read returns what an answer says.
func (a *answer) read() (*File, error) {
	switch a.Cause {
	case noCause:
		return a.File, nil
	case causePassword:
		return nil, ErrPassword
	case causeBroken:
		return nil, fmt.Errorf("%w (%s)", errBroken, a.Error)
	}
	if a.Error == ErrDamaged.Error() {
		return nil, ErrDamaged
	}
	return nil, fmt.Errorf("%w (%s)", ErrDamaged, a.Error)
}

func writeMessage(w io.Writer, b []byte) error {
	if err := writeNumber(w, uint64(len(b))); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

func writeNumber(w io.Writer, n uint64) error {
	_, err := w.Write(binary.BigEndian.AppendUint64(nil, n))
	return err
}

// readNumber reads eight bytes. Its error is io.EOF where there are none.
func readNumber(r io.Reader) (uint64, error) {
	var b [8]byte
	_, err := io.ReadFull(r, b[:])
	return binary.BigEndian.Uint64(b[:]), err
}

// readMessage reads a message of at most limit bytes.
func readMessage(r io.Reader, limit uint64) ([]byte, error) {
	n, err := readNumber(r)
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, fmt.Errorf("a message of %d bytes", n)
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(n)))
	if err == nil && uint64(len(b)) < n {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}

// process is PDFium in a worker process.
type process struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func startProcess(command []string) (*process, error) {
	cmd := exec.Command(command[0], command[1:]...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start a PDF worker: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start a PDF worker: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a PDF worker: %w", err)
	}
	return &process{cmd, in, bufio.NewReaderSize(out, 1<<16)}, nil
}

// read hands a file to the worker; the worker is ended when the context ends.
func (p *process) read(ctx context.Context, b []byte) (*File, error) {
	release := context.AfterFunc(ctx, func() { _ = p.cmd.Process.Kill() })
	defer release()
	limit := time.Hour
	if end, ok := ctx.Deadline(); ok {
		limit = max(0, time.Until(end))
	}
	if err := errors.Join(writeNumber(p.in, uint64(limit.Milliseconds())), writeMessage(p.in, b)); err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	message, err := readMessage(p.out, maxAnswer)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	var a answer
	if err := gob.NewDecoder(bytes.NewReader(message)).Decode(&a); err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	return a.read()
}

// stop ends the worker. What it was doing is lost, so how it ends says nothing.
func (p *process) stop() error {
	_ = p.in.Close()
	_ = p.cmd.Process.Kill()
	var exit *exec.ExitError
	if err := p.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		return err
	}
	return nil
}
