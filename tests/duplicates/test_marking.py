import pytest

from pipelines.duplicates.marking import mode_of


def test_a_mode_that_is_none_is_told_by_its_name() -> None:
    assert [mode_of(one) for one in ("mark", "DROP", "off")] == ["mark", "drop", "off"]
    with pytest.raises(ValueError, match="DUPLICATES=never: one of mark, drop, off"):
        mode_of("never")
