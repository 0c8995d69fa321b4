package remind

import "strings"

// StepIn gives the step of a campaign of which a cause in the ledger is a
// reminder; empty if it is none.
func StepIn(campaign, cause string) string {
	rest, ok := strings.CutPrefix(cause, reminderPrefix)
	if !ok {
		return ""
	}
	_, rest, _ = strings.Cut(rest, ".")
	rest, ok = strings.CutPrefix(rest, campaign+".")
	if !ok {
		return ""
	}
	step, _, _ := strings.Cut(rest, ".")
	return step
}

// IsReminder reports that a cause in the ledger is a reminder of any ladder, or
// one that a person asked for.
func IsReminder(cause string) bool {
	return strings.HasPrefix(cause, reminderPrefix) || IsLater(cause)
}

// IsLater reports that a cause in the ledger is a reminder that a person asked
// for.
func IsLater(cause string) bool { return strings.HasPrefix(cause, laterPrefix) }

const (
	reminderPrefix = "r."
	laterPrefix    = "later."
)
