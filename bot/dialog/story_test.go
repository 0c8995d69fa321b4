package dialog_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"raquan/bot/chat"
	"raquan/bot/dialog"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

var update = flag.Bool("update", false, "rewrite the bot's part of the stories")

// A story is a txtar file with two parts: "setup" (who the person is) and
// "story". In the story a person's act is a line that begins with one of
//
//	> text              says it
//	>> text             says it while the question is under way
//	>>> text            said it before the question was shown
//	! label             presses the newest button with this label
//	!! data             presses with this callback data (forged, or of an old message)
//	edit N text         edits their N-th message
//	sticker, contact, contact-of-another
//	photo CAPTION, file NAME | CAPTION, album CAPTION    sends it; album is one picture of several
//	edit-photo N CAPTION    writes another caption under their N-th message
//	wait 3h             time goes by
//	other NAME | KEY | VALUE    another officer of u9 answers; | sends, | drops
//
// Everything else is the bot's: "< text", its buttons in brackets, "* effect".
// The state is written to JSON and read back between every two acts.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, a)
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(a); !bytes.Equal(want, txtar.Format(got)) {
				t.Errorf("the story goes otherwise (go test -update rewrites it):\n%s", txtar.Format(got))
			}
		})
	}
}

// person is the other side of a story, with what the desk would remember.
type person struct {
	t        *testing.T
	env      dialog.Env
	units    map[string]*dialog.Unit
	invite   *dialog.Invite
	found    []dialog.UnitRef
	foundN   int
	groups   []dialog.Group
	below    []dialog.Below // the units below their roots
	taken    string         // a unit with a chair
	links    int
	dues     map[string]*dialog.DueUnit
	reviews  map[string]*dialog.Review
	arranged map[string]*dialog.Arranged
	assessed map[string]*dialog.Assessed
	checked  map[string]*dialog.Checked          // by code
	first    map[string]map[string]dialog.Answer // what a unit sent first
	state    []byte
	message  int64
	buttons  [][]chat.Button // of the newest messages, newest last
	mine     []int64
	off      bool   // the reminders
	pressed  string // data of the last button pressed by its label
	again    string // data to press whatever the label; empty: find it
	out      strings.Builder
}

func play(t *testing.T, a *txtar.Archive) *txtar.Archive {
	p := begin(t, a, text.Vi)
	for _, line := range lines(a.Files[1].Data) {
		p.line(line)
	}
	return &txtar.Archive{Comment: a.Comment, Files: []txtar.File{
		a.Files[0], {Name: "story", Data: []byte(p.out.String())}}}
}

// begin sets a story up, in a language unless the story has one of its own.
func begin(t *testing.T, a *txtar.Archive, lang text.Lang) *person {
	if len(a.Files) != 2 || a.Files[0].Name != "setup" || a.Files[1].Name != "story" {
		t.Fatal("a story has a setup and a story")
	}
	campaign, err := config.LoadCampaign("")
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, units: map[string]*dialog.Unit{}, checked: map[string]*dialog.Checked{}, dues: map[string]*dialog.DueUnit{}, reviews: map[string]*dialog.Review{}, assessed: map[string]*dialog.Assessed{}, arranged: map[string]*dialog.Arranged{}, first: map[string]map[string]dialog.Answer{}, message: 100}
	p.env = dialog.Env{Campaign: campaign, NewCode: "BZ-2345-6789",
		Now: time.Date(2020, 8, 20, 8, 0, 0, 0, campaign.Zone)}
	p.state = []byte("{}")
	p.env.Lang = lang
	for _, line := range lines(a.Files[0].Data) {
		p.set(line)
	}
	return p
}

func lines(b []byte) []string {
	return strings.Split(strings.TrimRight(string(b), "\n"), "\n")
}

