package config

// Settings is how this installation runs. The file is optional; flags and the
// environment go before it (see bot/app).
type Settings struct {
	Store     string // engine:place, as in bolt:raquan.db
	Campaign  string // path of a campaign file; empty: the embedded bluezone-850
	Templates string // folder of the Word templates of reports; empty: the embedded ones
	Clock     string // start of a shifted clock, as in 2020-08-20T08:00; empty: the machine's
	Telegram  Telegram
	Log       Log
	// Support is said to people who cannot go on, as in "Ban Tuyên giáo, 024…";
	// empty: they are sent to the level above only.
	Support Text
	// Operators may invite and remove officers of the department.
	Operators Operators
}

// Telegram is how to reach Telegram and how fast to speak.
type Telegram struct {
	API         string  // base URL; empty: the public one
	TokenFile   string  // path of a file that holds the token
	Proxy       string  // http://…, https://… or socks5://…; empty: none but the environment's
	RateTotal   float64 // unasked messages a second in all; 0: no limit
	RateChat    float64 // messages a second to one chat, with a burst of 5; 0: no limit
	RateReplies float64 // replies a second in all; 0: no limit
}

// Log is where and how much is logged.
type Log struct {
	Level  string // debug, info, warn, error
	Format string // text, json
}
