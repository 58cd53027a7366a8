import { numeral, word } from './words.js';
import { shape } from './charts.js';

const steepest = 17;
const wide = 320, high = 150, middle = 160, pivot = 62, arm = 112;
let parts = null;

/** Draws the beam once; it is level until it is told. */
export function makeBeam(place) {
  const picture = shape('svg', { viewBox: `0 0 ${wide} ${high}`, role: 'img' });
  const arms = shape('g', {});
  const text = (x, y, name, anchor) => {
    const element = shape('text', { x, y, 'text-anchor': anchor, class: name });
    return element;
  };
  const left = text(4, 146, 'word', 'start'), right = text(wide - 4, 146, 'word', 'end'), value = text(middle, 20, 'value', 'middle');
  const weights = [shape('circle', { class: 'left', cx: middle - arm, cy: pivot - 18, r: 15 }), shape('circle', { class: 'right', cx: middle + arm, cy: pivot - 18, r: 15 })];
  arms.append(shape('line', { class: 'bar', x1: middle - arm - 16, x2: middle + arm + 16, y1: pivot, y2: pivot }), ...weights);
  picture.append(shape('line', { class: 'level', x1: 10, x2: wide - 10, y1: pivot, y2: pivot }),
    shape('path', { class: 'stand', d: `M${middle} ${pivot + 4}V122M${middle - 30} 124h60` }), arms, left, right, value);
  place.replaceChildren(picture);
  parts = { picture, arms, weights, left, right, value };
}

/** Tilts the beam: down on the right is excitation. */
export function tilt(balance, inhibition, excitation) {
  if (!parts || !Number.isFinite(balance)) return;
  const angle = steepest * Math.tanh(balance);
  parts.arms.setAttribute('transform', `rotate(${angle.toFixed(2)} ${middle} ${pivot})`);
  parts.weights[0].setAttribute('r', size(inhibition));
  parts.weights[1].setAttribute('r', size(excitation));
  parts.left.textContent = word('inhibition');
  parts.right.textContent = word('excitation');
  const text = `${balance > 0 ? '+' : ''}${numeral(balance, 2)}`;
  parts.value.textContent = text;
  parts.picture.setAttribute('aria-label', word('beamLabel', { value: text }));
}

function size(tone) {
  return (13 * Math.sqrt(Math.min(Math.max(tone, 0.15), 2.6))).toFixed(1);
}
