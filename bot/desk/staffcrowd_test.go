package desk_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
	"time"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/exports"
	"raquan/bot/freeze"
	"raquan/bot/tree"
	"raquan/store"
	"raquan/store/storetest"
)

// staffOpenings are what officers begin with.
var staffOpenings = []string{"/tonghop", "/tonghop quận nhì", "/tonghop theo quận", "/tiendo", "/chuanop", "/chuanop quận nhất", "/hinhthuc", "/khokhan", "/xephang",
	"/batthuong", "/tralai", "/tralai 01-1-1", "/tralai 01-1-2", "/tralai 01-2-1", "/nhapho 01-2-1", "/nhapho 01-1-3", "/nhapho 01-2-5", "/nhanxet", "/chotsolieu",
	"/nhatky 01-1-1", "/nhatky", "/timdonvi 01-1-2", "/timdonvi 01-1-1", "/timdonvi 01-2-1", "/timdonvi 01-2-9", "/timdonvi may mẫu", "/timdonvi 01-2", "/timdonvi 01-1",
	"/themdonvi", "/xuatexcel", "/xuatbaocao", "/tuyentruyen", "/moi", "/duyet", "/donvi", "/hanchot", "/nhac", "/trogiup", "/huy"}

// staffPresses open what is behind the buttons of a unit's card.
var staffPresses = []string{"tr/%s/0/rename/0", "tr/%s/0/merge/0", "tr/%s/0/move/0", "tr/%s/0/close/0", "tr/%s/0/reopen/0", "rv/%s/1/back/0", "rv/%s/1/gone/0", "rv/%s/2/back/0",
	"rv/%s/1/accept/0", "nh/%s/phone", "nh/%s/zalo", "nh/%s/chair", "chot/%s/0", "ctam/%s/0", "xe/%s", "nx/%s/all/0"}

// staffAnswers are what they type when they are asked for something.
var staffAnswers = map[dialog.Mode][]string{
	dialog.Asking:    {"100", "90", "95", "80", "không", "đủ"},
	dialog.Reviewing: {"thiếu số liệu", "gửi nhầm đơn vị", "đã gọi điện, số đúng", "Trùng với đơn vị khác"},
	dialog.Arranging: {"CĐCS Đổi tên", "12/QĐ-LĐLĐ ngày 20/8/2020", "01-1-2", "01-2", "01-1", "01-2-7", "250", "không có", "CĐCS Kho mới"},
	dialog.Assessing: {"Các cấp triển khai kịp thời.", "Chưa có"},
	dialog.Dating:    {"30/8", "29/8/2020"},
	dialog.Finding:   {"01-1-1", "cửa hàng số 4"},
}

// newStaff is a crowd of officers, and of chairs who report to them.
func newStaff(t *testing.T, seed uint64) *crowd {
	c := &crowd{office: open(t), rng: rand.New(rand.NewPCG(seed, 6)), past: map[*phone][]chat.Update{}}
	c.named()
	c.noFiles = true
	file := func(_ context.Context, s store.Snapshot, j *exports.Job, now time.Time, _ func(int, int)) (exports.Made, error) {
		return exports.Made{Files: []exports.File{{File: chat.File{Name: "tep", Data: []byte(j.Unit)}}}}, nil
	}
	c.makers = map[exports.Kind]exports.Maker{exports.Sheet: file, exports.Plain: file, exports.Document: file, exports.Picture: file}
	c.work(storetest.Rerun(c.under))
	for i, code := range []string{"01-1-1", "01-1-2", "01-2-1", "01-2-2", "02-1"} {
		p := c.chair(int64(700+i), fmt.Sprint("Chủ tịch ", i), code)
		if c.people = append(c.people, p); i < 3 {
			p.reports("90")
		}
	}
	for i, code := range []string{"01-1", "01-2", "01"} {
		c.people = append(c.people, c.upper(int64(800+i), fmt.Sprint("Cán bộ ", i), code))
	}
	c.people = append(c.people, c.department(900, "Ban"))
	c.invites = []string{c.invite("01-1-3", store.Chair), c.invite("01-2-3", store.Chair)}
	return c
}

