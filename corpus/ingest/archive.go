package ingest

import (
	"context"
	"errors"
	"os"

	"github.com/gouji/gouji/corpus/archive"
	"github.com/gouji/gouji/extract"
)

// String returns the path, with the place inside the archive behind an
// exclamation mark.
func (p Place) String() string {
	if p.Record == "" {
		return p.Path
	}
	return p.Path + "!" + p.Record
}

// Name returns the name of the file itself, which hints at its format.
func (p Place) Name() string {
	if p.Record == "" {
		return p.Path
	}
	return p.Record
}

// archive hands out the files of an archive, and at last what became of the
// archive itself where that is not that all of it was read.
func (r *run) archive(ctx context.Context, in input) bool {
	file, err := os.Open(in.Path)
	if err != nil {
		in.fault = faultOf(err)
		return r.queue(ctx, in)
	}
	defer file.Close()
	going, empty := true, true
	err = archive.Walk(in.Path, file, in.Size, archive.Limits{Member: r.MaxBytes}, func(m *archive.Member) bool {
		empty = false
		going = r.member(ctx, in.Place, m)
		return going
	})
	var bad *extract.Error
	switch {
	case !going:
		return false
	case errors.Is(err, archive.ErrNoArchive):
		return r.queue(ctx, in)
	case errors.As(err, &bad):
		in.fault = &fault{string(bad.Reason), bad.Detail}
	case err != nil:
		in.fault = faultOf(err)
	case empty:
		in.fault = &fault{NoFiles, ""}
	}
	if in.fault != nil {
		return r.queue(ctx, in)
	}
	return r.Memory == nil || r.known(ctx, in.Place, Walked)
}

// member hands out one file of an archive.
func (r *run) member(ctx context.Context, at Place, m *archive.Member) bool {
	if r.OnMember != nil {
		r.OnMember()
	}
	at.Record = m.Name
	in := input{Place: at, read: true, content: m.Content, from: origin{m.URL, m.Fetched}}
	if m.Err != nil {
		in.fault = &fault{string(m.Err.Reason), m.Err.Detail}
	}
	return r.queue(ctx, in)
}
