"""Compressed answers, unpacked piece by piece: a bomb is noticed while it is small."""

from __future__ import annotations

import zlib

from seeds.unreadable import Reason, Unreadable

PIECE = 64 * 1024  # bytes unpacked at a time
GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class Unpacker:
    """Unpacks one answer, `largest` bytes at most.

    `encoding` is the answer's Content-Encoding. Raises Unreadable(BAD_ANSWER) for one that was not asked for.
    """

    def __init__(self, encoding: str, largest: int) -> None:
        self._largest = largest
        self._whole = bytearray()
        self._raw = encoding == "deflate"  # zlib's format or, as many send, what is inside of it
        match encoding:
            case "" | "identity":
                self._unzip = None
            case "gzip" | "x-gzip" | "deflate":
                self._unzip = zlib.decompressobj(GZIP_OR_ZLIB)
            case _:
                raise Unreadable(Reason.BAD_ANSWER, "an encoding that was not asked for")

    def add(self, data: bytes) -> None:
        """Take the next bytes off the wire. Raises Unreadable: TOO_LARGE or BAD_ANSWER."""
        if self._unzip is None:
            self._keep(data)
            return
        try:
            self._unpack(data)
        except zlib.error:
            if not self._raw or self._whole:
                raise Unreadable(Reason.BAD_ANSWER, "broken compression") from None
            self._unzip = zlib.decompressobj(-zlib.MAX_WBITS)
            self._raw = False
            self.add(data)

    def whole(self) -> bytes:
        """Everything, once it is all there. Raises Unreadable if it ends too early."""
        if self._unzip is not None and self._whole and not self._unzip.eof:
            raise Unreadable(Reason.BAD_ANSWER, "it ends in the middle")
        return bytes(self._whole)

    def _unpack(self, data: bytes) -> None:
        assert self._unzip is not None, "only called for compressed answers"
        more = bool(data)
        while more and not self._unzip.eof:
            piece = self._unzip.decompress(data, PIECE)
            self._keep(piece)
            data = self._unzip.unconsumed_tail
            more = bool(data) or len(piece) == PIECE  # what was read may hold more than was given out

    def _keep(self, data: bytes) -> None:
        if len(self._whole) + len(data) > self._largest:
            raise Unreadable(Reason.TOO_LARGE, f"more than {self._largest // 1_000_000} MB")
        self._whole += data
