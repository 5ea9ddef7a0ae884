"""What was measured, as data: medians, ratios, and how a cost grows with the number of tasks."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from bench.sites.costs import Cost


class Step(Enum):
    """What is done before the clock runs."""

    NOTHING = "from nothing"
    CELL = "one cell changed"
    TASK = "one task added"


@dataclass(frozen=True, slots=True)
class Size:
    """How much a system has made.

    Attributes:
        files: The number of files.
        bytes: Their bytes.
        page: The bytes of the largest page.
        data: The bytes, gzipped, of the largest script or JSON that a page loads.
    """

    files: int
    bytes: int
    page: int
    data: int


@dataclass(frozen=True, slots=True)
class Key:
    """What was measured.

    Attributes:
        tasks: The number of tasks.
        system: The name of the system.
        step: What was done before.
    """

    tasks: int
    system: str
    step: Step


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser has measured on a site.

    Attributes:
        opening: Milliseconds until the heaviest page is drawn.
        heaviest: The address of that page.
        ready: Milliseconds from the first key until the search is ready.
        first: Milliseconds from the first key until the first result.
        further: Milliseconds until a further result, the middle one.
        slowest: Milliseconds until the slowest one.
        memory: Bytes that the process of the page held then.
    """

    opening: float
    heaviest: str
    ready: float
    first: float
    further: float
    slowest: float
    memory: int


@dataclass(slots=True)
class Figures:
    """All that was measured in one run.

    Attributes:
        runs: The costs of each round.
        sizes: What was made.
        seen: What a browser has seen, by number of tasks and system.
        starts: Seconds of the commands that shall start at once.
        missing: Why a system was not measured.
    """

    runs: dict[Key, list[Cost]] = field(default_factory=dict)
    sizes: dict[Key, Size] = field(default_factory=dict)
    seen: dict[tuple[int, str], Seen] = field(default_factory=dict)
    starts: dict[str, float] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def cost(self, key: Key) -> Cost | None:
        """The median cost; None where it was not measured.

        Args:
            key: What was measured.
        """
        runs = self.runs.get(key)
        if not runs:
            return None
        return Cost(
            statistics.median(run.wall for run in runs),
            statistics.median(run.cpu for run in runs),
            max(run.largest for run in runs),
            max(run.together for run in runs),
        )

    def ratio(self, key: Key, system: str) -> Ratio | None:
        """How many times as much as another system it took; None where either is missing.

        Args:
            key: What was measured.
            system: The other system, which did the same.
        """
        own, other = self.cost(key), self.cost(Key(key.tasks, system, key.step))
        return Ratio(own.cpu / other.cpu, own.wall / other.wall) if own and other else None

    def growth(self, system: str, step: Step) -> Iterator[Growth]:
        """How the cost grew from each number of tasks to the next that was measured.

        Args:
            system: The system.
            step: The step.
        """
        tasks = sorted(key.tasks for key in self.runs if (key.system, key.step) == (system, step))
        for few, many in itertools.pairwise(tasks):
            costs = [self.cost(Key(one, system, step)) for one in (few, many)]
            less, more = (cost or Cost() for cost in costs)
            yield Growth(
                few,
                many,
                exponent((few, less.cpu), (many, more.cpu)),
                exponent((few, less.wall), (many, more.wall)),
            )

    def systems(self) -> Sequence[str]:
        """The names of the systems that were measured, in that order."""
        return list(dict.fromkeys(key.system for key in self.runs))


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much as another something took.

    Attributes:
        cpu: Of the time of processors.
        wall: Of the time on the clock.
    """

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Growth:
    """How a cost grew.

    Attributes:
        few: From how many tasks.
        many: To how many.
        cpu: The exponent of the time of processors: 1 is as the tasks, 2 as their square.
        wall: That of the time on the clock.
    """

    few: int
    many: int
    cpu: float
    wall: float


def exponent(few: tuple[int, float], many: tuple[int, float]) -> float:
    """With which power of the number of tasks a cost grows.

    Args:
        few: A number of tasks and its cost.
        many: A larger number and its cost.

    Returns:
        The power; from 1,000 to 10,000 tasks the decimal logarithm of the ratio.
    """
    return math.log(many[1] / few[1]) / math.log(many[0] / few[0])
