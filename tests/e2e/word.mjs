// The content of a Word file, and what LibreOffice makes of it.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";

const ENTITIES = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const letters = (xml) => xml.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name) => ENTITIES[name]);
const textOf = (xml) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => letters(text)).join("");
const all = (xml, name) => [...xml.matchAll(new RegExp(`<w:${name}>.*?</w:${name}>|<w:${name} [^>]*>.*?</w:${name}>`, "gs"))].map(([found]) => found);

/** The parts of the file, by name. */
export const partsOf = (bytes) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** The headings, paragraphs and tables of the document, in order: `{level, text}`, `{text}` or `{rows}`. */
export function readWord(bytes) {
  const body = partsOf(bytes)["word/document.xml"];
  const found = body.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>|<w:p\/>/gs);
  return [...found].map(([xml]) => {
    if (xml.startsWith("<w:tbl>")) return { rows: all(xml, "tr").map((row) => all(row, "tc").map(textOf)) };
    const level = /<w:pStyle w:val="Heading(\d)"/.exec(xml)?.[1];
    return level ? { level: Number(level), text: textOf(xml) } : { text: textOf(xml) };
  });
}

/** The lines that LibreOffice reads from the file; each cell of a table is a line. */
export function linesByLibreOffice(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-word-"));
  try {
    writeFileSync(join(folder, "plan.docx"), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const { status, stderr } = spawnSync("soffice", [profile, "--headless", "--convert-to", "txt:Text", "--outdir", folder, join(folder, "plan.docx")]);
    if (status !== 0) throw new Error(String(stderr));
    return readFileSync(join(folder, "plan.txt"), "utf8").replace("\ufeff", "").split(/\r?\n/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
