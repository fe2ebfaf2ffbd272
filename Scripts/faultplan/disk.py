"""A disk that may lose what was not made durable: files of bytes and folders of names, each with
what is on the platter and what is still on its way."""
import random

SECTOR = 512


class File:
    """A file's bytes now, the durable ones, and the writes between."""

    def __init__(self, data=b""):
        self.now, self.durable, self.pending = bytearray(data), bytes(data), []

    def write(self, offset, data):
        if offset > len(self.now):
            self.now.extend(bytes(offset - len(self.now)))
        self.now[offset:offset + len(data)] = data
        self.pending.append((offset, data))

    def cut(self, size):
        if size < len(self.now):
            del self.now[size:]
        else:
            self.now.extend(bytes(size - len(self.now)))
        self.pending.append((size, None))

    def sync(self):
        if self.pending:
            self.durable, self.pending = bytes(self.now), []

    def survive(self, mode, chance):
        """The bytes after a power loss."""
        if mode in ("lost", "names"):
            return self.durable
        if mode in ("kept", "bytes") or not self.pending:
            return bytes(self.now)
        if mode == "zeros":  # The sizes were written, the bytes were not.
            return self.durable[:len(self.now)] + bytes(max(0, len(self.now) - len(self.durable)))
        left = bytearray(self.durable)
        for offset, data in self.pending:
            if chance.random() < 0.35:
                continue
            if data is None:
                left = left[:offset] + bytes(max(0, offset - len(left)))
                continue
            left.extend(bytes(max(0, offset + len(data) - len(left))))
            torn = chance.random() < 0.5
            for begin in range(0, len(data), SECTOR):
                if not torn or chance.random() < 0.5:
                    part = data[begin:begin + SECTOR]
                    left[offset + begin:offset + begin + len(part)] = part
        return bytes(left)


class Link(str):
    """Where a symbolic link leads."""


class Folder:
    """A folder's names now and the durable ones."""

    def __init__(self):
        self.now, self.durable = {}, {}


class Disk:
    """Files and folders below one root; `shared` is the part on another file system."""

    def __init__(self, shared):
        self.root, self.shared, self.changes = Folder(), shared, []

    def folder(self, path):
        node = self.root
        for name in filter(None, path.split("/")):
            node = node.now[name]
        return node

    def split(self, path):
        parent, _, name = path.rpartition("/")
        return self.folder(parent), name

    def find(self, path):
        try:
            folder, name = self.split(path)
            return folder.now.get(name) if name else folder
        except (KeyError, AttributeError):
            return None

    def change(self, *entries):
        """Changes names, all at once: (path, what it names or None)."""
        places = [(*self.split(path), path, node) for path, node in entries]
        for folder, name, _, node in places:
            if node is None:
                folder.now.pop(name, None)
            else:
                folder.now[name] = node
        self.changes.append(places)

    def harden(self, is_due):
        """Makes the changes of names durable for which this is asked, in order."""
        left = []
        for places in self.changes:
            if is_due(places):
                apply(places, self.durable_names)
            else:
                left.append(places)
        self.changes = left

    @staticmethod
    def durable_names(folder):
        return folder.durable

    def sync_folder(self, folder):
        self.harden(lambda places: any(place[0] is folder for place in places))

    def sync_shared(self):
        """What syncfs does: everything on the shared file system, and nothing on the other."""
        self.harden(lambda places: all(self.is_shared(place[2]) for place in places))
        for path, node in walk(self.root, lambda folder: folder.now):
            if self.is_shared(path) and isinstance(node, File):
                node.sync()

    def is_shared(self, path):
        return path.startswith(self.shared + "/")

    def sync_all(self):
        self.harden(lambda places: True)
        for _, node in walk(self.root, lambda folder: folder.now):
            if isinstance(node, File):
                node.sync()

    def is_clean(self):
        return not self.changes and not any(
            isinstance(node, File) and node.pending
            for _, node in walk(self.root, lambda folder: folder.now))

    def after_power_loss(self, mode, seed):
        """The tree a power loss may leave: path → bytes, Link, or None for a folder.

        lost: nothing that was not made durable is there; kept: all of it; names: the names but
        not the bytes; bytes: the bytes but not the names; zeros: names and sizes, no bytes; any
        other mode: a random part of the names' changes and, by sectors, of the bytes.
        """
        chance, names = random.Random(f"{mode} {seed}"), {}

        def entries(folder):
            if id(folder) not in names:
                names[id(folder)] = dict(folder.durable)
            return names[id(folder)]
        for places in self.changes:
            if mode in ("kept", "names", "zeros") or (
                    mode not in ("lost", "bytes") and chance.random() < 0.65):
                apply(places, entries)
        return {path: None if isinstance(node, Folder) else
                node if isinstance(node, Link) else node.survive(mode, chance)
                for path, node in walk(self.root, entries)}


def apply(places, names):
    for folder, name, _, node in places:
        if node is None:
            names(folder).pop(name, None)
        else:
            names(folder)[name] = node


def walk(folder, names, path=""):
    """Every path below a folder and what is there."""
    for name, node in sorted(names(folder).items()):
        below = f"{path}/{name}" if path else name
        yield below, node
        if isinstance(node, Folder):
            yield from walk(node, names, below)
