package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"strconv"

	"github.com/gofrs/uuid/v5"
	"github.com/heroiclabs/nakama-common/rtapi"
	"github.com/heroiclabs/nakama/v3/server"
	"google.golang.org/protobuf/proto"
)

// A crowd asks for matches, again in each round.
type crowd struct {
	askers      []asker
	distanceMax float64
	processor   bool
}

// An asker is a session with its request, encoded as a client of Nakama sends it.
type asker struct {
	sessionID uuid.UUID
	session   string
	username  string
	frame     []byte
}

func newCrowd(asked request) (*crowd, error) {
	made := &crowd{distanceMax: asked.DistanceMax, processor: asked.Processor}
	for place, value := range asked.Ratings {
		one, err := newAsker(place, value, asked)
		if err != nil {
			return nil, err
		}
		made.askers = append(made.askers, one)
	}
	return made, nil
}

func newAsker(place int, value float64, asked request) (asker, error) {
	query := "*"
	if !asked.Processor {
		query = fmt.Sprintf("+properties.%[1]s:>=%[2]f +properties.%[1]s:<=%[3]f",
			rating, value-asked.DistanceMax, value+asked.DistanceMax)
	}
	frame, err := proto.Marshal(&rtapi.Envelope{
		Cid: "enqueue-1",
		Message: &rtapi.Envelope_MatchmakerAdd{MatchmakerAdd: &rtapi.MatchmakerAdd{
			MinCount: 2, MaxCount: 2, Query: query, NumericProperties: map[string]float64{rating: value},
		}},
	})
	var id uuid.UUID
	binary.BigEndian.PutUint64(id[8:], uint64(place)+1)
	return asker{sessionID: id, session: id.String(), username: strconv.Itoa(place), frame: frame}, err
}

// round lets everybody ask a new matchmaker and runs the pass that matches all: frames in, decoded, added, searched,
// and every frame out encoded. The nanoseconds of that, after its matches have been checked.
//
// Nakama's own search is spared the way in, which takes it ten times as long as its pass: it writes a segment of its
// text index for each ticket. Its tickets are inserted in one batch, and the clock runs for the pass and its frames.
func (crowd *crowd) round() (int64, error) {
	router := &encodingRouter{}
	var processor server.RuntimeMatchmakerProcessorFunction
	if crowd.processor {
		processor = sortAndPair(crowd.distanceMax)
	}
	matchmaker := newMatchmaker(processor, router)
	defer matchmaker.Stop()
	matched := make(chan [][]*server.MatchmakerEntry, 1)
	matchmaker.OnMatchedEntries(func(entries [][]*server.MatchmakerEntry) { matched <- entries })

	watch := startWatch()
	if crowd.processor {
		if err := crowd.ask(matchmaker); err != nil {
			return 0, err
		}
	} else {
		if err := crowd.insert(matchmaker); err != nil {
			return 0, err
		}
		watch = startWatch()
	}
	matchmaker.Process()
	elapsed := watch.elapsed()

	if frames := int(router.frames.Load()); frames != len(crowd.askers) {
		return 0, fmt.Errorf("%d of %d players were told of a match", frames, len(crowd.askers))
	}
	return elapsed.Nanoseconds(), crowd.check(<-matched)
}

func (crowd *crowd) ask(matchmaker *server.LocalMatchmaker) error {
	for place := range crowd.askers {
		if err := crowd.askers[place].ask(matchmaker); err != nil {
			return err
		}
	}
	return nil
}

// insert adds everybody in one batch, as Nakama does when a node takes over the tickets of another.
func (crowd *crowd) insert(matchmaker *server.LocalMatchmaker) error {
	extracts := make([]*server.MatchmakerExtract, len(crowd.askers))
	for place := range crowd.askers {
		one := &crowd.askers[place]
		var envelope rtapi.Envelope
		if err := proto.Unmarshal(one.frame, &envelope); err != nil {
			return err
		}
		incoming := envelope.GetMatchmakerAdd()
		extracts[place] = &server.MatchmakerExtract{
			Presences: one.presences(), SessionID: one.session, Query: incoming.Query,
			MinCount: int(incoming.MinCount), MaxCount: int(incoming.MaxCount), CountMultiple: 1,
			StringProperties: incoming.StringProperties, NumericProperties: incoming.NumericProperties,
			Ticket: one.session, Count: 1, CreatedAt: int64(place), Node: "node",
		}
	}
	return matchmaker.Insert(extracts)
}

func (one *asker) presences() []*server.MatchmakerPresence {
	return []*server.MatchmakerPresence{{
		UserId: one.session, SessionId: one.session, Username: one.username, Node: "node", SessionID: one.sessionID,
	}}
}

// ask does what Nakama's pipeline does with the frame of a MatchmakerAdd.
func (one *asker) ask(matchmaker *server.LocalMatchmaker) error {
	var envelope rtapi.Envelope
	if err := proto.Unmarshal(one.frame, &envelope); err != nil {
		return err
	}
	incoming := envelope.GetMatchmakerAdd()
	ticket, _, err := matchmaker.Add(context.Background(), one.presences(), one.session, "", incoming.Query,
		int(incoming.MinCount), int(incoming.MaxCount), 1, incoming.StringProperties, incoming.NumericProperties)
	if err != nil {
		return err
	}
	_, err = proto.Marshal(&rtapi.Envelope{
		Cid:     envelope.Cid,
		Message: &rtapi.Envelope_MatchmakerTicket{MatchmakerTicket: &rtapi.MatchmakerTicket{Ticket: ticket}},
	})
	return err
}

// check says what is wrong with the matches: everybody plays once, against one who is near in rating.
func (crowd *crowd) check(matches [][]*server.MatchmakerEntry) error {
	seen := make([]bool, len(crowd.askers))
	for _, match := range matches {
		if len(match) != 2 {
			return fmt.Errorf("a match of %d", len(match))
		}
		if gap := gapOf(match); gap > crowd.distanceMax {
			return fmt.Errorf("a match of two who are %f apart", gap)
		}
		for _, entry := range match {
			place, err := strconv.Atoi(entry.Presence.Username)
			if err != nil || seen[place] {
				return fmt.Errorf("player %s is in two matches", entry.Presence.Username)
			}
			seen[place] = true
		}
	}
	if 2*len(matches) != len(crowd.askers) {
		return fmt.Errorf("%d matches of %d players", len(matches), len(crowd.askers))
	}
	return nil
}

func gapOf(match []*server.MatchmakerEntry) float64 {
	gap := match[0].NumericProperties[rating] - match[1].NumericProperties[rating]
	return max(gap, -gap)
}
