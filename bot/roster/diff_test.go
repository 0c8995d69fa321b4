package roster

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"raquan/store"
)

// TestDiff: what a second file changes in a store that holds small.
func TestDiff(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimSuffix(small, "\n"), "\n")
	replace := func(row int, line string) string {
		l := slices.Clone(lines)
		l[row-1] = line + "\n"
		return strings.Join(l, "")
	}
	last := `01-1-1,01-1,grassroots,Trường Mầm non Hoa Sen,,,,"1.250",KCN,,Nguyễn Mẫu An,0912345678`
	for name, c := range map[string]struct {
		text    string
		options Options
		before  func(p *Present)
		want    string
	}{
		"the same":       {text: small},
		"same, reversed": {text: lines[0] + last + "\n" + lines[5] + lines[4] + lines[3] + lines[2] + lines[1]},
		"fewer columns":  {text: "code,parent_code,kind,name\n01-1-1,01-1,grassroots,Trường Mầm non Hoa Sen\n"},
		"added":          {text: small + "\nn,01,grassroots,N,,,,,,,,\n", want: "add n"},
		"name":           {text: replace(7, strings.Replace(last, "Sen", "Hồng", 1)), want: "change 01-1-1 name"},
		"workers": {text: replace(7, strings.Replace(last, "1.250", "1.251", 1)),
			want: "change 01-1-1 workers"},
		"emptied": {text: replace(7, "01-1-1,01-1,grassroots,Trường Mầm non Hoa Sen,,,,,,,,"),
			want: "change 01-1-1 workers zone chair_name chair_phone"},
		"another chair": {text: replace(7, strings.Replace(last, "An,0912345678", "Bình,0912345679", 1)), want: "change 01-1-1 chair_name chair_phone"},
		"reports":       {text: replace(7, strings.Replace(last, "KCN,,", "KCN,không,", 1)), want: "change 01-1-1 reports"},
		"kind":          {text: replace(7, strings.Replace(last, "grassroots", "upper", 1)), want: "change 01-1-1 kind reports"},
		"moved":         {text: replace(7, strings.Replace(last, ",01-1,", ",01,", 1)), want: "move 01-1-1 from 01-1"},
		"moved with what is below": {text: head + "01-1,DS,upper,LĐLĐ quận Ba Đình,,,,,,,,\n",
			want: "move 01-1 from 01; carry 01-1-1"},
		"moved and changed": {text: replace(7, strings.Replace(last, "01-1,grassroots,T", "DS,grassroots,t", 1)),
			want: "move 01-1-1 from 01-1 change name"},
		"under a new unit": {text: replace(7, strings.Replace(last, ",01-1,", ",n,", 1)) + "n,01,upper,N,,,,,,,,\n", want: "add n; move 01-1-1 from 01-1"},
		"absent":           {text: strings.Join(lines[:6], "")},
		"absent and closed": {text: strings.Join(lines[:5], ""), options: Options{CloseMissing: true},
			want: "close 01-1; close 01-1-1"},
		"closed long ago": {text: strings.Join(lines[:6], ""), options: Options{CloseMissing: true},
			before: func(p *Present) { p.Units["01-1-1"].Closed = now }},
		"reopened": {text: small, before: func(p *Present) { p.Units["01-1-1"].Closed = now }, want: "reopen 01-1-1"},
		"attached gets units below": {text: small + "\nn,BTG,grassroots,N,,,,,,,,\n",
			want: "change BTG reports; add n"},
	} {
		t.Run(name, func(t *testing.T) {
			p := imported(t, small)
			if c.before != nil {
				c.before(p)
			}
			f := read(t, c.text)
			if faults := Check(f, p, c.options); len(faults) > 0 {
				t.Fatalf("faults: %v", faults)
			}
			d := Compare(f, p, c.options, now)
			if got := said(d); got != c.want {
				t.Errorf("diff is %q, want %q", got, c.want)
			}
			apply(t, p, f, c.options)
			if again := Compare(f, p, c.options, now); len(again.Changes) > 0 {
				t.Errorf("the same file again: %s", said(again))
			}
		})
	}
}

