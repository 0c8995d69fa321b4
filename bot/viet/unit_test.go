package viet

import "testing"

func TestMatchUnit(t *testing.T) {
	for _, row := range rows(t, "unit.tsv", 3) {
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
