"""The round as a person in the office would script it with Python's standard library.

    office.py INBOX UNITS.CSV OUT

Every cell of every file into SQLite, a receipt a file, the points of each unit's appraisal added up,
a page a unit, the standings by group as CSV and as a page. README.md lists what it leaves out.
"""

import csv
import html
import os
import sqlite3
import sys
import unicodedata
import zipfile
import xml.etree.ElementTree as ET

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def folded(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in text if c.isalnum())


CODES = {folded(t) for t in ["Mã tiêu chí", "Mã TC", "Mã", "Mã số", "Ký hiệu", "STT", "TT"]}
OWN = {folded(t) for t in ["Điểm tự đánh giá", "Điểm tự chấm", "Tự chấm", "Đơn vị tự đánh giá"]}
APPRAISED = {folded(t) for t in [
    "Điểm thẩm định", "Điểm Tổ thẩm định", "Thẩm định", "Sở Nội vụ thẩm định",
    "Điểm Sở Nội vụ đánh giá", "Điểm thẩm định của Tổ thư ký"]}


def cells_2003(data):
    for sheet in ET.fromstring(data).iter(SS + "Worksheet"):
        row = 0
        for line in sheet.iter(SS + "Row"):
            row = int(line.get(SS + "Index", row + 1))
            column = 0
            for cell in line.iter(SS + "Cell"):
                column = int(cell.get(SS + "Index", column + 1))
                value = cell.find(SS + "Data")
                if value is not None:
                    yield sheet.get(SS + "Name"), row, column, "".join(value.itertext())
                column += int(cell.get(SS + "MergeAcross", 0))


def cells_xlsx(path):
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            for item in ET.fromstring(book.read("xl/sharedStrings.xml")).iter(MAIN + "si"):
                shared.append("".join(t.text or "" for t in item.iter(MAIN + "t")))
        for name in sorted(n for n in names if n.startswith("xl/worksheets/sheet")):
            for cell in ET.fromstring(book.read(name)).iter(MAIN + "c"):
                letters = "".join(c for c in cell.get("r") if c.isalpha())
                column = 0
                for letter in letters:
                    column = column * 26 + ord(letter) - 64
                value = cell.find(MAIN + "v")
                text = value.text if value is not None else "".join(
                    t.text or "" for t in cell.iter(MAIN + "t"))
                if cell.get("t") == "s":
                    text = shared[int(text)]
                yield name, int(cell.get("r")[len(letters):]), column, text


def number(text):
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"PK":
        return list(cells_xlsx(path))
    return list(cells_2003(data))


def points(cells, wanted):
    rows = {}
    for sheet, row, column, text in cells:
        rows.setdefault((sheet, row), {})[column] = text
    code = value = None
    found = {}
    for key in sorted(rows):
        row = rows[key]
        if value is None:
            for column, text in row.items():
                name = folded(text)
                if name in CODES and code is None:
                    code = column
                elif name in wanted:
                    value = column
            continue
        code = code or min(row)
        if code in row and value in row and "." in row[code]:
            figure = number(row[value])
            if figure is not None:
                found[row[code].strip()] = figure
    return found


def page(title, body):
    return ("<!doctype html><html lang=vi><meta charset=utf-8><title>%s</title><h1>%s</h1>%s"
            % (html.escape(title), html.escape(title), body))


def table(rows):
    return "<table>%s</table>" % "".join(
        "<tr>%s</tr>" % "".join("<td>%s" % html.escape(str(c)) for c in row) for row in rows)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main(inbox, roster, out):
    os.makedirs(out, exist_ok=True)
    database = sqlite3.connect(os.path.join(out, "round.sqlite"))
    database.execute("CREATE TABLE cell (file, sheet, row, column, text)")
    with open(roster, encoding="utf-8") as file:
        lines = [line for line in file if line.strip() and line[0] not in "#\ufeff"]
    units = list(csv.DictReader(lines))
    names = {folded(name): u["code"] for u in units
             for name in [u["code"], u["name_vi"]] + u["aliases"].split(";")}
    own, appraised = {}, {}
    for folder, _, files in sorted(os.walk(inbox)):
        for name in sorted(files):
            path = os.path.join(folder, name)
            if "_register" in path or not name.endswith((".xml", ".xls", ".xlsx")):
                continue
            fault = ""
            try:
                cells = read(path)
            except (ET.ParseError, zipfile.BadZipFile, KeyError) as error:
                cells, fault = [], str(error)
            short = os.path.relpath(path, inbox)
            database.executemany(
                "INSERT INTO cell VALUES (?, ?, ?, ?, ?)", [(short, *cell) for cell in cells])
            if short.startswith("_appraisal"):
                found = points(cells, APPRAISED)
                for _, row, _, text in cells:
                    if row < 12:
                        code = names.get(folded(text.split(":", 1)[-1]))
                        if code:
                            appraised[code] = found
            elif not short.startswith("_"):
                found = points(cells, OWN)
                own[short.split(os.sep)[0]] = found
            else:
                found = {}
            write(os.path.join(out, "receipts", short + ".html"), page(
                short, "<p>%d cells, %d points. %s</p>%s"
                % (len(cells), len(found), html.escape(fault), table(sorted(found.items())))))
    database.commit()
    groups = {}
    for unit in units:
        code = unit["code"]
        got = appraised.get(code, {})
        mine = own.get(code, {})
        total = sum(got.values())
        groups.setdefault((unit["level"], unit["group"]), []).append((total, code, unit["name_vi"]))
        write(os.path.join(out, "units", code + ".html"), page(unit["name_vi"], table(
            [("", "own", "appraised")]
            + [(leaf, mine.get(leaf, ""), got.get(leaf, "")) for leaf in sorted(set(got) | set(mine))]
            + [("total", sum(mine.values()), total)])))
    body = []
    with open(os.path.join(out, "standings.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for group, members in sorted(groups.items()):
            members.sort(key=lambda m: -m[0])
            ranked = [(sum(o[0] > m[0] for o in members) + 1, m[2], "%.2f" % m[0]) for m in members]
            writer.writerows([group + row for row in ranked])
            body.append("<h2>%s</h2>%s" % (html.escape(" ".join(group)), table(ranked)))
    write(os.path.join(out, "index.html"), page("Standings", "".join(body)))
    database.close()


main(*sys.argv[1:])
