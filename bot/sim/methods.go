package sim

import "context"

// A method is one function of the Bot API door.
type method struct {
	name string
	call func(ctx context.Context, s *Server, p *params) (any, error)
}

// methods is the table of all that the stand-in understands, by lower-case
// name as the Bot API looks them up.
func methods() map[string]method {
	table := map[string]method{}
	add := func(lower, name string, call func(*Server, *params) (any, error)) {
		table[lower] = method{name, func(_ context.Context, s *Server, p *params) (any, error) {
			s.mu.Lock()
			defer s.mu.Unlock()
			return call(s, p)
		}}
	}
	table["getupdates"] = method{"getUpdates", func(ctx context.Context, s *Server, p *params) (any, error) {
		return s.getUpdates(ctx, p)
	}}
	add("setwebhook", "setWebhook", (*Server).setWebhook)
	add("deletewebhook", "deleteWebhook", (*Server).deleteWebhook)
	add("getwebhookinfo", "getWebhookInfo", (*Server).getWebhookInfo)

	add("getme", "getMe", (*Server).getMe)
	add("getchat", "getChat", (*Server).getChat)
	add("setmycommands", "setMyCommands", (*Server).setMyCommands)
	add("getmycommands", "getMyCommands", (*Server).getMyCommands)
	add("deletemycommands", "deleteMyCommands", (*Server).deleteMyCommands)
	add("setchatmenubutton", "setChatMenuButton", (*Server).setChatMenuButton)
	add("getchatmenubutton", "getChatMenuButton", (*Server).getChatMenuButton)

	add("sendmessage", "sendMessage", (*Server).sendMessage)
	add("sendphoto", "sendPhoto", (*Server).sendPhoto)
	add("senddocument", "sendDocument", (*Server).sendDocument)
	add("sendcontact", "sendContact", (*Server).sendContact)
	add("copymessage", "copyMessage", (*Server).copyMessage)
	add("sendchataction", "sendChatAction", (*Server).sendChatAction)

	add("editmessagetext", "editMessageText", (*Server).editMessageText)
	add("editmessagecaption", "editMessageCaption", (*Server).editMessageCaption)
	add("editmessagereplymarkup", "editMessageReplyMarkup", (*Server).editMessageReplyMarkup)
	add("deletemessage", "deleteMessage", (*Server).deleteMessage)
	add("answercallbackquery", "answerCallbackQuery", (*Server).answerCallbackQuery)
	add("getfile", "getFile", (*Server).getFile)
	return table
}
