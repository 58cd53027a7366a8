// The library in a worker. The runtime takes a worker with a listener for one of its own threads unless it is told otherwise.
globalThis.dotnetSidecar = true;
let bridge = null;

self.onmessage = async ({ data }) => {
  try {
    if (!data.question) {
      bridge = await raiseRuntime(data);
      self.postMessage({ ready: true });
      return;
    }
    const begin = performance.now();
    const answer = bridge.Ask(data.question);
    const drawn = /"ask":"(draw|eeg)"/.test(data.question) && !answer.includes('"faults"');
    const numbers = drawn ? Float64Array.from(bridge.Numbers()) : null;
    self.postMessage({ id: data.id, answer, numbers, cpu: performance.now() - begin }, numbers ? [numbers.buffer] : []);
  } catch (error) {
    self.postMessage({ failed: String(error?.message ?? error) });
  }
};

async function raiseRuntime({ base, assets }) {
  if (!assets) {
    const { dotnet } = await import(base + '_framework/dotnet.js');
    return finish(dotnet);
  }
  const urls = {};
  for (const name of Object.keys(assets).filter(one => one.endsWith('.js'))) {
    urls[name] = URL.createObjectURL(new Blob([await unpack(assets[name])], { type: 'text/javascript' }));
  }
  const { dotnet } = await import(urls['dotnet.js']);
  return finish(dotnet.withResourceLoader((type, name) => {
    if (urls[name]) return urls[name];
    return unpack(assets[name]).then(bytes => new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } }));
  }));
}

async function finish(dotnet) {
  const { getAssemblyExports, getConfig } = await dotnet.create();
  const exports = await getAssemblyExports(getConfig().mainAssemblyName);
  return exports.Bridge;
}

async function unpack(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
