import { word } from './words.js';
import { modelFrom } from './model.js';

const version = '1';
const longestLink = 8 * 1024;
const longestText = 64 * 1024;

/** The address of a scenario, of the text of its model and of what is shown; null where no address holds as much. */
export async function linkOf(json, shown, model = null) {
  const rest = Object.entries(shown).filter(([, value]) => value !== '' && value !== null).map(([key, value]) => `&${key}=${encodeURIComponent(value)}`);
  const text = model?.text === undefined || model === null ? '' : `&m=${await packed(JSON.stringify({ name: model.name, text: model.text }))}`;
  const hash = `#v=${version}&s=${await packed(json)}${text}${rest.join('')}`;
  return hash.length > longestLink ? null : hash;
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
    const text = await unpackBounded(members.get('s')), model = members.has('m') ? await unpackBounded(members.get('m')) : '';
    if (text === null || model === null) return { fault: word('tooLong', { n: longestText / 1024 }) };
    shown.model = model === '' ? null : modelFrom(JSON.parse(model));
    return model !== '' && shown.model === null ? { fault: word('notReadable') } : { text, shown };
  } catch {
    return { fault: word('notReadable') };
  }
}

async function packed(text) {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

// Unpacked piece by piece, so that a small text that unpacks to a huge one is given up early.
async function unpackBounded(code) {
  const letters = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
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
