import test from 'ava';

import { familiesOf } from '../../ts/telemetry/families.ts';
import type { QueueFigures } from '../../ts/telemetry/figures.ts';
import { Histogram } from '../../ts/telemetry/histogram.ts';
import { TestClient } from '../support/client.ts';
import { solo, startServer } from './scene.ts';

/** The value of each line of an exposition, by name and labels. */
function valuesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('the metrics count what happened', async (t) => {
  const { server, ask } = await startServer(t);
  const { client } = await TestClient.welcomed(server.url, { playerId: 'eve' });
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann', 1_500) });
  await ask('POST', '/v1/tickets', { body: solo('t2', 'bob', 1_500) });
  await ask('POST', '/v1/tickets', { body: solo('t3', 'cat', 1_500) });
  await ask('POST', '/v1/tickets', { body: solo('t4', 'dan', 9_000) });
  await ask('DELETE', '/v1/tickets/t4');
  const { headers, body } = await ask('GET', '/metrics');
  t.is(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  const values = valuesOf(body);
  for (const [line, value] of [
    ['musterd_sessions', 1],
    ['musterd_tickets_total{queue="duel",outcome="completed"}', 2],
    ['musterd_tickets_total{queue="duel",outcome="cancelled"}', 1],
    ['musterd_tickets_total{queue="squads",outcome="completed"}', 0],
    ['musterd_match_attempts_total{queue="duel",result="hit"}', 1],
    ['musterd_queue_backlog{queue="duel"}', 1],
    ['musterd_wait_seconds_count{queue="duel"}', 2],
    ['musterd_wait_seconds_bucket{queue="duel",le="+Inf"}', 2],
    ['musterd_match_quality_count{queue="duel"}', 1],
    ['musterd_match_quality_sum{queue="duel"}', 1],
    ['musterd_heartbeat_rtt_seconds_count', 0],
    ['musterd_search_budget_exhausted_total{queue="duel"}', 0],
    ['musterd_poisoned_total', 0],
  ] as const) {
    t.is(values.get(line), value, line);
  }
  t.true((values.get('musterd_oldest_ticket_seconds{queue="duel"}') ?? 0) > 0);
  const occupancy = values.get('musterd_intake_ring_occupancy_ratio') ?? -1;
  t.true(occupancy >= 0 && occupancy <= 1);
  await client.close();
});

test('round trips of heartbeats and the lag of the event loop are measured', async (t) => {
  const heartbeat = { intervalMs: 50, timeoutMs: 40, suspectIntervalMs: 50 };
  const { server, ask } = await startServer(t, { heartbeat });
  const { client } = await TestClient.welcomed(server.url, { playerId: 'ann' });
  for (const name of ['musterd_heartbeat_rtt_seconds_count', 'musterd_event_loop_lag_seconds_count']) {
    let count = 0;
    while (count === 0) count = valuesOf((await ask('GET', '/metrics')).body).get(name) ?? 0;
    t.true(count > 0, name);
  }
  await client.close();
});

test('a value on a bound belongs to its bucket', (t) => {
  const histogram = new Histogram([1, 2]);
  for (const value of [0, 1, 1.5, 2, 3]) histogram.observe(value);
  t.deepEqual(histogram.counts, [2, 2, 1]);
  t.is(histogram.sum, 7.5);
});

/** A queue in which everything happened once. */
function queueOf(name: string): QueueFigures {
  const once = { bounds: [1], counts: [1, 0], sum: 0.5 };
  return {
    name,
    tickets: { completed: 1, cancelled: 1, timed_out: 1, failed: 1 },
    attempts: { hit: 1, miss: 1 },
    backlog: 1,
    oldestTicketSeconds: 1,
    budgetExhausted: 1,
    waitSeconds: once,
    matchQuality: once,
  };
}

const families = (queues: readonly QueueFigures[]) => {
  const empty = { bounds: [1], counts: [0, 0], sum: 0 };
  const figures = {
    sessions: 0,
    intakeRingOccupancy: 0,
    poisoned: 0,
    tiers: {
      hot: { hit: 1, miss: 2 },
      warm: { hit: 3, miss: 4 },
      warmPlayers: 5,
      warmBytes: 6,
      loading: 7,
      loaded: 8,
      unavailable: 9,
      failures: 10,
    },
    journalCommitSeconds: empty,
    heartbeatRttSeconds: empty,
    eventLoopLagSeconds: empty,
  };
  return new Map(familiesOf({ ...figures, queues }).map((family) => [family.name, family]));
};

test('look-ups are counted by tier and result', (t) => {
  const samples = families([]).get('musterd_tier_lookups_total')?.samples;
  t.deepEqual(
    samples?.map(({ value, labels }) => [labels['tier'], labels['result'], value]),
    [
      ['hot', 'hit', 1],
      ['hot', 'miss', 2],
      ['warm', 'hit', 3],
      ['warm', 'miss', 4],
      ['cold', 'hit', 8],
      ['cold', 'miss', 9],
    ],
  );
});

test('buckets are cumulative', (t) => {
  const samples = families([queueOf('duel')]).get('musterd_wait_seconds')?.samples;
  t.deepEqual(
    samples?.map(({ suffix, value, labels }) => [suffix, value, labels['le']]),
    [
      ['_bucket', 1, 1],
      ['_bucket', 1, '+Inf'],
      ['_sum', 0.5, undefined],
      ['_count', 1, undefined],
    ],
  );
});

test('a thousand queues have a hundred labels, and nothing is lost', (t) => {
  const queues = Array.from({ length: 1_000 }, (_, index) => queueOf(`q${index}`));
  const all = families(queues);
  for (const name of ['musterd_queue_backlog', 'musterd_search_budget_exhausted_total']) {
    const samples = all.get(name)?.samples ?? [];
    t.is(samples.length, 101);
    t.is(
      samples.reduce((sum, { value }) => sum + value, 0),
      1_000,
    );
    t.is(samples.find(({ labels }) => labels['queue'] === '_other')?.value, 900);
  }
  t.is(all.get('musterd_oldest_ticket_seconds')?.samples.at(-1)?.value, 1);
  t.is(all.get('musterd_wait_seconds')?.samples.at(-1)?.value, 900);
});
