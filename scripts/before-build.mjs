// Before Trunk builds: the npm packages of which the page carries the design tokens, and that its hooks need.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules/@digital-go-jp/design-tokens")) {
  const { status } = spawnSync("npm", ["ci", "--silent"], { stdio: "inherit" });
  process.exit(status ?? 1);
}
