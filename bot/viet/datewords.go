package viet

// dateClass is what a word does in a date.
type dateClass uint8

const (
	dateUnknown dateClass = iota
	dateFiller
	dateToday
	dateShift   // mai, hôm qua: value is the distance in days
	dateDay     // ngày, mồng
	dateMonth   // tháng, t
	dateYear    // năm
	dateWeekday // thứ
	dateSunday
	dateHour
	dateMinute
	dateHalf // rưỡi
	dateLess // kém
	dateMorning
	dateNoon
	dateAfternoon
	dateEvening
	dateNight
	dateBefore // strictly before
	dateUntil  // up to and including
	dateFrom
	dateTo
	dateThisWeek
	dateNextWeek
	dateLastWeek
	dateNext // tới, sau
	dateThis // này
	dateDays // "3 ngày nữa"
	dateWeeks
	dateHence // nữa
	dateAgo   // trước, behind a number of days; "vừa rồi" behind a weekday
	dateBack  // "trở về trước" behind a day: up to it
	dateAbout // khoảng
	dateHoliday
	dateLunar
	dateMonthShift // tháng sau: value is the distance in months
	dateCode       // CN: Sunday, or workers
	dateVague
	dateNot
	dateDigit  // một … chín
	dateTail   // mốt, tư, lăm: digits behind tens
	dateTen    // mười
	dateTens   // mươi
	dateTwenty // hăm, băm
	dateDash
	dateSlash
	dateColon
	dateQuestion
)

var dateSenses = newLexicon(foldSpelling, dateParts, dateWords)

var dateParts = []sense[dateClass]{
	{"một", dateDigit, 1}, {"hai", dateDigit, 2}, {"ba", dateDigit, 3}, {"bốn", dateDigit, 4}, {"tư", dateTail, 4}, {"năm", dateYear, 5},
	{"sáu", dateDigit, 6}, {"bảy", dateDigit, 7}, {"bẩy", dateDigit, 7}, {"tám", dateDigit, 8}, {"chín", dateDigit, 9},
	{"mười", dateTen, 10}, {"mươi", dateTens, 10}, {"lăm", dateTail, 5}, {"nhăm", dateTail, 5}, {"mốt", dateTail, 1},
	{"hăm", dateTwenty, 20}, {"băm", dateTwenty, 30},
	{"mai", dateShift, 1}, {"ngày mai", dateShift, 1}, {"hôm sau", dateShift, 1}, {"ngày mốt", dateShift, 2}, {"hôm mốt", dateShift, 2}, {"bữa mốt", dateShift, 2}, {"ngày kia", dateShift, 2},
	{"hôm qua", dateShift, -1}, {"hqua", dateShift, -1}, {"hum qua", dateShift, -1}, {"h.qua", dateShift, -1}, {"bữa qua", dateShift, -1}, {"ngày hôm qua", dateShift, -1}, {"hồi hôm qua", dateShift, -1}, {"qua", dateShift, -1},
	{"tháng này", dateMonthShift, 0}, {"tháng sau", dateMonthShift, 1}, {"tháng tới", dateMonthShift, 1}, {"tháng trước", dateMonthShift, -1},
	{"cn", dateCode, 0},
	{"hôm kia", dateShift, -2}, {"bữa kia", dateShift, -2}, {"hôm kìa", dateShift, -3},
}

