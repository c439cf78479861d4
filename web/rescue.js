// What happens when the program fails (a panic, a trap, a browser error inside it): it saves what it has in memory, is
// stopped for good with a notice, and the records in the store can be downloaded as a file and opened again.
//
// A panic unwinds nothing and releases no lock. So the last call, which saves, either finds the session complete, or finds
// its lock taken and ends there; the store then has a state that is at most 350 ms old. After that nothing calls the program
// again.

const notice = document.getElementById("failed");
/** The table of functions through which the browser calls the program, and the product's version. */
let program;
let version;
let isStopped = false;

/** Sets the program that is stopped on a failure. The program calls this before anything else (`src/browser/rescue.rs`). */
export function watch(table, ofProduct) {
  program = table;
  version = ofProduct;
}

/** Whether an error comes from the program: on a page that shows files of others, an error may come from elsewhere. */
const isOfProgram = (cause) => /RuntimeError|wasm-function/.test(`${cause?.name} ${cause?.stack}`);

/** Removes every function from the table through which the browser calls the program, so that none of its code runs any more. */
function stop(table) {
  for (let at = table.length; at > 0; at -= 1) table.set(at - 1, null);
}

function onFailure(event, cause) {
  if (isStopped) return event.preventDefault(); // a timer or a key that found the table empty
  if (!program || !isOfProgram(cause)) return;
  isStopped = true;
  // The program writes what is not saved yet (`ui::app`), and reads it back.
  dispatchEvent(new Event("pagehide"));
  stop(program);
  say();
}

function say() {
  document.getElementById("app").inert = true;
  document.getElementById("start-failed").hidden = true;
  const [keep, reload] = notice.querySelectorAll("button");
  const { lang } = document.documentElement;
  for (const button of lang === "en" ? [keep, reload] : []) Object.assign(button, { textContent: button.dataset.en, lang });
  keep.hidden = !records("keikaku/plan/").length;
  keep.onclick = offer;
  reload.onclick = () => location.reload();
  notice.hidden = false;
  (keep.hidden ? reload : keep).focus();
}

/** The records under keys with this prefix, as pairs of the rest of the key and the text; none if the browser has no storage. */
function records(prefix) {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.sort().map((key) => [key.slice(prefix.length), localStorage.getItem(key)]);
  } catch {
    return [];
  }
}

/** すべて保存 for the stored plans: the records as they are, one on each line, so that a damaged record affects only itself. */
function offer() {
  const plans = records("keikaku/plan/").map(([, record]) => record);
  const lineages = records("keikaku/lineage/").filter(([, record]) => isJson(record));
  const lineage = lineages.map(([id, record]) => `${JSON.stringify(id)}:${record}`);
  const text = `{"format":1,"app":"${version}","plans":[\n${plans.join(",\n")}\n],"lineage":{${lineage}}}\n`;
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, "0")).join("");
  const link = notice.querySelector("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `keikaku_${day}.json`;
  link.click();
}

function isJson(text) {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

addEventListener("error", (event) => onFailure(event, event.error));
addEventListener("unhandledrejection", (event) => onFailure(event, event.reason));

// After この端末からすべて消す in another tab, this tab must not write again what it still shows.
addEventListener("storage", (event) => {
  const isWiped = event.key === "keikaku/wiped" && program;
  // The program's own listener is called after this one, and must not run any more.
  if (isStopped || isWiped) event.stopImmediatePropagation();
  if (isStopped || !isWiped) return;
  isStopped = true;
  stop(program);
  location.reload();
});

// A page that returns from the browser's back/forward cache has heard no storage events. It gets events now for everything in
// the store. If nothing of ours is left there, it reloads, as after a wipe.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || isStopped) return;
  const kept = records("keikaku/");
  // If storage is forbidden, this access throws an error, and the page stays as it is.
  if (!kept.length && localStorage) location.reload();
  for (const [key, newValue] of kept) dispatchEvent(new StorageEvent("storage", { key: `keikaku/${key}`, newValue }));
});