// set reads a line of the setup: "key: value".
func (p *person) set(line string) {
	key, value, _ := strings.Cut(line, ": ")
	f := strings.Split(value, " | ")
	switch key {
	case "unit", "chair", "deputy": // id | name | level above | workers [| own name of a deputy]
		u := &dialog.Unit{ID: f[0], Name: f[1], Short: f[1], Above: f[2],
			Deadline: p.env.Campaign.Deadlines["grassroots"].Before, Dates: dialog.Dates{Before: p.env.Campaign.Deadlines["grassroots"].Before}, Letter: p.env.Campaign.LetterDeadline().Before}
		if len(f) > 3 {
			n, err := strconv.ParseInt(f[3], 10, 64)
			if err != nil {
				p.t.Fatal(err)
			}
			u.Workers = &n
		}
		p.units[u.ID] = u
		switch key {
		case "deputy":
			u.Deputy = f[4]
			fallthrough
		case "chair":
			p.env.Units = append(p.env.Units, ref(u))
		}
	case "attached":
		p.units[value].Attached = true
	case "reporter": // unit | id | name | role | since [| me]
		p.units[f[0]].People = append(p.units[f[0]].People, dialog.Reporter{ID: f[1], Name: f[2], Role: f[3], Since: p.moment(f[4]), Me: len(f) > 5})
	case "link": // unit | token | role | until
		p.units[f[0]].Links = append(p.units[f[0]].Links, dialog.OpenLink{Token: f[1], Role: f[2], Expires: p.moment(f[3])})
	case "campaign": // file; first of all
		c, err := config.LoadCampaign(value)
		if err != nil {
			p.t.Fatal(err)
		}
		p.env.Campaign = c
	case "granted": // unit | until | level above | reason
		u := p.units[f[0]]
		u.Deadline, u.Dates.Granted, u.Dates.By, u.Dates.Reason = p.moment(f[1]), p.moment(f[1]), f[2], f[3]
	case "outage": // unit | from | to; it moved the deadline
		u, gap := p.units[f[0]], text.Gap{From: p.moment(f[1]), To: p.moment(f[2])}
		u.Deadline, u.Dates.Gaps = u.Deadline.Add(gap.To.Sub(gap.From)), append(u.Dates.Gaps, gap)
	case "internal": // unit | moment | level above
		u := p.units[f[0]]
		u.Dates.Internal, u.Dates.InternalBy = p.moment(f[1]), f[2]
	case "due": // id | name | own or below | deadline | sent or - | ontime or late | latest | all or letter | before | below or -
		at := func(s string) time.Time {
			if s == "-" {
				return time.Time{}
			}
			return p.moment(s)
		}
		p.dues[f[0]] = &dialog.DueUnit{UnitRef: dialog.UnitRef{ID: f[0], Name: f[1]}, Own: f[2] == "own", Deadline: at(f[3]), Sent: at(f[4]), OnTime: f[5] == "ontime",
			Latest: at(f[6]), All: f[7] == "all", Before: at(f[8]), Below: at(f[9])}
	case "no-deadline":
		u := p.units[value]
		u.Deadline, u.Dates = time.Time{}, dialog.Dates{}
	case "closed":
		p.units[value].Closed = true
	case "root": // id | name
		p.env.Roots = append(p.env.Roots, dialog.UnitRef{ID: f[0], Name: f[1]})
	case "invite": // status | role | unit [| kind [| handover]]
		u := p.units[f[2]]
		if u == nil {
			u = &dialog.Unit{ID: f[2], Name: f[2]}
		}
		kind := ""
		if len(f) > 3 {
			kind = f[3]
		}
		p.invite = &dialog.Invite{Token: "tok1", Status: dialog.InviteStatus(f[0]), Role: f[1], Unit: ref(u)}
		p.invite.Unit.Kind = kind
		p.invite.HandOver = len(f) > 4
	case "found": // unit | unit | …
		for _, id := range f {
			p.found = append(p.found, ref(p.units[id]))
		}
		p.foundN = max(p.foundN, len(p.found))
	case "below": // id | name | level above | root [| reports]
		root := p.env.Roots[slices.IndexFunc(p.env.Roots, func(r dialog.UnitRef) bool { return r.ID == f[3] })]
		p.below = append(p.below, dialog.Below{UnitRef: dialog.UnitRef{ID: f[0], Name: f[1], Above: f[2]}, Root: root, Reports: len(f) > 4})
	case "group": // id | name | units; what a search of more than two units is divided into
		n, _ := strconv.Atoi(f[2])
		p.groups = append(p.groups, dialog.Group{UnitRef: dialog.UnitRef{ID: f[0], Name: f[1]}, N: n})
	case "pending": // unit [| level above]
		p.env.Pending = append(p.env.Pending, dialog.Pending{Unit: f[0], Above: strings.Join(f[1:], "")})
	case "taken":
		p.taken = value
	case "listed":
		p.foundN, _ = strconv.Atoi(value)
	case "known": // unit | question | figure | moment
		n, _ := strconv.ParseInt(f[2], 10, 64)
		at := p.moment(f[3])
		u := p.units[f[0]]
		if u.Report.Known == nil {
			u.Report.Known = map[string]dialog.Figure{}
		}
		u.Report.Known[f[1]] = dialog.Figure{N: n, At: at}
	case "receipt": // code | unit | state | revision | first | last | ontime or late | same or changed
		n, _ := strconv.Atoi(f[3])
		p.checked[f[0]] = &dialog.Checked{Unit: dialog.UnitRef{ID: f[1], Name: f[1]}, State: f[2], Revision: n,
			First: p.moment(f[4]), Last: p.moment(f[5]), OnTime: f[6] == "ontime", Changed: f[7] == "changed"}
	case "reported": // unit | state | revision | first | last | ontime or late
		n, _ := strconv.Atoi(f[2])
		total, installed := int64(450), int64(380)
		p.units[f[0]].Report = dialog.Report{State: f[1], Revision: n, First: p.moment(f[3]), Last: p.moment(f[4]), OnTime: f[5] == "ontime", Code: "BZ-7KM2-94QD",
			Sent: map[string]dialog.Answer{"TONG_LD": {N: &total, Typed: "450"}, "DA_CAI": {N: &installed, Typed: "380"}}}
	case "returned": // unit | level above | reason | question …
		p.units[f[0]].Report.State, p.units[f[0]].Report.Back = "returned", &dialog.Back{Above: f[1], Reason: f[2], Questions: f[3:], Unseen: true}
	case "arranged": // id | name | kind | units that are to report [| own | closed]
		n, _ := strconv.Atoi(f[3])
		p.arranged[f[0]] = &dialog.Arranged{UnitRef: dialog.UnitRef{ID: f[0], Name: f[1], Kind: f[2]}, Level: f[2] != "grassroots", Units: int64(n),
			Own: slices.Contains(f, "own"), Closed: slices.Contains(f, "closed")}
	case "assessed": // id | name | kind; the person is an officer of it
		p.env.Roots = append(p.env.Roots, dialog.UnitRef{ID: f[0], Name: f[1], Kind: f[2]})
		p.assessed[f[0]] = &dialog.Assessed{UnitRef: dialog.UnitRef{ID: f[0], Name: f[1], Kind: f[2]}, Said: map[string]string{}}
	case "reviewed": // id | name | the officer's level | state | revision [| own]
		n, _ := strconv.Atoi(f[4])
		total, installed := int64(450), int64(450)
		r := &dialog.Review{UnitRef: dialog.UnitRef{ID: f[0], Name: f[1], Above: f[2]}, State: f[3], Revision: n, Own: len(f) > 5, Answers: wholeReport()}
		r.Answers["TONG_LD"], r.Answers["DA_CAI"] = dialog.Answer{N: &total}, dialog.Answer{N: &installed}
		if r.State == "returned" {
			r.Asked = text.Moment(p.env.Lang, p.env.Now, p.env.Campaign.Zone)
		}
		p.reviews[f[0]] = r
	case "doubted": // id | label | question …
		p.reviews[f[0]].Doubts, p.reviews[f[0]].About = f[1:2], f[2:]
	case "gone": // unit | level above | reason
		r := &p.units[f[0]].Report
		r.State, r.First, r.Gone = "withdrawn", time.Time{}, &dialog.Gone{Above: f[1], Reason: f[2]}
	case "whole": // unit: its report has all answers
		maps.Copy(p.units[value].Report.Sent, wholeReport())
	case "claim": // unit | kind
		p.units[f[0]].Report.Claim = &dialog.Claim{Kind: dialog.ClaimKind(f[1]), At: p.env.Now}
	case "parent": // units | sent | in the rate | numerator | denominator, without the person's unit
		n := make([]int64, 5)
		for i := range n {
			n[i], _ = strconv.ParseInt(f[i], 10, 64)
		}
		p.env.Parent = &dialog.Parent{Units: n[0], Sent: n[1], In: n[2], Num: n[3], Den: n[4]}
	case "contact": // unit | name | phone
		p.env.Upper = dialog.Contact{Unit: f[0], Name: f[1], Phone: f[2]}
	case "operator":
		p.env.Operator = true
	case "lang":
		p.env.Lang = text.Lang(value)
	case "now":
		p.env.Now = p.moment(value)
	case "":
	default:
		p.t.Fatalf("setup: %q", line)
	}
}

