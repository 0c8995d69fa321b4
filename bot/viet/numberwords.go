package viet

// class is what a word or phrase does in a text that answers "how many?".
type class uint8

const (
	unknownWord class = iota
	endOfText

	// Parts of numbers.
	figureItem  // digits
	digitWord   // một … chín
	onlyTail    // mốt, tư, lăm, nhăm: a digit that follows tens or hundreds
	tenWord     // mười
	tensWord    // mươi
	dozenWord   // chục
	twentyWord  // hăm, băm: 20+d, 30+d
	scaleWord   // trăm, nghìn, vạn, triệu, tỷ
	kWord       // k
	trWord      // tr: triệu or trăm
	oddWord     // linh, lẻ
	andHalfWord // rưỡi
	zeroWord    // số không

	// What surrounds numbers.
	politeWord   // says nothing about the number
	counterWord  // người, đoàn viên
	deviceWord   // máy, điện thoại
	hedgeWord    // khoảng, hơn
	vagueWord    // vài, mấy
	moreWord     // thêm, nữa, hôm nay
	lessWord     // trừ, thiếu, còn
	allWord      // tất cả
	sameWord     // như cũ
	changeWord   // đổi: "không đổi" is the same as before
	notWord      // không, chưa
	haveWord     // có
	nobodyWord   // ai, nào
	noDataWord   // biết, thống kê
	pendingWord  // đang, chờ
	actWord      // cài, triển khai
	orWord       // hay
	andWord      // và, cộng
	toWord       // đến
	fromWord     // từ
	ofWord       // trên, trong
	partWord     // phần
	percentWord  // %
	halfWord     // nửa
	labelWord    // tổ, đợt, ngày: a number after it is a name
	moneyWord    // đồng
	clockWord    // giờ
	measureWord  // km, tuổi
	negativeWord // âm
	askWord      // bao nhiêu
	dashSign     // -
	slashSign    // /
	plusSign     // +
	questionSign // ?
	openSign     // (
	closeSign    // )
	commaSign    // , ;
	lineSign     // end of a line
	quietSign    // . ! " and pictures
	oddSign      // anything else
)

// numberSenses are all words that may stand in an answer about a number.
var numberSenses = newLexicon(foldSpelling, numberParts, numberSurroundings)

// numberParts are the words of numbers in northern, central and southern use.
var numberParts = []sense[class]{
	{"một", digitWord, 1}, {"hai", digitWord, 2}, {"ba", digitWord, 3}, {"bốn", digitWord, 4},
	{"năm", digitWord, 5}, {"sáu", digitWord, 6}, {"bảy", digitWord, 7}, {"bẩy", digitWord, 7},
	{"tám", digitWord, 8}, {"chín", digitWord, 9},
	{"mốt", onlyTail, 1}, {"tư", onlyTail, 4}, {"lăm", onlyTail, 5}, {"nhăm", onlyTail, 5},
	{"mười", tenWord, 10}, {"mươi", tensWord, 10}, {"chục", dozenWord, 10},
	{"hăm", twentyWord, 20}, {"băm", twentyWord, 30},
	{"trăm", scaleWord, 100}, {"nghìn", scaleWord, 1000}, {"ngàn", scaleWord, 1000},
	{"vạn", scaleWord, 10_000}, {"triệu", scaleWord, 1_000_000},
	{"tỷ", scaleWord, 1_000_000_000}, {"tỉ", scaleWord, 1_000_000_000},
	{"k", kWord, 1000}, {"tr", trWord, 1_000_000},
	{"linh", oddWord, 0}, {"lẻ", oddWord, 0}, {"rưỡi", andHalfWord, 0}, {"rưởi", andHalfWord, 0},
	{"số không", zeroWord, 0}, {"số 0", zeroWord, 0}, {"không một ai", zeroWord, 0}, {"không một người", zeroWord, 0}, {"không một người nào", zeroWord, 0},
	{"không có một ai", zeroWord, 0}, {"không có một người", zeroWord, 0}, {"không có một người nào", zeroWord, 0},
	{"chưa một ai", zeroWord, 0}, {"chưa có một ai", zeroWord, 0}, {"chưa có một người nào", zeroWord, 0}, {"zero", zeroWord, 0}, {"zê rô", zeroWord, 0},
}

// misspelledParts are mistakes of the ear that a change of one letter does not
// reach.
var misspelledParts = []sense[class]{
	{"chăm", scaleWord, 100}, {"nghàng", scaleWord, 1000}, {"ngìng", scaleWord, 1000},
	{"chiệu", scaleWord, 1_000_000}, {"mừi", tenWord, 10}, {"xáu", digitWord, 6},
}

