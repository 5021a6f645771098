package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/gofrs/uuid/v5"
	"github.com/heroiclabs/nakama/v3/server"
)

// stream lets people ask one after the other, and runs a pass each interval, in time that is only counted: what the
// processor is given, and what it answers, is what it would be with a clock. It ends when nobody is left who has
// somebody to play with.
func stream(asked request) ([][3]float64, error) {
	if asked.IntervalMs <= 0 || len(asked.ArrivalsMs) != len(asked.Ratings) {
		return nil, fmt.Errorf("a stream needs an interval, and a rating for each arrival")
	}
	var pairs [][3]float64
	var nowMs float64
	matchmaker := newMatchmaker(func(_ context.Context, entries []*server.MatchmakerEntry) [][]*server.MatchmakerEntry {
		found := pairsOf(entries, asked.DistanceMax)
		for _, pair := range found {
			pairs = append(pairs, [3]float64{placeOf(pair[0]), placeOf(pair[1]), nowMs})
		}
		return found
	}, noRouter{})
	defer matchmaker.Stop()
	for next := 0; next < len(asked.ArrivalsMs); {
		nowMs += asked.IntervalMs
		for ; next < len(asked.ArrivalsMs) && asked.ArrivalsMs[next] <= nowMs; next++ {
			if err := arrive(matchmaker, next, asked.Ratings[next]); err != nil {
				return nil, err
			}
		}
		matchmaker.Process()
	}
	return pairs, nil
}

func arrive(matchmaker *server.LocalMatchmaker, place int, value float64) error {
	id := uuid.Must(uuid.NewV4())
	presences := []*server.MatchmakerPresence{{
		UserId: id.String(), SessionId: id.String(), Username: strconv.Itoa(place), Node: "node", SessionID: id,
	}}
	_, _, err := matchmaker.Add(context.Background(), presences, id.String(), "", "*", 2, 2, 1,
		map[string]string{}, map[string]float64{rating: value})
	return err
}

func placeOf(entry *server.MatchmakerEntry) float64 {
	place, err := strconv.Atoi(entry.Presence.Username)
	if err != nil {
		panic(err)
	}
	return float64(place)
}