var dateWords = []wordList[dateClass]{
	{dateFiller, "dạ|vâng|ạ|ah|a|à|nhé|nha|nhá|vào|lúc|hồi|buổi|lễ|là|thì|em|anh|chị|được|rồi|đã|sẽ|hôm|bữa|trong|trong ngày|trong khoảng|dương lịch|dương|tây|đúng|mình|bên em|đơn vị|nghỉ lễ|dịp|,|.|!|;|(|)|\"|từ hồi|đang|thưa|gửi|gởi|nộp|báo|báo cáo|hoàn thành|xong|có|hẹn|để|làm|tổ chức|triển khai|thực hiện|cài"},
	{dateToday, "hôm nay|hum nay|h.nay|hôm ni|bữa ni|bựa ni|nay|bữa nay|hnay|ngày hôm nay|trong hôm nay|bây giờ|hiện nay|ngay hôm nay"},
	{dateDay, "ngày|mồng|mùng|ngày mồng|ngày mùng|hôm ngày|hôm mùng|ng"},
	{dateMonth, "tháng|t|thg|th"},
	{dateWeekday, "thứ|thứ thứ"},
	{dateSunday, "chủ nhật|chủ nhựt|chúa nhật|chúa nhựt|chu nhat|cnhat"},
	{dateHour, "giờ|h|g|tiếng|hrs"},
	{dateMinute, "phút|p|ph|'|’"},
	{dateHalf, "rưỡi|rưởi"},
	{dateLess, "kém"},
	{dateMorning, "sáng|buổi sáng|sáng sớm|sáng nay"},
	{dateNoon, "trưa|buổi trưa|trưa nay"},
	{dateAfternoon, "chiều|buổi chiều|chiều nay|xế chiều"},
	{dateEvening, "tối|buổi tối|tối nay"},
	{dateNight, "đêm|khuya|đêm nay|nửa đêm"},
	{dateBefore, "trước|trc|trứơc|trước lúc|trước hôm|<"},
	{dateUntil, "hết|đến hết|tới hết|chậm nhất|chậm nhất là|chậm nhất đến|muộn nhất đến|trễ nhất đến|trong hạn|muộn nhất|muộn nhất là|trễ nhất|trễ nhất là|hạn|hạn chót|hạn cuối|hạn là|không muộn hơn|không trễ hơn|không quá|" +
		"hạn đến|thời hạn|đến cuối ngày|cuối ngày|tính đến|tính đến hết|cho đến hết|cho tới hết|<=|≤"},
	{dateFrom, "từ|bắt đầu từ|bắt đầu|kể từ|từ hôm"},
	{dateTo, "đến|tới|cho đến|cho tới|->|→"},
	{dateThisWeek, "tuần này|trong tuần này|trong tuần"},
	{dateNextWeek, "tuần sau|tuần tới|tuần kế|tuần tiếp"},
	{dateLastWeek, "tuần trước|tuần rồi|tuần vừa rồi|tuần qua|rồi tuần"},
	{dateNext, "tới|sau|kế|kế tiếp|tới đây|sắp tới"},
	{dateThis, "này"},
	{dateWeeks, "tuần"},
	{dateHence, "nữa"},
	{dateAgo, "trước đây|vừa rồi|vừa qua"},
	{dateBack, "trở về trước|đổ lại|trở lại|đổ về trước"},
	{dateAbout, "khoảng|khoảng chừng|tầm|cỡ|chừng|độ|chắc|chắc là|có lẽ|hình như|gì đó|gì đấy|ước|dự kiến|dự định|hay sao|thì phải|có thể|khoảng giờ"},
	{dateHoliday, "quốc khánh|lễ quốc khánh|ngày quốc khánh|tết độc lập|lễ độc lập"},
	{dateLunar, "rằm|âm lịch|âm|al|âl|tết|trung thu|tháng chạp|tháng giêng|vu lan|lịch âm|ta"},
	{dateVague, "cuối tuần|đầu tuần|giữa tuần|cuối tháng|đầu tháng|giữa tháng|hạ tuần|thượng tuần|trung tuần|sang tháng|sang tuần|vài hôm|mấy hôm|vài ngày|mấy ngày|hôm nào|khi nào|bao giờ|mai mốt|mốt mai|nay mai|" +
		"hôm trước|bữa trước|hôm nọ|bữa nọ|hôm bữa|bữa hổm|hổm|hôm này|nửa tháng|nửa tháng nữa|dạo này|sắp|lát|lát nữa|chút nữa|sau ngày|hay|hoặc|năm ngoái|năm sau|năm tới|đầu năm|cuối năm"},
	{dateNot, "không|chưa|ko|k|không phải"},
	{dateDash, "-|–|—|~|−"},
	{dateSlash, "/|\\"},
	{dateColon, ":"},
	{dateQuestion, "?"},
}
