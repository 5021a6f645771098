//go:build !unix

package main

import "time"

var start = time.Now()

// busy is where nobody counts what threads run: the time that has gone by.
func busy() time.Duration { return time.Since(start) }
