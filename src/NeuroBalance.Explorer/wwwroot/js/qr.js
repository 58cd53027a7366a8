// A text as a QR code (ISO/IEC 18004): bytes, error correction of level L, the smallest version that holds it.
import { shape } from './charts.js';

// Up to version 25: no camera of a class reads a finer one.
const checkWords = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26];
const blockCounts = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12];
const quiet = 4;
const masks = [(x, y) => (x + y) % 2, (x, y) => y % 2, x => x % 3, (x, y) => (x + y) % 3, (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => (x * y % 2) + (x * y % 3), (x, y) => ((x * y % 2) + (x * y % 3)) % 2, (x, y) => (((x + y) % 2) + (x * y % 3)) % 2];

/** The picture of a text's code, with the margin that readers want; null when the text is too long for one. */
export function qrPicture(text, label) {
  const dark = qrModules(new TextEncoder().encode(text));
  if (!dark) return null;
  let path = '';
  dark.forEach((row, y) => row.forEach((isDark, x) => { if (isDark) path += `M${x + quiet} ${y + quiet}h1v1h-1z`; }));
  const size = dark.length + (2 * quiet);
  const picture = shape('svg', { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, class: 'qr' });
  picture.append(shape('rect', { width: size, height: size, fill: '#fff' }), shape('path', { d: path, fill: '#000' }));
  return picture;
}

function qrModules(bytes) {
  const version = checkWords.findIndex((_, i) => (8 * bytes.length) + 4 + (i < 9 ? 8 : 16) <= 8 * dataWords(i + 1)) + 1;
  if (version === 0) return null;
  const size = (4 * version) + 17;
  const fixed = Array.from({ length: size }, () => Array(size).fill(null));
  placePatterns(fixed, version, size);
  const words = withChecks(dataOf(bytes, version), version);
  const candidates = masks.map((mask, i) => masked(fixed, words, mask, i, size));
  return candidates.reduce((best, one) => (penalty(one) < penalty(best) ? one : best));
}

function allWords(version) {
  let modules = (((16 * version) + 128) * version) + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    modules -= (((25 * marks) - 10) * marks) - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}

function dataWords(version) {
  return allWords(version) - (checkWords[version - 1] * blockCounts[version - 1]);
}

function dataOf(bytes, version) {
  const bits = [];
  const add = (value, length) => { for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1); };
  add(4, 4);
  add(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) add(byte, 8);
  const room = 8 * dataWords(version);
  add(0, Math.min(4, room - bits.length));
  while (bits.length % 8) bits.push(0);
  for (let i = 0; bits.length < room; i++) add(i % 2 ? 17 : 236, 8);
  return Array.from({ length: bits.length / 8 }, (_, i) => bits.slice(8 * i, (8 * i) + 8).reduce((word, bit) => (2 * word) + bit, 0));
}

// The words of blocks of nearly equal length, taken in turn, then their checks in turn.
function withChecks(data, version) {
  const count = blockCounts[version - 1], checks = checkWords[version - 1], short = count - (data.length % count), length = Math.floor(data.length / count);
  const generator = generatorOf(checks), blocks = [];
  for (let i = 0, at = 0; i < count; i++) {
    const words = data.slice(at, at += length + (i < short ? 0 : 1));
    blocks.push({ words, checks: remainder(words, generator) });
  }
  const all = [];
  for (let i = 0; i <= length; i++) for (const block of blocks) if (i < block.words.length) all.push(block.words[i]);
  for (let i = 0; i < checks; i++) for (const block of blocks) all.push(block.checks[i]);
  return all;
}

function times(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >> 7) * 285);
    if ((b >> i) & 1) product ^= a;
  }
  return product;
}

function generatorOf(degree) {
  const factors = Array(degree).fill(0);
  factors[degree - 1] = 1;
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) factors[j] = times(factors[j], root) ^ (factors[j + 1] ?? 0);
  }
  return factors;
}

function remainder(words, generator) {
  const rest = generator.map(() => 0);
  for (const word of words) {
    const factor = word ^ rest.shift();
    rest.push(0);
    generator.forEach((one, i) => { rest[i] ^= times(one, factor); });
  }
  return rest;
}

function placePatterns(fixed, version, size) {
  const set = (x, y, isDark) => { if (x >= 0 && y >= 0 && x < size && y < size) fixed[y][x] = isDark; };
  for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
    for (let dy = -4; dy <= 4; dy++) for (let dx = -4; dx <= 4; dx++) { const ring = Math.max(Math.abs(dx), Math.abs(dy)); set(x + dx, y + dy, ring !== 2 && ring !== 4); }
  }
  const marks = alignments(version, size), last = marks.length - 1;
  marks.forEach((x, i) => marks.forEach((y, j) => {
    if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
    for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
  }));
  placeFormat(fixed, 0, size);
  if (version < 7) return;
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 7973);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const across = size - 11 + (i % 3), down = Math.floor(i / 3), isDark = ((bits >> i) & 1) === 1;
    set(across, down, isDark);
    set(down, across, isDark);
  }
}

function alignments(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2, step = 2 * Math.ceil(((4 * version) + 4) / ((2 * count) - 2));
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - (step * (count - 2 - i)))];
}

// The level and the mask, twice, so that one may be hidden.
function placeFormat(modules, mask, size) {
  const data = 8 | mask;
  let rest = data;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 1335);
  const bits = ((data << 10) | rest) ^ 21522;
  const bit = i => ((bits >> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) modules[i][8] = bit(i);
  modules[7][8] = bit(6);
  modules[8][8] = bit(7);
  modules[8][7] = bit(8);
  for (let i = 9; i < 15; i++) modules[8][14 - i] = bit(i);
  for (let i = 0; i < 8; i++) modules[8][size - 1 - i] = bit(i);
  for (let i = 8; i < 15; i++) modules[size - 15 + i][8] = bit(i);
  modules[size - 8][8] = true;
}

function masked(fixed, words, mask, index, size) {
  const modules = fixed.map(row => [...row]);
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (fixed[y][x] !== null) continue;
        const isDark = at < 8 * words.length && ((words[at >> 3] >> (7 - (at & 7))) & 1) === 1;
        modules[y][x] = isDark !== (mask(x, y) === 0);
        at++;
      }
    }
  }
  placeFormat(modules, index, size);
  return modules;
}

// How hard a code is to read: long runs, blocks, shapes like a corner, one shade.
function penalty(modules) {
  const size = modules.length;
  const lines = [...modules, ...modules.map((_, x) => modules.map(row => row[x]))].map(line => line.map(Number).join(''));
  let sum = 0, dark = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    for (let i = line.indexOf('1011101'); i >= 0; i = line.indexOf('1011101', i + 1)) if (/0{4}$/.test(line.slice(0, i)) || /^0{4}/.test(line.slice(i + 7))) sum += 40;
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      dark += modules[y][x] ? 1 : 0;
      if (x > 0 && y > 0 && modules[y][x] === modules[y - 1][x] && modules[y][x] === modules[y][x - 1] && modules[y][x] === modules[y - 1][x - 1]) sum += 3;
    }
  }
  return sum + (10 * Math.floor(Math.abs((20 * dark) - (10 * size * size)) / (size * size)));
}
