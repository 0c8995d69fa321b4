package text

// The shared link of a level above, the requests that come by it, and units that
// are not in the list.

var (
	MenuSharedLink = say("menu.lienketchung", `Liên kết chung cho nhóm Zalo`, `A shared link for the Zalo group`)
	MenuInbox      = say("menu.duyet", `Đề nghị chờ xác nhận`, `Requests that wait for you`)

	SharedLinkHello = say("sharedlink.hello",
		`🔗 Liên kết chung của <b>{unit}</b>, dành cho Chủ tịch các công đoàn cơ sở trực thuộc.`,
		`🔗 This is the shared link of <b>{unit}</b>, for the chairpersons of the grassroots unions below it.`)
	SharedLinkPick = say("sharedlink.pick",
		`Anh/Chị phụ trách đơn vị nào dưới đây ạ?`, `Which of these units are you in charge of?`)
	SharedLinkAsk = say("sharedlink.ask",
		`Hệ thống tìm trong các đơn vị thuộc {unit}. Anh/Chị nhắn giúp tên đơn vị của mình, ví dụ: may Hoa Mẫu`,
		`The units of {unit} are searched. Please type the name of yours, for example: may Hoa Mẫu`)
	SharedLinkList  = say("sharedlink.list", `📋 Xem cả {n} đơn vị`, `📋 See all {n} units`)
	SharedLinkEmpty = say("sharedlink.empty",
		`Danh sách chưa có đơn vị nào thuộc diện báo cáo. Nếu đơn vị của Anh/Chị còn thiếu, Anh/Chị bấm nút dưới đây ạ.`,
		`No unit in the list is expected to report yet. If yours is missing, please press the button below.`)
	PageBack = say("page.back", `◀️ Trang trước`, `◀️ Back`)
	PageOn   = say("page.on", `Trang sau ▶️`, `More ▶️`)

	AddName = say("add.name",
		`Anh/Chị nhắn giúp tên đầy đủ của đơn vị để đề nghị {above} bổ sung vào danh sách. Ví dụ: CĐCS Công ty TNHH May Hoa Mẫu`,
		`Please type your unit's full name, to ask {above} to add it, for example: CĐCS Công ty TNHH May Hoa Mẫu`)
	AddNameBad = say("add.name-bad",
		`Hệ thống đọc được “{typed}”, chưa giống tên đầy đủ của một đơn vị (ít nhất hai từ, không kèm số điện thoại).`,
		`“{typed}” does not look like a unit's full name (two words or more, no phone number).`)
	AddWorkers = say("add.workers",
		`<b>{unit}</b> có bao nhiêu đoàn viên, người lao động ạ? Anh/Chị nhắn số, ví dụ: 120`,
		`How many members and workers does <b>{unit}</b> have? Please type the number, for example: 120`)
	AddWorkersBad = say("add.workers-bad",
		`Hệ thống đọc được “{typed}”, chưa rõ là bao nhiêu người.`,
		`“{typed}” does not say how many people.`)
	AddNoWorkers = say("add.no-workers", `Không nắm được`, `Not known`)
	AddLater     = say("add.later",
		`Hiện chưa bổ sung được đơn vị vì danh sách đang được cập nhật, hoặc đơn vị cấp trên đã thay đổi. Anh/Chị thử lại giúp sau ít phút ạ.`,
		`The unit cannot be added now: the roster is being updated, or the level above has changed. Please try again in a few minutes.`)

	RequestListed = say("request.listed",
		`Đã gửi đề nghị của Anh/Chị về <b>{unit}</b> tới {above}. Cán bộ nhận danh sách đề nghị mỗi giờ một lần; hệ thống sẽ nhắn ngay khi có trả lời.`,
		`Your request for <b>{unit}</b> was sent to {above}. The officers get a list of requests once an hour; you will be told as soon as they answer.`)

	InboxHead = say("inbox.head",
		`📥 <b>{unit}</b>: {n} đề nghị chờ đồng chí xác nhận.`, `📥 <b>{unit}</b>: {n} requests wait for you.`)
	InboxLine = say("inbox.line",
		`{n}. <b>{who}</b> – {unit}`, `{n}. <b>{who}</b> – {unit}`)
	InboxTaken = say("inbox.taken",
		`(👤 đã có {name})`, `(👤 {name} is registered)`)
	InboxLineAdd = say("inbox.line-add",
		`{n}. <b>{who}</b> – ➕ đề nghị bổ sung: {unit} ({workers} người)`, `{n}. <b>{who}</b> – ➕ asks to add: {unit} ({workers} people)`)
	InboxNoWorkers = say("inbox.no-workers", `chưa rõ số`, `unknown number of`)
	InboxEmpty     = say("inbox.empty",
		`📥 <b>{unit}</b>: hiện không có đề nghị nào chờ xác nhận.`, `📥 <b>{unit}</b>: no requests are waiting.`)
	ApproveAll = say("inbox.approve-all", `✅ Đồng ý tất cả {n} người`, `✅ Approve all {n}`)
	Approving  = say("inbox.approving",
		`Đang xác nhận cả danh sách; hệ thống sẽ báo kết quả ngay khi xong.`, `The whole list is being approved; you will be told as soon as it is done.`)
	ApprovedAll = say("inbox.approved-all",
		`✅ Đã đồng ý {n} đề nghị. Từng người đã được báo và có thể báo cáo ngay.`,
		`✅ Approved: {n}. Everybody has been told and can report now.`)
	ListDone = say("inbox.list-done",
		`📥 <b>{unit}</b>: danh sách này không còn đề nghị nào chờ xác nhận. Đề nghị mới, nếu có: /duyet`,
		`📥 <b>{unit}</b>: nothing on this list waits any more. New requests, if there are any: /duyet`)
	ApprovedLeft = say("inbox.approved-left",
		`Còn {n} đề nghị chưa đồng ý được: đã được trả lời, không còn hiệu lực, hoặc danh sách đơn vị đang được cập nhật. Xem lại: /duyet`,
		`Not approved: {n}, because they were answered already, are void, or the roster is being updated. See: /duyet`)

	WhichRoot = say("staff.which",
		`Anh/Chị phụ trách {n} đơn vị cấp trên. Anh/Chị chọn giúp một đơn vị ạ.`, `You are an officer of {n} units. Please choose one.`)
	SharedLinkShow = say("sharedlink.show",
		"🔗 Liên kết chung của <b>{unit}</b>, dùng được nhiều lần đến {until}:\n{link}\nAi mở liên kết sẽ chọn đơn vị của mình và chờ Anh/Chị xác nhận. Hệ thống gửi danh sách đề nghị mỗi giờ một lần; xem ngay: /duyet",
		"🔗 The shared link of <b>{unit}</b>, for many people, until {until}:\n{link}\nWhoever opens it picks their unit and waits for your word; you get one list of requests an hour. See it now: /duyet")
	SharedLinkForward = say("sharedlink.forward",
		"Kính gửi các đồng chí Chủ tịch công đoàn cơ sở thuộc {unit}!\nĐề nghị các đồng chí báo cáo kết quả {title} trên Telegram, mất khoảng một phút: mở liên kết dưới đây, bấm “Bắt đầu” rồi chọn đơn vị của mình.\n{link}\nLiên kết dùng đến {until}. Hệ thống không bao giờ hỏi mật khẩu, mã OTP hay tiền.",
		"To the chairpersons of the grassroots unions of {unit}:\nplease report on {title} with Telegram; it takes about a minute. Open the link below, press “Start”, and pick your unit.\n{link}\nThe link can be used until {until}. The system never asks for a password, an OTP code or money.")
	SharedLinkOpen    = say("sharedlink.open", `🌐 Một liên kết cho tất cả`, `🌐 One link for all`)
	SharedLinkRenew   = say("sharedlink.renew", `🔄 Đổi liên kết mới`, `🔄 Replace the link`)
	SharedLinkRevoke  = say("sharedlink.revoke", `🚫 Thu hồi liên kết`, `🚫 Revoke the link`)
	SharedLinkMake    = say("sharedlink.make", `🔗 Tạo liên kết chung`, `🔗 Make a shared link`)
	SharedLinkRevoked = say("sharedlink.revoked",
		`Liên kết chung của <b>{unit}</b> đã được thu hồi; không ai dùng được nữa. Các đề nghị đã gửi vẫn chờ Anh/Chị xác nhận: /duyet`,
		`The shared link of <b>{unit}</b> has been revoked; nobody can use it any more. Requests that were sent still wait: /duyet`)
	SharedLinkNoBot = say("sharedlink.no-bot",
		`Hệ thống chưa tạo được liên kết vì chưa kết nối được với Telegram. Anh/Chị thử lại giúp sau ít phút ạ.`,
		`The link cannot be made before Telegram has been reached. Please try again in a few minutes.`)
)
