import test from 'ava';

import {
  binaryFrame,
  FRAME_HEADER_BYTES_MAX,
  textFrame,
  writeBinaryHeader,
} from '../../ts/server/websocket-frames.ts';
import { frames } from '../support/raw-socket.ts';

const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000];

for (const length of LENGTHS) {
  test(`frames of ${length} bytes are read back by another reader`, (t) => {
    const payload = Buffer.alloc(length, 'x');
    t.deepEqual(frames(binaryFrame(payload)), [{ opcode: 2, payload }]);
    t.deepEqual(frames(textFrame(payload.toString())), [{ opcode: 1, payload }]);
    const before = Buffer.concat([Buffer.alloc(FRAME_HEADER_BYTES_MAX), payload]);
    const start = writeBinaryHeader(before, FRAME_HEADER_BYTES_MAX, length);
    t.true(start >= 0 && before.subarray(0, start).every((byte) => byte === 0));
    t.deepEqual(frames(before.subarray(start)), [{ opcode: 2, payload }]);
  });
}

test('the length of a text is that of its bytes', (t) => {
  t.deepEqual(frames(textFrame('🂡'.repeat(40))), [{ opcode: 1, payload: Buffer.from('🂡'.repeat(40)) }]);
});
