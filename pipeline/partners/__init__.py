"""Which places are partners of the page's host, and which text is whose?"""
