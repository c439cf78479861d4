"""Opens answer books in LibreOffice Calc, as a colleague does who has no Excel: looks at them, fills them in, sorts, saves.

    /usr/bin/python3 scripts/answer-books.py < wishes.jsonl

where each line is a list of objects, one for each book. What Calc sees of the books is printed as a list in a line, too. One
Calc serves all lines, and ends with them.

- `book`: the book
- `answer`: where it is saved; what ends in `.csv` in what Calc calls Japanese (Windows-932), with what the cells show

- `cells`: the name of a KPI, the head of a column, and what is typed there
- `sort`: whether the rows are sorted by the names, from the last to the first (their protection is taken off before)
- `rename`: whether the sheets to fill in are renamed
- `insert`: whether a column of somebody's own is put in before the figures
- `lose`: whether the hidden sheet is removed
"""

import json
import sys
import tempfile
from pathlib import Path

import uno
from com.sun.star.table import TableSortField

from libreoffice import FILTER, Calc, properties, saving, used

NAME, NUMBER = "指標名", "No."
XLSX = "Calc MS Excel 2007 XML"


def head_row(data):
    return next(at for at, row in enumerate(data) if NAME in row and NUMBER in row)


def seen(document):
    """What Calc knows of each sheet: its cells that can be filled in, and what may be typed there."""
    told = []
    for sheet in document.Sheets:
        data = used(sheet).getDataArray()
        of = {"name": sheet.Name, "visible": sheet.IsVisible, "protected": sheet.isProtected(), "open": [], "checks": {}}
        if sheet.IsVisible:
            head = head_row(data)
            of["heads"] = list(data[head])
            for row in range(len(data)):
                for column in range(len(data[head])):
                    cell = sheet.getCellByPosition(column, row)
                    if not cell.CellProtection.IsLocked:
                        of["open"].append([row, column])
                    check = cell.Validation
                    if check.Type.value != "ANY":
                        of["checks"][f"{row},{column}"] = [check.Type.value, check.getFormula1(), check.InputMessage, check.ErrorMessage]
            of["head"] = head
        told.append(of)
    return told


def fill_in(document, wishes):
    for sheet in document.Sheets:
        if not sheet.IsVisible:
            continue
        table = used(sheet)
        data = table.getDataArray()
        head = head_row(data)
        for name, column, text in wishes.get("cells", []):
            for row in range(head + 1, len(data)):
                if data[row][data[head].index(NAME)] == name:
                    # Entered like typing, so that Calc interprets the text.
                    sheet.getCellByPosition(data[head].index(column), row).setFormula(text)
        if wishes.get("sort"):
            sheet.unprotect("")
            rows = sheet.getCellRangeByPosition(0, head + 1, len(data[head]) - 1, len(data) - 1)
            fields = (TableSortField(Field=data[head].index(NAME), IsAscending=False),)
            fields = uno.Any("[]com.sun.star.table.TableSortField", fields)
            rows.sort(properties(ContainsHeader=False, IsSortColumns=False, SortFields=fields))
        if wishes.get("insert"):
            sheet.unprotect("")
            sheet.Columns.insertByIndex(5, 1)
            sheet.getCellByPosition(5, head).setString("担当メモ")
            sheet.getCellByPosition(5, head + 1).setString("確認済み")
        if wishes.get("rename"):
            sheet.Name = f"回答（{sheet.Name}）"
    if wishes.get("lose"):
        for name in [sheet.Name for sheet in document.Sheets if not sheet.IsVisible]:
            document.Sheets.removeByName(name)


def save(document, answer):
    options = {"FilterName": XLSX}
    if answer.suffix == ".csv":
        options = {"FilterName": FILTER, "FilterOptions": saving("cp932")}
    document.storeToURL(answer.as_uri(), properties(**options))


def answered(calc, wishes):
    """Opens the book, looks at it, and leaves the answer."""
    book, answer = (Path(wishes[of]).resolve() for of in ("book", "answer"))
    document = calc.desktop.loadComponentFromURL(book.as_uri(), "_blank", 0, properties(Hidden=True))
    sheets = seen(document)
    fill_in(document, wishes)
    save(document, answer)
    document.close(True)
    return sheets


def main():
    with tempfile.TemporaryDirectory(prefix="calc") as own:
        calc = Calc(own)
        for line in sys.stdin:
            print(json.dumps([answered(calc, wishes) for wishes in json.loads(line)], ensure_ascii=False), flush=True)
        calc.close()


if __name__ == "__main__":
    main()
