package telegram

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"strings"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Download fetches a file that somebody sent, by its ID, if it has at most so many
// bytes. Telegram lets a bot have 20 MB. A larger
// one is chat.Refused.
func (c *Client) Download(ctx context.Context, id string, most int64) ([]byte, error) {
	const method = "getFile"
	result, err := c.request(ctx, method, tgbotapi.Params{"file_id": id})
	if err != nil {
		return nil, err
	}
	var f struct {
		Path string `json:"file_path"`
		Size int64  `json:"file_size"`
	}
	if err := json.Unmarshal(result, &f); err != nil || f.Path == "" || path.IsAbs(f.Path) || strings.Contains(f.Path, "..") {
		return nil, unreadable(method)
	}
	if f.Size > most {
		return nil, refused(method, "file is too big")
	}
	return c.fetch(ctx, f.Path, most)
}

// fetch reads a file at Telegram. Its address holds the token, so no error of the
// connection leaves this function as it is.
func (c *Client) fetch(ctx context.Context, name string, most int64) ([]byte, error) {
	const method = "file"
	k := c.newCall(ctx, method)
	ctx, cancel := context.WithTimeout(ctx, uploadTimeout)
	defer cancel()
	at := c.base
	bot := strings.LastIndex(at.Path, "/bot")
	at.Path = at.Path[:bot] + "/file" + at.Path[bot:] + "/" + name
	req := (&http.Request{Method: http.MethodGet, URL: &at, Header: http.Header{}}).WithContext(ctx)
	resp, err := c.send.RoundTrip(req)
	if err != nil {
		return nil, k.problem(err, 0)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, k.problem(&notJSON{status: resp.StatusCode}, resp.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	switch {
	case err != nil:
		return nil, k.problem(err, 0)
	case int64(len(data)) > most:
		return nil, refused(method, "file is too big")
	}
	return data, nil
}
