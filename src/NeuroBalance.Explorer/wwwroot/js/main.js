import { poster } from './poster.js';
import { build, numeral, speak, word } from './words.js';
import { ask, restartEngine, startEngine } from './engine.js';
import { readRun, isMean, valueAt } from './run.js';
import { chartAsSvg, describeCharts, drawCharts, drawCursor, makeFigures, shownCharts } from './charts.js';
import { makeBeam, tilt } from './beam.js';
import { control, knowControls, listConstants, listenToControls, readControls, sayControls, setControls, showConstants } from './controls.js';
import { drawTable, when } from './tables.js';
import { linkOf, readLink } from './link.js';
import { asPng, hand, oneFileWith } from './files.js';
import { drawLesson, openLesson, prepareLessons, startLesson } from './lessons.js';
import { chooseClaim, drawClaim, prepareClaims } from './claims.js';
import { sing, soundOff, soundOn } from './sound.js';
import { drawTrace, makeTrace, sayTrace } from './eeg.js';
import { watchUpdates } from './updates.js';
import { fileName, longestModel, modelFrom, modelInUse, modelOfWish, modelTitle, sayModel, useModel } from './model.js';
import { qrPicture } from './qr.js';

// The page as it came, before anything of it is changed: what "save as one file" starts from.
const pristinePage = document.getElementById('worker-source') ? '<!doctype html>\n' + document.documentElement.outerHTML : '';
const restAfter = 160;
const playSeconds = 7;
const mostFaults = 12;
const root = document.documentElement;
const byId = id => document.getElementById(id);
const state = { run: null, kept: null, time: NaN, view: 'zoom', facts: null, scenario: null, rest: 0, playing: 0, isBeyond: false, calm: 0, breaks: 0, again: null };

begin();

async function begin() {
  makeBeam(byId('beam'));
  makeFigures(byId('charts'), poster.charts, time => moveTo(time));
  makeTrace(traceFigure(), () => { state.seesTrace = true; traceSoon(); });
  state.facts = { charts: poster.charts, highestScore: poster.highestScore, version: '' };
  applyTheme(remembered('theme', 'auto'));
  control('theme').value = remembered('theme', 'auto');
  const preset = JSON.parse(byId('preset').textContent || '{}');
  const spoken = remembered('language', navigator.language?.startsWith('de') ? 'de' : 'en');
  control('language').value = spoken;
  speak(spoken);
  listen();
  sayControls();
  root.classList.add('drawn');
  show(readRun({ ...poster, values: decode(poster.numbers) }));
  startEngine({
    ready: () => welcome(preset),
    failed: why => { root.dataset.state = 'error'; tell(word('cannotStart', { why })); },
    restarted: startedAgain,
  });
  play(true);
}

// What ran comes back, but for what would hang again: a text that broke the calculation, and all but the reference when that broke twice.
function startedAgain(question) {
  root.dataset.state = 'poster';
  if (question) state.breaks++;
  const model = modelInUse(), text = question?.ask === 'draw' ? question.scenario : undefined;
  const isHopeless = state.breaks > 1 || (text !== undefined && (!state.scenario || text === state.scenario));
  const isSuspect = model?.text !== undefined && question?.model !== undefined;
  if (isHopeless || isSuspect) { takeModel(null); state.isBeyond = false; }
  const note = isSuspect ? word('restartedWithout', { name: model.name }) : word('restarted');
  tell(note);
  if (isHopeless) state.again = () => { setControls(state.facts.controls, changed); return rest(); };
  else if (state.isBeyond) state.again = () => openScenario(state.scenario, { t: state.time, view: state.view, note });
  else if (state.scenario) state.again = rest;
}

