"""The library behind the responsibility site: from one table of tasks to pages and files.

The layers, each usable without the next: reading, rules, register, views, rendering, publishing.
"""
