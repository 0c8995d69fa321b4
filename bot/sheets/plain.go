package sheets

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// bom lets spreadsheets see that a csv file is UTF-8.
const bom = "\ufeff"

// plain makes the csv file of a part.
func (b *book) plain(p *part) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(bom)
	lines := newLines(&out)
	columns := b.reports()
	lines.head(columns)
	for r, err := range b.rows(p) {
		if err != nil {
			return nil, err
		}
		p.count(r)
		lines.write(columns, r)
	}
	sum, err := lines.end()
	if err != nil {
		return nil, fmt.Errorf("sheets: csv: %w", err)
	}
	p.sum = sum
	return out.Bytes(), nil
}

// lines writes rows as RFC 4180 has them, and computes the checksum over them.
type lines struct {
	csv    *csv.Writer
	hash   hash.Hash
	fields []string
}

func newLines(w io.Writer) *lines {
	l := &lines{hash: sha256.New()}
	l.csv = csv.NewWriter(io.MultiWriter(w, l.hash))
	l.csv.UseCRLF = true
	return l
}

func (l *lines) head(columns []column[*row]) {
	l.fields = l.fields[:0]
	for _, head := range heads(columns) {
		l.fields = append(l.fields, bare(head))
	}
	_ = l.csv.Write(l.fields) // its error comes back from end
}

func (l *lines) write(columns []column[*row], r *row) {
	l.fields = l.fields[:0]
	for _, c := range columns {
		l.fields = append(l.fields, field(c.cell(r)))
	}
	_ = l.csv.Write(l.fields)
}

// end gives the checksum, or the first error of all writing.
func (l *lines) end() (string, error) {
	l.csv.Flush()
	return hex.EncodeToString(l.hash.Sum(nil)), l.csv.Error()
}

// field writes a cell: moments as 2020-08-25 16:42, which spreadsheets in every
// language read alike.
func field(cell any) string {
	switch v := cell.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case time.Time:
		return v.Format("2006-01-02 15:04")
	case string:
		return bare(v)
	}
	return ""
}

// formulaSigns begin what a spreadsheet runs instead of showing it when it opens a
// csv file; the wide ones are taken for the others in some of them.
const formulaSigns = "=+-@\t\r＝＋－＠"

// bare puts an apostrophe before a text that a spreadsheet would run: one of the
// signs comes first, or first behind spaces, which some of them drop. A line break
// inside is one of the file's own.
func bare(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	first := strings.TrimLeftFunc(s, func(r rune) bool {
		return !strings.ContainsRune(formulaSigns, r) && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r))
	})
	if first != "" && strings.ContainsRune(formulaSigns, []rune(first[:min(len(first), 4)])[0]) {
		return "'" + s
	}
	return s
}
