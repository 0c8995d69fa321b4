package config

import (
	"reflect"
	"slices"
	"testing"
)

// Said leaves no text out: whatever a campaign holds is in it, once for each
// place, under a key of its own.
func TestSaidIsAll(t *testing.T) {
	for _, file := range []string{"", "testdata/good/hien-mau.yaml"} {
		c, err := LoadCampaign(file)
		if err != nil {
			t.Fatal(err)
		}
		held := textsIn(reflect.ValueOf(c).Elem())
		var keys []string
		for _, s := range c.Said() {
			if slices.Contains(keys, s.Key) || s.Where == "" {
				t.Errorf("%s: the key comes twice, or the place is missing", s.Key)
			}
			keys = append(keys, s.Key)
			i := slices.Index(held, s.Text)
			if i < 0 {
				t.Errorf("%s is not in the campaign", s.Key)
				continue
			}
			held = slices.Delete(held, i, i+1)
		}
		for _, left := range held {
			t.Errorf("not said: %q", left.Vi)
		}
	}
}

// textsIn collects the texts of a value.
func textsIn(v reflect.Value) []Text {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || v.Type().Elem().PkgPath() != reflect.TypeFor[Campaign]().PkgPath() {
			return nil
		}
		return textsIn(v.Elem())
	case reflect.Slice:
		var all []Text
		for i := range v.Len() {
			all = append(all, textsIn(v.Index(i))...)
		}
		return all
	case reflect.Map:
		var all []Text
		for _, key := range v.MapKeys() {
			all = append(all, textsIn(v.MapIndex(key))...)
		}
		return all
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Text]() {
			if text := v.Interface().(Text); !text.Empty() {
				return []Text{text}
			}
			return nil
		}
		var all []Text
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, textsIn(v.Field(i))...)
			}
		}
		return all
	}
	return nil
}
