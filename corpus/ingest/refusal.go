package ingest

import (
	"errors"
	"io/fs"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// The names of refusals for what never reached the parser, or broke it.
const (
	NotFound      = "not_found"   // nothing has that name, or no longer
	NoMatch       = "no_match"    // a pattern that matches nothing
	BadPattern    = "bad_pattern" // a pattern that is none
	NoFiles       = "no_files"    // a directory or an archive without a file
	Permission    = "permission"
	IO            = "io" // any other error of the operating system
	TooLarge      = string(extract.TooLarge)
	TimeLimit     = "time_limit"
	NoTesseract   = "no_tesseract"   // a scan, and the program that reads scans is not installed
	NoFetch       = "no_fetch"       // a URL, and nothing that fetches
	InternalError = "internal_error" // a defect of the program
)

// fault says why an input could not be parsed.
type fault struct {
	name   string
	detail string // English
}

// faultOf names an error of the operating system.
func faultOf(err error) *fault {
	detail := err.Error()
	var at *fs.PathError
	if errors.As(err, &at) {
		detail = at.Err.Error() // the path is known
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &fault{NotFound, detail}
	case errors.Is(err, fs.ErrPermission):
		return &fault{Permission, detail}
	}
	return &fault{IO, detail}
}

// refused is the outcome of an input that is not parsed.
func (in *input) refused(f *fault) Outcome {
	refusal := f.refusal("")
	in.locate(&refusal.Source)
	return Outcome{Place: in.Place, Refusal: refusal, URL: in.from.url, Fetched: in.from.fetched}
}

func (f *fault) refusal(path string) *normalize.Refusal {
	return &normalize.Refusal{
		Schema:  normalize.RefusalSchema,
		Source:  normalize.Source{Path: path},
		Refused: f.name,
		Reason:  Reason(f.name),
		Detail:  f.detail,
	}
}

// Reason says for people what the name of a refusal means that this package or
// package extract gives; that of any other one is empty.
func Reason(name string) form.Text {
	switch name {
	case NotFound:
		return form.Text{ZH: "文件不存在", EN: "no such file or directory"}
	case NoMatch:
		return form.Text{ZH: "没有文件与通配符匹配", EN: "no file matches the pattern"}
	case BadPattern:
		return form.Text{ZH: "通配符写法有误", EN: "the pattern is malformed"}
	case NoFiles:
		return form.Text{ZH: "目录或压缩包中没有文件", EN: "the directory or archive holds no files"}
	case Permission:
		return form.Text{ZH: "没有读取权限", EN: "no permission to read"}
	case IO:
		return form.Text{ZH: "读取时出错", EN: "an error while reading"}
	case TooLarge:
		return form.Text{ZH: "文件超过大小上限", EN: "the file is larger than the limit"}
	case string(extract.Empty):
		return form.Text{ZH: "文件没有内容", EN: "the file is empty"}
	case string(extract.UnsupportedFormat):
		return form.Text{ZH: "不支持这种文件格式", EN: "files of this format are not read"}
	case string(extract.Damaged):
		return form.Text{ZH: "文件已损坏", EN: "the file is damaged"}
	case string(extract.Password):
		return form.Text{ZH: "文件需要密码才能打开", EN: "the file opens with a password only"}
	case string(extract.Scanned):
		return form.Text{ZH: "文件各页是图像，没有文字", EN: "the file's pages are images without text"}
	case string(extract.NoText):
		return form.Text{ZH: "文件的字体未如实说明所印为何字，无法取得文字", EN: "the file's fonts do not say, or not truly, which characters they print"}
	case string(extract.Elsewhere):
		return form.Text{ZH: "内容与另一记录相同，而该记录不在此文件中", EN: "the content is that of another record, which is not in this file"}
	case NoFetch:
		return form.Text{ZH: "这里不读取网址", EN: "URLs are not fetched here"}
	case NoTesseract:
		return form.Text{ZH: "读取扫描件所需的 tesseract 程序或其语言数据未安装", EN: "tesseract, which reads scans, or its language data is not installed"}
	case TimeLimit, string(extract.TimedOut):
		return form.Text{ZH: "处理超过时间上限", EN: "the file took longer than the time limit"}
	case InternalError:
		return form.Text{ZH: "程序内部错误，请报告此文件", EN: "an internal error: please report this file"}
	}
	return form.Text{}
}
