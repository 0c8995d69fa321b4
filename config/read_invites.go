package config

// Invites are ready messages by which officers of the levels above ask units to
// take part. They are plain texts, to be forwarded to any messenger.
type Invites struct {
	Unit  Text // to one unit, with its own link: {unit}, {link}, {deadline}, {title}, {letter}
	Group Text // to all units below {unit}, whose links come in a file: the same without {link}
}

// maxInvite is how many characters a ready message may have, so that it is read
// on a phone without scrolling.
const maxInvite = 700

// invites reads the ready messages. A campaign may have none: then they are not
// offered.
func (r *campaignReader) invites(m mapping) {
	v, ok := m.get("invites")
	if !ok {
		return
	}
	f := v.mapping("unit", "group")
	group := []string{"unit", "deadline", "title", "letter"}
	r.c.Invites = Invites{
		Unit:  r.needText(f, "unit", textRule{known: append([]string{"link"}, group...), most: maxInvite}),
		Group: r.needText(f, "group", textRule{known: group, most: maxInvite}),
	}
}
