import { build, inLanguage, word } from './words.js';
import { ask } from './engine.js';

let course = { lessons: [], glossary: [] };
let place = null;
let open = null;
const hooks = { show: () => {}, claim: () => {}, leave: () => {}, code: () => null };

/** Takes the lessons and what the page does for them. */
export function prepareLessons(element, lessons, given) {
  place = element;
  course = lessons;
  Object.assign(hooks, given);
}

/** The lesson that is open; empty when the page is for exploring. */
export function openLesson() {
  return open?.lesson.id ?? '';
}

/** Opens a lesson at its first question; an empty name closes it. */
export function startLesson(id) {
  const lesson = course.lessons.find(one => one.id === id);
  open = lesson ? { lesson, step: 0, chosen: -1, shown: false, explanation: null } : null;
  for (const button of document.querySelectorAll('[data-lesson]')) {
    if (button.dataset.lesson === (lesson?.id ?? '')) button.setAttribute('aria-current', 'true'); else button.removeAttribute('aria-current');
  }
  drawLesson(true);
  if (!lesson) hooks.leave();
}

/** Draws the lesson again, in the page's language. */
export function drawLesson(focuses = false) {
  document.documentElement.classList.toggle('lesson-asks', open !== null && !open.shown);
  place.hidden = open === null;
  if (!open) { place.replaceChildren(); return; }
  const { lesson, step, shown } = open;
  const piece = lesson.steps[step];
  const title = build('h2', { tabindex: '-1' }, inLanguage(lesson.title));
  const progress = build('ol', { class: 'progress', 'aria-hidden': 'true' }, lesson.steps.map((_, i) => build('li', { class: i <= step ? 'done' : '' })));
  const answers = build('fieldset', { class: 'answers' }, build('legend', {}, inLanguage(piece.question)), piece.answers.map((answer, i) => {
    const input = build('input', { type: 'radio', name: 'answer', value: i, checked: open.chosen === i, disabled: shown && open.chosen !== i });
    input.addEventListener('change', () => { open.chosen = i; place.querySelector('[data-action=run]')?.removeAttribute('disabled'); });
    return build('label', { class: shown ? (i === piece.right ? 'right' : open.chosen === i ? 'wrong' : '') : '' }, input, build('span', {}, inLanguage(answer)));
  }));
  const row = build('div', { class: 'row' });
  const parts = [title, build('p', {}, inLanguage(lesson.aim)), progress, build('p', { class: 'unit' }, word('lessonStep', { n: step + 1, of: lesson.steps.length })), answers];
  if (shown) {
    const verdict = word(open.chosen === piece.right ? 'right' : 'wrong');
    parts.push(build('p', { class: 'explanation', role: 'status', id: 'explanation' }, build('strong', {}, verdict), ' ', open.explanation ? inLanguage(open.explanation) : word('computing')));
    const isLast = step === lesson.steps.length - 1;
    row.append(button(isLast ? 'finish' : 'next', isLast ? 'back' : 'next', () => { if (isLast) startLesson(''); else goTo(step + 1); }, true));
  } else {
    row.append(button('run', 'runIt', () => run(), true, open.chosen < 0));
    if (open.chosen < 0) row.append(build('span', { class: 'unit' }, word('answerFirst')));
  }
  row.append(button('sheet', 'lessonSheet', () => printSheet(lesson)));
  parts.push(row);
  parts.push(build('details', {}, build('summary', {}, word('glossary')), glossary()));
  place.replaceChildren(...parts);
  if (focuses) title.focus();
}

function button(action, text, does, isMain = false, isOff = false) {
  const made = build('button', { type: 'button', 'data-action': action, class: isMain ? 'main' : '', disabled: isOff }, word(text));
  made.addEventListener('click', does);
  return made;
}

function goTo(step) {
  Object.assign(open, { step, chosen: -1, shown: false, explanation: null });
  drawLesson(true);
}

async function run() {
  const asked = open;
  const piece = asked.lesson.steps[asked.step];
  asked.shown = true;
  drawLesson();
  hooks.show(piece);
  hooks.claim(piece.claim);
  const answer = await ask({ ask: 'lesson', lesson: asked.lesson.id, step: asked.step });
  if (open !== asked) return;
  if (!answer || answer.faults) { asked.shown = false; drawLesson(); return; }
  asked.explanation = answer;
  drawLesson();
  place.querySelector('[data-action=next], [data-action=finish]')?.focus();
}

function glossary() {
  return build('dl', { class: 'glossary' }, course.glossary.flatMap(one => [build('dt', {}, inLanguage(one.term)), build('dd', {}, inLanguage(one.meaning))]));
}

// The sheet for a class: the questions, then the key with numbers of now on a page of its own.
async function printSheet(lesson) {
  const explanations = [];
  for (let step = 0; step < lesson.steps.length; step++) explanations.push(await ask({ ask: 'lesson', lesson: lesson.id, step }));
  if (explanations.some(one => !one)) return;
  const title = inLanguage(lesson.title), note = hooks.note();
  const letters = 'abcdef';
  const sheet = document.getElementById('sheet');
  const questions = lesson.steps.map(piece => build('li', {}, build('p', {}, build('strong', {}, inLanguage(piece.question))),
    build('ol', { type: 'a' }, piece.answers.map(answer => build('li', {}, inLanguage(answer)))), build('p', {}, word('sheetBecause')), build('div', { class: 'answer-line' }), build('div', { class: 'answer-line' })));
  const key = lesson.steps.map((piece, i) => build('li', {}, build('p', {}, build('strong', {}, `${letters[piece.right]}) ${inLanguage(piece.answers[piece.right])}`)), build('p', {}, inLanguage(explanations[i]))));
  sheet.replaceChildren(
    build('section', {}, hooks.code(lesson.id), build('h1', {}, word('sheetTitle', { title })), build('p', {}, `${word('sheetName')}: ____________________   ${word('sheetDate')}: ____________`), build('p', {}, inLanguage(lesson.aim)), build('ol', {}, questions), build('p', {}, note)),
    build('section', { class: 'key-page' }, build('h1', {}, word('sheetKey', { title })), build('ol', {}, key), build('h2', {}, word('glossary')), glossary(), build('p', {}, note)));
  sheet.hidden = false;
  document.documentElement.classList.add('printing-sheet');
  const done = () => { document.documentElement.classList.remove('printing-sheet'); sheet.hidden = true; };
  window.addEventListener('afterprint', done, { once: true });
  window.print();
}
