package roster

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/xuri/excelize/v2"

	"raquan/store"
)

var now = time.Date(2020, 8, 20, 8, 0, 0, 0, time.UTC)

const head = "code,parent_code,kind,name,short_name,symbol,place,workers,zone,reports,chair_name,chair_phone\n"

// small is a roster with one unit of every kind.
const small = head +
	"TLD,,national,Tổng Liên đoàn,TLĐ,TLĐ,Hà Nội,,,,,\n" +
	"01,TLD,federation,LĐLĐ TP Hà Nội,,LĐLĐ,Hà Nội,,,,,\n" +
	"DS,TLD,sector,CĐ Đường sắt,,,,,,,,\n" +
	"BTG,TLD,attached,Ban Tuyên giáo,,,,40,,,,\n" +
	"01-1,01,upper,LĐLĐ quận Ba Đình,,,,,,,,\n" +
	"01-1-1,01-1,grassroots,Trường Mầm non Hoa Sen,,,,\"1.250\",KCN,,Nguyễn Mẫu An,0912345678\n"

func read(t *testing.T, text string) *File {
	t.Helper()
	f, err := Read("test.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func empty() *Present { return &Present{Units: map[string]*Known{}} }

// imported is a store after the import of a roster without faults.
func imported(t *testing.T, text string) *Present {
	t.Helper()
	p := empty()
	apply(t, p, read(t, text), Options{})
	return p
}

// apply does to p what bot/jobs does to a store.
func apply(t *testing.T, p *Present, f *File, o Options) *Diff {
	t.Helper()
	if faults := Check(f, p, o); len(faults) > 0 {
		t.Fatalf("faults: %v", faults)
	}
	d := Compare(f, p, o, now)
	for _, c := range d.Changes {
		k := &Known{Unit: c.Unit, ChairName: c.ChairName, ChairPhone: c.ChairPhone}
		if c.Added() {
			k.ID = store.UnitID("u-" + k.Code)
		}
		k.Parent, k.Above = "", nil
		if parent := p.Units[c.ParentCode]; parent != nil {
			k.Parent, k.Above = parent.ID, append([]store.UnitID{parent.ID}, parent.Above...)
		}
		p.Units[k.Code] = k
		p.Counters.Order = max(p.Counters.Order, k.Order)
	}
	return d
}

func TestReadsEveryField(t *testing.T) {
	p := imported(t, small)
	if len(p.Units) != 6 {
		t.Fatalf("%d units", len(p.Units))
	}
	u := p.Units["01-1-1"]
	if u.Kind != store.Grassroots || u.Name != "Trường Mầm non Hoa Sen" || *u.Workers != 1250 || u.Zone != "KCN" ||
		!u.Reports || u.ChairName != "Nguyễn Mẫu An" || u.ChairPhone != "+84912345678" || u.Order != 6 || !u.From.Equal(now) {
		t.Errorf("grassroots: %+v", u)
	}
	if u := p.Units["01"]; u.Symbol != "LĐLĐ" || u.Place != "Hà Nội" || u.Workers != nil || u.Reports {
		t.Errorf("federation: %+v", u)
	}
	if !p.Units["BTG"].Reports {
		t.Error("an attached unit without units below it reports")
	}
}

func TestAttachedWithChildrenDoesNotReport(t *testing.T) {
	p := imported(t, small+"BTG-1,BTG,grassroots,CĐCS Nhà in,,,,,,,,\n")
	if p.Units["BTG"].Reports || !p.Units["BTG-1"].Reports {
		t.Error("the unit below reports, not the attached one")
	}
}

// TestSpellings reads the same list in many forms.
func TestSpellings(t *testing.T) {
	vietnamese := "STT;Mã;Mã cấp trên;Loại;Tên đơn vị;Số lao động;Địa bàn;Có báo cáo;Chủ tịch;Điện thoại\n" +
		"1;TLD;;Toàn quốc;Tổng Liên đoàn;;;;;\n" +
		"2;01;TLD;LĐLĐ tỉnh;LĐLĐ TP Hà Nội;;;không;;\n" +
		"3;01-1;01;Công đoàn cơ sở;Trường Mầm non Hoa Sen;1.250;khu công nghiệp;có;Nguyễn Mẫu An;912345678\n"
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(vietnamese, ";", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"semicolons":   vietnamese,
		"commas":       strings.ReplaceAll(vietnamese, ";", ","),
		"tabs":         strings.ReplaceAll(vietnamese, ";", "\t"),
		"BOM":          "\ufeff" + vietnamese,
		"CRLF":         strings.ReplaceAll(vietnamese, "\n", "\r\n"),
		"NFD":          norm.NFD.String(vietnamese),
		"no marks":     strings.NewReplacer("Mã", "Ma", "Địa bàn", "Dia ban", "Có báo cáo", "CO BAO CAO", "Chủ tịch", "chu tich").Replace(vietnamese),
		"titles above": "DANH SÁCH ĐƠN VỊ;;;\n;;;\n" + vietnamese,
		"empty rows":   strings.ReplaceAll(vietnamese, "\n2", "\n;;;;;\n\n2"),
		"odd spaces":   strings.ReplaceAll(vietnamese, ";01;", "; 01\u00a0;"),
		"UTF-16":       utf16,
		"all quoted":   `"` + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(vietnamese), ";", `";"`), "\n", "\"\n\"") + "\"\n",
		"other order":  "chair_phone,name,kind,parent_code,code,workers,zone,chair_name\n,Tổng Liên đoàn,national,,TLD,,,\n,LĐLĐ TP Hà Nội,federation,TLD,01,,,\n912345678,Trường Mầm non Hoa Sen,grassroots,01,01-1,\"1,250\",kcn,Nguyễn Mẫu An\n",
	} {
		t.Run(name, func(t *testing.T) {
			p := imported(t, text)
			u := p.Units["01-1"]
			if u == nil || u.Above[0] != "u-01" || u.Kind != store.Grassroots || u.Name != "Trường Mầm non Hoa Sen" || *u.Workers != 1250 ||
				u.Zone != "KCN" || !u.Reports || u.ChairName != "Nguyễn Mẫu An" || u.ChairPhone != "+84912345678" {
				t.Errorf("read %+v", u)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	for s, want := range map[string]int64{
		"0": 0, "6": 6, "1250": 1250, "1.250": 1250, "1,250": 1250, "1 250": 1250, "1250.0": 1250, "1250,00": 1250,
		"1.250.000": 1250000, "1,250.00": 1250, "1.250,0": 1250, "1.000": 1000,
		"": -1, "-5": -1, "1.25": -1, "12,5": -1, "1.2500": -1, "abc": -1, "1e3": -1, "12 50": -1, "1.250,5": -1, ".250": -1,
		"1.": -1, "9999999999": -1, "1..250": -1, "١٢": -1, "1 250 ng": -1,
	} {
		n, ok := readNumber(s)
		if !ok {
			n = -1
		}
		if n != want {
			t.Errorf("%q = %d, want %d", s, n, want)
		}
	}
}

func TestFaults(t *testing.T) {
	root := "TLD,,national,TLĐ,,,,,,,,\n"
	fed := "01,TLD,federation,Hà Nội,,,,,,,,\n"
	for name, c := range map[string]struct {
		text string
		want string // row:column of each fault, in order
	}{
		"none":                   {small, ""},
		"empty file":             {"", "1:"},
		"only a header":          {head, "1:"},
		"no header":              {"a,b,c\n1,2,3\n", "1:a 1:b 1:c 1:code 1:parent_code 1:kind 1:name"},
		"unknown column":         {"code,parent_code,kind,name,colour\nTLD,,national,T,\n", "1:colour"},
		"column twice":           {"code,parent_code,kind,name,mã\nTLD,,national,T,\n", "1:mã"},
		"column missing":         {"code,kind,name\nTLD,national,T\n", "1:parent_code"},
		"missing parent":         {head + root + "02,XX,federation,A,,,,,,,,\n", "3:parent_code"},
		"no parent":              {head + root + "02,,federation,A,,,,,,,,\n", "3:parent_code"},
		"own parent":             {head + root + "02,02,federation,A,,,,,,,,\n", "3:parent_code"},
		"circle":                 {head + root + fed + "a,b,upper,A,,,,,,,,\nb,c,upper,B,,,,,,,,\nc,a,upper,C,,,,,,,,\nd,a,grassroots,D,,,,,,,,\n", "4:parent_code 5:parent_code 6:parent_code"},
		"duplicate":              {head + root + fed + fed, "4:code"},
		"two parents":            {head + root + fed + "04,TLD,federation,B,,,,,,,,\na,01,upper,A,,,,,,,,\na,04,upper,A,,,,,,,,\n", "6:parent_code"},
		"bad numbers":            {head + root + "01,TLD,federation,A,,,,12.5,,,,\n02,TLD,federation,B,,,,-3,,,,\n03,TLD,federation,C,,,,many,,,,\n", "3:workers 4:workers 5:workers"},
		"too many workers":       {head + root + fed + "a,01,grassroots,A,,,,912345678,,,,\n", "4:workers"},
		"bad phones":             {head + root + "01,TLD,federation,A,,,,,,,,12345\n02,TLD,federation,B,,,,,,,,0912345678 / 0987654321\n", "3:chair_phone 4:chair_phone"},
		"name missing":           {head + root + "01,TLD,federation,,,,,,,,,\n", "3:name"},
		"code missing":           {head + root + ",TLD,federation,A,,,,,,,,\n", "3:code"},
		"kind missing":           {head + root + "01,TLD,,A,,,,,,,,\n", "3:kind"},
		"unknown kind":           {head + root + "01,TLD,province,A,,,,,,,,\n", "3:kind"},
		"unknown zone":           {head + root + "01,TLD,federation,A,,,,,KCNC,,,\n", "3:zone"},
		"bad reports":            {head + root + "01,TLD,federation,A,,,,,,maybe,,\n", "3:reports"},
		"national reports":       {head + "TLD,,national,TLĐ,,,,,,yes,,\n", "2:reports"},
		"two national":           {head + root + "X,,national,X,,,,,,,,\n", "3:kind"},
		"no national":            {head + "01,TLD,federation,A,,,,,,,,\n", "0:"},
		"one province":           {head + "01,,federation,A,,,,,,,,\na,01,grassroots,A,,,,,,,,\nb,,grassroots,B,,,,,,,,\n", "0: 4:parent_code"},
		"national under another": {head + root + fed + "X,01,national,X,,,,,,,,\n", "4:kind 4:parent_code"},
		"upper under national":   {head + root + "a,TLD,upper,A,,,,,,,,\n", "3:kind"},
		"grassroots under itself": {head + root + fed + "a,01,grassroots,A,,,,,,,,\nb,a,grassroots,B,,,,,,,,\n",
			"5:kind"},
		"federation under federation": {head + root + fed + "02,01,federation,B,,,,,,,,\n", "4:kind"},
		"long code":                   {head + root + strings.Repeat("x", 65) + ",TLD,federation,A,,,,,,,,\n", "3:code"},
		"long name":                   {head + root + "01,TLD,federation," + strings.Repeat("ă", 301) + ",,,,,,,,\n", "3:name"},
		"old encoding":                {head + root + "01,TLD,federation,M\xfcller,,,,,,,,\n", "3:name"},
		"formula fault":               {head + root + "01,TLD,federation,A,,,#REF!,,,,,\n", "3:place"},
		"too many cells":              {head + root + "01,TLD,federation,A,,,,,,,,,x\n", "3:"},
		"open quote":                  {head + root + "01,TLD,federation,\"A,,,,,,,,\n", "3:"},
		"quote in the middle":         {head + root + "01,TLD,federation,Cty \"A\" B,,,,,,,,\n", "3:"},
		"several in one row":          {head + root + "01,XX,federation,A,,,,x,y,z,,1\n", "3:workers 3:zone 3:reports 3:chair_phone 3:parent_code"},
		"row below a break in a cell": {head + "TLD,,national,\"Tổng\nLiên đoàn\",,,,,,,,\n01,XX,federation,A,,,,,,,,\n", "4:parent_code"},
		"Vietnamese column is named":  {"Mã,Mã cấp trên,Loại,Tên,Số lao động\nTLD,,national,T,x\n", "2:Số lao động"},
	} {
		t.Run(name, func(t *testing.T) {
			faults := Check(read(t, c.text), empty(), Options{})
			var got []string
			for _, f := range faults {
				got = append(got, fmt.Sprintf("%d:%s", f.Row, f.Column))
				if f.Text == "" {
					t.Errorf("no sentence at row %d", f.Row)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("faults at %q, want %q\n%v", s, c.want, faults)
			}
		})
	}
}

func TestTooDeep(t *testing.T) {
	text := head + "TLD,,national,T,,,,,,,,\n01,TLD,federation,A,,,,,,,,\n"
	parent := "01"
	for i := 2; i <= MaxDepth+1; i++ {
		code := fmt.Sprintf("d%d", i)
		text += code + "," + parent + ",upper,U,,,,,,,,\n"
		parent = code
	}
	faults := Check(read(t, text), empty(), Options{})
	if len(faults) != 1 || faults[0].Row != MaxDepth+3 || faults[0].Column != "parent_code" {
		t.Errorf("faults: %v", faults)
	}
}

// TestFaultsAgainstStore: what a file may not do to what is there.
func TestFaultsAgainstStore(t *testing.T) {
	with := func(change func(p *Present)) *Present {
		p := imported(t, small+"01-2,01,upper,LĐLĐ quận Tây Hồ,,,,,,,,\n")
		change(p)
		return p
	}
	none := func(*Present) {}
	for name, c := range map[string]struct {
		present *Present
		text    string
		options Options
		want    string
	}{
		"parent only in the store":  {with(none), head + "n,01-1,grassroots,N,,,,,,,,\n", Options{}, ""},
		"parent is to be closed":    {with(none), head + "TLD,,national,T,,,,,,,,\nn,01-1,grassroots,N,,,,,,,,\n", Options{CloseMissing: true}, "3:parent_code"},
		"parent is closed":          {with(func(p *Present) { p.Units["01-1"].Closed = now }), head + "n,01-1,grassroots,N,,,,,,,,\n", Options{}, "2:parent_code"},
		"another national":          {with(none), head + "X,,national,X,,,,,,,,\n", Options{}, "2:kind"},
		"no national left":          {with(none), head + "01,TLD,federation,A,,,,,,,,\n", Options{CloseMissing: true}, "0: 2:parent_code"},
		"move":                      {with(none), head + "01-1-1,01-2,grassroots,N,,,,,,,,\n", Options{}, ""},
		"circle through the store":  {with(none), head + "01-1,x,upper,N,,,,,,,,\nx,01-1,upper,X,,,,,,,,\n", Options{}, "2:parent_code 3:parent_code"},
		"kind no longer fits below": {with(none), head + "01-1,01,grassroots,N,,,,,,,,\n", Options{}, "2:kind"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			faults := Check(read(t, c.text), c.present, c.options)
			for _, f := range faults {
				got = append(got, fmt.Sprintf("%d:%s", f.Row, f.Column))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("faults at %q, want %q\n%v", s, c.want, faults)
			}
		})
	}
}

func TestCellsOfSpreadsheets(t *testing.T) {
	book := excelize.NewFile()
	style := func(format string) int {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	rows := [][]any{
		{"Danh sách đơn vị"},
		{"Mã", "Mã cấp trên", "Loại", "Tên đơn vị", "Số lao động", "Điện thoại"},
		{"TLD", "", "national", "Tổng Liên đoàn", nil, nil},
		{1, "TLD", "federation", "LĐLĐ TP Hà Nội", 1250.0, 912345678},
		{"01-1", 1, "grassroots", norm.NFD.String("Trường Mầm non Hoa Sen"), 1250, "02438223344"},
		{},
		{7, "TLD", "federation", "Chỉ số", 3.5, nil},
	}
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for cell, format := range map[string]string{"A4": "00", "B5": "00", "E4": "#,##0", "F4": "0"} {
		if err := book.SetCellStyle("Sheet1", cell, cell, style(format)); err != nil {
			t.Fatal(err)
		}
	}
	f := readBook(t, book)
	faults := Check(f, empty(), Options{})
	if len(faults) != 1 || faults[0].Row != 7 || faults[0].Column != "Số lao động" {
		t.Fatalf("faults: %v", faults)
	}
	if fed := f.Rows[1]; fed.Code != "01" || *fed.Workers != 1250 || fed.ChairPhone != "+84912345678" || fed.Line != 4 {
		t.Errorf("federation: %+v", fed)
	}
	if u := f.Rows[2]; u.Parent != "01" || u.Name != "Trường Mầm non Hoa Sen" || u.ChairPhone != "+842438223344" {
		t.Errorf("grassroots: %+v", u)
	}
	if len(f.Notes) != 1 || f.Notes[0].Row != 4 {
		t.Errorf("notes: %v", f.Notes)
	}
}

func TestNamedSheetComesFirst(t *testing.T) {
	book := excelize.NewFile()
	if _, err := book.NewSheet("Danh sách"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"code", "parent_code", "kind", "name"}, {"TLD", "", "national", "T"}} {
		if err := book.SetSheetRow("Danh sách", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if f := readBook(t, book); len(f.Rows) != 1 || f.Rows[0].Code != "TLD" {
		t.Errorf("rows: %+v", f.Rows)
	}
}

func readBook(t *testing.T, book *excelize.File) *File {
	t.Helper()
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := Read("test.xlsx", &b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
