package freeze

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"time"

	"raquan/bot/figures"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
)

// How much a page holds: well below the store's limit for a value, also with long
// names, and little enough that a screen reads but a page or two.
const (
	belowPerPage = 64
	rowsPerPage  = 256
)

// below is a unit right below, as a page keeps it.
type below struct {
	Unit   store.Unit                  `json:"unit"`
	Zones  map[string]map[string]int64 `json:"zones,omitempty"`
	Freeze int                         `json:"freeze,omitempty"` // the newest of its own; 0: none
	At     time.Time                   `json:"at,omitzero"`

	Interim bool `json:"interim,omitempty"`
}

// row is a unit as a page of rows keeps it. A level above others stands before
// those below it, without a report.
type row struct {
	Depth  int           `json:"d"` // levels between the freeze's unit and this one
	Level  bool          `json:"level,omitempty"`
	Unit   store.Unit    `json:"unit"`
	Report *store.Report `json:"report,omitempty"` // without its answers, and with what it added to the tallies
	Line   int64         `json:"line,omitempty"`   // of the audit, of the revision that counted
}

// keptReport is what is kept of a report: all but texts of answers, which the
// revision has, and what is being worked on, of which the latest known figures
// are kept.
func keptReport(s store.Reader, c *config.Campaign, u *store.Unit, r *store.Report) (*store.Report, int64, error) {
	if r == nil {
		return nil, 0, nil
	}
	kept := *r
	kept.Working, kept.Sent, kept.Known, kept.Promise = nil, nil, nil, nil
	if !r.Counts() {
		for _, q := range c.Questions {
			if f, ok := tally.Latest(r, q.Key); ok && q.Type == config.Count {
				if kept.Known == nil {
					kept.Known = map[string]store.Figure{}
				}
				kept.Known[q.Key] = f
			}
		}
		return &kept, 0, nil
	}
	rev, err := revision(s, c.Key, u.ID, r.Revision)
	if err != nil {
		return nil, 0, err
	}
	return &kept, rev.Line, nil
}

func revision(s store.Reader, campaign string, unit store.UnitID, n int) (*store.Revision, error) {
	rev := new(store.Revision)
	found, err := store.Get(s, store.RevisionKey(campaign, unit, n), rev)
	if err == nil && !found {
		err = fmt.Errorf("freeze: revision %d of %s is missing: %w", n, unit, store.ErrCorrupt)
	}
	return rev, err
}

// body gives back a unit of a page with its sums.
func (b *below) body() figures.Body {
	body := figures.BodyOf(b.Unit, &store.Tally{Zones: b.Zones})
	body.Own = figures.Cut{At: b.At, Freeze: b.Freeze, Interim: b.Interim}
	return body
}

// plainZones are a body's sums as a tally has them, without those of people: who can
// be reached today is nothing of the figures.
func plainZones(zones map[string]tally.Sums) map[string]map[string]int64 {
	plain := make(map[string]map[string]int64, len(zones))
	for zone, sums := range zones {
		plain[zone] = tally.Figures(sums)
	}
	return plain
}

// pack makes a page of what it holds, and adds its plain bytes to the checksum.
func pack(sum hash.Hash, v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("freeze: encode page: %w", err)
	}
	addTo(sum, plain)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(plain); err != nil {
		return nil, fmt.Errorf("freeze: pack page: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("freeze: pack page: %w", err)
	}
	return b.Bytes(), nil
}

// unpack gives the plain bytes of a page.
func unpack(page []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("freeze: unpack page: %w: %w", store.ErrCorrupt, err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("freeze: unpack page: %w: %w", store.ErrCorrupt, err)
	}
	return plain, nil
}

// readPage reads a page into a list.
func readPage[T any](s store.Reader, campaign string, f *store.Freeze, part store.FreezePart, n int) ([]T, error) {
	plain, err := plainPage(s, campaign, f, part, n)
	if err != nil {
		return nil, err
	}
	var list []T
	if err := json.Unmarshal(plain, &list); err != nil {
		return nil, fmt.Errorf("freeze: decode page: %w: %w", store.ErrCorrupt, err)
	}
	return list, nil
}

func plainPage(s store.Reader, campaign string, f *store.Freeze, part store.FreezePart, n int) ([]byte, error) {
	page, err := s.Get(store.FreezePageKey(campaign, f.Unit, f.N, part, n))
	if err != nil {
		return nil, fmt.Errorf("freeze: read page %d of %s: %w", n, part, err)
	}
	return unpack(page)
}

// headOf are the canonical bytes of what a freeze's record itself says.
func headOf(f *store.Freeze) ([]byte, error) {
	b, err := json.Marshal(store.Freeze{Unit: f.Unit, N: f.N, By: f.By, In: f.In, At: f.At.UTC(), Line: f.Line, Head: f.Head,
		Body: f.Body, Zones: f.Zones, Below: f.Below, Rows: f.Rows, Pages: f.Pages, Interim: f.Interim})
	if err != nil {
		return nil, fmt.Errorf("freeze: encode: %w", err)
	}
	return b, nil
}

// addTo adds bytes to a checksum so that no two lists of them read the same.
func addTo(sum hash.Hash, b []byte) {
	fmt.Fprintf(sum, "%d:", len(b))
	sum.Write(b)
}

// checksum is that of a record and, in sum, of its pages.
func checksum(pages hash.Hash, f *store.Freeze) (string, error) {
	head, err := headOf(f)
	if err != nil {
		return "", err
	}
	all := sha256.New()
	addTo(all, head)
	addTo(all, pages.Sum(nil))
	return hex.EncodeToString(all.Sum(nil)), nil
}