// The runtime is there: facts, then what the address or the file asks for, then the reference.
async function welcome(preset) {
  const facts = await ask({ ask: 'facts' });
  const lessons = await ask({ ask: 'lessons' });
  if (!facts || !lessons) return;
  state.facts = facts;
  knowControls(facts);
  prepareClaims(byId('claim'), facts.claims);
  prepareLessons(byId('lesson'), lessons, {
    show: piece => { stopPlaying(); takeModel(null); setControls({ ...facts.controls, ...piece.controls }, changed); runControls(); },
    claim: chooseClaim, leave: () => {}, note: () => word('sheetNote', { version: shortVersion(facts.version) }), code: lesson => codeOf(`${location.href.split('#')[0]}#v=1&lesson=${lesson}`),
  });
  byId('version').textContent = word('version', { version: facts.version, hash: facts.parameterHash.slice(0, 12) });
  byId('figure').replaceChildren(...[...facts.charts.map(chart => chart.id), 'eeg'].map(id => build('option', { value: id }, word('chart_' + id))));
  const { again } = state;
  state.again = null;
  if (again) { await again(); return; }
  if (location.hash.length > 1) { if (await openAddress()) return; }
  if (preset.scenario) { await openScenario(preset.scenario, { ...preset, model: modelFrom(preset.model) }); return; }
  await rest();
}

async function openAddress() {
  const { text, fault, shown } = await readLink(location.hash);
  if (fault) { tell(word('badLink', { why: fault })); await rest(); return true; }
  if (text === undefined) {
    if (shown?.lesson) { startLesson(shown.lesson); await rest(); return true; }
    return false;
  }
  await openScenario(text, shown ?? {});
  return true;
}

async function openScenario(text, shown = {}) {
  stopPlaying();
  unsettle();
  // A scenario that is dropped runs with the text that was dropped; an address or a saved page says all.
  const model = shown.model !== undefined ? shown.model : modelInUse()?.text === undefined ? null : modelInUse();
  const answer = await ask({ ask: 'draw', scenario: text, ...(model ? { model: { name: model.name, text: model.text } } : {}) });
  if (!answer) return false;
  if (answer.faults) { tellFaults(answer.faults); if (!state.scenario) await rest(true); return false; }
  state.scenario = text;
  state.isBeyond = answer.beyond.length > 0;
  takeModel(answer.model && { text: model?.text, ...answer.model });
  setControls(answer.controls, changed);
  if (shown.view === 'course' || shown.view === 'zoom') state.view = shown.view;
  tell([shown.note, state.isBeyond ? word('beyond', { what: answer.beyond.map(part => word('beyond_' + part)).join(', ') }) : '', ...answer.warnings.slice(0, 4)].filter(Boolean).join('\n'));
  state.time = Number.isFinite(shown.t) ? shown.t : NaN;
  show(readRun(answer));
  await settle(answer);
  if (shown.lesson) startLesson(shown.lesson);
  return true;
}

function listen() {
  listenToControls(byId('controls'), changed);
  control('language').addEventListener('input', event => { remember('language', event.target.value); say(event.target.value); });
  control('theme').addEventListener('input', event => { remember('theme', event.target.value); applyTheme(event.target.value); });
  control('sound').addEventListener('input', event => { if (event.target.checked) soundOn(); else soundOff(); });
  byId('cursor').addEventListener('input', event => { stopPlaying(); moveTo(state.run.origin + event.target.valueAsNumber); });
  for (const button of document.querySelectorAll('[data-view]')) button.addEventListener('click', () => { state.view = button.dataset.view; draw(); });
  for (const button of document.querySelectorAll('[data-lesson]')) button.addEventListener('click', () => startLesson(button.dataset.lesson));
  document.addEventListener('click', event => { const action = event.target.closest?.('[data-action]')?.dataset.action; actions[action]?.(); });
  byId('drop').addEventListener('change', event => { openFiles([...event.target.files]); event.target.value = ''; });
  byId('numbers').addEventListener('toggle', () => table());
  addEventListener('dragover', event => { event.preventDefault(); root.classList.add('dragging'); });
  addEventListener('dragleave', event => { if (!event.relatedTarget) root.classList.remove('dragging'); });
  addEventListener('drop', event => { event.preventDefault(); root.classList.remove('dragging'); openFiles([...event.dataTransfer.files]); });
  addEventListener('hashchange', () => openAddress());
  addEventListener('beforeprint', () => forPaper(true));
  addEventListener('afterprint', () => forPaper(false));
  new ResizeObserver(() => requestAnimationFrame(() => draw())).observe(byId('charts'));
}

