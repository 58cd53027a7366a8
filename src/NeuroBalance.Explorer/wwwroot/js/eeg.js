import { build, numeral, word } from './words.js';
import { shape } from './charts.js';

const traceNames = ['eegNaive', 'eegNow'];
const traceHead = 20, traceGap = 6;
let lastTrace = null;

/** Makes the figure of EEG-like traces, empty until one is asked for; tells when it comes into sight. */
export function makeTrace(figure, onSight) {
  figure.append(build('figcaption'), shape('svg', { class: 'plot', role: 'img' }), build('p', { class: 'unit', id: 'eeg-numbers' }), build('details', { id: 'eeg-notes' }));
  figure.classList.add('empty');
  new IntersectionObserver(entries => { if (entries.some(one => one.isIntersecting)) onSight(); }).observe(figure);
  sayTrace(figure);
}

/** Draws traces of a naive brain and of a moment, on one scale. */
export function drawTrace(figure, answer, moment) {
  lastTrace = { answer, moment };
  figure.classList.remove('empty');
  sayTrace(figure);
}

/** Says the figure again, in the page's language and at its width. */
export function sayTrace(figure) {
  const [caption, plot, numbers, notes] = figure.children;
  caption.replaceChildren(build('strong', {}, word('chart_eeg')), build('span', { class: 'unit' }, 'mV'));
  const misfits = build('ul', {}, ['eegMisfit1', 'eegMisfit2', 'eegMisfit3'].map(key => build('li', {}, word(key))));
  if (!lastTrace) {
    plot.setAttribute('aria-label', word('chart_eeg'));
    numbers.textContent = word('eegFor');
    notes.replaceChildren(build('summary', {}, word('eegWrong')), misfits);
    return;
  }
  const { answer, moment } = lastTrace;
  const now = answer.traces[1];
  const text = word('eegSays', { when: moment(), spikes: numeral(now.spikesPerSecond, 1), alpha: numeral(now.alpha, 2) });
  numbers.textContent = `${text} ${word('eegFor')}`;
  plot.setAttribute('aria-label', `${word('chart_eeg')}: ${text}`);
  notes.replaceChildren(build('summary', {}, word('eegWrong')), misfits, traceTable(answer));
  plotTrace(plot, answer);
}

function traceTable(answer) {
  const rows = [['eegSpikes', one => numeral(one.spikesPerSecond, 1)], ['eegAlpha', one => numeral(one.alpha, 2)], ['eegLow', one => numeral(one.low, 1)], ['eegHigh', one => numeral(one.high, 1)]];
  return build('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': word('chart_eeg') }, build('table', {}, build('thead', {}, build('tr', {}, build('th', { scope: 'col' }, word('tableWhat')), traceNames.map(name => build('th', { scope: 'col', class: 'n' }, word(name))))),
    build('tbody', {}, rows.map(([name, value]) => build('tr', {}, build('th', { scope: 'row' }, word(name)), answer.traces.map(one => build('td', { class: 'n' }, value(one))))))));
}

function plotTrace(plot, answer) {
  const width = plot.clientWidth, height = plot.clientHeight;
  if (!width || !answer.values) return;
  const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const left = 46 * letters, right = width - 12, base = height - (44 * letters), head = traceHead * letters;
  const low = Math.min(...answer.traces.map(one => one.low)), high = Math.max(...answer.traces.map(one => one.high));
  const each = answer.values.length / answer.traces.length, room = (base - ((answer.traces.length - 1) * traceGap)) / answer.traces.length;
  const parts = [];
  const across = second => left + (second / answer.seconds * (right - left));
  answer.traces.forEach((trace, row) => {
    const top = (row * (room + traceGap)) + head, bottom = (row * (room + traceGap)) + room;
    const down = value => bottom - ((value - low) / (high - low || 1) * (bottom - top));
    parts.push(traceText(left, top - (6 * letters), word(traceNames[row]), {}));
    for (const value of [Math.ceil(low), 0, Math.floor(high)]) parts.push(traceText(left - 7, down(value) + 4, numeral(value, 0), { 'text-anchor': 'end' }));
    for (const second of trace.spikes) parts.push(shape('line', { class: 'spike', x1: across(second), x2: across(second), y1: top - (5 * letters), y2: top }));
    parts.push(shape('path', { class: 'trace ' + (row === 0 ? 'c-naive' : 'c-ink'), d: tracePath(answer.values.subarray(row * each, (row + 1) * each), index => across((index + 1) / answer.perSecond), down, right - left) }));
    parts.push(shape('rect', { class: 'frame', x: left, y: top, width: right - left, height: bottom - top }));
  });
  for (let second = 0; second <= answer.seconds; second += width < 500 ? 2 : 1) parts.push(traceText(across(second), base + (17 * letters), numeral(second, 0), { 'text-anchor': 'middle' }));
  parts.push(traceText((left + right) / 2, base + (36 * letters), word('axisSeconds'), { 'text-anchor': 'middle' }));
  plot.setAttribute('viewBox', `0 0 ${width} ${height}`);
  plot.replaceChildren(...parts);
}

// The lowest and highest value of each half pixel: thousands of values, no more points than can be seen.
function tracePath(values, across, down, width) {
  const many = Math.max(1, Math.floor(values.length / (2 * width)));
  let path = '';
  for (let first = 0; first < values.length; first += many) {
    let low = Infinity, high = -Infinity;
    for (let i = first; i < Math.min(first + many, values.length); i++) { low = Math.min(low, values[i]); high = Math.max(high, values[i]); }
    const x = across(first).toFixed(1);
    path += `${path ? 'L' : 'M'}${x} ${down(low).toFixed(1)}`;
    if (many > 1) path += `L${x} ${down(high).toFixed(1)}`;
  }
  return path;
}

function traceText(x, y, words, attributes) {
  const element = shape('text', { x, y, ...attributes });
  element.textContent = words;
  return element;
}
