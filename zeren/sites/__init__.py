"""Sites: the folder of an office's site, as `new` makes it and `upgrade` renews it."""
