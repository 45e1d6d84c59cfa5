"""Pages made for tests and benchmarks: as many different articles as wanted, each with its exact text."""

import random
from dataclasses import dataclass

PLACES = "الميناء السوق المطار الجامعة المستشفى المتحف الملعب المكتبة المحطة الحديقة الواحة القلعة".split()
PEOPLE = "المدير المتحدث الباحثة المهندس الوزيرة الطبيب الأستاذة المدرب الأمينة النائب الخبيرة العمدة".split()
VERBS = "أعلن أكد أوضح ذكر أضاف بيّن شرح كشف".split()
THINGS = "المشروع البرنامج التقرير الموسم المعرض الاتفاق البحث الخط الموعد العمل".split()
QUALITIES = "الجديد الأول السنوي الكبير المشترك المقبل الشامل الأخير".split()
SENTENCES = (
    "{verb} {person} أن {thing} {quality} الخاص بـ{place} سيبدأ بعد {n} يوما، وأن التكلفة تبلغ {m} مليونا.",
    "وقال {person} في {place} إن {thing} {quality} مرّ بـ{n} مراحل منذ انطلاقه قبل {m} عاما.",
    "ويشارك في {thing} {quality} أكثر من {m} شخصا قدموا من {n} مدن إلى {place}.",
    "وأشار {person} إلى أن زوار {place} زادوا بنسبة {n} في المئة مقارنة بالموسم رقم {m}.",
    "ومن المقرر أن تصدر نتائج {thing} {quality} في {place} خلال {n} أسابيع بحسب الوثيقة رقم {m}.",
)


@dataclass(frozen=True)
class MadePage:
    """A page and what must come out of it."""

    number: int
    title: str
    paragraphs: list[str]
    html: str


def make_page(number: int, paragraphs: int = 6) -> MadePage:
    """The page of a number: the same number always gives the same page, another number another text."""
    rng = random.Random(number)

    def sentence(pattern: str) -> str:
        return pattern.format(
            verb=rng.choice(VERBS),
            person=rng.choice(PEOPLE),
            thing=rng.choice(THINGS),
            quality=rng.choice(QUALITIES),
            place=rng.choice(PLACES),
            n=rng.randrange(2, 99),
            m=rng.randrange(100, 9999),
        )

    title = f"{rng.choice(VERBS)} {rng.choice(PEOPLE)}: {rng.choice(THINGS)} {rng.choice(QUALITIES)} رقم {number}"
    texts = [" ".join(sentence(pattern) for pattern in rng.sample(SENTENCES, 2)) for _ in range(paragraphs)]
    texts[0] = f"{texts[0]} وهذا هو الخبر رقم {number}."
    return MadePage(number, title, texts, _html(number, title, texts))


def _html(number: int, title: str, texts: list[str]) -> str:
    menu = "".join(f'<li><a href="/section/{i}">{place}</a></li>' for i, place in enumerate(PLACES))
    related = "".join(f'<li><a href="/article/{number + i}">{THINGS[i]} في {PLACES[i]}</a></li>' for i in range(1, 6))
    body = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - موقع الاختبار</title>'
        f'<meta property="article:published_time" content="2024-10-{1 + number % 28:02}T10:15:00+03:00"></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>"
        f'<div class="content">{body}</div><div class="share">شارك على فيسبوك</div></article>'
        f'<aside class="related"><h3>اقرأ أيضا</h3><ul>{related}</ul></aside></main>'
        f"<footer><p>جميع الحقوق محفوظة © 2024</p></footer></body></html>"
    )