func (p *person) moment(s string) time.Time {
	at, err := time.ParseInLocation("2006-01-02T15:04", s, p.env.Campaign.Zone)
	if err != nil {
		p.t.Fatal(err)
	}
	return at
}

// wholeReport are the answers of a report beside the two main figures.
func wholeReport() map[string]dialog.Answer {
	n := func(n int64) *int64 { return &n }
	return map[string]dialog.Answer{
		"SMARTPHONE": {N: n(410), Typed: "410"}, "TUYEN_TRUYEN": {N: n(450), Button: "Tất cả"}, "CAN_BO_CD": {Choices: []string{"du_100"}},
		"RA_QUAN": {Choices: []string{"da_to_chuc"}}, "HINH_THUC": {Choices: []string{"zalo_fb"}}, "KHO_KHAN_DE_XUAT": {Choices: []string{"khong_co"}},
	}
}

func ref(u *dialog.Unit) dialog.UnitRef {
	return dialog.UnitRef{ID: u.ID, Name: u.Name, Above: u.Above}
}

// line plays one line of the story, if it is the person's.
func (p *person) line(line string) {
	word, rest, _ := strings.Cut(line, " ")
	e := dialog.Event{Text: rest}
	switch word {
	case ">", ">>", ">>>":
		e.Kind, e.Timing = dialog.Said, map[string]dialog.Timing{">": dialog.After, ">>": dialog.Perhaps, ">>>": dialog.Before}[word]
		e.Text = strings.ReplaceAll(rest, `\n`, "\n")
	case "!":
		e.Kind, e.Data = dialog.Pressed, p.again
		if e.Data == "" {
			e.Data = p.find(rest)
		}
		p.pressed = e.Data
	case "!!":
		e.Kind, e.Data = dialog.Pressed, rest
	case "edit":
		n, new, _ := strings.Cut(rest, " ")
		i, err := strconv.Atoi(n)
		if err != nil || i > len(p.mine) {
			p.t.Fatalf("story: %q", line)
		}
		e.Kind, e.Text, e.Message = dialog.Edited, new, p.mine[i-1]
	case "sticker":
		e.Kind = dialog.Sent
		e.Text = ""
	case "photo":
		e.Kind, e.Photo = dialog.Sent, &chat.File{ID: "photo" + strconv.Itoa(len(p.mine))}
	case "album":
		e.Kind, e.Photo, e.Album = dialog.Sent, &chat.File{ID: "photo" + strconv.Itoa(len(p.mine))}, "album"
	case "file":
		name, caption, _ := strings.Cut(rest, " | ")
		e.Kind, e.File, e.Text = dialog.Sent, &chat.File{ID: "file" + strconv.Itoa(len(p.mine)), Name: name}, caption
	case "edit-photo":
		n, caption, _ := strings.Cut(rest, " ")
		i, err := strconv.Atoi(n)
		if err != nil || i > len(p.mine) {
			p.t.Fatalf("story: %q", line)
		}
		e.Kind, e.Text, e.Message, e.Photo = dialog.Edited, caption, p.mine[i-1], &chat.File{ID: "photo" + strconv.Itoa(i-1)}
	case "contact":
		e.Kind, e.Own = dialog.Shared, true
	case "contact-of-another":
		e.Kind = dialog.Shared
	case "wait":
		d, err := time.ParseDuration(rest)
		if err != nil {
			p.t.Fatal(err)
		}
		p.env.Now = p.env.Now.Add(d)
		fmt.Fprintf(&p.out, "%s\n", line)
		return
	case "other":
		p.other(strings.Split(rest, " | "))
		fmt.Fprintf(&p.out, "%s\n", line)
		return
	case "#":
		fmt.Fprintf(&p.out, "%s\n", line)
		return
	default:
		return
	}
	fmt.Fprintf(&p.out, "%s\n", line)
	if e.Message == 0 {
		p.message++
		e.Message = p.message
		if e.Kind == dialog.Said || e.Photo != nil || e.File != nil {
			p.mine = append(p.mine, e.Message)
		}
	}
	p.act(e)
	p.env.Now = p.env.Now.Add(5 * time.Second)
}

