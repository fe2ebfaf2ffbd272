"""The cells of spreadsheet files as other readers see them, one JSON array a line.

Usage: cells.py openpyxl|calamine FILE...
A line is [file, sheet, row, column, type, value]; a file that the reader refuses gives
[file, null, 0, 0, "refused", reason]. Dates are ISO text to the millisecond, a time alone and a
duration is a number of milliseconds. Numbers are text that reads back as the same number.
"""

import datetime
import json
import sys


def milliseconds(span):
    return (span.days * 86400 + span.seconds) * 1000 + round(span.microseconds / 1000)


def plain(value):
    if isinstance(value, bool):
        return "boolean", value
    if isinstance(value, (int, float)):
        return "number", repr(float(value))
    if isinstance(value, datetime.datetime):
        rounded = value + datetime.timedelta(microseconds=500)
        return "dateTime", rounded.isoformat(timespec="milliseconds")
    if isinstance(value, datetime.date):
        return "dateTime", value.isoformat() + "T00:00:00.000"
    if isinstance(value, datetime.time):
        since = datetime.timedelta(
            hours=value.hour, minutes=value.minute, seconds=value.second,
            microseconds=value.microsecond)
        return "time", milliseconds(since)
    if isinstance(value, datetime.timedelta):
        return "time", milliseconds(value)
    return "string", str(value)


def openpyxl_cells(file):
    import openpyxl

    book = openpyxl.load_workbook(file, data_only=True)
    for sheet in book.worksheets:
        # Asking for rows would make every cell of a sheet of two far corners.
        for cell in sheet._cells.values():
            if cell.value is not None:
                kind, value = plain(cell.value)
                if cell.data_type == "e":
                    kind = "error"
                yield sheet.title, cell.row, cell.column, kind, value


def calamine_cells(file):
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(file)
    for meta in book.sheets_metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        first = sheet.start or (0, 0)
        for down, row in enumerate(sheet.to_python(skip_empty_area=True)):
            for across, value in enumerate(row):
                if value != "":
                    kind, value = plain(value)
                    yield meta.name, first[0] + down + 1, first[1] + across + 1, kind, value


def main():
    read = {"openpyxl": openpyxl_cells, "calamine": calamine_cells}[sys.argv[1]]
    for file in sys.argv[2:]:
        try:
            for cell in read(file):
                print(json.dumps([file, *cell]))
        except BaseException as error:
            print(json.dumps([file, None, 0, 0, "refused", f"{type(error).__name__}: {error}"]))


main()
