package viet

import (
	"slices"
	"strings"
	"testing"
)

func TestReadName(t *testing.T) {
	for _, row := range rows(t, "name", 3) {
		n := ReadName(row[0])
		kind := strings.Replace(n.Kind.String(), "value", "ok", 1)
		if kind != row[1] || n.Full != row[2] {
			t.Errorf("%q: %s %q (%s), want %s %q", row[0], kind, n.Full, n.Why, row[1], row[2])
		}
	}
}

func TestGivenName(t *testing.T) {
	for full, want := range map[string]string{
		"Nguyễn Văn An": "An", "H'Hen Niê": "H'Hen", "Y Thanh Niê Kdăm": "Y Thanh", "Giàng A Páo": "Páo", "": "",
	} {
		if got := GivenName(full); got != want {
			t.Errorf("GivenName(%q) = %q, want %q", full, got, want)
		}
	}
}

func TestSortKeys(t *testing.T) {
	texts := []string{"An Giang", "Ăn", "Ân", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bắc Ninh", "Da", "Đa", "Đà Nẵng", "Ô", "Ơ", "Quận 2", "Quận 10", "Úc", "Ưu"}
	check := slices.Clone(texts)
	slices.Reverse(check)
	slices.SortFunc(check, func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) })
	if !slices.Equal(check, texts) {
		t.Errorf("sorted: %q", check)
	}
	names := []string{"Trần Văn An", "Nguyễn Thị Ánh", "Lê Thị Hoà", "Nguyễn Văn Tùng"}
	check = slices.Clone(names)
	slices.Reverse(check)
	slices.SortFunc(check, func(a, b string) int { return strings.Compare(NameSortKey(a), NameSortKey(b)) })
	if !slices.Equal(check, names) {
		t.Errorf("names sorted: %q", check)
	}
}
