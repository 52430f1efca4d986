//go:build !unix

package fetch

import "os"

// lockFile opens a file: there is no lock that ends with the process.
func lockFile(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
}
