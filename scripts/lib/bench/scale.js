/**
 * Where a value lies along an axis, and which values are written beside it.
 *
 * @typedef {{ at: (value: number) => number, values: number[] }} Marks
 */

/** About so many values are written beside a linear axis. */
const STEPS = 6;
/** More powers of ten than this, and only each second one is written. */
const POWERS_MAX = 9;

/**
 * @param {import('./chart.js').Axis} axis
 * @param {number[]} values all that are drawn; above 0 where the scale is logarithmic
 * @param {number} from the pixel of the least
 * @param {number} to that of the greatest
 * @returns {Marks}
 */
export function marks(axis, values, from, to) {
  const scale = axis.scale === 'log' ? logarithmic(values) : linear(values);
  const [least = 0, greatest = 1] = [scale.values[0], scale.values.at(-1)];
  const [begin, end] = [scale.place(least), scale.place(greatest)];
  const at = (/** @type {number} */ value) =>
    Math.round((from + ((scale.place(value) - begin) / (end - begin)) * (to - from)) * 10) / 10;
  return { at, values: scale.values };
}

/** @param {number[]} values */
function linear(values) {
  const [least, greatest] = [Math.min(0, ...values), Math.max(...values)];
  const rough = (greatest - least || 1) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(least / step);
  const count = Math.max(1, Math.ceil(greatest / step) - first);
  return {
    place: (/** @type {number} */ value) => value,
    values: Array.from({ length: count + 1 }, (_, index) => (first + index) * step),
  };
}

/** @param {number[]} values */
function logarithmic(values) {
  if (values.some((value) => value <= 0)) throw new Error('a logarithmic axis has no place for 0');
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const stride = last - first > POWERS_MAX ? 2 : 1;
  const powers = Array.from(
    { length: Math.ceil((last - first) / stride) + 1 },
    (_, index) => first + index * stride,
  );
  return { place: Math.log10, values: powers.map((power) => 10 ** power) };
}

/** @param {Marks} along */
export const ticksOf = ({ at, values }) => values.map((value) => ({ at: at(value), text: short(value) }));

/**
 * The unit behind an axis' name.
 *
 * @param {import('./chart.js').Axis} axis
 */
export const ending = ({ unit }) => (unit === '' ? '' : `, ${unit}`);

/**
 * `2 K` for 2,000, so that labels do not run into each other.
 *
 * @param {number} value
 */
export function short(value) {
  const [size, letter] =
    Math.abs(value) >= 1e9
      ? [1e9, ' G']
      : Math.abs(value) >= 1e6
        ? [1e6, ' M']
        : Math.abs(value) >= 1e3
          ? [1e3, ' K']
          : [1, ''];
  return `${Number((value / size).toPrecision(6))}${letter}`;
}