// said writes a Diff in one line.
func said(d *Diff) string {
	var all []string
	for _, c := range d.Changes {
		var s []string
		note := func(is bool, word string) {
			if is {
				s = append(s, word)
			}
		}
		note(c.Added(), "add "+c.Unit.Code)
		note(c.Carried, "carry "+c.Unit.Code)
		note(c.Closed(), "close "+c.Unit.Code)
		note(c.Merged(), "merge "+c.Unit.Code+" into "+c.Into+map[bool]string{true: ", which grows"}[c.Grows])
		note(c.Reopened, "reopen "+c.Unit.Code)
		note(c.Moved, "move "+c.Unit.Code+" from "+c.From)
		if c.Changed() {
			if len(s) == 0 {
				s = append(s, "change "+c.Unit.Code)
			} else {
				s = append(s, "change")
			}
			for _, f := range c.Fields {
				s = append(s, string(f))
			}
		}
		all = append(all, strings.Join(s, " "))
	}
	return strings.Join(all, "; ")
}

func TestParentsComeFirstAndPlacesLast(t *testing.T) {
	d := Compare(read(t, head+"c,b,grassroots,C,,,,,,,,\nb,a,upper,B,,,,,,,,\na,TLD,federation,A,,,,,,,,\nTLD,,national,T,,,,,,,,\n"), empty(), Options{}, now)
	if got := said(d); got != "add TLD; add a; add b; add c" {
		t.Errorf("order of changes: %s", got)
	}
	for i, want := range []int{4, 3, 2, 1} {
		if got := d.Changes[i].Unit.Order; got != want {
			t.Errorf("%s has place %d, want its row's, %d", d.Changes[i].Unit.Code, got, want)
		}
	}
}

func TestPreview(t *testing.T) {
	text := head + "TLD,,national,Tổng Liên đoàn,TLĐ,,,,,,,\n01,TLD,federation,Hà Nội,,,,,,,,\n"
	p := imported(t, text)
	text = strings.Replace(text, "Hà Nội,,,,,,,,", "Hà Nội,,,,\"1,300\",,,,912345678", 1)
	for i := range 1250 {
		text += fmt.Sprintf("g%04d,01,grassroots,Trường %d,,,,,,,,\n", i, i)
	}
	d := Compare(read(t, text), p, Options{}, now)
	var b bytes.Buffer
	if err := d.Preview(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Thêm mới: 1.250 đơn vị\n  g0000  Trường 0 (công đoàn cơ sở)\n",
		"  g0019  Trường 19 (công đoàn cơ sở)\n  … và 1.230 đơn vị khác\n",
		"Thay đổi: 1 đơn vị\n  01  Hà Nội: workers (trống) → 1300; chair_phone (trống) → 0912345678\n",
		"Giữ nguyên: 1 đơn vị\n",
		"Xin xem lại 1 ô:\n  dòng 3: số điện thoại 912345678 được hiểu là 0912345678\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("preview lacks %q:\n%s", want, &b)
		}
	}
	if want := (Counts{Added: 1250, Changed: 1, Unchanged: 1}); d.Count() != want {
		t.Errorf("counts: %+v", d.Count())
	}
}

func TestRoundTrip(t *testing.T) {
	for _, format := range []Format{CSV, XLSX} {
		t.Run(string(format), func(t *testing.T) {
			p := imported(t, string(Sample())+"x-1,75,grassroots,\"Tên có dấu \"\" và ; ,\",,,,007,,không,,02438223344\n")
			p.Units["96"].Closed = now
			var b bytes.Buffer
			if err := Export(&b, p, format); err != nil {
				t.Fatal(err)
			}
			f, err := Read("export", &b)
			if err != nil {
				t.Fatal(err)
			}
			if d := apply(t, p, f, Options{CloseMissing: true}); len(d.Changes) > 0 || d.Unchanged != len(p.Units)-1 {
				t.Errorf("import of the export: %d unchanged; %s", d.Unchanged, said(d))
			}
			fresh := empty()
			apply(t, fresh, f, Options{})
			if len(fresh.Units) != len(p.Units)-1 {
				t.Errorf("%d units in a fresh store, want %d", len(fresh.Units), len(p.Units)-1)
			}
			if _, there := fresh.Units["96"]; there {
				t.Error("a closed unit was exported")
			}
		})
	}
}

