"""The small round that the faults are tried on, and the bench that runs the program on copies."""
import collections, contextlib, dataclasses, hashlib, os, queue, shutil, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUND = "haiduong-2023"
# One thread: strace counts calls by thread, so a point is a number of one thread's call.
EFFORT = ["--settle", "0", "--workers", "1"]


def small_round(folder, program, seed="2023"):
    """Seven units and ten submissions of the sample, with the register that fixes their times."""
    definition = f"{folder}/Pipelines/{ROUND}"
    shutil.copytree(f"{ROOT}/Pipelines/{ROUND}", definition)
    taken, rows = collections.Counter(), []
    for row in open(f"{definition}/units.csv", encoding="utf-8"):
        if row.startswith("HD-"):
            kind = ("so" if row.startswith("HD-SO-S") else
                    "huyen" if row.startswith("HD-HU-296,") else
                    "xa" if ",xa,HD-HU-296," in row else None)
            taken[kind] += 1
            if kind is None or taken[kind] > {"so": 4, "huyen": 1, "xa": 2}[kind]:
                continue
        rows.append(row)
    open(f"{definition}/units.csv", "w", encoding="utf-8").writelines(rows)
    survey = open(f"{definition}/survey.csv", encoding="utf-8").read()
    for old, new in [(",3,,36,", ",3,,3,"), ("=11,143,", "=11,11,"), (",so,4,,72,", ",so,4,,16,"),
                     (",xa,1,,235,", ",xa,1,,2,")]:
        survey = survey.replace(old, new)
    open(f"{definition}/survey.csv", "w", encoding="utf-8").write(survey)
    os.makedirs(f"{folder}/All")
    subprocess.run([program, "sample", "--seed", seed, "--into", "All"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = sorted(os.path.relpath(os.path.join(base, name), f"{folder}/All")
                   for base, _, names in os.walk(f"{folder}/All") for name in names)
    groups = collections.defaultdict(list)
    for path in found:
        groups[path.split("/")[0] if path.startswith("_") else "own"].append(path)
    kept = (groups["own"][:4] + groups["_appraisal"][:3] + groups["_survey"][:2]
            + groups["_decisions"][:1])
    for path in kept + groups["_register"]:
        os.makedirs(os.path.dirname(f"{folder}/Inbox/{path}"), exist_ok=True)
        shutil.copy(f"{folder}/All/{path}", f"{folder}/Inbox/{path}")
    shutil.rmtree(f"{folder}/All")
    return kept


def tree(folder):
    """The digest of all names, links and bytes below a folder, but for what monitors read."""
    digest = hashlib.sha256()
    for base, folders, names in os.walk(folder):
        if "_status" in folders:
            folders.remove("_status")
        folders.sort()
        for name in sorted(names) + [f for f in folders if os.path.islink(f"{base}/{f}")]:
            path = f"{base}/{name}"
            kind = os.readlink(path).encode() if os.path.islink(path) else open(path, "rb").read()
            digest.update(os.path.relpath(path, folder).encode() + b"\0")
            digest.update(hashlib.sha256(kind).digest())
    return digest.hexdigest()


@dataclasses.dataclass
class Scenario:
    """A command on a state of the round, and the commands that mend it after a fault."""
    name: str
    base: str
    command: list
    recovery: list
    # The Outbox and the ledger after the command and its recovery without a fault.
    golden: str = ""
    # The Outbox after the command alone.
    after: str = ""
    ledger: tuple = ()
    # Other Outboxes and ledgers that are right: of a command that a fault may rightly undo.
    also: tuple = ()
    # Seconds before the recovery: backups are named by the second.
    pause: float = 0
    # How many runs the history must still tell of, whatever happens.
    history: int = 0


class Bench:
    """Runs the program on copies of scenarios; as many at a time as it has places."""

    def __init__(self, program, base, jobs):
        self.program, self.base = program, base
        # A crash is to end the program at once, without a backtrace that takes longer than the run.
        self.environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
        self.places = queue.Queue()
        for number in range(jobs):
            os.makedirs(f"{base}/place{number}")
            self.places.put(f"{base}/place{number}")

    @contextlib.contextmanager
    def copy(self, base):
        """A fresh copy of a folder, gone afterwards."""
        place = self.places.get()
        try:
            shutil.copytree(base, f"{place}/case", symlinks=True)
            yield f"{place}/case"
        finally:
            shutil.rmtree(f"{place}/case", ignore_errors=True)
            self.places.put(place)

    def run(self, work, arguments):
        """Runs the program without a fault."""
        return subprocess.run([self.program] + arguments, cwd=work, capture_output=True, text=True,
                              env=self.environment, timeout=120)

    def trace_command(self, work, options, arguments):
        # Without --seccomp-bpf, under which strace 6.1 lets the signals it is to inject pass by.
        return (["strace", "-f", "-qq", "-o", f"{work}/../trace"] + options
                + [self.program] + arguments)

    def traced(self, work, options, arguments):
        """Runs the program under strace, whose output is then in `trace` beside the copy."""
        ended = subprocess.run(
            ["timeout", "-s", "KILL", "60"] + self.trace_command(work, options, arguments),
            cwd=work, capture_output=True, text=True, env=self.environment)
        with open(f"{work}/../trace", errors="replace") as lines:
            ended.struck = any("(INJECTED)" in line or "killed by SIGKILL" in line
                               for line in lines)
        return ended