// staffAct is what somebody does next: an officer begins something, and mostly goes on
// with what is shown.
func (c *crowd) staffAct(p *phone) chat.Update {
	last := p.last()
	answers := staffAnswers[c.state(p).Mode]
	switch n := c.rng.IntN(20); {
	case p.id < 800:
		if n == 0 {
			return p.texts("/sua")
		}
		return c.sensible(p, c.rng)
	case n == 0 || len(answers) == 0 && (n < 4 || len(last.Buttons) == 0):
		return p.texts(staffOpenings[c.rng.IntN(len(staffOpenings))])
	case n == 1 || len(answers) == 0 && n < 8:
		unit := c.unit([]string{"01-1-1", "01-1-2", "01-1-3", "01-2-1", "01-2-2", "01-2-4", "01-2-6", "02-1", "01-1", "01-2"}[c.rng.IntN(10)])
		return p.press(last.id, fmt.Sprintf(staffPresses[c.rng.IntN(len(staffPresses))], unit.ID))
	case len(last.Buttons) == 0 || n < 8 && len(answers) > 0:
		return p.texts(answers[c.rng.IntN(len(answers))])
	case n == 19:
		if u, ok := c.anyPress(p, c.rng); ok {
			return u
		}
	}
	if c.rng.IntN(2) == 0 {
		for _, b := range slices.Concat(last.Buttons...) {
			if onward.MatchString(b.Data) {
				return p.press(last.id, b.Data)
			}
		}
	}
	row := last.Buttons[c.rng.IntN(len(last.Buttons))]
	return p.press(last.id, row[c.rng.IntN(len(row))].Data)
}

// onward is the data of buttons that go on with what was begun.
var onward = regexp.MustCompile(`/(go|yes|to|day|all|do)/|/y$|^s/`)

// works does what is to be done beside the chat, by a store that may fail.
func (c *crowd) works() {
	c.Helper()
	now := func() time.Time { return c.now }
	c.tick()
	for _, do := range []func() error{
		func() error { return c.desk.TreeJobs(c.Context(), c.now) },
		func() error { return c.desk.Freezes(c.Context(), now) },
		func() error { return c.desk.Exports(c.Context(), now) },
		func() error { return c.desk.EntryLists(c.Context(), now) },
		func() error { return c.desk.LinkJobs(c.Context(), c.now) },
		func() error { return c.desk.Laters(c.Context(), c.now) },
	} {
		if err := do(); err != nil && !errors.Is(err, storetest.ErrInjected) {
			c.Error(err)
		}
	}
	c.lookAround()
}

// standsWell: units are where they say, and frozen figures are what they were.
func (c *crowd) standsWell() (freezes int) {
	c.Helper()
	c.view(func(s store.Snapshot) error {
		faults, err := tree.Faults(s)
		if err != nil {
			return err
		}
		for _, f := range faults {
			c.Errorf("unit %s: %s", f.Unit, f.What)
		}
		for u, err := range store.Units(s) {
			if err != nil {
				return err
			}
			list, err := freeze.List(s, c.c.Key, u.ID)
			if err != nil {
				return err
			}
			for _, f := range list {
				if f.State != store.Frozen {
					continue
				}
				freezes++
				if err := freeze.Verify(s, c.c, f); err != nil {
					c.Errorf("freeze %d of %s: %v", f.N, u.Code, err)
				}
			}
		}
		return nil
	})
	return freezes
}

// TestStaffCrowd: officers of all levels do anything at all with reports, units and
// freezes while chairs report and the store fails: sums and indexes are what units
// and reports say, the audit holds, frozen figures stay, every screen can be made.
func TestStaffCrowd(t *testing.T) {
	freezes, acts := 0, map[string]int{}
	for seed := range uint64(6) {
		c := newStaff(t, seed)
		c.work(storetest.Faulty(storetest.Rerun(c.under), storetest.Faults{Update: storetest.Seeded(seed, 0.05, 0.05)}))
		for i := range 2000 {
			p := c.people[min(c.rng.IntN(len(c.people)+6), len(c.people)-1)]
			u := c.staffAct(p)
			c.past[p] = append(c.past[p], u)
			c.takeIn(u, c.now)
			if c.now = c.now.Add(time.Minute); c.rng.IntN(6) == 0 {
				c.works()
			}
			if i%500 == 499 {
				c.settled()
			}
		}
		c.works()
		c.settled()
		freezes += c.standsWell()
		for key := range c.dump() {
			var line store.AuditLine
			if key.Part(0) == "audit" && c.get(key, &line) {
				acts[line.Act]++
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	t.Log(freezes, "frozen;", acts)
	for _, act := range []string{"enter", "return", "return-seen", "withdraw", "accept", "call", "assessment", "unit-close", "unit-merge", "unit-rename", "freeze-done", "freeze-interim"} {
		if acts[act] == 0 {
			t.Errorf("nobody got as far as %s", act)
		}
	}
}
