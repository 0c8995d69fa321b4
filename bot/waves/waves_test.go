package waves_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/jobs"
	"raquan/bot/waves"
	"raquan/config"
	"raquan/store"
	"raquan/store/mem"
)

var seen = time.Date(2020, 8, 20, 1, 0, 0, 0, time.UTC)

func TestDataAndParse(t *testing.T) {
	for data, p := range map[string]waves.Press{
		"wv:l:u2:0:0":               {What: waves.Look, Unit: "u2"},
		"wv:d:u2:0:0":               {What: waves.Drop, Unit: "u2"},
		"wv:s:u12:qfbf9c:350":       {What: waves.Send, Unit: "u12", Seen: seen, People: 350},
		"wv:x:0123456789abcdef:0:0": {What: waves.Stop, ID: "0123456789abcdef"},
	} {
		if got := waves.Data(p); strings.Split(got, ":")[1] != strings.Split(data, ":")[1] {
			t.Errorf("Data(%+v) = %q", p, got)
		}
		if got, ok := waves.Parse(waves.Data(p)); !ok || got != p {
			t.Errorf("Parse(%q) = %+v, %v, want %+v", waves.Data(p), got, ok, p)
		}
	}
	longest := waves.Data(waves.Press{What: waves.Send, Unit: "u01234567890123456789", Seen: seen, People: 126_000})
	if len(longest) > 64 {
		t.Errorf("%q is too long", longest)
	}
	for _, data := range []string{"", "wv:", "wv:l:u2:0", "wv:l::0:0", "wv:z:u2:0:0", "wv:l:u/2:0:0", "wv:l:U2:0:0", "wv:l:u2:-1:0", "wv:l:u2:0:-1", "wv:l:u2:!:0", "wv:l:u2:0:x", "moi:l:u2:0:0"} {
		if p, ok := waves.Parse(data); ok {
			t.Errorf("Parse(%q) = %+v", data, p)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("wv:s:u12:qfbf9c:350")
	f.Add("wv:x:0123456789abcdef:0:0")
	f.Fuzz(func(t *testing.T, data string) {
		p, ok := waves.Parse(data)
		if !ok {
			return
		}
		if again, ok := waves.Parse(waves.Data(p)); !ok || again != p {
			t.Errorf("%q: %+v, then %+v", data, p, again)
		}
		if store.CheckKey(store.UnitKey(p.Unit)) != nil && p.Unit != "" || p.ID != "" && store.CheckKey(store.WaveKey(p.ID)) != nil {
			t.Errorf("%q makes no key", data)
		}
	})
}

func TestFresh(t *testing.T) {
	p := waves.Press{Seen: seen}
	for after, want := range map[time.Duration]bool{0: true, 14 * time.Minute: true, 15 * time.Minute: false, -time.Second: true, -time.Hour: false} {
		if got := p.Fresh(seen.Add(after)); got != want {
			t.Errorf("after %v: %v", after, got)
		}
	}
}

// town is a store with a district of n unions, each with a chair, below a town,
// and an officer of the town.
func town(t testing.TB, n int) (store.Engine, *config.Campaign) {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	e := mem.New()
	t.Cleanup(func() { _ = e.Close() })
	put := func(k store.Key, v any) {
		if err := e.Update(context.Background(), func(tx store.Tx) error { return store.Put(tx, k, v) }); err != nil {
			t.Fatal(err)
		}
	}
	put(store.UnitKey("town"), store.Unit{ID: "town", Kind: store.Federation, Name: "LĐLĐ TP <Mẫu>"})
	put(store.UnitKey("d"), store.Unit{ID: "d", Kind: store.Upper, Name: "LĐLĐ quận Nhất", Parent: "town", Above: []store.UnitID{"town"}})
	put(store.ChildKey("town", 1, "d"), "")
	put(store.OfficerKey("boss"), store.Officer{Posts: []store.Post{{Unit: "town", Role: store.UpperRole}}})
	for _, u := range []store.UnitID{"town", "d"} {
		put(store.TallyKey(c.Key, u), store.Tally{Zones: map[string]map[string]int64{"": {"units": int64(n)}}})
	}
	for i := range n {
		u, p := store.UnitID(fmt.Sprintf("g%d", i)), store.PersonID(fmt.Sprintf("p%d", i))
		put(store.UnitKey(u), store.Unit{ID: u, Kind: store.Grassroots, Name: fmt.Sprintf("CĐCS số %d", i+1), Reports: true, Parent: "d", Above: []store.UnitID{"d", "town"}})
		put(store.ChildKey("d", i, u), "")
		put(store.PendingKey(c.Key, "d", u), "")
		put(store.StaffKey(u), store.Staff{Officers: []store.Post{{Person: p, Role: store.Chair}}})
		put(store.OfficerKey(p), store.Officer{Posts: []store.Post{{Unit: u, Role: store.Chair}}})
	}
	return e, c
}

func TestPreview(t *testing.T) {
	e, c := town(t, 300)
	at := func(day, hour, minute int) time.Time { return time.Date(2020, 8, day, hour, minute, 0, 0, c.Zone) }
	for _, test := range []struct {
		now    time.Time
		rate   float64
		lang   string
		viewer store.PersonID
		unit   store.UnitID
		want   []string
		not    string
	}{
		{at(20, 8, 0), 1, "", "boss", "town", []string{"LĐLĐ TP &lt;Mẫu&gt;", "<b>300</b> người", "gửi ngay khi xác nhận", "trong 5 phút", "CĐCS số 1; CĐCS số 2; CĐCS số 3; CĐCS số 4; CĐCS số 5; …"}, "tạm dừng"},
		{at(20, 8, 0), 0, "en", "boss", "d", []string{"LĐLĐ quận Nhất", "Recipients: <b>300</b>", "as soon as you confirm", "within 1 min"}, "goes on"},
		{at(22, 19, 58), 1, "", "boss", "d", []string{"Hết giờ được nhắn trong ngày thì tạm dừng, gửi tiếp từ 07:30 thứ Hai 24/8."}, ""},
		{at(21, 20, 0), 1, "en", "boss", "d", []string{"from 07:30 Saturday 22/8 on"}, "goes on"},
		{at(20, 8, 0), 1, "", "p1", "d", nil, "<b>300</b>"},
		{at(20, 8, 0), 1, "", "nobody", "town", nil, "<b>300</b>"},
	} {
		s := store.Screen{Name: waves.Preview, Unit: test.unit, Lang: test.lang, For: test.viewer}
		err := e.View(t.Context(), func(snap store.Snapshot) error {
			m, err := waves.Render(snap, waves.Deps{Campaign: c, Rate: test.rate}, s, test.now)
			for _, want := range test.want {
				if !strings.Contains(m.Text, want) {
					t.Errorf("at %v: %q lacks %q", test.now, m.Text, want)
				}
			}
			if test.not != "" && strings.Contains(m.Text, test.not) {
				t.Errorf("at %v: %q says %q", test.now, m.Text, test.not)
			}
			if (len(m.Buttons) > 0) != (test.want != nil) {
				t.Errorf("at %v: buttons %v", test.now, m.Buttons)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	err := e.View(t.Context(), func(snap store.Snapshot) error {
		_, err := waves.Render(snap, waves.Deps{Campaign: c}, store.Screen{Name: waves.Preview, Unit: "gone", For: "boss"}, seen)
		return err
	})
	if !errors.Is(err, waves.ErrScreen) {
		t.Errorf("no unit: %v", err)
	}
}

// TestResult: what came of a wave is told with all that is known of it.
func TestResult(t *testing.T) {
	_, c := town(t, 0)
	now := time.Date(2020, 8, 20, 8, 0, 0, 0, c.Zone)
	w := &jobs.Wave{ID: "w1", Kind: jobs.NudgeWave, State: jobs.WaveRunning, Planned: 350, People: 200, Begun: now.Add(-10 * time.Minute), Left: map[string]int{jobs.LeftClaim: 2}}
	n := jobs.WaveCount{Sent: 120, Waiting: 60, Blocked: 3, Failed: 1, Skipped: map[string]int{"off": 4, "something new": 5}}
	stage := waves.Stage{Wave: w, Count: n, Unit: &store.Unit{Name: "LĐLĐ quận <Nhất>"}, Campaign: c, Now: now}
	check := func(got string, want ...string) {
		t.Helper()
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("%q lacks %q", got, s)
			}
		}
	}
	check(stage.Progress().Text, "LĐLĐ quận &lt;Nhất&gt;", "120/350", "3 người đã chặn hệ thống", "4 người đã tắt nhắc", "5 người vì lý do khác", "2 đơn vị có trường hợp riêng")
	check(stage.Progress().Buttons[0][0].Data, "wv:x:w1")
	check(stage.Result().Text, "<b>120</b> người nhận được (trong 10 phút)", "gửi không thành công tới 1 người")
	w.Lang, w.Kind = "en", jobs.BroadcastWave
	w.Stop(now)
	check(stage.Result().Text, "Notice – ", "Stopped: <b>120</b>", "150 not reached before it was stopped")
	stage.Now = now.Add(12 * time.Hour)
	check(stage.Progress().Text, "It goes out from 07:30 Friday 21/8 on")
}
