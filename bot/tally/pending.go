package tally

import "raquan/store"

// Pending reports whether a unit's report is expected and not there. r may be nil.
func Pending(u *store.Unit, r *store.Report) bool {
	return u.Expected() && (r == nil || !r.Counts())
}

// Pend brings the index of those units in line with a unit's report.
func Pend(tx store.Tx, campaign string, u *store.Unit, r *store.Report) error {
	key := store.PendingKey(campaign, u.Parent, u.ID)
	if Pending(u, r) {
		return store.PutID(tx, key, string(u.ID))
	}
	return tx.Delete(key)
}
