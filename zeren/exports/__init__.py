"""Exports: the register to files for printing and taking away, one module a kind.

Each is a function from the register and its edition to files in memory, like the makers of pages,
and is listed beside them in `zeren/pages/making.py`.
"""
