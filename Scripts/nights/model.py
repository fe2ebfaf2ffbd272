"""What the soak expects: which file of each unit counts, told from what was dropped alone."""
import dataclasses


@dataclasses.dataclass
class Filed:
    """A file that was dropped whole."""
    path: str
    content: bytes
    sha256: str
    subject: tuple
    is_good: bool
    # When the register says it came, as a number that sorts.
    at: int
    is_excluded: bool = False
    # Whether it still lies in Inbox.
    is_there: bool = True


class Model:
    """Every file that was dropped, and the rule: of a subject the latest good file counts that a
    person did not take out of the count."""

    def __init__(self):
        self.files = []

    def add(self, filed):
        self.files.append(filed)

    def counting(self):
        """The path and digest of what counts, by subject."""
        found = {}
        for filed in sorted(self.files, key=lambda filed: (filed.at, filed.sha256, filed.path)):
            if filed.is_good and not filed.is_excluded:
                found[filed.subject] = (filed.path, filed.sha256)
        return found

    def balance(self):
        """How many files there are of each disposition; every content is another one here."""
        accepted = sum(filed.is_good and not filed.is_excluded for filed in self.files)
        return {"accepted": accepted, "suspended": len(self.files) - accepted}
