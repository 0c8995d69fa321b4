package sim

import "net/http"

// A refusal is an error as the Bot API says it.
type refusal struct {
	code       int
	text       string
	retryAfter int // seconds
}

func (r *refusal) Error() string { return r.text }

var (
	unauthorized   = &refusal{code: http.StatusUnauthorized, text: "Unauthorized"}
	methodNotFound = &refusal{code: http.StatusNotFound, text: "Not Found: method not found"}
	tooLarge       = &refusal{code: http.StatusRequestEntityTooLarge, text: "Request Entity Too Large"}
)

// badRequest refuses a call with code 400.
func badRequest(text string) error {
	return &refusal{code: http.StatusBadRequest, text: "Bad Request: " + text}
}

// forbidden refuses a call with code 403.
func forbidden(text string) error {
	return &refusal{code: http.StatusForbidden, text: "Forbidden: " + text}
}

// conflict refuses a poll with code 409.
func conflict(text string) error {
	return &refusal{code: http.StatusConflict, text: "Conflict: " + text}
}

func codeOf(err error) int {
	switch err := err.(type) {
	case nil:
		return http.StatusOK
	case *refusal:
		return err.code
	default:
		return http.StatusInternalServerError
	}
}
