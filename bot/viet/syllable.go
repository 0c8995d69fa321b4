package viet

import "strings"

// isSyllable tells whether a folded word can be a Vietnamese syllable. One that
// cannot is perhaps mistyped, joined from several, or foreign.
func isSyllable(fold string) bool {
	for i := min(3, len(fold)-1); i >= 0; i-- {
		if initials[fold[:i]] && rimes[fold[i:]] {
			return true
		}
	}
	return false
}

var (
	initials = setOf("|b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x")
	rimes    = setOf("a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|ieu|im|in|inh|ip|it|iu|" +
		"o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|" +
		"uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych|uyen|uyet|uynh|uyt|uyu|y|yem|yen|yet|yeu|ak|ok|uk|ek|ik|um")
)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}
