"""Views: the register to one plain object a page, complete and sorted, ready for a template."""
