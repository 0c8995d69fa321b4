package roster

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"raquan/bot/text"
	"raquan/bot/viet"
)

// Legacy tells which cells were kept in an old font and are read in Unicode.
type Legacy struct {
	Cells   int
	Fonts   []viet.Encoding // in order of first sight
	Samples []Converted
}

// Converted is one such cell.
type Converted struct {
	Row           int
	Before, After string
}

// sampled is how many converted cells a preview shows.
const sampled = 8

// legible puts the cells of a record into Unicode. Once a font was recognised for
// sure, cells that could be another language are read in it too.
func (l *Legacy) legible(rec record) {
	for i, cell := range rec.cells {
		cell = bytesAsLatin1(cell)
		after, ok := l.convert(cell)
		if ok {
			l.note(rec.line, cell, after)
		} else if cell != rec.cells[i] {
			after = strings.Map(brokenByte, rec.cells[i])
		}
		rec.cells[i] = after
	}
}

func (l *Legacy) convert(cell string) (string, bool) {
	after, font, ok := viet.FromLegacy(cell)
	if ok {
		l.sight(font)
		return after, true
	}
	for _, font := range l.Fonts {
		if after, ok := font.Decode(cell); ok {
			return after, true
		}
	}
	return cell, false
}

func (l *Legacy) sight(font viet.Encoding) {
	if !slices.Contains(l.Fonts, font) {
		l.Fonts = append(l.Fonts, font)
	}
}

func (l *Legacy) note(line int, before, after string) {
	l.Cells++
	if len(l.Samples) < sampled {
		l.Samples = append(l.Samples, Converted{line, tidy(before), tidy(after)})
	}
}

// preview says what was converted, with a few cells before and after.
func (l *Legacy) preview(w io.Writer) {
	if l.Cells == 0 {
		return
	}
	fonts := make([]string, len(l.Fonts))
	for i, f := range l.Fonts {
		fonts[i] = f.String()
	}
	fmt.Fprintln(w, say(text.PreviewLegacy, "n", viet.Dots(int64(l.Cells)), "fonts", strings.Join(fonts, ", ")))
	for _, c := range l.Samples {
		fmt.Fprintln(w, " ", say(text.ListLine, "row", strconv.Itoa(c.Row), "text", say(text.PreviewLegacyCell, "before", c.Before, "after", c.After)))
	}
	if more := l.Cells - len(l.Samples); more > 0 {
		fmt.Fprintln(w, " ", sayN(text.PreviewMoreNotes, more))
	}
}

// Spreadsheets save the old fonts in one byte a letter, which is no UTF-8. Such
// bytes are kept as characters of a private area until the cell is whole: in an
// old font they are letters, elsewhere they are broken.
const (
	firstKept = 0xF600
	lastKept  = firstKept + 0xFF
)

func isKept(r rune) bool { return r >= firstKept && r <= lastKept }

// keepBytes is a UTF-8 decoder that keeps what is none.
type keepBytes struct{ transform.NopResetter }

func (keepBytes) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		r, size := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && size == 1 {
			if !atEOF && !utf8.FullRune(src[nSrc:]) {
				return nDst, nSrc, transform.ErrShortSrc
			}
			r = firstKept + rune(src[nSrc])
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// bytesAsLatin1 shows kept bytes as programs of today show the old fonts.
func bytesAsLatin1(cell string) string {
	if strings.IndexFunc(cell, isKept) < 0 {
		return cell
	}
	return strings.Map(func(r rune) rune {
		if isKept(r) {
			return r - firstKept
		}
		return r
	}, cell)
}

func brokenByte(r rune) rune {
	if isKept(r) {
		return utf8.RuneError
	}
	return r
}
