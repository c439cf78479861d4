// Reads the table that another program has laid on the clipboard as HTML. The document that is made of that is for reading only and never shown: nothing in it runs, loads or
// asks for anything.

let policy;

const TAG = /<(\/?[a-z][^\s/<>]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/gi;
const KEPT = /^\/?(table|t(head|body|foot|r|d|h)|br|p|div|li)$/i;

/**
 * The markup with nothing in it but tables, line ends and the attributes that are read. Whatever else stands there would do
 * nothing in that document, but the page's own policy holds for it, too, and each breach would be said in the console.
 */
const plain = (html, mark) => {
  const read = new RegExp(`\\s(colspan|${mark})\\s*=\\s*("[^"]*"|'[^']*'|[^\\s"'>]+)`, "gi");
  const kept = (_, name, rest) => (KEPT.test(name) ? `<${name}${(rest.match(read) ?? []).join("")}>` : "");
  return html.replaceAll(/<style[^]*?<\/style>/gi, "").replaceAll(TAG, kept);
};

/** HTML that may be parsed, where the browser asks who says so (Trusted Types). */
function trusted(html) {
  policy ??= globalThis.trustedTypes?.createPolicy("keikaku", { createHTML: (text) => text });
  return policy ? policy.createHTML(html) : html;
}

/** A cell's text: breaks and paragraphs are line ends, any other white space is one blank. */
function text(cell) {
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll(/\s+/g, " ");
    const end = /^(BR|P|DIV|LI)$/.test(node.nodeName) ? "\n" : "";
    return end + [...node.childNodes].map(read).join("");
  };
  return read(cell).replaceAll(/ *\n */g, "\n").trim();
}

/** The rows of the first table, each with the mark of its kind ahead of its fields; empty where there is none. */
export function rowsOf(html, mark) {
  const table = new DOMParser().parseFromString(trusted(plain(html, mark)), "text/html").querySelector("table");
  const fields = (row) => [...row.cells].flatMap((cell) => [text(cell), ...Array(cell.colSpan - 1).fill("")]);
  return [...(table?.rows ?? [])].map((row) => [row.getAttribute(mark) ?? "", ...fields(row)]);
}
