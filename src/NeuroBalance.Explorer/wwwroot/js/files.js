/** Hands a file to the reader. */
export function hand(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A picture of an SVG text, twice as fine as the screen. */
export async function asPng({ text, width, height }) {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
}

/** The text of the one-file page that opens in a state: that of this page before anything changed it, or the file beside it. */
export async function oneFileWith(pristine, preset) {
  let text = pristine;
  if (!document.getElementById('worker-source')) {
    const answer = await fetch('neurobalance.html');
    if (!answer.ok) return null;
    text = await answer.text();
  }
  // Inside a script element only a closing tag could end the text; no quote or ampersand matters there.
  const json = JSON.stringify(preset).replaceAll('<', '\\u003c');
  return text.replace(/(<script type="application\/json" id="preset">)[^<]*(<\/script>)/, (all, open, close) => open + json + close);
}
