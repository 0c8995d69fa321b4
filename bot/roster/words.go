package roster

import (
	"strings"

	"raquan/bot/viet"
	"raquan/store"
)

// passOver marks columns that lists often have and that say nothing here.
const passOver Column = "-"

// Words are compared folded, with every sign between them a space.
var columnWords = words(map[Column]string{
	Code:       "code, mã, mã đơn vị, mã đv, mã số, mã công đoàn",
	ParentCode: "parent code, parent, mã cấp trên, mã đơn vị cấp trên, mã đv cấp trên, mã cha, cấp trên, mã công đoàn cấp trên, trực thuộc",
	Kind:       "kind, loại, loại đơn vị, loại hình, cấp, cấp công đoàn, loại công đoàn",
	Name:       "name, tên, tên đơn vị, tên đầy đủ, tên công đoàn, đơn vị",
	ShortName:  "short name, tên ngắn, tên viết tắt, tên gọi tắt, viết tắt",
	Symbol:     "symbol, ký hiệu, kí hiệu",
	Place:      "place, địa danh, tỉnh thành phố, tỉnh tp, tỉnh thành, nơi đóng, trụ sở",
	Workers: "workers, số lao động, tổng số, tổng số lao động, số người, số đoàn viên NLĐ, tổng số đoàn viên NLĐ," +
		"số đoàn viên người lao động, tổng số đoàn viên người lao động, đoàn viên người lao động, đoàn viên NLĐ," +
		"số lao động tổng số đoàn viên NLĐ, tổng số đoàn viên CNVCLĐ, số NLĐ, lao động, số đoàn viên, số CNLĐ, số CNVCLĐ",
	Zone:       "zone, khu vực, địa bàn, khu, khu vực địa bàn",
	Reports:    "reports, có báo cáo, báo cáo, phải báo cáo, đơn vị báo cáo",
	ChairName:  "chair name, chair, chủ tịch, tên chủ tịch, họ tên chủ tịch, họ và tên chủ tịch, chủ tịch công đoàn, họ và tên, họ tên, người báo cáo",
	ChairPhone: "chair phone, phone, điện thoại, số điện thoại, sđt, sđt chủ tịch, điện thoại chủ tịch, số điện thoại chủ tịch, đtdđ, di động",
	passOver:   "stt, tt, số tt, số thứ tự, no, ghi chú, note",
})

var kindWords = words(map[store.UnitKind]string{
	store.National:   "national, toàn quốc, quốc gia, trung ương, tổng liên đoàn, tlđ",
	store.Federation: "federation, liên đoàn lao động tỉnh, lđlđ tỉnh, lđlđ thành phố, lđlđ tỉnh thành phố, liên đoàn lao động, lđlđ, tỉnh, tỉnh thành phố",
	store.Sector: "sector, ngành, công đoàn ngành, công đoàn ngành trung ương, cđ ngành, cđ ngành tw, cđ ngành trung ương," +
		"công đoàn ngành trung ương và tương đương, tổng công ty trực thuộc tlđ",
	store.Attached: "attached, trực thuộc, đơn vị trực thuộc, ban đơn vị trực thuộc, ban, đơn vị trực thuộc tlđ",
	store.Upper: "upper, cấp trên, cấp trên trực tiếp, cấp trên cơ sở, cấp trên trực tiếp cơ sở, công đoàn cấp trên trực tiếp cơ sở," +
		"cđ cấp trên trực tiếp cơ sở, cđ cấp trên, ctttcs," +
		"lđlđ quận, lđlđ huyện, lđlđ thị xã, lđlđ quận huyện, liên đoàn lao động quận, liên đoàn lao động huyện," +
		"liên đoàn lao động thị xã, công đoàn khu công nghiệp, công đoàn các kcn, cđ kcn, cđ các kcn, công đoàn ngành địa phương",
	store.Grassroots: "grassroots, cơ sở, công đoàn cơ sở, cđcs, nghiệp đoàn, nghiệp đoàn cơ sở",
})

var zoneWords = words(map[string]string{
	store.ZoneKCN: "kcn, khu công nghiệp",
	store.ZoneKCX: "kcx, khu chế xuất",
	store.ZoneKKT: "kkt, khu kinh tế",
	"":            "khác, không, ngoài khu",
})

var yesNoWords = words(map[bool]string{
	true:  "yes, y, có, x, 1, true, phải",
	false: "no, n, không, 0, false, k",
})

// words turns lists of words into a look-up by their compared form.
func words[V comparable](lists map[V]string) map[string]V {
	m := map[string]V{}
	for v, list := range lists {
		for _, w := range strings.Split(list, ",") {
			m[bare(w)] = v
		}
	}
	return m
}

// bare is the form in which words are compared: folded, letters and digits
// only, single spaces.
func bare(s string) string {
	fields := strings.FieldsFunc(viet.Fold(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(fields, " ")
}

func columnOf(s string) (Column, bool) {
	c, ok := columnWords[bare(s)]
	return c, ok
}

// tidy is the form in which cells are kept: clean NFC, on one line, single
// spaces.
func tidy(s string) string {
	s = viet.Clean(s)
	if strings.Contains(s, "\n") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// kindNames is how kinds are called in sentences.
var kindNames = map[store.UnitKind]string{
	store.National:   "Tổng Liên đoàn",
	store.Federation: "LĐLĐ tỉnh, thành phố",
	store.Sector:     "công đoàn ngành trung ương",
	store.Attached:   "ban, đơn vị trực thuộc",
	store.Upper:      "cấp trên trực tiếp cơ sở",
	store.Grassroots: "công đoàn cơ sở",
}
