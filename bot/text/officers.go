package text

// Who holds which role, and taking roles away.

var (
	OfficersOpen = say("button.officers", `👥 Cán bộ các cấp`, `👥 Officers`)
	OfficersBack = say("button.officers-back", `⬅ Danh sách cán bộ`, `⬅ Officers`)
	OfficersHead = say("officers.head", `👥 Người phụ trách của <b>{unit}</b>:`, `👥 In charge of <b>{unit}</b>:`)
	OfficersLine = say("officers.line", `• {name} – {role}, từ ngày {day}`, `• {name} – {role}, since {day}`)
	OfficersMore = say("officers.more", `… và {n} người nữa`, `… and others: {n}`)

	OfficersNobody = say("officers.nobody", `Chưa có ai tham gia.`, `Nobody has joined yet.`)
	OfficerInvite  = say("button.officer-invite", `🔗 Mời người phụ trách`, `🔗 Invite somebody`)

	OfficerInviteDepartment = say("button.officer-invite-department", `🔗 Mời cán bộ Ban Tuyên giáo`, `🔗 Invite to the department`)
	OfficerDepartmentLink   = say("officers.department-link",
		"🔗 Liên kết mời một cán bộ Ban Tuyên giáo, dùng một lần, đến hết ngày {day}:\n{link}\nAnh/Chị chỉ gửi cho đúng người được mời ạ.",
		"🔗 A link that makes one person an officer of the department, good once, until {day}:\n{link}\nPlease send it to that person only.")

	OfficerRemove    = say("button.officer-remove", `✖️ Hủy phân công: {name}`, `✖️ End: {name}`)
	OfficerRemoveAsk = say("officers.remove-ask",
		"Anh/Chị hủy phân công <b>{name}</b> phụ trách <b>{unit}</b>, đúng không ạ?\nVai trò chấm dứt ngay; liên kết mời còn mở của đơn vị được thu hồi. Số liệu và báo cáo được giữ nguyên.",
		"End the role of <b>{name}</b> in <b>{unit}</b>?\nIt ends at once; the unit's open invite links are revoked. Figures and reports stay.")
	OfficerRemoveYes = say("button.officer-remove-yes", `Hủy phân công`, `End it`)
	OfficerKeep      = say("button.officer-keep", `✖️ Không thay đổi`, `✖️ Leave it`)
	OfficerGone      = say("officers.gone", `Người này không còn phụ trách <b>{unit}</b>.`, `This person holds no role in <b>{unit}</b> any more.`)
	OfficerRemoved   = say("officers.removed",
		"Đã ghi nhận <b>{name}</b> thôi phụ trách <b>{unit}</b>. Anh/Chị có thể mời người mới.",
		"<b>{name}</b> is no longer in charge of <b>{unit}</b>. You can invite somebody else.")
	OfficerLinksBelow = say("button.officer-links-below", `Thu hồi liên kết cấp dưới`, `Revoke links below`)
	OfficerTold       = say("officers.told",
		"<b>{above}</b> đã ghi nhận Anh/Chị thôi phụ trách <b>{unit}</b> trên hệ thống. Trân trọng cảm ơn Anh/Chị đã tham gia; nếu có nhầm lẫn, mời Anh/Chị liên hệ: /lienhe",
		"<b>{above}</b> has recorded that you are no longer in charge of <b>{unit}</b> here. Thank you for your part in it; if this is a mistake, please contact them: /lienhe")
	OfficerByOperator = say("officers.by-operator", `Đơn vị vận hành hệ thống`, `The operators of this system`)
	ChooseOfficers    = say("choose.officers", `Anh/Chị phụ trách {n} đơn vị. Xem cán bộ của đơn vị nào ạ?`, `You are an officer of {n} units. Officers of which one?`)
)

// RoleName names a role of an officer; one that is not known is its own name.
func RoleName(l Lang, role string) string {
	switch role {
	case "chair":
		return Plain(l, RoleReports)
	case "deputy":
		return Plain(l, RoleDeputy)
	case "upper":
		return Plain(l, RoleUpper)
	case "department":
		return Plain(l, RoleDepartment)
	}
	return role
}
