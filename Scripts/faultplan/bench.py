"""The small round that the faults are tried on, and the bench that runs the program on copies."""
import contextlib, dataclasses, hashlib, json, os, queue, shutil, subprocess

from nights.small_round import ENVIRONMENT, ROUND, drop, make_round, tree as everything_below

# One thread: strace counts calls by thread, so a point is a number of one thread's call.
EFFORT = ["--settle", "0", "--workers", "1"]


def small_round(folder, program, seed=2023):
    """The small round with its ten submissions, whose paths are given back."""
    files = make_round(folder, program, seed)
    drop(folder, files)
    return list(files)


def without_history(path):
    """The digest of a manifest but for the state of the audit chain that it names, which times and
    faults rightly change, and the digest of the manifest before, which changes with that."""
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    for name in ["audit", "previous"]:
        manifest.pop(name, None)
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()


def files(folder):
    """All names, links and digests below a folder, but for what monitors read, and without history
    where it rightly is another."""
    found = {path: content for path, content in everything_below(folder).items()
             if not path.startswith("_status/")}
    for path in found:
        if path.endswith("/manifest.json") and os.path.isfile(f"{folder}/{path}"):
            with contextlib.suppress(ValueError):
                found[path] = without_history(f"{folder}/{path}")
    return found


def tree(folder):
    """The digest of all that."""
    digest = hashlib.sha256()
    for path, content in sorted(files(folder).items()):
        digest.update(f"{path}\0{content}\0".encode())
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
        self.program, self.base, self.jobs = program, base, jobs
        self.environment = dict(ENVIRONMENT)
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

    def run(self, work, arguments, program=None, environment=None, **options):
        """Runs the program, or another, without a fault."""
        return subprocess.run([program or self.program] + arguments, cwd=work,
                              capture_output=True, text=True, timeout=120,
                              env=environment or self.environment, **options)

    def trace_command(self, work, options, arguments):
        # Without --seccomp-bpf, under which strace 6.1 lets the signals it is to inject pass by.
        return (["strace", "-f", "-qq", "-o", f"{work}/../trace"] + options
                + [self.program] + arguments)

    def killed(self, work, arguments, call, number):
        """Runs the program up to the n-th call of a name, at which it is killed."""
        return self.traced(work, ["-e", f"trace={call}",
                                  "-e", f"inject={call}:signal=SIGKILL:when={number}"], arguments)

    def traced(self, work, options, arguments):
        """Runs the program under strace, whose output is then in `trace` beside the copy."""
        ended = subprocess.run(
            ["timeout", "-s", "KILL", "60"] + self.trace_command(work, options, arguments),
            cwd=work, capture_output=True, text=True, env=self.environment)
        with open(f"{work}/../trace", errors="replace") as lines:
            ended.struck = any("(INJECTED)" in line or "killed by SIGKILL" in line
                               for line in lines)
        return ended
