//go:build driver

package sim_test

import (
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"raquan/bot/sim"
)

func TestDriver(t *testing.T) {
	start := time.Now()
	d := newDoor(t, sim.Options{BotName: "Ra Quân", Notice: "Gợi ý: chọn chị Lan, bấm BẮT ĐẦU, rồi trả lời từng câu hỏi.", Links: []sim.Link{{"Hướng dẫn", "https://example.org"}},
		Now: func() time.Time { return time.Date(2020, 8, 20, 1, 0, 0, 0, time.UTC).Add(time.Since(start)) }})
	lan := d.AddPerson(sim.Person{FirstName: "Nguyễn Thị", LastName: "Lan", Note: "Chủ tịch CĐCS Dệt may Phú Hòa", Phone: "0912345678", StartPayload: "abc123", LanguageCode: "vi"})
	d.AddPerson(sim.Person{FirstName: "Trần Văn Minh", Note: "Cán bộ LĐLĐ quận", StartPayload: "abcd"})
	hoa := d.AddPerson(sim.Person{FirstName: "Lê Thu Hoa", Note: "Ban Tuyên giáo TLĐ"})
	d.must("setMyCommands", "commands", `[{"command":"baocao","description":"Báo cáo kết quả"},{"command":"tonghop","description":"Xem tổng hợp"},{"command":"trogiup","description":"Trợ giúp"}]`)
	lan.Open("abc123")
	d.send(lan, "Kính chào anh/chị. Đây là kênh báo cáo kết quả cài đặt <b>Bluezone</b> theo Công văn <i>850/TLĐ</i>.\n\nAnh/chị có phải là Chủ tịch <b>CĐCS Dệt may Phú Hòa</b>?", "parse_mode", "HTML", "reply_markup", keyboard(`[{"text":"✅ Đúng, tôi là Chủ tịch","callback_data":"y"}]`, `[{"text":"Không phải","callback_data":"n"},{"text":"Trợ giúp ↗","url":"https://t.me/raquan_bot?start=abc"}]`))
	lan.PressLabel("✅ Đúng, tôi là Chủ tịch")
	d.send(lan, "Đơn vị có bao nhiêu đoàn viên và người lao động?\nVí dụ: <code>312</code>", "parse_mode", "HTML")
	lan.Say("312 người")
	m := d.send(lan, "Đã ghi <b>312</b>.\n<blockquote>Không có mật khẩu, OTP, tiền.</blockquote>Xem https://bluezone.gov.vn hoặc gõ /trogiup.", "parse_mode", "HTML", "reply_markup", keyboard(`[{"text":"1","callback_data":"1"},{"text":"2","callback_data":"2"},{"text":"3","callback_data":"3"}]`))
	_ = m
	d.upload("sendDocument", "document", "tong-hop-20-08.xlsx", []byte("bảng"), "chat_id", id(lan.Person().ID), "caption", "Bảng tổng hợp")
	lan.SendVoice(4)
	d.send(lan, "Cho biết số điện thoại?", "reply_markup", `{"keyboard":[[{"text":"Gửi số của tôi","request_contact":true}],["Bỏ qua"]],"resize_keyboard":true}`)
	hoa.Open("")
	d.send(hoa, "Tổng hợp tính đến 08:00 ngày 20/8/2020\n<pre>Đơn vị        Nộp   Tỷ lệ\nHà Nội      12/40  61,2%\nTP. HCM     30/55  70,4%</pre>", "parse_mode", "HTML")
	d.upload("sendPhoto", "photo", "a.png", picture(320, 180), "chat_id", id(hoa.Person().ID), "caption", "Biểu đồ")
	l, err := net.Listen("tcp", "127.0.0.1:18850")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("serving")
	http.Serve(l, d.Server)
}
