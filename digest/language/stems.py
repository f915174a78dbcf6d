"""One key for the forms of a word: "menyerang", "diserang" and "serangan" meet, and so do "killed" and "kills".

Light rules on the surface, made for comparing words with each other and never for showing them: a key need not be a
word. Where Indonesian swallows the first letter of a root, the more frequent of the possible roots is taken.
"""

from __future__ import annotations

import re

from digest.similarity import folded, frequency

_SHORTEST = 4  # letters that a root keeps at least

_SWALLOWED = (  # prefix before a vowel, and the letters that it may have swallowed
    ("meny", ("s", "ny")),
    ("peny", ("s", "ny")),
    ("mem", ("p", "m")),
    ("pem", ("p", "m")),
    ("men", ("t", "n")),
    ("pen", ("t", "n")),
)
_ID_PREFIX = re.compile(
    r"^(?:diper|keter|keber|memper|ber|ter|per|di|meng|peng|mem(?=[bpfv])|pem(?=[bpfv])|men(?=[cdjtz])|pen(?=[cdjtz])"
    r"|me(?=[lmnrwy])|pe(?=[lmnrwy])|ke(?=.{4,}an$))"
)
_ID_PARTICLE = re.compile(r"(?:lah|kah|pun|nya)$")
_ID_I = re.compile(r"i$")
_VOWELS = "aeiou"

# Past and plural forms of the verbs and nouns that news is made of. Not of "come", "go" and "run": what they mean stands
# behind them ("came down", "went on", "ran aground").
_IRREGULAR = {
    "sold": "sell", "stole": "steal", "stolen": "steal", "shot": "shoot", "fell": "fall", "fallen": "fall", "met": "meet",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "won": "win", "lost": "lose", "left": "leave",
    "began": "begin", "begun": "begin", "built": "build", "paid": "pay", "bought": "buy", "sent": "send", "wrote": "write",
    "written": "write", "knew": "know", "known": "know", "found": "find", "held": "hold", "led": "lead", "struck": "strike",
    "died": "die", "dead": "die", "death": "die", "deaths": "die", "dying": "die", "fought": "fight", "broke": "break",
    "broken": "break", "spoke": "speak", "spoken": "speak", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow",
    "cut": "cut", "men": "man", "women": "woman", "children": "child", "people": "people", "drove": "drive",
    "driven": "drive", "flew": "fly", "flown": "fly", "hid": "hide", "hidden": "hide", "chose": "choose", "chosen": "choose",
    "withdrew": "withdraw", "withdrawn": "withdraw", "agreed": "agree", "killing": "kill", "lying": "lie", "lied": "lie",
    "made": "make", "told": "tell", "used": "use", "using": "use", "kept": "keep", "felt": "feel", "thought": "think",
    "heard": "hear", "brought": "bring", "caught": "catch", "taught": "teach", "sought": "seek", "spent": "spend",
    "lent": "lend", "stood": "stand", "understood": "understand",
    "saw": "see", "seen": "see", "threw": "throw", "thrown": "throw", "overthrew": "overthrow",
    "overthrown": "overthrow", "blew": "blow", "blown": "blow", "drew": "draw", "drawn": "draw", "sank": "sink",
    "sunk": "sink", "rode": "ride", "ridden": "ride", "swore": "swear", "sworn": "swear", "shook": "shake",
    "shaken": "shake", "froze": "freeze", "frozen": "freeze", "forbade": "forbid", "forbidden": "forbid", "ate": "eat",
    "eaten": "eat", "fled": "flee", "laid": "lay", "hung": "hang", "dug": "dig", "dealt": "deal", "meant": "mean",
    "swept": "sweep", "slept": "sleep", "burnt": "burn", "beaten": "beat",
}  # fmt: skip


def stem(word: str, language: str) -> str:
    """The key of a word as written; of a doubled Indonesian word ("kapal-kapal") that of one half."""
    plain = folded(word).replace("’", "'")
    return _english(plain) if language == "en" else _indonesian(plain)


def _english(word: str) -> str:
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _undoubled(_IRREGULAR[word])
    for suffix, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("ings", ""),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ):
        root = word.removesuffix(suffix)
        if root != word and len(root) >= 3 and not word.endswith(("ss", "us")):
            return _undoubled(root + instead)
    return _undoubled(word)


def _undoubled(word: str) -> str:
    """Without a silent e, and with one of two like consonants at the end ("stopp" → "stop")."""
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl" + _VOWELS else word


def _indonesian(word: str) -> str:
    first, _, second = word.partition("-")
    word = first if second and (second.startswith(first) or len(first) > 3) else word.replace("-", "")
    word = _shorter(word, _ID_PARTICLE)
    root = _without_suffix(_without_prefix(word))
    return root[1:] if root.startswith("k") and len(root) > _SHORTEST else root  # "meng" swallows a k unseen


def _without_prefix(word: str) -> str:
    for prefix, letters in _SWALLOWED:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST - 1 and rest[0] in _VOWELS:
            return max((letter + rest for letter in letters), key=lambda root: frequency(_without_suffix(root), "id"))
    match = _ID_PREFIX.match(word)
    if match and len(word) - match.end() >= _SHORTEST:
        return word[match.end() :]
    return word


def _without_suffix(word: str) -> str:
    """Without -an or -kan, whichever leaves the more frequent word, and then without -i."""
    cuts = [cut for cut in (word.removesuffix("kan"), word.removesuffix("an")) if cut != word and len(cut) >= _SHORTEST]
    word = max(cuts, key=lambda cut: frequency(cut, "id"), default=word)
    return _shorter(word, _ID_I)


def _shorter(word: str, ending: re.Pattern[str]) -> str:
    cut = ending.sub("", word)
    return cut if len(cut) >= _SHORTEST else word
