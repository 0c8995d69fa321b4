package dialog

import (
	"maps"
	"slices"
	"strings"

	"raquan/bot/chat"
	"raquan/bot/text"
	"raquan/bot/viet"
	"raquan/config"
)

// commandWords maps what people type, folded and without the slash, to a
// command. Telegram allows no diacritics in commands; people type them all the
// same, and without the slash.
var commandWords = map[string]string{
	"start": "start", "bat dau": "start", "batdau": "start",
	"baocao": "baocao", "bao cao": "baocao", "bc": "baocao", "report": "baocao",
	"bienlai": "bienlai", "bien lai": "bienlai", "receipt": "bienlai",
	"xem": "xem", "xembaocao": "xem", "xem bao cao": "xem",
	"sua": "sua", "sua bao cao": "sua", "suabaocao": "sua",
	"capnhat": "capnhat", "cap nhat": "capnhat", "capnhatnhanh": "capnhat", "cap nhat nhanh": "capnhat", "cn": "capnhat", "update": "capnhat",
	"huy": "huy", "cancel": "huy", "thoi": "huy",
	"trogiup": "trogiup", "tro giup": "trogiup", "help": "trogiup", "giupdo": "trogiup", "giup do": "trogiup",
	"hinhthuc": "hinhthuc", "hinh thuc": "hinhthuc", "ways": "hinhthuc", "khokhan": "khokhan", "kho khan": "khokhan", "difficulties": "khokhan",
	"xephang": "xephang", "xep hang": "xephang", "ranking": "xephang",
	"tiendo": "tiendo", "tien do": "tiendo", "progress": "tiendo",
	"chuanop": "chuanop", "chua nop": "chuanop", "chua bao cao": "chuanop", "can goi": "chuanop", "ring": "chuanop",
	"tonghop": "tonghop", "tong hop": "tonghop", "th": "tonghop", "summary": "tonghop",
	"moi": "moi", "moi don vi": "moi", "moidonvi": "moi", "lien ket": "moi", "lienket": "moi", "invite": "moi",
	"nhac": "nhac", "nhac nho": "nhac", "nhacnho": "nhac", "remind": "nhac",
	"nhapho": "nhapho", "nhap ho": "nhapho", "on behalf": "nhapho",
	"thongbao": "thongbao", "thong bao": "thongbao", "gui thong bao": "thongbao", "broadcast": "thongbao",
	"huongdan": "huongdan", "huong dan": "huongdan", "guide": "huongdan",
	"huong dan cai": "huongdan", "cach cai": "huongdan",
	"hoidap": "hoidap", "hoi dap": "hoidap", "faq": "hoidap",
	"tuyentruyen": "tuyentruyen", "tuyen truyen": "tuyentruyen",
	"congvan": "congvan", "cong van": "congvan", "letter": "congvan",
	"lienhe": "lienhe", "lien he": "lienhe", "contact": "lienhe", "hotline": "lienhe",
	"lienketchung": "lienketchung", "lien ket chung": "lienketchung", "duyet": "duyet", "denghi": "duyet", "de nghi": "duyet",
	"lamthu": "lamthu", "lam thu": "lamthu", "tap": "lamthu", "practice": "lamthu",
	"donvi": "donvi", "don vi": "donvi", "unit": "donvi",
	"doidonvi": "doidonvi", "doi don vi": "doidonvi",
	"uyquyen": "uyquyen", "uy quyen": "uyquyen", "delegate": "uyquyen", "bangiao": "uyquyen", "ban giao": "uyquyen",
	"themdonvi": "themdonvi", "them don vi": "themdonvi", "add unit": "themdonvi",
	"xoadulieu": "xoadulieu", "xoa du lieu": "xoadulieu", "erase my data": "xoadulieu", "delete my data": "xoadulieu",
	"quaylai": "quaylai", "quay lai": "quaylai", "back": "quaylai",
	"boqua": "boqua", "bo qua": "boqua", "skip": "boqua",
	"visao": "visao", "vi sao": "visao", "vi sao hoi": "visao", "tai sao": "visao", "tai sao hoi": "visao", "why": "visao",
	"truonghopkhac": "truonghopkhac", "truong hop khac": "truonghopkhac", "other cases": "truonghopkhac",
	"hanchot": "hanchot", "han chot": "hanchot", "han": "hanchot", "thoi han": "hanchot", "deadline": "hanchot",
	"desau": "desau", "de sau": "desau", "nhac sau": "desau", "nhac lai sau": "desau", "dang hop": "desau", "dang ban": "desau",
	"later": "desau", "remind me later": "desau",
	"tatnhac": "tatnhac", "tat nhac": "tatnhac", "dung nhac": "tatnhac", "dung nhac nua": "tatnhac", "khong nhac nua": "tatnhac", "stop reminders": "tatnhac",
	"batnhac": "batnhac", "bat nhac": "batnhac", "bat lai nhac": "batnhac", "reminders on": "batnhac",
	"tralai": "tralai", "tra lai": "tralai", "de nghi bo sung": "tralai", "return": "tralai",
	"batthuong": "batthuong", "bat thuong": "batthuong", "can xem lai": "batthuong", "doubts": "batthuong",
	"xuatexcel": "xuatexcel", "xuat excel": "xuatexcel", "excel": "xuatexcel", "xuat csv": "xuatexcel", "export": "xuatexcel",
	"xuatbaocao": "xuatbaocao", "xuat bao cao": "xuatbaocao", "xuat word": "xuatbaocao", "ban word": "xuatbaocao", "du thao": "xuatbaocao", "draft": "xuatbaocao",
	"nhanxet": "nhanxet", "nhan xet": "nhanxet", "ghi nhan xet": "nhanxet", "danh gia": "nhanxet", "assessment": "nhanxet",
	"bieudo": "xuatexcel", "bieu do": "xuatexcel", "chart": "xuatexcel",
	"timdonvi": "timdonvi", "tim don vi": "timdonvi", "tra cuu don vi": "timdonvi", "find unit": "timdonvi", "find": "timdonvi",
	"chotsolieu": "chotsolieu", "chot so lieu": "chotsolieu", "chot": "chotsolieu", "chot so": "chotsolieu", "freeze": "chotsolieu",
	"nhatky": "nhatky", "nhat ky": "nhatky", "log": "nhatky",
	"ngonngu": "ngonngu", "ngon ngu": "ngonngu", "language": "ngonngu",
}

