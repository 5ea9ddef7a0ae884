"""Parties: what a name alone says of a body, such as its level, everyday names and address."""
