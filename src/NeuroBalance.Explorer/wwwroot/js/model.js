import { build, word } from './words.js';

/** The largest text of a model that is read here. */
export const longestModel = 512 * 1024;
const longestName = 100;
let chosenModel = null;

/** The text that runs in place of the built-in model; null for that one. */
export function modelInUse() {
  return chosenModel;
}

/** The model as every question about a run names it. A model that ships with the library has no text here. */
export function modelOfWish() {
  return chosenModel ? { model: { name: chosenModel.name, text: chosenModel.text } } : {};
}

/** Puts a model in use, with what the library says of it. */
export function useModel(model) {
  chosenModel = model;
  sayModel();
}

/** Says which model runs, in the page's language. */
export function sayModel() {
  const place = document.getElementById('model');
  place.hidden = chosenModel === null;
  document.querySelector('[data-control=structure]').disabled = chosenModel !== null;
  if (!chosenModel) { place.replaceChildren(); return; }
  const button = (action, key) => build('button', { type: 'button', 'data-action': action }, word(key));
  place.replaceChildren(build('p', {}, build('strong', {}, modelTitle(chosenModel)), ' ', word('modelRuns')),
    build('div', { class: 'row' }, button('model-off', 'modelOff'), chosenModel.text === undefined ? null : button('model-text', 'modelText')));
}

/** A model by its title and its file. */
export function modelTitle({ title, name }) {
  return title && title !== name ? `${title} (${name})` : name;
}

/** A model out of a link or a saved page; null where it is none. */
export function modelFrom(found) {
  return typeof found?.name === 'string' && typeof found.text === 'string' && found.text.length <= longestModel
    ? { name: fileName(found.name), text: found.text, title: '', parameters: [] } : null;
}

/** The name of a file without what no terminal should meet. */
export function fileName(name) {
  return name.replace(/[^\p{L}\p{N} ._()+-]/gu, '_').slice(-longestName) || 'model.md';
}
