package desk_test

import "testing"

// The numbers of another country that look like ours without their own code
// give no unit. Telegram writes a number with its country code, with or without
// the plus.
func TestNumberOfAnotherCountryGivesNoUnit(t *testing.T) {
	const roster = "code,parent_code,kind,name,chair_name,chair_phone\nY1,01-1,grassroots,CĐCS Thử,Người Thật,0376312345\n"
	for number, units := range map[string]int{
		"+376312345": 0, "376312345": 0, // Andorra
		"+84376312345": 1, "84376312345": 1,
	} {
		o := open(t)
		o.bring(roster)
		p := o.phone(501, "An")
		p.sharesOwn(number)
		if posts := o.officer(p).Posts; len(posts) != units {
			t.Errorf("%s gave %d units, want %d", number, len(posts), units)
		}
	}
}
