"""T10 and T11: ten runners and ten verbs at once, and leases whose holder is gone."""
import contextlib, functools, os, random, re, sqlite3, subprocess, threading, time

from . import invariants
from .bench import EFFORT, ROUND, tree
from .certificate import Case

BUSY = re.compile(r"(a run|run \d+) is on: '[^']+', process (\d+), since \S+ \S+")


def at_once(chance, acts):
    """Acts begun at random offsets, each in a thread; what they gave, as they ended."""
    ended = []

    def start(act, pause):
        time.sleep(pause)
        ended.append(act())
    threads = [threading.Thread(target=start, args=(act, chance.uniform(0, 0.3))) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(ended) != len(threads):
        raise RuntimeError(f"{len(threads) - len(ended)} of {len(threads)} acts broke down")
    return ended


def together(bench, scenario, seed, held):
    """Ten runners at once, at random offsets.

    With `held`, whoever works takes a second at each syncfs, longer than all the others take to
    come: then exactly one works. Without, a late one may find the first one gone.
    """
    def check():
        def start(number):
            command = [bench.program] + scenario.command
            if held:
                command = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", f"{work}/../{number}.trace",
                           "-e", "trace=syncfs", "-e", "inject=syncfs:delay_enter=1s"] + command
            done = subprocess.run(command, cwd=work, capture_output=True, text=True,
                                  env=bench.environment, timeout=120)
            return done.returncode, done.stderr
        with bench.copy(scenario.base) as work:
            ended = at_once(random.Random(f"runners {seed}"),
                            [functools.partial(start, number) for number in range(10)])
            faults = [f"I11: a runner ended with {code}: {errors[-200:]}"
                      for code, errors in ended if code not in (0, 75)]
            faults += [f"I11: who came second is not told of the run: {errors[-200:]}"
                       for code, errors in ended if code == 75 and not BUSY.search(errors)]
            worked = sum(1 for code, _ in ended if code == 0)
            if worked == 0 or (held and worked != 1):
                faults.append(f"I7: {worked} of ten runners worked")
            with invariants.database(work) as connection:
                runs = connection.execute("SELECT count(*) FROM run").fetchone()[0]
            if runs != worked + scenario.history:
                faults.append(f"I7: {worked} runners worked and the history tells of {runs} runs")
            faults += invariants.seen_by_readers(work)
            return faults + invariants.after_recovery(bench, scenario, work)
    name = "held" if held else "free"
    return Case("rounds of ten runners", f"{scenario.name}: ten runners, {name}, {seed}", check)


# What an operator, cron and a watcher may all do at once, and the exit codes that are in order.
AT_ONCE = [(["run"] + EFFORT, (0, 75)), (["tick"] + EFFORT, (0,)), (["retry"] + EFFORT, (0, 75)),
           (["rerun", "--from", "normalize", "--reason", "fault run"] + EFFORT, (0, 75)),
           (["gc", "--reason", "fault run"], (0, 75)), (["backup"], (0, 75)),
           (["plan", "--settle", "0"], (0, 75)), (["verify", "1"], (0,)), (["status"], (0, 65, 75)),
           (["history"], (0,))]


def mixed(bench, scenario, seed, rights):
    """Different verbs at once, at random offsets: none is disturbed and nothing is lost.

    `rights` are the Outboxes with and without what the rerun among them publishes.
    """
    def check():
        def start(command, codes):
            done = bench.run(work, command)
            return command[0], codes, done.returncode, done.stderr
        with bench.copy(scenario.base) as work:
            chance = random.Random(f"mixed {seed}")
            ended = at_once(chance, [functools.partial(start, *one)
                                     for one in chance.sample(AT_ONCE, len(AT_ONCE))])
            faults = [f"I11: {verb} ended with {code}: {errors[-200:]}"
                      for verb, codes, code, errors in ended if code not in codes]
            faults += [f"I11: {verb} is not told of the run: {errors[-200:]}"
                       for verb, _, code, errors in ended if code == 75 and not BUSY.search(errors)]
            after = bench.run(work, ["run"] + EFFORT)
            if after.returncode:
                faults.append(f"I11: the next run ended with {after.returncode}")
            if tree(f"{work}/Outbox") not in rights:
                faults.append("I5: the Outbox is not that of a run without others beside it")
            with invariants.database(work) as connection:
                faults += invariants.database_faults(connection, scenario)
                faults += invariants.inbox_faults(work, connection)
            return faults + invariants.seen_by_readers(work) + invariants.leftovers(work)
    return Case("rounds of ten verbs", f"{scenario.name}: ten verbs, {seed}", check)


def start_time(pid):
    return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[19])


def holders():
    """Doctored holders of the lease: name → (boot, pid, start), and whether it is to be believed.
    """
    boot = open("/proc/sys/kernel/random/boot_id").read().strip()
    gone = subprocess.Popen(["true"])
    gone.wait()
    here, start = os.getpid(), start_time(os.getpid())
    return {"the process is gone": (boot, gone.pid, start, False),
            "the number is another process's now": (boot, here, start - 1, False),
            "the machine started anew": ("0" * 8 + boot[8:], here, start, False),
            "a container's process 1": (boot, 1, start_time(1) + 1, False),
            "the holder lives": (boot, here, start, True)}


def stale_leases(bench, scenario):
    """A lease of a dead process is taken over within a second; that of a living one is not."""
    def check(name, boot, pid, start, is_alive):
        with bench.copy(scenario.base) as work:
            path = f"{work}/Checkpoints/{ROUND}.sqlite"
            with contextlib.closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("INSERT INTO lease VALUES (1, ?, ?, ?, 'run', 1700000000)",
                                   (boot, pid, start))
                connection.execute("INSERT INTO run (command, code_version, state, began_at)"
                                   " VALUES ('run', 'fault run', 'running', 1700000000)")
            began = time.monotonic()
            ended = bench.run(work, scenario.command)
            took = time.monotonic() - began
            if is_alive:
                faults = []
                if ended.returncode != 75 or f"process {pid}," not in ended.stderr:
                    faults.append(f"I7: a living holder: {ended.returncode} {ended.stderr[-200:]}")
                with contextlib.closing(sqlite3.connect(path)) as connection, connection:
                    connection.execute("DELETE FROM lease")
                return faults + invariants.after_recovery(bench, scenario, work)
            faults = [] if ended.returncode == 0 else [
                f"I7: not taken over: {ended.returncode} {ended.stderr[-200:]}"]
            began = time.monotonic()
            bench.run(work, scenario.command)
            # Held to a run without a stale lease, since the machine may be busy otherwise.
            if took > 1 + 3 * (time.monotonic() - began):
                faults.append(f"I7: taken over after {took:.1f} s")
            with invariants.database(work) as connection:
                if not connection.execute("SELECT 1 FROM audit WHERE verb = 'take over the lease'"
                                          ).fetchone():
                    faults.append("I8: the audit chain does not tell of the take-over")
            return faults + invariants.after_recovery(bench, scenario, work)
    return [Case("stale leases", f"{scenario.name}: {name}",
                 lambda name=name, holder=holder: check(name, *holder))
            for name, holder in holders().items()]
