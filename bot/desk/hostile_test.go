package desk_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"raquan/bot/chat"
)

// hostile are arguments that no button has; {f} is a foreign unit, {h} somebody who
// reports for it, {q} a request about another foreign one.
var hostile = []string{"", "-1", "7", "9223372036854775808", "x", "{f}", "{h}", "f{f}", "{f}-absent-i", "KHONG_CO", "{q}"}

// variants puts a hostile argument in the place of every one but the kind, leaves
// each out, and puts one too many.
func variants(form string) (all []string) {
	sep := "/"
	if !strings.Contains(form, sep) {
		sep = ":"
	}
	fields := strings.Split(form, sep)
	for i := 1; i < len(fields); i++ {
		for _, v := range hostile {
			forged := slices.Clone(fields)
			forged[i] = v
			all = append(all, strings.Join(forged, sep))
		}
		all = append(all, strings.Join(slices.Delete(slices.Clone(fields), i, i+1), sep), strings.Join(slices.Insert(slices.Clone(fields), i, "0"), sep))
	}
	return all
}

// TestForgedArguments: whatever stands in any place of callback data, nothing that
// belongs to a foreign unit is changed or told, and every screen can be made. It is
// TestRightsOfPresses for the arguments behind the unit.
func TestForgedArguments(t *testing.T) {
	o, people := everybody(t)
	dung := o.phone(73, "Dung")
	dung.sharesOwn(phoneDung)
	dung.presses("CĐCS Cửa hàng số 2")
	var request string
	for key := range o.dump() {
		if key.Part(0) == "request" {
			request = key.Part(1)
		}
	}
	for _, c := range people {
		if c.who != "chair" && c.who != "district" {
			continue
		}
		for _, kind := range slices.Sorted(maps.Keys(presses)) {
			if presses[kind].whose == nobodys { // whoever looks for a unit may find any
				continue
			}
			for _, form := range presses[kind].data {
				for _, own := range []string{"01-1", "01-1-1"} {
					o.forges(&c, form, own, request)
				}
			}
		}
	}
	o.inOrder()
}

// forges presses every variant about a unit.
func (o *office) forges(c *cast, form, own, request string) {
	o.Helper()
	foreign, sister := o.unit("02-1"), o.unit("01-2-2")
	other := o.box.phones[2].person()
	fill := strings.NewReplacer("{u}", string(o.unit(own).ID), "{root}", string(o.unit("01-1").ID), "{f}", string(foreign.ID), "{h}", string(other), "{q}", request, "{p}", string(c.phone.person()))
	before := o.standing(c.phone)
	for _, v := range variants(form) {
		data := fill.Replace(v)
		if len(data) > 64 {
			continue
		}
		n := c.phone.count()
		said := c.phone.forges(data) + o.box.lastToast().text
		after := o.standing(c.phone)
		for _, key := range differing(before, after) {
			if slices.ContainsFunc([]string{string(foreign.ID), string(sister.ID), string(other), request}, func(theirs string) bool { return strings.Contains(string(key)+"/", "/"+theirs+"/") }) {
				o.Errorf("%s by the %s changes %s", data, c.who, key)
			}
		}
		for _, m := range c.phone.shown[n:] {
			said += read(m.Message)
		}
		for _, name := range []string{foreign.Name, sister.Name} {
			if strings.Contains(said, name) {
				o.Errorf("%s by the %s tells of %s: %s", data, c.who, name, said)
			}
		}
		before = after
	}
}

// read is all that can be read in a message.
func read(m chat.Message) string {
	said := m.Text
	for _, row := range m.Buttons {
		for _, b := range row {
			said += "\n" + b.Text
		}
	}
	return said
}
