package drafts

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits of what a template may hold, so that a broken file costs little.
const (
	maxTemplate = 8 << 20  // bytes of a .docx
	maxUnpacked = 32 << 20 // bytes of all its parts, unpacked
	maxParts    = 300
)

// part is one file of a .docx.
type part struct {
	name string
	data []byte
}

const mainPart = "word/document.xml"

// readDocx unpacks a .docx.
func readDocx(data []byte) ([]part, error) {
	if len(data) > maxTemplate {
		return nil, fmt.Errorf("it has more than %d bytes", maxTemplate)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("it is no .docx; save it in Word as “Word Document (.docx)”")
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("it has %d parts; the most is %d", len(z.File), maxParts)
	}
	var parts []part
	left := maxUnpacked
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		p := part{name: f.Name}
		if p.data, err = unpack(f, left); err != nil {
			return nil, err
		}
		left -= len(p.data)
		parts = append(parts, p)
	}
	if !slices.ContainsFunc(parts, func(p part) bool { return p.name == mainPart }) {
		return nil, fmt.Errorf("it has no part %s; save it in Word as “Word Document (.docx)”", mainPart)
	}
	return parts, sound(parts)
}

// unpack gives a part, which must not have more than so many bytes.
func unpack(f *zip.File, most int) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", f.Name, err)
	}
	if len(data) > most {
		return nil, fmt.Errorf("unpacked it has more than %d bytes", maxUnpacked)
	}
	return data, nil
}

// writeDocx packs parts. The same parts always give the same bytes.
func writeDocx(parts []part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("drafts: write %s: %w", p.name, err)
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, fmt.Errorf("drafts: write %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("drafts: write: %w", err)
	}
	return b.Bytes(), nil
}

// filled reports whether a part may hold placeholders: the text, and what stands
// above and below the pages.
func filled(name string) bool {
	base := path.Base(name)
	return name == mainPart || path.Dir(name) == "word" && path.Ext(base) == ".xml" &&
		(strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer"))
}
