package jobs

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

var now = time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)

const head = "code,parent_code,kind,name,workers,zone,reports,chair_name,chair_phone\n"

// first and second are two rosters; between them units are added, changed,
// moved with what is below, closed and opened again, and chairs change.
const (
	first = head +
		"TLD,,national,Tổng Liên đoàn,,,,,\n" +
		"01,TLD,federation,LĐLĐ TP Hà Nội,,,,,\n" +
		"02,TLD,federation,LĐLĐ tỉnh Hà Giang,,,,,\n" +
		"BTG,TLD,attached,Ban Tuyên giáo,40,,,Trần Mẫu Bình,0900000001\n" +
		"01-1,01,upper,LĐLĐ quận Ba Đình,,,,Lê Mẫu Châu,0900000002\n" +
		"01-1-1,01-1,grassroots,Trường Hoa Sen,30,,,Nguyễn Mẫu An,0900000003\n" +
		"01-1-2,01-1,grassroots,Công ty Sao Mai,1250,KCN,,Nguyễn Mẫu An,0900000003\n" +
		"01-1-3,01-1,grassroots,Trạm Y tế,,,,,02438223344\n" +
		"02-1,02,grassroots,Nhà văn hóa,12,,,,\n"
	second = head +
		"TLD,,national,Tổng Liên đoàn Lao động,,,,,\n" +
		"02,TLD,federation,LĐLĐ tỉnh Hà Giang,,,,,\n" +
		"BTG,TLD,attached,Ban Tuyên giáo,40,,,Trần Mẫu Bình,0900000001\n" +
		"01,TLD,federation,LĐLĐ TP Hà Nội,,,,,\n" +
		"01-1,02,upper,LĐLĐ quận Ba Đình,,,,,\n" +
		"01-1-2,01-1,grassroots,Công ty Sao Mai,1300,KCX,,Nguyễn Mẫu An,0900000004\n" +
		"01-1-3,01-1,grassroots,Trạm Y tế,9,,không,,02438223344\n" +
		"BTG-1,BTG,grassroots,CĐCS Nhà in,21,,,Phạm Mẫu Dung,0900000003\n" +
		"02-2,02,upper,LĐLĐ huyện Đồng Văn,,,,,\n" +
		"02-2-1,02-2,grassroots,Chợ Phố Cáo,6,,,Phạm Mẫu Dung,0900000003\n"
)

func campaign(t testing.TB) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// numbers is a source of random bytes that never repeats itself.
type numbers struct{ n uint64 }

func (r *numbers) Read(b []byte) (int, error) {
	for i := range b {
		if i%8 == 0 {
			r.n++
		}
		b[i] = binary.BigEndian.AppendUint64(nil, r.n*0x9E3779B97F4A7C15)[i%8]
	}
	return len(b), nil
}

