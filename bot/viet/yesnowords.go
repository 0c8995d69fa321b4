package viet

// answerClass is what a word does in an answer to a yes-or-no question.
type answerClass uint8

const (
	answerUnknown answerClass = iota
	answerYes
	answerNo
	answerWrong  // no, and says that something is to be changed
	answerNot    // negates what follows; alone it is no
	answerHave   // có: yes, but "không có" answers another question
	answerPolite // dạ, rồi: yes when nothing else is said
	answerFiller
	answerDoubt // hesitation, condition, question
)

// answerSenses are all words of answers to yes-or-no questions.
var answerSenses = newLexicon(foldSpelling, answerTraps, answerWords)

// answerTraps are spellings without diacritics that are two answers: "dung gui"
// is "đúng, gửi" or "đừng gửi".
var answerTraps = []sense[answerClass]{
	{"dung gui", answerDoubt, 0}, {"dung goi", answerDoubt, 0}, {"dung nop", answerDoubt, 0}, {"dung gui nua", answerNo, 0},
}

var answerWords = []wordList[answerClass]{
	{answerYes, "vâng|vg|vâg|vơng|ô-kê|o.k|o.k.|ye|ya|yah|yess|đún|đúg|đúngg|đugs|đồng í|đồng ý gửi|thống nhất|hẳn|hợp lý|hợp lí|đúng 100 %|đã đúng|đúng boong|đúng phóc|vâng ạ|dạ vâng|vưng|zâng|ừ|ừa|ừm|uh|uhm|um|ukm|uk|uhu|ờ|ờm|ok|oke|okê|okie|oki|okey|okay|okela|okla|oklah|okee|ôkê|ô kê|ô kê la|o k|" +
		"o kê|oce|okie la|okê la|ok la|đúng|đúng vậy|đúng thế|đúng đó|đúng hết|đúng cả|đúng như vậy|đr|đúng rùi|chuẩn|chuẩn xác|chuẩn luôn|" +
		"chuẩn rồi|chính xác|phải|phải rồi|phải đó|đồng ý|nhất trí|tán thành|xác nhận|duyệt|chốt|được|đc|dc|ổn|ổn thỏa|tốt|hợp lệ|khớp|khớp rồi|" +
		"gửi|gởi|cho gửi|cho gửi đi|cho nộp|gửi đi|gửi luôn|gửi báo cáo|gởi đi|nộp|nộp luôn|tiếp|tiếp tục|yes|yep|yeah|yup|y|right|correct|sure|true|tất nhiên|đương nhiên|dĩ nhiên|" +
		"chắc chắn|chắc chắn rồi|ưng|chấp nhận|xác thực|👍|✅|✔|👌|☑|💯|🆗|quá đúng|có chứ|🙆"},
	{answerNo, "khoan|chưa xong|đợi xíu|chờ xíu|khoan xíu|để xem|để kiểm tra|để tính lại|để đếm lại|đếm lại|khoan nộp|hoãn|khoan đã|khoan gửi|khoan hãy gửi|khoan chưa gửi|để xem lại|để tôi xem lại|để em xem lại|để mình xem lại|để kiểm tra lại|để tôi kiểm tra lại|để em kiểm tra lại|" +
		"xem lại|xem lại đã|kiểm tra lại|coi lại|để coi lại|đợi|đợi đã|đợi chút|đợi tí|chờ|chờ chút|chờ đã|chờ tí|từ từ|từ từ đã|dừng|dừng lại|dừng gửi|ngừng|" +
		"hủy|hủy bỏ|bỏ|hủy đi|thôi|thôi khỏi|no|nope|n|not|false|cancel|stop|từ chối|bác|không phải|không phải là|không phải đâu|chưa phải|❌|👎|🚫|✖|✗|❎|⛔|🙅"},
	{answerWrong, "sai|sai rồi|sai hết|sai bét|nhầm|nhầm rồi|nhầm lẫn|lộn|lộn rồi|trật|trật rồi|trật lất|sửa|sửa lại|sữa|sữa lại|sửa đi|chỉnh|chỉnh lại|chỉnh sửa|làm lại|nhập lại|" +
		"đổi|đổi lại|thay đổi|đổi số|viết lại|điều chỉnh|điều chỉnh lại|cập nhật lại|cần sửa|muốn sửa|phải sửa|cho sửa|lệch|wrong|edit|có sai|bị sai|bị nhầm|có nhầm"},
	{answerNot, "không|ko|k|kg|kh|hk|hok|hông|hổng|hong|hem|hỏng|hôn|kô|hông|khg|khong|khum|khom|khôm|kong|kông|hẻm|hg|nô|đâu có|đâu phải|đâu có phải|làm gì có|không thấy|chưa thấy|vẫn chưa|vẫn không|khỏi gửi|chớ|chẳng|chả|chưa|chửa|đừng|đừng có|không hề"},
	{answerHave, "có"},
	{answerPolite, "dạ|dzạ|rồi|r|rùi|gòi|ròi|rồi đó|oy|òi|dạ rồi|đã|dạ dạ|ạ dạ"},
	{answerFiller, "ạ|ah|à|á|a|thưa|em|anh|chị|cô|chú|bác|ông|bà|tôi|mình|bot|ad|admin|sếp|nhé|nhá|nha|nhen|nghen|nghe|hen|đi|đó|đấy|nè|này|đâu|mà|thì|là|" +
		"luôn|hết|cả|quá|lắm|rất|hoàn toàn|ơi|cho|giúp|giùm|dùm|hộ|với|vậy|thế|số liệu|báo cáo|thông tin|cao|bạn|cảm ơn|cám ơn|thanks|tks|thank|nữa|hơn|chứ|" +
		"như vậy|như thế|cái này|lại|!|.|,|…|\"|(|)|:|-|❤|🙏|😊|😀|🙂|😄|😁|\n|xin|tui|em ạ|ak|ha|hả em|em nhé|liền|ngay|tất cả|tất|đã kiểm tra|đã kiểm tra lại|đã xem|đã xem lại|đã đọc|kiểm tra rồi|xem rồi|mọi thứ|🏻|🏼|🏽|🏾|🏿"},
	{answerDoubt, "chắc|chắc vậy|chắc thế|chắc là|có lẽ|hình như|có thể|không chắc|chưa chắc|không biết|chưa biết|ko biết|k biết|không rõ|chưa rõ|ko rõ|gì|sao|hả|hử|?|" +
		"có không|đúng không|phải không|được không|ok không|đúng chưa|được chưa|ok chưa|thế nào|là sao|tại sao|vì sao|nhưng|trừ|ngoại trừ|tuy nhiên|nếu|bận|" +
		"không có gì|không có vấn đề gì|không sao|không sai|không nhầm|không cần|không phải sửa|khỏi|khỏi sửa|dùng|rồi chưa|gửi chưa|xong chưa|hay|hoặc|mấy|bao nhiêu|nào|ai|không có|chưa có|gần đúng|tạm|tạm được|cũng được|sao cũng được|chỉ|còn|riêng"},
}
