"""Reads records back from output folders and JSON Lines files, also while a crawl writes them.

snapshot    which files, and how far: one moment for all of them
lines       the whole lines of a file up to there
records     a line becomes a record of the current schema, or says why it is none
passed_over lines that are none, told of in one line a file
heads       what of a record decides whether it is wanted, without its text
periods     the days and the instant that a date of a record names
selection   which records are wanted; two passes, so that any number of records needs little memory
"""