func prepare(t testing.TB, e store.Engine) store.Secret {
	t.Helper()
	secret, err := store.Prepare(context.Background(), e, bytes.Repeat([]byte{8}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func options(closeMissing bool, random *numbers) ImportOptions {
	return ImportOptions{Options: roster.Options{CloseMissing: closeMissing}, Now: now, Random: random}
}

// bring imports a roster without faults.
func bring(t testing.TB, e store.Engine, c *config.Campaign, text string, o ImportOptions) *roster.Diff {
	t.Helper()
	im := look(t, e, c, text, o)
	if len(im.Faults) > 0 {
		t.Fatalf("faults: %v", im.Faults)
	}
	if err := im.Apply(context.Background(), e, secretOf(t, e), c); err != nil {
		t.Fatal(err)
	}
	return im.Diff
}

func look(t testing.TB, e store.Engine, c *config.Campaign, text string, o ImportOptions) *Import {
	t.Helper()
	f, err := roster.Read("roster.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	im, err := LookAt(context.Background(), e, c, f, o)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func secretOf(t testing.TB, e store.Engine) store.Secret {
	t.Helper()
	var s store.Secret
	view(t, e, func(snap store.Snapshot) {
		if _, err := store.Get(snap, store.SecretKey, &s); err != nil {
			t.Fatal(err)
		}
	})
	return s
}

func view(t testing.TB, e store.Engine, fn func(store.Snapshot)) {
	t.Helper()
	if err := e.View(context.Background(), func(s store.Snapshot) error { fn(s); return nil }); err != nil {
		t.Fatal(err)
	}
}

func update(t testing.TB, e store.Engine, fn func(store.Tx) error) {
	t.Helper()
	if err := e.Update(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// unit finds a unit by its code.
func unit(t testing.TB, e store.Engine, code string) *store.Unit {
	t.Helper()
	u := new(store.Unit)
	view(t, e, func(s store.Snapshot) {
		id, found, err := store.GetID(s, store.CodeKey(code))
		if err != nil || !found {
			t.Fatalf("unit %s: found %v, %v", code, found, err)
		}
		if found, err := store.Get(s, store.UnitKey(store.UnitID(id)), u); err != nil || !found {
			t.Fatalf("unit %s: found %v, %v", code, found, err)
		}
	})
	return u
}

// dump is all of a store except its job record, with random ids of persons
// replaced by what is known of the person, so that two stores can be compared.
func dump(t testing.TB, e store.Engine) string {
	t.Helper()
	var lines []string
	var names []string
	view(t, e, func(s store.Snapshot) {
		for kv, err := range s.Scan("", "") {
			if err != nil {
				t.Fatal(err)
			}
			if kv.Key.Part(0) == "person" {
				var p store.Person
				if err := json.Unmarshal(kv.Value, &p); err != nil {
					t.Fatal(err)
				}
				names = append(names, string(p.ID), p.Name+p.Phone)
			}
			if kv.Key != importKey() {
				lines = append(lines, fmt.Sprintf("%s = %s", kv.Key, kv.Value))
			}
		}
	})
	known := strings.NewReplacer(names...)
	for i, l := range lines {
		if strings.HasPrefix(l, "person/") || strings.HasPrefix(l, "unit/") {
			lines[i] = known.Replace(l)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// inOrder fails the test unless indexes, tallies and audit agree with the units.
func inOrder(t testing.TB, e store.Engine, c *config.Campaign) {
	t.Helper()
	r, err := Recount(context.Background(), e, c, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Tallies) > 0 || len(r.Pending) > 0 || len(r.Stages) > 0 {
		t.Errorf("recount differs: %v, %v, %v", r.Tallies, r.Pending, r.Stages)
	}
	view(t, e, func(s store.Snapshot) {
		if _, err := store.VerifyAudit(s); err != nil {
			t.Error(err)
		}
		for _, wrong := range indexFaults(t, s) {
			t.Error(wrong)
		}
	})
}

// indexFaults rebuilds codes, children, contacts and phone numbers from the
// units and tells what differs.
func indexFaults(t testing.TB, s store.Snapshot) []string {
	t.Helper()
	want := map[store.Key]string{}
	secret := store.Secret{}
	if _, err := store.Get(s, store.SecretKey, &secret); err != nil {
		t.Fatal(err)
	}
	phones := map[store.Key]map[store.UnitID]bool{}
	people := map[store.PersonID]bool{}
	for kv := range under(t, s, "unit/") {
		var u store.Unit
		if err := json.Unmarshal(kv.Value, &u); err != nil {
			t.Fatal(err)
		}
		want[store.CodeKey(u.Code)] = string(u.ID)
		want[store.ChildKey(u.Parent, u.Order, u.ID)] = string(u.ID)
		if u.Contact == "" {
			continue
		}
		people[u.Contact] = true
		var p store.Person
		if found, err := store.Get(s, store.PersonKey(u.Contact), &p); err != nil || !found {
			t.Fatalf("contact of %s: found %v, %v", u.Code, found, err)
		}
		if roster.Mobile(p.Phone) && u.Expected() {
			key := store.PhoneKey(secret.MAC("phone", p.Phone))
			if phones[key] == nil {
				phones[key] = map[store.UnitID]bool{}
			}
			phones[key][u.ID] = true
		}
	}
	var wrong []string
	for _, prefix := range []string{"code/", "child/"} {
		for kv := range under(t, s, prefix) {
			if want[kv.Key] != string(kv.Value) {
				wrong = append(wrong, fmt.Sprintf("%s = %s is too much", kv.Key, kv.Value))
			}
			delete(want, kv.Key)
		}
	}
	for key := range want {
		wrong = append(wrong, fmt.Sprintf("%s is missing", key))
	}
	for kv := range under(t, s, "phone/") {
		var p store.PhoneUnits
		if err := json.Unmarshal(kv.Value, &p); err != nil {
			t.Fatal(err)
		}
		for _, u := range p.Units {
			if !phones[kv.Key][u] {
				wrong = append(wrong, fmt.Sprintf("%s lists %s", kv.Key, u))
			}
			delete(phones[kv.Key], u)
		}
		if len(phones[kv.Key]) != p.More {
			wrong = append(wrong, fmt.Sprintf("%s does not list %v, more are %d", kv.Key, phones[kv.Key], p.More))
		}
		delete(phones, kv.Key)
	}
	if len(phones) > 0 {
		wrong = append(wrong, fmt.Sprintf("numbers without a look-up: %v", phones))
	}
	for kv := range under(t, s, "person/") {
		if !people[store.PersonID(kv.Key.Part(1))] {
			wrong = append(wrong, fmt.Sprintf("%s is nobody's contact", kv.Key))
		}
	}
	for kv := range under(t, s, "job/") {
		if kv.Key != importKey() {
			wrong = append(wrong, fmt.Sprintf("%s was left behind", kv.Key))
		}
	}
	return wrong
}

func under(t testing.TB, s store.Snapshot, prefix string) func(func(store.KV) bool) {
	var from, to store.Key // of everything
	if prefix != "" {
		from, to = store.Under(prefix)
	}
	return func(yield func(store.KV) bool) {
		for kv, err := range s.Scan(from, to) {
			if err != nil {
				t.Fatal(err)
			}
			if !yield(kv) {
				return
			}
		}
	}
}

// total gives one sum of a unit's tally.
func total(t testing.TB, e store.Engine, c *config.Campaign, code, name string) int64 {
	t.Helper()
	var n int64
	id := unit(t, e, code).ID
	view(t, e, func(s store.Snapshot) {
		var tl store.Tally
		if _, err := store.Get(s, store.TallyKey(c.Key, id), &tl); err != nil {
			t.Fatal(err)
		}
		n = tally.Total(&tl)[name]
	})
	return n
}

func newStore(t testing.TB) store.Engine {
	t.Helper()
	e := mem.New()
	prepare(t, e)
	return e
}
