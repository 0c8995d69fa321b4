package viet

import (
	"bufio"
	"fmt"
	"os"
	"testing"
)

func TestTry(t *testing.T) {
	f, _ := os.Open("/tmp/try.txt")
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		n := ReadNumber(unquote(sc.Text()), NumberContext{})
		fmt.Printf("%-50s %s (%s)\n", sc.Text(), numberString(n), n.Why)
	}
}
