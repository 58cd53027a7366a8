import { build, word, numeral } from './words.js';
import { extent, valueAt } from './run.js';

// Widths in the unit of the page's letters, which may be large.
const sideBySide = 640;
const zoneRoom = 640;
// Hours by which a time may miss the edge of its span: the first picture holds times in four bytes.
const slack = 1e-3;
const figures = new Map();
const geometry = new Map();

/** Takes the figures of the charts, which the page holds so that nothing moves when they are drawn. */
export function makeFigures(place, charts, onTime) {
  for (const chart of charts) {
    const figure = place.querySelector(`[data-chart="${chart.id}"]`);
    const [caption, plot] = figure.children;
    figures.set(chart.id, { chart, figure, plot, caption });
    const point = event => {
      const spans = geometry.get(chart.id);
      if (!spans) return;
      const x = event.clientX - plot.getBoundingClientRect().left;
      const span = spans.find(one => x >= one.left - 4 && x <= one.right + 4);
      if (span) onTime(Math.min(span.to, Math.max(span.from, span.from + ((x - span.left) / (span.right - span.left) * (span.to - span.from)))));
    };
    plot.addEventListener('pointermove', event => { if (event.pointerType === 'mouse' || event.buttons) point(event); });
    plot.addEventListener('pointerdown', point);
  }
}

/** Draws a run, and a kept one behind it; tells whether the course and the hours around the stop stand side by side. */
export function drawCharts(run, kept, view) {
  const shown = [...figures.values()].filter(({ chart, figure }) => {
    const used = !chart.onlyWhenUsed || chart.curves.some(curve => isUsed(run, curve) || (kept && isUsed(kept, curve)));
    figure.hidden = !used;
    return used;
  });
  return shown.map((one, index) => drawOne(one, run, kept, view, index === shown.length - 1)).some(isSplit => isSplit);
}

/** Moves the cursor in every chart. */
export function drawCursor(run, time) {
  for (const { chart, plot, figure } of figures.values()) {
    if (figure.hidden) continue;
    for (const old of plot.querySelectorAll('.cursor-line, .dot')) old.remove();
    for (const span of geometry.get(chart.id) ?? []) {
      if (time < span.from || time > span.to) continue;
      const x = span.across(time);
      plot.append(shape('line', { class: 'cursor-line', x1: x, x2: x, y1: span.top, y2: span.bottom }));
      for (const curve of chart.curves) {
        const value = curve.scale * valueAt(run, curve.quantity, time);
        if (Number.isFinite(value)) plot.append(shape('circle', { class: 'dot', cx: x, cy: span.down(value), r: 4.5 }));
      }
    }
  }
}

/** What a chart shows, in words, for whoever cannot see it. */
export function describeCharts(run) {
  for (const { chart, plot } of figures.values()) {
    const parts = chart.curves.map(curve => {
      const [low, high] = extent(run, curve.quantity).map(value => value * curve.scale);
      return word('chartRange', { name: word('quantity_' + curve.quantity), low: numeral(low, 2), high: numeral(high, 2), unit: axisName(chart.unit) });
    });
    plot.setAttribute('aria-label', word('chartLabel', { chart: word('chart_' + chart.id), what: parts.join('; ') }));
  }
}

