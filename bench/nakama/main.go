// Nakama's matchmaker as a rival: an ordinary dependency, driven over standard input by `npm run bench -- nakama` and
// `npm run bench -- frontier`.
//
// One JSON object a line comes in, one goes out:
//
//	{"command": "prepare", "processor": true, "distanceMax": 100, "ratings": [1500, 1510]}  ->  {}
//	{"command": "round"}                                                        ->  {"nanoseconds": 12345}
//	{"command": "stream", "intervalMs": 1000, "distanceMax": 100, "arrivalsMs": [0, 3], "ratings": [1500, 1510]}
//	                                                                            ->  {"pairs": [[0, 1, 1000]]}
//
// A round is checked before its time is told. Whatever goes wrong ends the process with 1 and a sentence.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A request is one line that comes in.
type request struct {
	Command string `json:"command"`
	// Whether the sort-and-pair processor is registered; else Nakama searches by itself.
	Processor bool `json:"processor"`
	// The largest legal difference of two ratings.
	DistanceMax float64   `json:"distanceMax"`
	Ratings     []float64 `json:"ratings"`
	// Of `stream`: when each asks, rising, and how far two passes are apart, in milliseconds.
	ArrivalsMs []float64 `json:"arrivalsMs"`
	IntervalMs float64   `json:"intervalMs"`
}

// An answer is one line that goes out.
type answer struct {
	Nanoseconds int64 `json:"nanoseconds,omitempty"`
	// Of `stream`: who met whom, as places in the request, and when, in milliseconds.
	Pairs [][3]float64 `json:"pairs,omitempty"`
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(from io.Reader, to io.Writer) error {
	decoder := json.NewDecoder(bufio.NewReader(from))
	encoder := json.NewEncoder(to)
	var crowd *crowd
	for {
		var asked request
		if err := decoder.Decode(&asked); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		var told answer
		var err error
		switch asked.Command {
		case "prepare":
			crowd, err = newCrowd(asked)
		case "round":
			told.Nanoseconds, err = crowd.round()
		case "stream":
			told.Pairs, err = stream(asked)
		default:
			err = fmt.Errorf("no command %q", asked.Command)
		}
		if err != nil {
			return err
		}
		if err := encoder.Encode(told); err != nil {
			return err
		}
	}
}
