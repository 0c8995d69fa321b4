package roster

import (
	"fmt"

	"raquan/store"
)

// MaxDepth is how many levels a unit may have above it: a report changes the
// tallies of all of them in one transaction.
const MaxDepth = 12

// below says which kinds stand directly under a kind.
var below = map[store.UnitKind][]store.UnitKind{
	store.National:   {store.Federation, store.Sector, store.Attached},
	store.Federation: {store.Upper, store.Grassroots},
	store.Sector:     {store.Upper, store.Grassroots},
	store.Attached:   {store.Upper, store.Grassroots},
	store.Upper:      {store.Upper, store.Grassroots},
}

// Options of an import.
type Options struct {
	CloseMissing bool // close the units that the file does not have
}

// Check lists everything that is wrong with a file, in order of rows: what Read
// found, and what does not fit together or with the units that the store has.
// With any fault nothing may be imported.
func Check(f *File, p *Present, o Options) []Fault {
	c := &checker{file: f, present: p, tree: merge(f, p, o.CloseMissing), codes: p.codes()}
	c.faults = append(c.faults, f.faults...)
	if len(f.header.shown) < len(needed) || !f.header.has(Code) || !f.header.has(ParentCode) || !f.header.has(Kind) {
		sortFaults(c.faults)
		return c.faults // without these columns all other faults are noise
	}
	c.tree.measure(c.codes)
	c.twice()
	c.roots()
	for _, n := range c.tree.inFile {
		c.row(n)
	}
	c.others()
	sortFaults(c.faults)
	return c.faults
}

type checker struct {
	file    *File
	present *Present
	tree    *tree
	codes   map[store.UnitID]string
	faults  []Fault
}

func (c *checker) fault(row int, column Column, format string, args ...any) {
	name := ""
	if column != "" {
		name = c.file.header.name(column)
	}
	c.faults = append(c.faults, Fault{row, name, fmt.Sprintf(format, args...)})
}

// twice finds codes that come again.
func (c *checker) twice() {
	first := make(map[string]*Row, len(c.file.Rows))
	for i := range c.file.Rows {
		r := &c.file.Rows[i]
		switch f := first[r.Code]; {
		case r.Code == "":
		case f == nil:
			first[r.Code] = r
		case f.Parent != r.Parent:
			c.fault(r.Line, ParentCode, "đơn vị %s đã có ở dòng %d với cấp trên khác (%s); mỗi đơn vị chỉ báo cáo một cấp trên", r.Code, f.Line, orNone(f.Parent))
		default:
			c.fault(r.Line, Code, "mã %s đã có ở dòng %d", r.Code, f.Line)
		}
	}
}

func orNone(code string) string {
	if code == "" {
		return "không có"
	}
	return code
}

// roots: there is exactly one national unit.
func (c *checker) roots() {
	var root *node
	for _, n := range c.tree.nodes {
		if n.kind == store.National && n.row == nil {
			root = n // kept from the store
		}
	}
	for _, n := range c.tree.inFile {
		switch {
		case n.kind != store.National:
		case root == nil:
			root = n
		default:
			c.fault(n.row.Line, Kind, "chỉ có một đơn vị cấp toàn quốc (national), đã có %s", root.code)
		}
	}
	if root == nil && len(c.tree.inFile) > 0 {
		c.fault(c.tree.inFile[0].row.Line, Kind, "danh sách chưa có đơn vị cấp toàn quốc (national)")
	}
}

// row finds what is wrong with one unit of the file.
func (c *checker) row(n *node) {
	c.parent(n)
	if n.row.Workers != nil && n.kind == store.Grassroots && *n.row.Workers > MaxWorkers {
		c.fault(n.row.Line, Workers, "quá lớn với một công đoàn cơ sở (nhiều nhất %d)", MaxWorkers)
	}
	if n.row.Reports != nil && *n.row.Reports && n.kind == store.National {
		c.fault(n.row.Line, Reports, "đơn vị cấp toàn quốc tổng hợp, không tự báo cáo")
	}
	if n.known != nil && n.moved && n.known.Report {
		c.fault(n.row.Line, ParentCode, "đơn vị %s đã có báo cáo nên chưa chuyển sang cấp trên khác được", n.code)
	}
}

// parent finds what is wrong with the link to the unit above.
func (c *checker) parent(n *node) {
	line, above := n.row.Line, c.tree.nodes[n.parent]
	switch {
	case n.parent == "" && n.kind == store.National:
	case n.kind == store.National:
		c.fault(line, ParentCode, "đơn vị cấp toàn quốc không có cấp trên")
	case n.parent == "":
		c.fault(line, ParentCode, "thiếu mã cấp trên")
	case n.parent == n.code:
		c.fault(line, ParentCode, "đơn vị không thể là cấp trên của chính mình")
	case above == nil:
		c.missing(n)
	case n.circle:
		c.fault(line, ParentCode, "các cấp trên nối thành vòng tròn, đi từ %s lại trở về %s", n.code, n.code)
	case n.loop: // told at the circle
	case n.depth > MaxDepth:
		c.fault(line, ParentCode, "quá nhiều cấp: %d (nhiều nhất %d)", n.depth, MaxDepth)
	case n.kind != "" && above.kind != "" && !fits(above.kind, n.kind):
		c.fault(line, Kind, "%s không thể ở ngay dưới %s (%s)", kindNames[n.kind], kindNames[above.kind], above.code)
	}
}

func fits(above, kind store.UnitKind) bool {
	for _, k := range below[above] {
		if k == kind {
			return true
		}
	}
	return false
}

// missing reports a parent that will not be there.
func (c *checker) missing(n *node) {
	switch k := c.present.Units[n.parent]; {
	case k == nil:
		c.fault(n.row.Line, ParentCode, "không có đơn vị nào mang mã %s", n.parent)
	case k.Closed.IsZero():
		c.fault(n.row.Line, ParentCode, "cấp trên %s không có trong tệp nên sẽ đóng; hãy đưa vào tệp hoặc chọn cấp trên khác", n.parent)
	default:
		c.fault(n.row.Line, ParentCode, "cấp trên %s đã đóng; muốn mở lại, hãy đưa đơn vị đó vào tệp", n.parent)
	}
}

// others finds what the file does to units that it does not mention; the fault
// is told at the row above that causes it.
func (c *checker) others() {
	for _, n := range c.tree.missing() {
		if cause := c.movedBy(n); cause != nil && n.known.Report {
			c.fault(cause.row.Line, ParentCode, "đơn vị cấp dưới %s đã có báo cáo nên chưa chuyển sang cấp trên khác được", n.code)
		}
		if above := c.tree.nodes[n.parent]; above != nil && above.row != nil && above.kind != "" && !fits(above.kind, n.kind) {
			c.fault(above.row.Line, Kind, "%s không thể ở trên %s, là %s", kindNames[above.kind], n.code, kindNames[n.kind])
		}
	}
}

// movedBy finds the row that moves a unit.
func (c *checker) movedBy(n *node) *node {
	if !n.moved || n.loop || n.circle {
		return nil
	}
	for n != nil && n.row == nil {
		n = c.tree.nodes[n.parent]
	}
	return n
}
