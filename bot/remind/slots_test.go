package remind

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"raquan/config"
	"raquan/store"
)

func shipped(t testing.TB) *config.Campaign {
	t.Helper()
	c, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// daily is a schedule: an hour of every day.
type daily struct {
	zone *time.Location
	at   time.Duration
}

func (d daily) Next(after time.Time) time.Time {
	y, m, day := after.In(d.zone).Date()
	next := time.Date(y, m, day, 0, 0, 0, 0, d.zone).Add(d.at)
	if !next.After(after) {
		next = next.AddDate(0, 0, 1)
	}
	return next
}

func onDay(days int, clock time.Duration) config.Moment {
	return config.Moment{Offset: &config.Offset{OnDay: true, Days: days, Clock: clock}}
}

func fromDeadline(d time.Duration) config.Moment {
	return config.Moment{Offset: &config.Offset{Around: d}}
}

var (
	atT       = config.Bound{Offset: &config.Offset{}}
	beforeT1  = config.Bound{Offset: &config.Offset{OnDay: true, Days: -1, Clock: 8 * time.Hour}}
	letter    = config.Bound{Letter: true}
	afterward = config.Bound{After: 6 * time.Hour}
)

const stamp = "Mon 2/1 15:04"

// The dates are those of August 2020: 23/8 and 30/8 are Sundays, 2/9 is a holiday.
func TestSlots(t *testing.T) {
	c := shipped(t)
	hour := time.Hour
	every := func(at time.Duration, from, to config.Bound) config.Moment {
		return config.Moment{Cron: daily{c.Zone, at}, From: from, To: to}
	}
	day := func(d int) config.Bound { return config.Bound{Day: config.Date{Year: 2020, Month: 8, Day: d}} }
	for _, test := range []struct {
		name     string
		level    string
		deadline string // instead of the level's
		moment   config.Moment
		useless  config.Bound
		lead     time.Duration
		want     []string // nominal → at, start if it is another moment, moved
	}{
		{"the deadline morning", "grassroots", "", onDay(0, 8*hour), atT, 0,
			[]string{"Wed 26/8 08:00 → Wed 26/8 08:00"}},
		{"two hours after", "grassroots", "", fromDeadline(2 * hour), afterward, 0,
			[]string{"Wed 26/8 14:00 → Wed 26/8 14:00"}},
		{"a Sunday moves to Monday 07:30", "grassroots", "", onDay(-3, 8*hour), beforeT1, 0,
			[]string{"Sun 23/8 08:00 → Mon 24/8 07:30 rest"}},
		{"a Sunday moves back if Monday is too late", "national", "", onDay(0, 8*hour), atT, 0,
			[]string{"Sun 30/8 08:00 → Sat 29/8 08:00 back"}},
		{"the day before 'before 31/8' is Saturday", "national", "", onDay(-1, 8*hour), atT, 0,
			[]string{"Sat 29/8 08:00 → Sat 29/8 08:00"}},
		{"three hours before", "federation", "", fromDeadline(-3 * hour), atT, 0,
			[]string{"Fri 28/8 14:00 → Fri 28/8 14:00"}},
		{"a holiday moves to the day after", "grassroots", "2020-09-05 12:00", onDay(-3, 8*hour), atT, 0,
			[]string{"Wed 2/9 08:00 → Thu 3/9 07:30 rest"}},
		{"a holiday moves back over nothing else", "grassroots", "2020-09-02 17:00", onDay(0, 8*hour), atT, 0,
			[]string{"Wed 2/9 08:00 → Tue 1/9 08:00 back"}},
		{"the evening moves to the morning", "grassroots", "2020-08-26 19:00", fromDeadline(2 * hour), config.Bound{After: 24 * hour}, 0,
			[]string{"Wed 26/8 21:00 → Thu 27/8 07:30 quiet"}},
		{"20:00 is quiet, 19:59 is not", "grassroots", "2020-08-26 17:59", fromDeadline(2 * hour), afterward, 0,
			[]string{"Wed 26/8 19:59 → Wed 26/8 19:59"}},
		{"a deadline before the hour", "grassroots", "2020-08-26 07:00", onDay(0, 8*hour), atT, 0,
			[]string{"Wed 26/8 08:00 → Tue 25/8 08:00 back"}},
		{"midnight belongs to the day before", "grassroots", "2020-08-26 00:00", onDay(0, 8*hour), atT, 0,
			[]string{"Tue 25/8 08:00 → Tue 25/8 08:00"}},
		{"an hour of the night is not moved to another night", "upper", "2020-08-26 00:00", fromDeadline(-3 * hour), atT, 0, nil},
		{"a wave of 126,000 at 29.5 a second ends by 20:00", "grassroots", "", every(19*hour, day(18), day(18)), afterward, 126_000 * time.Second * 10 / 295,
			[]string{"Tue 18/8 19:00 → Tue 18/8 19:00 from Tue 18/8 18:48"}},
		{"the same wave at 16:30 has time", "grassroots", "", every(16*hour+30*time.Minute, day(18), day(18)), afterward, 126_000 * time.Second * 10 / 295,
			[]string{"Tue 18/8 16:30 → Tue 18/8 16:30"}},
		{"a wave too long for a day begins when it may", "grassroots", "", onDay(0, 10*hour), atT, 20 * hour,
			[]string{"Wed 26/8 10:00 → Wed 26/8 10:00 from Wed 26/8 07:30"}},
		{"each day but Sunday", "grassroots", "", every(16*hour+30*time.Minute, day(21), day(25)), config.Bound{After: 3 * hour}, 0,
			[]string{"Fri 21/8 16:30 → Fri 21/8 16:30", "Sat 22/8 16:30 → Sat 22/8 16:30", "Mon 24/8 16:30 → Mon 24/8 16:30", "Tue 25/8 16:30 → Tue 25/8 16:30"}},
		{"each morning after the deadline until the letter's date", "grassroots", "",
			every(8*hour, config.Bound{Offset: &config.Offset{OnDay: true, Days: 1}}, letter), afterward, 0,
			[]string{"Thu 27/8 08:00 → Thu 27/8 08:00", "Fri 28/8 08:00 → Fri 28/8 08:00", "Sat 29/8 08:00 → Sat 29/8 08:00"}},
		{"a Sunday alone moves as any", "grassroots", "", every(8*hour, day(23), day(23)), config.Bound{After: 24 * hour}, 0,
			[]string{"Sun 23/8 08:00 → Mon 24/8 07:30 rest"}},
		{"another level", "department", "", onDay(0, 8*hour), atT, 0, nil},
	} {
		step := &config.Step{Key: "s", Levels: []string{"grassroots", "upper", "federation", "national"}, Moment: test.moment, Useless: test.useless}
		d, _ := c.DeadlineFor(test.level)
		if test.deadline != "" {
			d.Before = moment(t, c, test.deadline)
		}
		var got []string
		for _, s := range Slots(c, step, test.level, d.Before, Times{Lead: test.lead}) {
			got = append(got, shown(c, s))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestSlotsAfterAnOutage(t *testing.T) {
	c := shipped(t)
	deadline := c.Deadlines["grassroots"].Before // 26/8 12:00
	outage := func(from, to string) Times {
		return Times{Outages: []store.Outage{{From: moment(t, c, from), To: moment(t, c, to)}}}
	}
	late := config.Moment{Cron: daily{c.Zone, 8 * time.Hour}, From: config.Bound{Offset: &config.Offset{OnDay: true, Days: 1}}, To: letter}
	for _, test := range []struct {
		name   string
		moment config.Moment
		times  Times
		want   []string
	}{
		{"two hours after the extended deadline, under the same name", fromDeadline(2 * time.Hour), outage("2020-08-26 11:00", "2020-08-26 12:30"),
			[]string{"Wed 26/8 14:00 → Wed 26/8 15:30 outage"}},
		{"not across the deadline", fromDeadline(2 * time.Hour), outage("2020-08-26 10:00", "2020-08-26 11:30"),
			[]string{"Wed 26/8 14:00 → Wed 26/8 14:00"}},
		{"late only after the extended deadline", late, outage("2020-08-26 08:00", "2020-08-27 09:00"),
			[]string{"Fri 28/8 08:00 → Fri 28/8 08:00", "Sat 29/8 08:00 → Sat 29/8 08:00"}},
	} {
		step := &config.Step{Levels: []string{"grassroots"}, Moment: test.moment, Useless: afterward}
		var got []string
		for _, s := range Slots(c, step, "grassroots", deadline, test.times) {
			got = append(got, shown(c, s))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

// Whatever the deadline, the step and the outages: a slot goes at a permitted
// time, begins at one of the same day, is of use then; and an outage changes no
// names.
func TestSlotsAlwaysFit(t *testing.T) {
	c := shipped(t)
	minutes := func(r *rapid.T, name string, from, to int) time.Duration {
		return time.Duration(rapid.IntRange(from, to).Draw(r, name)) * time.Minute
	}
	rapid.Check(t, func(r *rapid.T) {
		start := time.Date(2020, 8, 17, 0, 0, 0, 0, c.Zone)
		deadline := start.Add(minutes(r, "deadline", 0, 20*24*60))
		step := &config.Step{Levels: []string{"upper"}}
		switch rapid.IntRange(0, 2).Draw(r, "moment") {
		case 0:
			step.Moment = onDay(rapid.IntRange(-4, 3).Draw(r, "days"), minutes(r, "clock", 0, 24*60-1))
		case 1:
			step.Moment = fromDeadline(minutes(r, "around", -3000, 3000))
		default:
			step.Moment = config.Moment{Cron: daily{c.Zone, minutes(r, "clock", 0, 24*60-1)}, To: letter,
				From: config.Bound{Offset: &config.Offset{OnDay: true, Days: rapid.IntRange(-5, 2).Draw(r, "from")}}}
		}
		step.Useless = rapid.SampledFrom([]config.Bound{atT, letter, beforeT1, afterward, {After: 30 * time.Hour}}).Draw(r, "useless")
		times := Times{Lead: minutes(r, "lead", 0, 1000)}
		plain := Slots(c, step, "upper", deadline, times)
		if from := deadline.Add(-minutes(r, "before", 1, 600)); rapid.Bool().Draw(r, "outage") {
			times.Outages = []store.Outage{{From: from, To: deadline.Add(minutes(r, "after", 0, 3000))}}
		}
		slots := Slots(c, step, "upper", deadline, times)
		days := map[config.Date]int{}
		for i, s := range slots {
			switch {
			case !c.Permitted(s.At), !c.Permitted(s.Start):
				r.Fatalf("goes in a forbidden time: %s", shown(c, s))
			case s.Start.After(s.At), c.Day(s.Start) != c.Day(s.At):
				r.Fatalf("does not begin before it goes: %s", shown(c, s))
			case s.At.After(s.Useless):
				r.Fatalf("is useless at %s already: %s", s.Useless.In(c.Zone).Format(stamp), shown(c, s))
			case (s.Moved == config.NotMoved) != s.At.Equal(s.Nominal):
				r.Fatalf("moved, but not said: %s", shown(c, s))
			case i > 0 && !slots[i-1].At.Before(s.At):
				r.Fatalf("not in order: %s", shown(c, s))
			}
			if days[c.Day(s.At)]++; days[c.Day(s.At)] > 1 {
				r.Fatalf("a second time on one day: %s", shown(c, s))
			}
		}
		if step.Moment.Offset != nil && len(plain)*len(slots) == 1 && !plain[0].Nominal.Equal(slots[0].Nominal) {
			r.Fatalf("an outage gave it another name: %s, %s", shown(c, plain[0]), shown(c, slots[0]))
		}
	})
}

func moment(t testing.TB, c *config.Campaign, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, c.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func shown(c *config.Campaign, s Slot) string {
	line := s.Nominal.In(c.Zone).Format(stamp) + " → " + s.At.In(c.Zone).Format(stamp)
	if !s.Start.Equal(s.At) {
		line += " from " + s.Start.In(c.Zone).Format(stamp)
	}
	if s.Moved != config.NotMoved {
		line += " " + string(s.Moved)
	}
	return line
}
