// Starts the page, and says so in words where it cannot start (no WebAssembly, a file that did not arrive).
// The hosted page finds its two halves by the preload links that Trunk writes. The single file holds both: the program
// gzipped in #wasm, and the glue in front of this script as the function wasm_bindgen (see scripts/single.mjs).

const linked = (selector) => document.head.querySelector(selector).href;

const startFromLinks = async () => {
  const { default: start } = await import(linked('link[rel="modulepreload"]'));
  await start({ module_or_path: linked('link[rel="preload"][type="application/wasm"]') });
};

const startFromThisFile = async (packed) => {
  const gzipped = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const program = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  await wasm_bindgen({ module_or_path: await new Response(program).arrayBuffer() });
  packed.remove();
};

const packed = document.getElementById("wasm");
try {
  await (packed ? startFromThisFile(packed) : startFromLinks());
} catch (cause) {
  document.getElementById("start-failed").hidden = false;
  throw cause;
} finally {
  document.getElementById("loading")?.remove();
}
