"""The state of a page is read up to its limits: what is behind them, or has no end, costs no more."""

import json
from typing import Any

import lxml.html
import pytest

from crawler.items import FetchedPage
from pipelines.cleaning.decode import open_page
from pipelines.cleaning.embedded import attributes, entities, js_literals, paragraphs, payloads, scripts, stores
from pipelines.cleaning.embedded.entities import Wanted

LONG = "x" * attributes.SMALL


def nested(levels: int, value: Any = "x") -> Any:
    for _ in range(levels):
        value = [value]
    return value


def depth(value: Any) -> int:
    count = 0
    while isinstance(value, list) and value:
        value, count = value[0], count + 1
    return count if value == "x" else -1


def test_a_script_is_read_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(js_literals, "MAX_SCRIPT", 40)
    assert list(js_literals.assigned_values("window.a = [1];" + " " * 25 + "window.b = [2];")) == [[1]]
    assert list(js_literals.read_call_arguments("take(1);" + " " * 32 + "take(2)", "take")) == [1]


def test_of_a_script_so_many_values_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(js_literals, "MAX_VALUES", 10)
    assert list(js_literals.assigned_values("window.a = [1,2];window.b = [1,2,3,4,5,6,7,8,9];")) == [[1, 2]]


def test_literals_are_read_so_deep() -> None:
    for levels, found in ((js_literals.MAX_NESTING, 1), (js_literals.MAX_NESTING + 1, 0)):
        source = f"window.a = {'[' * levels}1{']' * levels};"
        assert len(list(js_literals.assigned_values(source))) == found


def test_json_in_a_script_is_read_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(FetchedPage(f'<p>x<script type="application/json">{json.dumps([LONG])}</script>'.encode()))
    assert list(scripts.states_of(page)) == [[LONG]]
    monkeypatch.setattr(scripts, "MAX_SCRIPT", attributes.SMALL)
    assert list(scripts.states_of(page)) == []


def test_attributes_are_read_to_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    state = json.dumps([LONG])
    tree = lxml.html.fromstring(f"<div><p a='{state}'><p a='{state}'></div>")
    assert len(list(attributes.states_in_attributes(tree))) == 2
    monkeypatch.setattr(attributes, "MAX_SCRIPT", len(state) + 10)
    assert len(list(attributes.states_in_attributes(tree))) == 1


def test_pairs_are_taken_off_so_deep() -> None:
    def island(levels: int) -> list[Any]:
        state: Any = LONG
        for _ in range(levels):
            state = [0, state]
        text = json.dumps(state)
        return list(attributes.states_in_attributes(lxml.html.fromstring(f"<astro-island a='{text}'></astro-island>")))

    assert island(attributes.MAX_PAIRS) == [LONG]
    assert island(attributes.MAX_PAIRS + 1) == [None]


def test_references_that_double_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty lists, each of which names the next twice, are a million millions of values."""
    monkeypatch.setattr(payloads, "MAX_VALUES", 500)
    doubling = [[1, 1], *([n + 1, n + 1] for n in range(1, 12)), "x"]
    assert json.dumps(payloads.unpack_references(doubling)).count('"x"') < 500


def test_references_are_followed_so_deep() -> None:
    for levels, found in ((payloads.MAX_REFERENCES, payloads.MAX_REFERENCES), (payloads.MAX_REFERENCES + 1, -1)):
        assert depth(payloads.unpack_references([*([n + 1] for n in range(levels)), "x"])) == found
        assert depth(payloads.read_stream([f"1:{json.dumps(nested(levels))}\n"])[0]) == found


def test_of_a_stream_so_many_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payloads, "MAX_VALUES", 2)
    assert payloads.read_stream(["1:[1]\n2:[2]\n3:[3]\n"]) == [[1], [2]]


def test_of_a_state_so_many_values_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    article = {"title": "T", "text": "<p>" + "كتب عن مكتبة المدينة القديمة وعن كتبها ورفوفها وقرائها. " * 10}
    wanted = Wanted(frozenset({"t"}))
    state = [[0], [0], article]
    assert len(entities.find_articles(state, wanted)) == 1
    monkeypatch.setattr(entities, "MAX_STATE_VALUES", 3)
    assert entities.find_articles(state, wanted) == []


SENTENCE = "كتب القراء عن مكتبة المدينة القديمة وعن كتبها."


def test_a_text_is_read_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "MAX_TEXT", 2 * len(SENTENCE))
    assert paragraphs.split_text(f"{SENTENCE}\n" * 5)[0] == SENTENCE
    assert len(paragraphs.split_text(f"{SENTENCE}\n" * 5)) == 2
    blocks = json.dumps([{"text": SENTENCE}] * 5, ensure_ascii=False)
    assert paragraphs.paragraphs_of(blocks, {"text"}) == []  # it was cut, and is none


@pytest.mark.parametrize("limit", ["MAX_CHARACTERS", "MAX_PARAGRAPHS"])
def test_a_field_that_names_one_text_again_and_again_ends(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    field = [{"text": SENTENCE, "kind": [{}]}] * 20
    assert len(paragraphs.paragraphs_of(field, {"text"})) == 20
    monkeypatch.setattr(paragraphs, limit, {"MAX_CHARACTERS": 4 * len(SENTENCE) - 1, "MAX_PARAGRAPHS": 4}[limit])
    assert paragraphs.paragraphs_of(field, {"text"}) == [SENTENCE] * 4


def test_blocks_that_were_saved_as_a_string_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraphs, "MAX_CHARACTERS", 3 * len(SENTENCE))
    saved = json.dumps([{"other": SENTENCE}], ensure_ascii=False)
    assert paragraphs.paragraphs_of([saved, saved, saved, saved, SENTENCE], {"text"}) == []


def test_blocks_are_read_so_deep() -> None:
    for levels, found in ((paragraphs.MAX_LEVELS, [SENTENCE]), (paragraphs.MAX_LEVELS + 1, [])):
        value: Any = SENTENCE
        for _ in range(levels):
            value = {"text": value}
        assert paragraphs.paragraphs_of(value, {"text"}) == found


def test_a_store_whose_objects_name_each_other_twice_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MAX_STORE_VALUES", 500)
    store: dict[str, Any] = {f"o{n}": {"a": {"__ref": f"o{n + 1}"}, "b": {"__ref": f"o{n + 1}"}} for n in range(10)}
    store |= {"ROOT_QUERY": {}, "o10": "x"}
    assert json.dumps(stores.joined(store)).count('"x"') < 500


def test_a_stores_references_are_followed_so_deep() -> None:
    def found(levels: int) -> bool:
        store: dict[str, Any] = {f"o{n}": [{"__ref": f"o{n + 1}"}] for n in range(levels)}
        store |= {f"o{levels}": "x", "ROOT_QUERY": {}}
        return depth(stores.joined(store)[0]) == levels

    assert found(stores.MAX_CHAIN - 1)
    assert not found(stores.MAX_CHAIN)
