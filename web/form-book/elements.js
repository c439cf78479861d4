// The XML elements of a part of a book, with their positions in its text.

import sax from "sax";

/** The two URIs of the namespace: the one that Excel uses, and the one of the strict format. */
const MAIN = ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"];
/** The two URIs of the namespace of relationships. */
const KINDS = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

/**
 * Visits the elements of a text. Each element has its local name, whether it is in the spreadsheet namespace, its attributes
 * without a prefix and the relationship attribute (`id`), its parent (`above`), and its offsets: where its start tag begins
 * (`from`) and ends (`inner`), and, in `leave`, where its end tag begins (`close`) and ends (`to`).
 */
export function walk(xml, { enter = () => {}, leave = () => {} }) {
  const parser = sax.parser(true, { xmlns: true });
  let above;
  parser.onerror = (cause) => {
    throw cause;
  };
  parser.onopentag = ({ name, local, prefix, uri, attributes, isSelfClosing }) => {
    const own = Object.values(attributes).filter((each) => each.prefix === "" || KINDS.includes(each.uri));
    const named = own.map((each) => [each.local, each.value]);
    const element = {
      name,
      local,
      prefix: prefix ? `${prefix}:` : "",
      isMain: MAIN.includes(uri),
      attributes: Object.fromEntries(named),
      isSelfClosing,
      above,
      from: parser.startTagPosition - 1,
      inner: parser.position,
    };
    enter(element);
    above = element;
  };
  parser.onclosetag = () => {
    const element = above;
    element.to = parser.position;
    element.close = element.isSelfClosing ? element.to : parser.startTagPosition - 1;
    above = element.above;
    leave(element);
  };
  parser.write(xml).close();
}

export const isOn = (value) => value === "1" || value === "true";
