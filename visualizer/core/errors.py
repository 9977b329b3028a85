"""The two ways in which Concord says no. Both carry a sentence for a person, and change nothing."""


class ConcordError(Exception):
    """What was asked for cannot be. `says` is one sentence; `where` names the place in the input, or is empty."""

    def __init__(self, says: str, where: str = "") -> None:
        super().__init__(f"{where}: {says}" if where else says)
        self.says = says
        self.where = where


class InputError(ConcordError):
    """Input that is refused at the border: it does not have the shape, or it names what does not exist."""


class CommandError(ConcordError):
    """A command that has the right shape, but that cannot be carried out in the world as it is at that moment."""