// Commands lists the commands by name, for the test of who may use which.
func Commands() []string {
	return slices.Compact(slices.Sorted(maps.Values(commandWords)))
}

// longestCommand is how many bytes a text has at most that is a command without
// its slash.
const longestCommand = 40

// readCommand finds the command in a text: "/xem", "/xem@bot", "báo cáo".
// slash says that it was written as one, known or not.
func readCommand(s string) (name, rest string, slash bool) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "/") {
		word, rest, _ := strings.Cut(s[1:], " ")
		word, _, _ = strings.Cut(word, "@")
		return commandWords[viet.Fold(word)], strings.TrimSpace(rest), true
	}
	if len(s) > longestCommand {
		return "", "", false
	}
	if name := commandWords[strings.Trim(viet.Fold(s), ".!?… ")]; name != "" {
		return name, "", false
	}
	if rest := updateIn(s); rest != "" {
		return "capnhat", rest, false
	}
	return "", "", false
}

// StartPayload gives the payload of a deep link, "" if the text is not
// "/start …" with one.
func StartPayload(s string) string {
	if name, rest, slash := readCommand(s); slash && name == "start" {
		return rest
	}
	return ""
}

// Menu is the commands menu: the chairperson's is everybody's default, staff
// get their own with chat scope.
func Menu(lang text.Lang, staff bool) []chat.Command {
	var m []chat.Command
	add := func(name string, s *text.Sentence) {
		m = append(m, chat.Command{Name: name, Description: s.In(lang)})
	}
	if staff {
		add("tonghop", text.MenuSummary)
		add("timdonvi", text.MenuFind)
		add("moi", text.MenuInvite)
		add("tiendo", text.MenuProgress)
		add("chuanop", text.MenuRing)
		add("nhac", text.MenuNudge)
		add("thongbao", text.MenuBroadcast)
		add("nhapho", text.MenuBehalf)
		add("lienketchung", text.MenuSharedLink)
		add("duyet", text.MenuInbox)
		add("hanchot", text.MenuDeadlines)
		add("chotsolieu", text.MenuFreeze)
		add("xuatexcel", text.MenuExport)
		add("xuatbaocao", text.MenuDraft)
		add("nhanxet", text.MenuAssess)
	}
	add("baocao", text.MenuReport)
	add("capnhat", text.MenuUpdate)
	add("xem", text.MenuShow)
	add("sua", text.MenuEdit)
	add("huongdan", text.MenuGuide)
	add("tuyentruyen", text.MenuReady)
	add("hoidap", text.MenuFAQ)
	add("trogiup", text.MenuHelp)
	return m
}

