package chat

import (
	"html"
	"testing"
)

func TestPlain(t *testing.T) {
	tests := []struct{ html, want string }{
		{"", ""},
		{"Đã ghi 120 đoàn viên.", "Đã ghi 120 đoàn viên."},
		{"<b>Bước 1/9</b>\nCó bao nhiêu?", "Bước 1/9\nCó bao nhiêu?"},
		{`<a href="https://bluezone.gov.vn/?a=1&amp;b=2">Bluezone</a>`, "Bluezone"},
		{`<a href="a>b">c</a>`, "c"},
		{`<a href='a>b"'>c</a>`, "c"},
		{"<blockquote expandable>dài <i>lắm</i></blockquote>.", "dài lắm."},
		{"&lt;b&gt; &amp;amp; &quot;x&quot;", `<b> &amp; "x"`},
		{"&#65;&#x41;&#X1eA1;", "AAạ"},
		{"&copy; &nbsp; &", "&copy; &nbsp; &"},
		{"&#0; &#xD800; &#x110000; &#; &#x; &#-5;", "&#0; &#xD800; &#x110000; &#; &#x; &#-5;"},
		{"3 < 5 và a<", "3 < 5 và a<"},
		{"<b", "<b"},
		{`<a href="x>`, `<a href="x>`},
		{"< b>", "< b>"},
		{"&&lt;<<b>", "&<<"},
	}
	for _, tt := range tests {
		if got := Plain(tt.html); got != tt.want {
			t.Errorf("Plain(%q) = %q, want %q", tt.html, got, tt.want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"", "a", `<b>"x"</b>`, "&amp;lt;", "&#65;", "<a href='", "Tổ chức & công đoàn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := Plain(html.EscapeString(s)); got != s {
			t.Errorf("Plain of %q escaped = %q", s, got)
		}
		if got := Plain(s); len(got) > len(s) {
			t.Errorf("Plain(%q) grew to %q", s, got)
		}
	})
}
