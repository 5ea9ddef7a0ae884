"""Building: pages to a finished site, the plain way by a builder or with shells of its pages."""
