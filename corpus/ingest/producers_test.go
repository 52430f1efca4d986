package ingest_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/gouji/gouji/normalize/reporttest"
)

// Documents are printed to PDF with programs that organs use: a browser prints
// sheets, an office suite prints Word documents. Tests are skipped where a program
// is not installed or prints nothing.

// chromium is a browser without windows, spoken to by the Chrome DevTools
// Protocol over two pipes: messages in JSON, a zero byte behind each.
type chromium struct {
	to      io.WriteCloser
	from    *bufio.Reader
	last    int // id of the last message
	session string
}

// startChromium starts a browser and opens an empty page in it.
func startChromium(t testing.TB) *chromium {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	childIn, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, childOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--remote-debugging-pipe", "--user-data-dir="+t.TempDir())
	cmd.ExtraFiles = []*os.File{childIn, childOut} // its descriptors 3 and 4
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	childIn.Close()
	childOut.Close()
	c := &chromium{to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		c.call("Browser.close", nil, nil)
		to.Close()
		io.Copy(io.Discard, from)
		from.Close()
		cmd.Wait()
	})
	var target struct{ TargetID string }
	var session struct{ SessionID string }
	err = errors.Join(
		c.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target),
		c.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session))
	if err != nil {
		t.Skip("chromium does not run here: ", err)
	}
	c.session = session.SessionID
	return c
}

// call sends a message and waits for the answer to it.
func (c *chromium) call(method string, params, result any) error {
	c.last++
	message := map[string]any{"id": c.last, "method": method}
	if params != nil {
		message["params"] = params
	}
	if c.session != "" {
		message["sessionId"] = c.session
	}
	b, err := json.Marshal(message)
	if err != nil {
		return err
	}
	if _, err := c.to.Write(append(b, 0)); err != nil {
		return err
	}
	for {
		b, err := c.from.ReadBytes(0)
		if err != nil {
			return err
		}
		var answer struct {
			ID     int
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		if err := json.Unmarshal(bytes.TrimSuffix(b, []byte{0}), &answer); err != nil {
			return err
		}
		switch {
		case answer.ID != c.last: // an event
		case answer.Error != nil:
			return fmt.Errorf("%s: %s", method, answer.Error.Message)
		case result == nil:
			return nil
		default:
			return json.Unmarshal(answer.Result, result)
		}
	}
}

// print prints a page of HTML.
func (c *chromium) print(page []byte) ([]byte, error) {
	var tree struct {
		FrameTree struct{ Frame struct{ ID string } }
	}
	if err := c.call("Page.getFrameTree", nil, &tree); err != nil {
		return nil, err
	}
	var printed struct{ Data []byte }
	err := c.call("Page.setDocumentContent", map[string]any{"frameId": tree.FrameTree.Frame.ID, "html": string(page)}, nil)
	if err == nil {
		err = c.call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true}, &printed)
	}
	return printed.Data, err
}

// printSheets prints all documents with Chromium, in order.
func printSheets(t testing.TB, docs []reporttest.Document) [][]byte {
	t.Helper()
	browser := startChromium(t)
	out := make([][]byte, len(docs))
	for i := range docs {
		var err error
		if out[i], err = browser.print(docs[i].Bytes); err != nil {
			t.Fatalf("%s: %v", docs[i].Name, err)
		}
	}
	return out
}

// printDocx prints all documents with LibreOffice, in order.
func printDocx(t testing.TB, docs []reporttest.Document) [][]byte {
	t.Helper()
	path, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	out := make([][]byte, len(docs))
	const batch, attempts = 40, 3 // it gives up now and then
	for from := 0; from < len(docs); from += batch {
		to := min(from+batch, len(docs))
		for i := range attempts {
			err := convertDocx(path, dir, docs, out, from, to)
			if err == nil {
				break
			}
			if i == attempts-1 && out[0] == nil {
				t.Skip("LibreOffice prints nothing here: ", err)
			}
			if i == attempts-1 {
				t.Fatal(err)
			}
		}
	}
	return out
}

// convertDocx prints the documents from from to to that are not printed yet.
func convertDocx(path, dir string, docs []reporttest.Document, out [][]byte, from, to int) error {
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for i := from; i < to; i++ {
		if out[i] != nil {
			continue
		}
		name := filepath.Join(dir, fmt.Sprintf("%d.docx", i))
		if err := os.WriteFile(name, docs[i].Bytes, 0o600); err != nil {
			return err
		}
		args = append(args, name)
	}
	printed, err := exec.Command(path, args...).CombinedOutput()
	for i := from; i < to; i++ {
		b, missing := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%d.pdf", i)))
		if missing != nil {
			err = errors.Join(err, missing, errors.New(string(printed)))
			continue
		}
		out[i] = b
	}
	return err
}
