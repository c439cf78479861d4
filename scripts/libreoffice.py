"""Sends table files through LibreOffice Calc, as a colleague does who has no Excel: opens, fills in, sorts, saves.

What comes out is kept under tests/corpus/libreoffice/, where tests/it/tables/libreoffice.rs reads it back, so that the
tests need no LibreOffice. To make it anew, on a machine with Debian's libreoffice-calc and python3-uno:

    /usr/bin/python3 scripts/libreoffice.py

With a folder behind it, it takes the `*_sent.csv` that it finds there and leaves the answers beside them: the tests of
the page send their own sheet so, where LibreOffice is installed.

Each sheet is opened as the dialogue offers it to somebody in Japan: UTF-8, commas, every column by its default, so that
Calc makes numbers of what looks like numbers and shows them in its own way. One cell is typed into, the rows are sorted
if that is wished, and the sheet is saved as the dialogue offers it, with what the cells show: once in UTF-8, once in
what Calc calls Japanese (Windows-932).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import TableSortField

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "corpus" / "libreoffice"

# Calc's numbers for encodings, and for Japanese as the language of figures and dates.
ENCODINGS = {"utf8": 76, "cp932": 60}
JAPANESE = 1041
FILTER = "Text - txt - csv (StarCalc)"
COMMA, QUOTE = 44, 34

# The changes of each sheet: the cell by number, 区分 and column, the typed text, and the columns to sort by, each with
# whether the order is ascending. Sorting by 区分 separates the two rows of a KPI; by 指標名 alone the sample would keep its
# order.
SHEETS = {
    "sample": (("1", "実績", "2023年度"), "31250", [("区分", True), ("指標名", False)]),
    "ugly": (("2", "実績", "2023年度"), "12.5", []),
}


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def opening():
    """Comma, quotes, UTF-8, from line 1, no column by name, in Japanese, quoted fields not as text, no dates or powers
    of ten looked for: the boxes of the dialogue as they stand after installing."""
    return f"{COMMA},{QUOTE},{ENCODINGS['utf8']},1,,{JAPANESE},false,false"


def saving(encoding):
    """Comma, quotes, only fields that need them quoted, cells saved as they are shown, no formulas."""
    return f"{COMMA},{QUOTE},{ENCODINGS[encoding]},1,,{JAPANESE},false,true,false"


class Calc:
    """A Calc of our own, without a window, with the settings of a fresh installation in Japan."""

    def __init__(self, folder):
        self.pipe = f"keikaku{Path(folder).name}"
        settings = Path(folder) / "user" / "registrymodifications.xcu"
        settings.parent.mkdir()
        settings.write_text(in_japan(), encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder).as_uri()}"
        accept = f"--accept=pipe,name={self.pipe};urp;"
        options = ["--headless", "--norestore", "--nologo", profile, accept]
        self.process = subprocess.Popen(["soffice", *options])
        self.desktop = self.connect()

    def connect(self):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        # LibreOffice does not report when it listens: connecting is tried for a minute.
        for _ in range(1200):
            try:
                context = resolver.resolve(f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext")
                return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            except NoConnectException:
                time.sleep(0.05)
        sys.exit("LibreOffice did not start within a minute.")

    def open(self, path):
        options = properties(Hidden=True, FilterName=FILTER, FilterOptions=opening())
        return self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, options)

    def close(self):
        self.desktop.terminate()
        self.process.wait(timeout=60)


def in_japan():
    """The one setting that an installation in Japan has otherwise: the language of figures and dates."""
    item = '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
    head = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{item}<value>ja-JP</value></prop></item></oor:items>\n'


def used(sheet):
    """The range in which something stands."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)


def cell_at(table, place):
    """The cell of the KPI of that number, of that 区分, in that column."""
    headings, *rows = table.getDataArray()
    number, kind, column = (headings.index(heading) for heading in ("番号", "区分", place[2]))
    found = [at for at, row in enumerate(rows, 1) if (str(int(row[number])), row[kind]) == place[:2]]
    [row] = found
    return table.getCellByPosition(column, row)


def sort(table, columns):
    """Sorts the rows below the headings by these columns."""
    headings = table.getDataArray()[0]
    fields = tuple(TableSortField(Field=headings.index(name), IsAscending=rises) for name, rises in columns)
    fields = uno.Any("[]com.sun.star.table.TableSortField", fields)
    table.sort(properties(ContainsHeader=True, IsSortColumns=False, SortFields=fields))


def fill_in(document, place, text, sorted_by):
    table = used(document.Sheets.getByIndex(0))
    # Entered like typing, so that Calc interprets the text.
    cell_at(table, place).setFormula(text)
    if sorted_by:
        sort(table, sorted_by)


def write_what_is_sent():
    """The sheets as the core writes them, by the test that knows the plans."""
    command = ["cargo", "test", "--quiet", "--locked", "--test", "exchange", "libreoffice::what_is_sent"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "KEIKAKU_WRITE_SENT": "1"}, check=True)


def main():
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else FOLDER
    if folder == FOLDER:
        write_what_is_sent()
    with tempfile.TemporaryDirectory(prefix="calc") as own:
        calc = Calc(own)
        for name, (place, text, sorted_by) in SHEETS.items():
            sent = folder / f"{name}_sent.csv"
            if not sent.exists():
                continue
            document = calc.open(sent)
            fill_in(document, place, text, sorted_by)
            for encoding in ENCODINGS:
                path = folder / f"{name}_{encoding}.csv"
                document.storeToURL(path.as_uri(), properties(FilterName=FILTER, FilterOptions=saving(encoding)))
            document.close(True)
        calc.close()


if __name__ == "__main__":
    main()
