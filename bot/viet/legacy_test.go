package viet

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestFromLegacy(t *testing.T) {
	for _, row := range table(t, "legacy.tsv", 3) {
		for e, typed := range map[Encoding]string{TCVN3: row[1], VNI: row[2]} {
			if typed == "" {
				continue
			}
			if got, enc, ok := FromLegacy(typed); !ok || got != row[0] || enc != e {
				t.Errorf("%q: %q in %s (%v), want %q in %s", typed, got, enc, ok, row[0], e)
			}
		}
	}
}

// inLegacy writes a text as the old fonts store it.
func inLegacy(e Encoding, s string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(s) {
		letter := string(r)
		for _, l := range legacyLetters {
			switch {
			case l.letter != unicode.ToLower(r):
			case e == VNI && unicode.IsUpper(r):
				letter = strings.ToUpper(l.vni)
			case e == VNI:
				letter = l.vni
			default:
				letter = string(l.tcvn3) // capitals in a font of their own
			}
		}
		for code, capital := range tcvn3Capitals {
			if e == TCVN3 && capital == r {
				letter = string(code)
			}
		}
		out.WriteString(letter)
	}
	return out.String()
}

// TestLegacyRoundTrip writes texts in the old fonts and reads them back.
func TestLegacyRoundTrip(t *testing.T) {
	names := []string{"Liên đoàn Lao động tỉnh Bà Rịa - Vũng Tàu", "Công đoàn các Khu chế xuất và công nghiệp Thành phố Hồ Chí Minh",
		"LĐLĐ huyện Đắk R'lấp", "Giàng A Páo - Chủ tịch", "Trường THPT Nguyễn Thị Minh Khai", "Xí nghiệp Gỗ Mỹ nghệ Đỗ Xuyên", "Bệnh viện Đa khoa khu vực Củ Chi",
		"Hợp tác xã Vận tải Quyết Thắng", "Nguyễn Hữu Nghĩa", "Phạm Thuỷ Tiên", "Ủy ban nhân dân phường Phước Mỹ"}
	for _, name := range names {
		for _, e := range []Encoding{TCVN3, VNI} {
			typed := inLegacy(e, name)
			want := name
			if e == TCVN3 {
				typed = inLegacy(e, strings.ToLower(name))
				want = strings.ToLower(name)
			}
			if got, enc, ok := FromLegacy(typed); !ok || got != want || enc != e {
				t.Errorf("%q as %q: %q in %s (%v)", want, typed, got, enc, ok)
			}
		}
	}
	for n := int64(0); n < 3000; n += 7 {
		for _, e := range []Encoding{TCVN3, VNI} {
			words := "tổng số " + Words(n)
			if got, _, ok := FromLegacy(inLegacy(e, words)); !ok || got != words {
				t.Errorf("%q: %q (%v)", words, got, ok)
			}
		}
	}
}

// notLegacy are texts that must stay as they are, letter by letter.
var notLegacy = []string{
	"", "Samsung Electronics", "Công đoàn cơ sở Công ty may", "Hoà Bình", "Lê Văn Tám", "Công ty TNHH Hoà Bình", "CÔNG TY CÀ PHÊ", "Nguyễn Thị Hường", "Đặng Thị Mai",
	"Müller", "Jürgen Müller", "François Hollande", "René Descartes", "Nestlé", "Citroën", "Société Générale", "Crédit Agricole", "L'Oréal", "Hôtel de l'Opéra",
	"Schön & Böhm GmbH", "Köln", "Höng", "Zürich Straße 5", "Thaï", "Air Thaï", "Haï Phong", "Où", "goût", "Août", "naïf", "Noël", "Israël", "aérien", "España", "Muñoz", "El Niño", "Ñ", "São Paulo",
	"João", "Leões", "Åse Ødegård", "Malmö", "Håkan", "Æro", "Ísland", "Þór", "Mário Götze", "garçon", "Raúl", "Saúl", "maïs", "Haïti", "Zaïre",
	"LG®", "Lego®", "© 2020", "©", "5 × 3 m", "10 µm", "25 °C", "§ 5", "1ª", "Nº 5", "£5", "¥100", "¿Qué?", "½", "3½", "aõ0ªn", "±5", "÷", "Vina®", "Việt\u00adNam", "Ha\u00adnoi", "a\u00adb", "\ufffd",
	"Công ty Nestlé Việt Nam", "Công ty Citroën Hoà Bình", "Công ty Crédit Agricole", "Đỗ François", "Lê René", "Trường Pháp Alexandre Yersin – Lycée français",
}

func TestLegacyLeavesOthers(t *testing.T) {
	for _, s := range notLegacy {
		for _, typed := range []string{s, strings.ToUpper(s), norm.NFD.String(s)} {
			if got, enc, ok := FromLegacy(typed); ok || got != typed || enc != Modern {
				t.Errorf("%q became %q in %s", typed, got, enc)
			}
		}
	}
	for _, file := range []string{"number", "date", "yesno", "name", "unit", "phone"} {
		for _, row := range rows(t, file, 1) {
			if got, enc, ok := FromLegacy(row[0]); ok {
				t.Errorf("%q became %q in %s", row[0], got, enc)
			}
		}
	}
}

// TestLegacyDecode reads what is unsure alone and sure beside others.
func TestLegacyDecode(t *testing.T) {
	for typed, want := range map[string]string{"Haï Long": "Hạ Long", "Höng": "Hưng", "Phó Thä": ""} {
		got, ok := VNI.Decode(typed)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q (%v), want %q", typed, got, ok, want)
		}
	}
	if got, ok := TCVN3.Decode("Phó Thä"); !ok || got != "Phú Thọ" {
		t.Errorf("%q (%v)", got, ok)
	}
	if got, ok := TCVN3.Decode("Quü Trî vèn"); !ok || got != "Quỹ Trợ vốn" {
		t.Errorf("%q (%v)", got, ok)
	}
	if _, ok := Modern.Decode("Haï Long"); ok {
		t.Error("nothing is known of the file, yet it was changed")
	}
}
