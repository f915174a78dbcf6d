"""Figure conflicts and updates: pairs of figures (`figure_pairs`) gathered by question, with sides and timelines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from operator import itemgetter

from digest.model import Conflict, ConflictKind, Question, Severity, Update, UpdateValue
from digest.relations.alignment import ALIGNED, SUPPORT, align
from digest.relations.figure_finding import find_figures
from digest.relations.figure_pairs import Pair, find_pairs
from digest.relations.figures import Figure, FigureKey
from digest.relations.grouping import Links, together
from digest.relations.material import Material, alike
from digest.relations.sides import claim_keys, conflict, side, witnesses
from digest.relations.times import Passing, moment, window
from digest.relations.values import Match, compare, relative_gap, shifted

_SIDES = 4  # that one conflict shows at most
_LEAP = 10  # times that a count may grow from one report to another and still be the same count
_TOUCHING = 0.2  # likeness of two sentences with one value from which they tell the same
_HIGH, _MEDIUM = 0.4, 0.12  # relative gaps from which a conflict is severe, or more than small
_SURE = 0.5  # confidence at the threshold of alignment
_STEEP = 0.45  # how fast it grows with the score
# Values more than twice apart that only two figures clash on, in other words and not both by a speaker, were of one
# thing in 2 of 20 conflicts (judged by hand, 536 real stories in two languages): they stay below what is shown. First
# numbers of the dead differ by more; farther apart they are mostly those of a part, or of another event.
_FAR, _FAR_DEAD, _THIN = 2, 3, 0.45
_SAME_WORDS = 0.6  # likeness from which two sentences are the same but for the figure


def find_figure_relations(material: Material) -> tuple[list[Conflict], list[Update]]:
    """The figure conflicts and the updates of a story."""
    figures = find_figures(material)
    pairs = find_pairs(material, figures)
    clashing = [pair for pair in pairs if pair.passing is Passing.NOTHING]
    moving = [pair for pair in pairs if pair.passing is Passing.UPDATE and _one_scale(pair)]
    conflicts = _distinct([_conflict(material, group, figures) for group in _groups(clashing)])
    updates = [update for group in _groups(moving) if (update := _update(group))]
    return conflicts, updates


def _distinct(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts without those whose one side is a side of a surer one: that value is asked about already."""
    kept: list[Conflict] = []
    for each in sorted(conflicts, key=lambda found: -found.confidence):
        sides = [(held.position, claim_keys(held)) for held in each.sides]
        known = [(held.position, claim_keys(held)) for other in kept for held in other.sides]
        if not any(a[0] == b[0] and a[1] & b[1] for a, b in product(sides, known)):
            kept.append(each)
    return [each for each in conflicts if each in kept]


def _one_scale(pair: Pair) -> bool:
    """Whether one figure may have become the other; 90 and 400.000 people are not one count that grew."""
    low, high = sorted((pair.a.value, pair.b.value))
    return low > 0 and high / low <= _LEAP


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a figure or a value of the same noun, together."""
    links = Links()
    values: list[tuple[Figure, list[Figure]]] = []  # figures of one noun and value, and who stands for them
    for figure in {figure.order: figure for pair in pairs for figure in (pair.a, pair.b)}.values():
        for leader, same in values:
            if figure.noun == leader.noun and compare(figure.quantity, leader.quantity) is Match.SAME:
                for other in same:
                    if links.root(figure.order) != links.root(other.order) and _touch(figure, other):
                        links.join(figure.order, other.order)
        home = next((same for leader, same in values if _one_value(figure, leader)), None)
        if home is None:
            values.append((figure, [figure]))
        else:
            home.append(figure)
    return together(pairs, lambda pair: (pair.a.order, pair.b.order), links)


def _one_value(a: Figure, b: Figure) -> bool:
    one, two = a.quantity, b.quantity
    return a.noun == b.noun and (one.low, one.high, one.bound) == (two.low, two.high, two.bound)


def _touch(a: Figure, b: Figure) -> bool:
    """Whether two figures of one noun and value are told in like words."""
    return alike(a.told, b.told) >= _TOUCHING


def _conflict(material: Material, group: Sequence[Pair], figures: Sequence[Figure]) -> Conflict:
    best = max(group, key=_strength)
    values = _clashing(_values(group), group)
    leaders = [members[0] for members in values]
    sides = [
        (members, _support(material, members, [lead for lead in leaders if lead is not members[0]], group, figures))
        for members in values
    ]
    backing = [figure.told for _, quotes in sides for figure, _ in quotes]
    gap = relative_gap(best.a.value, best.b.value)
    independent = witnesses(backing)
    confidence = min(_SURE + _STEEP * (best.alignment.score - ALIGNED) + 0.03 * (independent > 2), 0.95)
    return conflict(
        Question(ConflictKind.FIGURE, _noun(best), best.a.quantity.measure or best.b.quantity.measure, _place(best)),
        [side(_written(members[0]), [(figure.told, score) for figure, score in quotes]) for members, quotes in sides],
        Severity.HIGH if gap >= _HIGH else Severity.MEDIUM if gap >= _MEDIUM else Severity.LOW,
        min(confidence, _THIN) if _is_thin(best, group) else confidence,
        [*best.alignment.slots, ("values", f"{_written(best.a)} / {_written(best.b)}")],
    )


def _is_thin(best: Pair, group: Sequence[Pair]) -> bool:
    """Whether values far apart rest on one figure each, and not both name who says so; slips and "none" apart."""
    (low, a), (high, b) = sorted(((figure.value, figure.told) for figure in (best.a, best.b)), key=itemgetter(0))
    far = _FAR_DEAD if _of_the_dead(best) else _FAR
    if not low or high <= far * low or shifted(low, high) or alike(a, b) >= _SAME_WORDS:
        return False
    alone = {figure.order for pair in group for figure in (pair.a, pair.b)} == {best.a.order, best.b.order}
    return alone and not (a.speaker and b.speaker)


def _of_the_dead(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    return a.quantity.measure == b.quantity.measure == "dead" and a.noun == b.noun and not a.measured


def _clashing(values: Sequence[list[Figure]], group: Sequence[Pair]) -> list[list[Figure]]:
    """The values that clash with another side, the surest first: what is only an earlier state of them is no side."""
    clashes = {(pair.a.order, pair.b.order) for pair in group}
    kept: list[list[Figure]] = []
    for members in values:
        orders = [figure.order for figure in members]
        against = [[figure.order for figure in other] for other in kept]
        if not kept or any((min(pair), max(pair)) in clashes for other in against for pair in product(orders, other)):
            kept.append(members)
    return kept[:_SIDES]


def _strength(pair: Pair) -> tuple[bool, float, int, int]:
    """A sort key: what two articles tell before what one tells, then the surest, then the first."""
    across = pair.a.told.article.id != pair.b.told.article.id
    return across, pair.alignment.score, -pair.a.order, -pair.b.order


def _values(group: Sequence[Pair]) -> list[list[Figure]]:
    """The figures of a group by value, the value in the surest pair first."""
    ranked = sorted(group, key=_strength, reverse=True)
    values: list[list[Figure]] = []
    for figure in (figure for pair in ranked for figure in (pair.a, pair.b)):
        home = next((row for row in values if compare(row[0].quantity, figure.quantity) is Match.SAME), None)
        if home is None:
            values.append([figure])
        elif figure not in home:
            home.append(figure)
    return values


def _support(
    material: Material,
    members: Sequence[Figure],
    others: Sequence[Figure],
    group: Sequence[Pair],
    figures: Sequence[Figure],
) -> list[tuple[Figure, float]]:
    """The figures of one side with their strengths: those of the pairs, then all that say the same of the same."""
    scores = {figure.order: 0.0 for figure in members}
    for pair in group:
        for figure in (pair.a, pair.b):
            if figure.order in scores:
                scores[figure.order] = max(scores[figure.order], pair.alignment.score)
    found = [(figure, 1 + scores[figure.order]) for figure in members]
    fitting: dict[tuple[object, ...], bool] = {}
    for figure in figures:
        value = figure.quantity.low, figure.quantity.high, figure.quantity.bound
        if value not in fitting:
            fitting[value] = _fits(figure, members[0], others)
        if figure.order in scores or not fitting[value]:
            continue
        likeness = _scored(material, figure, members)
        if likeness >= SUPPORT:
            found.append((figure, likeness))
    return found


def _fits(figure: Figure, member: Figure, others: Sequence[Figure]) -> bool:
    """Whether a figure's value is that of one side and of no other: "dozens" fits both."""
    if compare(figure.quantity, member.quantity) is not Match.SAME:
        return False
    return all(compare(figure.quantity, other.quantity) is not Match.SAME for other in others)


