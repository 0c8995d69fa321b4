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

func TestSortKeys(t *testing.T) {
	texts := []string{"An Giang", "Ăn", "Ân", "Bà", "Bả", "Bã", "Bá", "Bạ", "Bắc Ninh", "Da", "Đa", "Đà Nẵng", "Ô", "Ơ", "Quận 2", "Quận 10", "Úc", "Ưu"}
	check := slices.Clone(texts)
	slices.Reverse(check)
	slices.SortFunc(check, func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) })
	if !slices.Equal(check, texts) {
		t.Errorf("sorted: %q", check)
	}
}
