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
  const choice = build('select', { id: 'claim-choice', 'aria-label': word('claimChoose') }, claims.map(one => build('option', { value: one.id, selected: one.id === chosen }, nameOf(one))));
  choice.addEventListener('change', () => { chooseClaim(choice.value); document.getElementById('claim-choice').focus(); });
  const fact = (name, text, lang) => [build('dt', {}, word(name)), build('dd', { lang }, text)];
  card.replaceChildren(
    build('div', { class: 'row head' }, build('h2', {}, word('claimLabel')), choice, build('span', { class: 'badge' }, claim.judged ? word('verdict_' + claim.structures[0].verdict) : word('notJudged'))),
    build('blockquote', { lang: 'en' }, claim.quote ? `“${claim.quote}”` : claim.question),
    claim.quote ? build('p', { lang: 'en' }, claim.question) : build('p', {}, word('noQuote')),
    build('dl', { class: 'facts' },
      build('div', {}, fact('claimKind', word('basis_' + claim.basis))),
      build('div', {}, fact('claimControl', claim.control || '–', 'en')),
      build('div', {}, fact('claimShare', shareOf(claim.structures[0]))),
      claim.judged ? build('div', {}, fact('claimStructures', overStructures(claim.structures))) : '',
      build('div', { class: 'wide' }, fact('claimNote', claim.note, 'en'))),
    claim.judged ? structureTable(claim.structures) : '',
    word('inEnglish') ? build('p', { class: 'unit' }, word('inEnglish')) : '');
}

function nameOf(claim) {
  return word('claim_' + claim.id.replaceAll('-', '_'));
}

function shareOf(structure) {
  return structure?.share == null ? word('noShare') : word('shareText', { share: numeral(100 * structure.share, 0), subjects: numeral(structure.subjects, 0) });
}

function overStructures(structures) {
  const shares = structures.map(one => one.share).filter(share => share !== null);
  const found = { holds: structures.filter(one => one.verdict === 'holds' || one.verdict === 'negligible').length, of: structures.length };
  return shares.length === 0 ? word('structuresOnly', found)
    : word('structuresText', { ...found, low: numeral(100 * Math.min(...shares), 0), high: numeral(100 * Math.max(...shares), 0) });
}

function structureTable(structures) {
  return build('details', {}, build('summary', {}, word('structuresTable')), build('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': word('structuresTable') }, build('table', {},
    build('thead', {}, build('tr', {}, ['structure', 'claimVerdict', 'claimShare'].map(key => build('th', { scope: 'col' }, word(key))))),
    build('tbody', {}, structures.map(one => build('tr', {}, build('th', { scope: 'row' }, word('structure_' + one.name)), build('td', {}, word('verdict_' + one.verdict)), build('td', {}, shareOf(one))))))));
}
