import { english } from './words-en.js';
import { german } from './words-de.js';

const languages = { en: english, de: german };
const spoken = { language: 'en' };

/** The word of a key in the page's language, with {names} filled in. */
export function word(key, values = {}) {
  const text = languages[spoken.language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
}

/** The text of a piece that comes in every language, as lessons do. */
export function inLanguage(piece) {
  return piece[spoken.language] ?? piece.en;
}

/** A number as people write it here; the value is never changed by the language. */
export function numeral(value, digits = 1) {
  if (!Number.isFinite(value)) return '–';
  const text = value.toFixed(digits).replace(/^-(0(\.0*)?)$/, '$1').replace('-', '−');
  return spoken.language === 'de' ? text.replace('.', ',') : text;
}

/** Says the whole page in a language. */
export function speak(name) {
  spoken.language = name in languages ? name : 'en';
  document.documentElement.lang = spoken.language;
  document.title = word('pageTitle');
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = word(element.dataset.t);
  for (const element of document.querySelectorAll('[data-t-label]')) element.setAttribute('aria-label', word(element.dataset.tLabel));
}

/** An element with text and children; texts are never markup. */
export function build(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}
