"""Search: the register and the guide to one index of what can be found."""
