package directory_test

import (
	"context"
	"fmt"
	"iter"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"raquan/bot/directory"
	"raquan/store"
	"raquan/store/mem"
)

// country is a made-up roster: provinces with districts, in each of which the
// same schools stand, a firm in every province, and one closed.
type country struct {
	units []*store.Unit
	names map[store.UnitID]string
}

func (c *country) add(kind store.UnitKind, name string, parent *store.Unit) *store.Unit {
	u := &store.Unit{ID: store.UnitID(fmt.Sprint("u", len(c.units)+1)), Kind: kind, Name: name, Order: len(c.units) + 1, Reports: kind == store.Grassroots}
	if parent != nil {
		u.Parent, u.Above = parent.ID, append([]store.UnitID{parent.ID}, parent.Above...)
	}
	c.units = append(c.units, u)
	c.names[u.ID] = name
	return u
}

func (c *country) all() iter.Seq2[*store.Unit, error] {
	return func(yield func(*store.Unit, error) bool) {
		for _, u := range c.units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

var (
	places = []string{"LĐLĐ tỉnh Bình Dương", "LĐLĐ tỉnh Bình Định", "LĐLĐ thành phố Cần Thơ", "LĐLĐ tỉnh Hà Nam"}
	towns  = []string{"LĐLĐ huyện Dầu Tiếng", "LĐLĐ huyện Tuy Phước", "LĐLĐ quận Ninh Kiều", "LĐLĐ huyện Kim Bảng"}
)

func small() *country {
	c := &country{names: map[store.UnitID]string{}}
	top := c.add(store.National, "Tổng Liên đoàn Lao động Việt Nam", nil)
	for i, name := range places {
		p := c.add(store.Federation, name, top)
		for j := range 4 {
			town := towns[i]
			if j > 0 {
				town = fmt.Sprintf("LĐLĐ huyện Mẫu %d", 10*i+j)
			}
			d := c.add(store.Upper, town, p)
			c.add(store.Grassroots, "CĐCS Trường Mầm non Hoa Sen", d)
			c.add(store.Grassroots, "CĐCS Trường Tiểu học Kim Đồng", d)
			c.add(store.Grassroots, fmt.Sprintf("CĐCS Công ty TNHH Dệt Phong Phú %d%d", i, j), d)
		}
	}
	d := c.units[11*2+5] // in Cần Thơ
	for d.Kind != store.Upper || d.Name != "LĐLĐ quận Ninh Kiều" {
		d = c.units[slices.Index(c.units, d)+1]
	}
	c.add(store.Grassroots, "CĐCS Công ty TNHH May mặc Bình Dương", d)
	c.add(store.Grassroots, "CĐCS Công ty Cổ phần Thủy sản Hòa Bình", d).Closed = c.units[0].From.AddDate(2020, 1, 1)
	return c
}

func build(t testing.TB, c *country) *directory.Index {
	t.Helper()
	x, err := directory.Build(c.all())
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func (c *country) where(id store.UnitID) string {
	for _, u := range c.units {
		if u.ID == id && u.Parent != "" {
			return c.names[id] + " – " + c.names[u.Parent]
		}
	}
	return c.names[id]
}

func TestSearch(t *testing.T) {
	c := small()
	x := build(t, c)
	for query, want := range map[string][]string{
		"cđcs cty may bình dương ninh kiều":     {"CĐCS Công ty TNHH May mặc Bình Dương – LĐLĐ quận Ninh Kiều"},
		"may mac binh duong can tho":            {"CĐCS Công ty TNHH May mặc Bình Dương – LĐLĐ quận Ninh Kiều"},
		"mn hoa sen ninh kieu":                  {"CĐCS Trường Mầm non Hoa Sen – LĐLĐ quận Ninh Kiều"},
		"trường mầm non hoa sen ldld ninh kiều": {"CĐCS Trường Mầm non Hoa Sen – LĐLĐ quận Ninh Kiều"},
		"mam nonn hoa sen ninh kieu":            {"CĐCS Trường Mầm non Hoa Sen – LĐLĐ quận Ninh Kiều"},
		"mầm non hoa sen ninhkieu":              {"CĐCS Trường Mầm non Hoa Sen – LĐLĐ quận Ninh Kiều"},
		"kim đồng huyện Tuy Phước":              {"CĐCS Trường Tiểu học Kim Đồng – LĐLĐ huyện Tuy Phước"},
		"dệt phong phú 21":                      {"CĐCS Công ty TNHH Dệt Phong Phú 21 – LĐLĐ huyện Mẫu 21"},
		"mn hoa senn huyện tuy phước":           {"CĐCS Trường Mầm non Hoa Sen – LĐLĐ huyện Tuy Phước"},
		"thủy sản hòa bình":                     nil, // closed
		"xin chào":                              nil,
		"380":                                   nil,
		"":                                      nil,
		"liên đoàn lao động tỉnh Hà Nam":        nil, // does not report
	} {
		f := x.Search(query, "")
		var got []string
		for _, id := range f.Units {
			got = append(got, c.where(id))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q %v, want %q", query, got, f, want)
		}
	}
}

// TestEqualNames: sixteen schools of one name are offered by province, those of
// one province one by one; a place code of two meanings gives both.
func TestEqualNames(t *testing.T) {
	c := small()
	x := build(t, c)
	f := x.Search("mầm non hoa sen", "")
	if len(f.Units) > 0 || f.Total != 16 || len(f.Groups) != 4 {
		t.Fatalf("found %+v", f)
	}
	for i, g := range f.Groups {
		if c.names[g.Above] != places[i] || g.N != 4 {
			t.Errorf("group %d: %d in %s", i, g.N, c.names[g.Above])
		}
	}
	if f := x.Search("mầm non hoa sen", f.Groups[3].Above); len(f.Units) != 4 || c.where(f.Units[0]) != "CĐCS Trường Mầm non Hoa Sen – LĐLĐ huyện Kim Bảng" {
		t.Errorf("in one province: %+v", f)
	}
	f = x.Search("mầm non hoa sen bd", "")
	for _, id := range f.Units {
		if p := c.units[slices.IndexFunc(c.units, func(u *store.Unit) bool { return u.ID == id })].Above[1]; c.names[p] != places[0] && c.names[p] != places[1] {
			t.Errorf("bd is %s", c.names[p])
		}
	}
	if f.Total != 8 || len(f.Units) != 8 {
		t.Errorf("bd: %+v", f)
	}
}

// TestUnder lists a district in roster order, page by page.
func TestUnder(t *testing.T) {
	c := small()
	x := build(t, c)
	district := c.units[2]
	ids, total := x.Under(district.ID, 1, 5)
	if total != 3 || len(ids) != 2 || c.names[ids[0]] != "CĐCS Trường Tiểu học Kim Đồng" {
		t.Errorf("%v of %d", ids, total)
	}
	if _, total := x.Under("", 0, 0); total != 49 {
		t.Errorf("%d in all", total)
	}
	if ids, total := (*directory.Index)(nil).Under("", 0, 8); len(ids)+total > 0 {
		t.Error("an empty one has units")
	}
}

// TestLive makes the index anew when units have changed, and only then.
func TestLive(t *testing.T) {
	e := mem.New()
	ctx := context.Background()
	put := func(name string, note bool) {
		t.Helper()
		if err := e.Update(ctx, func(tx store.Tx) error {
			if note {
				if err := store.UnitsChanged(tx); err != nil {
					return err
				}
			}
			return store.Put(tx, store.UnitKey("u1"), store.Unit{ID: "u1", Kind: store.Grassroots, Name: name, Reports: true})
		}); err != nil {
			t.Fatal(err)
		}
	}
	l := directory.NewLive(e)
	if found := l.Index().Search("hoa sen", ""); found.Total > 0 {
		t.Errorf("before the first Refresh: %v", found)
	}
	put("CĐCS Trường Mầm non Hoa Sen", true)
	for _, step := range []struct {
		name string
		note bool
		want int
	}{{"", false, 1}, {"CĐCS Trường Mầm non Hoa Hồng", false, 1}, {"CĐCS Trường Mầm non Hoa Hồng", true, 0}} {
		if step.name != "" {
			put(step.name, step.note)
		}
		if err := l.Refresh(ctx); err != nil {
			t.Fatal(err)
		}
		if got := l.Index().Search("hoa sen", "").Total; got != step.want {
			t.Errorf("after %+v: %d found", step, got)
		}
	}
}

// nation is a made-up roster of the whole country's size.
func nation() *country {
	c := &country{names: map[store.UnitID]string{}}
	syllables := []string{"An", "Bình", "Cường", "Đại", "Đông", "Gia", "Hòa", "Hưng", "Khánh", "Kim", "Long", "Minh", "Nam", "Phú", "Phúc", "Quang", "Sơn", "Tân", "Thành", "Thịnh", "Tiến", "Việt", "Vĩnh", "Xuân"}
	firms := []string{"May", "Dệt", "Gỗ", "Thủy sản", "Nhựa", "Da giày", "Xây dựng", "Thép", "Điện tử", "Bao bì"}
	flowers := []string{"Hoa Sen", "Hoa Hồng", "Hoa Mai", "Họa Mi", "Sơn Ca", "Ánh Dương", "Măng Non", "Tuổi Thơ"}
	top := c.add(store.National, "Tổng Liên đoàn Lao động Việt Nam", nil)
	word := func(n int) string { return syllables[n%len(syllables)] }
	for p := range 63 {
		prov := c.add(store.Federation, fmt.Sprintf("LĐLĐ tỉnh %s %s", word(p*7), word(p*5+3)), top)
		for d := range 11 {
			dist := c.add(store.Upper, fmt.Sprintf("LĐLĐ huyện %s %s", word(p+d*3), word(p*3+d)), prov)
			for i := range 182 {
				n := p*2003 + d*181 + i
				name := fmt.Sprintf("CĐCS Công ty TNHH %s %s %s %s", firms[n%len(firms)], word(n/3), word(n/7+i), word(n/11))
				switch {
				case i < 8:
					name = "CĐCS Trường Mầm non " + flowers[i]
				case i < 40:
					name = fmt.Sprintf("CĐCS Trường Tiểu học %s %s", word(n), word(n/5))
				case i < 60:
					name = fmt.Sprintf("CĐCS Ủy ban nhân dân xã %s %s", word(n/2), word(n/9))
				}
				c.add(store.Grassroots, name, dist)
			}
		}
	}
	return c
}

// TestSameAgain: the same text finds the same, whatever the order of maps.
func TestSameAgain(t *testing.T) {
	c := small()
	want := build(t, c)
	for range 5 {
		x := build(t, c)
		for _, q := range []string{"mn hoaa sen", "mầm non hoa sen bd", "kim dong", "det phong p", "phong phu mau", "cty"} {
			if a, b := want.Search(q, ""), x.Search(q, ""); !reflect.DeepEqual(a, b) {
				t.Errorf("%q: %v, then %v", q, a, b)
			}
		}
	}
}

// FuzzSearch: no text makes the search fail or give more than can be shown.
func FuzzSearch(f *testing.F) {
	c := small()
	x := build(f, c)
	f.Add("cđcs cty may bình dương", "")
	f.Add("\u0300đ tp.hcm 12/3 q.1", "u2")
	f.Fuzz(func(t *testing.T, text, under string) {
		found := x.Search(text, store.UnitID(under))
		sum := 0
		for _, g := range found.Groups {
			sum += g.N
		}
		if len(found.Units) > directory.Most || len(found.Groups) > directory.Most || len(found.Units) > found.Total ||
			len(found.Groups) > 0 && (sum != found.Total || len(found.Units) > 0) {
			t.Errorf("%q: %+v", text, found)
		}
	})
}

func BenchmarkBuild(b *testing.B) {
	c := nation()
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		x, err := directory.Build(c.all())
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(x)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
	b.ReportMetric(float64(len(c.units)), "units")
}

func BenchmarkSearch(b *testing.B) {
	c := nation()
	x, err := directory.Build(c.all())
	if err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]string{
		"typical": "cđcs cty may gia hoa binh minh", "equal names": "mam non hoa sen", "placed": "mầm non hoa sen an binh",
		"general": "trường mầm non", "slip": "mam non hoaa semm", "nothing": "xin chao anh chi",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Search(q, "")
			}
		})
	}
}

