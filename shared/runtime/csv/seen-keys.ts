export type SeenKeys = {
  /** Whether the key was there before; it is there afterwards. */
  add(key: string): boolean;
  has(key: string): boolean;
  readonly size: number;
  readonly bytes: number;
};

const SHARDS = 64;
const START_SLOTS = 64;
// Slots are tried one after the other, which gets slow when few are free.
const FULLEST = 0.8;
const GROWTH = 1.5;

/**
 * Remembers keys by 53 bits of their hash, 8 bytes a slot: three million keys take 30 to 45 MB. The table is in 64
 * parts that grow one by one, so that growing never needs the memory twice.
 *
 * A new key is taken for one of n others with a chance of n / 2^53: among three million keys that happens once in
 * two thousand files (n^2 / 2^54 = 0.0005). Not for hostile keys: whoever makes up a file can make up two colliding
 * rows in it, and loses one of their own.
 */
export function createSeenKeys(): SeenKeys {
  const shards = Array.from({ length: SHARDS }, emptyShard);
  let size = 0;
  return {
    add(key) {
      const hash = hash53(key);
      const shard = shardOf(hash);
      const slot = find(shard.slots, hash);
      if (shard.slots[slot] === hash) return true;
      shard.slots[slot] = hash;
      shard.used++;
      size++;
      if (shard.used > shard.slots.length * FULLEST) shard.slots = grow(shard.slots);
      return false;
    },
    has(key) {
      const hash = hash53(key);
      const { slots } = shardOf(hash);
      return slots[find(slots, hash)] === hash;
    },
    get size() {
      return size;
    },
    get bytes() {
      return shards.reduce((sum, { slots }) => sum + slots.byteLength, 0);
    },
  };

  function shardOf(hash: number): Shard {
    return shards[hash % SHARDS] ?? emptyShard();
  }
}

type Shard = { slots: Float64Array; used: number };

function emptyShard(): Shard {
  return { slots: new Float64Array(START_SLOTS), used: 0 };
}

// The low bits have chosen the shard; the others choose the slot.
function find(slots: Float64Array, hash: number): number {
  let slot = Math.floor(hash / SHARDS) % slots.length;
  while (slots[slot] !== 0 && slots[slot] !== hash) slot = slot + 1 === slots.length ? 0 : slot + 1;
  return slot;
}

function grow(slots: Float64Array): Float64Array {
  const grown = new Float64Array(Math.ceil(slots.length * GROWTH));
  for (const hash of slots) if (hash !== 0) grown[find(grown, hash)] = hash;
  return grown;
}

// cyrb53 by bryc (public domain): two multiplicative hashes of 32 bits, 53 bits of which fit a double. 0 means an empty slot.
function hash53(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2_654_435_761);
    two = Math.imul(two ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & two) + (one >>> 0) || 1;
}
