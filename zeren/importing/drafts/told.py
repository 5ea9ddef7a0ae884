"""What a person said of the columns of a file, checked against the file."""

from __future__ import annotations

from zeren.importing.document import Document
from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.lists.clauses import has_role
from zeren.importing.lists.told_columns import Told
from zeren.model import Role
from zeren.text.characters import squeeze
from zeren.wording import compose

_NO_SUCH_HEAD = "--columns：文件里没有写着“{head}”的一格，列名要照原文写"


def told_of(document: Document, answers: Answers) -> Told:
    """What a person said of the tables of a document.

    Args:
        document: The document.
        answers: What the person said.

    Raises:
        WrongAnswerError: If a head that was named stands nowhere in it.
    """
    if answers.columns:
        written = {
            squeeze(text).replace("\n", "") for block in document.blocks for text in block.texts
        }
        for head in answers.columns:
            if head not in written:
                raise WrongAnswerError(_NO_SUCH_HEAD.format(head=head))
    unit = answers.unit
    said = unit if not unit or has_role(unit) else compose({Role.RESPONSIBLE: [unit]})
    return Told(answers.columns, said)
