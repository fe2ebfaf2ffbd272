"""Measures one size of round, by turns: measure.py PARINDEX UNITS DEFINITION INBOX ROUNDS OFFICE"""

import glob
import os
import statistics
import subprocess
import sys
import time

parindex, units, definition, inbox, rounds, office = sys.argv[1:]
files = [os.path.join(f, n) for f, _, names in os.walk(inbox) for n in names
         if "_register" not in f]
taken = {}
peak = 0


def timed(name, command, may_fail=False):
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status and not may_fail:
        sys.exit(f"{command[:3]} failed: {errors.decode()[-400:]}")
    taken.setdefault(name, []).append(time.monotonic() - start)
    return usage.ru_maxrss / 1024


for number in range(int(rounds)):
    # Put aside, not deleted: ext4 looks at what was just deleted each time that it makes a file.
    for folder in ["Outbox", "Checkpoints", "Inbox-outbox", "Inbox-checkpoints", "office"]:
        if os.path.exists(folder):
            os.rename(folder, f"gone-{number}-{folder}")
    start = time.monotonic()
    subprocess.run(["xargs", "-0", parindex, "cells", "--count"],
                   input="\0".join(files).encode(), stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    taken.setdefault("count", []).append(time.monotonic() - start)
    timed("script", [sys.executable, office, inbox, os.path.join(definition, "units.csv"), "office"])
    run = [parindex, "run", "--pipeline", definition, "--settle", "0"]
    peak = max(peak, timed("cold", run))
    size = sum(os.path.getsize(p) for p in glob.glob("**/*.sqlite", recursive=True)
               if p.startswith(("Checkpoints", "Inbox-checkpoints")))
    timed("same", run)
    path = sorted(glob.glob(inbox + "/_appraisal/*.xml"))[0]
    with open(path, "rb") as file:
        data = file.read()
    head, tail = data.rsplit(b"</", 1)
    with open(path, "wb") as file:
        file.write(head + b"<!-- saved again --></" + tail)
    timed("one", run)
    with open(path, "wb") as file:
        file.write(data)

middle = {name: statistics.median(values) for name, values in taken.items()}
count, cold = middle["count"], middle["cold"]
total = sum(os.path.getsize(path) for path in files)
print(f"| {int(units):,} | {len(files):,} | {count:.2f} | {middle['script']:.2f} | {cold:.2f} "
      f"| {cold / middle['script']:.2f} | {cold / count:.1f} | {middle['same'] / count:.1f} "
      f"| {middle['one'] / count:.1f} | {1000 * cold / int(units):.2f} | {peak:.0f} "
      f"| {size / total:.2f} |", flush=True)