def _scored(material: Material, figure: Figure, members: Sequence[Figure]) -> float:
    """How surely a figure measures the same as one of some others, at best; each pair is remembered."""
    notes: dict[FigureKey, dict[FigureKey, float]] = material.notes.setdefault("support", {})
    known = notes.setdefault(figure.key, {})
    for member in members:
        if member.key not in known:
            known[member.key] = align(material, figure, member).score
    return max(known[member.key] for member in members)


def _update(group: Sequence[Pair]) -> Update | None:
    """The timeline of a group; None if two values share a time, because then time does not tell them apart."""
    members = sorted({figure.order: figure for pair in group for figure in (pair.a, pair.b)}.values(), key=moment)
    steps: list[list[Figure]] = []
    for figure in members:
        if steps and compare(steps[-1][0].quantity, figure.quantity) is Match.SAME:
            steps[-1].append(figure)
        else:
            steps.append([figure])
    times = [moment(step[0])[0] for step in steps]
    if len(set(times)) < len(times):
        return None
    best = max(group, key=_strength)
    return Update(
        Question(ConflictKind.FIGURE, _noun(best), best.a.quantity.measure or best.b.quantity.measure, _place(best)),
        tuple(
            UpdateValue(_written(step[0]), window(step[0]), tuple(figure.told.claim for figure in step))
            for step in steps
        ),
    )


def _written(figure: Figure) -> str:
    """The figure as the source wrote it, with what qualifies it."""
    quantity = figure.quantity
    if figure.none:
        return " ".join(quantity.qualifier.split())
    start, end = figure.span
    quote, qualifier = figure.told.claim.quote, quantity.qualifier
    blank = " " * quote.startswith(" ", end)
    if qualifier and quote.startswith(qualifier, end + len(blank)):  # "900-an orang"
        end += len(blank) + len(qualifier)
    number = quote[start:end]
    name = (quantity.unit, quantity.of) if figure.compound else (quantity.unit,)
    unit = "" if figure.measured or not quantity.unit else f" {' '.join(name)}"
    return " ".join(f"{'' if qualifier in number else qualifier} {number}{unit}".split())


def _noun(pair: Pair) -> str:
    """What is counted, as the source wrote it, the fuller of the two."""
    options = [f"{figure.quantity.unit} {figure.quantity.of}".strip() for figure in (pair.a, pair.b)]
    if pair.a.told.article.language == "en":
        options = [f"{figure.quantity.of} {figure.quantity.unit}".strip() for figure in (pair.a, pair.b)]
    return max(options, key=lambda text: (len(text), text))


def _place(pair: Pair) -> str:
    places = {figure.quantity.place for figure in (pair.a, pair.b)} - {""}
    return places.pop() if len(places) == 1 else ""
