"""The table and the pages say what was published, word for word, wherever that is kept."""

from __future__ import annotations

from pathlib import Path

from tests.built import documents
from tests.published import differences
from zeren.addresses import task_page
from zeren.checks.folder import Checked
from zeren.model import Task
from zeren.register.building import Register


def test_every_published_list_is_shown_word_for_word(
    checked: Checked, register: Register, site: Path
) -> None:
    def text_of_page(task: Task) -> str:
        (article,) = documents(site)[task_page(task)].xpath("//article")
        return str(article.text_content())

    assert list(differences(checked.sources, register, text_of_page)) == []
