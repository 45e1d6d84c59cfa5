from pipelines.duplicates.clusters import copies_in, lines_of, rows_of
from tests.made_articles import id_of, made_article


def record(
    name: str, site: str, of: str | None = None, inside: str | None = None, revision: int = 1
) -> dict[str, object]:
    return made_article(
        name,
        site=site,
        title=f"title {name}",
        revision=revision,
        duplicate_of=id_of(of) if of else None,
        contained_in=id_of(inside) if inside else None,
    ).record()


RECORDS = [
    record("a", "wire"),
    record("b", "one", of="a"),
    record("c", "two", of="a"),
    record("x", "one"),
    record("y", "two", of="x"),
    record("d", "one", of="b"),
    record("w", "two", inside="x"),
]


def test_the_biggest_story_comes_first_and_chains_lead_to_its_first_article() -> None:
    copies = copies_in(RECORDS)
    assert [(one.first, len(one.prints)) for one in copies.clusters] == [(id_of("a"), 4), (id_of("x"), 2)]
    assert copies.clusters[0].prints[0].id == id_of("a")
    assert copies.pairs == {("wire", "one"): 2, ("wire", "two"): 1, ("one", "two"): 1}
    assert copies.contained == [(id_of("w"), id_of("x"))]


def test_the_newest_revision_counts() -> None:
    copies = copies_in([*RECORDS, record("y", "two", revision=2)])
    assert [one.first for one in copies.clusters] == [id_of("a")]


def test_a_story_whose_first_article_is_not_here() -> None:
    copies = copies_in(RECORDS[1:3])
    assert [len(one.prints) for one in copies.clusters] == [2]
    assert copies.pairs == {("(not here)", "one"): 1, ("(not here)", "two"): 1}


def test_a_record_that_names_itself_is_no_copy() -> None:
    copies = copies_in([*RECORDS, record("s", "one", of="s"), record("t", "two", of="s")])
    wanted = {id_of("a"): 4, id_of("x"): 2, id_of("s"): 2}
    assert {one.first: len(one.prints) for one in copies.clusters} == wanted


def test_what_people_and_programs_read() -> None:
    copies = copies_in(RECORDS)
    text = "\n".join(lines_of(copies, most=1))
    assert text.startswith("4 duplicates of 2 stories; 1 stand inside")
    assert "title a" in text and "title x" not in text and "1 more" in text
    assert [row["kind"] for row in rows_of(copies)] == ["cluster"] * 2 + ["sites"] * 3 + ["contained"]


def test_where_nothing_was_printed_twice_it_says_so() -> None:
    copies = copies_in([record("a", "one"), record("b", "two")])
    assert list(lines_of(copies, most=5)) == ["no story stands here twice; 0 stand inside a longer article"]
