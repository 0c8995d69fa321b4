package sim

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// maxUpload is the largest request body that the Bot API takes, in bytes; a
// little above the 50 MB for a file, for the parts around it.
const maxUpload = 50<<20 + 1<<20

// params are the parameters of one call, from wherever they came: the query,
// a form, a multipart form, or a JSON object.
type params struct {
	values  map[string]string
	uploads map[string]upload
}

type upload struct {
	name string
	mime string
	data []byte
}

func readParams(r *http.Request) (*params, error) {
	p := &params{values: map[string]string{}}
	p.addAll(r.URL.Query())
	if r.Body == nil {
		return p, nil
	}
	defer drain(r.Body)
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" {
		return p, p.readMultipart(r)
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxUpload+1))
	if err != nil {
		return nil, badRequest("can't read the request body")
	}
	if len(body) > maxUpload {
		return nil, tooLarge
	}
	switch {
	case len(body) == 0:
	case kind == "application/json":
		return p, p.readJSON(body)
	default:
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, badRequest("can't parse the request body")
		}
		p.addAll(form)
	}
	return p, nil
}

func (p *params) addAll(values url.Values) {
	for name, v := range values {
		p.values[name] = v[0]
	}
}

func (p *params) readMultipart(r *http.Request) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return badRequest("can't parse the multipart body")
	}
	p.uploads = map[string]upload{}
	left := int64(maxUpload)
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return badRequest("can't parse the multipart body")
		}
		data, err := io.ReadAll(io.LimitReader(part, left+1))
		if err != nil {
			return badRequest("can't parse the multipart body")
		}
		if left -= int64(len(data)); left < 0 {
			return tooLarge
		}
		if part.FileName() == "" {
			p.values[part.FormName()] = string(data)
			continue
		}
		p.uploads[part.FormName()] = upload{name: part.FileName(), mime: part.Header.Get("Content-Type"), data: data}
	}
}

// readJSON takes an object: strings as they are, the rest as its JSON text,
// which is how the other encodings carry it.
func (p *params) readJSON(body []byte) error {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(body, &object); err != nil {
		return badRequest("can't parse JSON object")
	}
	for name, raw := range object {
		var text string
		if bytes.HasPrefix(raw, []byte(`"`)) && json.Unmarshal(raw, &text) == nil {
			p.values[name] = text
		} else {
			p.values[name] = string(raw)
		}
	}
	return nil
}

func (p *params) get(name string) string { return p.values[name] }

func (p *params) has(name string) bool {
	_, ok := p.values[name]
	return ok
}

// flag reads a boolean as the Bot API does.
func (p *params) flag(name string) bool {
	switch strings.ToLower(p.values[name]) {
	case "true", "yes", "1":
		return true
	}
	return false
}

// number reads an integer; what is no integer counts as 0, as in the Bot API.
func (p *params) number(name string, missing, least, most int) int {
	text, ok := p.values[name]
	if !ok || text == "" {
		return missing
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		n = 0
	}
	return min(max(n, least), most)
}

// list reads a JSON array; ok is false when it is missing or anything else,
// the literal null included.
func (p *params) list(name string, into any) (ok bool) {
	text := strings.TrimSpace(p.values[name])
	return strings.HasPrefix(text, "[") && json.Unmarshal([]byte(text), into) == nil
}
