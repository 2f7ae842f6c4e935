"""What the sessions of the gallery say, in several scripts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one session."""

    title: str
    client: str
    purpose: str
    boards: tuple[str, str]
    currents: tuple[str, str]
    agenda: tuple[str, ...]
    prompt: str
    people: tuple[str, ...]
    left: tuple[str, str]
    right: tuple[str, str]
    cards: tuple[str, ...]
    becauses: tuple[str, ...]
    steps: tuple[str, ...]


ENGLISH = Texts(
    title="City Library · Reaching readers",
    client="City Library",
    purpose="How do young adults find their way back to the library?",
    boards=("Mission to strategy", "The two Catch-22s"),
    currents=("Collaboration", "Social media"),
    agenda=("Welcome and purpose", "Mission to strategy", "The two Catch-22s", "Close"),
    prompt="When was it not true?\nTake the reason with most dots. One example each, aloud.",
    people=("Ada Fenwick", "Bela Ortiz", "Chidi Nwosu", "Dara Lindqvist", "Emre Tan"),
    left=("see the benefits of working together", "work together"),
    right=("see what the tools are worth", "put time into using them"),
    cards=(
        "Every resident can read, learn and take part",
        "By 2030 the library is where the city talks to itself",
        "Young adults come back",
        "Active borrowers aged 16–25 up 20% by June 2027",
        "Let readers recommend to readers",
        "Host a conversation",
        "Reading groups online",
        "Staff share what they know with each other every week",
        "Every branch answers within a day",
        "Plan programmes with the public",
        "Neighbourhood forum",
    ),
    becauses=(
        "branches compete for the same visitors",
        "nobody has time set aside for it",
        "the last joint project was cancelled",
        "the board reads only visitor counts",
        "learning has to come before doing",
        "we were burned by the last system",
        "whoever tries something alone has to explain it to everyone afterwards",
    ),
    steps=(
        "Two branches run one reading group online",
        "Publish next season’s draft, ask for changes",
        "Open an account",
        "Staff answer readers in public, in pairs",
    ),
)

_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_LINK = "https://example.org/a/very/long/address/that/has/no/space/in/it?and=more&of=the&same=thing"

LONG = Texts(
    title=f"{_WORD} · and a title that goes on for as long as somebody could ever type one",
    client="A federation of associations of regional councils for the upper and lower valleys",
    purpose=f"How do we find our way through {_WORD}, and where does {_LINK} come in?",
    boards=(f"Mission to strategy of the {_WORD}", f"The two Catch-22s of the {_WORD}"),
    currents=("Zusammenarbeitsgemeinschaften", "Kommunikationsplattformnutzung"),
    agenda=(
        "Welcome, purpose, and a long round in which everyone says why they have come",
        f"Mission to strategy for the {_WORD}",
        f"The two Catch-22s and {_LINK}",
        "Close",
    ),
    prompt=f"What carries {_WORD}?\n{_LINK}",
    people=(f"{_WORD} von und zu Hohenlohe-Langenburg-Schillingsfürst", "Bo Ek"),
    left=(
        f"see what the {_WORD} would bring to everyone who has ever been part of it",
        "work together across all departments, regions, languages and time zones at once",
    ),
    right=(
        f"know whether {_LINK} is worth a single hour of anybody’s time",
        "put in the time that it takes to learn it, use it, and use it well with others",
    ),
    cards=(
        _WORD,
        (
            f"Every resident of the {_WORD} can read, learn and take part, at any time of day, "
            "wherever they live, in whichever language they like best"
        ),
        _LINK,
        "A short one",
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz by June 2027",
        "Yes",
        (
            "One thought that somebody could not stop writing down: first this, then that, then a "
            "third thing, which depends on the second, unless the first was wrong, in which case "
            "all of it starts over again from the very beginning, and nobody knows where that was"
        ),
    ),
    becauses=(
        f"the {_WORD} has never agreed to anything of the kind, and would have to be asked first",
        f"see {_LINK}",
        "no",
        (
            "it has been tried before, by people who are no longer here, in a way that nobody "
            "wrote down, with a result that everyone remembers differently"
        ),
    ),
    steps=(
        f"Two people of the {_WORD} try it for a week and tell the others what happened",
        _LINK,
        "Do it",
    ),
)

