package officers_test

import (
	"testing"

	"raquan/bot/officers"
	"raquan/store"
)

func TestDataAndParse(t *testing.T) {
	for data, p := range map[string]officers.Press{
		"cb:h:u2:0":     {What: officers.Home, Unit: "u2"},
		"cb:h:u2:3":     {What: officers.Home, Unit: "u2", Page: 3},
		"cb:a:u2:p0a1b": {What: officers.AskRemove, Unit: "u2", Person: "p0a1b"},
		"cb:x:u2:p0a1b": {What: officers.Remove, Unit: "u2", Person: "p0a1b"},
		"cb:n:u1:0":     {What: officers.MakeLink, Unit: "u1"},
	} {
		if got := officers.Data(p); got != data {
			t.Errorf("Data(%+v) = %q, want %q", p, got, data)
		}
		if got, ok := officers.Parse(data); !ok || got != p {
			t.Errorf("Parse(%q) = %+v, %v", data, got, ok)
		}
	}
	for _, data := range []string{"", "cb:", "cb:h:u2", "cb:h::0", "cb:z:u2:0", "cb:h:u/2:0", "cb:h:u2:-1", "cb:h:u2:00", "cb:h:u2:x", "cb:a:u2:", "moi:h:u2:0"} {
		if p, ok := officers.Parse(data); ok {
			t.Errorf("Parse(%q) = %+v", data, p)
		}
	}
}

// TestMayRemove: strictly from above; in the department by operators only.
func TestMayRemove(t *testing.T) {
	top, city := &store.Unit{ID: "n", Kind: store.National}, &store.Unit{ID: "c", Kind: store.Federation, Above: []store.UnitID{"n"}}
	district := &store.Unit{ID: "d", Kind: store.Upper, Above: []store.UnitID{"c", "n"}}
	holds := func(u store.UnitID, r store.Role) *store.Officer {
		return &store.Officer{Posts: []store.Post{{Unit: u, Role: r}}}
	}
	for _, test := range []struct {
		o        *store.Officer
		operator bool
		u        *store.Unit
		want     bool
	}{
		{holds("c", store.UpperRole), false, district, true}, {holds("c", store.UpperRole), false, city, false}, {holds("d", store.UpperRole), false, city, false},
		{holds("n", store.Department), false, city, true}, {holds("n", store.Department), false, top, false}, {holds("n", store.Department), true, top, true},
		{&store.Officer{}, true, top, true}, {&store.Officer{}, true, city, false}, {holds("d", store.Chair), false, district, false},
	} {
		if got := officers.MayRemove(test.o, test.operator, test.u); got != test.want {
			t.Errorf("%+v (%v) in %s: %v", test.o.Posts, test.operator, test.u.ID, got)
		}
	}
}
