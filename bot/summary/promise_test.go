package summary_test

import (
	"strings"
	"testing"

	"raquan/bot/summary"
	"raquan/store"
)

// TestPromiseIsShown: the report of a unit that has not sent says for when it was
// promised, also once that is past; that of a unit that has sent does not.
func TestPromiseIsShown(t *testing.T) {
	w := newWorld(t, campaign())
	top := w.unit(nil, store.Upper, "LĐLĐ quận 1", -1)
	for _, test := range []struct {
		report  store.Report
		want    string
		promise *store.Promise
	}{
		{store.Report{}, "Hẹn báo cáo lúc 19:00 thứ Năm 20/8", &store.Promise{By: "p1", Until: day(20, 19, 0)}},
		{store.Report{}, "Đã hẹn báo cáo lúc 19:00 thứ Tư 19/8, chưa gửi", &store.Promise{By: "p1", Until: day(19, 19, 0)}},
		{sent(60, 50, 55, "yes"), "", &store.Promise{By: "p1", Until: day(20, 19, 0)}},
		{store.Report{}, "", nil},
	} {
		u := w.unit(top, store.Grassroots, "CĐCS Mẫu", 60)
		test.report.Promise = test.promise
		w.report(u, test.report)
		said := w.show(screen(summary.Report, u, 0, "")).Text
		if test.want != "" && !strings.Contains(said, test.want) || test.want == "" && strings.Contains(said, "ẹn báo cáo") {
			t.Errorf("want %q: %s", test.want, said)
		}
	}
}
