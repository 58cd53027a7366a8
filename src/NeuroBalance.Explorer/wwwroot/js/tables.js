import { build, numeral, word } from './words.js';
import { axisName, markWords } from './charts.js';
import { valueAt } from './run.js';

const everyHours = 6;

/** The table of a run, or of two beside each other. */
export function drawTable(place, run, kept, charts) {
  place.replaceChildren(milestoneTable(run, kept), sampleTable(run, charts));
}

function milestoneTable(run, kept) {
  const names = [...new Set([...run.milestones, ...(kept?.milestones ?? [])].map(one => one.name))];
  const head = kept ? [word('tableWhat'), word('tableA'), word('tableB'), word('tableDifference')] : [word('tableWhat'), word('tableNow'), word('tableWhen')];
  const rows = names.map(name => {
    const now = run.milestones.find(one => one.name === name), then = kept?.milestones.find(one => one.name === name);
    const any = now ?? then;
    const cell = one => build('td', { class: 'n' }, one ? amount(one.value, one) : '–');
    const cells = kept
      ? [cell(then), cell(now), build('td', { class: 'n' }, now && then ? (now.value > then.value ? '+' : '') + amount(now.value - then.value, any) : '–')]
      : [cell(now), build('td', {}, now.time === null ? '' : when(run, now.time))];
    return build('tr', {}, build('th', { scope: 'row' }, word('m_' + name)), cells);
  });
  return scroll(build('table', {}, build('caption', {}, word('tableCaption')),
    build('thead', {}, build('tr', {}, head.map((text, i) => build('th', { scope: 'col', class: i > 0 && (kept || i === 1) ? 'n' : '' }, text)))),
    build('tbody', {}, rows)));
}

function sampleTable(run, charts) {
  const curves = charts.flatMap(chart => chart.curves.map(curve => ({ chart, ...curve })));
  const rows = [];
  for (let time = run.zoomFrom; time <= run.zoomTo + 1e-9; time += everyHours) {
    rows.push(build('tr', {}, build('th', { scope: 'row', class: 'n' }, numeral(time - run.origin, 0)),
      curves.map(curve => build('td', { class: 'n' }, numeral(curve.scale * valueAt(run, curve.quantity, Math.min(time, run.zoomTo)), 2)))));
  }
  const head = [word('axisHours', { mark: markWords(run, 'after') }), ...curves.map(curve => `${word('chart_' + curve.chart.id)}: ${word('quantity_' + curve.quantity)} (${axisName(curve.chart.unit)})`)];
  return build('details', {}, build('summary', {}, word('samples')), scroll(build('table', {}, build('caption', {}, word('samplesCaption')),
    build('thead', {}, build('tr', {}, head.map(text => build('th', { scope: 'col', class: 'n' }, text)))), build('tbody', {}, rows))));
}

// A table that is wider than the page scrolls by itself, also by keyboard.
function scroll(table) {
  return build('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': table.caption.textContent }, table);
}

function amount(value, milestone) {
  const unit = milestone.unit === 'naive1' || milestone.unit === '' || milestone.unit === 'points' ? '' : ' ' + axisName(milestone.unit);
  return numeral(value, milestone.digits) + unit;
}

/** A time as the page says it. */
export function when(run, time) {
  const after = time - run.origin;
  if (run.mark === null || run.mark === 0) return word('whenHour', { n: numeral(time, 0) });
  if (after < -48) return word('whenDay', { n: Math.floor(time / 24) + 1 });
  if (Math.abs(after) < 0.5) return markWords(run, 'at');
  return word('whenHours', { n: numeral(Math.abs(after), 0), mark: markWords(run, after > 0 ? 'after' : 'before') });
}
