package summary_test

import (
	"reflect"
	"testing"

	"raquan/bot/summary"
	"raquan/store"
)

func TestDataAndParse(t *testing.T) {
	tests := map[string]store.Screen{
		"t:s:u1:0::":          {Name: summary.Totals, Unit: "u1"},
		"t:s:u12:3:u1:":       {Name: summary.Totals, Unit: "u12", Page: 3, Args: map[string]string{"root": "u1"}},
		"t:r:u126000:0:u1:":   {Name: summary.Report, Unit: "u126000", Args: map[string]string{"root": "u1"}},
		"t:o:u2:1:u1:":        {Name: summary.Exits, Unit: "u2", Page: 1, Args: map[string]string{"root": "u1"}},
		"t:s:u2:0:u1:u77":     {Name: summary.Totals, Unit: "u2", Args: map[string]string{"root": "u1", "at": "u77"}},
		"t:s:u1:0:u1::r":      {Name: summary.Totals, Unit: "u1", Args: map[string]string{"root": "u1", "view": "r"}},
		"t:s:u2:4:u1:u77:rkg": {Name: summary.Totals, Unit: "u2", Page: 4, Args: map[string]string{"root": "u1", "at": "u77", "view": "rkg"}},
		"t:l:u2:0:u1:v6-3:i":  {Name: summary.Units, Unit: "u2", Args: map[string]string{"root": "u1", "what": "v6-3", "view": "i"}},
		"t:w:u2:0:u1:6":       {Name: summary.Choices, Unit: "u2", Args: map[string]string{"root": "u1", "what": "6"}},
	}
	for data, s := range tests {
		if got := summary.Data(s); got != data {
			t.Errorf("Data: %q, want %q", got, data)
		}
		if got, ok := summary.Parse(data); !ok || !reflect.DeepEqual(got, s) {
			t.Errorf("Parse(%q) = %v, %v, want %v", data, got, ok, s)
		}
	}
	for _, data := range []string{
		"", "t:", "t:s", "t:s:u1:0:", "t:s:u1:0:::", "t:z:u1:0::", "t::u1:0::", "t:s::0::", "t:s:u1:::", "t:s:u1:-1::", "t:s:u1:01::",
		"t:s:u1:+1::", "t:s:u1:100000::", "t:s:u 1:0::", "t:s:u/1:0::", "t:s:u1:0:ư:", "s:s:u1:0::", "T:s:u1:0::",
		"t:s:u1:0:u1::", "t:s:u1:0:u1::kr", "t:s:u1:0:u1::rr", "t:s:u1:0:u1::q", "t:s:u1:0:u1::r:", "t:s:u1:0:u1::rkgr",
		"t:s:u1:0:u234567890123456789012345678901234567890:u2345678901234567890",
	} {
		if s, ok := summary.Parse(data); ok {
			t.Errorf("Parse(%q) = %v", data, s)
		}
	}
}

func TestDataFits(t *testing.T) {
	id := store.UnitID("u01234567890123456789")
	data := summary.Data(store.Screen{Name: summary.Totals, Unit: id, Page: 99999, Args: map[string]string{"root": string(id), "at": string(id), "view": "rkg"}})
	if s, ok := summary.Parse(data); len(data) > 64 || !ok || s.Unit != id || s.Page != 99999 || s.Args["root"] != string(id) || s.Args["view"] != "rkg" {
		t.Errorf("%q: %v, %v", data, s, ok)
	}
}

func FuzzParse(f *testing.F) {
	for _, data := range []string{"t:s:u12:3:u1:", "t:r:u1:0::", "t:s:u2:0:u1:u77", "t:s:u1:00::"} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data string) {
		s, ok := summary.Parse(data)
		if ok && summary.Data(s) != data {
			t.Errorf("%q parses to %v, which is %q", data, s, summary.Data(s))
		}
		if ok && (store.CheckKey(store.UnitKey(s.Unit)) != nil || store.UnitKey(s.Unit).Part(2) != "") {
			t.Errorf("%q makes the key %q", data, store.UnitKey(s.Unit))
		}
	})
}
