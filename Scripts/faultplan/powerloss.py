"""T4: one run's writes recorded, every legal state of the disk after a power loss at each of them,
and the recovery from it. What a call promises is taken by the letter: fsync of a file keeps its
bytes and not its name, and syncfs keeps the file system of Outbox alone, since the checkpoints
are on another."""
import hashlib, os, re, shutil, sqlite3

from . import invariants
from .bench import tree
from .certificate import Case
from .disk import Disk, File, Folder, Link
from .points import CHANGING, OPENING, seen, trace_list

MODES = ["lost", "kept", "names", "bytes", "zeros", "random 1", "random 2", "random 3"]
# Of these nothing but the owner and the time would change.
HARMLESS = {"fchown", "chown", "fchmod", "chmod", "utimensat", "msync"}


def calls(lines):
    """The calls of a trace that succeeded, whole again where another thread's line came between."""
    begun = {}
    for line in lines:
        thread, _, rest = line.partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            begun[thread] = rest[:-len("<unfinished ...>")]
            continue
        resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", rest)
        if resumed:
            rest = begun.pop(thread) + resumed[1]
        match = re.match(r"(\w+)\((.*)\) += (-?\d+)", rest)
        if match and not match[3].startswith("-"):
            yield match[1], match[2], int(match[3])


def texts(arguments):
    """The quoted arguments; strace was asked for hexadecimal."""
    return [bytes.fromhex(text.replace("\\x", "")) for text in re.findall(r'"([^"]*)"', arguments)]


class Recording:
    """One run's calls, and the disk as each of them finds it."""

    def __init__(self, bench, scenario):
        self.scenario = scenario
        with bench.copy(scenario.base) as work:
            trace = f"{work}/../trace"
            bench.traced(work, ["-xx", "-s", "4194304", "-e", "trace=" + trace_list(
                CHANGING + ["close", "lseek", "dup", "dup2", "dup3"])], scenario.command)
            with open(trace) as lines:
                self.calls = list(calls(lines))
            self.work = os.path.realpath(work)
        self.steps = [call for call in self.calls if call[0] not in ("close", "lseek")]

    def fresh_disk(self):
        """The disk before the run, all of it durable."""
        disk = Disk("Outbox")
        for part in ("Outbox", "Checkpoints"):
            for base, folders, names in os.walk(f"{self.scenario.base}/{part}"):
                path = os.path.relpath(base, self.scenario.base)
                disk.change((path, Folder()))
                for name in names + [f for f in folders if os.path.islink(f"{base}/{f}")]:
                    at = f"{base}/{name}"
                    disk.change((f"{path}/{name}", Link(os.readlink(at)) if os.path.islink(at)
                                 else File(open(at, "rb").read())))
        disk.sync_all()
        return disk

    def states(self):
        """The disk before each call that changes it, and at the end."""
        disk, descriptors = self.fresh_disk(), {}
        for number, call in enumerate(self.calls):
            if self.touches(call, descriptors):
                yield number, disk
            self.act(disk, descriptors, *call)
        yield len(self.calls), disk

    def touches(self, call, descriptors):
        name, arguments, _ = call
        if name in HARMLESS or name in ("close", "lseek", "dup"):
            return False
        if name in OPENING:
            return "O_CREAT" in arguments or "O_TRUNC" in arguments
        return not arguments[:1].isdigit() or self.descriptor(arguments) in descriptors

    @staticmethod
    def descriptor(arguments):
        return int(re.match(r"\d+", arguments)[0])

    def local(self, path):
        path = path.decode()
        if path == self.work:
            return ""
        return os.path.relpath(path, self.work) if path.startswith(self.work + "/") else None

    def act(self, disk, descriptors, name, arguments, result):
        if name in HARMLESS:
            return
        if name in OPENING:
            self.open(disk, descriptors, texts(arguments)[0], arguments, result)
        elif arguments[:1].isdigit():
            self.act_on_descriptor(disk, descriptors, name, arguments, result)
        else:
            self.act_on_names(disk, name, [p for p in texts(arguments)])

    def open(self, disk, descriptors, path, arguments, result):
        path = self.local(path)
        descriptors.pop(result, None)
        if path is None:
            return
        node = disk.find(path)
        if node is None and "O_CREAT" in arguments:
            node = File()
            disk.change((path, node))
        if node is None or isinstance(node, Link):
            return
        if "O_TRUNC" in arguments and node.now:
            node.cut(0)
        descriptors[result] = [node, 0]  # Where the next byte is read or written.

    def act_on_descriptor(self, disk, descriptors, name, arguments, result):
        number = self.descriptor(arguments)
        if number not in descriptors:
            return
        node = descriptors[number][0]
        if name == "close":
            del descriptors[number]
        elif name == "write":
            node.write(descriptors[number][1], texts(arguments)[0][:result])
            descriptors[number][1] += result
        elif name == "sendfile":
            source = descriptors[int(arguments.split(", ")[1])]
            node.write(descriptors[number][1], bytes(source[0].now[source[1]:source[1] + result]))
            source[1] += result
            descriptors[number][1] += result
        elif name == "pwrite64":
            node.write(int(arguments.rsplit(", ", 1)[1]), texts(arguments)[0][:result])
        elif name == "ftruncate":
            node.cut(int(arguments.split(", ")[1]))
        elif name in ("fsync", "fdatasync"):
            disk.sync_folder(node) if isinstance(node, Folder) else node.sync()
        elif name == "syncfs":
            disk.sync_shared()
        elif name != "lseek":
            raise ValueError(f"the model of the disk does not know {name}")

    def act_on_names(self, disk, name, paths):
        if name == "symlink":
            disk.change((self.local(paths[1]), Link(paths[0].decode())))
            return
        paths = [self.local(path) for path in paths]
        if None in paths:
            return
        if name == "mkdir":
            disk.change((paths[0], Folder()))
        elif name in ("unlink", "unlinkat", "rmdir"):
            disk.change((paths[0], None))
        elif name == "rename":
            disk.change((paths[1], disk.find(paths[0])), (paths[0], None))
        elif name == "link":
            disk.change((paths[1], disk.find(paths[0])))
        else:
            raise ValueError(f"the model of the disk does not know {name}")


