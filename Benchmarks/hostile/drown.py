#!/usr/bin/env python3
"""One agency that drowns the others' night: what each way costs a run of the sample round.

    Benchmarks/hostile/drown.py [--program FILE] [--into FOLDER]

Prints for each attack the seconds and the peak memory of the run that meets it and of a later one, when
the folder's limits are reached, and what it leaves: the largest page, all receipts, the database. Ends
with 1 where a run needs more than 512 MiB, a page has more than 1 MB, or the later run takes a second
longer than without an attack.
"""
import argparse, os, shutil, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUND = "haiduong-2023"
FOLDER = "HD-SO-SNV"


def workbook(rows):
    yield ('<?xml version="1.0" encoding="UTF-8"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:'
           'spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name='
           '"Phiếu"><Table>')
    for row in rows:
        yield "<Row>" + "".join(
            f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>\n"
    yield "</Table></Worksheet></Workbook>\n"


def form(path, rows):
    head = [["Mã đơn vị: " + FOLDER], ["Mã tiêu chí", "Tiêu chí", "Điểm tự đánh giá", "Giải trình"]]
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(workbook(head + rows))


def many_files(folder):
    for number in range(20_000):
        with open(f"{folder}/{number:05}.xml", "w", encoding="ascii") as file:
            file.write(f"{number:05}")


def many_findings(folder):
    form(f"{folder}/đầy lỗi.xml", [[f"Z.{n}", "", "1", ""] for n in range(60_000)])


def long_texts(folder):
    codes = [f"{area}.{n}.{m}" for area in range(1, 9) for n in range(1, 4) for m in range(1, 4)]
    form(f"{folder}/dài.xml", [[code, "", "0", "dài " * 250_000] for code in codes[:56]])


def long_texts_that_are_taken(folder):
    """Just below the limit of a file, as many quotes as it holds: the worst to write on a page."""
    form(f"{folder}/vừa.xml", [[f"Z.{n}&quot;", "", "&quot;" * 1_500, "&quot;" * 6_000]
                               for n in range(2_000)])


def sparse_files(folder):
    for number in range(6):
        with open(f"{folder}/rỗng {number}.xlsx", "wb") as file:
            file.truncate(510 << 20)


def large_files(folder):
    """Just below the limit: read once and never again while they do not change."""
    for number in range(4):
        with open(f"{folder}/lớn {number}.xlsx", "wb") as file:
            file.truncate((63 << 20) + number)


ATTACKS = {"none": lambda folder: None, "20,000 files of five bytes": many_files,
           "60,000 findings": many_findings, "56 cells of 1 MB": long_texts,
           "quotes up to the limit": long_texts_that_are_taken,
           "six sparse files of 510 MB": sparse_files, "four files of 63 MiB": large_files}


def run(program, work):
    began = time.monotonic()
    process = subprocess.Popen([program, "run", "--settle", "0"], cwd=work,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the run ended with {process.returncode}: {errors.decode(errors='replace')[-500:]}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def sizes(folder):
    return [os.path.getsize(f"{base}/{name}") for base, _, names in os.walk(folder)
            for name in names if not os.path.islink(f"{base}/{name}")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=f"{ROOT}/.build/release/parindex")
    parser.add_argument("--into")
    options = parser.parse_args()
    base = options.into or tempfile.mkdtemp()
    pattern, failed, plain = f"{base}/pattern", False, None
    os.makedirs(pattern)
    shutil.copytree(f"{ROOT}/Pipelines/{ROUND}", f"{pattern}/Pipelines/{ROUND}")
    os.makedirs(f"{pattern}/Inbox/{ROUND}")
    subprocess.run([options.program, "sample", "--seed", "1", "--into", f"Inbox/{ROUND}"], cwd=pattern,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print("| attack | first run, s | peak, MiB | later run, s | peak, MiB | largest page, KB | "
          "receipts, MB | database, MB |\n|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, attack in ATTACKS.items():
        work = f"{base}/{len(os.listdir(base))}"
        shutil.copytree(pattern, work)
        attack(f"{work}/Inbox/{ROUND}/{FOLDER}")
        # A change that is just made is not told from the next one.
        time.sleep(11)
        # A look takes 100 files of a folder, and a folder 300.
        first, *_, second = [run(options.program, work) for _ in range(4 if attack is many_files else 2)]
        plain = plain or second[0]
        receipts = sum(sizes(f"{work}/Outbox/{ROUND}/receipts"))
        database = sum(sizes(f"{work}/Checkpoints"))
        bad = max(first[1], second[1]) > 512 or second[0] > plain + 1
        html = max(os.path.getsize(f"{b}/{n}") for b, _, names in os.walk(f"{work}/Outbox")
                   for n in names if n.endswith(".html"))
        bad = bad or html > 1_000_000
        failed = failed or bad
        print(f"| {name} | {first[0]:.1f} | {first[1]:.0f} | {second[0]:.1f} | {second[1]:.0f} | "
              f"{html / 1000:.0f} | {receipts / 1e6:.1f} | {database / 1e6:.1f} |"
              f"{' TOO MUCH' if bad else ''}", flush=True)
        shutil.rmtree(work)
    if not options.into:
        shutil.rmtree(base)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
