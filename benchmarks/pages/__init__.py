"""Synthetic city pages: partners in every layout, other matters, and a site's chrome around."""
