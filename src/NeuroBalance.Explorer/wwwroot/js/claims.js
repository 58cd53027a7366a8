import { build, numeral, word } from './words.js';

let claims = [];
let chosen = 'withdrawal-syndrome';
let card = null;

/** Takes the claims of the library. */
export function prepareClaims(element, all) {
  card = element;
  claims = all;
  drawClaim();
}

/** Shows a claim. */
export function chooseClaim(id) {
  if (!claims.some(one => one.id === id)) return;
  chosen = id;
  drawClaim();
}

/** Draws the card again, in the page's language. */
export function drawClaim() {
  const claim = claims.find(one => one.id === chosen);
  if (!claim) return;
  const choice = build('select', { id: 'claim-choice', 'aria-label': word('claimChoose') }, claims.map(one => build('option', { value: one.id, selected: one.id === chosen }, one.id)));
  choice.addEventListener('change', () => { chooseClaim(choice.value); document.getElementById('claim-choice').focus(); });
  const fact = (name, text, lang) => [build('dt', {}, word(name)), build('dd', { lang }, text)];
  card.replaceChildren(
    build('div', { class: 'row' }, build('h2', {}, word('claimLabel')), choice, build('span', { class: 'badge' }, claim.judged ? word('verdict_' + claim.verdict) : word('notJudged'))),
    build('blockquote', { lang: 'en' }, claim.quote ? `“${claim.quote}”` : claim.question),
    claim.quote ? build('p', { lang: 'en' }, claim.question) : build('p', {}, word('noQuote')),
    build('dl', { class: 'facts' },
      build('div', {}, fact('claimKind', word('basis_' + claim.basis))),
      build('div', {}, fact('claimControl', claim.control || '–', 'en')),
      build('div', {}, fact('claimShare', claim.share === null ? word('noShare') : word('shareText', { share: numeral(100 * claim.share, 0), subjects: numeral(claim.subjects, 0) }))),
      build('div', { class: 'wide' }, fact('claimNote', claim.note, 'en'))),
    word('inEnglish') ? build('p', { class: 'unit' }, word('inEnglish')) : '');
}
