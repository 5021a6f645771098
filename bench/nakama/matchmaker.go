package main

import (
	"context"
	"reflect"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/heroiclabs/nakama-common/rtapi"
	"github.com/heroiclabs/nakama/v3/server"
	"go.uber.org/zap"
	"google.golang.org/protobuf/proto"
)

// Seconds between two passes that Nakama would run by itself: never within a benchmark, which runs them.
const neverSeconds = 1_000_000

// newMatchmaker makes Nakama's own matchmaker with its default settings, no metrics, and a router that encodes.
func newMatchmaker(processor server.RuntimeMatchmakerProcessorFunction, router server.MessageRouter) *server.LocalMatchmaker {
	logger := zap.NewNop()
	config := server.NewConfig(logger)
	config.Matchmaker.IntervalSec = neverSeconds
	runtime := &server.Runtime{}
	if processor != nil {
		register(runtime, processor)
	}
	return server.NewLocalMatchmaker(logger, logger, config, router, noMetrics{}, runtime).(*server.LocalMatchmaker)
}

// register does what RegisterMatchmakerProcessor does when a plugin calls it, without the plugin, which would also
// convert every entry to an interface in every pass: the rival is spared that.
func register(runtime *server.Runtime, processor server.RuntimeMatchmakerProcessorFunction) {
	field := reflect.ValueOf(runtime).Elem().FieldByName("matchmakerProcessorFunction")
	// The field is not exported; its address and type are its own.
	reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Set(reflect.ValueOf(processor))
}

// noMetrics takes the one figure that the matchmaker reports.
type noMetrics struct{ server.Metrics }

func (noMetrics) Matchmaker(float64, float64, time.Duration) {}

// encodingRouter encodes what it is given, as Nakama's does for each session, and counts.
type encodingRouter struct {
	server.MessageRouter
	frames atomic.Int64
}

func (router *encodingRouter) SendToPresenceIDs(_ *zap.Logger, presences []*server.PresenceID, envelope *rtapi.Envelope, _ bool) {
	if _, err := proto.Marshal(envelope); err != nil {
		panic(err)
	}
	router.frames.Add(int64(len(presences)))
}

// noRouter takes messages and does nothing.
type noRouter struct{ server.MessageRouter }

func (noRouter) SendToPresenceIDs(*zap.Logger, []*server.PresenceID, *rtapi.Envelope, bool) {}

// sortAndPair is the custom processor: neighbours in rating play, if they are near enough.
func sortAndPair(distanceMax float64) server.RuntimeMatchmakerProcessorFunction {
	return func(_ context.Context, entries []*server.MatchmakerEntry) [][]*server.MatchmakerEntry {
		return pairsOf(entries, distanceMax)
	}
}
