package desk_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"raquan/bot/chat"
	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/store"
)

// stages lets the stages follow, and gives what of them is counted at and under a
// unit.
func (o *office) stages(code string) string {
	o.Helper()
	if err := o.desk.Stages(o.Context()); err != nil {
		o.Fatal(err)
	}
	o.view(func(s store.Snapshot) error {
		for _, prefix := range []string{"staffed/", "reach/"} {
			from, to := store.Under(prefix)
			for kv := range s.Scan(from, to) {
				o.Error("left: ", kv.Key)
			}
		}
		return nil
	})
	var said []string
	for _, name := range append([]string{tally.Joined}, tally.Groups...) {
		if n := o.total(code, name); n > 0 {
			said = append(said, fmt.Sprint(name, " ", n))
		}
	}
	return strings.Join(said, ", ")
}

// TestStages: where units stand follows those who join, answer, block the bot, come
// back, send and go.
func TestStages(t *testing.T) {
	o := open(t)
	step := func(what, want string) {
		t.Helper()
		if got := o.stages("01-1"); got != want {
			t.Errorf("%s: %s; want %s", what, got, want)
		}
		o.inOrder()
	}
	step("at first", "absent 3")
	an := o.chair(71, "An", "01-1-1")
	step("An has joined", "joined 1, absent 2, silent 1")
	an.says("/baocao")
	an.says("450")
	step("An has begun", "joined 1, absent 2, halfway 1")
	o.handle(an.update(chat.Blocked))
	step("An has blocked the bot", "joined 1, absent 2, blocked 1")
	o.handle(an.update(chat.Joined))
	step("An is back", "joined 1, absent 2, halfway 1")
	an.reports("380")
	step("An has reported", "joined 1, absent 2")
	binh := o.phone(72, "Bình")
	binh.sharesOwn(phoneBinh)
	binh.presses(text.AllOfThem)
	step("Bình has joined for two", "joined 3, silent 2")
	binh.says("/xoadulieu")
	binh.presses(text.EraseYes)
	step("Bình is gone", "joined 1, absent 2")
}

// TestStagesOfOneWithManyUnits: somebody who reports for more units than one Update
// can touch blocks the bot, and comes back.
func TestStagesOfOneWithManyUnits(t *testing.T) {
	o := open(t)
	p := o.phone(71, "Nhiều")
	p.says("/start")
	var codes []string
	for i := range 30 {
		codes = append(codes, fmt.Sprintf("01-2-%d", i+1))
	}
	o.give(p, codes...)
	for _, step := range []struct {
		kind chat.Kind
		want string
	}{{chat.Joined, "joined 30, absent 3, silent 30"}, {chat.Blocked, "joined 30, absent 3, blocked 30"}, {chat.Joined, "joined 30, absent 3, silent 30"}} {
		o.handle(p.update(step.kind))
		if got := o.stages("01"); got != step.want {
			t.Errorf("after %v: %s; want %s", step.kind, got, step.want)
		}
		o.inOrder()
	}
	var first []store.UnitID
	o.view(func(s store.Snapshot) error {
		u := o.unit("01")
		for r, err := range tally.Ring(s, o.c.Key, &u, nil, tally.Silent) {
			if err != nil {
				return err
			}
			first = append(first, r.Unit)
		}
		return nil
	})
	if want := o.unit("01-2-30").ID; len(first) != 30 || first[0] != want || slices.Contains(first, o.unit("01-1-1").ID) {
		t.Errorf("to ring: %v; want %s first", first, want)
	}
}

// TestNotesAreForThoseWhoReport: officers above who come and go leave no note.
func TestNotesAreForThoseWhoReport(t *testing.T) {
	o := open(t)
	chau := o.upper(81, "Châu", "01-1")
	o.handle(chau.update(chat.Blocked))
	for key := range maps.Keys(o.dump()) {
		if p := key.Part(0); p == "staffed" || p == "reach" {
			t.Error("noted: ", key)
		}
	}
}
