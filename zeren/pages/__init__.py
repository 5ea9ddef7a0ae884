"""Pages: the register to the text of every page, and the theme that shows them."""