const actions = {
  'compare': () => {
    state.kept = state.kept ? null : state.run;
    const button = document.querySelector('[data-action=compare]');
    button.setAttribute('aria-pressed', String(state.kept !== null));
    button.dataset.t = state.kept ? 'compareStop' : 'compare';
    button.textContent = word(button.dataset.t);
    if (state.kept) byId('numbers').open = true;
    draw();
    table();
  },
  'link': async () => {
    const scenario = await scenarioNow();
    if (!scenario) return;
    const hash = await linkOfNow(scenario);
    if (hash === null) { tell(word('linkTooLong')); return; }
    history.replaceState(null, '', hash);
    showCode();
    try { await navigator.clipboard.writeText(location.href); tell(word('linkCopied')); } catch { tell(word('linkShown')); }
  },
  'save-file': async () => {
    const scenario = await scenarioNow();
    if (!scenario) return;
    const text = await oneFileWith(pristinePage, { scenario, ...modelOfWish(), lesson: openLesson(), t: state.time, view: state.view });
    if (text === null) { tell(word('oneFileMissing')); return; }
    hand('neurobalance.html', text, 'text/html');
  },
  'csv': async () => { const answer = await ask({ ask: 'csv' }); if (answer?.text) hand(`${state.run.name}.csv`, answer.text, 'text/csv'); },
  'json': async () => { const scenario = await scenarioNow(); if (scenario) hand(`${state.run.name}.json`, scenario, 'application/json'); },
  'svg': () => { const made = figureFile(); if (made) hand(`${made.id}.svg`, made.text, 'image/svg+xml'); },
  'png': async () => { const made = figureFile(); if (made) hand(`${made.id}.png`, await asPng(made), 'image/png'); },
  'model-text': () => { const { name, text } = modelInUse(); hand(name, text, 'text/markdown'); },
  'model-off': async () => {
    stopPlaying();
    byId('charts').focus({ preventScroll: true });
    if (state.isBeyond) await openScenario(state.scenario, { model: null }); else { takeModel(null); runControls(); }
  },
  'print': () => window.print(),
  'renew': () => state.changeOver?.(),
  'play': () => { if (state.playing) stopPlaying(); else play(false); },
  'reset': () => { stopPlaying(); takeModel(null); state.kept = null; history.replaceState(null, '', location.pathname + location.search); setControls(state.facts.controls ?? {}, changed); state.time = NaN; startLesson(''); runControls(); },
};

// That of the last run of the worker; one that was started again has none yet, but the page has the last whole one.
async function scenarioNow() {
  return (await ask({ ask: 'json' }))?.text ?? state.scenario;
}

function linkOfNow(scenario) {
  return linkOf(scenario, { lesson: openLesson(), t: Math.round(state.time * 10) / 10, view: state.view }, modelInUse());
}

// The address of a file on a disk leads nowhere from a telephone.
function codeOf(address) {
  return location.protocol.startsWith('http') ? qrPicture(address, word('qrTitle')) : null;
}

function showCode() {
  const picture = codeOf(location.href);
  byId('qr').hidden = picture === null;
  if (picture) byId('qr').replaceChildren(build('h2', {}, word('qrTitle')), picture);
}

function figureFile() {
  const wanted = byId('figure').value, isShown = wanted === 'eeg' ? state.traced : shownCharts().includes(wanted);
  const id = isShown ? wanted : 'withdrawal';
  return { ...chartAsSvg(document.querySelector(`[data-chart="${id}"]`), titleOf(state.run)), id };
}

function traceFigure() {
  return document.querySelector('[data-chart=eeg]');
}

// The trace of the cursor's moment, when it is in sight and everything rests: it takes the worker longer than a tail.
function traceSoon() {
  clearTimeout(state.traceTimer);
  if (!state.seesTrace || state.playing || root.dataset.state !== 'resting') return;
  const wanted = `${byId('fingerprint').textContent} ${state.time}`;
  if (wanted === state.traced) return;
  state.traceTimer = setTimeout(async () => {
    const { run, time } = state;
    const answer = await ask({ ask: 'eeg', time }, 'eeg');
    if (!answer || answer.faults || state.run !== run) return;
    state.traced = wanted;
    traceFigure().dataset.time = time;
    root.dataset.cpuTrace = answer.cpu.toFixed(1);
    drawTrace(traceFigure(), answer, () => when(run, time));
  }, 250);
}

