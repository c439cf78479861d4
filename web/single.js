// Starts the page of the single file, in place of Trunk's start-up script: nothing is fetched there, and the program is
// in the page itself (scripts/single.mjs), gzipped, in base64.

import init from "keikaku";
import initializer from "./start.js";

/** The unpacked content of an element of the page. */
async function unpacked(element) {
  const gzipped = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
  const content = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content).arrayBuffer();
}

const packed = document.getElementById("program");
try {
  await init({ module_or_path: await unpacked(packed) });
  packed.remove();
} catch (cause) {
  initializer().onFailure(cause);
}
