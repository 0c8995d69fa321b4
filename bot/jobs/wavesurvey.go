package jobs

import (
	"time"

	"raquan/config"
	"raquan/store"
)

// WaveSurvey is what a wave would do at a moment.
type WaveSurvey struct {
	People   int            // who would get it
	Units    int            // for which they report
	Left     map[string]int // people left out, by reason
	LeftUnit map[string]int // units left out, by reason
	Sample   []WaveSample   // some of the units, in roster order
}

// WaveSample is one of the units that a wave would go to.
type WaveSample struct {
	Unit    store.Unit
	Promise *store.Promise // of its report, which has passed; nil: none
}

// waveSamples is how many units a survey names.
const waveSamples = 5

// Survey finds out what a wave would do if it were sent at a
// moment: people with several units are counted once.
func (w *Wave) Survey(s store.Snapshot, c *config.Campaign, at time.Time) (WaveSurvey, error) {
	v := survey{wave: w, s: s, c: c, at: at, people: map[store.PersonID]bool{},
		WaveSurvey: WaveSurvey{Left: map[string]int{}, LeftUnit: map[string]int{}}}
	walk := &waveWalk{s: s, c: c, kind: w.Kind, of: w.Selection, now: at, visit: v.visit}
	if _, err := walk.under(w.Unit, nil); err != nil {
		return v.WaveSurvey, err
	}
	return v.WaveSurvey, v.err
}

// survey is one under way.
type survey struct {
	WaveSurvey
	wave   *Wave
	s      store.Snapshot
	c      *config.Campaign
	at     time.Time
	people map[store.PersonID]bool // met, and whether they would get it
	err    error
}

func (v *survey) visit(u *waveUnit) bool {
	if u.why != "" {
		v.LeftUnit[u.why]++
		return true
	}
	any := false
	for _, id := range u.people {
		gets, met := v.people[id]
		if !met {
			if gets, v.err = v.meet(id); v.err != nil {
				return false
			}
		}
		any = any || gets
	}
	if any {
		v.Units++
		if len(v.Sample) < waveSamples {
			v.Sample = append(v.Sample, WaveSample{Unit: u.Unit, Promise: u.report.Promise})
		}
	}
	return true
}

// meet finds out whether a person would get the wave.
func (v *survey) meet(id store.PersonID) (gets bool, err error) {
	var officer store.Officer
	var nudges store.Nudges
	if _, err := store.Get(v.s, store.OfficerKey(id), &officer); err != nil {
		return false, err
	}
	if _, err := store.Get(v.s, store.NudgesKey(id), &nudges); err != nil {
		return false, err
	}
	why, err := v.wave.leavesOut(v.s, id, &officer, &nudges, v.c, v.at)
	if err != nil {
		return false, err
	}
	if why != "" {
		v.Left[why]++
	} else {
		v.People++
		gets = true
	}
	v.people[id] = gets
	return gets, nil
}