// other lets another officer do something with the report of the only unit: answer,
// note a quick update (KEY is "known"), send, or drop what was not sent.
func (p *person) other(f []string) {
	r := &p.units[p.env.Units[0].ID].Report
	if r.Working == nil {
		r.Working = map[string]dialog.Answer{}
	}
	n, err := strconv.ParseInt(f[len(f)-1], 10, 64)
	switch {
	case f[1] == "sends":
		sent := maps.Clone(r.Sent)
		if sent == nil {
			sent, r.First, r.OnTime = map[string]dialog.Answer{}, p.env.Now, true
		}
		maps.Copy(sent, r.Working)
		r.Sent, r.Working, r.Last, r.State, r.Sender, r.Code = sent, nil, p.env.Now, "sent", f[0], p.env.NewCode
		r.Revision++
	case f[1] == "drops":
		r.Working = nil
	case f[1] == "known":
		r.Known = map[string]dialog.Figure{p.env.Campaign.Main: {N: n, At: p.env.Now, Other: f[0]}}
	case err == nil:
		r.Working[f[1]] = dialog.Answer{N: &n, Other: f[0], At: p.env.Now}
	default:
		r.Working[f[1]] = dialog.Answer{Choices: strings.Split(f[2], ","), Other: f[0], At: p.env.Now}
	}
}

// find gives the data of the newest button with a label.
func (p *person) find(label string) string {
	for i := len(p.buttons) - 1; i >= 0; i-- {
		for _, b := range p.buttons[i] {
			if b.Text == label {
				return b.Data
			}
		}
	}
	p.t.Fatalf("no button %q; so far:\n%s", label, p.out.String()[max(0, p.out.Len()-1500):])
	return ""
}

// act takes a step and does what the desk would do with it.
func (p *person) act(e dialog.Event) {
	var s dialog.State
	if err := json.Unmarshal(p.state, &s); err != nil {
		p.t.Fatal(err)
	}
	env := p.envFor(s, e)
	before := string(p.state)
	s, out := dialog.Step(env, s, e)
	if out.Continue != "" {
		p.join(out)
		env.Units = p.env.Units
		env.Unit = p.copyUnit(out.Continue)
		s, out = dialog.Continue(env, s, e, out)
	} else {
		p.join(out)
	}
	p.apply(env, out)
	p.print(out)
	b, err := json.Marshal(s)
	if err != nil {
		p.t.Fatal(err)
	}
	if before != string(p.state) {
		p.t.Fatal("a step changed the state it was given")
	}
	p.state = b
}

