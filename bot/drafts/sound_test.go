package drafts

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"raquan/store"
)

// packed is a .docx whose parts stand in a zip as they are, one after the other.
func packed(t *testing.T, parts ...part) []byte {
	t.Helper()
	data, err := writeDocx(parts)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// bomb is a zip with so many parts of 8 MB of nothing.
func bomb(t *testing.T, parts int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range parts {
		w, err := z.Create(fmt.Sprintf("word/%d.xml", i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(make([]byte, 8<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func relation(kind, mode string) part {
	return part{"word/_rels/settings.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="http://example.com/x.dotm" TargetMode="` + mode + `"/></Relationships>`)}
}

// What is wrong with a template is said with its file and what to do; nothing of it
// reaches a draft, and it costs little.
func TestHostileTemplates(t *testing.T) {
	doc := part{mainPart, []byte(fmt.Sprintf(around, paragraph("{{ten_don_vi}}")))}
	xml := func(s string) part { return part{mainPart, []byte(s)} }
	for _, c := range []struct {
		name string
		data []byte
		want string // "": it is sound
	}{
		{"whole", packed(t, doc), ""},
		{"a link for people", packed(t, doc, relation("hyperlink", "External")), ""},
		{"a part of its own", packed(t, doc, relation("attachedTemplate", "Internal")), ""},
		{"empty", nil, "it is no .docx"},
		{"a text", []byte("BÁO CÁO"), "it is no .docx"},
		{"cut off", packed(t, doc)[:100], "it is no .docx"},
		{"another zip", packed(t, part{"a.txt", nil}), "it has no part word/document.xml"},
		{"50 MB", make([]byte, 50<<20), "it has more than 8388608 bytes"},
		{"a bomb", bomb(t, 5), "unpacked it has more than 33554432 bytes"},
		{"many parts", packed(t, make([]part, 301)...), "it has 301 parts; the most is 300"},
		{"no XML", packed(t, xml("{{ten_don_vi}} <w:p>")), "it cannot be read as XML"},
		{"not closed", packed(t, xml("<w:document><w:body>")), "it cannot be read as XML"},
		{"too deep", packed(t, xml(strings.Repeat("<a>", 5000)+strings.Repeat("</a>", 5000))), "it cannot be read as XML"},
		{"a document type", packed(t, xml(`<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>`)), "declares a document type"},
		{"an entity", packed(t, xml(`<d>&a;</d>`)), "it cannot be read as XML"},
		{"a remote template", packed(t, doc, relation("attachedTemplate", "External")), "it fetches http://example.com/x.dotm"},
		{"a remote picture", packed(t, doc, relation("image", "External")), "it fetches http://example.com/x.dotm"},
		{"macros", packed(t, doc, part{"word/vbaProject.bin", []byte("x")}), "it has macros"},
		{"a part twice", packed(t, doc, doc), "part word/document.xml is there twice"},
		{"a wrong name", packed(t, xml(fmt.Sprintf(around, paragraph("{{ten_don_v", "ii}} {{#don_vj}}{{ten")))), "unknown placeholders: {{#don_vj}},  {{ten, {{ten_don_vii}};"},
	} {
		t.Run(c.name, func(t *testing.T) {
			templates := Templates{Dir: t.TempDir()}
			for _, form := range Forms {
				if err := os.WriteFile(templates.name(form), packed(t, doc), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(templates.name(FormGrassroots), c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			err := templates.Check(bluezone(t))
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), "B.docx: ") || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

// Word divides a text into runs as it likes, and puts marks of its own between them:
// a draft of a template that went through Word says the same.
func TestTemplateThroughWord(t *testing.T) {
	w := nation(t)
	templates := Templates{Dir: t.TempDir()}
	random := rand.New(rand.NewPCG(850, 1))
	for _, form := range Forms {
		parts, err := shippedParts(form)
		if err != nil {
			t.Fatal(err)
		}
		for i := range parts {
			if filled(parts[i].name) {
				parts[i].data = throughWord(t, random, parts[i].data)
			}
		}
		keepIn(t, templates.name(form), packed(t, parts...))
	}
	if err := templates.Check(w.c); err != nil {
		t.Error(err)
	}
	for _, unit := range []store.UnitID{"p1", "d1", "g1", "vn"} {
		was, got := w.make(Templates{}, unit, 0, said), w.make(templates, unit, 0, said)
		if want := read(t, was.Data); read(t, got.Data) != want || fmt.Sprint(got.Unfilled) != fmt.Sprint(was.Unfilled) || len(got.Unknown) > 0 {
			t.Errorf("%s: got\n%s\nwant\n%s", unit, read(t, got.Data), want)
		}
	}
}

// throughWord divides each run of a part at random places.
func throughWord(t *testing.T, random *rand.Rand, data []byte) []byte {
	t.Helper()
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(data); err != nil {
		t.Fatal(err)
	}
	for _, text := range doc.FindElements("//t") {
		letters, run := []rune(text.Text()), text.Parent()
		for from := 0; from < len(letters); {
			to := min(len(letters), from+1+random.IntN(6))
			part := run.Copy()
			part.FindElement("t").SetText(string(letters[from:to]))
			part.CreateAttr("w:rsidR", fmt.Sprintf("%08X", random.Uint32()))
			run.Parent().InsertChildAt(run.Index(), part)
			run.Parent().InsertChildAt(run.Index(), etree.NewElement("w:proofErr"))
			from = to
		}
		run.Parent().RemoveChild(run)
	}
	out, err := doc.WriteToBytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}
