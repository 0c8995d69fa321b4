package viet

// unitClass is what a word does in the name of a union body.
type unitClass uint8

const (
	unitPlain      unitClass = iota
	unitDropped              // legal forms and small words that tell nothing apart
	unitFederation           // liên đoàn lao động
	unitGrassroots           // công đoàn cơ sở
	unitUnion                // công đoàn, of a sector or a zone
	unitNational             // Tổng Liên đoàn
	unitProvince             // tỉnh
	unitCity                 // thành phố
	unitDistrict             // huyện
	unitUrban                // quận
	unitTown                 // thị xã
	unitCommune              // phường, xã, thị trấn
	unitExpanded             // an abbreviation or alias; sense.value is its index in unitExpansions
)

// unitWords are the words with a role; abbreviations of these roles too.
var unitWords = []wordList[unitClass]{
	{unitDropped, "công ty|cty|c.ty|cti|ctty|ct ty|trách nhiệm hữu hạn|tnhh|t.n.h.h|một thành viên|mtv|1tv|hai thành viên|2tv|cổ phần|cp|ctcp|ctcổ phần|công ty cổ phần|công ty tnhh|" +
		"dntn|doanh nghiệp tư nhân|tổng công ty|tct|tập đoàn|tđ|các|và|của|thuộc|tại|trực thuộc|thuộc tỉnh|trung ương|gọi tắt là|đơn vị"},
	{unitFederation, "liên đoàn lao động|lđlđ|ldld|l.đ.l.đ|liên đoàn lđ|lđ lđ|liên đoàn"},
	{unitGrassroots, "công đoàn cơ sở|cđcs|cdcs|công đoàn cs|cđ cơ sở|cđ cs|cđcstv|công đoàn cơ sở thành viên|c.đ.c.s|nghiệp đoàn|nđ|nghiệp đoàn cơ sở|công đoàn bộ phận|cđbp"},
	{unitUnion, "công đoàn|cđ|cd|c.đ|công đoàn ngành|cđn|cđ ngành"},
	{unitNational, "tổng liên đoàn lao động việt nam|tổng lđlđ|tổng ldld|tổng lđlđ việt nam|tổng lđlđ vn|tổng ldld việt nam|tổng ldld vn|liên đoàn lao động việt nam|lđlđ việt nam|lđlđ vn|ldld việt nam|ldld vn|tổng liên đoàn lao động|tổng liên đoàn|tlđ|tld|tlđlđvn|tlđlđ|tlđlđ vn"},
	{unitProvince, "tỉnh|t."},
	{unitCity, "thành phố|tp|tp.|t.p|t/p"},
	{unitDistrict, "huyện|h.|h"},
	{unitUrban, "quận|q|q."},
	{unitTown, "thị xã|tx|tx."},
	{unitCommune, "phường|p.|p|xã|x.|thị trấn"},
}

