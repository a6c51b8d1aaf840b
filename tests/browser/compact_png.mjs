// Makes the PNG of a screenshot small: at most 256 colours, which is all that a page of text has use for.
import { deflateSync, inflateSync } from 'node:zlib';

// Of PNG, appendix D of its specification.
const TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

// The pixels of a PNG of eight bits a channel, without interlacing, which is what browsers write.
function read(png) {
  const header = { width: png.readUInt32BE(16), height: png.readUInt32BE(20), channels: { 2: 3, 6: 4 }[png[25]] };
  if (png[24] !== 8 || !header.channels || png[28] !== 0) throw new Error('not the kind of PNG that a browser writes');
  const parts = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const { width, height, channels } = header;
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const pixels = Buffer.alloc(line * height);
  const paeth = (a, b, c) => {
    const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
    if (pa <= pb && pa <= pc) return a;
    return pb <= pc ? b : c;
  };
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; ++x) {
      const a = x >= channels ? pixels[y * line + x - channels] : 0;
      const b = y > 0 ? pixels[(y - 1) * line + x] : 0;
      const c = x >= channels && y > 0 ? pixels[(y - 1) * line + x - channels] : 0;
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x] + guess;
    }
  }
  return { ...header, pixels };
}

// The colour of each pixel as 0xRRGGBB, made coarser by so many bits a channel.
function* colours({ pixels, channels }, bits) {
  const coarse = (value) => (bits === 0 ? value : Math.min(255, Math.round(value / 2 ** bits) * 2 ** bits));
  for (let i = 0; i < pixels.length; i += channels) yield (coarse(pixels[i]) << 16) | (coarse(pixels[i + 1]) << 8) | coarse(pixels[i + 2]);
}

export function compact(png) {
  const image = read(png);
  let bits = 0;
  let palette;
  do palette = [...new Set(colours(image, bits++))]; while (palette.length > 256);
  const place = new Map(palette.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((image.width + 1) * image.height);
  let i = 0;
  for (const colour of colours(image, bits - 1)) {
    lines[Math.floor(i / image.width) * (image.width + 1) + 1 + (i % image.width)] = place.get(colour);
    ++i;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