// needUnit are the commands that make sense only for somebody with a unit.
var needUnit = []string{"baocao", "xem", "sua", "capnhat", "huy", "donvi", "doidonvi", "bienlai", "uyquyen", "truonghopkhac"}

// command runs one, in the middle of anything.
func (t *turn) command(name string) {
	t.s.Place, t.s.Seek.Pick = "", ""
	if t.s.Mode == Inviting && t.env.Invite != nil && slices.Contains(needUnit, name) && len(t.env.Units)+len(t.env.Roots) == 0 {
		t.askInvite(t.takeEcho()) // nothing can be done before it is answered
		return
	}
	switch name {
	case "start":
		t.start()
	case "baocao":
		t.report()
	case "xem":
		t.show()
	case "bienlai":
		t.showReceipt()
	case "sua":
		t.editReport()
	case "capnhat":
		t.update("")
	case "lamthu":
		t.startPractice()
	case "huy":
		t.cancel()
	case "tonghop":
		t.summary()
	case "chuanop", "hinhthuc", "khokhan", "tiendo", "xephang":
		t.openFigures(name)
	case "moi":
		t.invitations()
	case "nhapho":
		t.commandBehalf("")
	case "thongbao":
		t.commandBroadcast()
	case "huongdan":
		t.shelf(config.GuidePage, 0)
	case "hoidap":
		t.shelf(config.FAQPage, 0)
	case "tuyentruyen":
		t.shelf(config.ReadyPage, 0)
	case "congvan":
		t.letter()
	case "lienhe":
		t.contact()
	case "truonghopkhac":
		t.openExits()
	case "lienketchung":
		t.commandLink()
	case "duyet":
		t.commandInbox()
	case "timdonvi":
		t.findBelow("")
	case "chotsolieu":
		t.freezeOf()
	case "nhatky":
		t.logOf()
	case "nhac":
		t.forRoot(t.remindBelow, text.ChooseNudge, "nhac")
	case "nhanxet":
		t.forRoot(t.assessUnit, text.AssessWhich, "nx", "see", "0")
	case "xuatbaocao":
		t.commandDraft()
	case "xuatexcel":
		t.forRoot(t.exportOf, text.ChooseExport, "xe")
	case "donvi":
		t.showUnit()
	case "doidonvi":
		t.switchUnit()
	case "uyquyen":
		t.delegate()
	case "hanchot":
		t.deadlines()
	case "xoadulieu":
		t.askErase()
	case "quaylai":
		t.back()
	case "boqua":
		if t.s.Mode == Assessing {
			t.skipAssess()
			return
		}
		t.skipSaid()
	case "visao":
		t.explain()
	case "desau":
		t.putOff()
	case "tatnhac", "batnhac":
		t.quiet(name == "tatnhac")
	case "tralai":
		t.commandBack()
	case "themdonvi":
		t.commandAdd()
	case "batthuong":
		t.commandDoubts()
	case "ngonngu":
		t.switchLang()
	default:
		t.help()
	}
}

// wordsOfAnswers are the commands of staff whose words others use in answers: "mới",
// "chốt".
var wordsOfAnswers = []string{"moi", "nhac", "chotsolieu", "nhatky", "hinhthuc", "khokhan", "xephang"}

