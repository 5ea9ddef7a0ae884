"""Planning an import in a process of its own: what finds tasks works on what others wrote."""

from __future__ import annotations

from zeren.importing.apart.running import Limits, OutOfLimitsError, run_apart
from zeren.importing.apart.values import WrongValuesError, as_json, from_json
from zeren.importing.document import Block, Opened
from zeren.importing.drafts.answers import WrongAnswerError
from zeren.importing.drafts.planning import Import
from zeren.importing.drafts.worker import Answer, Asked, Planned, Wrong, with_data
from zeren.reading.sources import Sources

_WORKER = "zeren.importing.drafts.worker"
_DOING = "从文件里找任务"
_MEMORY = 600 * 1024**2
# Four times what lists take on an ordinary PC, so that a slow one is no hindrance; the cost is
# linear in what a document holds, and so is what it may cost.
_FEWEST_SECONDS = 6
_PLACES_A_SECOND = 500
_CHARACTERS_A_SECOND = 100_000


def plan_apart(asked: Asked, sources: Sources) -> Import:
    """Work out what an import would do, in a process of its own.

    Args:
        asked: The file, the data folder, and what the user wants.
        sources: The data in that folder.

    Returns:
        What was found, and what would change.

    Raises:
        WrongAnswerError: If what the person said cannot be followed.
        UnreadableFileError: If it takes too long or too much memory, or if the data were changed
            meanwhile.
    """
    printed = run_apart(_WORKER, [], as_json(asked), _limits(asked.opened), _DOING)
    try:
        planned = from_json(Answer, printed).planned
        if isinstance(planned, Wrong):
            raise WrongAnswerError(planned.message)
        _check_plan(planned, asked)
        if planned.version != sources.version:
            raise OutOfLimitsError("导入的时候数据文件被改动了，没有写入。", "再导入一次。")
        return with_data(planned, asked.opened, sources)
    except (WrongValuesError, LookupError) as error:
        raise OutOfLimitsError(
            f"{_DOING}的程序答非所问。", "文件可能是恶意的，不要再打开它。"
        ) from error


def _check_plan(planned: Planned, asked: Asked) -> None:
    """Refuse another plan than was asked for: files are called after it."""
    if planned.merge is not None and planned.merge.plan != asked.plan:
        raise WrongValuesError(planned.merge.plan)


def _limits(opened: Opened) -> Limits:
    sizes = list(map(_size, opened.document.blocks))
    places, characters = (sum(size[i] for size in sizes) for i in range(2))
    seconds = places // _PLACES_A_SECOND + characters // _CHARACTERS_A_SECOND
    return Limits(_FEWEST_SECONDS + seconds, _MEMORY)


def _size(block: Block) -> tuple[int, int]:
    """How many places and characters a block has."""
    texts = block.texts
    return len(texts), sum(map(len, texts))
