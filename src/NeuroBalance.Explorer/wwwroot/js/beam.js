import { numeral, word } from './words.js';

const steepest = 17;
let parts = null;

/** Takes the beam, which the page holds so that it stands before anything runs. */
export function makeBeam(place) {
  const find = name => place.querySelector(name);
  parts = { picture: find('svg'), arms: find('.arms'), left: find('.left'), right: find('.right'), value: find('.value') };
}

/** Tilts the beam: down on the right is excitation. */
export function tilt(balance, inhibition, excitation) {
  if (!parts || !Number.isFinite(balance)) return;
  const bar = parts.arms.querySelector('.bar'), middle = parts.value.getAttribute('x'), pivot = bar.getAttribute('y1');
  parts.arms.setAttribute('transform', `rotate(${(steepest * Math.tanh(balance)).toFixed(2)} ${middle} ${pivot})`);
  parts.left.setAttribute('r', size(inhibition));
  parts.right.setAttribute('r', size(excitation));
  const text = `${balance > 0 ? '+' : ''}${numeral(balance, 2)}`;
  parts.value.textContent = text;
  parts.picture.setAttribute('aria-label', word('beamLabel', { value: text }));
}

function size(tone) {
  return (13 * Math.sqrt(Math.min(Math.max(tone, 0.15), 2.6))).toFixed(1);
}
