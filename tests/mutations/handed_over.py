"""What the pipelines hand on, leave due or ask for again; addresses and headers of sites."""

from tests.mutations.mutation import Mutation, check

CLEAN = "pipelines/clean.py"
LOAD = "crawler/sites/load.py"
TAG = "crawler/sites/robots_tag.py"
OWN = "tests/test_handed_on.py"

ROWS = [
    check(CLEAN, "not isinstance(item, FetchedPage)", OWN),
    Mutation(CLEAN, "except (Unfinished, LedgerError) as", "except Unfinished as", OWN),
    Mutation(CLEAN, "        except LedgerError as error:", "        except () as error:", OWN),
    Mutation(CLEAN, " and self.run.other_ways(page, why, trace.versions)", "", OWN),
    Mutation(CLEAN, "self.run.since is None or ", "", OWN),
    Mutation(CLEAN, "self.run.since is None or not trace.key", "self.run.since is None", OWN),
    Mutation(CLEAN, "moment(article.modified) or moment(article.published)", "moment(article.published)", OWN),
    Mutation(CLEAN, "moment(article.modified) or moment(article.published)", "moment(article.modified)", OWN),
    Mutation(CLEAN, "named is None or named >= self.run.since", "named is None", OWN),
    Mutation(CLEAN, "named is None or named >= self.run.since", "named >= self.run.since", OWN),
    Mutation(LOAD, 'not url.isprintable() or " " in url', "not url.isprintable()", OWN),
    Mutation(LOAD, 'parts.scheme in {"http", "https"} and ', "", OWN),
    Mutation(LOAD, " and bool(parts.hostname)", "", OWN),
    Mutation(LOAD, "except ValueError:  # a port", "except ():  # a port", OWN),
    Mutation(TAG, " and name not in WITH_VALUES", "", OWN),
    Mutation("crawler/sites/usage_terms.py", " if name.lower() in USAGE_HEADERS]", "]", OWN),
    Mutation(
        "crawler/sites/usage_terms.py",
        " for one, value in self.headers if one == name",
        " for one, value in self.headers",
        OWN,
    ),
    Mutation("crawler/sites/hosts.py", '.strip("-") or "site"', '.strip("-")', OWN),
]
