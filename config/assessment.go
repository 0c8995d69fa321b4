package config

import (
	"regexp"
	"slices"
)

// Assessment is something that a level above says of its own in the report it
// makes: no figure gives it, so an officer is asked.
type Assessment struct {
	Key    string   // the placeholder of it in the templates
	Levels []string // kinds of units that are asked
	Label  Text     // its name in lists
	Ask    Text
	Number bool // a number is asked for; it is written with the digits of documents
}

const maxAssessments = 20

var assessmentKey = regexp.MustCompile(`^[a-z0-9_]{1,24}$`)

// AssessmentOf gives what a unit of a kind is asked, in the order of the file.
func (c *Campaign) AssessmentOf(kind string) []*Assessment {
	var list []*Assessment
	for _, a := range c.Assessment {
		if slices.Contains(a.Levels, kind) {
			list = append(list, a)
		}
	}
	return list
}

func (r *campaignReader) assessment(m mapping) {
	seen := map[string]bool{}
	for _, v := range m.list("assessment") {
		if key := v.peek("key"); key != "" {
			v.where = "assessment " + key
		}
		f := v.mapping("key", "levels", "label", "ask", "number")
		a := &Assessment{
			Key:    f.matching("key", "uu_diem", assessmentKey, "small letters, digits and underscores, at most 24"),
			Levels: f.words("levels", "[federation, sector, upper]", kinds),
			Label:  r.needText(f, "label", textRule{most: maxLabel}),
			Ask:    r.needText(f, "ask", textRule{most: maxAsk}),
			Number: f.flag("number"),
		}
		if seen[a.Key] && a.Key != "" {
			v.fault("assessment %s is there twice; give it another key", a.Key)
		}
		seen[a.Key] = true
		if len(r.c.Assessment) == maxAssessments {
			v.fault("there are more than %d fields of the assessment; officers would not fill in so many", maxAssessments)
		}
		r.c.Assessment = append(r.c.Assessment, a)
	}
}
