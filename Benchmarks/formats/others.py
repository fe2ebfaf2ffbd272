"""Reads a file whole with another reader and prints how many cells hold something."""

import sys


def calamine(path):
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(path)
    rows = book.get_sheet_by_index(0).to_python()
    return sum(value != "" for row in rows for value in row)


def polars(path):
    import polars

    frame = polars.read_excel(path, has_header=False)
    return frame.height * frame.width - sum(frame.null_count().row(0))


print({"calamine": calamine, "polars": polars}[sys.argv[1]](sys.argv[2]))
