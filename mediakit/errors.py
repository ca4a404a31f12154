"""What can go wrong in a call. Problems in the data are rows of a report, not errors."""

from collections.abc import Iterable


class MediakitError(ValueError):
    """A call that cannot be carried out; the message names the wrong value and the right ones."""


class MissingColumnError(MediakitError):
    """A table lacks a column that the call needs."""

    def __init__(self, table: str, missing: Iterable[object], present: Iterable[object]) -> None:
        has = ", ".join(map(str, present)) or "none"
        super().__init__(f"{table} needs the column(s) {', '.join(map(str, missing))}; it has: {has}")


class UnknownNameError(MediakitError):
    """A name that is not one of the known ones."""

    def __init__(self, what: str, name: object, known: Iterable[object]) -> None:
        options = ", ".join(map(str, known))
        must = f"must be one of {options}" if options else "has no possible value here"
        super().__init__(f"{what} {must}; not {name!r}")


class InputError(MediakitError):
    """A path or a table that cannot be used as input."""


class MissingExtraError(MediakitError):
    """A call needs a package or a resource that is not installed."""

    def __init__(self, feature: str, needs: str, how: str) -> None:
        super().__init__(f"{feature} needs {needs}, which is not installed; get it with: {how}")
