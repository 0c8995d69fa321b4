package config

import "time"

// Campaign is one reporting drive, read from a campaign file and checked. It
// does not change after loading and may be read by many goroutines.
type Campaign struct {
	Key    string // short name used in keys of the store: [a-z0-9-], at most 32 bytes
	Title  Text   // what is being reported, as in "báo cáo {title}"
	App    string // what people install, as in "đã cài {app}"; free for texts to use
	Letter Letter
	Zone   *time.Location

	LaunchWeek Period // zero if the campaign has none
	Holidays   []Date
	KeptUntil  Date                // until the end of which the units' figures are kept; people who have their data erased are told
	Deadlines  map[string]Deadline // by kind of unit: national, federation, sector, attached, upper, grassroots
	Hours      Hours               // at which people may be written to without having asked
	Ladder     []*Step             // of reminders, in the order of the file
	Reminders  map[string]Text     // what the steps say, by key

	Questions  []*Question   // in order; the last one is of type confirm
	Daily      *Question     // the quick update of the launch week, nil if none
	Total      string        // key of the count question that says how many people the unit has: the coverage denominator
	Main       string        // key of the count question that is the campaign's main figure
	Held       *ChoiceIs     // the answer that counts as "launch week held", nil if none
	Officers   *ChoiceIs     // the answer that counts as "all union officers have done it", nil if none
	Ways       string        // key of the choice question about the forms of activity; empty: none is asked
	Trouble    string        // key of the question about difficulties and proposals; empty: none is asked
	States     []*State      // derived from answers, counted by summaries
	Doubts     []*Doubt      // what makes a report worth a second look, counted by summaries
	Assessment []*Assessment // what levels above add to their reports, in the order of asking
	Rates      []Rate        // in the order of tables
	Receipt    Receipt
	Pages      []Page    // what the bot says about the app, in the order of the file
	Invites    Invites   // ready messages to invite units; empty if the campaign has none
	AppLinks   []AppLink // where the app is found, for QR codes
	NeverSay   NeverSay
	Warn       []string // lower-case words that make a free text doubtful (may name a sick person)
}

// Letter is the document that asks for the reports.
type Letter struct {
	Number  string // 850/TLĐ
	Date    Date
	Issuer  Text
	Subject Text
	Links   []string
	Cite    Text // the citation that reports use
}

// Text is a sentence in the languages of the bot. Placeholders are {name}.
type Text struct{ Vi, En string }

// In gives the text in a language ("en", else Vietnamese).
func (t Text) In(lang string) string {
	if lang == "en" && t.En != "" {
		return t.En
	}
	return t.Vi
}

// Empty reports that there is no text.
func (t Text) Empty() bool { return t.Vi == "" }

// Date is a day of the calendar, in the campaign's zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Period is a range of days, both included.
type Period struct{ From, To Date }

// Deadline of one level: reports made strictly before Before are on time.
// The letter's "trước ngày 31/8" is Before = 31/8 00:00, its last day being
// 30/8 (letter 850/TLĐ; domain rule: "trước" is strict).
type Deadline struct {
	Before time.Time
	ByDay  bool // it was given as "before <day>": said to people as the day before, whole
}

// ChoiceIs names one value of one choice question.
type ChoiceIs struct {
	Question string
	Value    string // key of the button
	Label    Text   // how tables call it, as in "đã tổ chức ra quân"
}

// Rate is a percentage with its own pair: only units in which both figures are
// known, and the numerator is not above the denominator, are in it.
type Rate struct {
	Key         string // [a-z_]
	Numerator   string // key of a count question
	Denominator string
	Label       Text // what it is a share of, as in "so với tổng số đoàn viên, người lao động"
	Short       Text // for tables and cards, as in "tổng số"
}

// MainRate is the share of all people that the main figure makes up; nil if the
// campaign has no such rate.
func (c *Campaign) MainRate() *Rate {
	for i, r := range c.Rates {
		if r.Numerator == c.Main && r.Denominator == c.Total {
			return &c.Rates[i]
		}
	}
	return nil
}

// Receipt is what the receipt says beside the code and the time.
type Receipt struct {
	Prefix string // of the code, as in "BZ"
	Thanks Text
}

// QuestionType says how a question is answered.
type QuestionType string

// The types of questions.
const (
	Count       QuestionType = "count"       // a whole number, >= 0
	Choice      QuestionType = "choice"      // one button
	MultiChoice QuestionType = "multichoice" // several buttons, then Done
	FreeText    QuestionType = "text"
	Confirm     QuestionType = "confirm" // the card with Send
)

// Question is one question of the report.
type Question struct {
	Key      string // [A-Z][A-Z0-9_]*; the name of its answer in rules
	Type     QuestionType
	Ask      Text     // with {placeholders}: answers by key in lower case, {unit}, {roster}, {last}, {last_date}, {app}
	AskBare  Text     // asked instead when something that Ask names is not known; empty: Ask is always fit
	Why      Text     // why it is asked, in the letter's words, how it is used and who sees it; empty: the letter is named
	Label    Text     // its name on the card, as in "Tổng số"
	Aliases  []string // what else people call it in a message that holds the whole report
	Measure  Text     // of what, as in "người"
	Prefill  string   // "roster": the roster's number of workers is offered; "last": the last known figure; or empty
	When     *Rule    // asked only if this holds; nil: always
	Required bool
	Nullable bool // may be answered with "not known": NULL
	Buttons  []*Button
	Hard     []*Rule // must not hold: they stop
	Soft     []*Rule // must not hold, or are accepted once asked
	Example  Text    // what an understood answer looks like
	MaxText  int     // most characters of a text answer, also of other_text; 0: 1000
}

// Button is a prepared answer.
type Button struct {
	Key       string   // [a-z0-9_]{1,12}; the stored value of a choice
	Label     Text     // with the same placeholders as Ask
	Aliases   []string // what else people write for it
	Value     *Rule    // count: the number it stands for; the button is hidden while it has none
	When      *Rule    // shown only if this holds; nil: always
	Exclusive bool     // multichoice: drops the others and goes on at once
	OtherText bool     // asks for one line of text
	Unknown   bool     // answers "not known" (NULL)
	Edit      bool     // asks for the figure to be typed, as "Sửa số"
	NotMine   bool     // "not my unit"
	Fill      []Fill   // count: gives several answers at once, this question's among them; nil: none
	Exits     bool     // opens the list of other cases: what is wrong with the unit, and all buttons with Fill
}

// Rule is a compiled expression with what to say when it holds.
type Rule struct {
	Key   string // unique in its question
	Say   Text   // why; placeholders as in Question.Ask, and {value}: what was read
	Offer string // key of another question that may be corrected instead; may be empty
	expr  *expression
}

// Question finds a question by key, also the daily one; nil if there is none.
func (c *Campaign) Question(key string) *Question {
	for _, q := range c.Questions {
		if q.Key == key {
			return q
		}
	}
	if c.Daily != nil && c.Daily.Key == key {
		return c.Daily
	}
	return nil
}

// Button finds a button by key; nil if there is none.
func (q *Question) Button(key string) *Button {
	for _, b := range q.Buttons {
		if b.Key == key {
			return b
		}
	}
	return nil
}
