// What gateways count together: two places over one memory behave as one gateway does.
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

import test from 'ava';
import fc from 'fast-check';

import { AddressRates } from '../../ts/server/address-rates.ts';
import { AddressCounter } from '../../ts/server/addresses.ts';
import { type Commons, commonsOf, ownCommons, sharedCommons } from '../../ts/server/commons.ts';
import { Crowd } from '../../ts/server/crowd.ts';
import { Hellos } from '../../ts/server/hellos.ts';
import { SlowReaders } from '../../ts/server/slow-readers.ts';
import { LIMITS } from '../support/gateway.ts';
import { seedOf } from '../support/seed.ts';

const limits = { ...LIMITS, includeLoopback: true };
const address = '198.51.100.7';

function two(): [Commons, Commons] {
  const shared = sharedCommons(2);
  return [commonsOf(shared, 0), commonsOf(shared, 1)];
}

/** A TCP connection from the address, as far as a crowd looks at one. */
let ports = 0;
function visitor(): Socket & { destroyed: boolean } {
  const socket = new EventEmitter() as Socket & { destroyed: boolean };
  return Object.assign(socket, {
    remoteAddress: address,
    remotePort: ++ports,
    destroy: () => {
      socket.destroyed = true;
      socket.emit('close');
      return socket;
    },
  });
}

test('an address has the same cells everywhere', (t) => {
  const [one, other] = two();
  t.deepEqual(one.cellsOf(address), other.cellsOf(address));
  t.notDeepEqual(one.cellsOf(address), commonsOf(sharedCommons(2), 0).cellsOf(address), 'of another server');
});

test('a rate holds over both', (t) => {
  const [one, other] = two();
  const rate = { perSecond: 10, burst: 20 };
  const rates = [one.helloRates, other.helloRates].map((table) => new AddressRates(rate, table));
  const cells = one.cellsOf(address);
  const passed = Array.from({ length: 100 }, (_, index) => rates[index % 2]?.take(cells, 1_000));
  t.is(passed.filter(Boolean).length, 20);
  t.is(rates[1]?.retryAfterMs(cells, 1_000), rates[0]?.retryAfterMs(cells, 1_000));
  const messages = new AddressRates(rate, other.messageRates);
  t.true(messages.take(cells, 1_000), 'the other rates have tables of their own');
});

test('shared counts are those of an exact counter', (t) => {
  const seed = seedOf(t);
  const step = fc.record({ who: fc.nat(20), place: fc.nat(1), isNew: fc.boolean() });
  const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    const places = two();
    const exact = new AddressCounter();
    for (const { who, place, isNew } of steps) {
      const key = `192.0.2.${who}`;
      const { connections, cellsOf } = places[place] as Commons;
      if (isNew) {
        exact.add(key);
        connections.add(key, cellsOf(key));
      } else if (exact.count(key) > 0) {
        exact.remove(key);
        connections.remove(key, cellsOf(key));
      }
    }
    return Array.from({ length: 21 }, (_, who) => `192.0.2.${who}`).every((key) =>
      places.every(({ connections, cellsOf }) => connections.count(key, cellsOf(key)) === exact.count(key)),
    );
  });
  t.notThrows(() => fc.assert(property, { seed, numRuns: 100 }));
});

for (const [name, places] of [
  ['one gateway', [ownCommons()].flatMap((own) => [own, own])],
  ['two gateways', two()],
] as const) {
  test(`${name}: connections of an address`, (t) => {
    const crowds = places.map(
      (commons) => new Crowd({ ...limits, connectionsPerAddress: 3 }, false, commons),
    );
    const sockets = Array.from({ length: 4 }, visitor);
    const visits = sockets.map((socket, index) => {
      const crowd = crowds[index % 2] as Crowd;
      crowd.enter(socket, address, 0);
      return crowd.take(socket);
    });
    t.deepEqual(
      visits.map((visit) => visit?.standing.isRefused),
      [false, false, false, true],
    );
    t.is(crowds[0]?.size, 4);
    for (const socket of sockets) socket.destroy();
    t.is(crowds[1]?.size, 0);
    const again = visitor();
    crowds[0]?.enter(again, address, 0);
    t.false(crowds[0]?.take(again)?.standing.isRefused);
    again.destroy();
  });

  test(`${name}: headroom`, (t) => {
    const crowds = places.map((commons) => new Crowd(limits, false, commons));
    for (const crowd of crowds) crowd.limitTo(2);
    const sockets = Array.from({ length: 3 }, visitor);
    for (const [index, socket] of sockets.entries()) crowds[index % 2]?.enter(socket, undefined, 0);
    t.deepEqual([crowds[0]?.hasHeadroom, crowds[1]?.hasHeadroom], [false, false]);
    sockets[0]?.destroy();
    t.deepEqual([crowds[0]?.hasHeadroom, crowds[1]?.hasHeadroom], [true, true]);
    for (const socket of sockets.slice(1)) socket.destroy();
  });

  test(`${name}: hellos in flight, of all and of an address`, (t) => {
    const inFlight = { ...limits, hellosInFlight: 3, hellosInFlightPerAddress: 2 };
    const hellos = places.map((commons) => new Hellos(inFlight, commons));
    const cells = places[0]?.cellsOf(address);
    const greeter = (addressKey: string) => ({
      addressKey,
      cells: addressKey === '' ? undefined : cells,
      helloInFlight: false,
    });
    const [first, second, third] = [greeter(address), greeter(address), greeter(address)];
    hellos[0]?.begin(first, 0);
    hellos[1]?.begin(second, 0);
    t.throws(() => hellos[0]?.begin(third, 0), { message: /signing in/ });
    hellos[0]?.begin(greeter(''), 0);
    t.throws(() => hellos[1]?.begin(greeter(''), 0), { message: /signing in/ });
    hellos[1]?.end(second);
    t.is(hellos[0]?.inFlight, 2);
    hellos[0]?.begin(third, 0);
    t.is(hellos[1]?.inFlight, 3);
  });
}

test('unread bytes of all gateways fit the limit', (t) => {
  const seed = seedOf(t);
  const backlog = fc.array(fc.nat(400), { maxLength: 20 });
  const property = fc.property(fc.array(backlog, { minLength: 1, maxLength: 4 }), (places) => {
    const shared = sharedCommons(places.length);
    const sendBuffersBytes = 1_000;
    const lists = places.map((sizes) =>
      sizes.map((writableLength) => ({ socket: { writableLength }, isLive: true })),
    );
    const readers = lists.map((connections, place) => {
      const { unreadAllowance } = commonsOf(shared, place);
      const all = new SlowReaders({ sendBufferBytes: 1_000, sendBuffersBytes }, unreadAllowance);
      for (const connection of connections) all.isTooSlow(connection);
      return all;
    });
    // Twice: what the last one leaves unread is news to the first one.
    for (const one of [...readers, ...readers]) {
      one.relieve((connection) => Object.assign(connection.socket, { writableLength: 0 }));
    }
    const left = lists.flat().reduce((sum, { socket }) => sum + socket.writableLength, 0);
    return left <= sendBuffersBytes;
  });
  t.notThrows(() => fc.assert(property, { seed, numRuns: 300 }));
});

test('a gateway alone may use the whole limit on unread bytes, and one of two what the other leaves', (t) => {
  t.is(ownCommons().unreadAllowance(900, 1_000), 1_000);
  const [one, other] = two();
  t.is(one.unreadAllowance(900, 1_000), 1_000);
  t.is(other.unreadAllowance(50, 1_000), 500, 'half at least, and the other gives way');
  t.is(one.unreadAllowance(900, 1_000), 950);
});
