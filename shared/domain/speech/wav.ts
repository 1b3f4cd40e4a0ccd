export type PcmRead =
  | { readonly kind: "pcm"; readonly pcm: Uint8Array }
  | { readonly kind: "unusable"; readonly reason: string };

const RATE = 16_000;
const HEADER = 44;

/** The samples of a WAV file of 16 kHz, one channel and 16 bits; bytes without a WAV header are taken for such samples. */
export function pcmOf(bytes: Uint8Array): PcmRead {
  if (textAt(bytes, 0, 4) !== "RIFF") {
    if (bytes.length % 2 === 0) return { kind: "pcm", pcm: bytes };
    return { kind: "unusable", reason: "samples of 16 bits make an even number of bytes" };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: readonly number[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    if (name === "fmt " && start + 16 <= bytes.length) {
      format = [
        view.getUint16(start, true),
        view.getUint16(start + 2, true),
        view.getUint32(start + 4, true),
        view.getUint16(start + 14, true),
      ];
    }
    if (name === "data") return samples(bytes, start, length, format);
    // Chunks begin at even places.
    at = start + length + (length % 2);
  }
  return { kind: "unusable", reason: "the WAV file holds no samples" };
}

/** The same samples as a file that everything plays. */
export function wavOf(pcm: Uint8Array): Uint8Array {
  const wav = new Uint8Array(HEADER + pcm.length);
  const view = new DataView(wav.buffer);
  const write = (at: number, text: string) => wav.set(new TextEncoder().encode(text), at);
  write(0, "RIFF");
  view.setUint32(4, HEADER - 8 + pcm.length, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, pcm.length, true);
  wav.set(pcm, HEADER);
  return wav;
}

function samples(
  bytes: Uint8Array,
  start: number,
  length: number,
  [encoding, channels, rate, bits]: readonly number[],
): PcmRead {
  if (encoding !== 1 || channels !== 1 || rate !== RATE || bits !== 16) {
    return { kind: "unusable", reason: "the WAV file is not 16 kHz, one channel, 16-bit PCM" };
  }
  const end = Math.min(bytes.length, start + length);
  return { kind: "pcm", pcm: bytes.subarray(start, end - ((end - start) % 2)) };
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