// search is what the desk would look up.
func (p *person) search(env dialog.Env, s dialog.State, e dialog.Event) *dialog.Search {
	l, ok := dialog.LooksUp(env, s, e)
	if !ok {
		return nil
	}
	found, q := &dialog.Search{}, viet.NewUnitQuery(l.Text)
	for _, id := range slices.Sorted(maps.Keys(p.units)) {
		u := p.units[id]
		if u.Closed {
			continue
		}
		c := dialog.Candidate{UnitRef: ref(u), Place: u.Above, Taken: id == p.taken}
		if l.Unit == id {
			found.Picked = &c
		}
		m, _ := q.MatchWithin(viet.NewUnitKey(u.Name), viet.NewUnitKey(u.Above))
		listed := l.Text == "" && id != "up"
		if l.Unit == "" && (listed || m != viet.NoMatch && (strings.HasPrefix(id, l.Under) || l.Under == "up")) {
			found.Units, found.Total = append(found.Units, c), found.Total+1
		}
	}
	if l.Text == "" {
		from := min(8*max(0, l.Page-1), found.Total)
		found.Units = found.Units[from:min(from+8, found.Total)]
	}
	if found.Total > 2 && p.groups != nil {
		found.Units, found.Groups = nil, p.groups
	}
	return found
}

// envFor is what the desk would find out for an event.
func (p *person) envFor(s dialog.State, e dialog.Event) dialog.Env {
	env := p.env
	if dialog.StartPayload(e.Text) != "" || s.Invite != "" {
		env.Invite = p.invite
	}
	if e.Kind == dialog.Shared && e.Own || s.Mode == dialog.Enrolling {
		env.Found, env.FoundN = p.found, p.foundN
	}
	env.Search = p.search(env, s, e)
	env.Below, env.BelowN = p.findBelow(s, e)
	env.Unit = p.unit(s, e)
	if own := env.Unit; own == nil || dialog.PressUnit(e.Data) == "" {
		env.Unit, env.Behalf = p.behalf(s, e, own)
	}
	env.Due = p.dues[dialog.DueUnitOf(s, e)]
	only := ""
	if len(env.Roots) == 1 {
		only = env.Roots[0].ID
	}
	env.Assessed = p.assessed[dialog.AssessedUnit(s, e, only)]
	env.Review = p.reviews[dialog.ReviewedUnit(s, e)]
	env.Arranged = p.arranged[dialog.ArrangedUnit(s, e)]
	if len(env.Below) == 1 && dialog.FindsReviewed(s, e) {
		env.Review = p.reviews[env.Below[0].ID]
	}
	if dialog.NeedsNudges(s, e) {
		env.Nudges = p.nudges()
	}
	env.Checked = p.lookUp(dialog.AskedCode(env.Campaign, s, e))
	if dialog.NeedsLink(e) {
		p.links++
		env.NewLink = dialog.NewLink{Token: fmt.Sprintf("link%d---", p.links), URL: fmt.Sprintf("https://t.me/raquan_bot?start=link%d", p.links)}
	}
	switch u := env.Unit; {
	case u != nil && !dialog.NeedsPeople(e):
		u.People, u.Links = nil, nil
	case u != nil && len(u.People) == 0:
		u.People = []dialog.Reporter{{ID: "me", Name: "?", Role: dialog.RoleChair, Me: true}}
	}
	return env
}

// findBelow is what the desk would find of the units below.
func (p *person) findBelow(s dialog.State, e dialog.Event) (found []dialog.Below, n int) {
	id, typed := dialog.LooksBelow(s, e)
	for _, u := range p.below {
		if id == u.ID || typed != "" && strings.Contains(viet.Fold(u.Name), viet.Fold(typed)) {
			found = append(found, u)
		}
	}
	if n = len(found); n > 3 {
		found = nil
	}
	return found, n
}

func (p *person) unit(s dialog.State, e dialog.Event) *dialog.Unit {
	has := func(id string) bool {
		return slices.ContainsFunc(p.env.Units, func(u dialog.UnitRef) bool { return u.ID == id })
	}
	id := ""
	switch named := dialog.PressUnit(e.Data); {
	case e.Kind == dialog.Pressed && named != "":
		if !has(named) {
			return nil
		}
		id = named
	case has(s.Unit):
		id = s.Unit
	case len(p.env.Units) == 1:
		id = p.env.Units[0].ID
	}
	return p.copyUnit(id)
}

// lookUp finds what a receipt's code leads to: one of the setup, or one of the
// person's own.
func (p *person) lookUp(code string) *dialog.Checked {
	for _, ref := range p.env.Units {
		if r := p.units[ref.ID].Report; code != "" && r.Code == code {
			return &dialog.Checked{Unit: ref, Own: true, State: r.State, Revision: r.Revision, First: r.First, Last: r.Last, OnTime: r.OnTime,
				Changed: !dialog.SameFigures(p.env.Campaign, p.first[ref.ID], r.Sent)}
		}
	}
	return p.checked[code]
}

// behalf gives the unit for which a step enters a report, if it is below the
// person, and else their own.
func (p *person) behalf(s dialog.State, e dialog.Event, own *dialog.Unit) (*dialog.Unit, bool) {
	id := dialog.BehalfUnit(s, e)
	if i := slices.IndexFunc(p.below, func(b dialog.Below) bool { return b.ID == id }); i >= 0 {
		u := p.copyUnit(id)
		u.NoReport = !p.below[i].Reports
		return u, true
	}
	return own, false
}

// copyUnit gives a step a unit of its own, as the desk reads one each time.
func (p *person) copyUnit(id string) *dialog.Unit {
	u := p.units[id]
	if u == nil {
		return nil
	}
	c := *u
	c.Report.Working, c.Report.Sent = maps.Clone(u.Report.Working), maps.Clone(u.Report.Sent)
	return &c
}

