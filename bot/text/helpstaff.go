package text

// The page of help of officers above: a line for each kind of work, so that a new
// command has its place.

var HelpStaff = say("help.staff",
	"❓ <b>Trợ giúp</b>\n"+
		"📊 /tonghop tổng hợp, kèm tên thì đến thẳng đơn vị ấy · /tiendo tiến độ · /hinhthuc hình thức · /khokhan khó khăn · /xephang xếp hạng (Ban Tuyên giáo)\n"+
		"☎️ /chuanop đơn vị cần gọi · /nhac nhắc đơn vị chưa báo cáo · /thongbao gửi thông báo · /hanchot hạn các cấp, gia hạn\n"+
		"📋 /timdonvi kèm tên: một đơn vị · /tralai đề nghị bổ sung · /batthuong số liệu cần xem lại · /bienlai kèm mã: kiểm tra biên nhận · /nhapho nhập hộ đơn vị báo qua điện thoại\n"+
		"📎 /xuatexcel tệp, biểu đồ · /xuatbaocao dự thảo Word · /nhanxet nhận xét của cấp mình · /chotsolieu chốt số liệu · /nhatky nhật ký\n"+
		"🔗 /moi mời tham gia · /lienketchung một liên kết cho tất cả · /duyet đề nghị chờ xác nhận · /themdonvi thêm đơn vị · /trogiup trang này",
	"❓ <b>Help</b>\n"+
		"📊 /tonghop summary, with a name: of that level · /tiendo progress · /hinhthuc forms of activity · /khokhan difficulties · /xephang ranking (department)\n"+
		"☎️ /chuanop whom to ring · /nhac remind those that have not reported · /thongbao send a notice · /hanchot deadlines, more time\n"+
		"📋 /timdonvi with a name: one unit · /tralai ask for completion · /batthuong figures worth a second look · /bienlai with a code: check a receipt · /nhapho enter a report for a unit\n"+
		"📎 /xuatexcel files, charts · /xuatbaocao draft in Word · /nhanxet words of your level · /chotsolieu freeze figures · /nhatky the log\n"+
		"🔗 /moi invite · /lienketchung one link for all · /duyet requests that wait · /themdonvi add a unit · /trogiup this page")
