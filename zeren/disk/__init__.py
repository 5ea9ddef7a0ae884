"""Disk: what is written, whole or not at all; who may write; why something cannot be written."""