// Paper has one width, whatever the screen has, and shows the table without being asked.
function forPaper(isPaper) {
  if (root.classList.contains('printing-sheet')) return;
  root.classList.toggle('printing', isPaper);
  if (isPaper) state.wasOpen = byId('numbers').open;
  byId('numbers').open = isPaper || state.wasOpen;
  table();
  draw();
}

function titleOf(run) {
  return run.model ? `${run.title}, ${modelTitle(run.model)}` : run.title;
}

// What runs, in the words of the controls; a scenario beyond them has its own title.
function whatRuns(run) {
  if (run.isBeyond) return titleOf(run);
  const said = run.controls, parts = [];
  const unit = name => word('unit_' + name, { n: numeral(said[name], name === 'ketamineDose' ? 2 : 0) });
  parts.push(`${word('drinks')}: ${unit('drinks')}`, unit('days'), said.stop === 'taper' ? `${word('taper')}: ${unit('taperDays')}` : word('abrupt'));
  for (const name of ['meal', 'habitual', 'benzodiazepine']) if (said[name]) parts.push(word(name));
  if (said.ketamine) parts.push(`${word('ketamine')}: ${unit('ketamineDose')}, ${word('ketamineStart')} ${unit('ketamineStart')}, ${word('ketamineHours')} ${unit('ketamineHours')}`);
  parts.push(unit('weight'));
  if (said.sex) parts.push(word(said.sex));
  if (run.model) parts.push(`${word('model')}: ${modelTitle(run.model)}`);
  else if (said.structure && said.structure !== 'own') parts.push(`${word('structure')}: ${word('structure_' + said.structure)}`);
  for (const [key, value] of Object.entries(said.constants ?? {})) parts.push(`${key} = ${value}`);
  return parts.join(' · ');
}

function sayWhatRuns() {
  const place = byId('run-title');
  place.classList.toggle('paper-only', !state.kept && !state.run.isBeyond && !state.run.model);
  place.textContent = state.kept ? `A: ${whatRuns(state.kept)}\nB: ${whatRuns(state.run)}` : whatRuns(state.run);
}

// The first part of the sources' fingerprint is enough for paper.
function shortVersion(version) {
  return version.replace(/(src\.\w+)\.[\w.]+/, '$1');
}

// A control moved: a preview at once, the whole run when the hand rests.
function changed() {
  stopPlaying();
  state.isBeyond = false;
  unsettle();
  preview();
  clearTimeout(state.rest);
  state.rest = setTimeout(() => rest(), restAfter);
}

function runControls() {
  state.isBeyond = false;
  unsettle();
  clearTimeout(state.rest);
  rest();
}

// A fingerprint is that of what is shown: none while that is not a whole run.
function unsettle() {
  state.calm++;
  byId('qr').hidden = true;
  byId('fingerprint').textContent = '';
  if (root.dataset.state === 'resting') root.dataset.state = 'live';
}

async function preview() {
  const answer = await ask({ ask: 'draw', controls: readControls(), ...modelOfWish(), quick: true }, 'draw');
  if (!answer || answer.faults) { if (answer) tellFaults(answer.faults); return; }
  root.dataset.state = 'live';
  tell(answer.failure ? word('failed', { why: answer.failure }) : '');
  root.dataset.cpu = answer.cpu.toFixed(1);
  show(readRun({ ...answer, model: modelInUse(), milestones: state.run?.milestones ?? [] }));
}

async function rest(isReference = false) {
  const controls = isReference ? (state.facts.controls ?? {}) : readControls();
  const answer = await ask({ ask: 'draw', controls, ...modelOfWish() }, 'draw');
  if (!answer) return;
  if (answer.faults) { tellFaults(answer.faults); return; }
  state.scenario = answer.scenario;
  if (!isReference && !state.isTold) tell(answer.failure ? word('failed', { why: answer.failure }) : answer.warnings.slice(0, 4).join('\n'));
  state.isTold = false;
  show(readRun(answer));
  await settle(answer);
}

// Everything that only a whole run can give.
async function settle(answer) {
  state.breaks = 0;
  root.dataset.cpuWhole = answer.cpu.toFixed(1);
  describeCharts(state.run);
  table();
  const calm = ++state.calm;
  const { fingerprint } = (await ask({ ask: 'fingerprint' }, 'fingerprint')) ?? {};
  if (!fingerprint || calm !== state.calm) return;
  byId('fingerprint').textContent = fingerprint;
  root.dataset.state = 'resting';
  traceSoon();
}

