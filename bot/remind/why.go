package remind

// Why a reminder is not sent. These are written to the ledger, where they prove
// that a step was not forgotten.
const (
	Superseded  = "superseded"    // a newer step was due as well, or is by now
	Merged      = "merged"        // another step follows within mergeWithin, and says it too
	Capped      = "capped"        // the person has had enough for the day, or will
	Snoozed     = "snoozed"       // they asked to be reminded later, or just were since they asked
	Off         = "off"           // they want no reminders but those of the deadline day
	Unreachable = "unreachable"   // the bot is blocked
	TooLate     = "too late"      // past its useless-after
	Done        = "done"          // all of the person's units have reported, or are complete
	Elsewhere   = "state changed" // none of their units is in the step's audience any more
	HandedOver  = "handed over"   // they hold no role any more
	NoStep      = "no such step"  // the campaign file has changed
	NeverAgain  = "not permitted" // there is no permitted time any more
)
