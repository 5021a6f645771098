package main

import (
	"cmp"
	"slices"

	"github.com/heroiclabs/nakama/v3/server"
)

// The name of the one property.
const rating = "rating"

// rated is an entry with its rating out of the map, so that sorting does not look it up n log n times.
type rated struct {
	rating float64
	entry  *server.MatchmakerEntry
}

// pairsOf sorts by rating and pairs neighbours that may play.
func pairsOf(entries []*server.MatchmakerEntry, distanceMax float64) [][]*server.MatchmakerEntry {
	sorted := make([]rated, len(entries))
	for place, entry := range entries {
		sorted[place] = rated{entry.NumericProperties[rating], entry}
	}
	slices.SortFunc(sorted, func(one, other rated) int { return cmp.Compare(one.rating, other.rating) })
	pairs := make([][]*server.MatchmakerEntry, 0, len(entries)/2)
	for place := 0; place+1 < len(sorted); place++ {
		if sorted[place+1].rating-sorted[place].rating <= distanceMax {
			pairs = append(pairs, []*server.MatchmakerEntry{sorted[place].entry, sorted[place+1].entry})
			place++
		}
	}
	return pairs
}
