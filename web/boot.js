// Starts the page, and says so in words where it cannot start (no WebAssembly, a file that did not arrive). What is said
// when the program fails, at the start or later, is in rescue.js.
// The hosted page has the program behind a preload link; the single file holds it in #program (scripts/single.mjs).

import start from "keikaku";
import { unpacked } from "./chunks.js";
import { isOfProgram, watch } from "./rescue.js";

const packed = document.getElementById("program");
const linked = () => document.head.querySelector('link[rel="preload"][type="application/wasm"]').href;

try {
  watch(await start({ module_or_path: packed ? await unpacked(packed) : linked() }));
  packed?.remove();
} catch (cause) {
  document.getElementById("start-failed").hidden = isOfProgram(cause);
  throw cause;
} finally {
  document.getElementById("loading")?.remove();
}
