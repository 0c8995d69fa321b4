package roster

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// TestQRCode reads the pictures back with another library.
func TestQRCode(t *testing.T) {
	for _, text := range []string{
		"https://www.bluezone.gov.vn",
		"https://t.me/RaQuanMauBot?start=k3x9w2m7q8r4t6y1",
		"Công đoàn cơ sở",
	} {
		raw, err := QRCode(text)
		if err != nil {
			t.Fatal(err)
		}
		if len(raw) > 8<<10 {
			t.Errorf("%s: %d bytes are much for a ledger entry", text, len(raw))
		}
		img, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != QRSize || b.Dy() != QRSize {
			t.Errorf("%s: the picture is %v", text, b)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
		if err != nil {
			t.Fatal(err)
		}
		got, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got.GetText() != text {
			t.Errorf("read back %q, want %q", got.GetText(), text)
		}
	}
	if _, err := QRCode(strings.Repeat("x", 5000)); err == nil {
		t.Error("5,000 letters fit into no QR code")
	}
}