// join gives the roles that a step took.
func (p *person) join(out dialog.Effects) {
	ids := slices.Clone(out.Bind)
	if out.Take != "" {
		p.invite.Status = dialog.InviteMine
		if p.invite.Role == "chair" || p.invite.Role == "deputy" {
			if p.invite.Role == "deputy" {
				p.units[p.invite.Unit.ID].Deputy = "Trần Mẫu Bình"
			}
			ids = append(ids, p.invite.Unit.ID)
		} else {
			p.env.Roots = append(p.env.Roots, p.invite.Unit)
		}
		fmt.Fprintf(&p.out, "* take %s\n", p.invite.Role)
	}
	for _, id := range ids {
		p.env.Units = append(p.env.Units, ref(p.units[id]))
	}
	if len(out.Bind) > 0 {
		fmt.Fprintf(&p.out, "* bind %s\n", strings.Join(out.Bind, " "))
	}
}

// apply changes the report as the desk would.
func (p *person) apply(env dialog.Env, out dialog.Effects) {
	if env.Unit == nil {
		return
	}
	p.delegate(env, out.Delegation)
	r := &p.units[env.Unit.ID].Report
	for k, a := range out.Known {
		known := maps.Clone(r.Known)
		if known == nil {
			known = map[string]dialog.Figure{}
		}
		known[k] = dialog.Figure{N: *a.N, At: env.Now, Typed: a.Typed, Message: a.Message}
		r.Known = known
	}
	if out.Discard {
		r.Working = nil
	}
	if r.Working == nil {
		r.Working = map[string]dialog.Answer{}
	}
	for k, a := range out.Put {
		a.At = env.Now
		r.Working[k] = a
	}
	for _, k := range out.Drop {
		delete(r.Working, k)
	}
	if r.Back != nil {
		b := *r.Back
		b.Given = slices.Sorted(maps.Keys(r.Working))
		b.Unseen = b.Unseen && !out.Seen
		r.Back = &b
	}
	if c := out.Claim; c != nil && out.Leave == "" {
		r.Claim = &dialog.Claim{Kind: c.Kind, Note: c.Note, At: env.Now}
	}
	if out.Lift {
		r.Claim = nil
	}
	if out.Submit != nil {
		if r.First.IsZero() {
			r.First, r.OnTime = env.Now, out.Submit.OnTime
			p.first[env.Unit.ID] = out.Submit.Answers
		}
		r.Sent, r.Working, r.Last, r.Code = out.Submit.Answers, nil, env.Now, out.Submit.Code
		for k, a := range out.Put { // what was put in the same step
			a.At = env.Now
			r.Sent[k] = a
		}
		r.State, r.Back, r.Gone = "sent", nil, nil
		r.Revision++
		r.Mine, r.Sender = true, ""
	}
}

// nudges are the reminders to the person, and the reports that they owe.
func (p *person) nudges() dialog.Nudges {
	n := dialog.Nudges{Off: p.off}
	for _, ref := range p.env.Units {
		u := p.units[ref.ID]
		if u.Report.State == "sent" || u.Unasked() {
			continue
		}
		o := dialog.Owed{UnitRef: ref, Ahead: u.Deadline, Late: !u.Deadline.After(p.env.Now)}
		if !o.Ahead.After(p.env.Now) {
			o.Ahead = u.Letter
		}
		if !o.Ahead.After(p.env.Now) {
			o.Ahead = time.Time{}
		}
		n.Owed = append(n.Owed, o)
	}
	return n
}

// delegate changes who reports for the unit.
func (p *person) delegate(env dialog.Env, d *dialog.Delegation) {
	if d == nil {
		return
	}
	u := p.units[env.Unit.ID]
	if d.Make != "" {
		u.Links = append(slices.Clone(u.Links), dialog.OpenLink{Token: env.NewLink.Token, Role: d.Make, Expires: env.Now.Add(dialog.LinkValid)})
	}
	u.Links = slices.DeleteFunc(slices.Clone(u.Links), func(l dialog.OpenLink) bool { return l.Token == d.Revoke })
	u.People = slices.DeleteFunc(slices.Clone(u.People), func(r dialog.Reporter) bool { return r.ID == d.End })
}

