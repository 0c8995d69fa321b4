package drafts

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/beevik/etree"
)

// sound says what a template must not hold, because a draft that is made of it goes
// to other offices: a part twice, macros, declarations of a document type, and
// links that Word follows by itself when it opens the file.
func sound(parts []part) error {
	var wrong []error
	seen := map[string]bool{}
	for _, p := range parts {
		name := strings.ToLower(p.name)
		if seen[name] {
			wrong = append(wrong, fmt.Errorf("part %s is there twice", p.name))
		}
		seen[name] = true
		if strings.HasPrefix(path.Base(name), "vbaproject") {
			wrong = append(wrong, errors.New("it has macros; save it in Word as “Word Document (.docx)”"))
		}
		switch path.Ext(name) {
		case ".xml", ".rels":
			if bytes.Contains(p.data, []byte("<!DOCTYPE")) {
				wrong = append(wrong, fmt.Errorf("part %s declares a document type, which Word never does", p.name))
			}
		}
		if path.Ext(name) == ".rels" {
			wrong = append(wrong, fetches(p)...)
		}
	}
	return errors.Join(wrong...)
}

// fetches names the targets elsewhere that a part of relations has, other than links
// for people to press.
func fetches(p part) (wrong []error) {
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(p.data); err != nil {
		return []error{fmt.Errorf("part %s: it cannot be read as XML: %w", p.name, err)}
	}
	for _, r := range doc.FindElements("//Relationship") {
		if r.SelectAttrValue("TargetMode", "") == "External" && !strings.HasSuffix(r.SelectAttrValue("Type", ""), "/hyperlink") {
			wrong = append(wrong, fmt.Errorf("part %s: it fetches %s when it is opened; take that out in Word", p.name, r.SelectAttrValue("Target", "")))
		}
	}
	return wrong
}
