// Visits without a server, and the change to a newer version of the page. A version is served from a cache of its own: an open page keeps
// the files that it began with until it changes over as a whole.

/** Keeps the page for visits without a server; tells of a newer version, and when another tab or a fresh visit changed over to it. */
export async function watchUpdates({ newer, replaced }) {
  if (!('serviceWorker' in navigator) || !location.protocol.startsWith('http') || !document.querySelector('meta[name=cached]')) return;
  const isKept = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (isKept) replaced(); });
  const kept = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  if (!isKept) return;
  // It came during the last visit; nothing of this one can be lost yet.
  if (kept.waiting) { changeOver(kept.waiting); return; }
  const watch = worker => worker?.addEventListener('statechange', () => { if (worker.state === 'installed') newer(() => changeOver(worker)); });
  watch(kept.installing);
  kept.addEventListener('updatefound', () => watch(kept.installing));
}

function changeOver(worker) {
  worker.postMessage('change over');
}
