package app

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"raquan/bot/clock"
	"raquan/bot/viet"
)

type readCmd struct {
	What     string   `arg:"" enum:"number,yesno,date,phone,name,unit" help:"number, yesno, date, phone, name or unit."`
	Texts    []string `arg:"" optional:"" name:"text" help:"The texts; without any, each line of the standard input is one."`
	Now      string   `help:"Of date: the moment from which to look, as in 2020-08-20T09:00. Without it, the machine's." placeholder:"MOMENT"`
	Total    *int64   `help:"Of number: the people in the unit, so that 85% becomes a number." placeholder:"N"`
	Previous *int64   `help:"Of number: the figure reported before, so that +45 and \"the same\" become numbers." placeholder:"N"`
}

// Help is shown by raquan read --help.
func (readCmd) Help() string {
	return `Says what the bot makes of a text, one JSON object a line: what came in, the kind (value, ask or reject; of unit: match, rank or nomatch), the value, the readings that would be offered, and why it was not simply taken. It needs no settings and no store. Days and hours are those of Viet Nam. A text of unit is a name and a search, with a tab between; a line without one is nomatch, and why says no-tab. Texts that begin like a flag stand behind --.

    raquan read number "1k2" "mot nghin hai" "khoang 300"
    raquan read number --total 450 "85%"
    raquan read date --now 2020-08-20T09:00 "truoc thu sau"
    raquan read phone < phones.txt`
}

// heardText is what a reader made of a text, in the words of the tables with
// which the readers are tested.
type heardText struct {
	In       string   `json:"in"`
	Kind     string   `json:"kind"`
	Value    string   `json:"value"`
	Type     string   `json:"type,omitempty"` // of a telephone number: mobile or landline
	Readings []string `json:"readings"`
	Why      string   `json:"why"`
}

// hearer reads one text.
type hearer func(text string) heardText

func (c readCmd) Run(s *session) error {
	hear, err := c.hearer()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.sys.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for text, err := range c.texts(s.sys.In) {
		if err != nil {
			return errors.Join(err, out.Flush())
		}
		heard := hear(text)
		heard.In = text
		if heard.Readings == nil {
			heard.Readings = []string{}
		}
		if err := enc.Encode(heard); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return out.Flush()
}

// texts are the arguments, or without any the lines of in, the empty ones too.
func (c readCmd) texts(in io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, text := range c.Texts {
			if !yield(strings.TrimPrefix(text, notFlag), nil) {
				return
			}
		}
		r := bufio.NewReader(in)
		for len(c.Texts) == 0 {
			line, err := r.ReadString('\n')
			if errors.Is(err, io.EOF) && line == "" {
				return
			}
			if err != nil && !errors.Is(err, io.EOF) {
				yield("", fmt.Errorf("read: %w", err))
				return
			}
			line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
			if !yield(line, nil) {
				return
			}
		}
	}
}

func (c readCmd) hearer() (hearer, error) {
	switch c.What {
	case "number":
		return c.hearNumber, nil
	case "yesno":
		return hearYesNo, nil
	case "date":
		return c.dateHearer()
	case "phone":
		return hearPhone, nil
	case "name":
		return hearName, nil
	}
	for _, text := range c.Texts {
		if !strings.Contains(text, "\t") {
			return nil, usage("unit %q: give a name and a search with a tab between", text)
		}
	}
	return hearUnit, nil
}

func (c readCmd) hearNumber(text string) heardText {
	var known viet.NumberContext
	if c.Total != nil {
		known.Total, known.HasTotal = *c.Total, true
	}
	if c.Previous != nil {
		known.Previous, known.HasPrevious = *c.Previous, true
	}
	n := viet.ReadNumber(text, known)
	h := heardText{Kind: n.Kind.String(), Why: n.Why.String()}
	if n.Kind == viet.Value {
		h.Value = strconv.FormatInt(n.Value, 10)
	}
	for _, r := range n.Readings {
		said := r.String()
		if people, ok := r.People(known); ok && known != (viet.NumberContext{}) {
			said = strconv.FormatInt(people, 10)
		}
		if !slices.Contains(h.Readings, said) {
			h.Readings = append(h.Readings, said)
		}
	}
	return h
}

func hearYesNo(text string) heardText {
	switch y := viet.ReadYesNoNumbered(text); y {
	case viet.Yes, viet.No:
		return heardText{Kind: viet.Value.String(), Value: y.String()}
	}
	return heardText{Kind: viet.Ask.String(), Why: viet.Unclear.String()}
}

// dateHearer reads dates as seen from c.Now.
func (c readCmd) dateHearer() (hearer, error) {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return nil, err
	}
	now := clock.Machine().Now().In(zone)
	if c.Now != "" {
		if now, err = time.ParseInLocation("2006-01-02T15:04", c.Now, zone); err != nil {
			return nil, usage("now %q: give a moment such as 2020-08-20T09:00", c.Now)
		}
	}
	return func(text string) heardText {
		d := viet.ReadDate(text, now)
		h := heardText{Kind: d.Kind.String(), Value: d.String(), Why: d.Why.String()}
		for _, day := range d.Days {
			h.Readings = append(h.Readings, viet.Date{Kind: viet.Value, From: day, HasTime: d.HasTime}.String())
		}
		return h
	}, nil
}

func hearPhone(text string) heardText {
	p := viet.ReadPhone(text)
	return withLikely(heardText{Type: p.Type.String(), Why: p.Why.String()}, p.Kind, p.E164)
}

func hearName(text string) heardText {
	n := viet.ReadName(text)
	return withLikely(heardText{Why: n.Why.String()}, n.Kind, n.Full)
}

// withLikely puts in what was found: as the value, or where it must be asked
// back as the one reading.
func withLikely(h heardText, k viet.Kind, found string) heardText {
	h.Kind = k.String()
	switch {
	case k == viet.Value:
		h.Value = found
	case found != "":
		h.Readings = []string{found}
	}
	return h
}

// hearUnit has an answer for a line without a tab as well: it does not keep those
// behind it from being read.
func hearUnit(text string) heardText {
	name, query, ok := strings.Cut(text, "\t")
	if !ok {
		return heardText{Kind: viet.NoMatch.String(), Why: "no-tab"}
	}
	return heardText{Kind: viet.MatchUnit(name, query).String()}
}

// notFlag stands before a text that the parser would take for a flag. No
// argument of a process can hold it.
const notFlag = "\x00"

// markTexts keeps a text such as "-5" from being taken for a flag: a flag
// begins with a letter.
func markTexts(args []string) []string {
	if len(args) == 0 || args[0] != "read" {
		return args
	}
	marked := slices.Clone(args)
	for i, a := range args {
		text := strings.TrimLeft(a, "-")
		switch {
		case a == "--":
			return marked
		case text != a && (text == "" || text[0]|0x20 < 'a' || text[0]|0x20 > 'z'):
			marked[i] = notFlag + a
		}
	}
	return marked
}
