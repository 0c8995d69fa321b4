package drafts

import "raquan/store"

// Form is one of the reports, and the name of its template.
type Form string

// The forms.
const (
	FormFederation Form = "A"  // a province or a sector, to the Confederation
	FormUpper      Form = "A2" // a district or a zone, to the level above it
	FormGrassroots Form = "B"  // a grassroots union, on one page
	FormNational   Form = "C"  // the department for the nation, with an annex for each class
)

// Forms lists them.
var Forms = []Form{FormFederation, FormUpper, FormGrassroots, FormNational}

// FormOf says which report a unit makes. A department or an institute that reports
// by itself writes one page like a grassroots union; one with units below sums them
// up like a sector.
func FormOf(u *store.Unit) Form {
	switch {
	case u.Kind == store.National:
		return FormNational
	case u.Kind == store.Grassroots, u.Kind == store.Attached && u.Reports:
		return FormGrassroots
	case u.Kind == store.Upper:
		return FormUpper
	}
	return FormFederation
}
