// Loads a chunk of the program: code that few need, in files of its own that work on the program's memory and table.
// `src/browser/chunk.rs` asks for it. Where it does not come, the promise is rejected, and the next call tries again.
//
// CHUNKS is written in by scripts/build.mjs: which files each chunk needs, in the order to load them.

const loaded = new Map();

/** What stands base64 in an element of the single file, gzipped. */
export async function unpacked(element) {
  const gzipped = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
  const content = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content).arrayBuffer();
}

export async function load(chunk, program) {
  for (const file of CHUNKS[chunk]) await once(file, program);
}

/** A second instance would write the chunk's variables over with their first values. */
function once(file, program) {
  if (!loaded.has(file)) {
    const loading = instantiated(file, program);
    loading.catch(() => loaded.delete(file));
    loaded.set(file, loading);
  }
  return loaded.get(file);
}

const worn = new Set();

/** Puts a chunk's style sheet on. It is an object, which the content security policy lets be as it does elements' styles set by script. */
export function wear(css) {
  if (worn.has(css)) return;
  worn.add(css);
  adopted().replaceSync(css);
}

function adopted() {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}

let foot;

/** Puts a text at the foot of printed pages (style/sheet.css). Of a name of one line JSON makes what a style sheet takes. */
export function footPages(text) {
  foot ??= adopted();
  foot.replaceSync(`@page kpi { @bottom-left { content: ${JSON.stringify(text)}; font-size: 8pt; } }`);
}

/** A member of an object, and a call of one (`src/browser/asking.rs`). */
export const member = (object, name) => object[name];
export const call = (object, name, first, second) => object[name](first, second);

async function instantiated(file, program) {
  const element = document.getElementById(file);
  const content = await (element ? unpacked(element) : fetched(file));
  await WebAssembly.instantiate(content, { __wasm_split: program });
}

async function fetched(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.arrayBuffer();
}
