package text

// Heads of the columns of a sheet with one row a unit, beside the questions, whose
// heads are their labels. A sheet that comes back is read by the same heads.
var (
	ColumnCode = say("column.code", `Mã đơn vị`, `Unit code`)
	ColumnUnit = say("column.unit", `Tên đơn vị`, `Unit name`)
)
