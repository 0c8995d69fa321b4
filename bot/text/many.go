package text

// Reports of many units, entered at once by an officer above: lines or a file.

var (
	ManyUnits = say("many.button", `📋 Nhiều đơn vị cùng lúc`, `📋 Many units at once`)
	ManyAsk   = say("many.ask",
		"📋 Anh/Chị gửi giúp nhiều dòng, mỗi dòng một đơn vị: mã hoặc tên, dấu hai chấm, rồi số liệu. Ví dụ:\n<code>HNKH-001: {sample}</code>\nHoặc gửi tệp .xlsx, .csv đã điền: tệp Excel tải từ hệ thống (/xuatexcel) có sẵn mã đơn vị và tên các cột.\nTrước khi ghi, hệ thống cho xem lại và chờ Anh/Chị xác nhận ạ.",
		"📋 Please send lines, one a unit: code or name, a colon, then the figures. For example:\n<code>HNKH-001: {sample}</code>\nOr send a filled-in .xlsx or .csv file: the Excel file of /xuatexcel has the unit codes and the column names.\nNothing is recorded before you have seen and confirmed it.")
	ManyNot = say("many.not",
		`Hệ thống chưa đọc được danh sách: mỗi dòng cần có dấu hai chấm sau mã hoặc tên đơn vị.`,
		`That was not read as a list: each line needs a colon behind the unit's code or name.`)
)
