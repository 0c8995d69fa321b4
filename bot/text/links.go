package text

// /moi: the start links of the units below an officer's own.

var (
	MenuInvite = say("menu.moi", `Mời đơn vị tham gia: liên kết, mã QR`, `Invite units: links, QR codes`)

	ChooseLinks = say("links.choose",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Mời các đơn vị thuộc đơn vị nào ạ?`, `You are an officer of {n} units. Invite the units below which one?`)

	LinksLeft = say("links.left", `Đã thoát phần mời đơn vị. Anh/Chị gõ /moi để quay lại bất cứ lúc nào.`, `You have left the invitations; send /moi to come back at any time.`)

	// The screen of counts.
	LinksHead = say("links.head",
		`🔗 <b>Mời tham gia – {unit}</b> · tính đến {moment}`,
		`🔗 <b>Invitations – {unit}</b> · as of {moment}`)
	LinksUnits = say("links.units",
		`Đơn vị thuộc diện báo cáo: <b>{units}</b>; đã có người tham gia: <b>{joined}</b> ({percent})`,
		`Units expected to report: <b>{units}</b>; with somebody registered: <b>{joined}</b> ({percent})`)
	LinksLevels = say("links.levels",
		`Công đoàn cấp dưới đã có cán bộ tham gia: {joined}/{levels}`,
		`Levels below with an officer registered: {joined}/{levels}`)
	LinksOpen = say("links.open",
		`Liên kết chưa dùng: {open}`, `Links not used yet: {open}`)
	LinksNone = say("links.none",
		`Danh sách chưa có đơn vị nào thuộc <b>{unit}</b>.`, `There is no unit below <b>{unit}</b> on the roster.`)
	LinksTypeName = say("links.type-name",
		`Anh/Chị cũng có thể gõ tên hoặc mã của một đơn vị để lấy liên kết, ví dụ: {example}`,
		`You can also type the name or code of a unit to get its link, for example: {example}`)
	ButtonOneUnit   = say("button.links-one", `🔎 Một đơn vị`, `🔎 One unit`)
	ButtonLevels    = say("button.links-levels", `👥 Mời cán bộ cấp dưới`, `👥 Officers of levels below`)
	ButtonLinkFile  = say("button.links-file", `📎 Tệp liên kết (Excel)`, `📎 File of links (Excel)`)
	ButtonZalo      = say("button.links-zalo", `✉️ Tin gửi Zalo`, `✉️ Message for Zalo`)
	ButtonJoined    = say("button.links-joined", `✅ Đã tham gia`, `✅ Who has joined`)
	ButtonRevoke    = say("button.links-revoke", `🚫 Thu hồi liên kết`, `🚫 Revoke links`)
	ButtonLinksHome = say("button.links-home", `↩️ Mời tham gia`, `↩️ Invitations`)
	ButtonLinksList = say("button.links-list", `↩️ Danh sách đơn vị`, `↩️ List of units`)
	ButtonInvite    = say("button.links", `🔗 Mời đơn vị tham gia`, `🔗 Invite units`)

	// Picking a unit.
	LinksPick = say("links.pick",
		"<b>{unit}</b>: chọn đơn vị ({from}–{to}/{of}).\n✅ đã có người tham gia · 🔗 có liên kết chưa dùng",
		"<b>{unit}</b>: choose a unit ({from}–{to} of {of}).\n✅ somebody has joined · 🔗 a link is not used yet")
	LinksPickLevel = say("links.pick-level",
		"<b>{unit}</b>: chọn công đoàn cấp dưới để mời cán bộ ({from}–{to}/{of}).\n✅ đã có cán bộ tham gia · 🔗 có liên kết chưa dùng",
		"<b>{unit}</b>: choose a level below to invite its officers ({from}–{to} of {of}).\n✅ an officer has joined · 🔗 a link is not used yet")
	LinksNoLevels = say("links.no-levels",
		`Giữa <b>{unit}</b> và công đoàn cơ sở không có cấp nào khác để mời cán bộ.`,
		`There is no level between <b>{unit}</b> and its grassroots unions whose officers could be invited.`)
	LinksInviteLevel = say("links.invite-level", `👤 Mời cán bộ {unit}`, `👤 Invite an officer of {unit}`)
	LinksFound       = say("links.found",
		`Có {n} đơn vị có tên giống “{typed}”. Anh/Chị chọn đơn vị nào ạ?`,
		`{n} units have a name like “{typed}”. Which one?`)
	LinksNotFound = say("links.not-found",
		`Không tìm thấy “{typed}” trong các đơn vị thuộc <b>{unit}</b>. Anh/Chị gõ giúp mã hoặc tên trong danh sách, ví dụ: {example}`,
		`No unit “{typed}” was found below <b>{unit}</b>. Please type a code or name as on the roster, for example: {example}`)

	// One unit's link.
	LinkChair = say("links.chair",
		"🔗 <b>{unit}</b> ({code})\n{link}\nLiên kết dành cho người phụ trách báo cáo, dùng một lần, có hiệu lực đến {expires}. Chỉ gửi cho đúng người: ai xác nhận trước sẽ được ghi nhận.",
		"🔗 <b>{unit}</b> ({code})\n{link}\nFor whoever reports for the unit; works once, until {expires}. Send it to that person only: the first to confirm is registered.")
	LinkUpper = say("links.upper",
		"🔗 <b>{unit}</b> ({code})\n{link}\nLiên kết dành cho cán bộ cấp này: được xem số liệu và mời các đơn vị cấp dưới. Dùng một lần, có hiệu lực đến {expires}; chỉ gửi cho đúng người.",
		"🔗 <b>{unit}</b> ({code})\n{link}\nFor an officer of this level, who can see the figures of the units below and invite them. Works once, until {expires}; send it to that person only.")
	LinkAlso = say("links.also",
		`Đơn vị đã có người tham gia; liên kết này thêm một người, không thay ai.`,
		`Somebody has joined already; this link adds one more and replaces nobody.`)
	LinkTaken = say("links.taken",
		`✅ <b>{unit}</b> ({code}) đã có người tham gia: {people}`,
		`✅ <b>{unit}</b> ({code}) has somebody registered: {people}`)
	LinkTakenOne = say("links.taken-one", `{name}, từ {moment}`, `{name}, since {moment}`)
	LinkNone     = say("links.no-link",
		`<b>{unit}</b> ({code}) hiện không có liên kết chưa dùng.`, `<b>{unit}</b> ({code}) has no unused link at present.`)
	LinkClosed = say("links.closed",
		`<b>{unit}</b> đã ngừng hoạt động nên không tạo liên kết.`, `<b>{unit}</b> is closed, so it gets no link.`)
	LinkOwn = say("links.own",
		`Liên kết của <b>{unit}</b> do công đoàn cấp trên tạo.`, `Links for <b>{unit}</b> are made by the level above it.`)
	ButtonNewLink  = say("button.links-new", `➕ Tạo liên kết`, `➕ Make a link`)
	ButtonMoreLink = say("button.links-more", `➕ Mời thêm một người`, `➕ Invite one more`)

	LinksSoon = say("links.soon", `sớm nhất có thể`, `as soon as possible`)

	// Who has joined.
	LinksJoined = say("links.joined",
		`✅ <b>Đã tham gia – {unit}</b>: {n} người, mới nhất trước`, `✅ <b>Joined – {unit}</b>: {n}, newest first`)
	LinksJoinedLine = say("links.joined-line", `• {moment}: {name} – {unit}`, `• {moment}: {name} – {unit}`)
	LinksNobody     = say("links.nobody",
		`Các đơn vị thuộc <b>{unit}</b> chưa có ai tham gia.`, `Nobody of the units below <b>{unit}</b> has joined yet.`)

	// Revoking.
	RevokeAsk = say("links.revoke-ask",
		`Thu hồi liên kết chưa dùng của <b>{unit}</b>, đúng không ạ? Người chưa mở sẽ không dùng được liên kết đó nữa; người đã tham gia không bị ảnh hưởng.`,
		`Revoke the unused link of <b>{unit}</b>? Whoever has not opened it cannot use it any more; those who joined stay.`)
	RevokeAllAsk = say("links.revoke-all-ask",
		`Thu hồi toàn bộ <b>{n}</b> liên kết chưa dùng của các đơn vị thuộc <b>{unit}</b>, đúng không ạ? Mã QR đã in và tin đã gửi sẽ không dùng được nữa; người đã tham gia không bị ảnh hưởng.`,
		`Revoke all <b>{n}</b> unused links of the units below <b>{unit}</b>? Printed QR codes and messages already sent stop working; those who joined stay.`)
	RevokeNone = say("links.revoke-none",
		`Các đơn vị thuộc <b>{unit}</b> không có liên kết nào chưa dùng.`, `No unit below <b>{unit}</b> has an unused link.`)
	ButtonRevokeYes = say("button.links-revoke-yes", `🚫 Thu hồi`, `🚫 Revoke`)
	ButtonRevokeNo  = say("button.links-revoke-no", `Không thu hồi`, `Keep them`)
	Revoked         = say("links.revoked", `Đã thu hồi liên kết.`, `The link is revoked.`)
	RevokeGone      = say("links.revoke-gone", `Không còn liên kết nào chưa dùng.`, `No unused link is left.`)

	// The jobs: making many links and files, revoking many.
	LinkJobFile = say("links.job-file",
		`⏳ Đang chuẩn bị tệp liên kết của <b>{unit}</b>… Anh/Chị vẫn dùng hệ thống bình thường, tệp sẽ được gửi ngay khi xong.`,
		`⏳ The file of links of <b>{unit}</b> is being made… Go on as usual; it is sent as soon as it is ready.`)
	LinkJobProgress = say("links.job-progress",
		`⏳ Đang chuẩn bị liên kết của <b>{unit}</b>: {done}/{total} đơn vị`,
		`⏳ Making the links of <b>{unit}</b>: {done} of {total} units`)
	LinkJobReady = say("links.job-ready",
		`✅ Tệp liên kết của <b>{unit}</b> đã chuẩn bị xong.`, `✅ The file of links of <b>{unit}</b> is ready.`)
	LinkJobRevoke = say("links.job-revoke",
		`⏳ Đang thu hồi liên kết của các đơn vị thuộc <b>{unit}</b>…`, `⏳ Revoking the links of the units below <b>{unit}</b>…`)
	LinkJobRevoked = say("links.job-revoked",
		`✅ Đã thu hồi {n} liên kết của các đơn vị thuộc <b>{unit}</b>.`, `✅ {n} links of units below <b>{unit}</b> were revoked.`)

	// The file.
	LinkFileName    = say("links.file-name", `lien-ket-{code}`, `links-{code}`)
	LinkFileCaption = say("links.file-caption",
		"📎 <b>Liên kết tham gia – {unit}</b> · tính đến {moment}\n{units} đơn vị, {joined} đã có người tham gia.",
		"📎 <b>Links – {unit}</b> · as of {moment}\n{units} units, {joined} with somebody registered.")
	LinkFilePart = say("links.file-part",
		`Tệp {part}/{of}: mã QR {from}–{to} trong {total}.`, `File {part} of {of}: QR codes {from}–{to} of {total}.`)
	LinkFileQR = say("links.file-qr",
		`Trang “{sheet}” có {total} mã QR để in và cắt.`, `The sheet “{sheet}” has {total} QR codes to print and cut out.`)
	LinkFileTooMany = say("links.file-too-many",
		`Có {total} liên kết chưa dùng, quá nhiều cho trang in mã QR. Anh/Chị vui lòng lấy tệp của từng đơn vị cấp dưới.`,
		`{total} links are not used yet, too many for sheets of QR codes. Please take the files of the levels below one by one.`)
	LinkFileSecret = say("links.file-secret",
		`⚠️ Ai có liên kết đều có thể nhận phụ trách đơn vị đó: chỉ gửi cho đúng người.`,
		`⚠️ Whoever has a link can take charge of that unit: hand each to its person only.`)
	LinkSheet       = say("links.sheet", `Liên kết`, `Links`)
	LinkSheetQR     = say("links.sheet-qr", `Mã QR để in`, `QR codes to print`)
	LinkColCode     = say("links.col-code", `Mã đơn vị`, `Code`)
	LinkColName     = say("links.col-name", `Tên đơn vị`, `Unit`)
	LinkColAbove    = say("links.col-above", `Cấp trên`, `Level above`)
	LinkColLink     = say("links.col-link", `Liên kết`, `Link`)
	LinkColJoined   = say("links.col-joined", `Đã tham gia`, `Joined`)
	LinkColSince    = say("links.col-since", `Từ lúc`, `Since`)
	LinkYes         = say("links.yes", `Có`, `Yes`)
	LinkNo          = say("links.no", `Chưa`, `No`)
	LinkSheetTitle  = say("links.sheet-title", `{unit} – quét mã của đơn vị để báo cáo`, `{unit} – scan your unit's code to report`)
	LinksNotAllowed = say("links.not-allowed",
		`Không gửi được: Anh/Chị không còn là cán bộ phụ trách <b>{unit}</b>.`,
		`Not sent: you are no longer an officer in charge of <b>{unit}</b>.`)
)
