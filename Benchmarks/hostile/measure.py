"""Reads each file alone and prints what it cost as a Markdown table: measure.py PROGRAM FOLDER

PROGRAM is a command that ends with the file's name. Ends with 1 where a file costs more than
5 seconds of the processor or 256 MiB. A program that does not end is stopped after a minute.
"""

import json
import os
import resource
import shlex
import subprocess
import sys

SECONDS, MEBIBYTES = 5, 256


def measure(command):
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               preexec_fn=limit)
    lines = process.stderr.read().decode(errors="replace").splitlines()
    _, _, usage = os.wait4(process.pid, 0)
    codes = [json.loads(line)["code"] for line in lines if line.startswith("{")]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, codes[-1] if codes else "none"


def main():
    program, folder = shlex.split(sys.argv[1]), sys.argv[2]
    failed = 0
    print("| file | size, MiB | processor, s | peak, MiB | last diagnostic |\n|---|---:|---:|---:|---|")
    for name in sorted(os.listdir(folder), key=lambda n: (n.rsplit(".")[-1], n)):
        path = f"{folder}/{name}"
        seconds, memory, code = measure([*program, path])
        excess = seconds > SECONDS or memory > MEBIBYTES
        failed += excess
        print(f"| {name} | {os.path.getsize(path) / 2**20:.1f} | {seconds:.2f} | {memory:.0f} | "
              f"{code}{', beyond the aim' if excess else ''} |", flush=True)
    sys.exit(1 if failed else 0)


main()
