package desk

import (
	"raquan/bot/tree"
	"raquan/store"
)

// order is this person's word that the tree of units changes, as an officer of a
// level above.
func (w *work) order(in store.UnitID) tree.Order {
	return tree.Order{
		Writer: tree.Writer{Tx: w.tx, Secret: w.d.Secret, Campaign: w.d.Campaign},
		Now:    w.now, By: w.person.ID, In: in,
	}
}
