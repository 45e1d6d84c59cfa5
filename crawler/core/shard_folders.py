"""What the folders of a crawl's shards are called, below OUTPUT_DIR: those who write them and those who read them."""

FOLDERS = "shard-*-of-*"
"""The names of all of them, as a pattern of file names."""


def shard_folder(index: int, count: int) -> str:
    """The name of one of `count` shards; `index` counts from 0."""
    return f"shard-{index}-of-{count}"
