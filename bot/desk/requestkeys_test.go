package desk_test

import (
	"encoding/json"
	"slices"

	"raquan/store"
)

// requestsInOrder: an open request has the keys by which it is found when its day
// is over, when an officer joins, and in the lists of those who were asked; an
// answered one has none.
func (o *office) requestsInOrder() {
	o.Helper()
	want, got := map[store.Key]bool{}, map[store.Key]bool{}
	for key, value := range o.dump() {
		switch key.Part(0) {
		case "asking", "waiting", "inbox":
			got[key] = true
		case "request":
			var r store.Request
			if err := json.Unmarshal([]byte(value), &r); err != nil {
				o.Fatal(err)
			}
			if !r.Answered.IsZero() {
				continue
			}
			for _, k := range o.keysOf(r) {
				want[k] = true
			}
		}
	}
	for k := range want {
		if !got[k] {
			o.Errorf("%s is missing", k)
		}
	}
	for k := range got {
		if !want[k] {
			o.Errorf("%s belongs to no open request", k)
		}
	}
}

func (o *office) keysOf(r store.Request) (keys []store.Key) {
	o.Helper()
	if !r.Due.IsZero() {
		keys = append(keys, store.AskingKey(r.Due, r.ID))
	}
	for _, u := range r.Told {
		if r.Kind == store.AskClose {
			break
		}
		keys = append(keys, store.InboxKey(u, r.At, r.ID))
	}
	if len(r.Told) > 0 {
		return keys
	}
	var u store.Unit
	o.get(store.UnitKey(r.Unit), &u)
	above := u.Above
	if r.Kind == store.AskAdd {
		above = append([]store.UnitID{u.ID}, above...)
	}
	if i := slices.Index(above, r.Link); i > 0 {
		above = above[i:]
	}
	for _, id := range above {
		keys = append(keys, store.WaitingKey(id, r.ID))
	}
	return keys
}
