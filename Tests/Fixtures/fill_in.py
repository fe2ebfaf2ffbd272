"""Fills cells of a workbook in LibreOffice and saves it, as a person would.

usage: fill_in.py SOFFICE PROFILE INPUT OUTPUT FILTER < cells
Each line of cells is SHEET<TAB>CELL<TAB>TEXT; the text is typed as into the formula bar, so
that LibreOffice decides whether it is a number. An empty FILTER saves in place of the original.
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def prop(name, value):
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


def connect(pipe, process):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(240):
        try:
            return resolver.resolve(address)
        except NoConnectException:
            if process.poll() is not None:
                sys.exit("soffice ended before it could be reached")
            time.sleep(0.25)
    sys.exit("soffice could not be reached")


soffice, profile, source, target, export = sys.argv[1:6]
pipe = f"parindex-{os.getpid()}"
process = subprocess.Popen(
    [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
     f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    context = connect(pipe, process)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
    for line in sys.stdin.read().splitlines():
        sheet, cell, text = line.split("\t")
        place = document.Sheets.getByName(sheet).getCellRangeByName(cell)
        place.setFormula(text)
    document.storeToURL(
        uno.systemPathToFileUrl(target), (prop("FilterName", export),) if export else ())
    document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
