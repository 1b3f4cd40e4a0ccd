/** Draws that are the same for the same seed, so that a choice can be explained and a test repeated. */
export type RandomDraw = () => number;

/** Mulberry32: 32 bits of state, even over [0, 1), good enough for choices and useless for secrets. */
export function seededDraw(seed: string): RandomDraw {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where a name falls between 0 and 1, always the same: who is held out follows from this. */
export function shareOf(name: string): number {
  return hashOf(name) / 4_294_967_296;
}

/** A draw from the beta distribution, as two gamma draws beside each other. */
export function betaDraw(alpha: number, beta: number, draw: RandomDraw): number {
  const one = gammaDraw(alpha, draw);
  const other = gammaDraw(beta, draw);
  return one + other === 0 ? 0 : one / (one + other);
}

/** Marsaglia and Tsang, 2000. Shapes under 1 are drawn one higher and scaled back. */
function gammaDraw(shape: number, draw: RandomDraw): number {
  if (shape < 1) return gammaDraw(shape + 1, draw) * positive(draw) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(draw);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(positive(draw)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller. */
function normalDraw(draw: RandomDraw): number {
  return Math.sqrt(-2 * Math.log(positive(draw))) * Math.cos(2 * Math.PI * draw());
}

/** Never 0, whose logarithm is no number. */
function positive(draw: RandomDraw): number {
  return 1 - draw();
}

/** FNV-1a with a last stir, so that names that differ in one letter fall far apart. */
function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
