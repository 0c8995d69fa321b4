package app

import "raquan/bot/sim"

// What the demo, the rehearsal and check play with: people and units that do not
// exist, and what the stand-in's page says of itself.
const (
	botName    = "Ra Quân"
	startLabel = "Bắt đầu" // of the page's button for somebody new
	demoNotice = "Chọn một người bên trái rồi bấm Bắt đầu. Chủ tịch báo cáo; cán bộ quận và Ban Tuyên giáo gõ /tonghop để xem số liệu thay đổi."
	jumpHour   = "+1 giờ" // of the page's clock
	jumpDay    = "+1 ngày"
	jumpNext   = "Đến mốc nhắc tiếp theo"
	simNotice  = "Telegram mô phỏng: thêm người, mở liên kết mời và trò chuyện với bot."

	sampleName   = "CĐCS Công ty Mẫu"
	sampleAbove  = "LĐLĐ huyện Mẫu"
	sampleRemark = "Đề nghị gửi thêm tài liệu hướng dẫn."
)

// simPeople are there from the beginning in a rehearsal.
var simPeople = []sim.Person{
	{FirstName: "Người Thử Một", LanguageCode: "vi", Phone: "84900000001"},
	{FirstName: "Người Thử Hai", LanguageCode: "vi", Phone: "84900000002"},
}

// People of the demo, plainly invented.
var (
	demoChair = sim.Person{ID: 8500001, FirstName: "Nguyễn Thị Mẫu", LanguageCode: "vi", Phone: "84900008501",
		Note: "Chủ tịch CĐCS"}
	demoUpper = sim.Person{ID: 8500002, FirstName: "Trần Văn Thử", LanguageCode: "vi", Phone: "84900008502",
		Note: "Cán bộ LĐLĐ quận"}
	demoDepartment = sim.Person{ID: 8500003, FirstName: "Lê Minh Ví Dụ", LanguageCode: "vi", Phone: "84900008503",
		Note: "Ban Tuyên giáo"}
	// Without a link: the roster lists this number for six units.
	demoByPhone = sim.Person{ID: 8500004, FirstName: "Lý Mẫu Thảo", LanguageCode: "vi", Phone: "84900000001",
		Note: "Chủ tịch, chưa có liên kết"}
)
