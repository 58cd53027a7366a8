import { build, numeral, word } from './words.js';

const presentation = ['language', 'theme', 'sound'];
const constants = new Map();
let known = { parameters: [], ranges: [] };
let listed = [];

/** Listens to the controls of the model; tells every change. */
export function listenToControls(form, changed) {
  form.addEventListener('input', event => {
    if (event.target.dataset.control) { sayControls(); changed(); }
  });
  form.addEventListener('submit', event => event.preventDefault());
  const key = document.getElementById('constant-key'), value = document.getElementById('constant-value');
  key.addEventListener('input', () => showConstant());
  value.addEventListener('change', () => {
    const number = value.valueAsNumber, parameter = listed.find(one => one.key === key.value);
    if (!parameter || !Number.isFinite(number)) return;
    if (number === parameter.value) constants.delete(parameter.key); else constants.set(parameter.key, number);
    showConstants(changed);
    changed();
  });
}

/** Takes what the library says of controls and constants. */
export function knowControls(facts) {
  known = facts;
  for (const range of facts.ranges) {
    const input = control(range.name);
    Object.assign(input, { min: range.least, max: range.greatest, step: range.step });
  }
  listConstants([], '');
}

/** Lists the constants: those of the library, and in their place or beside them those that a text states. */
export function listConstants(stated, source) {
  const own = stated.map(one => ({ ...one, evidence: 'text', source, note: '' }));
  listed = [...known.parameters.map(one => own.find(other => other.key === one.key) ?? one),
    ...own.filter(one => !known.parameters.some(other => other.key === one.key))];
  for (const key of [...constants.keys()]) if (!listed.some(one => one.key === key)) constants.delete(key);
  const key = document.getElementById('constant-key'), chosenKey = key.value;
  key.replaceChildren(...listed.map(one => build('option', { value: one.key, selected: one.key === chosenKey }, `${one.key} (${one.symbol})`)));
  showConstant();
}

/** The choice as the library takes it. */
export function readControls() {
  const read = {};
  for (const input of modelControls()) {
    read[input.dataset.control] = input.type === 'checkbox' ? input.checked : input.type === 'range' ? input.valueAsNumber : input.value;
  }
  read.constants = Object.fromEntries(constants);
  return read;
}

/** Puts the controls where a scenario has them. */
export function setControls(values, changed) {
  for (const input of modelControls()) {
    const value = values[input.dataset.control];
    if (value === undefined) continue;
    if (input.type === 'checkbox') input.checked = value; else input.value = value;
  }
  constants.clear();
  for (const [key, value] of Object.entries(values.constants ?? {})) constants.set(key, value);
  sayControls();
  showConstants(changed);
}

/** Says each control's value with its unit, and shows what the others make meaningful. */
export function sayControls() {
  for (const input of modelControls()) {
    if (input.type !== 'range') continue;
    const step = Number(input.step), digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
    const text = word('unit_' + input.dataset.control, { n: numeral(input.valueAsNumber, digits) });
    input.setAttribute('aria-valuetext', text);
    input.parentElement.querySelector('output').textContent = text;
  }
  for (const label of document.querySelectorAll('[data-needs]')) {
    label.hidden = label.dataset.needs === 'taper' ? control('stop').value !== 'taper' : !control('ketamine').checked;
  }
}

/** The control of a name. */
export function control(name) {
  return document.querySelector(`[data-control="${name}"]`);
}

/** Says the constants again, in the page's language. */
export function showConstants(changed) {
  const list = document.getElementById('constants-changed');
  list.replaceChildren(...[...constants].map(([key, value]) => {
    const button = build('button', { type: 'button', 'aria-label': word('remove', { key }) }, '×');
    button.addEventListener('click', () => { constants.delete(key); showConstants(changed); changed(); });
    return build('li', {}, `${key} = ${value} `, button);
  }));
  showConstant();
}

function showConstant() {
  const parameter = listed.find(one => one.key === document.getElementById('constant-key').value);
  if (!parameter) return;
  const value = document.getElementById('constant-value');
  value.value = constants.get(parameter.key) ?? parameter.value;
  const unit = parameter.unit === '1' ? '' : parameter.unit;
  document.getElementById('constant-source').textContent = `${word('constantDefault', { value: parameter.value, unit })}; `
    + word('constantRange', { low: parameter.low, high: parameter.high, unit, evidence: word('evidence_' + parameter.evidence), source: parameter.source })
    + (parameter.note ? ` (${parameter.note})` : '');
}

function modelControls() {
  return [...document.querySelectorAll('[data-control]')].filter(input => !presentation.includes(input.dataset.control));
}