// numberSurroundings are the words around numbers, by class, separated by "|".
var numberSurroundings = []wordList[class]{
	{haveWord, "có|có được"},
	{labelWord, "ca|covid"},
	{politeWord, "dạ|vâng|ạ|ah|à|a|ừ|ờ|uhm|um|thưa|báo|bằng chữ|bằng số|chữ|ts|sl|tsl|vâng ạ|dạ vâng|dạ thưa|dạ báo cáo|báo cáo|xin|xin báo cáo|" +
		"kính|kính gửi|gửi|em|anh|chị|chú|bác|cô|ông|bà|tôi|mình|bên em|bên tôi|bên mình|chúng tôi|chúng em|bọn em|" +
		"ơi|nhé|nhá|nha|nghe|nghen|hen|hén|đó|đấy|đây|nè|này|thôi|luôn|rồi|là|thì|mà|cũng|được|đc|dc|đạt|đã|xong|xong rồi|" +
		"ok|oke|bot|ad|admin|sếp|tổng|tổng số|tổng cộng|tổng là|số|số lượng|con số|sĩ số|quân số|số liệu|kết quả|hiện|hiện tại|" +
		"hiện nay|hiện có|hiện giờ|bây giờ|đến nay|tính đến nay|cho đến nay|tới nay|tính đến giờ|đến giờ|đến bây giờ|tới giờ|" +
		"đến thời điểm này|đến thời điểm hiện tại|thời điểm này|đến hiện tại|tính đến hiện tại|đến hôm nay|tính đến hôm nay|đến hết hôm nay|tính tới nay|" +
		"đơn vị|đơn vị tôi|đơn vị em|đơn vị mình|công ty|cty|công ty em|công ty tôi|nhà máy|trường|cơ quan|công đoàn|cđcs|cơ sở|" +
		"có tất cả|cả thảy|tổng thể|tròn|chẵn|đúng|chính xác|chính xác là|chuẩn|chắc chắn|chắc chắn là|thực tế|" +
		"chỉ|chỉ có|chỉ được|mới có|mới được|mới đạt|mới chỉ|chỉ mới|vỏn vẹn|duy nhất|có mỗi|mỗi|vẫn|vẫn là|ghi|nhập|điền|viết|" +
		"sửa thành|sửa lại|sửa lại là|sửa|đổi thành|cập nhật|cập nhật là|bluezone|app|ứng dụng|phần mềm|bluzone|tham gia|" +
		"sử dụng|dùng|có dùng|hoàn thành|thành công|không kể|tính cả|bao gồm|gồm|gồm có|gồm cả|kể cả|danh sách|theo danh sách|" +
		"đang có|hiện đang có|hiện đang|kq|tỷ lệ|tỉ lệ|tỷ lệ đạt|tỉ lệ đạt|tỷ lệ là|chiếm|rùi|ròi|r|cả thẩy|mới đc|mới dc|chỉ đc|số cài|em xin|cho|chứ|sửa lại thành|xin lỗi|từ đầu đến nay|từ đầu tới nay|từ đầu đến giờ|từ đầu tới giờ|từ trước đến nay|từ trước tới nay|từ đầu|" +
		"cộng dồn|lũy kế|luỹ kế|lũy tiến|hihi|haha|hehe|" +
		"cám ơn|cảm ơn|xin cảm ơn|cảm ơn anh|cảm ơn chị|trân trọng"},
	{counterWord, "người|ng|ngừơi|ngừoi|nguời|nguoi|ngươi|đv|đoàn viên|lao động|lđ|ld|nlđ|nld|người lao động|cnlđ|cnld|công nhân lao động|" +
		"công nhân|cn|công nhân viên|công nhân viên chức|cnv|cnvc|cnvclđ|cnvcld|cb|cán bộ|cbcnv|cbnv|cbccvc|cán bộ công nhân viên|cán bộ công đoàn|cbcđ|cbcd|" +
		"nhân viên|nv|viên chức|công chức|giáo viên|gv|bác sĩ|y tá|thợ|đồng chí|đ/c|đc|dchi|đchí|anh em|ae|anh chị em|chị em|ace|" +
		"thành viên|nhân sự|hội viên|thầy cô|thầy cô giáo|thầy giáo|cô giáo|cb-cnv|cb cnv|tài khoản|mống|công đoàn viên|cđv|học viên|y bác sĩ|điều dưỡng|" +
		"bạn|cá nhân|suất|lượt|lượt người|nhân khẩu|đoàn viên công đoàn|đvcđ|người dùng|mem|member|đoàn viên người lao động|đoàn viên và người lao động"},
	{deviceWord, "máy|cái|cái máy|chiếc|điện thoại|đt|dt|đtdđ|smartphone|smart phone|điện thoại thông minh|đttm|thuê bao|máy điện thoại|phone|iphone|di động|điện thoại di động|máy thông minh|đt thông minh|sim"},
	{hedgeWord, "khoảng|khoảng chừng|khoản|hơn|gần|gần như|trên dưới|ít nhất|tối thiểu|tối đa|nhiều nhất|ước|ước tính|ước chừng|" +
		"ước lượng|tạm|tạm tính|tạm thời|tầm|cỡ|chừng|độ|áng chừng|xấp xỉ|sấp sỉ|xấp sỉ|ngót|ngót nghét|suýt soát|quãng|dưới|quá|" +
		"không quá|không dưới|không tới|không đến|chưa tới|chưa đến|chưa được|chưa đầy|không đầy|gần được|đâu đó|đâu khoảng|hình như|" +
		"hình như là|chắc|chắc là|chắc khoảng|có lẽ|có thể|nghe nói|dự kiến|dự tính|dự định|phấn đấu|mục tiêu|trở lên|trở xuống|đổ lại|là cùng|có dư|dư|loanh quanh|" +
		"tương đối|đại khái|phỏng chừng|phỏng đoán|đoán|nhớ là|cao nhất|thấp nhất|không hơn|một chút|chút|chút ít|gì đó|hay sao|thì phải|sơ bộ|sơ sơ|lối|" +
		"nhiều hơn|ít hơn|lớn hơn|nhỏ hơn|vượt|sắp|sắp được|plus|cận|hoảng|suýt|suýt được|nhắm|nhắm chừng|xêm xêm|sêm sêm|tương đương|đổ lên|trở lại|đâu chừng|non|già|nhầm|lộn|sai|kế hoạch|chỉ tiêu|tiêu"},
	{vagueWord, "vài|mấy|dăm|dăm ba|hàng|vài ba|đôi|đôi ba|một vài|một số|một mớ|một đống|một lô|một loạt|một ít|nhiều|ít|đa số|phần lớn|đại đa số|hầu hết|" +
		"gần hết|gần như tất cả|gần như hết|gần đủ|hầu như|quá nửa|hơn nửa|hơn một nửa|gần nửa|gần một nửa|non nửa|già nửa|phần đông|số ít|không nhiều|" +
		"rất nhiều|rất ít|nhiều lắm|ít lắm|vô số|kha khá|lác đác|phần nào|không đáng kể"},
	{moreWord, "thêm|tăng|tăng thêm|nữa|bổ sung|hôm nay|hnay|hôm nay có|bữa nay|nay|sáng nay|chiều nay|trưa nay|tối nay|sáng|chiều|buổi sáng|buổi chiều|tối qua|chiều qua|sáng qua|ngày hôm nay|trong ngày|" +
		"hôm nay cài|mới|vừa|vừa mới|vừa cài|cộng thêm|phát sinh|tuần này|hôm qua|tháng này|năm nay|ca này|đợt này"},
	{lessWord, "trừ|bớt|giảm|giảm còn|thiếu|còn|còn thiếu|còn lại|chỉ còn|vắng|nghỉ|ngoại trừ|trừ ra|ngoài|sót|loại|hụt"},
	{allWord, "tất cả|toàn bộ|toàn thể|hết|hết rồi|đủ|đủ hết|đủ cả|đầy đủ|cả|cả công ty|cả cty|cả đơn vị|cả trường|cả cơ quan|cả nhà máy|" +
		"toàn đơn vị|toàn nhà máy|toàn xí nghiệp|hết thảy|hết trơn|hết ráo|hết sạch|cả xưởng|cả tổ|cả xí nghiệp|cả lớp|cả phòng|tất cả mọi người|mọi người|ai cũng|tất tần tật|tất|sạch|trọn|trọn vẹn|full|all|xong hết|cài hết|" +
		"cài đủ|toàn công ty|toàn trường|toàn cơ quan|hết cả|tuốt|100 phần trăm"},
	{sameWord, "như hôm qua|như cũ|như trước|như lần trước|như trên|như vậy|như thế|vẫn vậy|vẫn thế|vẫn như cũ|vẫn như vậy|vẫn như thế|vẫn như hôm qua|" +
		"giữ nguyên|y như cũ|y nguyên|y cũ|y chang|y hệt|giống hôm qua|giống báo cáo trước|bằng báo cáo trước|giống cũ|giống lần trước|giống như hôm qua|giống như cũ|giống như lần trước|bằng hôm qua|" +
		"bằng lần trước|như hqua|như báo cáo trước|như báo cáo|số cũ|như lần báo trước|không đổi|nguyên|như ban đầu|vẫn nguyên|như hôm trước|vậy thôi|không có gì mới|" +
		"vẫn như hqua|giống hqua|như bữa trước|như hôm nọ|như đã báo|như đã báo cáo|vẫn số cũ|như bữa qua|hổng đổi"},
	{changeWord, "đổi|thay đổi|gì thay đổi|biến động|khác|gì khác|gì mới|gì đổi|có gì thay đổi|có gì mới|có gì khác|biến đổi|chuyển biến"},
	{notWord, "không|ko|kg|hok|hông|hổng|hong|hem|khum|khom|hk|kh|khg|hỏng|chẳng|chả|chưa|không phải|không phải là|chớ"},
	{nobodyWord, "ai|nào|một ai|người nào|nào cả|ai cả|ai hết|nào hết|một ai cả|ai nào|bất kỳ ai|bất cứ ai"},
	{noDataWord, "biết|thống kê|tổng hợp|rõ|nắm|nắm được|nắm rõ|đếm|đếm được|có số liệu|có số|có dữ liệu|có thông tin|có báo cáo|có kết quả|dữ liệu|" +
		"thông tin|kiểm tra|kiểm đếm|xác định|xác minh|rà soát|khảo sát|điều tra|chốt|hỏi|hỏi lại|cập nhật được|tính|tính được|thống kê được|" +
		"tổng hợp được|tổng hợp xong|nhận được|báo sau|báo cáo sau|trả lời sau|chịu|thống kê xong|đếm xong|có danh sách|nhớ|nhớ rõ|nắm số|có con số|biết được|biết rõ|có thống kê|" +
		"bó tay|gửi sau|bổ sung sau|nắm được số liệu"},
	{pendingWord, "đang|chờ|đợi|để|lát|lát nữa|mai|ngày mai|sẽ|từ từ|sau|lại|hẵng"},
	{actWord, "cài|cài đặt|cài được|đã cài|đã cài đặt|triển khai|làm|thực hiện|tổ chức|bắt đầu|tuyên truyền|phổ biến|vận động|hướng dẫn|tải|tải về|tải được|" +
		"đã tải|đăng ký|đã tuyên truyền|được tuyên truyền|được hướng dẫn|đã hướng dẫn|cài app|cài bluezone|tuyên truyền đến|tuyên truyền tới|triển khai đến|triển khai tới|phổ biến đến|phổ biến tới|đến được|tới được|install|setup|cập nhật app|có cài"},
	{orWord, "hay|hoặc|hay là|hoặc là"},
	{andWord, "và|với|cộng|cùng với|cùng"},
	{toWord, "đến|tới|->"},
	{fromWord, "từ"},
	{ofWord, "trên|trong|trên tổng|trên tổng số|trong tổng|trong tổng số|trong số|trong tổng cộng|trên tổng cộng|của"},
	{partWord, "phần"},
	{percentWord, "phần trăm|%|pt|percent"},
	{halfWord, "nửa|một nửa|phân nửa|1 nửa"},
	{labelWord, "phân xưởng|xưởng|tổ|đội|ca|chuyền|khu|lô|phòng|ban|khối|đợt|lần|câu|mục|tầng|chi nhánh|quận|phường|khóa|lớp|thứ|ngày|tháng|quý|tuần|" +
		"nhóm|cụm|dãy|công văn|cv|điểm|kỳ|line|px|kcn|khu công nghiệp|trạm|đường|nhà|bước|ý|cấp|câu hỏi|câu số|tổ số|đội số|ca số|nhà máy số|số máy|đến ngày|tính đến ngày"},
	{moneyWord, "đồng|đ|vnđ|vnd|usd|$|€|₫|tiền|nghìn đồng|ngàn đồng|triệu đồng|đô|đô la|xu|củ"},
	{clockWord, "giờ|h|g|giờ đồng hồ|phút|giây|p|am|pm|giờ sáng|giờ chiều|giờ tối|giờ trưa"},
	{measureWord, "km|kg|m|cm|mm|g|gb|mb|tuổi|ngày đêm|lít|tấn|tạ|mét|cân|m2|ha|độ c|năm tuổi|trang|chiếc xe|°c|vòng|cây"},
	{negativeWord, "âm"},
	{askWord, "bao nhiêu|gì|sao|thế nào|nghĩa là"},
	{dashSign, "-|–|—|−|~|‐|‑|→"},
	{slashSign, "/|\\"},
	{plusSign, "+"},
	{questionSign, "?|đúng không|phải không|được không|đúng chưa|phải hông|đúng hông|phải chưa|ok chưa|ok không"},
	{hedgeWord, "≈|≥|≤|<|>|±|…"},
	{openSign, "(|["},
	{closeSign, ")|]"},
	{commaSign, ",|;|&"},
	{quietSign, ".|!|\"|'|“|”|:|=|*|•|‘|’|·"},
	{lineSign, "\n"},
}
