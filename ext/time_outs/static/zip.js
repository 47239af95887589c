// @ts-check
/** Puts files into a zip (PKWARE's APPNOTE, 4.3), uncompressed. */

/** @param {Uint8Array} bytes @returns {number} the sum that a zip keeps of a file (CRC-32) */
function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

/**
 * Returns numbers as a zip holds them, the low byte first.
 *
 * @param {[value: number, bytes: number][]} fields
 */
function packed(...fields) {
  return fields.flatMap(([value, bytes]) =>
    Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 255),
  );
}

/**
 * Returns the parts of a zip of files that are not compressed.
 *
 * @param {[name: string, text: string][]} files
 * @param {Date} made
 */
export function zipOf(files, made) {
  const encoder = new TextEncoder();
  const time = (made.getHours() << 11) | (made.getMinutes() << 5) | (made.getSeconds() >> 1);
  const day = ((made.getFullYear() - 1980) << 9) | ((made.getMonth() + 1) << 5) | made.getDate();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  /** @type {number[]} */
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, bytes] = [encoder.encode(name), encoder.encode(text)];
    const size = bytes.length;
    // Version 2.0, no flags, stored; then the same for the file and for the directory.
    const common = packed(
      [20, 2], [0, 2], [0, 2], [time, 2], [day, 2],
      [checksum(bytes), 4], [size, 4], [size, 4], [path.length, 2], [0, 2],
    );
    const head = new Uint8Array([...packed([0x04034b50, 4]), ...common, ...path]);
    parts.push(head, bytes);
    directory.push(...packed([0x02014b50, 4], [20, 2]), ...common);
    directory.push(...packed([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), ...path);
    offset += head.length + size;
  }
  const count = files.length;
  const end = packed(
    [0x06054b50, 4], [0, 4], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2],
  );
  return [...parts, new Uint8Array([...directory, ...end])];
}
