package store

import (
	"bytes"
	"slices"
	"time"
)

// UnitKind is a kind of union body. Depth of the tree varies: national over
// federation, sector and attached; these over upper or grassroots; upper over
// upper or grassroots.
type UnitKind string

// The kinds of units.
const (
	National   UnitKind = "national"
	Federation UnitKind = "federation" // LĐLĐ tỉnh, thành phố
	Sector     UnitKind = "sector"     // công đoàn ngành trung ương và tương đương
	Attached   UnitKind = "attached"   // ban, đơn vị trực thuộc
	Upper      UnitKind = "upper"      // cấp trên trực tiếp cơ sở
	Grassroots UnitKind = "grassroots" // công đoàn cơ sở
)

// Zones of units; "" is elsewhere. The letter asks for industrial parks first.
const (
	ZoneKCN = "KCN" // khu công nghiệp
	ZoneKCX = "KCX" // khu chế xuất
	ZoneKKT = "KKT" // khu kinh tế
)

// Unit is a union body. Units are never deleted; they are closed from a date.
type Unit struct {
	V        int       `json:"v"`
	ID       UnitID    `json:"id"`
	Code     string    `json:"code"` // the roster's, unique
	Kind     UnitKind  `json:"kind"`
	Name     string    `json:"name"`
	Short    string    `json:"short,omitempty"`
	Symbol   string    `json:"symbol,omitempty"`  // ký hiệu, as LĐLĐ
	Place    string    `json:"place,omitempty"`   // địa danh
	Workers  *int64    `json:"workers,omitempty"` // members and workers by the roster; nil: not known
	Zone     string    `json:"zone,omitempty"`
	Reports  bool      `json:"reports"` // a report is expected from it
	Order    int       `json:"order"`   // place in the roster, from 1
	Parent   UnitID    `json:"parent,omitempty"`
	Above    []UnitID  `json:"above,omitempty"` // parent first, the national unit last
	From     time.Time `json:"from"`            // of the parent link
	Decision string    `json:"decision,omitempty"`
	Closed   time.Time `json:"closed,omitzero"`
	Into     UnitID    `json:"into,omitempty"`    // what a closed unit is part of now
	Merged   []UnitID  `json:"merged,omitempty"`  // those merged into it whose reports still count, until it sends its own: see bot/tree
	Contact  PersonID  `json:"contact,omitempty"` // the roster's chair: a Person without Telegram id
}

// ShortName is the short name if there is one.
func (u *Unit) ShortName() string {
	if u.Short != "" {
		return u.Short
	}
	return u.Name
}

// Expected reports whether a report is expected from the unit now.
func (u *Unit) Expected() bool { return u.Reports && u.Closed.IsZero() }

// IsKind reports whether an encoded Unit is of a kind. It does not take it apart,
// which for thousands would be slow: in JSON no text can hold these bytes, since its
// quotation marks are escaped.
func IsKind(unit []byte, kind UnitKind) bool {
	return bytes.Contains(unit, []byte(`"kind":"`+string(kind)+`"`))
}

// Role is what an officer may do for a unit.
type Role string

// The roles.
const (
	Chair      Role = "chair"      // reports for the unit
	Deputy     Role = "deputy"     // reports for the unit, entrusted by its chair
	UpperRole  Role = "upper"      // an officer of a level above: sees the subtree
	Department Role = "department" // Ban Tuyên giáo: sees the whole tree

	// ChairBelow is the role of shared links, which many people use: whoever opens
	// one may ask the officers of its unit to be chair of a unit below. Nobody
	// holds it.
	ChairBelow Role = "chair-below"
)

// Staff of a unit: who holds which role.
type Staff struct {
	V        int    `json:"v"`
	Officers []Post `json:"officers"`
}

// With lists the officers with a role, in the order in which they took it.
func (s Staff) With(role Role) []Post {
	return slices.DeleteFunc(slices.Clone(s.Officers), func(p Post) bool { return p.Role != role })
}

// Post is one role of one person in one unit.
type Post struct {
	Person PersonID  `json:"person,omitempty"` // empty inside Officer
	Unit   UnitID    `json:"unit,omitempty"`   // empty inside Staff
	Role   Role      `json:"role"`
	Since  time.Time `json:"since"`
}

// Invite is a link that gives a role. It is stored under the hash of its
// payload; the payload itself is nowhere in the store.
type Invite struct {
	V       int       `json:"v"`
	Unit    UnitID    `json:"unit"`
	Role    Role      `json:"role"`
	Serial  int       `json:"serial,omitempty"` // of this unit and role, from 1: the payload is derived from it; 0: the payload was random
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires"`
	Used    time.Time `json:"used,omitzero"`
	UsedBy  PersonID  `json:"used_by,omitempty"`
	Revoked time.Time `json:"revoked,omitzero"`
	Older   string    `json:"older,omitempty"` // hash of a random one that was open when this was made; they are revoked together

	By       PersonID `json:"by,omitempty"`       // who made it in the chat; empty: the operator
	Replaces PersonID `json:"replaces,omitempty"` // who loses the role to the one who takes it: the chair is handed over
}

// ByChair reports whether a unit's chair made the invite, for a deputy or a
// successor. It is good only while its maker is chair.
func (i *Invite) ByChair() bool { return i.Role == Deputy || i.Replaces != "" }
