package drafts

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed all:templates
var shipped embed.FS

// Templates are where templates come from.
type Templates struct {
	Dir string // a folder with one .docx for each form; empty: the shipped ones
}

// File is the name of a form's template.
func (f Form) File() string { return string(f) + ".docx" }

// Docx gives the template of a form as it is edited.
func (t Templates) Docx(f Form) ([]byte, error) {
	if t.Dir == "" {
		parts, err := shippedParts(f)
		if err != nil {
			return nil, err
		}
		return writeDocx(parts)
	}
	name := filepath.Join(t.Dir, f.File())
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is missing; raquan templates --out DIR writes one to begin with", name)
	}
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxTemplate+1))
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	return data, nil
}

// name is how a form's template is called in messages.
func (t Templates) name(f Form) string {
	if t.Dir == "" {
		return f.File() + " (built in)"
	}
	return filepath.Join(t.Dir, f.File())
}

func (t Templates) parts(f Form) ([]part, error) {
	data, err := t.Docx(f)
	if err != nil {
		return nil, err
	}
	parts, err := readDocx(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.name(f), err)
	}
	return parts, nil
}

// typesPart comes first in a .docx.
const typesPart = "[Content_Types].xml"

// shippedParts puts together what all templates share and what is one form's.
func shippedParts(f Form) ([]part, error) {
	var parts []part
	for _, dir := range []string{"templates/common", "templates/" + string(f)} {
		err := fs.WalkDir(shipped, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := shipped.ReadFile(name)
			parts = append(parts, part{strings.TrimPrefix(name, dir+"/"), data})
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("drafts: %w", err)
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		if (a.name == typesPart) == (b.name == typesPart) {
			return strings.Compare(a.name, b.name)
		}
		if a.name == typesPart {
			return -1
		}
		return 1
	})
	return parts, nil
}