func TestSample(t *testing.T) {
	f, err := Read("sample.csv", bytes.NewReader(Sample()))
	if err != nil {
		t.Fatal(err)
	}
	if faults := Check(f, empty(), Options{}); len(faults) > 0 {
		t.Fatalf("faults: %v", faults)
	}
	kinds := map[store.UnitKind]int{}
	phones := map[string]int{}
	for _, r := range f.Rows {
		kinds[r.Kind]++
		if r.ChairPhone != "" {
			phones[r.ChairPhone]++
			if !strings.HasPrefix(r.ChairPhone, "+84900000") {
				t.Errorf("row %d: a number that may be somebody's", r.Line)
			}
		}
		if r.Kind == store.Grassroots && !strings.Contains(strings.ToLower(r.Name), "mẫu") {
			t.Errorf("row %d: %q does not look invented", r.Line, r.Name)
		}
	}
	if kinds[store.National] != 1 || kinds[store.Federation] != 63 || kinds[store.Sector] != 19 || kinds[store.Attached] != 20 || kinds[store.Grassroots] < 290 {
		t.Errorf("kinds: %v", kinds)
	}
	most := 0
	for _, n := range phones {
		most = max(most, n)
	}
	if most < 6 {
		t.Errorf("nobody chairs more than five units, at most %d", most)
	}
	if n := Compare(f, empty(), Options{}, now).Count().Added; n != len(f.Rows) {
		t.Errorf("%d added of %d", n, len(f.Rows))
	}
}

func TestInvitations(t *testing.T) {
	secret := store.Secret{V: 1, Key: []byte("k")}
	p := Payload(secret, "u1", store.Chair, 1)
	if len(p) != 22 || strings.Trim(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") != "" {
		t.Errorf("payload %q", p)
	}
	if h := Hash(p); len(h) != 32 || h == Hash(strings.Repeat("A", 22)) || strings.Contains(h, p) {
		t.Errorf("hash %q", h)
	}
	seen := map[string]bool{p: true}
	for _, other := range []string{
		Payload(secret, "u1", store.Chair, 2), Payload(secret, "u1", store.UpperRole, 1), Payload(secret, "u2", store.Chair, 1),
		Payload(store.Secret{V: 1, Key: []byte("l")}, "u1", store.Chair, 1),
	} {
		if seen[other] {
			t.Errorf("payload %q twice", other)
		}
		seen[other] = true
	}
	if p != Payload(secret, "u1", store.Chair, 1) {
		t.Error("a payload cannot be derived again")
	}
	var b bytes.Buffer
	w, err := NewInvitationWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	i := Invitation{UnitCode: "01", UnitName: `Cty "A", B`, Role: store.Chair, OfficerName: "Nguyễn Mẫu An", Payload: "P", Link: Link("raquan_bot", "P"), Expires: now}
	if err := w.Write(i); err != nil {
		t.Fatal(err)
	}
	i.Link = Link("", "P")
	if err := w.Write(i); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := bom + "unit_code,unit_name,role,officer_name,payload,link,expires\n" +
		"01,\"Cty \"\"A\"\", B\",chair,Nguyễn Mẫu An,P,https://t.me/raquan_bot?start=P,2020-08-20T08:00:00Z\n" +
		"01,\"Cty \"\"A\"\", B\",chair,Nguyễn Mẫu An,P,,2020-08-20T08:00:00Z\n"
	if b.String() != want {
		t.Errorf("wrote %q, want %q", b.String(), want)
	}
}

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		unit store.Unit
		want store.Role
	}{
		{store.Unit{Kind: store.National}, store.Department},
		{store.Unit{Kind: store.Federation}, store.UpperRole},
		{store.Unit{Kind: store.Attached}, store.UpperRole},
		{store.Unit{Kind: store.Attached, Reports: true}, store.Chair},
		{store.Unit{Kind: store.Grassroots, Reports: true}, store.Chair},
	} {
		if got := DefaultRole(&c.unit); got != c.want || !Fits(&c.unit, got) {
			t.Errorf("%+v: %s, want %s", c.unit, got, c.want)
		}
	}
	grassroots := &store.Unit{Kind: store.Grassroots, Reports: true}
	if Fits(grassroots, store.UpperRole) || Fits(grassroots, store.Department) || Fits(&store.Unit{Kind: store.Federation}, store.Chair) {
		t.Error("a role fits where it makes no sense")
	}
}
