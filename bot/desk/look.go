package desk

import (
	"maps"

	"raquan/bot/summary"
	"raquan/bot/text"
	"raquan/store"
)

// look notes that the person looks at the summary of their own unit, so that the
// next time says what has changed since.
func (w *work) look(s store.Screen, root store.UnitID) {
	if s.Name != summary.Totals || s.Unit != root {
		return
	}
	looks := maps.Clone(w.officer.Looks)
	if looks == nil {
		looks = map[store.UnitID]store.Look{}
	}
	looks[root] = looks[root].Again(w.now)
	w.officer.Looks, w.officerChanged = looks, true
}

// refuseRanking says that units are put in order for the department alone.
func (w *work) refuseRanking(pressed bool) error {
	if pressed {
		w.sayAlert(text.RankingRefusedShort)
		return nil
	}
	return w.sayOf(text.RankingRefused)
}
