"""Stories for the tests of duplicates: every one its own words, drawn from a list."""

import random

WORDS = (
    "أعلنت الحكومة المحلية خطة جديدة لتوسيع شبكة المياه الشرب الأحياء الشرقية المدينة القديمة بعد دراسة استمرت عامين"
    " شارك خبراء مهندسون من الجامعة الوطنية وزارة التخطيط مجلس البلدية لجنة السكان مستثمرون شركات مقاولات تمويل قرض"
    " طريق جسر حديقة مدرسة مستشفى سوق ميناء مطار محطة قطار نفق سد بحيرة واد جبل سهل صحراء ساحل جزيرة مزرعة مصنع"
    " كاتب شاعر رسام ممثل مخرج لاعب مدرب حكم جمهور ناد بطولة كأس هدف مباراة تدريب موسم عقد انتقال إصابة عودة"
    " سعر سهم مؤشر بورصة تداول ارتفاع انخفاض نمو ركود تضخم ميزانية ضريبة دعم صادرات واردات عملة ذهب نفط غاز كهرباء"
).split()


def story(seed: int, paragraphs: int = 6, words: int = 30) -> str:
    """A text of its own for each seed."""
    rng = random.Random(seed)
    return "\n".join(" ".join(rng.choices(WORDS, k=words)) + "." for _ in range(paragraphs))
