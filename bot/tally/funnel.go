package tally

// Funnel is how far the units of which a report is expected have come: on the
// roster, joined, begun, sent, sent on time, and sent with nothing to look at again.
// Not everybody passes every step: an officer above may enter a report for a unit
// that nobody has joined for.
type Funnel struct{ Units, Joined, Begun, Sent, OnTime, Checked int64 }

// FunnelOf reads it out of sums. What closed units sent is left out; where sums
// cannot tell theirs apart, a step is no larger than the one before.
func FunnelOf(s Sums) Funnel {
	sent := s[Sent] - s[Closed]
	return Funnel{
		Units: s[Units], Joined: s[Joined], Begun: s[Begun] + sent, Sent: sent,
		OnTime: min(s[OnTime], sent), Checked: max(0, sent-s[Returned]-s[Doubted]),
	}
}
