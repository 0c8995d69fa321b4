package text

// Pictures of figures. Nothing here is markup: it is drawn.

var (
	ChartCaption = say("chart.caption", `<b>{title}</b>
{under}`, `<b>{title}</b>
{under}`)

	ChartProvisional = say("chart.provisional", `Số liệu tạm tính đến {moment}`, `Provisional figures as of {moment}`)
	ChartFrozen      = say("chart.frozen", `Số liệu chốt lần {n}, tính đến {moment}`, `Figures of freeze {n}, as of {moment}`)
	ChartPart        = say("chart.part", `{title} ({n}/{of})`, `{title} ({n}/{of})`)

	ChartDaysTitle = say("chart.days-title", `Số đơn vị đã báo cáo, cộng dồn đến hết mỗi ngày`, `Units that had reported by the end of each day`)
	ChartDaysTop   = say("chart.days-top", `{n} đơn vị thuộc diện báo cáo`, `{n} units are expected to report`)
	ChartDaysNote  = say("chart.days-note",
		`Hạn của cơ sở: {deadline} (nét đứt); màu cam: gửi sau ngày đó`,
		`Due from grassroots unions: {deadline} (dashed); orange: sent after that day`)

	ChartRatesTitle = say("chart.rates-title", `{figure} {label}`, `{figure} {label}`)
	ChartRatesNote  = say("chart.rates-note",
		`Chung: {percent} ({num}/{den}), ở {n} đơn vị có số liệu`, `Together: {percent} ({num}/{den}), units with both figures: {n}`)
	ChartPair    = say("chart.pair", `{percent} ({num}/{den})`, `{percent} ({num}/{den})`)
	ChartNothing = say("chart.nothing", `chưa có số liệu`, `no figure yet`)
	ChartBand    = say("chart.band", `{from}% đến dưới {to}%`, `{from}% to below {to}%`)
	ChartBandTop = say("chart.band-top", `{from}% đến {to}%`, `{from}% to {to}%`)
	ChartUnits   = say("chart.units", `{n} đơn vị ({percent})`, `{n} units ({percent})`)

	ChartWaysTitle = say("chart.ways-title", `{question}: số đơn vị nêu`, `{question}: units that named it`)
	ChartOfReports = say("chart.of-reports",
		`Trong {n} báo cáo đã gửi; một đơn vị có thể chọn nhiều mục`, `Of {n} reports sent; a unit may name several`)

	ChartFunnelTitle  = say("chart.funnel-title", `Các đơn vị đã đi đến đâu`, `How far the units have come`)
	ChartStageUnits   = say("chart.stage-units", `Thuộc diện báo cáo`, `Expected to report`)
	ChartStageJoined  = say("chart.stage-joined", `Có người tham gia`, `Somebody has joined`)
	ChartStageBegun   = say("chart.stage-begun", `Đã bắt đầu báo cáo`, `Have begun`)
	ChartStageSent    = say("chart.stage-sent", `Đã gửi báo cáo`, `Have reported`)
	ChartStageChecked = say("chart.stage-checked", `Đã gửi, không có gì cần xem lại`, `Have reported, nothing to look at again`)
	ChartStageOnTime  = say("chart.stage-on-time", `Đã gửi đúng hạn`, `Have reported on time`)
)

// Names of pictures, on buttons.
var chartNames = map[string]*Sentence{
	"days":   say("chart.days", `📈 Theo ngày`, `📈 By day`),
	"rates":  say("chart.rates", `📊 Tỷ lệ`, `📊 Rates`),
	"ways":   say("chart.ways", `📣 Hình thức`, `📣 Ways`),
	"funnel": say("chart.funnel", `🪜 Tiến độ`, `🪜 Progress`),
}

// ChartName is what a picture is called on a button.
func ChartName(lang Lang, chart string) string {
	if s := chartNames[chart]; s != nil {
		return Plain(lang, s)
	}
	return chart
}
