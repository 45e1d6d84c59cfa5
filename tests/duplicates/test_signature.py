import random
import zlib

from hypothesis import given
from hypothesis import strategies as st

from pipelines.duplicates.signature import (
    KEPT_OF,
    KEY_WORDS,
    MAX_KEYS,
    MIN_KEYS,
    NUMBERS_STORED,
    Signature,
    keys,
    numbers,
)


def plainly(codes: bytes) -> list[int]:
    """Keys as the documentation has them: the hashes of all runs, of which one in KEPT_OF is kept."""
    runs = {codes[at : at + KEY_WORDS] for at in range(len(codes) - KEY_WORDS + 1)} or {codes}
    hashes = sorted(map(zlib.crc32, runs))
    kept = [one for one in hashes if one < (1 << 32) // KEPT_OF]
    return kept[:MAX_KEYS] if len(kept) >= MIN_KEYS else hashes[:MIN_KEYS]


@given(st.binary(max_size=300))
def test_keys_of_any_codes(codes: bytes) -> None:
    assert keys(codes) == plainly(codes)


def test_keys_of_long_texts_and_of_those_that_repeat_themselves() -> None:
    rng = random.Random(3)
    for size in (4, 5, 6, 40, 400, 4000):
        for most in (2, 20, 256):
            codes = bytes(rng.choices(range(most), k=size))
            assert keys(codes) == plainly(codes)


def test_of_many_numbers_the_least_are_kept() -> None:
    codes = b"".join(Signature.of(" ".join(str(number) for number in range(1000, 1200))).paragraphs)
    assert len(numbers(codes)) == NUMBERS_STORED
