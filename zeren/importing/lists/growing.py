"""A task that further lines or rows add to, at a cost that does not grow with what it holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zeren.importing.lists.found import Besides, Clause, FoundTask


@dataclass(slots=True)
class GrowingTask:
    """A task as it was begun, with what was added to it.

    Attributes:
        begun: The task as it was begun.
        doubt: What a person should look at in it; empty where nothing.
    """

    begun: FoundTask
    doubt: str = field(init=False)
    _text: list[str] = field(init=False)
    _clauses: list[tuple[Clause, list[str]]] = field(init=False)
    # By head the clause that stood under it last.
    _last_under: dict[str, int] = field(init=False)
    _details: dict[str, list[str]] = field(init=False)
    _further: dict[str, list[str]] = field(init=False)
    _said: set[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        """Take over what the task was begun with."""
        begun = self.begun
        self.doubt = begun.doubt
        self._text = [begun.text]
        self._clauses = [(clause, [clause.text]) for clause in begun.clauses]
        self._last_under = {clause.head: at for at, clause in enumerate(begun.clauses)}
        self._details = {key: [words] for key, words in begun.details.items()}
        self._further = {head: [words] for head, words in begun.further.items()}
        self._said = {*begun.details.items(), *begun.further.items()}

    @property
    def last_words(self) -> str:
        """What was added to its text last, or its text."""
        return next((words for words in reversed(self._text) if words), "")

    def add_text(self, words: str) -> None:
        """Add to its text, without anything between.

        Args:
            words: What goes on with it.
        """
        if words:
            self._text.append(words)

    def add_clause(self, clause: Clause) -> None:
        """Add a clause behind the others.

        Args:
            clause: The clause.
        """
        self._last_under[clause.head] = len(self._clauses)
        self._clauses.append((clause, [clause.text]))

    def extend_clause(self, clause: Clause, link: str) -> None:
        """Add to the last clause under a head; where there is none, a new one.

        Args:
            clause: What is added, with its head.
            link: What stands between the two.
        """
        at = self._last_under.get(clause.head)
        if at is None:
            self.add_clause(clause)
        else:
            self._clauses[at][1].extend((link, clause.text))

    def extend_detail(self, key: str, words: str) -> None:
        """Add to what is said besides, without anything between.

        Args:
            key: The key of our column.
            words: What goes on with it.
        """
        if words:
            self._details.setdefault(key, []).append(words)

    def extend_further(self, head: str, words: str, link: str) -> None:
        """Add to what stands under a head that is none of ours.

        Args:
            head: The head as published.
            words: What is added.
            link: What stands between the two.
        """
        if words:
            pieces = self._further.setdefault(head, [])
            pieces.extend((link, words) if pieces else (words,))

    def says(self, head: str) -> bool:
        """Whether anything stands under a head that is none of ours.

        Args:
            head: The head as published.
        """
        return head in self._further

    def say(self, besides: Besides) -> None:
        """Add what is said besides, each once.

        Args:
            besides: What is said.
        """
        for held, said in ((self._details, besides.details), (self._further, besides.further)):
            for key, words in said.items():
                if (key, words) in self._said:
                    continue
                self._said.add((key, words))
                pieces = held.setdefault(key, [])
                pieces.extend(("；", words) if pieces else (words,))

    def grown(self) -> FoundTask:
        """The task with all that was added."""
        return replace(
            self.begun,
            text="".join(self._text),
            clauses=tuple(replace(one, text="".join(words)) for one, words in self._clauses),
            details={key: "".join(words) for key, words in self._details.items()},
            further={head: "".join(words) for head, words in self._further.items()},
            doubt=self.doubt,
        )
