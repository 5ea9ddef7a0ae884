"""The register: the validated whole, and the questions that pages and exports ask of it."""
