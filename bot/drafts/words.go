package drafts

// The words of units, of the document, and of how many have reported.

import (
	"strconv"

	"raquan/bot/tally"
	"raquan/bot/text"
	"raquan/config"
	"raquan/store"
)

func (v *vocabulary) ofUnits() {
	v.always("ten_don_vi", v.mean(text.NameUnit), func(p *place) string { return p.table.Unit.Name })
	v.always("ten_viet_tat", v.mean(text.NameShort), func(p *place) string { return p.table.Unit.ShortName() })
	v.always("ten", v.mean(text.NameShort), func(p *place) string {
		if p.opinion != nil {
			return p.opinion.unit
		}
		return p.body.Unit.ShortName()
	})
	v.always("ten_day_du", v.mean(text.NameFull), func(p *place) string { return p.body.Unit.Name })
	v.record("ky_hieu", text.NameSymbol, func(p *place) string {
		if u := &p.table.Unit; u.Symbol != "" || u.Kind != store.Grassroots {
			return u.Symbol
		}
		return text.DraftSymbol.In(lang)
	})
	v.record("dia_danh", text.NamePlace, func(p *place) string { return p.table.Unit.Place })
	v.record("ten_cap_tren", text.NameAbove, func(p *place) string {
		if p.superior == nil {
			return ""
		}
		return p.superior.Name
	})
	v.always("tt", v.mean(text.NameNo), func(p *place) string {
		if p.no == 0 {
			return ""
		}
		return strconv.Itoa(p.no)
	})
	v.always("ghi_chu", v.mean(text.NameRemark), (*place).remark)
	for _, is := range []struct {
		name string
		kind store.UnitKind
	}{{"la_ldld", store.Federation}, {"la_nganh", store.Sector}, {"la_truc_thuoc", store.Attached}, {"la_cap_tren", store.Upper}, {"la_cdcs", store.Grassroots}} {
		v.always(is.name, v.mean(text.NameIs, "level", level(is.kind)), func(p *place) string {
			if p.table.Unit.Kind == is.kind {
				return "1"
			}
			return ""
		})
	}
}

func (v *vocabulary) ofDocument() {
	c := v.c
	v.always("trich_dan", v.mean(text.NameCite), func(*place) string { return c.Letter.Cite.In(string(lang)) })
	v.always("noi_dung", v.mean(text.NameSubject), func(*place) string { return c.Letter.Subject.In(string(lang)) })
	v.always("tieu_de", v.mean(text.NameTitle), func(*place) string { return c.Title.In(string(lang)) })
	v.always("app", v.mean(text.NameApp), func(*place) string { return c.App })
	for _, part := range []string{"gio", "phut", "ngay", "thang", "nam"} {
		v.always(part, v.mean(text.NameCut, "what", text.MomentParts[part]), func(p *place) string { return moment(p.table.At.In(c.Zone), part) })
	}
	for _, end := range []string{"ra_quan_tu", "ra_quan_den"} {
		v.add(&word{name: end, meaning: v.mean(text.NameWeek, "what", text.MomentParts[end]), value: func(*place) (string, bool) {
			day := weekEnd(c.LaunchWeek, end == "ra_quan_tu")
			return day, day != ""
		}})
	}
	v.always("du_thao", v.mean(text.NameMark), func(p *place) string {
		if p.table.Final() {
			return ""
		}
		return text.DraftMark.In(lang)
	})
	v.always("lan_chot", v.mean(text.NameFreeze), func(p *place) string {
		if !p.table.Frozen() {
			return ""
		}
		return text.FreezeNumber(lang, p.table.Freeze, p.table.Interim)
	})
	v.always("so_cap_tren", v.mean(text.NameUppers), func(p *place) string { return text.Number(lang, p.uppers) })
}

// weekEnd is the first or the last day of the launch week; the year stands with the last.
func weekEnd(w config.Period, first bool) string {
	if w.From.IsZero() {
		return ""
	}
	if d := w.From; first {
		s := strconv.Itoa(d.Day) + "/" + strconv.Itoa(int(d.Month))
		if d.Year != w.To.Year {
			s += "/" + strconv.Itoa(d.Year)
		}
		return s
	}
	return strconv.Itoa(w.To.Day) + "/" + strconv.Itoa(int(w.To.Month)) + "/" + strconv.Itoa(w.To.Year)
}

func (v *vocabulary) ofReporting() {
	what := func(key string) *text.Sentence { return text.Reporting[key] }
	for _, w := range []struct {
		name, key string
		of        func(tally.Sums) int64
	}{
		{"cdcs_tong", "expected", func(s tally.Sums) int64 { return s[tally.Units] }},
		{"cdcs_da_bc", "reported", reported},
		{"cdcs_bc", "counted", func(s tally.Sums) int64 { return s[tally.Sent] }},
		{"cdcs_chua_bc", "owing", func(s tally.Sums) int64 { return s[tally.Units] - reported(s) }},
		{"cdcs_ket_thuc", "ended", func(s tally.Sums) int64 { return s[tally.Closed] }},
		{"cdcs_dung_han", "on-time", func(s tally.Sums) int64 { return s[tally.OnTime] }},
	} {
		v.figure(w.name, v.mean(text.NameReporting, "what", what(w.key)), func(p *place) string { return text.Number(lang, w.of(p.sums)) })
	}
	v.share("bc", what("reported"), func(s tally.Sums) (int64, int64) { return reported(s), s[tally.Units] })
	v.share("bc_nguoi", what("people"), func(s tally.Sums) (int64, int64) { return s[tally.SentWorkers], s[tally.Workers] })
}

func (v *vocabulary) ofBelow() {
	all := text.Reporting["all"]
	v.add(&word{name: "don_vi", meaning: v.mean(text.NameBelow, "what", all), list: func(p *place) []scope { return p.below("") }})
	for _, class := range []struct {
		name string
		kind store.UnitKind
	}{{"ldld", store.Federation}, {"nganh", store.Sector}, {"truc_thuoc", store.Attached}, {"cap_tren", store.Upper}, {"cdcs", store.Grassroots}} {
		v.add(&word{name: class.name, meaning: v.mean(text.NameBelow, "what", level(class.kind)), list: func(p *place) []scope { return p.below(class.kind) }})
		v.add(&word{name: class.name + "_cong", meaning: v.mean(text.NameBelowTotal), list: func(p *place) []scope { return p.total(class.kind) }})
		for i, w := range []struct{ end, what string }{{"_so", "all"}, {"_co_bc", "some"}, {"_du_bc", "complete"}, {"_da_chot", "frozen"}} {
			v.always(class.name+w.end, v.mean(text.NameClass, "level", level(class.kind), "what", text.Reporting[w.what]), func(p *place) string { return text.Number(lang, p.class(class.kind)[i]) })
		}
	}
}
