"""A WARC with the languages of the web: python -m tests.bench.mixed_warc FILE.warc.gz [--records N] [--arabic SHARE]

Stands for a file of CC-NEWS: pages of 60 kB or so, a few in a hundred of them Arabic, in the encodings that are met.
Every record is made from its number, so that the file is the same each time. Prints how many of each there are.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.bench.pages import news_page

ARABIC = 0.03
"""Share of Arabic pages, about CC-NEWS's."""

LANGUAGES = {
    "en": (
        0.45,
        "utf-8",
        "the minister said that a new law for schools and roads would be read in the house on monday",
    ),
    "es": (
        0.14,
        "utf-8",
        "el presidente dijo que la economía creció más de lo previsto según los datos del año pasado",
    ),
    "de": (0.09, "utf-8", "der Minister erklärte dass die Straßen für über drei Millionen Euro größer gebaut würden"),
    "fr": (0.07, "cp1252", "le président a été élu après une journée où l'été était là dès l'aube à la fenêtre"),
    "ru": (0.07, "utf-8", "президент заявил что экономика страны выросла больше чем ожидали эксперты в этом году"),
    "bg": (0.03, "cp1251", "министърът заяви че пътищата ще бъдат построени през следващата година според плана"),
    "zh": (0.05, "utf-8", "总统 昨天 在 首都 表示 经济 增长 速度 高于 预期 通货 膨胀 率 下降 专家 认为"),
    "ja": (0.03, "shift_jis", "首相 は 今日 東京 で 記者 会見 を 開き 経済 政策 について 説明 した"),
    "he": (0.02, "utf-8", "ראש הממשלה אמר היום בירושלים כי הכלכלה צומחת מהר מן הצפוי"),
    "fa": (0.02, "utf-8", "رئیس جمهور گفت که اقتصاد کشور بیش از پیش‌بینی‌ها رشد کرده است و گرانی کم شده"),
}
"""Language to share among what is not Arabic, encoding, and words that its pages are made of."""

ARABIC_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8", "cp1256", "ascii")
"""One in seven each in Windows-1256 and as numeric character references."""


def other_page(language: str, rng: random.Random) -> bytes:
    """A page of about 60 kB in another language than Arabic."""
    _, encoding, words = LANGUAGES[language]
    known = words.split()

    def line(count: int) -> str:
        return " ".join(rng.choice(known) for _ in range(count))

    menu = "".join(f'<li class="menu-item"><a href="/s/{n}">{line(2)}</a></li>' for n in range(80))
    cards = "".join(f'<div class="card"><a href="/a/{rng.random()}"><h3>{line(9)}</h3></a></div>' for _ in range(60))
    script = "".join(f"<script>window.dataLayer.push({{n:{rng.random()}}})/*{'x' * 200}*/</script>" for _ in range(130))
    body = "".join(f"<p>{line(60)}.</p>" for _ in range(rng.choice((4, 8, 16))))
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="{encoding}"><title>{line(8)}</title>{script}'
        f"</head><body><ul>{menu}</ul><article><h1>{line(8)}</h1>{body}</article><aside>{cards}</aside></body></html>"
    )
    return html.encode(encoding, "xmlcharrefreplace")


def arabic_page(number: int, rng: random.Random) -> tuple[str, bytes]:
    """The encoding and the bytes of an Arabic page."""
    encoding = rng.choice(ARABIC_ENCODINGS)
    html = news_page(number, weight=1.0).html.decode()
    return encoding, html.replace('<meta charset="utf-8">', f'<meta charset="{encoding}">').encode(
        encoding, "xmlcharrefreplace"
    )


def pages(records: int, arabic: float) -> Iterator[tuple[str, str, bytes]]:
    """Language, encoding and bytes of each page."""
    names, shares = list(LANGUAGES), [share for share, _, _ in LANGUAGES.values()]
    for number in range(records):
        rng = random.Random(number)
        if rng.random() < arabic:
            yield "ar", *arabic_page(number, rng)
        else:
            language = rng.choices(names, shares)[0]
            yield language, LANGUAGES[language][1], other_page(language, rng)


def write(path: Path, records: int, arabic: float = ARABIC) -> Counter[str]:
    """Write the WARC; returns how many pages there are by language."""
    made: Counter[str] = Counter()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, (language, encoding, body) in enumerate(pages(records, arabic)):
            made[language] += 1
            kind = "text/html" if encoding == "ascii" else f"text/html; charset={encoding}"
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            url = f"https://{language}.news-{number % 500}.test/article/{number}"
            dated = {"WARC-Date": f"2026-10-{1 + number % 28:02}T08:00:00Z"}
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=BytesIO(body), http_headers=headers, warc_headers_dict=dated
                )
            )
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--arabic", type=float, default=ARABIC)
    args = parser.parse_args()
    made = write(args.file, args.records, args.arabic)
    print(f"{args.file}: {made.total()} records, {args.file.stat().st_size / 1e6:.0f} MB")
    for language, count in made.most_common():
        print(f"{language}  {count}")


if __name__ == "__main__":
    main()
