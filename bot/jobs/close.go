package jobs

import (
	"time"

	"raquan/config"
	"raquan/store"
)

// CloseUnit closes one unit from a moment on, as an import closes one that its
// file lacks: it is expected no more, nobody finds it by its chair's number, and
// the sums of all above it follow. Its report stays. Whoever calls writes the
// line of the audit. A later file that has the unit opens it again.
func CloseUnit(tx store.Tx, secret store.Secret, c *config.Campaign, u *store.Unit, at time.Time) error {
	closed := *u
	closed.Closed = at
	if err := store.UnitsChanged(tx); err != nil {
		return err
	}
	return writer{tx: tx, run: &run{secret: secret, campaign: c}}.replace(u, &closed)
}
