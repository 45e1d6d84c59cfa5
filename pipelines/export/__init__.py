"""Hands records on in the formats of other tools. A file does one format.

destination   the file or folder that is written: whole, or not at all
cells         the values of a table's columns
table         records as Arrow batches, one schema
parquet, csv, jsonl, text, sqlite, hugging_face    the formats
formats       their names
frames        data frames of pandas and polars
search        looks words up in an SQLite export
"""
