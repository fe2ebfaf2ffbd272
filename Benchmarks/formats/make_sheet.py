"""Makes one table as .xlsx, as .ods and as .fods, the same bytes every time: make_sheet.py FOLDER [ROWS]

Twelve columns as agencies fill them: running number, code, two Vietnamese texts of which one is
often repeated, five decimals, a date, a truth value and a note that is mostly empty.
"""

import random
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORDS = ("Ủy ban nhân dân xã Hồng Phong huyện Nam Sách Kinh Môn thủ tục hành chính một cửa "
         "công khai kết quả giải quyết hồ sơ trực tuyến").split()


def rows(count):
    choice = random.Random(2023)
    notes = [f"Ghi chú số {n}" for n in range(50)]
    units = [" ".join(choice.choices(WORDS, k=5)) for _ in range(300)]
    for number in range(1, count + 1):
        yield [
            ("n", str(number)), ("s", f"HD-{number:06}"), ("s", choice.choice(units)),
            ("s", " ".join(choice.choices(WORDS, k=8))),
            *[("n", f"{choice.randrange(10000) / 100:.2f}".rstrip("0").rstrip("."))
              for _ in range(5)],
            ("d", choice.randrange(44927, 45292)), ("b", choice.randrange(2)),
            ("s", choice.choice(notes)) if choice.random() < 0.1 else None,
        ]


def part(archive, name, text):
    # A fixed moment keeps the bytes the same.
    archive.writestr(zipfile.ZipInfo(name, (2024, 1, 10, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def write_xlsx(path, count):
    strings, order, lines = {}, [], []
    for number, row in enumerate(rows(count), 1):
        cells = []
        for column, cell in zip("ABCDEFGHIJKL", row):
            if cell is None:
                continue
            kind, value = cell
            place = f'<c r="{column}{number}"'
            if kind == "s":
                index = strings.setdefault(value, len(strings))
                if index == len(order):
                    order.append(value)
                cells.append(f'{place} t="s"><v>{index}</v></c>')
            elif kind == "d":
                cells.append(f'{place} s="1"><v>{value}</v></c>')
            elif kind == "b":
                cells.append(f'{place} t="b"><v>{value}</v></c>')
            else:
                cells.append(f"{place}><v>{value}</v></c>")
        lines.append(f'<row r="{number}" spans="1:12">{"".join(cells)}</row>')
    with zipfile.ZipFile(path, "w") as archive:
        part(archive, "[Content_Types].xml",
             '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType='
             '"application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
             'officedocument.spreadsheetml.sheet.main+xml"/></Types>')
        part(archive, "_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")]))
        part(archive, "xl/workbook.xml",
             f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
             '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>')
        part(archive, "xl/_rels/workbook.xml.rels", relationships(
            [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"),
             ("sharedStrings", "sharedStrings.xml")]))
        part(archive, "xl/styles.xml",
             f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
             "</styleSheet>")
        part(archive, "xl/sharedStrings.xml",
             f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{escape(s)}</t></si>" for s in order)
             + "</sst>")
        part(archive, "xl/worksheets/sheet1.xml",
             f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>')


def relationships(all_of_them):
    inner = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                    for n, (kind, target) in enumerate(all_of_them, 1))
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def write_ods(path, flat, count):
    import datetime
    lines = []
    for row in rows(count):
        cells = []
        for cell in row:
            if cell is None:
                cells.append("<table:table-cell/>")
                continue
            kind, value = cell
            if kind == "s":
                cells.append('<table:table-cell office:value-type="string" '
                             'calcext:value-type="string"><text:p>'
                             f"{escape(value)}</text:p></table:table-cell>")
            elif kind == "d":
                day = datetime.date(1899, 12, 30) + datetime.timedelta(days=value)
                cells.append('<table:table-cell table:style-name="ce1" office:value-type="date" '
                             f'office:date-value="{day}" calcext:value-type="date"><text:p>'
                             f"{day:%d/%m/%Y}</text:p></table:table-cell>")
            elif kind == "b":
                word = "true" if value else "false"
                cells.append('<table:table-cell office:value-type="boolean" '
                             f'office:boolean-value="{word}" calcext:value-type="boolean">'
                             f"<text:p>{word.upper()}</text:p></table:table-cell>")
            else:
                cells.append('<table:table-cell office:value-type="float" '
                             f'office:value="{value}" calcext:value-type="float"><text:p>'
                             f"{value}</text:p></table:table-cell>")
        lines.append(f'<table:table-row table:style-name="ro1">{"".join(cells)}</table:table-row>')
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = "".join(f' xmlns:{n}="{oasis}:{n}:1.0"' for n in ("office", "table", "text"))
    names += (' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:'
              'calcext:1.0"')
    sheet = (f'<office:body><office:spreadsheet><table:table table:name="Sheet1">{"".join(lines)}'
             "</table:table></office:spreadsheet></office:body>")
    with open(flat, "w", encoding="utf-8") as file:
        file.write(f"<office:document{names}>{sheet}</office:document>")
    with zipfile.ZipFile(path, "w") as archive:
        part(archive, "mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        part(archive, "META-INF/manifest.xml",
             f'<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0"/>')
        part(archive, "content.xml",
             f"<office:document-content{names}>{sheet}</office:document-content>")


if __name__ == "__main__":
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    write_xlsx(f"{folder}/table.xlsx", count)
    write_ods(f"{folder}/table.ods", f"{folder}/table.fods", count)
