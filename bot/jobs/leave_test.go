package jobs

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"raquan/bot/roster"
	"raquan/bot/tally"
	"raquan/store"
)

// leaving moves a district to another province, merges one of its unions into another
// and closes one elsewhere, each by a decision.
const leaving = "mã,mã cấp trên,loại,tên,số quyết định,ngày quyết định,ngày hiệu lực,giải thể,sáp nhập vào\n" +
	"01-1,02,upper,LĐLĐ quận Ba Đình,11/QĐ,31/7/2020,,,\n" +
	"01-1-1,01-1,grassroots,Trường Hoa Sen,12/QĐ-LĐLĐ,1/8/2020,15/8/2020,,01-1-2\n" +
	"02-1,02,grassroots,Nhà văn hóa,13/QĐ,2/8/2020,,x,\n"

// TestImportOfDecisions: merged and closed units keep their reports, the tree keeps
// the decisions, and the same file again changes nothing.
func TestImportOfDecisions(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	bring(t, e, c, first, options(false, random))
	for _, code := range []string{"01-1-1", "01-1-2", "02-1"} {
		send(t, e, c, unit(t, e, code))
	}
	bring(t, e, c, leaving, options(false, random))
	inOrder(t, e, c)
	a, b := unit(t, e, "01-1-1"), unit(t, e, "01-1-2")
	effective := time.Date(2020, 8, 15, 0, 0, 0, 0, time.UTC)
	if !a.Closed.Equal(effective) || a.Into != b.ID || len(b.Merged) != 1 || b.Merged[0] != a.ID || *b.Workers != 1280 {
		t.Errorf("merged: %+v into %+v", a, b)
	}
	if n := total(t, e, c, "02", tally.Sent); n != 3 {
		t.Errorf("%d reports count under the new province, want 3", n)
	}
	want := map[string]store.Decision{
		"01-1":   {Number: "11/QĐ", Date: time.Date(2020, 7, 31, 0, 0, 0, 0, time.UTC)},
		"01-1-1": {Number: "12/QĐ-LĐLĐ", Date: time.Date(2020, 8, 1, 0, 0, 0, 0, time.UTC), From: effective},
		"02-1":   {Number: "13/QĐ", Date: time.Date(2020, 8, 2, 0, 0, 0, 0, time.UTC)},
	}
	kinds := map[string]store.TreeKind{"01-1": store.UnitMoved, "01-1-1": store.UnitMerged, "02-1": store.UnitClosed}
	for code, decision := range want {
		u := unit(t, e, code)
		view(t, e, func(s store.Snapshot) {
			n := 0
			for kv := range under(t, s, "tree/"+string(u.ID)+"/") {
				var change store.TreeChange
				if err := json.Unmarshal(kv.Value, &change); err != nil {
					t.Fatal(err)
				}
				if n++; change.Decision != decision || change.Kind != kinds[code] {
					t.Errorf("%s: %+v", code, change)
				}
			}
			if n != 1 {
				t.Errorf("%s has %d changes", code, n)
			}
		})
	}
	before := dump(t, e)
	bring(t, e, c, leaving, options(false, random))
	if dump(t, e) != before {
		t.Error("the same file again changes something")
	}
}

// TestMergersFitTransactions: eighty unions with reports are merged into twenty, deep
// in the tree, while the level above all of them moves.
func TestMergersFitTransactions(t *testing.T) {
	e, c, random := newStore(t), campaign(t), &numbers{}
	levels := "TLD,,national,T,,,,,\n01,TLD,federation,A,,,,,\n02,TLD,federation,B,,,,,\n"
	parent := "SIDE"
	for i := range roster.MaxDepth - 2 {
		code := fmt.Sprintf("d%d", i)
		levels += code + "," + parent + ",upper,U,,,,,\n"
		parent = code
	}
	before, after := head+levels, strings.TrimSuffix(head, "\n")+",merged_into\n"+strings.ReplaceAll(levels, "\n", ",\n")
	for i := range 100 {
		row := fmt.Sprintf("g%d,%s,grassroots,G,9,KCN,,Ngô Mẫu Em,09000000%02d", i, parent, i)
		before += row + "\n"
		if i < 80 {
			row += fmt.Sprintf(",g%d", 80+i%20)
		} else {
			row += ","
		}
		after += row + "\n"
	}
	bring(t, e, c, strings.ReplaceAll(before, "SIDE", "01"), options(false, random))
	for i := range 100 {
		send(t, e, c, unit(t, e, fmt.Sprintf("g%d", i)))
	}
	bring(t, e, c, strings.ReplaceAll(after, "SIDE", "02"), options(false, random))
	inOrder(t, e, c)
	if sent, units := total(t, e, c, "02", tally.Sent), total(t, e, c, "02", tally.Units); sent != 100 || units != 20 {
		t.Errorf("%d reports of %d units, want 100 of 20", sent, units)
	}
}
