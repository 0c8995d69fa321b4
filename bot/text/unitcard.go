package text

// /timdonvi: looking for a unit, and its card.

var (
	MenuFind = say("menu.timdonvi", `Tìm một đơn vị: ai phụ trách, báo cáo đến đâu`, `Find a unit: who, how far its report is`)

	FindAsk = say("find.ask",
		`🔎 Anh/Chị gõ giúp tên hoặc mã của đơn vị cần tìm ạ, ví dụ: /timdonvi {example}`,
		`🔎 Please type the name or code of the unit, for example: /timdonvi {example}`)
	FindExample = say("find.example", `CĐCS May Thành Công`, `CĐCS May Thành Công`)
	FindNone    = say("find.none",
		`Không tìm thấy “{typed}” trong các đơn vị thuộc <b>{unit}</b>. Anh/Chị gõ giúp mã hoặc tên trong danh sách, ví dụ: {example}`,
		`No unit “{typed}” was found below <b>{unit}</b>. Please type a code or name as on the roster, for example: {example}`)
	FindLeft = say("find.left", `Đã thoát phần tìm đơn vị. Anh/Chị gõ /timdonvi để tìm tiếp bất cứ lúc nào.`, `You have left the search; send /timdonvi to come back at any time.`)

	UnitCardHead = say("ucard.head", `🪪 <b>{unit}</b> · tính đến {moment}`, `🪪 <b>{unit}</b> · as of {moment}`)
	UnitCardCode = say("ucard.code", `Mã <code>{code}</code> · {kind}`, `Code <code>{code}</code> · {kind}`)
	UnitCardZone = say("ucard.zone", ` · {zone}`, ` · {zone}`)
	UnitAbove    = say("ucard.above", `Thuộc: {chain}`, `Under: {chain}`)

	UnitOfficer      = say("ucard.officer", `👤 {name} ({role}){phone}, tham gia {moment}`, `👤 {name} ({role}){phone}, joined {moment}`)
	UnitOfficerPhone = say("ucard.phone", ` {phone}`, ` {phone}`)
	UnitOfficerGone  = say("ucard.gone", ` · 🚫 đã chặn hệ thống từ {moment}`, ` · 🚫 has blocked the system since {moment}`)
	UnitOfficerMore  = say("ucard.more", `… và {n} người khác`, `… and {n} more`)
	UnitNoOfficer    = say("ucard.nobody", `👤 Chưa có ai tham gia hệ thống.`, `👤 Nobody has joined yet.`)

	UnitRevision = say("ucard.revision", `   • lần {n}: {moment}, {name}`, `   • revision {n}: {moment}, {name}`)
	UnitBehalf   = say("ucard.behalf", ` (nhập hộ)`, ` (entered for the unit)`)

	ButtonUnitCard = say("button.ucard", `🪪 Đơn vị`, `🪪 The unit`)
	ButtonLinkOne  = say("button.ucard-link", `🔗 Liên kết, mã QR`, `🔗 Link, QR code`)

	kinds = map[string]*Sentence{
		"national": KindNational, "federation": KindFederation, "sector": KindSector,
		"attached": KindAttached, "upper": KindUpper, "grassroots": KindGrassroots,
	}
)

// KindName names one unit of a kind.
func KindName(lang Lang, kind string) string {
	if s := kinds[kind]; s != nil {
		return s.In(lang)
	}
	return kind
}