// print writes what the bot does.
func (p *person) print(out dialog.Effects) {
	w := &p.out
	for _, k := range slices.Sorted(maps.Keys(out.Put)) {
		fmt.Fprintf(w, "* put %s = %s\n", k, brief(out.Put[k]))
	}
	for _, k := range slices.Sorted(maps.Keys(out.Known)) {
		fmt.Fprintf(w, "* known %s = %s\n", k, brief(out.Known[k]))
	}
	for _, k := range out.Drop {
		fmt.Fprintf(w, "* drop %s\n", k)
	}
	if out.Discard {
		fmt.Fprintln(w, "* discard")
	}
	if out.Seen {
		fmt.Fprintln(w, "* seen")
	}
	if b := out.Behalf; b != nil && len(out.Put)+len(out.Drop) > 0 || b != nil && (out.Discard || out.Submit != nil) {
		fmt.Fprintf(w, "* on behalf, via %q from %q\n", b.Via, b.From)
	}
	if m := out.EnterMany; m != nil {
		fmt.Fprintf(w, "* many%s: %q %s\n", fileOf(nil, m.File), m.Text, m.Data)
	}
	if s := out.Submit; s != nil {
		fmt.Fprintf(w, "* submit on time %v, before the letter's date %v\n", s.OnTime, s.Letter)
	}
	if len(out.Request) > 0 {
		fmt.Fprintf(w, "* request %s%s\n", strings.Join(out.Request, " "), map[bool]string{true: " by the shared link"}[out.ByLink])
	}
	if a := out.Add; a != nil {
		fmt.Fprintf(w, "* add %q", a.Name)
		if a.Workers != nil {
			fmt.Fprintf(w, " with %d workers", *a.Workers)
		}
		fmt.Fprintln(w)
	}
	if l := out.SharedLink; l != nil {
		fmt.Fprintf(w, "* shared link of %s: %s\n", l.Unit, l.Act)
	}
	if i := out.Inbox; i != nil {
		fmt.Fprintf(w, "* requests for %s, page %d\n", i.Unit, i.Page)
	}
	if a := out.ApproveAll; a != nil {
		fmt.Fprintf(w, "* approve all of %s until %d\n", a.Unit, a.Until)
	}
	if v := out.Preview; v != nil {
		fmt.Fprintf(w, "* preview for %s of %s\n", v.Whom, v.Unit)
		reach := 12
		if slices.ContainsFunc(p.env.Roots, func(r dialog.UnitRef) bool { return r.ID == v.Unit }) {
			reach = 1250 // so many are below the person's own
		}
		p.buttons = append(p.buttons, []chat.Button{{Text: "send", Data: fmt.Sprintf("tb/%s/%d/send/%d.%s", v.Unit, v.Rev, reach, strconv.FormatInt(p.env.Now.Unix(), 36))}})
		for _, what := range []string{"who", "rewrite", "drop"} {
			p.buttons = append(p.buttons, []chat.Button{{Text: what, Data: fmt.Sprintf("tb/%s/%d/%s/0", v.Unit, v.Rev, what)}})
		}
	}
	if b := out.Broadcast; b != nil {
		fmt.Fprintf(w, "* broadcast in the name of %s to %d people, %s of %s%s: %q\n", b.Root.ID, out.Count, b.Whom, b.Unit.ID, fileOf(b.Photo, b.File), b.Text)
	}
	if out.Decide != nil {
		fmt.Fprintf(w, "* decide %s %v %s\n", out.Decide.Request, out.Decide.Approve, out.Decide.List)
	}
	if d := out.Delegation; d != nil {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("* delegation make %q, revoke %q, end %q", d.Make, d.Revoke, d.End), " "))
	}
	if n := out.Nudge; n != nil {
		p.off = n.Off || p.off && !n.On
		p.printNudge(n)
	}
	if out.Screen != nil {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("* screen %s%s %s", out.Screen.Unit, out.Screen.Data, out.Screen.Name), " "))
	}
	if d := out.SetDate; d != nil {
		fmt.Fprintf(w, "* set date: %s of %s", d.Act, d.Unit)
		if !d.Until.IsZero() {
			fmt.Fprintf(w, ", until %s", d.Until.In(p.env.Campaign.Zone).Format("2006-01-02T15:04"))
		}
		fmt.Fprintf(w, " %s%s\n", d.Reason, d.Typed)
	}
	if o := out.Officers; o != nil {
		fmt.Fprintf(w, "* officers of %s%s\n", o.Unit, o.Data)
	}
	if a := out.Arrange; a != nil {
		fmt.Fprintf(w, "* %s %s: to %q, name %q, workers %d, zone %q, by %q of %s from %s\n", a.Act, a.Unit, a.To, a.Name, a.Workers, a.Zone, a.Papers.Number, a.Papers.Date.Format(time.DateOnly), a.Papers.From.Format(time.DateOnly))
	}
	if c := out.Call; c != nil {
		fmt.Fprintf(w, "* call %s: %s, after %d\n", c.Unit, c.Outcome, c.Seen)
	}
	if o := out.Review; o != nil {
		fmt.Fprintf(w, "* review %s, revision %d: %s %s %q\n", o.Unit, o.Revision, o.Act, strings.Join(o.Questions, " "), o.Reason)
		if r := p.reviews[o.Unit]; o.Act == text.ActBack {
			r.State, r.Asked = "returned", text.Moment(p.env.Lang, p.env.Now, p.env.Campaign.Zone)
		}
	}
	if l := out.Links; l != nil {
		fmt.Fprintf(w, "* links %s%s%s\n", l.Unit, l.Data, l.Find)
	}
	if x := out.Export; x != nil {
		what := "export"
		if x.Draft {
			what = "draft"
		}
		fmt.Fprintf(w, "* %s %s%s\n", what, x.Unit, x.Data)
	}
	if a := out.Assess; a != nil {
		fmt.Fprintf(w, "* %s says of %s: %q\n", a.Unit, a.Key, a.Said)
		p.assessed[a.Unit].Said[a.Key] = a.Said
	}
	if f := out.Freeze; f != nil {
		what := "freeze"
		if f.Interim {
			what = "freeze for now"
		}
		fmt.Fprintf(w, "* %s %s, number %d\n", what, f.Unit, f.N)
	}
	if f := out.Find; f != nil {
		what := "find"
		if f.Screen != "" {
			what = f.Screen + " of"
		}
		fmt.Fprintf(w, "* %s %s\n", what, f.Text)
	}
	if r := out.Waves; r != nil {
		fmt.Fprintf(w, "* remind below %s%s\n", r.Unit, r.Data)
	}
	if out.Leave != "" {
		p.env.Units = slices.DeleteFunc(p.env.Units, func(u dialog.UnitRef) bool { return u.ID == out.Leave })
		fmt.Fprintf(w, "* leave %s\n", out.Leave)
	}
	if out.Claim != nil {
		fmt.Fprintf(w, "* claim %s %s\n", out.Claim.Kind, out.Claim.Note)
	}
	if out.Lift {
		fmt.Fprintln(w, "* lift the claim")
	}
	if out.Erase {
		fmt.Fprintln(w, "* erase")
	}
	if out.SetLang != nil {
		p.env.Lang = *out.SetLang
		fmt.Fprintf(w, "* language %q\n", *out.SetLang)
	}
	if out.Toast != "" {
		fmt.Fprintf(w, "* toast %s\n", out.Toast)
	}
	for _, m := range out.Messages {
		if m.QR != "" {
			fmt.Fprintf(w, "* picture of %s\n", m.QR)
		}
		p.printMessage(m.Message)
	}
	if len(out.Messages) == 0 && out.Toast == "" && out.Screen == nil && out.Links == nil && out.Decide == nil && out.Request == nil && out.Claim == nil && !elsewhere(out) {
		fmt.Fprintln(w, "* nothing")
	}
	fmt.Fprintln(w)
}

