let context = null;
let voice = null;

/** Begins a tone that follows the balance. */
export function soundOn() {
  context ??= new AudioContext();
  context.resume();
  if (voice) return;
  const tone = context.createOscillator(), volume = context.createGain();
  volume.gain.value = 0;
  tone.connect(volume).connect(context.destination);
  tone.start();
  voice = { tone, volume };
}

/** The pitch of a value: an octave for one unit, around the middle of the scale. */
export function sing(value, isLoud) {
  if (!voice || !Number.isFinite(value)) return;
  voice.tone.frequency.setTargetAtTime(220 * (2 ** Math.max(-2, Math.min(2, value))), context.currentTime, 0.03);
  voice.volume.gain.setTargetAtTime(isLoud ? 0.07 : 0, context.currentTime, 0.05);
}

export function soundOff() {
  voice?.tone.stop();
  voice = null;
}
