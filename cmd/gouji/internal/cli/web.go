package cli

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/fetch"
	"github.com/gouji/gouji/corpus/fetch/safe"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// webFlags say how sites are asked; fetch, parse and check share them.
type webFlags struct {
	contact      string
	allowPrivate bool
	insecure     bool
}

func (a *app) addWebFlags(cmd *cobra.Command) *webFlags {
	web := &webFlags{}
	say, flags := a.lang.say, cmd.Flags()
	flags.StringVar(&web.contact, "contact", "", say("网址：在 User-Agent 中写明的联系方式 `TEXT`（网址或邮箱）", "URLs: how to reach you, `TEXT` (an address or mail) for the User-Agent"))
	flags.BoolVar(&web.allowPrivate, "allow-private", false, say("网址：允许访问内网、本机等非公网地址", "URLs: also ask addresses that are not public (intranet, loopback)"))
	flags.BoolVar(&web.insecure, "insecure", false, say("网址：接受无法验证的证书和旧版 TLS", "URLs: accept certificates that cannot be verified and old TLS"))
	return web
}

// options returns the options that the flags mean.
func (w *webFlags) options() fetch.Options {
	return fetch.Options{
		Agent:    agent(w.contact),
		Insecure: w.insecure,
		Dialer:   safe.Dialer{AllowPrivate: w.allowPrivate},
	}
}

// agent returns the value of User-Agent: gouji/1.2.0 (+mailto:somebody@example.org).
func agent(contact string) string {
	version := "devel"
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		version = info.Main.Version[1:]
	}
	contact = strings.Map(func(r rune) rune {
		if r < ' ' || r == '(' || r == ')' || r > '~' {
			return -1
		}
		return r
	}, contact)
	if contact == "" {
		return "gouji/" + version
	}
	return "gouji/" + version + " (+" + contact + ")"
}

// fetcher returns what gets the URLs among the paths, and what ends it.
func (w *webFlags) fetcher(maxBytes int64) (get func(context.Context, string) (*ingest.Fetched, *normalize.Refusal), done func()) {
	o := w.options()
	o.MaxBytes = maxBytes
	g := fetch.NewGetter(o)
	return func(ctx context.Context, url string) (*ingest.Fetched, *normalize.Refusal) {
		doc, err := g.Get(ctx, url)
		if err != nil {
			return nil, webRefusal(url, err)
		}
		return &ingest.Fetched{URL: doc.URL, Time: doc.Fetched, Content: doc.Content}, nil
	}, g.Close
}

// webRefusal says why a URL leads to no document.
func webRefusal(url string, err error) *normalize.Refusal {
	r := &normalize.Refusal{Schema: normalize.RefusalSchema, Source: normalize.Source{URL: url}, Refused: ingest.IO, Reason: form.Text{ZH: "读取时出错", EN: "an error while reading"}, Detail: err.Error()}
	var why *fetch.Failure
	if errors.As(err, &why) {
		r.Source.URL, r.Refused, r.Reason, r.Detail = why.URL, string(why.Reason), why.Reason.Text(), why.Detail
	}
	return r
}
