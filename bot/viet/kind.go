package viet

// Kind says what a reader made of a text.
type Kind uint8

const (
	Refuse Kind = iota // not an answer; ask again with an example
	Ask                // an answer that must be confirmed or chosen
	Value              // one meaning
)

// String is the word used in reports of the readers: value, ask or reject.
func (k Kind) String() string {
	switch k {
	case Value:
		return "value"
	case Ask:
		return "ask"
	}
	return "reject"
}

// Reason says why a reader asks or refuses. The text catalogue has a sentence
// for each. Clear goes with Value only.
type Reason uint8

const (
	Clear          Reason = iota
	NotANumber            // nothing in the text is a number
	NoData                // "chưa thống kê": the person does not know yet
	Negative              // a number below zero
	Money                 // an amount of money
	Time                  // a clock time or a date
	TooLong               // more digits than a head-count can have
	Roman                 // Roman numerals
	ForeignDigits         // digits of another script
	RawTyping             // Telex or VNI keys with the input method off
	Approximate           // "khoảng", "hơn", "mấy", a question mark
	Range                 // from … to …
	Increment             // "thêm 45", "hôm nay 45": increase or total?
	Decrease              // "trừ 5", "thiếu 5", "còn 5 người chưa cài"
	Pair                  // 300/450
	Several               // more than one number
	PercentOf             // a percentage of the total
	All                   // "tất cả", "100%"
	SameAsBefore          // "không đổi"
	NoOrZero              // "không", "chưa": 0, a refusal, or not counted?
	Homograph             // "hai mươi năm": 25 or twenty years; "một trăm năm": 150 or 105
	AmbiguousGroup        // "1.25", "12 50": digits grouped as no number is
	LeadingZero           // "007"
	LookAlike             // letters that look like digits, emoji digits
	Misspelled            // a number word with a wrong letter
	Unclear               // a number among words that are not understood
	NotUnderstood         // no reading at all (readers other than numbers)
	Incomplete            // a part is missing
	Past                  // a date that has gone by
	Lunar                 // a date of the lunar calendar
	NoSuchDate            // 32/8
	LostZero              // a phone number without its first 0
	NoSuchPrefix          // a phone prefix that is not in use
	WrongLength           // a phone number with a digit too few or too many
	ForeignPhone          // a phone number of another country
	ShortCode             // 113, 1900…: not a person's number
	Extra                 // something besides the answer, such as a phone number after a name
)

var reasonNames = [...]string{
	Clear: "", NotANumber: "not-a-number", NoData: "no-data", Negative: "negative",
	Money: "money", Time: "time", TooLong: "too-long", Roman: "roman",
	ForeignDigits: "foreign-digits", RawTyping: "raw-typing", Approximate: "approximate",
	Range: "range", Increment: "increment", Decrease: "decrease", Pair: "pair",
	Several: "several", PercentOf: "percent", All: "all", SameAsBefore: "same-as-before",
	NoOrZero: "no-or-zero", Homograph: "homograph", AmbiguousGroup: "ambiguous-group",
	LeadingZero: "leading-zero", LookAlike: "look-alike", Misspelled: "misspelled",
	Unclear: "unclear", NotUnderstood: "not-understood", Incomplete: "incomplete",
	Past: "past", Lunar: "lunar", NoSuchDate: "no-such-date", LostZero: "lost-zero",
	NoSuchPrefix: "no-such-prefix", WrongLength: "wrong-length", ForeignPhone: "foreign-phone", ShortCode: "short-code",
	Extra: "extra",
}

// String is a stable code such as "ambiguous-group"; Clear is empty.
func (r Reason) String() string { return reasonNames[r] }

// Reasons returns every reason but Clear, so that a catalogue can be checked
// for a sentence each.
func Reasons() []Reason {
	all := make([]Reason, 0, len(reasonNames)-1)
	for r := Clear + 1; int(r) < len(reasonNames); r++ {
		all = append(all, r)
	}
	return all
}
