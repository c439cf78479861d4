"""A zip as a stream: the members come as JSON (paths, and bytes in base64), the zip goes out where nothing can be sought, so
that a descriptor stands behind each member. Each has the extra fields of Info-ZIP and of NTFS."""

import base64
import json
import struct
import sys
import zipfile


class Stream:
    def write(self, data):
        return sys.stdout.buffer.write(data)

    def flush(self):
        sys.stdout.buffer.flush()


SECONDS = 1_775_034_000
FILETIME = (SECONDS + 11_644_473_600) * 10_000_000
TIMES = struct.pack("<HHBI", 0x5455, 5, 1, SECONDS)
OWNER = struct.pack("<HHBBIBI", 0x7875, 11, 1, 4, 1000, 4, 1000)
NTFS = struct.pack("<HHIHHQQQ", 0x000A, 32, 0, 1, 24, FILETIME, FILETIME, FILETIME)

with zipfile.ZipFile(Stream(), "w", zipfile.ZIP_DEFLATED) as book:
    book.comment = "様式".encode()
    for path, content in json.load(sys.stdin).items():
        member = zipfile.ZipInfo(path, (2026, 4, 1, 9, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        member.external_attr = 0o40750 << 16 | 0x10 if path.endswith("/") else 0o100640 << 16
        member.extra = TIMES + OWNER + NTFS
        book.writestr(member, base64.b64decode(content))
