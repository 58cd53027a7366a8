// The calculation in a worker: one question at a time, the latest wish wins, and what hangs is ended.
const patience = 10000;
// A text is worked out operation by operation, several times as slowly as the built-in model.
const modelPatience = 60000;
const startPatience = 90000;
let worker = null;
let running = null;
let waiting = [];
let count = 0;
const listeners = { restarted: () => {}, ready: () => {} };

/** Starts the calculation; <c>assets</c> are the packed files of the one-file page. */
export function startEngine(heard) {
  Object.assign(listeners, heard);
  raise();
}

/** Asks; a question of a kind replaces one of the same kind that has not begun. */
export function ask(question, kind = '') {
  return new Promise((resolve, reject) => {
    if (kind) {
      for (const other of waiting) if (other.kind === kind) other.resolve(null);
      waiting = waiting.filter(other => other.kind !== kind);
    }
    waiting.push({ id: ++count, question, kind, resolve, reject });
    advance();
  });
}

/** Ends what runs and starts anew. */
export function restartEngine() {
  const broken = running;
  worker?.terminate();
  running = null;
  const left = waiting;
  waiting = [];
  for (const one of [broken, ...left]) one?.resolve(null);
  raise();
  listeners.restarted(broken?.question);
}

function raise() {
  worker = makeWorker();
  worker.onmessage = heardFromWorker;
  worker.onerror = event => { event.preventDefault?.(); if (running) restartEngine(); };
  running = { kind: 'start', resolve: () => {}, timer: setTimeout(restartEngine, startPatience) };
}

function makeWorker() {
  const packed = document.getElementById('worker-source');
  if (!packed) {
    const made = new Worker(new URL('js/worker.js', document.baseURI));
    made.postMessage({ base: new URL('./', document.baseURI).href });
    return made;
  }
  const made = new Worker(URL.createObjectURL(new Blob([packed.textContent], { type: 'text/javascript' })));
  const assets = {};
  for (const element of document.querySelectorAll('script[data-asset]')) assets[element.dataset.asset] = element.textContent;
  made.postMessage({ assets });
  return made;
}

function heardFromWorker({ data }) {
  if (data.failed) {
    const one = running;
    if (one?.kind === 'start') { clearTimeout(one.timer); listeners.failed?.(data.failed); return; }
    restartEngine();
    return;
  }
  if (!running || (running.kind !== 'start' && data.id !== running.id)) return;
  const one = running;
  clearTimeout(one.timer);
  running = null;
  if (one.kind === 'start') { listeners.ready(); advance(); return; }
  one.resolve({ ...JSON.parse(data.answer), cpu: data.cpu, values: data.numbers });
  advance();
}

function advance() {
  if (running || waiting.length === 0) return;
  running = waiting.shift();
  running.timer = setTimeout(restartEngine, running.question.model ? modelPatience : patience);
  worker.postMessage({ id: running.id, question: JSON.stringify(running.question) });
}
