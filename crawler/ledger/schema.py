"""The ledger's tables, and how those of older versions become the present ones."""

VERSION = 3
"""Version of the tables below, in SQLite's `user_version`."""

SCHEMA = """
CREATE TABLE url (          -- one row a page that was ever discovered
    url TEXT PRIMARY KEY,   -- normalised
    site TEXT NOT NULL,
    state TEXT NOT NULL,    -- pending, failed (and to be tried again), written, rejected, gone, abandoned
    hints TEXT NOT NULL,    -- what feeds and sitemaps said of it, JSON; a feed's full text only until it is done
    lastmod TEXT,           -- the newest lastmod that was announced
    done_lastmod TEXT,      -- the lastmod that held when it was last done
    tries INTEGER NOT NULL DEFAULT 0,
    found_at TEXT NOT NULL,
    done_at TEXT,
    reason TEXT,            -- why it was rejected or failed
    article TEXT,           -- id of its article
    address TEXT,           -- the URL to request, where that is another (a trailing slash)
    render INTEGER NOT NULL DEFAULT 0  -- 1: its plain page was empty, and it waits for a browser
) WITHOUT ROWID;
CREATE INDEX url_due ON url (site, found_at) WHERE state IN ('pending', 'failed');
CREATE INDEX url_written ON url (site, found_at, done_at) WHERE state = 'written';
CREATE TABLE article (      -- one row an article that was written, at its newest revision
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    content_hash TEXT NOT NULL, -- empty where the page is gone: should it come back, it is written again
    written_at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE TABLE file (         -- how much of each output file is committed
    path TEXT PRIMARY KEY,  -- relative to the output folder
    length INTEGER NOT NULL -- bytes
) WITHOUT ROWID;
CREATE TABLE resource (     -- feeds, sitemaps and section pages: when to ask again, and how
    url TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    kind TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    interval REAL,          -- seconds between two visits
    next_due REAL,          -- seconds since the epoch
    failures INTEGER NOT NULL DEFAULT 0,
    changed_at REAL,        -- when it last had something new
    note TEXT
) WITHOUT ROWID;
CREATE INDEX resource_of_site ON resource (site);
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT
);
CREATE TABLE health (       -- what each run got from each site
    run INTEGER NOT NULL,
    site TEXT NOT NULL,
    discovered INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    written INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    rejected TEXT NOT NULL, -- reason to count, JSON
    characters INTEGER NOT NULL,  -- of all texts written
    dated INTEGER NOT NULL, -- how many of them have `published`
    titled INTEGER NOT NULL,
    rendered INTEGER NOT NULL DEFAULT 0,  -- pages that went through a browser
    rescued INTEGER NOT NULL DEFAULT 0,   -- how many of these gave an article
    PRIMARY KEY (run, site)
) WITHOUT ROWID;
CREATE INDEX health_of_site ON health (site, run);
CREATE TABLE daily (        -- article pages that were asked for on a day, of sites with a limit
    site TEXT NOT NULL,
    day TEXT NOT NULL,      -- on the site's clock
    pages INTEGER NOT NULL,
    PRIMARY KEY (site, day)
) WITHOUT ROWID;
CREATE TABLE repeat (       -- on how many pages of a site a short line was seen
    site TEXT NOT NULL,
    line TEXT NOT NULL,     -- folded; the empty line counts the pages
    pages INTEGER NOT NULL,
    PRIMARY KEY (site, line)
) WITHOUT ROWID;
"""

MIGRATIONS = {
    1: """
ALTER TABLE article ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
UPDATE url SET hints = json_remove(hints, '$.content') WHERE state NOT IN ('pending', 'failed');
UPDATE url SET state = 'abandoned' WHERE state = 'failed' AND tries >= 5;
DROP INDEX url_due;
CREATE INDEX url_due ON url (site, found_at) WHERE state IN ('pending', 'failed');
CREATE INDEX url_written ON url (site, found_at, done_at) WHERE state = 'written';
CREATE INDEX resource_of_site ON resource (site);
CREATE INDEX health_of_site ON health (site, run);
""",
    2: """
ALTER TABLE url ADD COLUMN render INTEGER NOT NULL DEFAULT 0;
ALTER TABLE health ADD COLUMN rendered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE health ADD COLUMN rescued INTEGER NOT NULL DEFAULT 0;
CREATE TABLE daily (
    site TEXT NOT NULL,
    day TEXT NOT NULL,
    pages INTEGER NOT NULL,
    PRIMARY KEY (site, day)
) WITHOUT ROWID;
""",
}
"""What makes the tables of a version those of the next one; each is one transaction with the new version's number."""
