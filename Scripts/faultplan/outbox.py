"""T8: an Outbox that is read-only, full, or gone in the middle, by mounts and by moving it away.

Not by access rights: whoever tests as root would not notice them.
"""
import os, shutil, subprocess, time

from . import invariants
from .bench import ROUND
from .certificate import Case
from .points import last_word

READ_ONLY = "mount --bind Outbox Outbox && mount -o remount,bind,ro Outbox && exec \"$@\""
FULL = ("mkdir ../full && mount -t tmpfs -o size={size}k tmpfs ../full && cp -a Outbox/. ../full"
        " && mount --bind ../full Outbox && exec \"$@\"")


def may_mount():
    return subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                          capture_output=True).returncode == 0


def mounted(bench, scenario, name, script):
    """A run on an Outbox that a mount made unfit, then a retry on the one that came back."""
    def check():
        with bench.copy(scenario.base) as work:
            os.makedirs(f"{work}/Outbox", exist_ok=True)
            before = shown(work)
            ended = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", bench.program]
                                   + scenario.command, cwd=work, capture_output=True, text=True,
                                   env=bench.environment, timeout=120)
            shutil.rmtree(f"{work}/../full", ignore_errors=True)
            faults = last_word(ended, is_outbox=True)
            if ended.returncode == 0:
                faults.append("I11: the run did not notice")
            if shown(work) != before:
                faults.append("I4: what readers see has changed")
            return faults + invariants.after_recovery(bench, scenario, work, ["retry"])
    return Case("unfit Outboxes", f"{scenario.name}: {name}", check)


def shown(work):
    link = f"{work}/Outbox/{ROUND}/latest"
    return os.readlink(link) if os.path.lexists(link) else None


def vanished(bench, scenario, point):
    """The share is dropped at a call, an empty folder is where it was, and it comes back later."""
    def check():
        with bench.copy(scenario.base) as work:
            os.makedirs(f"{work}/Outbox", exist_ok=True)
            trace = f"{work}/../trace"
            open(trace, "w").close()
            process = subprocess.Popen(bench.trace_command(work, [
                "-e", f"trace={point.call}",
                "-e", f"inject={point.call}:signal=SIGSTOP:when={point.number}"],
                scenario.command), cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                text=True, env=bench.environment)
            stopped = wait_for_stop(process, trace)
            if stopped:
                os.rename(f"{work}/Outbox", f"{work}/share")
                os.mkdir(f"{work}/Outbox")
                subprocess.run(["kill", "-CONT", stopped])
            _, process_errors = process.communicate(timeout=60)
            faults = last_word(subprocess.CompletedProcess([], process.returncode, "",
                                                           process_errors))
            if not stopped:
                faults.append("the fault did not strike")
            if stopped:
                shutil.rmtree(f"{work}/Outbox")
                os.rename(f"{work}/share", f"{work}/Outbox")
            return faults + invariants.after_recovery(
                bench, scenario, work, ["retry"] if process.returncode == 74 else None)
    return Case("unfit Outboxes", f"{scenario.name}: {point.call} {point.number} share dropped",
                check)


def wait_for_stop(process, trace):
    """The thread that stopped; None when the run ended without."""
    while process.poll() is None:
        for line in open(trace, errors="replace"):
            if "stopped by SIGSTOP" in line:
                return line.split()[0]
        time.sleep(0.005)
    return None


def cases(bench, points, name):
    """All of them for a scenario; those by mounts only where mounting is allowed."""
    scenario = points.scenarios[name]
    # Where there is an Outbox that can vanish.
    found = [vanished(bench, scenario, point) for point in points[name]
             if point.is_change and point.is_outbox and name != "first"]
    if may_mount():
        found.append(mounted(bench, scenario, "read-only", READ_ONLY))
        room = sum(os.path.getsize(f"{base}/{file}") // 4096 * 4 + 4
                   for base, _, files in os.walk(f"{scenario.base}/Outbox") for file in files)
        for more in (4, 40, 80, 160, 240):
            found.append(mounted(bench, scenario, f"{more} KiB left",
                                 FULL.format(size=room + more)))
    return found
