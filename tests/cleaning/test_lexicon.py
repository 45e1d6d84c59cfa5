from pathlib import Path

import pytest

from pipelines.cleaning.lexicon import FOLDER, Lexicon, LexiconError, lexicon, read_rows
from pipelines.cleaning.lexicon.rows import parse_rows
from pipelines.cleaning.text import fold, key_of

HEAD = "phrase\tmatch\taction\twhere\tmax\tevidence\n"


def find(line: str) -> str | None:
    rule = lexicon().find(fold(line), key_of(line))
    return rule.kind if rule else None


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda p: p.stem)
def test_every_row_is_well_formed_and_has_evidence(path: Path) -> None:
    rows = read_rows(path)
    assert rows
    assert all(line.split("\t")[5] for line in path.read_text(encoding="utf-8").splitlines())
    assert all(key_of(phrase) for phrase, rule in rows if rule.match != "pattern")
    assert all(" " not in key_of(phrase) for phrase, rule in rows if rule.match == "words")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("إقرأ أيضاً:", "read-also"),
        ("عدد التعليقات (2 تعليق)", "comments"),
        ("تم التحديث في:", "meta"),
        ("لقطة من الفيديو", "photo"),
        ("Don’t Miss", "navigation"),
        ("ما الذي يحدث في الميناء؟ نشرح على قناتنا على اليوتيوب . اشترك الآن!", "share"),
        ("سجّل إعجابك بصفحتنا على فيسبوك لتحصل على المزيد", "share"),
        ("اقرا ايضا", "read-also"),
        ("قـــــد يهمك", "read-also"),
        ("قد يهمك| الجسر الجديد يفتح أبوابه", "read-also"),
        ("[إعلان 2]", "ad"),
        ("تعليق (0)", "comments"),
        ("٣ تعليقات", "comments"),
        ("لا توجد تعليقات بعد. كن أول من يعلق!", "comments"),
        ("تابعوا آخر أخبار المدينة عبر Google News", "share"),
        ("فيسبوك | تويتر | واتساب", "share"),
        ("طباعة Email فيسبوك تويتر لينكدين Pin Interest Whats App", "share"),
        ("جميع الحقوق محفوظة © 2024 لصحيفة المرفأ", "copyright"),
        ("الرئيسية > أخبار > محليات", "navigation"),
        ("3 دقائق قراءة", "meta"),
        ("فيديو قد يعجبك:", "read-also"),
        ("اقرأ/ي أيضًا:", "read-also"),
        ("شارك/ ي برأيك", "comments"),
        ("تقارير ذات صلة بالموضوع", "read-also"),
        ("الأكثر مناقشة هذا الأسبوع", "read-also"),
        ("(طالع تفاصيل المباراة)", "read-also"),
        ("لمشاهدة الموضوع بشكل كامل، يرجى الضغط على هذا الرابط.", "read-also"),
        ("تحذير: المحتوى من طرف ثالث قد يتضمن إعلانات", "player"),
        ("تعليقات 2 | إهداء 0 | زيارات 1532", "comments"),
        ("(إعداد سالم الهادي للنشرة العربية - تحرير هدى سالم)", "byline"),
        ("تنويه: موقع المرفأ غير مسؤول عن هذا الخبر شكلا أو مضمونا", "copyright"),
        ("رئيس مجلس الإدارة ورئيس التحرير سالم الهادي", "navigation"),
        ("جاري التحميل...", "widget"),
        ("يتم تحميل المزيد من الأخبار", "widget"),
        ("- الإعلانات -", "ad"),
        ("هذا المقال بقلم سالم الهادي، والآراء الواردة أدناه تعبر عن رأي الكاتب.", "copyright"),
        ("التعليقات لا تعبر بالضرورة عن رأي الموقع", "comments"),
        ("لا توجد تعليقات على هذا الخبر", "comments"),
        ("يستخدم الموقع ملفات تعريف الارتباط لتحسين تجربتك.", "consent"),
        ("صحيفة المرفأ - جميع الحقوق محفوظة", "copyright"),
        ("الحقوق محفوظة لموقع المرفأ", "copyright"),
        ("الآراء الواردة في هذا المقال لا تعكس بالضرورة رأي المرفأ", "copyright"),
        ("يمنع إعادة نشر هذا المحتوى دون إذن خطي.", "copyright"),
        ("هذه المدونة لا تعبر بالضرورة عن رأي الصحيفة.", "copyright"),
        ("كانت هذه تفاصيل خبر الميناء الجديد لهذا اليوم", "frame"),
        ("شاهد التقرير كاملا في المصدر", "frame"),
        ("منذ 3 ساعات في الرياضة", "frame"),
        ("المشاهدات: 120", "meta"),
        ("التوقيت المحلي 12:30", "meta"),
        ("تم نشر هذا المحتوى على 12 نوفمبر 2024", "meta"),
        ("النشرة البريدية: الاقتصاد في أسبوع", "newsletter"),
        ("وصلتك هذه الرسالة لأنك مشترك في النشرة", "newsletter"),
        ("لمزيد من التفاصيل اضغط هنا", "read-also"),
        ("اقرأ المزيد من الأخبار", "read-also"),
        ("شاهد: حريق في الميناء القديم", "read-also"),
        ("تابع آخر أخبار الميناء على غوغل نيوز", "share"),
        ("شارك عبر واتساب", "share"),
        ("حمل تطبيق المرفأ", "newsletter"),
        ("(ترجمة آلية)", "translation"),
        ("رئيس التحرير: سالم الهادي", "navigation"),
        ("نشر هذا المقال أولا في موقع المرفأ.", "frame"),
        ("هذا التحقيق أنجز بدعم من مؤسسة المرفأ.", "frame"),
        ("تصميم وتطوير شركة المرفأ الرقمية", "copyright"),
    ],
)
def test_furniture_is_found_in_its_spellings(line: str, kind: str) -> None:
    assert find(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "شارك في سباق المرفأ هذا العام أكثر من أربعين فريقا.",
        "تابع الفريق تدريباته على ملعب المدينة",
        "إعلان حالة الطوارئ في ثلاث محافظات",
        "تعليق الدراسة في المدارس الساحلية",
        "بمشاركة عشرين دولة",
        "وأضاف أن جميع الحقوق محفوظة للعمال بموجب العقد الجديد الذي وقعته الشركة مع النقابة أمس.",
        "أضف الملح والفلفل ثم اترك القدر على نار هادئة",
        "الرئيسية هي الطريق التي تربط المدينة بالميناء",
        "قال المصدر إن الاتفاق وقع مساء",
        "دراسات سابقة",
        "الأكثر تضررا من العاصفة",
        "الأكثر مشاهدة على شاشات المقاهي",
        "شارك عن طريق جمعيته في بناء الميناء",
        "شاهد الصيادون السفينة وهي تدخل الميناء مساء",
        "تحذير الأرصاد من رياح نشطة",
        "يمنع القانون الإساءة إلى الصيادين",
        "علي",
    ],
)
def test_text_is_not_taken_for_furniture(line: str) -> None:
    assert find(line) is None


