package main

import "time"

// A stopwatch tells the shorter of the time that went by and the time that all threads ran: so neither others on the
// machine count against Nakama, nor its own use of several cores.
type stopwatch struct {
	began time.Time
	busy  time.Duration
}

func startWatch() stopwatch { return stopwatch{time.Now(), busy()} }

func (watch stopwatch) elapsed() time.Duration {
	return min(time.Since(watch.began), busy()-watch.busy)
}
