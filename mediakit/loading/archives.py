"""Archives (zip, and so DOCX and XLSX) opened with care: no way out of the archive, no bombs.

Caps: 10,000 members, 1 GiB unpacked, 100 bytes for each packed one, counted while reading; an archive in an archive is
not opened.
"""

from __future__ import annotations

import io
import zipfile

from mediakit.errors import InputError

MOST_MEMBERS = 10_000
MOST_BYTES = 1024**3
RATIO = 100
SMALL = 1024**2
SYMLINK = 0o120000
NOT_ARTICLES = frozenset(
    {"readme.md", "readme.txt", "license", "license.txt", "license.md", "registry.txt", "robots.txt"}
)
"""Names of files that lie beside articles and are none."""


class ArchiveError(InputError):
    """An archive that is not safe to open."""


def check(data: bytes) -> zipfile.ZipFile:
    """Open an archive after looking at its list of members.

    Raises
    ------
    ArchiveError
        Too many members, too large, packed too tightly, a link, or a name that leads out of the archive.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise ArchiveError(f"not a zip archive that can be opened: {error}") from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise ArchiveError(f"the archive has {len(members):,} members; at most {MOST_MEMBERS:,} are opened")
    total = sum(m.file_size for m in members)
    if total > MOST_BYTES or (total > SMALL and total > RATIO * max(1, len(data))):
        raise ArchiveError(f"the archive unpacks to {total:,} bytes from {len(data):,}; that looks like a bomb")
    for member in members:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise ArchiveError(f"the archive's member {name[:80]!r} leads out of it")
        if (member.external_attr >> 16) & 0o170000 == SYMLINK:
            raise ArchiveError(f"the archive's member {name[:80]!r} is a link")
    return archive


def member(archive: zipfile.ZipFile, name: str, packed: int) -> bytes:
    """Unpack one member, never more than the ratio allows whatever its header says."""
    cap = min(MOST_BYTES, max(SMALL, RATIO * packed))
    with archive.open(name) as stream:
        data = stream.read(cap + 1)
    if len(data) > cap:
        raise ArchiveError(f"the archive's member {name[:80]!r} unpacks to more than {cap:,} bytes")
    return data


def names(archive: zipfile.ZipFile) -> list[str]:
    """Names of the files in an archive in their order, hidden ones and notes about the archive left out."""
    found = sorted(info.filename for info in archive.infolist() if not info.is_dir())
    return [n for n in found if not n.startswith("__MACOSX") and not is_aside(n.rsplit("/", 1)[-1])]


def is_aside(name: str) -> bool:
    """Whether a file's name says that it is hidden, a word processor's own, or a note about the others."""
    return name.startswith((".", "~$")) or name.lower() in NOT_ARTICLES