def cases(bench, scenario, chance=None, share=1.0):
    """The recovery from every state that a power loss during the run may leave, each once.

    With `share` below one only so large a part of the calls is struck, by `chance`.
    """
    recording, known, recovered = Recording(bench, scenario), set(), set()
    for number, disk in recording.states():
        is_end = number == len(recording.calls)
        if chance and not is_end and chance.random() > share:
            continue
        for mode in MODES:
            left = disk.after_power_loss(mode, number)
            digest = hashlib.blake2b(b"end" if is_end else b"", digest_size=16)
            for path, content in left.items():
                data = b"/" if content is None else (
                    content.encode() if isinstance(content, Link) else content)
                digest.update(b"%d %s %d\n" % (len(path.encode()), path.encode(), len(data)))
                digest.update(data)
            if digest.digest() in known:
                continue
            known.add(digest.digest())
            yield Case("power-loss states", f"{scenario.name}: call {number}, {mode}",
                       lambda left=left, is_end=is_end:
                           check(bench, scenario, left, is_end, recovered))


def meaning(work):
    """What a state comes to once SQLite has played its logs back; None when it cannot."""
    checkpoints, digest = f"{work}/Checkpoints", hashlib.blake2b(tree(f"{work}/Outbox").encode())
    for base, _, names in sorted(os.walk(checkpoints)):
        for name in sorted(names):
            size = os.path.getsize(f"{base}/{name}")
            digest.update(f"{base[len(work):]}/{name} {min(size, 512)}\n".encode())
    try:
        with invariants.database(work) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"
                                        " ORDER BY name").fetchall() if connection else []
            for (table,) in tables:
                digest.update(repr((table, list(connection.execute(
                    f"SELECT * FROM \"{table}\" ORDER BY 1")))).encode())
    except sqlite3.DatabaseError:
        return None
    return digest.digest()


def check(bench, scenario, left, is_end, recovered):
    """What a reader sees in a state, and what its recovery comes to.

    States that SQLite's own recovery makes equal are recovered once: they differ in a log's tail.
    """
    with bench.copy(scenario.base) as work:
        for part in ("Outbox", "Checkpoints"):
            shutil.rmtree(f"{work}/{part}", ignore_errors=True)
        for path, content in left.items():
            if path.endswith("-shm"):  # Memory, not disk; SQLite makes it anew after a loss.
                continue
            if content is None:
                os.mkdir(f"{work}/{path}")
            elif isinstance(content, Link):
                os.symlink(content, f"{work}/{path}")
            else:
                with open(f"{work}/{path}", "wb") as file:
                    file.write(content)
        faults = seen(scenario, work)
        if is_end and tree(f"{work}/Outbox") != scenario.after:
            faults.append("I4: the run had ended, and what it published is lost")
        known = meaning(work)
        if known in recovered:
            return faults
        if known:
            recovered.add(known)
        return faults + invariants.after_recovery(bench, scenario, work)
