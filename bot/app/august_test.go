package app

import (
	"slices"
	"testing"
	"time"

	"raquan/bot/sim"
	"raquan/config"
)

// augustRoster is a province in small.
const augustRoster = `code,parent_code,kind,name,short_name,workers,reports
T,,national,Tổng Liên đoàn Mẫu,,,
F,T,federation,Liên đoàn Lao động tỉnh Mẫu,LĐLĐ tỉnh Mẫu,,
D,F,upper,Liên đoàn Lao động huyện Mẫu,LĐLĐ huyện Mẫu,,
A,D,grassroots,CĐCS Trường Mẫu giáo Mẫu,,40,
B,D,grassroots,CĐCS Công ty May Mẫu,,50,
C,D,grassroots,CĐCS Trạm Y tế Mẫu,,60,
G,D,grassroots,CĐCS Công ty Gỗ Mẫu,,70,
H,D,grassroots,CĐCS Công ty Gạch Mẫu,,80,
X,T,attached,Công đoàn Viện Mẫu,,90,yes
`

// augustPeople are the officers of augustRoster. All take their roles on 17/8.
func augustPeople() []*actor {
	report := append(taps("24/8 09:30", "Đúng rồi"), says("24/8 09:30", "41", "50")...)
	report = append(report, taps("24/8 09:30", "Tất cả 60", "Đã cài đủ 100%", "Đã tổ chức", "☐ Zalo/Facebook", "Xong ➡️", "Không có", "📨 Gửi báo cáo")...)
	return []*actor{
		{key: "silent", who: "chair who never answers", units: []string{"A"}},
		{key: "halfway", who: "chair who answers two questions and no more", units: []string{"B"},
			acts: append(taps("20/8 09:00", "Đúng rồi"), says("20/8 09:00", "40")...)},
		{key: "timely", who: "chair who reports on 24/8", units: []string{"C"}, acts: report},
		{key: "two-units", who: "chair of two units who never answers", units: []string{"G", "H"}},
		{key: "attached", who: "chair of an attached unit who never answers", units: []string{"X"}},
		{key: "district", who: "officer of the district", units: []string{"D"}},
		{key: "federation", who: "officer of the federation", units: []string{"F"}},
		{key: "department", who: "officer of the department", units: []string{"T"}},
	}
}

// The whole campaign in virtual time, from the letter to the day after the holiday:
// the program as serve runs it, the stand-in in process, people with their phones.
// testdata/august has the calendar of each, to be read as that person would.
func TestAugust(t *testing.T) {
	whole := span{clock: "2020-08-17T07:00", joins: "17/8 09:00", ends: "3/9 12:00"}
	inAugust(t, whole, augustPeople(), nil, nil, func(a *august) {
		for _, p := range a.people {
			p.check(a)
			a.golden(p, "plain", "")
		}
	})
}

// The days around the deadline of grassroots unions, when something comes between.
func TestAugustInTrouble(t *testing.T) {
	days := span{clock: "2020-08-24T09:00", joins: "24/8 09:00", ends: "29/8 09:00"}
	for _, v := range []struct {
		name   string
		what   string                 // comes between
		change func(*config.Campaign) // nil: nothing
		events []event
	}{
		{name: "down", what: "the program is down from 25/8 18:00 to 26/8 10:00", events: []event{
			{"25/8 18:00", (*august).stop},
			{"26/8 10:00", (*august).start},
		}},
		{name: "outage", what: "Telegram is out of reach on 26/8 from 10:00 to 13:00", events: []event{
			{"26/8 10:00:05", func(a *august) { a.sim.Inject(sim.Fault{Kind: sim.BadGateway}) }},
			{"26/8 13:00", func(a *august) {
				time.Sleep(7 * time.Second) // not in the moment in which the program tries again
				a.sim.Heal()
			}},
		}},
		{name: "jump", what: "on 25/8 at 13:00 the clock is put forward by a day", events: []event{
			{"25/8 13:00", func(a *august) {
				bar := newClockBar(a.base) // the demo's
				bar.serves(a.program)
				if err := bar.jumpTo(a.t.Context(), a.moment("26/8 13:00")); err != nil {
					a.t.Error(err)
				}
			}},
		}},
		{name: "holiday", what: "26/8 is a holiday", change: func(c *config.Campaign) {
			c.Holidays = append(c.Holidays, config.Date{Year: 2020, Month: time.August, Day: 26})
		}},
	} {
		t.Run(v.name, func(t *testing.T) {
			people := slices.DeleteFunc(augustPeople(), func(p *actor) bool { return p.key != "silent" && p.key != "district" })
			inAugust(t, days, people, v.change, v.events, func(a *august) {
				for _, p := range a.people {
					p.check(a)
					a.golden(p, v.name, v.what)
				}
			})
		})
	}
}
