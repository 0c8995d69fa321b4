package text

// The summary from other sides: sorted and filtered, opened number by number, the
// answers to one question, what has changed, and the ranking.

var (
	// Lines of the summary's head.
	SumLive = say("sum.live",
		`Số liệu chưa chốt, còn thay đổi.`, `Figures are live and not frozen.`)
	SumLiveAfter = say("sum.live-after",
		`Đã chốt lần {n}, số liệu lúc {at}; dưới đây là số liệu hiện tại, chưa chốt.`,
		`Freeze {n} has the figures of {at}; below are the live ones, not frozen.`)
	SumLetter  = say("sum.letter", `trong hạn Công văn {letter}: {n}`, `before the date of letter {letter}: {n}`)
	SumStates  = say("sum.states", `Tình trạng: {list}`, `State: {list}`)
	SumMissing = say("sum.missing", `chưa báo cáo: {n}`, `not reported: {n}`)
	SumHeldIn  = say("sum.held-in",
		`• Trong {of} đơn vị có số liệu, có {n} đơn vị ({percent}) {label}`, `• {n} of {of} units with an answer ({percent}) {label}`)
	SumHeldNone = say("sum.held-none", `• Số đơn vị {label}: chưa có số liệu`, `• Units that {label}: no figure`)

	// How the units below are sorted and filtered.
	ViewOpen = say("view.open", `↕ Sắp xếp, lọc`, `↕ Sort, filter`)
	ViewHead = say("view.head",
		"↕ <b>{unit}</b> · tính đến {moment}\nAnh/Chị chọn cách sắp xếp, địa bàn hoặc loại đơn vị cần xem.",
		"↕ <b>{unit}</b> · as of {moment}\nPlease choose an order, a zone or a kind of unit.")
	ViewNow         = say("view.now", `✓ {view}`, `✓ {view}`)
	ViewNote        = say("view.note", `↕ <i>{view}</i>`, `↕ <i>{view}</i>`)
	ViewNobody      = say("view.nobody", `Không có đơn vị nào theo cách lọc này.`, `No unit fits the filter.`)
	ViewByRoster    = say("view.by-roster", `Thứ tự danh sách`, `Order of the roster`)
	ViewByRate      = say("view.by-rate", `Tỷ lệ cao trước`, `Highest rate first`)
	ViewByMissing   = say("view.by-missing", `Còn thiếu nhiều trước`, `Most missing first`)
	ViewBySize      = say("view.by-size", `Đông người trước`, `Largest first`)
	ViewEverywhere  = say("view.everywhere", `Mọi địa bàn`, `Everywhere`)
	ViewInParks     = say("view.in-parks", `🏭 KCN, KCX và KKT`, `🏭 All parks and zones`)
	ViewInKCN       = say("view.in-kcn", `Khu công nghiệp`, `Industrial parks`)
	ViewInKCX       = say("view.in-kcx", `Khu chế xuất`, `Export zones`)
	ViewInKKT       = say("view.in-kkt", `Khu kinh tế`, `Economic zones`)
	ViewOutside     = say("view.outside", `Ngoài các khu`, `Outside of them`)
	ViewAllKinds    = say("view.all-kinds", `Mọi loại đơn vị`, `All kinds of units`)
	ViewFederations = say("view.federations", `LĐLĐ tỉnh, thành phố`, `Provincial federations`)
	ViewSectors     = say("view.sectors", `Công đoàn ngành`, `Sector unions`)
	ViewAttached    = say("view.attached", `Ban, đơn vị trực thuộc`, `Attached units`)
	ViewUpper       = say("view.upper", `Cấp trên cơ sở`, `Levels in between`)
	ViewGrassroots  = say("view.grassroots", `Công đoàn cơ sở`, `Grassroots unions`)

	// The answers to one question.
	WaysOpen    = say("choices.ways-open", `📢 Hình thức`, `📢 Ways`)
	TroubleOpen = say("choices.trouble-open", `💬 Khó khăn, đề xuất`, `💬 Difficulties`)
	ChoicesHead = say("choices.head",
		`📋 <b>{question} – {unit}</b> · tính đến {moment}`, `📋 <b>{question} – {unit}</b> · as of {moment}`)
	ChoicesNone = say("choices.none",
		"📋 <b>{unit}</b> · tính đến {moment}\nĐợt báo cáo này không hỏi nội dung đó.",
		"📋 <b>{unit}</b> · as of {moment}\nThis campaign does not ask about it.")
	ChoicesOf = say("choices.of",
		`Số đơn vị và tỷ lệ trên {n} báo cáo đã gửi:`, `Units, and their share of the reports sent ({n}):`)
	ChoicesLine    = say("choices.line", `• {label}: <b>{n}</b> đơn vị ({percent})`, `• {label}: <b>{n}</b> units ({percent})`)
	ChoicesMost    = say("choices.most", `{label} {percent} ({n})`, `{label} {percent} ({n})`)
	ChoicesNothing = say("choices.nothing", `chưa chọn nội dung nào`, `nothing chosen`)
	ChoicesUnits   = say("choices.units", `📂 Mở danh sách đơn vị`, `📂 Open the units`)
	TroubleTexts   = say("trouble.texts",
		`<b>Ý kiến ghi bằng lời</b> ({n}, mới nhất trước)`, `<b>In words</b> ({n}, the newest first)`)
	TroubleText = say("trouble.text",
		`{no}. <b>{unit}</b> ({when}): “{said}”`, `{no}. <b>{unit}</b> ({when}): “{said}”`)
	TroubleByUnit = say("trouble.by-unit", `📋 Theo đơn vị cấp dưới`, `📋 By unit below`)

	// The numbers of the summary, and the units behind each.
	MoreNumbers = say("numbers.more", `📂 Mở từng con số`, `📂 Open the numbers`)
	NumbersHead = say("numbers.head",
		"📂 <b>{unit}</b> · tính đến {moment}\nAnh/Chị chọn con số cần mở; mỗi đơn vị mở tiếp được đến báo cáo và tin nhắn gốc.",
		"📂 <b>{unit}</b> · as of {moment}\nPlease choose a number; each unit leads on to its report and the very message.")
	NumbersLine       = say("numbers.line", `• {label}: {n} đơn vị`, `• {label}: {n} units`)
	NumbersOpen       = say("numbers.open", `{label} ({n})`, `{label} ({n})`)
	NumberSent        = say("number.sent", `Đã báo cáo`, `Reported`)
	NumberLate        = say("number.late", `Nộp sau hạn`, `After the deadline`)
	NumberAfterLetter = say("number.after-letter", `Sau hạn Công văn {letter}`, `After the date of {letter}`)
	NumberReturned    = say("number.returned", `Đề nghị bổ sung`, `Returned`)
	NumberBegun       = say("number.begun", `Đang làm dở`, `Begun, not sent`)
	NumberKnown       = say("number.known", `Mới có số tạm tính`, `Provisional only`)
	NumberClosed      = say("number.closed", `Đã ngừng hoạt động`, `Closed`)
	NumberOut         = say("number.out", `{numerator} nhiều hơn {denominator}`, `{numerator} above {denominator}`)
	NumberNull        = say("number.null", `Chưa nắm được: {label}`, `Not known: {label}`)
	NumberAnswer      = say("number.answer", `{label}: {answer}`, `{label}: {answer}`)
	UnitsHead         = say("units.head",
		`📂 <b>{label} – {unit}</b> · tính đến {moment}`, `📂 <b>{label} – {unit}</b> · as of {moment}`)
	UnitsCount = say("units.count", `{n} đơn vị`, `Units: {n}`)

	// What has changed since the viewer looked last.
	NewsSince = say("news.since",
		`🆕 Từ lần xem trước ({moment}): {changes}`, `🆕 Since your last look ({moment}): {changes}`)
	NewsNone         = say("news.none", `chưa có gì mới`, `nothing new`)
	NewsCame         = say("news.came", `+{n} báo cáo`, `+{n} reports`)
	NewsCorrected    = say("news.corrected", `{n} đơn vị sửa báo cáo`, `{n} corrected`)
	NewsBack         = say("news.back", `{n} báo cáo được đề nghị bổ sung`, `{n} returned`)
	NewsWithdrawn    = say("news.withdrawn", `{n} báo cáo được rút`, `{n} withdrawn`)
	NewsMore         = say("news.more", `trong {n} thay đổi gần nhất`, `among the latest {n}`)
	NewsOneCame      = say("news.one-came", `✅ báo cáo lúc {when}`, `✅ reported at {when}`)
	NewsOneCorrected = say("news.one-corrected", `✏️ sửa lúc {when}`, `✏️ corrected at {when}`)
	NewsOneBack      = say("news.one-back", `↩️ được đề nghị bổ sung lúc {when}`, `↩️ returned at {when}`)
	NewsOneWithdrawn = say("news.one-withdrawn", `báo cáo được rút lúc {when}`, `withdrawn at {when}`)
	NewsOpen         = say("news.open", `🆕 Xem {n} thay đổi`, `🆕 See {n} changes`)
	ChangesOpen      = say("changes.open", `🆕 Thay đổi mới nhất`, `🆕 Latest changes`)
	ChangesHead      = say("changes.head",
		`🆕 <b>Thay đổi mới nhất – {unit}</b> · tính đến {moment}`, `🆕 <b>Latest changes – {unit}</b> · as of {moment}`)

	// The ranking.
	RankingOpen = say("ranking.open", `🏅 Xếp theo tỷ lệ`, `🏅 By rate`)
	RankingHead = say("ranking.head",
		`🏅 <b>Xếp theo tỷ lệ – {unit}</b> · số liệu chưa chốt, tính đến {moment}`,
		`🏅 <b>By rate – {unit}</b> · live figures, as of {moment}`)
	RankingBy = say("ranking.by",
		`{numerator} {label}, theo các báo cáo đã gửi. Chỉ Ban Tuyên giáo xem được.`,
		`{numerator} {label}, by the reports sent. Only the department sees this.`)
	RankingNone = say("ranking.none", `Chưa có đơn vị nào để xếp.`, `There is nothing to put in order.`)
	RankingLine = say("ranking.line",
		`{place}. <b>{unit}</b>: {percent} ({num}/{den})`, `{place}. <b>{unit}</b>: {percent} ({num}/{den})`)
	RankingIn       = say("ranking.in", ` ở {n}/{of} đơn vị`, ` in {n} of {of} units`)
	RankingNoFigure = say("ranking.no-figure", `– <b>{unit}</b>: chưa có số liệu`, `– <b>{unit}</b>: no figure`)
	RankingRefused  = say("ranking.refused",
		`Bảng xếp theo tỷ lệ chỉ dành cho Ban Tuyên giáo. Anh/Chị xem số liệu các đơn vị của mình bằng /tonghop.`,
		`The table by rate is for the department only. Your units' figures are under /tonghop.`)
	RankingRefusedShort = say("ranking.refused-short",
		`Bảng này chỉ dành cho Ban Tuyên giáo.`, `This table is for the department only.`)
)