def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "share.tsv"
    wrong = {
        "شارك\texact\tline": "columns",
        "شارك\texactly\tline\tany\t\tx": "no such match",
        "شارك.*\tpattern\tline\tany\t2000\tx": "max is no number up to 1000",
    }
    for row, word in wrong.items():
        path.write_text(HEAD + row + "\n", encoding="utf-8")
        with pytest.raises(LexiconError, match=rf"share\.tsv:2.*{word}"):
            read_rows(path)
    path.write_text("شارك\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="names of the columns"):
        read_rows(path)


def test_a_contained_phrase_counts_as_a_whole_word_only(tmp_path: Path) -> None:
    path = tmp_path / "share.tsv"
    path.write_text(HEAD + "شارك\tcontains\tline\tany\t60\tx\n", encoding="utf-8")
    own = Lexicon(read_rows(path))
    assert own.find(fold("هنا شارك الآن"), key_of("هنا شارك الآن")) is not None
    assert own.find(fold("بمشاركة عشرين"), key_of("بمشاركة عشرين")) is None
    assert own.find("شارك " * 20, key_of("شارك " * 20)) is None


@pytest.mark.parametrize("phrase", ["أوافق", "من هنا", "المزيد", "شارك"])
def test_a_button_has_no_full_stop(phrase: str) -> None:
    assert find(phrase) is not None
    assert find(f"{phrase}.") is None
    assert find(f"«{phrase}.»") is None
    assert find(f"{phrase}...") is not None


def test_a_phrase_that_sentences_open_with_takes_none() -> None:
    told, called = "تابع أخبار الحرب من خندقه.", "تابع أخبار الحرب من خندقه"
    own = Lexicon(parse_rows(HEAD + "تابع أخبار\topens\tline\tany\t\tx", "share", "share.tsv"))
    assert own.find(fold(told), key_of(told)) is None
    assert own.find(fold(called), key_of(called)) is not None
    assert own.find(fold("تابع أخبارنا"), key_of("تابع أخبارنا")) is None


def test_a_sentence_is_taken_by_no_row_that_holds_in_a_place_alone_but_by_statements() -> None:
    told = "كاتبة سورية مقيمة في باريس"
    assert find(told) == "byline"
    assert find(f"{told} فازت بالجائزة.") is None
    assert find("المعلومات الواردة في هذا المقال لا تغني عن استشارة الطبيب.") == "copyright"


def test_a_word_with_a_full_stop_is_a_sentence_where_only_its_place_speaks_against_it() -> None:
    assert (find("تحرير"), find("تحرير.")) == ("byline", None)
