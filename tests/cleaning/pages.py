"""Pages for the tests of metadata and quality: text written for naqi, in the shapes that real sites have."""

LEAD = (
    "أعلنت وزارة الري في بلدة الوادي الأخضر أن أعمال ترميم السد القديم ستبدأ مطلع الشهر المقبل، "
    "بعد أن أظهر الفحص الدوري تشققات في جداره الغربي."
)
SECOND = (
    "وقال المهندس المشرف على المشروع إن العمل سيجري على ثلاث مراحل، وإن مزارعي القرى المجاورة "
    "سيحصلون على حصصهم من المياه دون انقطاع طوال فترة الترميم."
)
THIRD = (
    "وأضاف أن كلفة المشروع ستغطى من موازنة البلدية ومن تبرعات الأهالي الذين جمعوا في العام الماضي "
    "مبلغا يكفي لشراء الحجارة والإسمنت."
)
HEADLINE = "ترميم سد الوادي الأخضر يبدأ مطلع الشهر المقبل"
TEXT = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
MENU_ITEMS = ["الرئيسية", "محليات", "اقتصاد", "رياضة"]
MENU = "<nav><ul>{}</ul></nav>".format("".join(f'<li><a href="/{name}">{name}</a></li>' for name in MENU_ITEMS))


def page(body: str, head: str = "") -> bytes:
    """A page with a menu around `body`."""
    head = f'<meta charset="utf-8">{head}'
    return f'<!DOCTYPE html><html lang="ar"><head>{head}</head><body>{MENU}{body}</body></html>'.encode()


def article(before: str = "", behind: str = "", head: str = "", title: str = f"<h1>{HEADLINE}</h1>") -> bytes:
    """An article with lines between headline and text and behind the text."""
    return page(f"<article>{title}{before}<div class='entry'>{TEXT}{behind}</div></article>", head)
