package sim

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// FuzzHTML: whatever comes in, the parser ends; entities lie within the text;
// and what the page shows is the text again, once its tags are taken out.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"Đã ghi <b>312</b> &amp; <i>cảm ơn</i> 😀", `<a href="https://a.vn/?x=1&amp;y">x</a>`, "<pre><code class='language-go'>x</code></pre>",
		"&#x1F600;&#0;&#xD800;&lt", "<b", "</b>", "<b></b>", "<a href=", "<span class=tg-spoiler> x </span>", "<b ><i>x</i></b>", "<b\x00>",
	} {
		f.Add(seed)
	}
	tag := regexp.MustCompile(`<[^>]*>`)
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) {
			return
		}
		text, entities, err := parseHTML(in)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "Bad Request: can't parse entities: ") {
				t.Errorf("refused with %q", err)
			}
			return
		}
		plain, entities, err := trim(text, entities)
		if err != nil {
			t.Fatal(err)
		}
		units := len(utf16.Encode([]rune(plain)))
		for _, e := range entities {
			if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > units {
				t.Errorf("%+v lies outside of the %d units of %q", e, units, plain)
			}
		}
		shown := html.UnescapeString(tag.ReplaceAllString(renderHTML(plain, entities), ""))
		if shown != plain {
			t.Errorf("%q is shown as %q", plain, shown)
		}
	})
}
