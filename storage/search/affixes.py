"""Indonesian word families: the forms that affixes make of a root, so that a query in one form finds the others."""

from __future__ import annotations

from functools import lru_cache

MIN_ROOT = 4  # letters; shorter roots meet too much by chance
_ROOT, _REST = "\0", "\1"  # in a pattern: the root, and the root without its first letter
_PREFIXES = ("di", "ter", "ber", "per", "ke", "se", "memper", "diper", "member")
_SUFFIXES = ("nya", "kan", "annya", "kannya", "an", "i", "lah", "kah", "pun", "ku", "mu")

_ACTIVE = ("", "kan", "i", "nya", "kannya", "inya")  # after me- and its sound
_AGENT = ("", "an", "nya", "annya")  # after pe- and its sound
_PLAIN = (
    ("", ""),
    *(("", suffix) for suffix in _SUFFIXES),
    *(("di", suffix) for suffix in ("", "kan", "i", "nya", "kannya")),
    *(("ter", suffix) for suffix in ("", "kan", "i")),
    *(("ber", suffix) for suffix in ("", "an", "kan")),
    *(("per", suffix) for suffix in ("", "an", "annya", "kan")),
    *((prefix, suffix) for prefix in ("memper", "diper") for suffix in ("", "kan", "i")),
    *(("ke", suffix) for suffix in ("", "an", "annya")),
    ("se", ""),
)


def nasal(root: str, prefix: str) -> tuple[str, ...]:
    """`me` or `pe` before a root, with the sounds that it changes: tulis → menulis, kirim → mengirim."""
    first = root[0]
    if first in "aiueogh":
        return (f"{prefix}ng{root}",)
    if first == "k":
        return (f"{prefix}ng{root[1:]}", f"{prefix}ng{root}")
    if first in "bfv":
        return (f"{prefix}m{root}",)
    if first == "p":
        return (f"{prefix}m{root[1:]}", f"{prefix}m{root}")
    if first == "s":
        return (f"{prefix}ny{root[1:]}", f"{prefix}n{root}")
    if first == "t":
        return (f"{prefix}n{root[1:]}", f"{prefix}n{root}")
    if first in "cdjz":
        return (f"{prefix}n{root}",)
    return (prefix + root,)


def forms(root: str) -> list[str]:
    """The forms of a root that newspapers use, itself among them."""
    return _patterns(root[0]).replace(_ROOT, root).replace(_REST, root[1:]).split()


@lru_cache(maxsize=256)  # one for each letter that roots begin with
def _patterns(first: str) -> str:
    """The forms of roots that begin with this letter, as one text with blanks between them: filled in at once."""
    root = first + _REST
    found = [prefix + root + suffix for prefix, suffix in _PLAIN]
    found += [active + suffix for active in nasal(root, "me") for suffix in _ACTIVE]
    found += [agent + suffix for agent in nasal(root, "pe") for suffix in _AGENT]
    return " ".join(found).replace(root, _ROOT)


def roots(word: str) -> tuple[str, ...]:
    """The roots a word may come from, itself first; most of them are no words: the vocabulary has to decide."""
    endings = [suffix for suffix in _SUFFIXES if word.endswith(suffix) and len(word) - len(suffix) >= MIN_ROOT]
    bare = [word, *(word.removesuffix(suffix) for suffix in endings)]
    found = [root for stem in bare for root in _without_prefix(stem) if len(root) >= MIN_ROOT]
    return tuple(dict.fromkeys([*bare, *found]))


def _without_prefix(stem: str) -> list[str]:
    found = [stem.removeprefix(prefix) for prefix in _PREFIXES if stem.startswith(prefix)]
    return found + _without_nasal(stem[2:]) if stem[:2] in {"me", "pe"} else found


def _without_nasal(rest: str) -> list[str]:
    """What may have stood before me-/pe- changed it: ngirim → kirim; nulis → tulis; nyapu → sapu; mukul → pukul."""
    if rest.startswith("ng"):
        return [rest[2:], "k" + rest[2:]]
    if rest.startswith("ny"):
        return ["s" + rest[2:], rest]
    if rest.startswith("n"):
        return [rest[1:], "t" + rest[1:], rest]
    if rest.startswith("m"):
        return [rest[1:], "p" + rest[1:], rest]
    return [rest]
