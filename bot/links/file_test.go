package links

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"raquan/bot/chat"
	"raquan/bot/roster"
	"raquan/config"
	"raquan/store"
)

// A district too large for one workbook: the rows are all in the first, the
// codes are parted, and each is in one. Nothing is drawn here: that takes time.
func TestFilesOfALargeDistrict(t *testing.T) {
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		open  int
		names []string
		says  string // in the caption of the last
		qr    int    // codes in the last
	}{
		{0, []string{"lien-ket-01-A.xlsx"}, "", 0},
		{300, []string{"lien-ket-01-A.xlsx"}, "Trang “Mã QR để in” có 300 mã QR", 300},
		{620, []string{"lien-ket-01-A-1.xlsx", "lien-ket-01-A-2.xlsx", "lien-ket-01-A-3.xlsx"}, "Tệp 3/3: mã QR 601–620 trong 620.", 20},
		{6001, []string{"lien-ket-01-A.xlsx"}, "Có 6.001 liên kết chưa dùng, quá nhiều", 0},
	} {
		open := make([]roster.LinkRow, x.open)
		for i := range open {
			open[i].Code = fmt.Sprint(i)
		}
		rows := append([]roster.LinkRow{{Code: "joined"}}, open...)
		if n := filesFor(x.open); n != len(x.names) {
			t.Errorf("%d open: %d files", x.open, n)
		}
		var drawn []string
		var last *file
		for at, name := range x.names {
			p := &page{c: c, screen: store.Screen{Name: File, Page: at}, unit: store.Unit{Code: "01/A", Name: "LĐLĐ quận Mẫu"}}
			last = p.part(rows, open, &counts{units: len(rows), joined: 1})
			if last.name != name || utf8.RuneCountInString(chat.Plain(last.caption)) > chat.MaxCaption {
				t.Errorf("%d open: file %q, %s", x.open, last.name, last.caption)
			}
			if want := len(rows); at == 0 && len(last.book.Rows) != want || at > 0 && len(last.book.Rows) != len(last.book.QR) {
				t.Errorf("%d open, file %d: %d rows", x.open, at, len(last.book.Rows))
			}
			for _, r := range last.book.QR {
				drawn = append(drawn, r.Code)
			}
		}
		if !strings.Contains(last.caption, x.says) || len(last.book.QR) != x.qr {
			t.Errorf("%d open: %d codes in the last file, %s", x.open, len(last.book.QR), last.caption)
		}
		for i, code := range drawn {
			if code != fmt.Sprint(i) {
				t.Fatalf("%d open: code %d is that of %s", x.open, i, code)
			}
		}
		if x.open <= perFile*maxFiles && len(drawn) != x.open {
			t.Errorf("%d open: %d drawn", x.open, len(drawn))
		}
	}
}