ARABIC = Texts(
    title="مكتبة المدينة · الوصول إلى القراء",
    client="مكتبة المدينة",
    purpose="كيف يجد الشباب طريقهم إلى المكتبة من جديد؟",
    boards=("من الرسالة إلى الاستراتيجية", "المأزقان"),
    currents=("التعاون", "وسائل التواصل"),
    agenda=("الترحيب والغرض", "من الرسالة إلى الاستراتيجية", "المأزقان", "الختام"),
    prompt="متى لم يكن ذلك صحيحًا؟\nخذوا السبب الأكثر نقاطًا، ومثالًا واحدًا لكل منكم.",
    people=("ليلى حداد", "عمر المصري", "نور الدين", "سلمى قباني"),
    left=("نرى فوائد العمل معًا", "نعمل معًا"),
    right=("نعرف قيمة الأدوات", "نخصص وقتًا لاستخدامها"),
    cards=(
        "يستطيع كل ساكن أن يقرأ ويتعلم ويشارك",
        "بحلول عام 2030 تصبح المكتبة مكان حوار المدينة",
        "عودة الشباب",
        "زيادة المستعيرين من 16 إلى 25 سنة بنسبة 20٪ حتى يونيو 2027",
        "القراء يوصون القراء",
        "استضافة حوار عبر Telegram و e-mail كل أسبوع",
        "مجموعات قراءة على الإنترنت",
    ),
    becauses=("الفروع تتنافس على الزوار أنفسهم", "لا أحد لديه وقت", "أُلغي المشروع المشترك الأخير"),
    steps=("فرعان يديران مجموعة قراءة واحدة", "ننشر مسودة الموسم ونطلب تعديلات", "نفتح حسابًا"),
)

CHINESE = Texts(
    title="城市图书馆 · 走近读者",
    client="城市图书馆",
    purpose="年轻人怎样重新走进图书馆？",
    boards=("从使命到战略", "两个两难困境"),
    currents=("协作", "社交媒体"),
    agenda=("欢迎与目的", "从使命到战略", "两个两难困境", "结束"),
    prompt="什么时候不是这样？\n选得票最多的理由，每人说一个例子。",
    people=("王小明", "李芳", "陈建国", "赵敏"),
    left=("看到一起工作的好处", "一起工作"),
    right=("知道工具值不值得", "花时间使用它们"),
    cards=(
        "每位居民都能阅读、学习和参与",
        "到2030年，图书馆是城市与自己对话的地方",
        "年轻人回来了",
        "到2027年6月，16至25岁的活跃读者增加百分之二十，并且在各分馆之间平均分布",
        "让读者向读者推荐",
        "举办一次对话",
        "线上读书会",
    ),
    becauses=("各分馆争夺同样的访客", "没有人专门留出时间", "上一次合作项目被取消了"),
    steps=("两个分馆合办一个线上读书会", "公布下一季的草案，征求修改意见", "开一个账号"),
)

MIXED = Texts(
    title="Библиотека · ספריה · 도서관 · पुस्तकालय · ห้องสมุด 📚",
    client="Ελληνική Βιβλιοθήκη",
    purpose="Làm sao để người trẻ tìm lại thư viện? איך חוזרים הצעירים? 어떻게 돌아올까요?",
    boards=("Αποστολή και στρατηγική", "שני מלכודים"),
    currents=("協力", "Соцсети"),
    agenda=("ようこそ", "От миссии к стратегии", "두 가지 딜레마", "समापन"),
    prompt="いつそうではなかったか？\nКогда это было не так? 🤔",
    people=("Σοφία Παππά", "דוד לוי", "김민준", "अनन्या शर्मा", "สมชาย ใจดี", "Nguyễn Thị Ánh"),
    left=("видеть пользу совместной работы", "работать вместе"),
    right=("לדעת מה שווים הכלים", "להשקיע בהם זמן"),
    cards=(
        "Каждый житель может читать, учиться и участвовать",
        "עד 2030 הספרייה היא המקום שבו העיר מדברת עם עצמה",
        "젊은이들이 돌아온다",
        "हर निवासी पढ़ सके, सीख सके और भाग ले सके",
        "ผู้อ่านแนะนำผู้อ่านด้วยกันเองทุกสัปดาห์",
        "読者が読者に薦める",
        "Κάθε κάτοικος διαβάζει και συμμετέχει",
        "Mọi người dân đều có thể đọc 👩‍👩‍👧 🚲 ✓",
    ),
    becauses=("нет времени", "אין מי שיעשה זאת", "시간이 없다", "समय नहीं है", "ไม่มีเวลา"),
    steps=("Два филиала ведут один клуб", "שתי סניפים יחד", "온라인 독서 모임 📖"),
)

SCRIPTS: dict[str, Texts] = {"arabic": ARABIC, "chinese": CHINESE, "scripts": MIXED}
