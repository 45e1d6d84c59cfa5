"""Whole archives on many machines: one function cleans one WARC, and each engine that runs it is a thin file."""
