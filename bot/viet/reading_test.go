package viet

import "testing"

func TestReadingPeople(t *testing.T) {
	known := NumberContext{Total: 450, Previous: 300, HasTotal: true, HasPrevious: true}
	for _, c := range []struct {
		text    string
		context NumberContext
		want    []int64 // of the readings, -1 where no number follows
	}{
		{"85%", known, []int64{383}}, // 382,5
		{"85,5%", known, []int64{385}},
		{"85%", NumberContext{}, []int64{-1}},
		{"100%", known, []int64{450}},
		{"tất cả", NumberContext{}, []int64{-1}},
		{"một nửa", known, []int64{225}},
		{"2/3", known, []int64{300}},
		{"2/3", NumberContext{}, []int64{-1}},
		{"300/450", known, []int64{300}},
		{"300/460", NumberContext{}, []int64{300}},
		{"300-400", known, []int64{-1}},
		{"không đổi", known, []int64{300}},
		{"thêm 45", known, []int64{45, 345}},
		{"thêm 45", NumberContext{}, []int64{45}},
		{"45 người chưa cài", known, []int64{45, 405}},
		{"một trăm năm", known, []int64{150, 105}},
	} {
		n := ReadNumber(c.text, c.context)
		if len(n.Readings) != len(c.want) {
			t.Errorf("%q: readings %v", c.text, n.Readings)
			continue
		}
		for i, r := range n.Readings {
			people, ok := r.People(c.context)
			if !ok {
				people = -1
			}
			if people != c.want[i] {
				t.Errorf("%q: %s is %d people, want %d", c.text, r, people, c.want[i])
			}
		}
	}
}

// TestReasonOfNumber fixes the reasons for which the text catalogue has
// sentences of their own.
func TestReasonOfNumber(t *testing.T) {
	for text, want := range map[string]Reason{
		"khoảng 300": Approximate, "300-400": Range, "thêm 45": Increment, "300/450": Pair, "85%": PercentOf, "tất cả": All,
		"không đổi": SameAsBefore, "hai mươi năm": Homograph, "1.25": AmbiguousGroup, "007": LeadingZero, "12O": LookAlike,
		"-5": Negative, "abc": NotANumber, "chưa thống kê": NoData, "1.250.000đ": Money, "8h30": Time, "123456789012": TooLong,
		"XII": Roman, "٤٥": ForeignDigits, "mootj nghinf": RawTyping, "hai chăm": Misspelled, "không": NoOrZero,
		"300 và 150": Several, "còn 5 người chưa cài": Decrease, "phân xưởng 1 có 45 người": Unclear, "380": Clear,
	} {
		if got := ReadNumber(text, NumberContext{}).Why; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestReasonsHaveCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Reasons() {
		if code := r.String(); code == "" || seen[code] {
			t.Errorf("reason %d has code %q", r, code)
		}
		seen[r.String()] = true
	}
}
