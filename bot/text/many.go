package text

// Reports of many units, entered at once by an officer above: lines or a file.

var (
	ManyUnits = say("many.button", `📋 Nhiều đơn vị cùng lúc`, `📋 Many units at once`)
	ManyAsk   = say("many.ask",
		"📋 Anh/Chị gửi giúp mỗi đơn vị một dòng: mã hoặc tên, dấu hai chấm, số liệu. Dòng “Chung:” nói điều đúng với mọi đơn vị. Ví dụ:\n<code>Chung: tuyên truyền 430, ra quân đã tổ chức, hình thức Zalo/Facebook\nHNKH-001: tổng số 450, đã cài 380, smartphone 420</code>\nHoặc gửi tệp .xlsx, .csv đã điền; tệp Excel tải từ hệ thống (/xuatexcel) có sẵn mã đơn vị và tên cột.\nHệ thống cho xem lại trước, chỉ ghi khi Anh/Chị xác nhận ạ.",
		"📋 Please send a line for each unit: code or name, a colon, the figures. A line “All:” says what is true of every unit. For example:\n<code>All: informed 430, launch week held, ways Zalo/Facebook\nHNKH-001: total 450, installed 380, smartphone 420</code>\nOr send a filled-in .xlsx or .csv file; the Excel file of /xuatexcel has the unit codes and the column names.\nNothing is recorded before you have seen and confirmed it.")
	ManyNot = say("many.not",
		`Hệ thống chưa đọc được danh sách: mỗi dòng cần có dấu hai chấm sau mã hoặc tên đơn vị.`,
		`That was not read as a list: each line needs a colon behind the unit's code or name.`)

	// Why a line is not taken.
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
