"""What a text means as a number, unit, date, country or name, or why it is refused."""