// unitAbbreviations are written forms and what they stand for; "|" separates
// possibilities. Without diacritics first: they fit both spellings.
var unitAbbreviations = [][2]string{
	{"tmdv", "thuong mai dich vu"}, {"tm-dv", "thuong mai dich vu"}, {"tm dv", "thuong mai dich vu"}, {"tm", "thuong mai"}, {"dv", "dich vu"},
	{"xnk", "xuat nhap khau"}, {"sx", "san xuat"}, {"sxtm", "san xuat thuong mai"}, {"sx-tm", "san xuat thuong mai"}, {"sxkd", "san xuat kinh doanh"},
	{"htx", "hop tac xa"}, {"xn", "xi nghiep"}, {"nm", "nha may"}, {"vn", "viet nam"}, {"đt", "dau tu"}, {"xd", "xay dung"}, {"đtxd", "dau tu xay dung"},
	{"kcn", "khu cong nghiep"}, {"kcx", "khu che xuat"}, {"kkt", "khu kinh te"}, {"kcnc", "khu cong nghe cao"}, {"ccn", "cum cong nghiep"},
	{"mn", "mam non"}, {"mg", "mau giao"}, {"thcs", "trung hoc co so"}, {"thpt", "trung hoc pho thong"}, {"thcs&thpt", "trung hoc co so trung hoc pho thong"},
	{"gdtx", "giao duc thuong xuyen"}, {"gdnn", "giao duc nghe nghiep"}, {"gdnn-gdtx", "giao duc nghe nghiep giao duc thuong xuyen"},
	{"đh", "dai hoc"}, {"dh", "dai hoc"}, {"cđsp", "cao dang su pham"}, {"cdsp", "cao dang su pham"}, {"cđn nghề", "cao dang nghe"}, {"tc", "trung cap"},
	{"pgd", "phong giao duc dao tao"}, {"pgd&đt", "phong giao duc dao tao"}, {"gd&đt", "giao duc dao tao"}, {"gdđt", "giao duc dao tao"}, {"gd-đt", "giao duc dao tao"}, {"gd", "giao duc"},
	{"ttyt", "trung tam y te"}, {"bv", "benh vien"}, {"bvđk", "benh vien da khoa"}, {"tyt", "tram y te"}, {"đk", "da khoa"}, {"yt", "y te"},
	{"ubnd", "uy ban nhan dan"}, {"hđnd", "hoi dong nhan dan"}, {"ubmttq", "uy ban mat tran to quoc"}, {"bhxh", "bao hiem xa hoi"}, {"bqlda", "ban quan ly du an"}, {"bql", "ban quan ly"},
	{"nn&ptnt", "nong nghiep phat trien nong thon"}, {"nnptnt", "nong nghiep phat trien nong thon"}, {"tn&mt", "tai nguyen moi truong"}, {"tnmt", "tai nguyen moi truong"},
	{"tt&tt", "thong tin truyen thong"}, {"tttt", "thong tin truyen thong"}, {"gtvt", "giao thong van tai"}, {"kh&đt", "ke hoach dau tu"}, {"khđt", "ke hoach dau tu"},
	{"kh&cn", "khoa hoc cong nghe"}, {"khcn", "khoa hoc cong nghe"}, {"lđtbxh", "lao dong thuong binh xa hoi"}, {"lđtb&xh", "lao dong thuong binh xa hoi"}, {"tbxh", "thuong binh xa hoi"},
	{"vhtt&dl", "van hoa the thao du lich"}, {"vhttdl", "van hoa the thao du lich"}, {"vhtt", "van hoa the thao"}, {"đs", "duong sat"}, {"hk", "hang khong"}, {"hh", "hang hai"},
	{"tkv", "than khoang san"}, {"tks", "than khoang san"}, {"evn", "dien luc"}, {"petrovietnam", "dau khi"}, {"pvn", "dau khi"}, {"vietnam airlines", "hang khong"}, {"cand", "cong an nhan dan"},
	{"cđgd", "cong doan giao duc"}, {"cđyt", "cong doan y te"}, {"cđvc", "cong doan vien chuc"}, {"cđct", "cong doan cong thuong"}, {"cđxd", "cong doan xay dung"},
	{"cđgtvt", "cong doan giao thong van tai"}, {"cđnh", "cong doan ngan hang"}, {"cđdk", "cong doan dau khi"}, {"cđđl", "cong doan dien luc"}, {"cđdm", "cong doan det may"},
	{"cđđs", "cong doan duong sat"}, {"cđhh", "cong doan hang hai"}, {"cđqp", "cong doan quoc phong"}, {"bưu điện", "buu dien|thong tin truyen thong"},
	{"nlđ", "nguoi lao dong"}, {"đv", "doan vien"}, {"bch", "ban chap hanh"}, {"btv", "ban thuong vu"}, {"ubkt", "uy ban kiem tra"},
	// Places.
	{"hcm", "ho chi minh"}, {"tphcm", "ho chi minh"}, {"tp.hcm", "ho chi minh"}, {"hcmc", "ho chi minh"}, {"sài gòn", "ho chi minh"}, {"sg", "ho chi minh"}, {"saigon", "ho chi minh"}, {"sgn", "ho chi minh"},
	{"hn", "ha noi"}, {"hanoi", "ha noi"}, {"hp", "hai phong"}, {"brvt", "ba ria vung tau"}, {"br-vt", "ba ria vung tau"}, {"br vt", "ba ria vung tau"},
	{"tth", "hue"}, {"thừa thiên huế", "hue"}, {"thừa thiên - huế", "hue"}, {"thừa thiên", "hue"}, {"tt huế", "hue"}, {"tt-huế", "hue"},
	{"daklak", "dac lac"}, {"đaklak", "dac lac"}, {"daklac", "dac lac"}, {"daknong", "dac nong"}, {"kontum", "kon tum"}, {"công tum", "kon tum"}, {"gialai", "gia lai"}, {"danang", "da nang"},
	{"dl", "dac lac"}, {"kan", "can"},
	// Several meanings.
	{"dn", "@da nang|@dong nai|@dac nong|doanh nghiep"}, {"đn", "@da nang|@dong nai"}, {"bd", "@binh duong|@binh dinh"}, {"bđ", "@binh dinh"},
	{"bt", "@binh thuan|@ben tre"}, {"bp", "@binh phuoc"}, {"qn", "@quang ninh|@quang nam|@quang ngai|@qui nhon"}, {"qb", "@quang binh"}, {"qt", "@quang tri|quoc te"},
	{"tn", "@thai nguyen|@tay ninh|tai nguyen"}, {"hg", "@ha giang|@hau giang"}, {"lc", "@lao cai|@lai chau"}, {"bn", "@bac ninh|benh nhan"}, {"bg", "@bac giang"},
	{"nd", "@nam dinh|nghiep doan|noi dung"}, {"nđ", "@nam dinh"}, {"nt", "@ninh thuan|@nha trang|nong thon"}, {"nb", "@ninh binh"},
	{"tt", "thi tran|trung tam|thong tin|thanh tra"}, {"cn", "cong nghiep|chi nhanh|cong nhan|cong nghe"}, {"ct", "cong thuong|cong trinh|@can tho|chu tich"},
	{"vc", "vien chuc"}, {"nh", "ngan hang"}, {"ks", "khoang san"}, {"dm", "det may"}, {"cntt", "cong nghe thong tin"},
	{"cs", "co so|cao su|canh sat"}, {"th", "tieu hoc|@thanh hoa|tong hop"}, {"hd", "@hai duong|hop dong"}, {"ld", "@lam dong|lao dong|lien doanh"}, {"lđ", "lao dong|@lam dong"}, {"kh", "@khanh hoa|ke hoach"},
	{"tb", "@thai binh|thiet bi"}, {"tq", "@tuyen quang"}, {"vp", "@vinh phuc|van phong"}, {"pt", "@phu tho|phat trien"}, {"py", "@phu yen"},
	{"ht", "@ha tinh"}, {"ag", "@an giang"}, {"tg", "@tien giang"}, {"kg", "@kien giang"}, {"st", "@soc trang"}, {"cm", "@ca mau"}, {"tv", "@tra vinh"}, {"vl", "@vinh long"},
	{"cb", "@cao bang|che bien"}, {"ls", "@lang son"}, {"sl", "@son la"}, {"yb", "@yen bai"}, {"hb", "@hoa binh"}, {"hnam", "@ha nam"}, {"đt tháp", "@dong thap"}, {"gl", "@gia lai"}, {"bk", "@bac can"}, {"bl", "@bac lieu"}, {"đb", "@dien bien"}, {"vt", "@vung tau|vien thong|van tai"}, {"br", "@ba ria"}, {"kt", "@kon tum|kinh te|ky thuat"},
}

// schoolKinds are the words behind which "trường" tells nothing more.
var schoolKinds = map[string]bool{
	"tieu": true, "trung": true, "mam": true, "mau": true, "dai": true, "cao": true, "pho": true, "chinh": true, "thcs": true, "thpt": true, "th": true, "mn": true, "mg": true, "dh": true, "cd": true,
}

// provinces are the provinces and centrally run cities of 2020, in the spelling
// of unit keys: a query that names one is not about a unit of another.
var provinces = canonicalProvinces("an giang|ba ria vung tau|bac lieu|bac giang|bac can|bac ninh|ben tre|binh duong|binh dinh|binh phuoc|binh thuan|ca mau|cao bang|" +
	"can tho|da nang|dac lac|dac nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh|hai duong|hai phong|hau giang|hoa binh|" +
	"hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|lang son|lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|" +
	"quang binh|quang nam|quang ngai|quang ninh|quang tri|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|hue|tien giang|" +
	"ho chi minh|tra vinh|tuyen quang|vinh long|vinh phuc|yen bai")
