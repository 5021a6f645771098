// Loaded before musterd, this makes every engine fail when a file appears: a native failure cannot be had on order.
import { existsSync } from 'node:fs';

import { Link } from '../../ts/engine/link.ts';
import { MusterdError } from '../../ts/errors.ts';

/** The variable of the environment that names the file. */
export const SIGN = 'FAIL_WHEN_THERE_IS';

const { onFatal } = Link.prototype;

Link.prototype.onFatal = function (callback) {
  const timer = setInterval(() => {
    if (!existsSync(process.env[SIGN] ?? '')) return;
    clearInterval(timer);
    callback(new MusterdError('INTERNAL', 'The engine has ended: as the test wanted'));
  }, 10);
  timer.unref();
  onFatal.call(this, callback);
};
