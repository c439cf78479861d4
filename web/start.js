// What the page shows while the program arrives and starts. Trunk's start-up script asks for it (`data-initializer` in
// index.html), as does that of the single file (scripts/single.mjs).
//
// Progress counts against the size of the program as it is unpacked, which the build writes into the page: a server that
// compresses tells no other.

const byId = (id) => document.getElementById(id);

/** Shows how many hundredths have come. */
function onProgress({ current, total }) {
  const bar = byId("loading-progress");
  if (!bar) return;
  bar.max = total;
  bar.value = Math.min(current, total);
  byId("loading-share").textContent = `${Math.floor((100 * bar.value) / total)} %`;
}

/** Says that the page cannot start, and what to do. What has failed is thrown on, so that it stands in the console. */
function onFailure(cause) {
  byId("loading")?.closest("main").remove();
  // A program that came and failed is told of by rescue.js.
  byId("start-failed").hidden = !byId("failed").hidden;
  throw cause;
}

export default function initializer() {
  return { onProgress, onFailure };
}
