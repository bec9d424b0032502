"""How a lower app asks a higher one without importing it: a named list of callables that the higher app fills in ready()."""


class Hook:
    """Callables handed in from above; with nothing registered, `ask` yields nothing."""

    def __init__(self, name):
        self.name = name
        self._registered = []

    def register(self, answer):
        if answer not in self._registered:
            self._registered.append(answer)
        return answer

    def ask(self, *args, **kwargs):
        """The answers of all that registered, in the order of registration."""
        return [answer(*args, **kwargs) for answer in self._registered]
