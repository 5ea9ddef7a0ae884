"""Readers: the bytes of a published file to its paragraphs and grids, by well-kept libraries."""