// TestLevels: levels are found by their names, at and under a unit only.
func TestLevels(t *testing.T) {
	list := []*store.Unit{
		{ID: "n", Kind: store.National, Name: "Tổng Liên đoàn Lao động Việt Nam"},
		{ID: "a", Kind: store.Federation, Name: "LĐLĐ TP Cần Thơ", Parent: "n", Above: []store.UnitID{"n"}},
		{ID: "b", Kind: store.Upper, Name: "LĐLĐ quận Ninh Kiều", Parent: "a", Above: []store.UnitID{"a", "n"}},
		{ID: "c", Kind: store.Upper, Name: "LĐLĐ quận Cái Răng", Parent: "a", Above: []store.UnitID{"a", "n"}},
		{ID: "g", Kind: store.Grassroots, Name: "CĐCS Ninh Kiều", Reports: true, Parent: "b", Above: []store.UnitID{"b", "a", "n"}},
	}
	x, err := directory.Build(func(yield func(*store.Unit, error) bool) {
		for _, u := range list {
			if !yield(u, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text  string
		under store.UnitID
		want  string
	}{
		{"ninh kieu", "", "b"}, {"LĐLĐ quận Ninh Kiều", "a", "b"}, {"ldld q cai rang", "a", "c"}, {"ninh kieu", "c", ""}, {"cai rang", "c", "c"}, {"ha noi", "", ""},
	} {
		ids, n := x.Levels(test.text, test.under)
		if len(ids) != n || test.want == "" && n > 0 || test.want != "" && (n != 1 || ids[0] != store.UnitID(test.want)) {
			t.Errorf("%q under %q: %v of %d, want %q", test.text, test.under, ids, n, test.want)
		}
	}
}
