// Values that a caller may pass by mistake or on purpose, each made anew: some can be used up.

/** What the throwing values throw: it must come out as it is. */
export const OWN_ERROR = new Error("the caller's own");

function throwOwn(): never {
  throw OWN_ERROR;
}

/** An object that refuses whatever is done with it. */
function throwingProxy(): object {
  const handler = Object.fromEntries(
    Object.getOwnPropertyNames(Reflect).map((trap) => [trap, throwOwn]),
  ) as ProxyHandler<object>;
  return new Proxy({}, handler);
}

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** An object all of whose likely fields throw. */
function throwingGetters(): object {
  const names = ['name', 'graceMs', 'heartbeat', 'seed', 'length', 'byteLength', 'valueOf', 'toString'];
  return Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { get: throwOwn, enumerable: true }])),
  );
}

function circular(): unknown[] {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

/** A view whose memory has been given away. */
export function detached(bytes = 64): Uint8Array {
  const view = new Uint8Array(bytes);
  structuredClone(view, { transfer: [view.buffer] });
  return view;
}

/** Name to a maker of the value. */
export const hostileValues: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  'a BigInt': () => 2n ** 70n,
  'a symbol': () => Symbol('x'),
  'minus zero': () => -0,
  'not a number': () => Number.NaN,
  infinity: () => Number.NEGATIVE_INFINITY,
  'a fraction': () => 0.5,
  'more than 32 bits': () => 2 ** 32,
  'beyond the exact': () => Number.MAX_VALUE,
  'no text': () => '',
  'a lone surrogate': () => '\ud800',
  'a text with a zero': () => 'a\0b',
  'a text of a megabyte': () => 'x'.repeat(2 ** 20),
  'an object': () => ({}),
  'an object without prototype': () => Object.create(null),
  'a number in an object': () => ({ valueOf: () => 1, toString: () => '1' }),
  'a circular array': circular,
  'an array with holes': () => Array.from({ length: 3 }).fill(1, 2),
  'an array of a million': () => Array.from({ length: 1_000_000 }).fill(0),
  'a function': () => () => {},
  'a function that throws': () => throwOwn,
  'a class': () => Map,
  'a generator': () => (function* () {})(),
  'a promise': () => Promise.resolve(1),
  'a date': () => new Date(Number.NaN),
  'a map': () => new Map([['name', 1]]),
  'a weak reference': () => new WeakRef({}),
  'a regular expression': () => /x/,
  'an error': () => new TypeError('x'),
  'throwing getters': throwingGetters,
  'a throwing proxy': throwingProxy,
  'a revoked proxy': revokedProxy,
  'a proxy of bytes': () => new Proxy(new Uint8Array(8), {}),
  'bytes by prototype alone': () => Object.create(Uint8Array.prototype),
  'a detached view': () => detached(),
  'an ArrayBuffer': () => new ArrayBuffer(8),
  'shared memory': () => new Uint8Array(new SharedArrayBuffer(8)),
  'a DataView': () => new DataView(new ArrayBuffer(8)),
  'signed bytes': () => new Int8Array(8),
  'clamped bytes': () => new Uint8ClampedArray(8),
  'a typed array of another width': () => new BigUint64Array(2),
  'bytes of nonsense': () => new Uint8Array(300).fill(0xff),
  'the global object': () => globalThis,
};
