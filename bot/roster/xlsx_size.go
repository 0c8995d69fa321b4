package roster

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Limits of a workbook in bytes, so that no small file can fill the memory: a
// file of 160 kB can hold styles that take 7 GB. A roster of 126,000 units
// unpacks to 100 MB.
const (
	maxUnpacked = 256 << 20 // all parts together
	maxInMemory = 16 << 20  // of cells and texts; above, they lie in a temporary file
	maxPart     = 8 << 20   // of any other part in XML, which takes some 70 times that in memory
)

// checkSize refuses a workbook that says it unpacks to more than a roster does.
// One that lies is cut off where it said it would end.
func checkSize(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%w: %v", ErrFormat, err)
	}
	var all uint64
	for _, part := range z.File {
		size := part.UncompressedSize64
		if all += min(size, maxUnpacked+1); all > maxUnpacked {
			return fmt.Errorf("%w: it unpacks to more than %d MB; keep the list alone in it", ErrFormat, maxUnpacked>>20)
		}
		if size > maxPart && !unbounded(part.Name) {
			return fmt.Errorf("%w: its part %.60q unpacks to more than %d MB; copy the list, values only, into a new workbook", ErrFormat, part.Name, maxPart>>20)
		}
	}
	return nil
}

// unbounded reports whether a part may be as large as all of them together:
// cells and texts, which are read piece by piece, and pictures, which are not
// looked into.
func unbounded(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, "\\", "/"))
	return strings.HasPrefix(name, "xl/worksheets/sheet") || name == "xl/sharedstrings.xml" || strings.HasPrefix(name, "xl/media/")
}
