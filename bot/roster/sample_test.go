package roster

import (
	"testing"

	"raquan/bot/viet"
)

// TestSampleIsFound searches every unit of the sample by its name, typed with and
// without diacritics: it is found, and no unit of another name is taken for it.
func TestSampleIsFound(t *testing.T) {
	units := read(t, string(Sample())).Rows
	keys := make([]viet.UnitKey, len(units))
	for i, u := range units {
		keys[i] = viet.NewUnitKey(u.Name)
	}
	for i, u := range units {
		for _, typed := range []string{u.Name, viet.Fold(u.Name)} {
			q := viet.NewUnitQuery(typed)
			if m, _ := q.Match(keys[i]); m != viet.Exact {
				t.Errorf("%q by %q: %s", u.Name, typed, m)
			}
			for j, other := range units {
				if m, _ := q.Match(keys[j]); m == viet.Exact && viet.Fold(other.Name) != viet.Fold(u.Name) {
					t.Errorf("%q is taken for %q", other.Name, typed)
				}
			}
		}
	}
}
