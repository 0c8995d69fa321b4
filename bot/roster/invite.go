package roster

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"raquan/store"
)

// Hash is the name under which an invite is stored. The payload is stored
// nowhere, so that who reads the store can use no invite.
func Hash(payload string) string {
	sum := sha256.Sum256([]byte(payload))
	return hex.EncodeToString(sum[:16])
}

// Link is the address that opens the bot with a payload; empty while the bot's
// name is not known.
func Link(bot, payload string) string {
	if bot == "" {
		return ""
	}
	return "https://t.me/" + bot + "?start=" + payload
}

// DefaultRole is the role that an invite to a unit gives where nothing else is
// said: those who report get chair, the national unit department, levels above
// upper.
func DefaultRole(u *store.Unit) store.Role {
	switch {
	case u.Reports:
		return store.Chair
	case u.Kind == store.National:
		return store.Department
	}
	return store.UpperRole
}

// Fits reports whether a role makes sense on a unit: a chair where a report is
// expected, the department at the top, upper where units may stand below.
func Fits(u *store.Unit, role store.Role) bool {
	switch role {
	case store.Chair:
		return u.Reports
	case store.Department:
		return u.Kind == store.National
	case store.UpperRole:
		return u.Kind != store.Grassroots
	}
	return false
}

// Invitation is one invite as it is handed out. It is a secret: whoever has the
// payload can take the role.
type Invitation struct {
	UnitCode    string
	UnitName    string
	Role        store.Role
	OfficerName string // the roster's chair; may be empty
	Payload     string
	Link        string // empty while the bot's name is not known
	Expires     time.Time
}

// InvitationWriter writes invitations as csv that spreadsheets open without
// running what a name may hold.
type InvitationWriter struct{ csv *csv.Writer }

// NewInvitationWriter writes the header.
func NewInvitationWriter(w io.Writer) (*InvitationWriter, error) {
	if _, err := io.WriteString(w, bom); err != nil {
		return nil, fmt.Errorf("roster: write invitations: %w", err)
	}
	iw := &InvitationWriter{csv.NewWriter(w)}
	return iw, iw.write([]string{"unit_code", "unit_name", "role", "officer_name", "payload", "link", "expires"})
}

// Write writes one row. Moments are written in the zone that they are in.
func (w *InvitationWriter) Write(i Invitation) error {
	return w.write([]string{i.UnitCode, i.UnitName, string(i.Role), i.OfficerName, i.Payload, i.Link, i.Expires.Format(time.RFC3339)})
}

// Flush hands on what is buffered and returns the first error of writing.
func (w *InvitationWriter) Flush() error {
	w.csv.Flush()
	if err := w.csv.Error(); err != nil {
		return fmt.Errorf("roster: write invitations: %w", err)
	}
	return nil
}

func (w *InvitationWriter) write(row []string) error {
	if err := w.csv.Write(asTexts(row)); err != nil {
		return fmt.Errorf("roster: write invitations: %w", err)
	}
	return nil
}
