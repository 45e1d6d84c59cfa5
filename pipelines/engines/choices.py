"""What the options of the commands name: importing it costs nothing, and no engine is loaded for it."""

ENGINES = ("local", "ray", "spark")
"""Where archives are cleaned, and articles compared."""

FORMATS = ("jsonl", "parquet")
"""What the records of archives can be written as; the target's ending says which."""