func (p *person) printNudge(n *dialog.Nudge) {
	switch {
	case n.Off:
		fmt.Fprintln(&p.out, "* reminders off")
	case n.On:
		fmt.Fprintln(&p.out, "* reminders on")
	default:
		fmt.Fprintf(&p.out, "* remind at %s of %s\n", n.Later.In(p.env.Campaign.Zone).Format("2006-01-02T15:04"), strings.Join(n.Units, " "))
	}
}

// elsewhere reports that the desk answers: with a list, a link, or what became
// of a request.
func elsewhere(out dialog.Effects) bool {
	return out.Officers != nil || out.Arrange != nil || out.Freeze != nil || out.Find != nil || out.Export != nil || out.Broadcast != nil || out.Waves != nil || out.Add != nil || out.SharedLink != nil || out.Inbox != nil || out.ApproveAll != nil || out.SetDate != nil || out.Review != nil || out.Call != nil || out.EnterMany != nil
}

// fileOf names what is sent beside a text.
func fileOf(photo, file *chat.File) string {
	switch {
	case photo != nil:
		return " with " + photo.ID
	case file != nil:
		return " with " + file.ID + " " + file.Name
	}
	return ""
}

func (p *person) printMessage(m chat.Message) {
	if with := fileOf(m.Photo, m.File); with != "" {
		fmt.Fprintf(&p.out, "*%s:\n", with)
	}
	if c := m.Contact; c != nil {
		fmt.Fprintf(&p.out, "* card %s %s, or else:\n", c.Name, c.Phone)
	}
	for _, l := range strings.Split(m.Text, "\n") {
		fmt.Fprintf(&p.out, "< %s\n", l)
	}
	for _, row := range m.Buttons {
		for _, b := range row {
			fmt.Fprintf(&p.out, "  [%s]", b.Text)
			if len(b.Data) > 64 {
				p.t.Errorf("callback data of %d bytes: %s", len(b.Data), b.Data)
			}
		}
		fmt.Fprintln(&p.out)
		p.buttons = append(p.buttons, row)
	}
	for _, row := range m.Keys {
		for _, k := range row {
			fmt.Fprintf(&p.out, "  (%s)", k.Text)
		}
		fmt.Fprintln(&p.out)
	}
	if m.NoKeys {
		fmt.Fprintln(&p.out, "  (keyboard away)")
	}
	if len(m.Buttons) > 0 && (len(m.Keys) > 0 || m.NoKeys) {
		p.t.Error("a message with inline buttons and a reply keyboard")
	}
	p.message++
}

func brief(a dialog.Answer) string {
	switch {
	case a.N != nil:
		return strconv.FormatInt(*a.N, 10)
	case len(a.Choices) > 0 && a.Text != "":
		return strings.Join(a.Choices, ",") + " " + strconv.Quote(a.Text)
	case len(a.Choices) > 0:
		return strings.Join(a.Choices, ",")
	case a.Text != "":
		return strconv.Quote(a.Text)
	}
	return "NULL"
}