// said takes a text: a command, or an answer to what is being asked.
func (t *turn) said() {
	name, rest, slash := readCommand(t.e.Text)
	code, check := codeIn(t.env.Campaign, t.s, t.e)
	if slices.Contains(wordsOfAnswers, name) && !slash && len(t.env.Roots) == 0 || name != "" && !slash && t.saysButton() {
		name = "" // it reads like a word of answers, as "mới"; it is an answer
	}
	switch {
	case check:
		t.checkCode(code)
	case name == "start" && rest != "":
		t.startInvite()
	case name == "tralai" && rest != "":
		t.findReviewed(looksFor(t.s, t.e))
	case name == "moi" && rest != "" && len(t.env.Roots) == 1:
		t.look()
		t.out.Links = &Links{Find: short(viet.Clean(rest), maxSeek)}
	case name == "timdonvi" && rest != "":
		t.findBelow(rest)
	case rest != "" && (name == "tonghop" || slices.Contains(figureScreens, name)):
		t.findFigures(name, rest)
	case name == "nhapho" && rest != "":
		t.commandBehalf(rest)
	case t.s.Mode == Broadcasting && !slash && (name == "" || rest != ""):
		t.saidBroadcast()
	case name == "capnhat" && rest != "" && !(t.s.Other != "" && !slash):
		t.update(rest)
	case name != "" && !(t.s.Other != "" && !slash):
		t.command(name)
	case slash:
		t.help()
	default:
		t.saidAnswer()
	}
}

// saidAnswer takes a text that is not a command.
func (t *turn) saidAnswer() {
	if t.s.Place != "" {
		t.placed()
		return
	}
	switch t.s.Mode {
	case Asking:
		if t.lostUnit() {
			return
		}
		if t.env.Unit.Unasked() {
			t.begin()
			return
		}
		t.saidInReport()
	case Exiting:
		t.saidExiting()
	case Inviting:
		t.saidInvite()
	case Seeking:
		t.saidSeek()
	case Linking:
		t.saidUnit()
	case Finding:
		t.findBelow(t.e.Text)
	case Dating:
		t.saidDate()
	case Assessing:
		t.saidAssess()
	case Reviewing:
		t.saidReview()
	case Arranging:
		t.saidArrange()
	case Erasing:
		t.saidErase()
	case Idle:
		if seeks(t.env, t.s) {
			t.saidSeek()
		} else if !t.saidLater() && !t.saidExit() && !t.saidWhole() && !t.saidUpdate() {
			t.resume()
		}
	default: // a choice of buttons is shown once more
		if t.s.Mode == Choosing && (t.saidWhole() || t.saidUpdate()) {
			return
		}
		t.notUnderstood()
		t.resume()
	}
}

// notUnderstood counts a text that was no choice; two in a row bring help.
func (t *turn) notUnderstood() {
	if t.s.Fails++; t.s.Fails >= helpAfter {
		t.echo = t.helpLine()
	}
}

// saidInReport applies the rule that a text is an answer only if its writer can
// have seen the question.
func (t *turn) saidInReport() {
	if t.e.Timing != After && t.e.Text == t.s.LastText {
		return // a repeat for want of a reply, which is under way
	}
	if t.saidWhole() {
		return
	}
	if t.e.Timing == Before {
		t.s.Rev++ // as a new message: an edit that changes nothing is not seen
		t.reshow(false)
		return
	}
	if t.saidExit() {
		return
	}
	if t.s.Question == "" {
		t.answerCard()
		return
	}
	t.answerText()
}

// summary opens the screen of figures of the person's first unit above.
func (t *turn) summary() {
	t.forRoot(func(unit string) { t.out.Screen = &Screen{Unit: unit} }, text.ChooseRoot, "o")
}

func (t *turn) switchLang() {
	l := text.En
	if t.lang == text.En {
		l = text.Vi
	}
	t.lang = l
	t.changed()
	t.out.SetLang = &l
	t.say(t.text(text.LangSet))
	t.resume()
}

// unread answers what the bot does not read: a sticker, a voice note, a photo.
func (t *turn) unread() {
	if t.s.Mode == Broadcasting {
		t.sentInBroadcast()
		return
	}
	if t.s.Mode == Asking && t.env.Unit != nil && t.e.Timing != After {
		return // a question is under way and says what is wanted
	}
	t.echo = t.text(text.Sticker)
	t.resume()
}
