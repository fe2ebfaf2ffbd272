"""The states of the round and the commands that the faults strike."""
import contextlib, csv, os, shutil, sqlite3, threading, time
from datetime import datetime, timedelta

from nights.small_round import set_schedule

from . import invariants
from .bench import EFFORT, ROUND, Scenario, small_round, tree

RUN = ["run"] + EFFORT


class Scenarios:
    """Makes each scenario when it is first asked for; `older` are those of an older program."""

    def __init__(self, bench, program, older=None):
        self.bench, self.program, self.older, self.made = bench, program, older, {}
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

    def upgraded(self, folder):
        """The first run of a program after an older one had published."""
        shutil.copytree(self.older["published"].base, folder, symlinks=True)
        return Scenario("upgraded", folder, RUN, [RUN], history=1)

    def second(self, folder):
        """A run after resubmissions, which publishes a second generation."""
        self.then("second", folder)
        self.resubmit(folder)
        return Scenario("second", folder, RUN, [RUN], history=1)

    def resubmit(self, folder):
        """Every file of Inbox is replaced by another of its name."""
        other = f"{self.folder}/other"
        for path in small_round(other, self.program, seed=7):
            if os.path.exists(f"{folder}/Inbox/{path}"):
                shutil.copy(f"{other}/Inbox/{path}", f"{folder}/Inbox/{path}")
        shutil.rmtree(other)
        register_again(f"{folder}/Inbox/_register/received.csv")

    def shown(self, folder):
        """A run after one that died when `latest` had moved and the database did not know yet."""
        shutil.copytree(self["first"].base, folder)
        with self.bench.copy(folder) as work:
            self.bench.traced(work, ["-y", "-e", "trace=fsync"], RUN)
            with open(f"{work}/../trace") as lines:
                synced = [line for line in lines if " fsync(" in line]
        # The folder of `latest`, after it moved: nothing after that is in the database yet.
        (number,) = [n for n, line in enumerate(synced, 1) if f"/Outbox/{ROUND}>)" in line][-1:]
        self.bench.killed(folder, RUN, "fsync", number)
        with invariants.database(folder) as connection:
            ((_, state),) = invariants.publications(connection).values()
        if state != "intended" or not os.path.lexists(f"{folder}/Outbox/{ROUND}/latest"):
            raise SystemExit("shown: the run before was not killed in time")
        return Scenario("shown", folder, RUN, [RUN], history=1)

    def freeze(self, folder):
        """The round closed to later files."""
        command = ["freeze", "--reason", "fault run"]
        return Scenario("freeze", self.then("freeze", folder), command, [command, RUN], history=1)

    def gc(self, folder):
        """Outputs that were replaced, removed, with the room they took."""
        command = ["gc", "--reason", "fault run", "--vacuum"]
        return Scenario("gc", self.then("gc", folder, RUN, of="second"), command, [command, RUN],
                        history=2)

    def final(self, folder):
        """The official result of a frozen round."""
        self.then("final", folder, ["freeze", "--reason", "fault run"])
        command = ["publish", "--final", "--decision", "1/QĐ"] + EFFORT
        return Scenario("final", folder, command, [command, RUN], history=1)

    def correction(self, folder):
        """A correction of it that lets in a file that came late."""
        self.then("correction", folder, self["final"].command, of="final")
        self.resubmit(folder)
        if self.bench.run(folder, RUN).returncode:
            raise SystemExit("correction: the run before failed")
        command = ["publish", "--correction", "--reason", "fault run"] + EFFORT
        with self.database(folder) as connection:
            command += ["--submission", *connection.execute(
                "SELECT path FROM arrival ORDER BY id DESC LIMIT 1").fetchone()]
        return Scenario("correction", folder, command, [command, RUN], history=3)

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
        set_schedule(folder, "* * * * *")
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


def register_again(register):
    """A later line in the register for each path: a time that it states holds for one content."""
    with open(register, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(register, "a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for row in rows:
            later = datetime.fromisoformat(row["received_at"]) + timedelta(minutes=1)
            writer.writerow([row["path"], later.isoformat()])
