"""The data set: its columns, its checks, and its files.

``columns`` says what the columns are and ``schema`` makes Arrow and Markdown of them;
``cells`` says how a cell follows from a mention, ``evidence`` and ``rows`` make the rows,
``checks`` refuses what breaks the contract, ``stream`` and ``csv_rows`` make the files,
``read`` reads them, and ``verify`` proves them from themselves. This package loads nothing
by itself: pandas and pandera are only for those who make rows or read them.
"""
