"""Holds what DuckDB says of a folder of long files, by the commands of docs/scale.md, against what the program says itself.

`examples/many_long_files.rs` has written the folder: `files` with the long files, and `figures.json`. The commands are run as they
stand in the document; only the name of the folder is another. `make frictionless` calls it:
`python scripts/scale.py FOLDER DOCUMENT`.
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

import duckdb

# The name of the files in docs/scale.md.
FILES_IN_THE_DOCUMENT = "公開用/*.csv"
# The year in the commands of docs/scale.md.
YEAR_IN_THE_DOCUMENT = "2024"
# The rates are decimals, which DuckDB divides as binary numbers. They are compared with this relative tolerance.
CLOSE = 1e-6


def commands(document):
    """The commands of the document in their order: reading the files, who is missing, the rates, the counts."""
    found = re.findall(r"^```sql\n(.*?)^```$", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if len(found) != 4 or found[0].count(FILES_IN_THE_DOCUMENT) != 1:
        sys.exit(f"{document} has {len(found)} commands; there must be four, of which the first opens {FILES_IN_THE_DOCUMENT}.")
    return found


def differences(what, found, expected):
    """What is only on one side, of two collections in which the same thing may stand several times."""
    found, expected = Counter(found), Counter(expected)
    faults = [f"{what}: only DuckDB has {one}" for one in (found - expected)]
    return faults + [f"{what}: only the program has {one}" for one in (expected - found)]


def differing_rates(found, expected):
    """Where a rate is missing on one side, or another."""
    faults = differences("rates", list(found), list(expected))
    both = found.keys() & expected.keys()
    unlike = [key for key in both if abs(found[key] - expected[key]) > CLOSE * max(1, abs(expected[key]))]
    return faults + [f"rates: {key} is {found[key]}, not {expected[key]}" for key in unlike]


def main(folder, document):
    began = time.monotonic()
    expected = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    database = duckdb.connect()
    year = str(expected["year"])
    read, missing, rates, counts = (one.replace(YEAR_IN_THE_DOCUMENT, year) for one in commands(document))
    database.execute(read.replace(FILES_IN_THE_DOCUMENT, str(folder / "files" / "*.csv").replace("'", "''")))
    [(plans, rows)] = database.sql('SELECT count(DISTINCT "計画ID"), count(*) FROM "値"').fetchall()
    faults = [] if plans == expected["plans"] else [f"{plans} plans, not {expected['plans']}"]
    # A blank field is NULL in the database.
    missing = [tuple(text or "" for text in row[:5]) for row in database.sql(missing).fetchall()]
    faults += differences("missing", missing, map(tuple, expected["missing"]))
    rates = {f"{row[0]} {row[1]}": float(row[5]) for row in database.sql(rates).fetchall()}
    faults += differing_rates(rates, {key: float(rate) for key, rate in expected["rates"].items()})
    counts = database.sql(counts).fetchall()
    faults += differences("counts", counts, map(tuple, expected["counts"]))
    for fault in faults[:20]:
        print(f"  {fault}")
    seconds = time.monotonic() - began
    print(f"DuckDB {duckdb.__version__}, by the commands in {document}: {plans} plans, {rows} values in {seconds:.1f} s")
    print(f"{len(missing)} missing, {len(rates)} rates, {len(counts)} counts; {len(faults)} differ from the program's own")
    if not (missing and rates and counts):
        sys.exit("A comparison of nothing proves nothing.")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