function show(run) {
  state.run = { ...run, isBeyond: state.isBeyond };
  if (!Number.isFinite(state.time)) state.time = run.mark === null ? run.end / 2 : peakTime(run);
  state.time = Math.min(run.end, Math.max(0, state.time));
  const slider = byId('cursor');
  Object.assign(slider, { min: Math.round(run.zoomFrom - run.origin), max: Math.round(run.zoomTo - run.origin), step: 1 });
  draw();
}

function draw() {
  if (!state.run) return;
  for (const button of document.querySelectorAll('[data-view]')) button.setAttribute('aria-pressed', String(button.dataset.view === state.view));
  const isSplit = drawCharts(state.run, state.kept, state.view);
  if (byId('charts').clientWidth) document.querySelector('.views').hidden = isSplit;
  sayTrace(traceFigure());
  sayWhatRuns();
  moveTo(state.time);
}

function moveTo(time) {
  const { run } = state;
  if (!run) return;
  state.time = time;
  const at = name => valueAt(run, name, time);
  const balance = at('Balance');
  tilt(balance, at('GabaTone'), at('NmdaTone'));
  drawCursor(run, time);
  if (control('sound').checked) sing(balance, state.playing !== 0);
  const text = sentence(run, time, balance, at('Withdrawal'));
  const slider = byId('cursor');
  if (document.activeElement !== slider || state.playing) slider.value = Math.round(time - run.origin);
  slider.setAttribute('aria-valuetext', text);
  saySoon(text);
  byId('seizure-risk').textContent = word('seizureRisk', { n: numeral(100 * at('SeizureRisk'), 1) });
  traceSoon();
}

// The live sentence changes at once for the eye; while something moves it is not read out at every step.
function saySoon(text) {
  const place = byId('sentence');
  place.setAttribute('aria-live', state.playing ? 'off' : 'polite');
  clearTimeout(state.sayTimer);
  if (!state.said || state.playing) { place.textContent = text; state.said = true; return; }
  state.sayTimer = setTimeout(() => { place.textContent = text; }, document.activeElement === byId('cursor') ? 250 : 0);
}

function sentence(run, time, balance, score) {
  const moment = when(run, time) + (isMean(run, time) ? ` (${word('sayMean')})` : '');
  const zones = state.facts.charts.find(chart => chart.id === 'withdrawal').zones;
  if (score >= 0.5) {
    const zone = zones.find(one => (one.from === null || score >= one.from) && (one.to === null || score < one.to)) ?? zones[zones.length - 1];
    return word('sayWithdrawal', { when: moment, score: numeral(score, 0), highest: state.facts.highestScore, severity: word('zone_' + zone.name) });
  }
  const value = `${balance > 0 ? '+' : ''}${numeral(balance, 2)}`;
  if (Math.abs(balance) < 0.05) return word('sayLevel', { when: moment });
  return word(balance < 0 ? 'saySedated' : 'sayExcited', { when: moment, value });
}

function peakTime(run) {
  const { times, values } = run.spans.zoom;
  let best = 0;
  for (let i = 1; i < times.length; i++) if (values.Withdrawal[i] > values.Withdrawal[best]) best = i;
  return values.Withdrawal[best] > 0.5 ? times[best] : run.origin + Math.min(24, (run.zoomTo - run.origin) / 2);
}

// The story once: quickly through the days of drinking, slowly through the days after.
function play(isFirst) {
  if (isFirst && (matchMedia('(prefers-reduced-motion: reduce)').matches || location.hash.length > 1)) return;
  const begun = performance.now(), goal = isFirst ? state.time : NaN;
  const button = document.querySelector('[data-action=play]');
  button.dataset.t = 'stopPlaying';
  button.textContent = word('stopPlaying');
  const step = now => {
    const share = Math.min(1, (now - begun) / 1000 / playSeconds), run = state.run;
    const stop = Math.max(run.origin - 12, 0), end = isFirst ? goal : run.zoomTo;
    moveTo(share < 0.35 ? stop * share / 0.35 : stop + ((end - stop) * (share - 0.35) / 0.65));
    if (share < 1) state.playing = requestAnimationFrame(step); else stopPlaying();
  };
  state.playing = requestAnimationFrame(step);
}

