// Which parts of LibreOffice this machine has; each part is a separate package.

import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

function has(library) {
  const { status, stdout } = spawnSync("bash", ["-c", "command -v soffice"], { encoding: "utf8" });
  return status === 0 && existsSync(join(dirname(realpathSync(stdout.trim())), library));
}

export const hasWriter = has("libswlo.so");
export const hasCalc = has("libsclo.so");
