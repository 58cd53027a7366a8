import { word } from './words.js';

const version = '1';
const longestLink = 8 * 1024;
const longestText = 64 * 1024;

/** The address of a scenario and what is shown of it. */
export async function linkOf(json, shown) {
  const packed = new Response(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const bytes = new Uint8Array(await packed.arrayBuffer());
  const letters = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const rest = Object.entries(shown).filter(([, value]) => value !== '' && value !== null).map(([key, value]) => `&${key}=${encodeURIComponent(value)}`);
  return `#v=${version}&s=${letters}${rest.join('')}`;
}

/** What an address holds: the text of a scenario, or what is wrong with it. */
export async function readLink(hash) {
  if (hash.length <= 1) return {};
  if (hash.length > longestLink) return { fault: word('tooLong', { n: longestLink / 1024 }) };
  const members = new URLSearchParams(hash.slice(1));
  if (!members.has('s') && !members.has('v')) return {};
  if (members.get('v') !== version) return { fault: word('wrongVersion') };
  const shown = { lesson: members.get('lesson') ?? '', t: Number(members.get('t') ?? NaN), view: members.get('view') ?? '' };
  if (!members.has('s')) return { shown };
  try {
    const letters = atob(members.get('s').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
    const text = await unpackBounded(bytes);
    return text === null ? { fault: word('tooLong', { n: longestText / 1024 }) } : { text, shown };
  } catch {
    return { fault: word('notReadable') };
  }
}

// Unpacked piece by piece, so that a small text that unpacks to a huge one is given up early.
async function unpackBounded(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '', length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > longestText) {
      reader.cancel().catch(() => {});
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
