package roster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"github.com/boombuler/barcode"
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
	inner := QRSize / (modules + 2*quiet) * modules
	if inner == 0 {
		return nil, fmt.Errorf("roster: QR code: %d letters are too many", len(text))
	}
	scaled, err := barcode.Scale(code, inner, inner)
	if err != nil {
		return nil, fmt.Errorf("roster: QR code: %w", err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, framed(scaled)); err != nil {
		return nil, fmt.Errorf("roster: QR code: %w", err)
	}
	return b.Bytes(), nil
}

// framed centres a code on a white picture of QRSize.
func framed(code image.Image) image.Image {
	p := image.NewPaletted(image.Rect(0, 0, QRSize, QRSize), color.Palette{color.White, color.Black})
	at := (QRSize - code.Bounds().Dx()) / 2
	draw.Draw(p, code.Bounds().Add(image.Pt(at, at)), code, image.Point{}, draw.Src)
	return p
}
