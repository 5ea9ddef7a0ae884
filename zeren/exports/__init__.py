"""Exports: the register to files for printing and taking away, one module a kind.

Each declares an `Export`: how its files are made in memory, from the register and its edition, and
which of them pages offer. All are listed in `making`.
"""
