"""Kills and errors at single system calls: T1, T2, T6, T7 and the errors of T8."""
import collections, dataclasses, re, threading

from nights.small_round import last_line, mend_of

from . import invariants
from .certificate import Case

# Every call that can change a file, a folder or what of them lasts; those the program does not
# make have no points.
CHANGING = ["write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile",
            "splice", "fsync", "fdatasync", "syncfs", "sync_file_range", "msync", "open", "openat",
            "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat",
            "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "mknod", "mknodat", "truncate",
            "ftruncate", "fallocate", "chmod", "fchmod", "fchmodat", "chown", "fchown", "lchown",
            "fchownat", "utimensat", "setxattr", "fsetxattr"]
OPENING = {"open", "openat", "creat"}
STORING = ["write", "pwrite64", "fsync", "fdatasync", "syncfs", "ftruncate", "openat", "mkdir",
           "rename", "link", "symlink"]
# Which error strikes which calls, and whether only those below Outbox.
ERRORS = {"ENOSPC": (STORING, False), "EIO": (STORING + ["unlink", "pread64"], False),
          "EROFS": (STORING + ["unlink"], True), "EACCES": (["openat", "mkdir", "rename", "symlink",
                                                             "unlink"], True),
          "ESTALE": (STORING + ["unlink"], True)}


@dataclasses.dataclass(frozen=True)
class Point:
    """The n-th call of a name by the thread that makes them all."""
    call: str
    number: int
    is_change: bool
    is_outbox: bool


def trace_list(names):
    """Names for strace, which is not to mind those that this machine does not have."""
    return ",".join(f"?{name}" for name in names)


def points(bench, scenario, workers=None):
    """The points of a run without a fault, and the calls of other threads that change something.

    strace counts `when=N` by thread, so N names one point only if one thread makes all the calls:
    what another thread changes is given back to be reported.
    """
    command = scenario.command
    if workers:
        command = [str(workers) if word == "1" else word for word in command]
    with bench.copy(scenario.base) as work:
        bench.traced(work, ["-y", "-e", "trace=" + trace_list(CHANGING + ["pread64"])], command)
        lines = open(f"{work}/../trace", errors="replace").read().splitlines()
    main, found, elsewhere = lines[0].split()[0], [], []
    counts = collections.Counter()
    for line in lines:
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match or "anon_inode:" in match[3].split(",")[0]:
            continue
        thread, call, rest = match.groups()
        changes = call != "pread64" and (
            call not in OPENING or re.search("O_CREAT|O_TRUNC|O_TMPFILE", rest) is not None)
        if thread != main:
            if changes:
                elsewhere.append(line)
            continue
        counts[call] += 1
        if changes or call == "pread64":
            if not changes and "/Checkpoints/" not in rest:
                continue  # The loader reads the program so.
            found.append(Point(call, counts[call], changes, "/Outbox" in rest))
    return found, elsewhere


class Points:
    """The points of scenarios, found once each."""

    def __init__(self, bench, scenarios):
        self.bench, self.scenarios, self.known = bench, scenarios, {}
        self.lock = threading.RLock()

    def __getitem__(self, name):
        with self.lock:
            return self.get(name)

    def get(self, name):
        if name not in self.known:
            self.known[name], elsewhere = points(self.bench, self.scenarios[name])
            if elsewhere:
                raise SystemExit(f"{name}: another thread changes something, so that points "
                                 f"cannot be told apart: {elsewhere[0]}")
        return self.known[name]

    def threads(self, name):
        """Whether with several workers, too, one thread alone changes anything."""
        def check():
            _, elsewhere = points(self.bench, self.scenarios[name], workers=4)
            return [f"points: another thread changes something: {elsewhere[0]}"] \
                if elsewhere else []
        return Case("thread checks", f"{name} with four workers", check)

    def kills(self, name):
        """One kill at each call that changes something."""
        scenario = self.scenarios[name]
        return [Case("kill points", f"{name}: {point.call} {point.number} KILL",
                     lambda point=point: self.kill(scenario, point))
                for point in self[name] if point.is_change]

    def errors(self, name, effects=tuple(ERRORS)):
        """Every error at every call it may strike, once and from there on."""
        scenario, cases = self.scenarios[name], []
        for effect in effects:
            calls, only_outbox = ERRORS[effect]
            for point in self[name]:
                if point.call not in calls or (only_outbox and not point.is_outbox):
                    continue
                # Opening fails once: for ever would strike the reading of the program itself.
                for forever in (False, True) if point.call != "openat" else (False,):
                    cases.append(Case(
                        "injected errors",
                        f"{name}: {point.call} {point.number}{'+' if forever else ''} {effect}",
                        lambda point=point, effect=effect, forever=forever:
                            self.error(scenario, point, effect, forever)))
        return cases

    def kill(self, scenario, point):
        with self.bench.copy(scenario.base) as work:
            ended = self.bench.killed(work, scenario.command, point.call, point.number)
            faults = seen(scenario, work) + missed(ended)
            return faults + invariants.after_recovery(self.bench, scenario, work)

    def error(self, scenario, point, effect, forever):
        with self.bench.copy(scenario.base) as work:
            when = f"{point.number}+" if forever else str(point.number)
            # Errors, unlike signals, are injected under --seccomp-bpf, too; `missed` would tell.
            ended = self.bench.traced(work, [
                "--seccomp-bpf", "-e", f"trace={point.call}",
                "-e", f"inject={point.call}:error={effect}:when={when}"], scenario.command)
            faults = seen(scenario, work) + missed(ended)
            # Once no write succeeds, none to stderr does either.
            if not (forever and point.call == "write"):
                faults += last_word(ended, point.is_outbox, scenario.command[0])
            # Whatever Outbox did is mended by what the last line says.
            named = mend_of(ended) if point.is_outbox and ended.returncode == 74 else None
            return faults + invariants.after_recovery(self.bench, scenario, work, named)


def seen(scenario, work):
    """What readers see; a restore begins with a database that knows nothing."""
    return invariants.seen_by_readers(work, knows=scenario.name != "restore")


def missed(ended):
    """A case without its fault shows nothing."""
    return [] if ended.struck else ["the fault did not strike"]


def last_word(ended, is_outbox=False, verb="run"):
    """I11: what a run that met an error must say."""
    last = last_line(ended)
    if ended.returncode not in (0, 74):
        return [f"I11: ended with {ended.returncode}: {last[-300:]}"]
    if ended.returncode == 74 and "To mend:" not in last:
        return [f"I11: no word of how to mend it: {last[-300:]}"]
    mends = ("parindex retry", "parindex publish") if verb == "publish" else ("parindex retry",)
    if ended.returncode == 74 and is_outbox and not (
            "publish" in last and "Outbox" in last and any(mend in last for mend in mends)):
        return [f"I11: stage, place or retry is not named: {last[-300:]}"]
    return []