/** A chart as a file of its own: colours and letters written into it. */
export function chartAsSvg(figure, title) {
  const plot = figure.querySelector('svg.plot'), [name, unit] = figure.querySelectorAll('figcaption strong, figcaption .unit');
  const width = plot.clientWidth, height = plot.clientHeight, head = 54;
  const copy = shape('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height: height + head, viewBox: `0 0 ${width} ${height + head}` });
  const label = shape('title', {});
  label.textContent = title;
  copy.append(label, shape('rect', { width, height: height + head, fill: getComputedStyle(figure).backgroundColor }));
  const ink = getComputedStyle(document.body).color;
  copy.append(write(12, 20, `${name.textContent} (${unit.textContent})`, { 'font-size': 16, 'font-weight': 600, fill: ink }),
    write(12, 41, title, { 'font-size': 13, fill: ink }));
  const inner = shape('g', { transform: `translate(0 ${head})` });
  const sources = plot.querySelectorAll('*');
  const content = plot.cloneNode(true);
  content.querySelectorAll('*').forEach((element, i) => {
    const style = getComputedStyle(sources[i]);
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size']) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  inner.append(...content.childNodes);
  copy.append(inner);
  copy.setAttribute('font-family', 'system-ui, DejaVu Sans, sans-serif');
  return { text: new XMLSerializer().serializeToString(copy), width, height: height + head };
}

/** The word of an axis' unit. */
export function axisName(unit) {
  const known = word('axis_' + unit);
  return known === 'axis_' + unit ? unit : known;
}

/** The charts that are shown now. */
export function shownCharts() {
  return [...figures.values()].filter(one => !one.figure.hidden).map(one => one.chart.id);
}

/** A landmark of the library with its preposition, as "after the last drink". */
export function markWords(run, preposition) {
  return word(`${preposition}_${(run.markLabel || 'start').replaceAll(' ', '_')}`);
}

export function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  return element;
}

function drawOne({ chart, figure, plot, caption }, run, kept, view, isLast) {
  const width = plot.clientWidth, height = plot.clientHeight;
  if (!width) return false;
  const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const zones = chart.zones.length > 0 && width > zoneRoom * letters;
  const left = 46 * letters, right = width > zoneRoom * letters ? 84 * letters : 12, top = 8, base = (isLast ? 44 : 24) * letters;
  const bottom = height - base;
  const [low, high] = domain(chart, run, kept);
  const spans = spansOf(run, view, left, width - right, width / letters).map(span => ({
    ...span, top, bottom,
    across: time => span.left + ((time - span.from) / (span.to - span.from || 1) * (span.right - span.left)),
    down: value => bottom - ((value - low) / (high - low) * (bottom - top)),
  }));
  geometry.set(chart.id, spans);
  caption.replaceChildren(...heading(chart, run, kept, spans.some(span => span.name === 'course')));
  const parts = [];
  for (const span of spans) {
    for (const zone of chart.zones) {
      const from = Math.max(zone.from ?? low, low), to = Math.min(zone.to ?? high, high);
      if (to > from) parts.push(shape('rect', { class: 'zone-' + zone.name, x: span.left, width: span.right - span.left, y: span.down(to), height: span.down(from) - span.down(to) }));
    }
    drawAxes(parts, span, chart, low, high, letters, isLast, run, span === spans[0]);
    if (kept) for (const curve of chart.curves) parts.push(...curvePaths(kept, chart, curve, shifted(span, run, kept), true));
    for (const curve of chart.curves) parts.push(...curvePaths(run, chart, curve, span, false));
    if (run.mark !== null && run.mark > span.from && run.mark < span.to) {
      const x = span.across(run.mark);
      parts.push(shape('line', { class: 'mark', x1: x, x2: x, y1: top, y2: bottom }));
    }
    parts.push(shape('rect', { class: 'frame', x: span.left, y: top, width: span.right - span.left, height: bottom - top }));
  }
  if (zones) {
    for (const zone of chart.zones) {
      const from = Math.max(zone.from ?? low, low), to = Math.min(zone.to ?? high, high);
      const last = spans[spans.length - 1];
      if (last.down(from) - last.down(to) > 12) parts.push(write(width - right + 8, (last.down(from) + last.down(to)) / 2 + 4, word('zone_' + zone.name), {}));
    }
  }
  plot.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`);
  plot.replaceChildren(...parts);
  return spans.length > 1;
}

function heading(chart, run, kept, hasCourse) {
  const parts = [build('strong', {}, word('chart_' + chart.id)), build('span', { class: 'unit' }, axisName(chart.unit))];
  const key = (colour, isDashed, text) => {
    const swatch = shape('svg', { viewBox: '0 0 34 14', 'aria-hidden': 'true' });
    swatch.append(shape('path', { d: 'M1 7h32', fill: 'none', 'stroke-width': 3, 'stroke-dasharray': isDashed ? '7 4' : 'none', class: 'c-' + colour }));
    return build('span', { class: 'key' }, swatch, text);
  };
  for (const curve of chart.curves) parts.push(key(curve.colour, curve.dashed, word('quantity_' + curve.quantity)));
  if (kept) parts.push(key('other', false, word('tableA')));
  if (run.days > 0 && chart.range && hasCourse) parts.push(build('span', { class: 'unit' }, word('range')));
  return parts;
}

function domain(chart, run, kept) {
  let low = chart.least, high = chart.greatest;
  for (const one of kept ? [run, kept] : [run]) {
    for (const curve of chart.curves) {
      const [least, greatest] = extent(one, curve.quantity, chart.range);
      low = Math.min(low, least * curve.scale);
      high = Math.max(high, greatest * curve.scale);
    }
  }
  const air = 0.06 * (high - low);
  return [chart.least === 0 && low > -1e-6 * high ? 0 : low - air, high + air];
}

function spansOf(run, view, left, right, width) {
  const course = { name: 'course', from: 0, to: run.end, origin: 0, unit: run.end > run.zoomTo - run.zoomFrom ? 24 : 1 };
  const zoom = { name: 'zoom', from: run.zoomFrom, to: run.zoomTo, origin: run.origin, unit: 1 };
  const same = run.zoomFrom === 0 && run.zoomTo === run.end;
  if (same) return [{ ...zoom, left, right }];
  if (width < sideBySide) return [{ ...(view === 'course' ? course : zoom), left, right }];
  // Shares of the width, as in the picture that the page comes with.
  const at = share => left + ((right - left) * share);
  return [{ ...course, left, right: at(0.41) }, { ...zoom, left: at(0.44), right }];
}

// A kept run is laid over the new one by the hour after its own stop; over the whole course by the day.
function shifted(span, run, kept) {
  if (span.name === 'course') return span;
  const shift = run.origin - kept.origin;
  return { ...span, from: span.from - shift, to: span.to - shift, across: time => span.across(time + shift) };
}

function curvePaths(run, chart, curve, span, isKept) {
  const { times, values } = run.spans[span.name];
  const paths = [];
  const colour = isKept ? '' : ' c-' + curve.colour;
  const scaled = list => index => span.down(list[index] * curve.scale);
  let line = '';
  if (span.name === 'course' && run.days > 0) {
    const { daily } = run;
    if (chart.range && !isKept) {
      const up = scaled(daily.high[curve.quantity]), down = scaled(daily.low[curve.quantity]);
      let band = '';
      for (let i = 0; i < daily.times.length; i++) band += `${i ? 'L' : 'M'}${fixed(span.across(daily.times[i]))} ${fixed(up(i))}`;
      for (let i = daily.times.length - 1; i >= 0; i--) band += `L${fixed(span.across(daily.times[i]))} ${fixed(down(i))}`;
      paths.push(shape('path', { class: 'band f-' + curve.colour, d: band + 'Z' }));
    }
    line += pathOf(daily.times, scaled(daily.mean[curve.quantity]), span, line);
  }
  line += pathOf(times, scaled(values[curve.quantity]), span, line);
  if (line) paths.push(shape('path', { class: (isKept ? 'other' : 'curve' + colour) + (curve.dashed ? ' dashed' : ''), d: line }));
  return paths;
}

function pathOf(times, height, span, before) {
  let path = '';
  for (let i = 0; i < times.length; i++) {
    if (times[i] < span.from - slack || times[i] > span.to + slack) continue;
    path += `${before || path ? 'L' : 'M'}${fixed(span.across(times[i]))} ${fixed(height(i))}`;
  }
  return path;
}

function drawAxes(parts, span, chart, low, high, letters, isLast, run, isFirst) {
  for (const value of ticks(low, high, niceStep((high - low) / 4.4))) {
    const y = span.down(value);
    parts.push(shape('line', { class: value === chart.baseline ? 'base' : 'grid', x1: span.left, x2: span.right, y1: y, y2: y }));
    if (isFirst) parts.push(write(span.left - 7, y + 4, label(value), { 'text-anchor': 'end' }));
  }
  const from = (span.from - span.origin) / span.unit, to = (span.to - span.origin) / span.unit;
  const room = (span.right - span.left) / (52 * letters);
  const steps = span.unit === 24 ? [1, 2, 5, 10, 15, 30, 60, 120] : [1, 2, 3, 6, 12, 24, 48, 96, 168];
  const step = steps.find(one => (to - from) / one <= room) ?? niceStep((to - from) / room);
  for (const value of ticks(from, to, step)) {
    const x = span.across(span.origin + (value * span.unit));
    parts.push(shape('line', { class: 'grid', x1: x, x2: x, y1: span.top, y2: span.bottom }));
    parts.push(write(x, span.bottom + (17 * letters), label(value), { 'text-anchor': 'middle' }));
  }
  if (isLast) {
    const name = span.unit === 24 ? word('axisDays') : run.mark === null || span.origin === 0 ? word('axisHoursStart') : word('axisHours', { mark: markWords(run, 'after') });
    parts.push(write((span.left + span.right) / 2, span.bottom + (36 * letters), name, { 'text-anchor': 'middle' }));
  }
}

function write(x, y, text, attributes) {
  const element = shape('text', { x, y, ...attributes });
  element.textContent = text;
  return element;
}

function isUsed(run, curve) {
  return extent(run, curve.quantity)[1] * curve.scale > 1e-6;
}

function ticks(low, high, step) {
  const found = [];
  for (let k = Math.ceil((low / step) - 1e-9); k * step <= high + (1e-9 * step); k++) found.push(Number((k * step).toPrecision(12)));
  return found;
}

function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find(one => least / power <= one);
}

function label(value) {
  return numeral(value, Number.isInteger(value) ? 0 : Number.isInteger(Number((value * 10).toPrecision(12))) ? 1 : 2);
}

function fixed(value) {
  return Math.round(value * 10) / 10;
}
