"""A written data set, opened: its rows, the evidence of each, and the pages behind them."""
