package config

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Most letters of what a page shows at once, so that a cheap phone shows it
// without scrolling, and a forwarded message stays below 600 with the place
// filled in.
const (
	maxTitle  = 45
	maxStep   = 400 // of a guide or a problem
	maxAnswer = 600 // of a question
	maxReady  = 500
	maxLetter = 1800
)

var textKey = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

const bareSuffix = "_bare"

func (r *campaignReader) appLinks(m mapping) {
	for _, v := range m.list("app_links") {
		f := v.mapping("key", "label", "url")
		l := AppLink{
			Key:   f.matching("key", "android", textKey, "small letters, digits and underscores, at most 32"),
			Label: r.needText(f, "label", textRule{most: maxLabel}),
			URL:   f.needStr("url", "https://…"),
		}
		if l.URL != "" {
			f.fields["url"].url(l.URL, "https", "http")
		}
		if slices.ContainsFunc(r.c.AppLinks, func(o AppLink) bool { return o.Key == l.Key }) {
			v.fault("app link %s is there twice; give it another key", l.Key)
		}
		r.c.AppLinks = append(r.c.AppLinks, l)
	}
}

// pages reads the texts: each a page of the kind that its key begins with. Its
// first line is the title.
func (r *campaignReader) pages(m mapping) {
	v, ok := m.get("texts")
	if !ok {
		return
	}
	texts := v.mapping()
	for _, key := range texts.order {
		r.page(key, texts.fields[key])
	}
	for i := range r.c.Pages {
		r.checkBare(texts.fields[r.c.Pages[i].Key], &r.c.Pages[i])
	}
}

func (r *campaignReader) page(key string, v value) {
	if !textKey.MatchString(key) {
		v.fault("the text key %q does not fit; use small letters, digits and underscores, at most 32", key)
		return
	}
	word, _, _ := strings.Cut(key, "_")
	p := Page{Key: key, Kind: PageKind(word)}
	if !slices.Contains(pageKinds, p.Kind) {
		v.fault("the text key %s begins with no known kind; begin it with guide_, problem_, faq_, message_ or letter", key)
		return
	}
	t := r.text(v, textRule{known: r.pageNames(p.Kind), most: maxLetter})
	p.Title.Vi, p.Body.Vi = titled(t.Vi)
	p.Title.En, p.Body.En = titled(t.En)
	if t.Empty() {
		return
	}
	for _, part := range []Text{{p.Title.Vi, p.Body.Vi}, {p.Title.En, p.Body.En}} {
		checkPage(v, p.Kind, part.Vi, part.En)
	}
	if of, bare := strings.CutSuffix(key, bareSuffix); bare && p.Kind == ReadyPage {
		full := r.c.Page(of)
		if full == nil {
			v.fault("%s is the variant of %s, which is not there before it; write %s first", key, of, of)
			return
		}
		full.Bare = p.Body
		if names := figuresIn(p.Body); len(names) > 0 {
			v.fault("%s has %s, but it is shown when figures are not known; take them away", key, braces(names))
		}
		return
	}
	r.c.Pages = append(r.c.Pages, p)
}

// titled parts a text into its first line and the rest.
func titled(s string) (title, body string) {
	title, body, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(title), strings.TrimSpace(body)
}

// pageNames are the placeholders that a page may have.
func (r *campaignReader) pageNames(kind PageKind) []string {
	names := []string{"app"}
	if kind != ReadyPage {
		return names
	}
	for _, q := range r.c.Questions {
		if q.Type == Count {
			names = append(names, strings.ToLower(q.Key))
		}
	}
	return append(names, PercentName, PlaceName)
}

// checkPage holds one language of a page against what a small screen shows.
func checkPage(v value, kind PageKind, title, body string) {
	if title == "" || body == "" {
		v.fault("%s needs a first line, which is its title, and a text below it", v.name())
		return
	}
	if n := utf8.RuneCountInString(title); n > maxTitle || strings.ContainsAny(title, "{}") {
		v.fault("the first line of %s goes onto a button: at most %d characters and no placeholder; it has %d", v.name(), maxTitle, n)
	}
	most, parts := map[PageKind]int{GuidePage: maxStep, ProblemPage: maxStep, FAQPage: maxAnswer, ReadyPage: maxReady, LetterPage: maxLetter}[kind], []string{body}
	if kind == GuidePage {
		parts = Steps(body)
	}
	for _, part := range parts {
		if n := utf8.RuneCountInString(part); n > most {
			v.fault("%s shows %d characters at once; the most is %d: %.40s…", v.name(), n, most, part)
		}
	}
}

// figuresIn are the placeholders of a text that stand for the unit's figures.
func figuresIn(t Text) []string {
	return slices.DeleteFunc(t.names(), func(name string) bool { return name == "app" || name == PlaceName })
}

// checkBare demands a variant without figures of a message that has some.
func (r *campaignReader) checkBare(v value, p *Page) {
	if names := figuresIn(p.Body); p.Kind == ReadyPage && len(names) > 0 && p.Bare.Empty() {
		v.fault("%s has %s, which may not be known; add %s, which is shown then, without", p.Key, braces(names), p.Key+bareSuffix)
	}
}
