package exports_test

import (
	"maps"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/exports"
)

// TestData: what a button says is read back, fits into one, and nothing else is
// read.
func TestData(t *testing.T) {
	for _, p := range []exports.Press{
		{Unit: "u1"},
		{Kind: exports.Sheet, Unit: "u123456"},
		{Kind: exports.Plain, Unit: "u1", Args: map[string]string{exports.ArgZone: "KCN"}},
		{Kind: exports.Document, Unit: "u1", Args: map[string]string{exports.ArgFreeze: "12"}},
		{Kind: exports.Picture, Unit: "u1", Args: map[string]string{exports.ArgChart: "funnel", exports.ArgFreeze: "12", exports.ArgZone: "KKT"}},
	} {
		data := exports.Data(p)
		got, ok := exports.Parse(data)
		if !ok || got.Kind != p.Kind || got.Unit != p.Unit || !maps.Equal(got.Args, p.Args) || len(data) > 64 {
			t.Errorf("%q: %+v, %v", data, got, ok)
		}
	}
	for _, data := range []string{"", "xf:", "xf:x", "xf:x:u1", "xf:x::::", "xf:x:U1:::", "xf:x:u/1:::", "xf:z:u1:::", "xf:x:u1:0::", "xf:x:u1:-1::", "xf:x:u1:01::", "xf:x:u1:x::",
		"xf:x:u1::XYZ:", "xf:p:u1:::A b", "xf:x:u1::::", "wv:x:u1:::", "xf:x:u1:::" + strings.Repeat("a", 60)} {
		if p, ok := exports.Parse(data); ok {
			t.Errorf("%q is read as %+v", data, p)
		}
	}
}

func TestWith(t *testing.T) {
	p := exports.Press{Unit: "u1", Args: map[string]string{exports.ArgZone: "KCN"}}
	if q := p.With(exports.ArgZone, "").With(exports.ArgFreeze, "2"); !maps.Equal(q.Args, map[string]string{exports.ArgFreeze: "2"}) || p.Args[exports.ArgZone] != "KCN" {
		t.Errorf("%v of %v", q.Args, p.Args)
	}
}

// TestShelf: the newest files stay, whatever their size, and older ones as far as
// there is room.
func TestShelf(t *testing.T) {
	of := func(bytes int) exports.Made {
		return exports.Made{Files: []exports.File{{File: chat.File{Data: make([]byte, bytes)}}}}
	}
	s := exports.NewShelf(10)
	for _, x := range []struct {
		job   string
		bytes int
		have  string
	}{
		{"a", 4, "a"}, {"b", 4, "ab"}, {"c", 4, "bc"}, {"d", 20, "d"}, {"e", 1, "e"}, {"f", 9, "ef"}, {"g", 1, "fg"},
	} {
		s.Put(x.job, of(x.bytes))
		have := ""
		for _, job := range strings.Split("abcdefg", "") {
			if m, ok := s.Get(job); ok {
				have += job
				if job == x.job && m.Size() != x.bytes {
					t.Errorf("%s has %d bytes", job, m.Size())
				}
			}
		}
		if have != x.have {
			t.Errorf("after %s: %q, want %q", x.job, have, x.have)
		}
	}
}
