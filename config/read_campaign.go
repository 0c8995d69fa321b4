package config

import (
	"regexp"
	"slices"
	"time"
)

var (
	campaignKey = regexp.MustCompile(`^[a-z0-9-]{1,32}$`)
	rateKey     = regexp.MustCompile(`^[a-z_]{1,32}$`)
	prefix      = regexp.MustCompile(`^[A-Z]{2,6}$`)
)

// campaignReader turns the document of a campaign into a Campaign: first it
// reads each section by itself, then check_campaign.go compares them.
type campaignReader struct {
	*document
	c     *Campaign
	rules []*draftRule
	texts []draftText
	fills []draftFill
	lines map[any]int // where a *Question, *Button, *Rate … stands
	whole []*Step     // those that were read without a fault
}

// ParseCampaign reads a campaign file's text; name stands in its faults. The
// error is *Faults.
func ParseCampaign(name string, data []byte) (*Campaign, error) {
	d, ok := openDocument(name, data)
	if !ok {
		return nil, d.err()
	}
	r := &campaignReader{document: d, c: &Campaign{}, lines: map[any]int{}}
	r.read()
	r.check()
	if err := d.err(); err != nil {
		return nil, err
	}
	return r.c, nil
}

func (r *campaignReader) read() {
	m := r.root.mapping("key", "title", "app", "zone", "letter", "launch_week", "holidays", "hours", "deadlines", "kept_until",
		"total", "main", "held", "officers", "ways", "trouble", "states", "doubts", "assessment", "rates", "questions", "daily", "receipt", "app_links", "texts", "invites", "reminders", "ladder", "never_say", "warn")
	r.c.Key = m.matching("key", "bluezone-850", campaignKey, "small letters, digits and hyphens, at most 32")
	r.c.Title = r.needText(m, "title", plain)
	r.c.App = m.needStr("app", "Bluezone")
	r.zone(m)
	r.letter(m)
	r.launchWeek(m)
	r.holidays(m)
	r.hours(m)
	r.deadlines(m)
	r.c.KeptUntil = m.needDate("kept_until")
	r.lines["kept_until"] = m.lineOf("kept_until")
	r.questions(m)
	r.c.Total = m.needStr("total", "TONG_LD")
	r.c.Main = m.needStr("main", "DA_CAI")
	r.lines["total"], r.lines["main"] = m.lineOf("total"), m.lineOf("main")
	r.c.Held, r.c.Officers = r.choiceIs(m, "held", "RA_QUAN", "da_to_chuc"), r.choiceIs(m, "officers", "CAN_BO_CD", "du_100")
	r.c.Ways, r.c.Trouble = m.str("ways"), m.str("trouble")
	r.lines["ways"], r.lines["trouble"] = m.lineOf("ways"), m.lineOf("trouble")
	r.states(m)
	r.doubts(m)
	r.assessment(m)
	r.rates(m)
	r.receipt(m)
	r.appLinks(m)
	r.pages(m)
	r.invites(m)
	r.reminders(m)
	r.ladder(m)
	r.neverSay(m)
	r.c.Warn = lowerWords(m, "warn")
}

func (r *campaignReader) zone(m mapping) {
	name := m.needStr("zone", "Asia/Ho_Chi_Minh")
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		r.fault(m.lineOf("zone"), "%q is not a time zone; write for example Asia/Ho_Chi_Minh", name)
		zone = time.UTC
	}
	r.c.Zone = zone
}

func (r *campaignReader) letter(m mapping) {
	v, ok := m.need("letter", "")
	if !ok {
		return
	}
	l := v.mapping("number", "date", "issuer", "subject", "links", "cite")
	r.c.Letter = Letter{
		Number:  l.needStr("number", "850/ABC"),
		Date:    l.needDate("date"),
		Issuer:  r.needText(l, "issuer", plain),
		Subject: r.needText(l, "subject", plain),
		Cite:    r.needText(l, "cite", plain),
	}
	for _, v := range l.list("links") {
		if s, ok := v.scalar(); ok {
			v.url(s, "https", "http")
			r.c.Letter.Links = append(r.c.Letter.Links, s)
		}
	}
}

func (r *campaignReader) launchWeek(m mapping) {
	v, ok := m.get("launch_week")
	if !ok {
		return
	}
	w := v.mapping("from", "to")
	r.c.LaunchWeek = Period{w.needDate("from"), w.needDate("to")}
	if p := r.c.LaunchWeek; !p.From.IsZero() && !p.To.IsZero() && p.To.Compare(p.From) < 0 {
		v.fault("launch_week ends (%s) before it begins (%s); write the first day after from and the last after to", p.To, p.From)
	}
}

func (r *campaignReader) holidays(m mapping) {
	for _, v := range m.list("holidays") {
		day, ok := v.date()
		if ok && slices.Contains(r.c.Holidays, day) {
			v.fault("holiday %s is there twice; keep one of them", day)
		}
		if ok {
			r.c.Holidays = append(r.c.Holidays, day)
		}
	}
}

func (r *campaignReader) deadlines(m mapping) {
	r.c.Deadlines = map[string]Deadline{}
	v, ok := m.need("deadlines", "")
	if !ok {
		return
	}
	d := v.mapping(kinds...)
	for _, kind := range kinds {
		s := d.needStr(kind, "2020-08-26 12:00")
		if s == "" {
			continue
		}
		deadline, err := parseDeadline(s, r.c.Zone)
		if err != nil {
			r.fault(d.lineOf(kind), "deadline of %s: %v", kind, err)
			continue
		}
		r.c.Deadlines[kind] = deadline
		r.lines["deadline "+kind] = d.lineOf(kind)
	}
}

// choiceIs reads the answer that counts as something; nil if the file has none.
func (r *campaignReader) choiceIs(m mapping, name, question, value string) *ChoiceIs {
	v, ok := m.get(name)
	if !ok {
		return nil
	}
	h := v.mapping("question", "value", "label")
	r.lines[name] = v.line
	return &ChoiceIs{h.needStr("question", question), h.needStr("value", value), r.needText(h, "label", plain)}
}

func (r *campaignReader) rates(m mapping) {
	for _, v := range m.list("rates") {
		f := v.mapping("key", "numerator", "denominator", "label", "short")
		r.c.Rates = append(r.c.Rates, Rate{
			Key:         f.matching("key", "tren_tong_so", rateKey, "small letters and underscores, at most 32"),
			Numerator:   f.needStr("numerator", "DA_CAI"),
			Denominator: f.needStr("denominator", "TONG_LD"),
			Label:       r.needText(f, "label", plain),
			Short:       r.needText(f, "short", plain),
		})
		r.lines[len(r.c.Rates)-1] = v.line
	}
}

func (r *campaignReader) receipt(m mapping) {
	v, ok := m.need("receipt", "")
	if !ok {
		return
	}
	f := v.mapping("prefix", "thanks")
	r.c.Receipt = Receipt{
		Prefix: f.matching("prefix", "BZ", prefix, "2 to 6 capital letters"),
		Thanks: r.needText(f, "thanks", textRule{known: alwaysKnown, most: maxAsk}),
	}
}
