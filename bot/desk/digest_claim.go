package desk

import (
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/store"
)

// digestClaim notes for the level above that somebody left a unit.
func (w *work) digestClaim(u *store.Unit, kind store.ClaimKind) error {
	return w.inDigest(u.Parent, func(d *store.Digest) {
		if len(d.Claims) < store.MaxDigestClaims {
			d.Claims = append(d.Claims, store.DigestClaim{Unit: u.ID, Kind: kind, Person: w.person.ID, At: w.now})
		} else {
			d.MoreClaims++
		}
	})
}

// digestPart is one message of a digest.
type digestPart struct {
	name     string // in the cause
	message  chat.Message
	mentions []string
}

// digestParts are the messages of a digest: who took which role, and who left.
func digestParts(tx store.Tx, u *store.Unit, g store.Digest) ([]digestPart, error) {
	var parts []digestPart
	m, err := digestMessage(tx, u, g)
	if err != nil {
		return nil, err
	}
	if m.Text != "" {
		parts = append(parts, digestPart{"join", m, joined(g)})
	}
	if len(g.Claims) == 0 {
		return parts, nil
	}
	claims := digestPart{name: "left"}
	var lines []string
	for _, c := range g.Claims {
		var unit store.Unit
		if _, err := store.Get(tx, store.UnitKey(c.Unit), &unit); err != nil {
			return nil, err
		}
		name := nameOf(c.Person)
		claims.mentions = append(claims.mentions, name)
		lines = append(lines, text.Say(text.Vi, text.ClaimDigestLine, "unit", clip(unit.ShortName()),
			"what", text.HTML(text.ClaimWhat(text.Vi, string(c.Kind), "")), "name", name))
	}
	n := len(lines) + g.MoreClaims
	if g.MoreClaims > 0 {
		lines = append(lines, text.Say(text.Vi, text.ClaimDigestMore, "n", text.Number(text.Vi, int64(g.MoreClaims))))
	}
	claims.message = message(text.Say(text.Vi, text.ClaimDigest, "unit", u.Name, "n", text.Number(text.Vi, int64(n)),
		"lines", text.HTML(strings.Join(lines, "\n"))))
	return append(parts, claims), nil
}
