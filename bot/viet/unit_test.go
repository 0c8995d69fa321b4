package viet

import "testing"

func TestMatchUnit(t *testing.T) {
	for _, row := range rows(t, "unit", 3) {
		if got := MatchUnit(row[0], row[1]).String(); got != row[2] {
			t.Errorf("%q for %q: %s, want %s (key %+v)", row[0], row[1], got, row[2], NewUnitKey(row[0]))
		}
	}
}

func BenchmarkUnitQuery(b *testing.B) {
	keys := []UnitKey{
		NewUnitKey("CĐCS Công ty TNHH May mặc Bình Dương"), NewUnitKey("CĐCS Trường Tiểu học Kim Đồng"),
		NewUnitKey("CĐCS Bệnh viện Đa khoa tỉnh Phú Thọ"), NewUnitKey("LĐLĐ thành phố Quy Nhơn"),
	}
	q := NewUnitQuery("cđcs cty tnhh may mac binh duong")
	for i := 0; b.Loop(); i++ {
		q.Match(keys[i%len(keys)])
	}
}

// TestProvinces searches every federation by the name of every province: only
// its own is found.
func TestProvinces(t *testing.T) {
	var all []string
	for _, of := range provinces {
		all = append(all, of...)
	}
	if len(all) != 63 {
		t.Fatalf("%d provinces", len(all))
	}
	for _, name := range all {
		key := NewUnitKey("Liên đoàn Lao động " + name)
		for _, other := range all {
			m, _ := NewUnitQuery("ldld " + other).Match(key)
			if (m == Exact) != (name == other) || name != other && m != NoMatch {
				t.Errorf("%q for %q: %s", name, other, m)
			}
		}
	}
}

// TestUnitQueryScore ranks the fuller match first.
func TestUnitQueryScore(t *testing.T) {
	q := NewUnitQuery("mn hoa sen")
	_, exact := q.Match(NewUnitKey("CĐCS Trường Mầm non Hoa Sen"))
	_, longer := q.Match(NewUnitKey("CĐCS Trường Mầm non Hoa Sen huyện Củ Chi"))
	_, other := q.Match(NewUnitKey("CĐCS Trường Mầm non Hoa Hồng"))
	if exact <= longer || longer <= other || other != 0 {
		t.Errorf("scores %d, %d, %d", exact, longer, other)
	}
}
