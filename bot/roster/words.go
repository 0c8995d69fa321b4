package roster

import (
	"strings"

	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/store"
)

// passOver marks columns that lists often have and that say nothing here.
const passOver Column = "-"

// Words are compared folded, and written so, with every sign between them a space.
var columnWords = words(map[Column]string{
	Code:       "code, ma, ma don vi, ma dv, ma so, ma cong doan",
	ParentCode: "parent code, parent, ma cap tren, ma don vi cap tren, ma dv cap tren, ma cha, cap tren, ma cong doan cap tren, truc thuoc",
	Kind:       "kind, loai, loai don vi, loai hinh, cap, cap cong doan, loai cong doan",
	Name:       "name, ten, ten don vi, ten day du, ten cong doan, don vi",
	ShortName:  "short name, ten ngan, ten viet tat, ten goi tat, viet tat",
	Symbol:     "symbol, ky hieu, ki hieu",
	Place:      "place, dia danh, tinh thanh pho, tinh tp, tinh thanh, noi dong, tru so",
	Workers: "workers, so lao dong, tong so, tong so lao dong, so nguoi, so doan vien nld, tong so doan vien nld," +
		"so doan vien nguoi lao dong, tong so doan vien nguoi lao dong, doan vien nguoi lao dong, doan vien nld," +
		"so lao dong tong so doan vien nld, tong so doan vien cnvcld, so nld, lao dong, so doan vien, so cnld, so cnvcld",
	Zone:         "zone, khu vuc, dia ban, khu, khu vuc dia ban",
	Reports:      "reports, co bao cao, bao cao, phai bao cao, don vi bao cao",
	ChairName:    "chair name, chair, chu tich, ten chu tich, ho ten chu tich, ho va ten chu tich, chu tich cong doan, ho va ten, ho ten, nguoi bao cao",
	ChairPhone:   "chair phone, phone, dien thoai, so dien thoai, sdt, sdt chu tich, dien thoai chu tich, so dien thoai chu tich, dtdd, di dong",
	Decision:     "decision, decision number, so quyet dinh, quyet dinh, so qd, so quyet dinh sap nhap, so quyet dinh giai the",
	DecisionDate: "decision date, ngay quyet dinh, ngay qd, ngay ky quyet dinh, ngay ban hanh quyet dinh",
	Effective:    "effective, effective date, ngay hieu luc, hieu luc, hieu luc tu, ngay co hieu luc, co hieu luc tu",
	Closed:       "closed, giai the, da giai the, ngung hoat dong, cham dut hoat dong",
	MergedInto:   "merged into, sap nhap vao, ma don vi nhan sap nhap, sap nhap vao don vi, sap nhap vao ma",
	passOver:     "stt, tt, so tt, so thu tu, no, ghi chu, note",
})

var kindWords = words(map[store.UnitKind]string{
	store.National:   "national, toan quoc, quoc gia, trung uong, tong lien doan, tld",
	store.Federation: "federation, lien doan lao dong tinh, ldld tinh, ldld thanh pho, ldld tinh thanh pho, lien doan lao dong, ldld, tinh, tinh thanh pho",
	store.Sector: "sector, nganh, cong doan nganh, cong doan nganh trung uong, cd nganh, cd nganh tw, cd nganh trung uong," +
		"cong doan nganh trung uong va tuong duong, tong cong ty truc thuoc tld",
	store.Attached: "attached, truc thuoc, don vi truc thuoc, ban don vi truc thuoc, ban, don vi truc thuoc tld",
	store.Upper: "upper, cap tren, cap tren truc tiep, cap tren co so, cap tren truc tiep co so, cong doan cap tren truc tiep co so," +
		"cd cap tren truc tiep co so, cd cap tren, ctttcs," +
		"ldld quan, ldld huyen, ldld thi xa, ldld quan huyen, lien doan lao dong quan, lien doan lao dong huyen," +
		"lien doan lao dong thi xa, cong doan khu cong nghiep, cong doan cac kcn, cd kcn, cd cac kcn, cong doan nganh dia phuong",
	store.Grassroots: "grassroots, co so, cong doan co so, cdcs, nghiep doan, nghiep doan co so",
})

var zoneWords = words(map[string]string{
	store.ZoneKCN: "kcn, khu cong nghiep",
	store.ZoneKCX: "kcx, khu che xuat",
	store.ZoneKKT: "kkt, khu kinh te",
	"":            "khac, khong, ngoai khu",
})

var yesNoWords = words(map[bool]string{
	true:  "yes, y, co, x, 1, true, phai",
	false: "no, n, khong, 0, false, k",
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
var kindNames = map[store.UnitKind]*text.Sentence{
	store.National:   text.KindNational,
	store.Federation: text.KindFederation,
	store.Sector:     text.KindSector,
	store.Attached:   text.KindAttached,
	store.Upper:      text.KindUpper,
	store.Grassroots: text.KindGrassroots,
}

func kindName(k store.UnitKind) string {
	if s := kindNames[k]; s != nil {
		return say(s)
	}
	return string(k)
}