function stopPlaying() {
  if (!state.playing) return;
  cancelAnimationFrame(state.playing);
  state.playing = 0;
  sing(0, false);
  const button = document.querySelector('[data-action=play]');
  button.dataset.t = 'play';
  button.textContent = word('play');
  moveTo(state.time);
}

// Texts of models first: a scenario that comes with its text may name it.
async function openFiles(files) {
  const isModel = file => /\.md$/i.test(file.name);
  for (const file of [...files].sort((a, b) => isModel(b) - isModel(a))) {
    if (isModel(file)) await openModel(file);
    else if (!/\.json$/i.test(file.name)) tell(word('notScenario'));
    else if (await openScenario(await file.text()) && !byId('message').textContent) tell(word('dropped', { name: file.name }));
  }
}

// A text of a model: read and judged first, then run in place of the model that ran before.
async function openModel(file) {
  if (file.size > longestModel) { tell(word('modelTooLong', { name: file.name, n: longestModel / 1024 })); return; }
  stopPlaying();
  const model = { name: fileName(file.name), text: await file.text() };
  tell(word('computing'));
  const answer = await ask({ ask: 'model', model });
  if (!answer) return;
  if (answer.faults) { tellFaults(answer.faults); return; }
  takeModel({ ...model, ...answer.model });
  tell('');
  if (state.isBeyond) await openScenario(state.scenario); else runControls();
}

// Nothing but the built-in model when there is none.
function takeModel(model) {
  if (!model && !modelInUse()) return;
  useModel(model || null);
  listConstants(model?.parameters ?? [], model?.name ?? '');
  showConstants(changed);
}

function table() {
  if (byId('numbers').open && state.run?.milestones) drawTable(byId('table'), state.run, state.kept, state.facts.charts.filter(chart => shownCharts().includes(chart.id)));
}

function say(name) {
  speak(name);
  sayControls();
  showConstants(changed);
  if (state.facts.parameterHash) {
    byId('version').textContent = word('version', { version: state.facts.version, hash: state.facts.parameterHash.slice(0, 12) });
    for (const option of byId('figure').options) option.textContent = word('chart_' + option.value);
    drawClaim();
    drawLesson();
  }
  sayModel();
  draw();
  describeCharts(state.run);
  table();
}

function tell(text, ...below) {
  const place = byId('message');
  place.replaceChildren(text, ...below);
  place.hidden = text === '';
  state.isTold = text !== '';
}

// A fault of a text has lines that show its place: they keep their letters' columns.
function tellFaults(faults) {
  const shown = faults.slice(0, mostFaults), more = faults.length - shown.length;
  const parts = shown.map(fault => {
    const [head, ...lines] = fault.split('\n');
    return build('div', { class: 'fault' }, `${head}\n`, lines.length === 0 ? null : build('pre', { tabindex: '0' }, `${lines.join('\n')}\n`));
  });
  tell(word('faults'), ...parts, more > 0 ? build('div', { class: 'fault' }, word('moreFaults', { n: more })) : '');
}

function applyTheme(name) {
  if (name === 'auto') delete root.dataset.theme; else root.dataset.theme = name;
}

// A file that is opened from a disk, or a strict browser, may have no storage.
function remember(name, value) {
  try { localStorage.setItem('neurobalance-' + name, value); } catch { /* nothing is kept */ }
}

function remembered(name, otherwise) {
  try { return localStorage.getItem('neurobalance-' + name) ?? otherwise; } catch { return otherwise; }
}

function decode(text) {
  const letters = atob(text);
  const bytes = Uint8Array.from(letters, letter => letter.charCodeAt(0));
  return Float64Array.from(new Float32Array(bytes.buffer));
}

addEventListener('pageshow', event => { if (event.persisted) restartEngine(); });
watchUpdates({
  newer: changeOver => { state.changeOver = changeOver; byId('newer').hidden = false; },
  replaced: async () => {
    // What runs goes with the address; a visit that has only begun has nothing to take along.
    const hash = state.scenario ? await linkOfNow(state.scenario) : null;
    if (hash !== null) history.replaceState(null, '', hash);
    location.reload();
  },
});
