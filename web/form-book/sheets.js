// Which part of a book holds which sheet.

import { walk } from "./elements.js";

const OFFICE = /\/relationships\/officeDocument$/;
const STYLES = /\/relationships\/styles$/;

/** The path of a target that is given relative to a folder. It is resolved like a URL. */
function resolved(folder, target) {
  return decodeURI(new URL(target, `https://book/${folder}`).pathname).slice(1);
}

const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
const relationsOf = (path) => `${folderOf(path)}_rels/${path.slice(path.lastIndexOf("/") + 1)}.rels`;

function relations(xml, folder) {
  const found = [];
  walk(xml, {
    enter({ local, attributes: { Id, Type, Target, TargetMode } }) {
      if (local === "Relationship" && TargetMode !== "External") found.push({ id: Id, type: Type, path: resolved(folder, Target) });
    },
  });
  return found;
}

/** The paths of the sheets by name, and the paths of the workbook and its styles. */
export function sheetPaths(parts, text) {
  const workbook = relations(text("_rels/.rels"), "").find(({ type }) => OFFICE.test(type)).path;
  const own = relations(text(relationsOf(workbook)), folderOf(workbook)).filter(({ path }) => path in parts);
  const paths = new Map();
  walk(text(workbook), {
    enter({ local, isMain, attributes }) {
      if (!isMain || local !== "sheet") return;
      const part = own.find(({ id, type }) => id === attributes.id && /\/worksheet$/.test(type));
      if (!part) return;
      // A book with two sheets of one name cannot be filled in.
      if (paths.has(attributes.name)) throw new Error("two sheets of one name");
      paths.set(attributes.name, part.path);
    },
  });
  return { paths, workbook, styles: own.find(({ type }) => STYLES.test(type))?.path };
}
