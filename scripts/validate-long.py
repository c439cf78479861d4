"""Holds the long files in a folder against their data dictionaries, by programs that are not ours.

For each folder with a `datapackage.json`:

- Frictionless must find the package, and the file that it names, valid.
- DuckDB must open the file by the one line that stands in docs/files.md, with the types that its columns have, and
  must find the same rows in it as the file holds.

A check that finds nothing wrong may be one that looks at nothing, so each file is broken in a few ways too, and both
must refuse it. `make frictionless` calls it: `python scripts/validate-long.py FOLDER DOCUMENT`.
"""

import csv
import json
import re
import shutil
import sys
import tempfile
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import duckdb
from frictionless import Package

DICTIONARY = "datapackage.json"
# The name of the file in docs/files.md.
FILE_IN_THE_DOCUMENT = "ファイル名.csv"
TYPES = {"KPI番号": "INTEGER", "年度": "INTEGER", "値": "DECIMAL(38,8)"}
READ_AS = {"INTEGER": int, "DECIMAL(38,8)": Decimal, "VARCHAR": str}


def line_of_the_document(document):
    """The one line of SQL by which a reader of the document opens the file."""
    blocks = re.findall(r"^```sql\n(.*?)^```$", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if FILE_IN_THE_DOCUMENT in line]
    if len(lines) != 1 or lines[0].count(FILE_IN_THE_DOCUMENT) != 1:
        sys.exit(f"{document} has {len(lines)} lines of SQL that open {FILE_IN_THE_DOCUMENT}; there must be one.")
    return lines[0]


def type_of(column):
    return TYPES.get(column, "VARCHAR")


def rows_of_the_file(path):
    """The headings, and the rows as Python's own reader finds them, each field with the type of its column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file, strict=True)
    typed = [READ_AS[type_of(heading)] for heading in headings]

    def values(row):
        return tuple(read(field) if field else None for read, field in zip(typed, row, strict=True))

    return headings, [values(row) for row in rows]


def faults_by_frictionless(folder):
    """What Frictionless finds wrong; and how many rows it read."""
    # The path in the dictionary is relative to its folder; only relative paths are trusted.
    report = Package(str(folder / DICTIONARY)).validate()
    found = report.flatten(["rowNumber", "fieldName", "type", "message"])
    faults = [" ".join(str(part) for part in parts if part is not None) for parts in found]
    if not report.valid and not faults:
        faults = ["not valid"]
    return faults, sum(task.stats.get("rows", 0) for task in report.tasks)


def faults_by_duckdb(path, line):
    """Where what DuckDB reads by the document's line is not what the file holds."""
    try:
        headings, rows = rows_of_the_file(path)
    except (ValueError, ArithmeticError, csv.Error) as error:
        return [f"nothing to compare with, since Python cannot read the file: {error!r}"]
    name = str(path).replace("'", "''")
    try:
        relation = duckdb.sql(line.replace(FILE_IN_THE_DOCUMENT, name))
        found = relation.fetchall()
    except duckdb.Error as error:
        return [str(error).splitlines()[0]]
    types = dict(zip(relation.columns, map(str, relation.types)))
    expected = {heading: type_of(heading) for heading in headings}
    wrong = [(column, kind) for column, kind in expected.items() if types.get(column) != kind]
    faults = [f"{column} is {types.get(column)}, not {kind}" for column, kind in wrong]
    if list(types) != headings:
        faults.append(f"its columns are {list(types)}")
    if len(found) != len(rows):
        faults.append(f"{len(found)} rows, not {len(rows)}")
    unlike = [(number, one, other) for number, (one, other) in enumerate(zip(found, rows), 2) if one != other]
    return faults + [f"record {number}: {one}, not {other}" for number, one, other in unlike[:3]]


def broken(text):
    """The file broken in ways that must be noticed, by what was done to it."""
    lines = text.split("\r\n")
    numbers = re.compile(r",(-?\d+(?:\.\d+)?),(数値|速報|見込),")
    return {
        "a figure that is none": numbers.sub(r",約4百,\2,", text, count=1),
        "a heading changed": text.replace(",値,", ",数,", 1),
        "a row cut short": "\r\n".join([lines[0], lines[1].rsplit(",", 9)[0], *lines[2:]]),
        "a word that is none": re.sub(r",(数値|速報|見込|該当なし|未入力|未把握|読取不能),", ",不明,", text, count=1),
    }


def accepted_though_broken(folder, path, line):
    """The broken copies of a file that Frictionless accepts; of those whose figures are broken, that DuckDB does."""
    accepted, refused = [], 0
    for what, text in broken(path.read_bytes().decode("utf-8-sig")).items():
        with tempfile.TemporaryDirectory() as copy:
            copied = Path(shutil.copytree(folder, copy, dirs_exist_ok=True)) / path.name
            copied.write_bytes(text.encode("utf-8-sig"))
            if faults_by_frictionless(copied.parent)[0]:
                refused += 1
            else:
                accepted.append(f"Frictionless takes it with {what}")
            if what == "a figure that is none":
                try:
                    duckdb.sql(line.replace(FILE_IN_THE_DOCUMENT, str(copied).replace("'", "''"))).fetchall()
                    accepted.append(f"DuckDB takes it with {what}")
                except duckdb.Error:
                    refused += 1
    return accepted, refused


def main(folder, document):
    line = line_of_the_document(document)
    folders = sorted(path.parent for path in folder.glob(f"*/{DICTIONARY}"))
    failed, rows, refused = 0, 0, 0
    for one in folders:
        [resource] = json.loads((one / DICTIONARY).read_text(encoding="utf-8"))["resources"]
        path = one / resource["path"]
        faults, read = faults_by_frictionless(one)
        faults = [f"Frictionless: {fault}" for fault in faults]
        faults += [f"DuckDB: {fault}" for fault in faults_by_duckdb(path, line)]
        if not faults:
            # The broken copies of a file that has faults itself prove nothing.
            accepted, so_many = accepted_though_broken(one, path, line)
            faults, refused = faults + accepted, refused + so_many
        rows += read
        failed += bool(faults)
        print(f"{'failed' if faults else 'valid '} {one.name}: {read} rows of {path.name}")
        for fault in faults:
            print(f"  {fault}")
    if not folders:
        sys.exit(f"There is no {DICTIONARY} below {folder}.")
    print(f"Frictionless {version('frictionless')}, DuckDB {duckdb.__version__}, by the line in {document}")
    print(f"{len(folders) - failed} long files valid ({rows} rows), {failed} failed; {refused} broken copies refused")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
