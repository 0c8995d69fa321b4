package text

// Reports of many units, entered at once by an officer above: lines or a file.

var (
	ManyUnits = say("many.button", `📋 Nhiều đơn vị cùng lúc`, `📋 Many units at once`)
	ManyAsk   = say("many.ask",
		"📋 Anh/Chị gửi giúp mỗi đơn vị một dòng: mã hoặc tên, dấu hai chấm, số liệu. Dòng “Chung:” ghi nội dung chung cho mọi đơn vị. Ví dụ:\n<code>Chung: ra quân đã tổ chức, hình thức Zalo/Facebook\nHNKH-001: tổng số 450, đã cài 380, smartphone 420, tuyên truyền 430</code>\nHoặc gửi tệp .xlsx, .csv đã điền; tệp Excel tải từ hệ thống (/xuatexcel) có sẵn mã đơn vị và tên cột.\nHệ thống cho xem lại trước, chỉ ghi khi Anh/Chị xác nhận ạ.",
		"📋 Please send a line for each unit: code or name, a colon, the figures. A line “All:” says what is true of every unit. For example:\n<code>All: launch week held, ways Zalo/Facebook\nHNKH-001: total 450, installed 380, smartphone 420, informed 430</code>\nOr send a filled-in .xlsx or .csv file; the Excel file of /xuatexcel has the unit codes and the column names.\nNothing is recorded before you have seen and confirmed it.")
	ManyNot = say("many.not",
		`Hệ thống chưa đọc được danh sách: mỗi dòng cần có dấu hai chấm sau mã hoặc tên đơn vị.`,
		`That was not read as a list: each line needs a colon behind the unit's code or name.`)

	// A list on its way.
	ManyReading  = say("many.reading", `📋 Đang đọc danh sách…`, `📋 Reading the list…`)
	ManyFailed   = say("many.failed", `Hệ thống chưa đọc được danh sách: {why}`, `The list could not be read: {why}`)
	ManyGone     = say("many.gone", `Danh sách này không còn. Anh/Chị gửi lại giúp ạ.`, `This list is gone. Please send it again.`)
	ManyDropped  = say("many.dropped", `🗑 Đã bỏ danh sách; không có báo cáo nào được ghi.`, `🗑 The list was dropped; no report was entered.`)
	ManyEntering = say("many.entering", `⏳ Đang nhập hộ: {done}/{n} dòng…`, `⏳ Entering: {done} of {n} lines…`)
	ManyDone     = say("many.done", `✅ Đã nhập hộ và gửi {n} báo cáo. Người báo cáo của đơn vị, nếu đã tham gia, được báo tin.`,
		`✅ {n} reports were entered and sent. Those who report for the units, if they have joined, are told.`)
	ManyPreview  = say("many.preview", `📋 <b>Xem lại trước khi ghi</b>: danh sách có {n} dòng. Chưa ghi gì cả.`, `📋 <b>Please check</b>: the list has {n} lines. Nothing is recorded yet.`)
	ManyNew      = say("many.new", `✅ {n} báo cáo sẽ được nhập`, `✅ {n} reports will be entered`)
	ManyOver     = say("many.over", `✏️ {n} đơn vị đã gửi số liệu khác: giữ nguyên, trừ khi Anh/Chị chọn ghi bản sửa`, `✏️ {n} units have sent other figures: kept, unless you choose to correct them`)
	ManySame     = say("many.same", `▫️ {n} dòng giống báo cáo đã gửi`, `▫️ {n} lines say what was sent already`)
	ManyDoubtful = say("many.doubtful", `⚠️ {n} dòng chưa nhập được: Anh/Chị sửa rồi gửi lại, hoặc nhập riêng bằng /nhapho ạ`, `⚠️ {n} lines cannot be entered: mend and send them again, or enter them singly with /nhapho`)
	ManyOutside  = say("many.outside", `⛔ {n} dòng không thuộc phạm vi phụ trách`, `⛔ {n} lines are outside of what you are in charge of`)
	ManyLine     = say("many.line", `• Dòng {n}, <b>{unit}</b>: {why}`, `• Line {n}, <b>{unit}</b>: {why}`)
	ManyEnter    = say("many.enter", `✅ Ghi {n} báo cáo`, `✅ Enter {n} reports`)
	ManyAll      = say("many.all", `✏️ Ghi {n} báo cáo và {over} bản sửa`, `✏️ Enter {n} and correct {over}`)
	ManyDrop     = say("many.drop", `🗑 Bỏ danh sách`, `🗑 Drop the list`)
	ManyMore     = say("many.more", `⚠️ Xem thêm dòng chưa nhập được`, `⚠️ More that cannot be entered`)
	ManyFetch    = say("many.fetch", `📎 Tải các dòng cần sửa`, `📎 Get the lines to mend`)
	ManyFile     = say("many.file", `📎 {n} dòng chưa nhập được, kèm lý do. Anh/Chị sửa ngay trong tệp rồi gửi lại ạ.`, `📎 {n} lines that cannot be entered, with why. Mend them in the file and send it again.`)
	ManyConfirm  = say("many.confirmed", `Danh sách này đã được xác nhận.`, `This list was confirmed already.`)
	ColumnLine   = say("many.column-line", `Dòng`, `Line`)
	ColumnSays   = say("many.column-says", `Nội dung`, `Text`)
	ColumnWhy    = say("many.column-why", `Lý do`, `Reason`)

	// Why a list is not read.
	ManyEmpty   = say("many.empty", `không có dòng nào nói về một đơn vị.`, `no line of it is about a unit.`)
	ManyTooLong = say("many.too-long", `nhiều hơn {n} dòng. Anh/Chị chia thành nhiều tệp giúp ạ.`, `it has more than {n} lines. Please divide it.`)
	ManyTooBig  = say("many.too-big", `tệp lớn hơn {n} MB. Anh/Chị chỉ giữ trang số liệu trong tệp giúp ạ.`, `the file is larger than {n} MB. Please keep the sheet of figures alone in it.`)
	ManyNoFile  = say("many.no-file", `chưa tải được tệp từ Telegram. Anh/Chị gửi lại giúp ạ.`, `the file could not be fetched from Telegram. Please send it again.`)
	ManyHeads   = say("many.heads", `chưa thấy dòng tên cột, ví dụ: {example}`, `there is no row of column names, for example: {example}`)
	ManyFormat  = say("many.format", `tệp không phải .xlsx hay .csv, hoặc có mật khẩu. Anh/Chị lưu lại thành .xlsx rồi gửi giúp ạ.`, `it is no .xlsx or .csv file, or has a password. Please save it as .xlsx.`)

	// Why a line is not taken.
	ListedNoUnit  = say("listed.no-unit", `Chưa thấy đơn vị nào có mã hoặc tên “{text}”. Ví dụ mã: {example}`, `No unit has the code or name “{text}”. A code, for example: {example}`)
	ListedSeveral = say("listed.several", `Có {n} đơn vị tên giống “{text}”. Anh/Chị ghi mã đơn vị giúp, ví dụ: {example}`, `{n} units have a name like “{text}”. Please write the code, for example: {example}`)
	ListedOutside = say("listed.outside", `Đơn vị không thuộc phạm vi Anh/Chị phụ trách.`, `The unit is not among those you are in charge of.`)
	ListedTwice   = say("listed.twice", `Đơn vị đã có ở dòng {n}.`, `The unit is in line {n} already.`)
	ListedOther   = say("listed.other", `Mã {code} là của “{unit}”, không phải “{text}”.`, `Code {code} is that of “{unit}”, not “{text}”.`)
	ListedFailed  = say("listed.failed", `Chưa ghi được. Anh/Chị nhập riêng bằng /nhapho giúp ạ.`, `It could not be entered. Please enter it singly with /nhapho.`)
	ListedNothing = say("listed.nothing",
		`Chưa đọc được số liệu trong “{text}”. Ví dụ: {sample}`, `No figures were read in “{text}”. For example: {sample}`)
	ListedUnread = say("listed.unread",
		`Chưa đọc được “{text}”. Ví dụ: {sample}`, `“{text}” was not read. For example: {sample}`)
	ListedValue = say("listed.value",
		`{label}: chưa đọc được “{text}”. Ví dụ: {example}`, `{label}: “{text}” was not read. For example: {example}`)
	ListedPersonal = say("listed.personal",
		`{label}: nội dung có thể có tên người bệnh hoặc số điện thoại. Anh/Chị viết lại giúp, không nêu tên và số.`,
		`{label}: this may hold a sick person's name or a phone number. Please write it without.`)
	ListedShut = say("listed.shut",
		`{label}: giữ {value}, vì báo cáo chỉ được đề nghị bổ sung câu khác.`, `{label}: stays {value}; the report was returned for other answers.`)
	ListedBegun = say("listed.begun",
		`Đơn vị đang tự nhập báo cáo mà chưa gửi. Anh/Chị nhập riêng bằng /nhapho nếu cần.`, `The unit is filling in its report itself. Enter it singly with /nhapho if need be.`)
	ListedMissing = say("listed.missing",
		`Còn thiếu: {labels}.`, `Missing: {labels}.`)
)
