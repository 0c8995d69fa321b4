package sim

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of the commands menu. Lengths are in characters.
const (
	mostCommands           = 100
	mostCommandName        = 32
	mostCommandDescription = 256
)

// A Command is a line of the commands menu. Name has no slash.
type Command struct {
	Name        string `json:"command"`
	Description string `json:"description"`
}

// scopeParam names the menu that a call is about: for whom, in which language.
func (s *Server) scopeParam(p *params) (string, error) {
	scope := struct {
		Type string          `json:"type"`
		Chat json.RawMessage `json:"chat_id"`
		User int64           `json:"user_id"`
	}{Type: "default"}
	if text := p.get("scope"); text != "" && json.Unmarshal([]byte(text), &scope) != nil {
		return "", badRequest("can't parse BotCommandScope JSON object")
	}
	language := p.get("language_code")
	if language != "" && (len(language) != 2 || strings.Trim(language, "abcdefghijklmnopqrstuvwxyz") != "") {
		return "", badRequest("invalid language code specified")
	}
	switch scope.Type {
	case "default", "all_private_chats", "all_group_chats", "all_chat_administrators":
		return menuKey(scope.Type, 0, language), nil
	case "chat", "chat_administrators", "chat_member":
	default:
		return "", badRequest("can't parse BotCommandScope: Unsupported type specified")
	}
	id, err := strconv.ParseInt(strings.Trim(string(scope.Chat), `"`), 10, 64)
	if err != nil {
		return "", badRequest("can't parse BotCommandScope: Empty chat_id specified")
	}
	if scope.Type == "chat_member" && scope.User <= 0 {
		return "", badRequest("can't parse BotCommandScope: Invalid user_id specified")
	}
	if s.chats[id] == nil {
		return "", badRequest("chat not found")
	}
	return menuKey(scope.Type+strconv.FormatInt(scope.User, 10), id, language), nil
}

func menuKey(kind string, chat int64, language string) string {
	return kind + "/" + strconv.FormatInt(chat, 10) + "/" + language
}

func (s *Server) setMyCommands(p *params) (any, error) {
	var commands []Command
	if p.get("commands") != "" && !p.list("commands", &commands) {
		return nil, badRequest("can't parse commands JSON object")
	}
	key, err := s.scopeParam(p)
	if err != nil {
		return nil, err
	}
	if len(commands) > mostCommands {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for i := range commands {
		if err := commands[i].check(); err != nil {
			return nil, err
		}
	}
	if len(commands) == 0 {
		delete(s.commands, key)
	} else {
		s.commands[key] = commands
	}
	s.changed(nil)
	return true, nil
}

// check refuses a command that a menu cannot show, and takes its slash off.
func (c *Command) check() error {
	c.Name = strings.TrimPrefix(strings.TrimSpace(c.Name), "/")
	c.Description = strings.TrimSpace(c.Description)
	switch {
	case c.Name == "":
		return badRequest("command must be non-empty")
	case utf8.RuneCountInString(c.Name) > mostCommandName:
		return badRequest("command length must not exceed 32")
	case strings.Trim(c.Name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "":
		return badRequest("BOT_COMMAND_INVALID")
	case c.Description == "":
		return badRequest("command description must be non-empty")
	case utf8.RuneCountInString(c.Description) > mostCommandDescription:
		return badRequest("command description length must not exceed 256")
	}
	return nil
}

func (s *Server) getMyCommands(p *params) (any, error) {
	key, err := s.scopeParam(p)
	if err != nil {
		return nil, err
	}
	if commands, ok := s.commands[key]; ok {
		return commands, nil
	}
	return []Command{}, nil
}

func (s *Server) deleteMyCommands(p *params) (any, error) {
	key, err := s.scopeParam(p)
	if err != nil {
		return nil, err
	}
	delete(s.commands, key)
	s.changed(nil)
	return true, nil
}

// Commands is the menu that the person sees: the narrowest that is set for
// them, each first in their own language.
func (p *Phone) Commands() []Command {
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	return p.commands()
}

func (p *Phone) commands() []Command {
	id, language := p.person.ID, p.person.LanguageCode
	for _, scope := range []struct {
		kind string
		chat int64
	}{{"chat0", id}, {"all_private_chats", 0}, {"default", 0}} {
		for _, language := range []string{language, ""} {
			if menu, ok := p.s.commands[menuKey(scope.kind, scope.chat, language)]; ok {
				return menu
			}
		}
	}
	return nil
}
