package roster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/boombuler/barcode/qr"
)

// QRSize is the width and height of a picture of QRCode, in pixels: large enough
// to be printed at 4 cm, small enough for a ledger entry.
const QRSize = 512

// quiet is the empty margin around the code, in modules: ISO/IEC 18004 asks for
// four, and phones do not find a code without it on a dark background.
const quiet = 4

// QRCode draws a text, such as a link, as a PNG picture. Error correction is
// level M: a link stays readable on a creased sheet.
func QRCode(text string) ([]byte, error) {
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return nil, fmt.Errorf("roster: QR code: %w", err)
	}
	modules := code.Bounds().Dx()
	scale := QRSize / (modules + 2*quiet)
	if scale == 0 {
		return nil, fmt.Errorf("roster: QR code: %d letters are too many", len(text))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, framed(code, scale)); err != nil {
		return nil, fmt.Errorf("roster: QR code: %w", err)
	}
	return b.Bytes(), nil
}

// framed centres a code on a white picture of QRSize, each module a square of
// so many pixels. It is drawn by rows: a sheet has hundreds of codes.
func framed(code image.Image, scale int) image.Image {
	p := image.NewPaletted(image.Rect(0, 0, QRSize, QRSize), color.Palette{color.White, color.Black})
	modules := code.Bounds().Dx()
	at := (QRSize - modules*scale) / 2
	line := make([]byte, QRSize)
	for y := range modules {
		clear(line)
		for x := range modules {
			if code.At(x, y) == color.Black {
				for i := range scale {
					line[at+x*scale+i] = 1
				}
			}
		}
		for i := range scale {
			copy(p.Pix[(at+y*scale+i)*p.Stride:], line)
		}
	}
	return p
}
