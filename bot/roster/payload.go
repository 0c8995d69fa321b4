package roster

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"time"

	"raquan/store"
)

// Payload derives the payload of a start link from the secret of the store: 22
// characters of those that Telegram allows there (A-Z a-z 0-9 _ -, at most 64),
// 128 bits. The same unit, role and serial give the same payload, so that a link
// can be shown again, printed again and sent again without being stored.
//
// The price: whoever has the store file, which holds the secret, can make all
// links. They can read and change the whole store anyway. Whoever sees only a
// copy of its invites can make none.
//
// No payload begins with a minus, which a spreadsheet would take for the sign of
// a formula.
func Payload(secret store.Secret, unit store.UnitID, role store.Role, serial int) string {
	for try := 0; ; try++ {
		mac := secret.MAC("invite", fmt.Sprintf("%s/%s/%d/%d", unit, role, serial, try))
		bits, err := hex.DecodeString(mac)
		if err != nil {
			panic(err) // MAC gives hex digits
		}
		if p := base64.RawURLEncoding.EncodeToString(bits); p[0] != '-' {
			return p
		}
	}
}

// Newest is the invite that was made last for a unit and a role.
type Newest struct {
	Hash string
	store.Invite
}

// ReadNewest reads it; found is false if there never was one.
func ReadNewest(r store.Reader, unit store.UnitID, role store.Role) (n Newest, found bool, err error) {
	n.Hash, found, err = store.GetID(r, store.OpenKey(unit, role))
	if err != nil || !found {
		return n, false, err
	}
	found, err = store.Get(r, store.InviteKey(n.Hash), &n.Invite)
	return n, found, err
}

// Payload is the invite's payload; empty if it was drawn at random, as those
// made by the first version were.
func (n *Newest) Payload(secret store.Secret) string {
	if n.Serial == 0 {
		return ""
	}
	p := Payload(secret, n.Unit, n.Role, n.Serial)
	if Hash(p) != n.Hash {
		return ""
	}
	return p
}

// Usable reports whether an invite can still be taken.
func Usable(i *store.Invite, now time.Time) bool {
	return i.Used.IsZero() && i.Revoked.IsZero() && now.Before(i.Expires)
}
