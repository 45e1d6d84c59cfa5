import json

import jsonschema
import pytest

from crawler.items import FLAGS, REASONS, RECORD_FIELDS
from crawler.schema import DOCS, json_schema, record_page, schema_file
from tests.made_articles import made_article

VERSION_1 = set(
    "id url origin site title text published modified published_raw published_from authors tags source section"
    " description image language fetched_at content_hash duplicate_of flags".split()
)


def test_the_docs_say_what_the_dataclass_says() -> None:
    assert (DOCS / "record.md").read_text(encoding="utf-8") == record_page(), "run `make docs`"
    assert (DOCS / "record.schema.json").read_text(encoding="utf-8") == schema_file(), "run `make docs`"


def test_every_field_has_a_meaning() -> None:
    assert all(spec["description"] for spec in json_schema()["properties"].values())


def test_a_record_keeps_to_the_schema_and_to_the_order() -> None:
    record = made_article("x", tags=["وسم"], flags=["short"]).record()
    jsonschema.validate(json.loads(json.dumps(record)), json_schema())
    assert tuple(record) == RECORD_FIELDS


def test_the_schema_has_a_name_and_a_version() -> None:
    schema = json_schema()
    assert schema["$id"] == f"urn:naqi:record:{schema['version']}"
    assert set(schema["required"]) - VERSION_1 == {"revision", "contained_in"}, "new fields: a new RECORD_VERSION"
    assert schema["version"] == 2


def test_revisions_count_from_one() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made_article("x", revision=0).record(), json_schema())


def test_the_schema_refuses_what_is_no_record() -> None:
    record = made_article("x").record() | {"tags": "not a list"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, json_schema())


def test_reasons_and_flags_are_explained() -> None:
    assert all(REASONS.values())
    assert all(FLAGS.values())
