package remind

// Later is the step of a reminder that a person asked for: it is no rung of the
// ladder.
const Later = "later"
