package jobs

import (
	"maps"
	"testing"

	"raquan/store"
)

// TestBroadcastSelections: a message goes to those whom its maker chose, once also
// to somebody with several roles, and a survey said so before. Whoever wants no
// reminders or had enough of them gets it all the same.
func TestBroadcastSelections(t *testing.T) {
	e, c, root := district(t, 6)
	now := eight(c)
	nhat, nhi := unit(t, e, "01-1").ID, unit(t, e, "01-2").ID
	post(t, e, nhat, "p1", store.UpperRole)
	post(t, e, nhat, "officer", store.UpperRole)
	post(t, e, root, "above", store.UpperRole)
	reported := unit(t, e, "01-1-4")
	update(t, e, func(tx store.Tx) error {
		sent := store.Nudge{Cause: "r", At: now}
		for k, v := range map[store.Key]any{
			store.NudgesKey("p1"):  store.Nudges{Off: now, Later: now.AddDate(0, 0, 1), Sent: []store.Nudge{sent, sent, sent}},
			store.OfficerKey("p5"): store.Officer{Unreachable: now},
			store.StaffKey(nhi):    store.Staff{},
		} {
			if err := store.Put(tx, k, v); err != nil {
				return err
			}
		}
		return nil
	})
	send(t, e, c, reported)
	for _, x := range []struct {
		unit   store.UnitID
		of     Selection
		want   map[store.PersonID]string
		left   map[string]int
		people int
	}{
		{root, All, map[store.PersonID]string{"p1": "", "p4": "", "p5": "skippedunreachable", "p6": "", "other": ""}, nil, 4},
		{root, Missing, map[store.PersonID]string{"p1": "", "p5": "skippedunreachable", "p6": "", "other": ""}, nil, 3},
		{root, Reported, map[store.PersonID]string{"p4": ""}, nil, 1},
		{root, Levels, map[store.PersonID]string{"p1": "", "officer": ""}, map[string]int{LeftNotJoined: 1}, 2},
		{root, Everybody, map[store.PersonID]string{"p1": "", "p4": "", "p5": "skippedunreachable", "p6": "", "other": "", "officer": ""}, map[string]int{LeftNotJoined: 1}, 5},
		{nhi, All, map[store.PersonID]string{"other": ""}, nil, 1},
		{nhi, Levels, map[store.PersonID]string{}, nil, 0},
		{reported.ID, One, map[store.PersonID]string{"p4": ""}, nil, 1},
		{nhat, One, map[store.PersonID]string{}, nil, 0}, // it makes no report
	} {
		w := begin(t, e, &Wave{ID: string(x.unit) + string(x.of), Kind: BroadcastWave, Unit: x.unit, Selection: x.of})
		var survey WaveSurvey
		if err := e.View(t.Context(), func(s store.Snapshot) (err error) { survey, err = w.Survey(s, c, now); return err }); err != nil {
			t.Fatal(err)
		}
		if err := w.Run(t.Context(), e, WaveOptions{Campaign: c, Now: now}); err != nil {
			t.Fatal(err)
		}
		if g := got(t, e, w.Cause()); !maps.Equal(g, x.want) {
			t.Errorf("%s of %s: entries %v", x.of, x.unit, g)
		}
		now, n := waveNow(t, e, w.ID)
		if now.State != WaveEntered || now.People != len(x.want) || survey.People != x.people || n.Waiting != x.people {
			t.Errorf("%s of %s: %s, %d people, %d wait, survey %d", x.of, x.unit, now.State, now.People, n.Waiting, survey.People)
		}
		if !maps.Equal(now.Left, x.left) || !maps.Equal(survey.LeftUnit, x.left) {
			t.Errorf("%s of %s: left out %v, by the survey %v", x.of, x.unit, now.Left, survey.LeftUnit)
		}
	}
}
