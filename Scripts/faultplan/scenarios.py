"""The states of the round and the commands that the faults strike."""
import contextlib, os, shutil, sqlite3, threading, time

from . import invariants
from .bench import EFFORT, ROUND, Scenario, small_round, tree

RUN = ["run"] + EFFORT


class Scenarios:
    """Makes each scenario when it is first asked for."""

    def __init__(self, bench, program):
        self.bench, self.program, self.made = bench, program, {}
        self.folder, self.lock = f"{bench.base}/scenarios", threading.RLock()

    def __getitem__(self, name):
        with self.lock:
            return self.get(name)

    def get(self, name):
        if name not in self.made:
            scenario = getattr(self, name)(f"{self.folder}/{name}")
            with self.bench.copy(scenario.base) as work:
                for number, command in enumerate([scenario.command] + scenario.recovery):
                    time.sleep(scenario.pause if number == 1 else 0)
                    ended = self.bench.run(work, command)
                    scenario.after = scenario.after or tree(f"{work}/Outbox")
                    if ended.returncode not in (0, 65):
                        raise SystemExit(f"{name}: {command} without a fault: {ended.stderr}")
                scenario.golden = tree(f"{work}/Outbox")
                scenario.ledger = invariants.ledger(work)
            self.made[name] = scenario
        return self.made[name]

    def then(self, name, folder, *commands, of="published"):
        """A copy of another state after some commands."""
        base = self[of].base
        shutil.copytree(base, folder, symlinks=True)
        for command in commands:
            ended = self.bench.run(folder, command)
            if ended.returncode:
                raise SystemExit(f"{name}: {command} before the fault: {ended.stderr}")
        return folder

    def database(self, folder):
        return contextlib.closing(sqlite3.connect(f"{folder}/Checkpoints/{ROUND}.sqlite"))

    def first(self, folder):
        """The first run, from nothing."""
        small_round(folder, self.program)
        return Scenario("first", folder, RUN, [RUN])

    def published(self, folder):
        """A run when everything is done."""
        return Scenario("published", self.then("published", folder, RUN, of="first"), RUN, [RUN],
                        history=1)

    def second(self, folder):
        """A run after resubmissions, which publishes a second generation."""
        self.then("second", folder)
        other = f"{self.folder}/other"
        for path in small_round(other, self.program, seed=7):
            if os.path.exists(f"{folder}/Inbox/{path}"):
                shutil.copy(f"{other}/Inbox/{path}", f"{folder}/Inbox/{path}")
        shutil.rmtree(other)
        return Scenario("second", folder, RUN, [RUN], history=1)

    def shown(self, folder):
        """A run after one that died when `latest` had moved and the database did not know yet."""
        shutil.copytree(self["first"].base, folder)
        with self.bench.copy(folder) as work:
            self.bench.traced(work, ["-e", "trace=fsync"], RUN)
            with open(f"{work}/../trace") as lines:
                last = sum(" fsync(" in line for line in lines)
        self.bench.traced(
            folder, ["-e", "trace=fsync", "-e", f"inject=fsync:signal=SIGKILL:when={last}"], RUN)
        if not os.path.lexists(f"{folder}/Outbox/{ROUND}/latest"):
            raise SystemExit("shown: the run before did not get to move latest")
        return Scenario("shown", folder, RUN, [RUN], history=1)

    def retry(self, folder):
        """A retry after the first publication found no room."""
        shutil.copytree(self["first"].base, folder)
        os.makedirs(f"{folder}/Outbox/{ROUND}")
        open(f"{folder}/Outbox/{ROUND}/generations", "w").close()
        if self.bench.run(folder, RUN).returncode != 74:
            raise SystemExit("retry: the run before did not fail")
        os.remove(f"{folder}/Outbox/{ROUND}/generations")
        return Scenario("retry", folder, ["retry"] + EFFORT, [RUN], history=1)

    def rerun(self, folder):
        """All stages but the first made anew."""
        command = ["rerun", "--from", "normalize", "--reason", "fault run"] + EFFORT
        before = self["published"]
        return Scenario("rerun", self.then("rerun", folder), command, [RUN], history=1,
                        also=((before.golden, before.ledger),))

    def exclude(self, folder):
        """A submission taken out of the count."""
        self.then("exclude", folder)
        with self.database(folder) as connection:
            (path,) = connection.execute("SELECT min(path) FROM arrival").fetchone()
        command = ["exclude", path, "--reason", "fault run"]
        return Scenario("exclude", folder, command, [command, RUN], history=1)

    def tick(self, folder):
        """A wake that is due; the clock's row is set back by two minutes."""
        shutil.copytree(self["first"].base, folder)
        pipeline = f"{folder}/Pipelines/{ROUND}/pipeline.yaml"
        text = open(pipeline, encoding="utf-8").read()
        begin = text.index("schedule:\n")
        end = text.index("deadlines:")
        open(pipeline, "w", encoding="utf-8").write(
            text[:begin] + 'schedule:\n  - "* * * * *"\n' + text[end:])
        tick = ["tick"] + EFFORT
        if self.bench.run(folder, tick).returncode:
            raise SystemExit("tick: the first one failed")
        with self.database(folder) as connection, connection:
            connection.execute("UPDATE clock SET decided_through = decided_through - 120")
        return Scenario("tick", folder, tick, [tick, RUN])

    def backup(self, folder):
        """A backup of the database."""
        return Scenario("backup", self.then("backup", folder), ["backup"], [["backup"], RUN],
                        pause=1, history=1)

    def restore(self, folder):
        """A restore of a damaged database from a backup."""
        self.then("restore", folder, ["backup"])
        with open(f"{folder}/Checkpoints/{ROUND}.sqlite", "r+b") as file:
            file.seek(4096)
            file.write(bytes(8192))
        return Scenario("restore", folder, ["restore"], [["restore"], RUN], history=1)
