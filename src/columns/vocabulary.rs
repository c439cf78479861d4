//! The words by which tables of other offices label their rows and columns: one list for files, sheets of books, pasted blocks and pages of
//! text.
//!
//! Words for kinds of figures come in three classes ([`KindSaid`]): words that **place** a figure, words that only **propose** a kind (計画
//! may be the plan or a target), and words that **forbid**, since the figures below them are not those of an indicator. A word that is
//! missing here leaves its column open, and the user states its kind with one press; a word that places too readily makes a wrong figure.
//! When in doubt, a word should only propose.

use crate::plan::cell::is_unit;
use crate::plan::coded::coded;
use crate::value::width::{is_any_digit, is_digit, key};

/// A list of words, separated by blanks.
#[derive(Clone, Copy, Debug)]
pub struct WordList(pub(super) &'static str);

impl WordList {
    /// The words in the order of the list.
    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.split(' ')
    }

    /// Whether a text is one of the words.
    pub fn has(self, text: &str) -> bool {
        // Nearly all texts are no word of the list: one search over the whole list shows this without splitting it.
        self.0.contains(text) && self.iter().any(|word| word == text)
    }

    /// Whether a text contains one of the words.
    pub fn stand_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether a text ends with one of the words.
    pub fn ends(self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }

    /// The text behind the first word of the list with which it begins; `None` if it begins with none.
    pub(super) fn behind(self, text: &str) -> Option<&str> {
        self.iter().find_map(|word| text.strip_prefix(word))
    }
}

coded! {
    /// The kind of a figure of an indicator.
    FigureKind {
        /// The value before the project (基準値, 現状値).
        Baseline: "baseline",
        /// A target (目標値), of a year or of the whole period.
        Target: "target",
        /// An actual (実績値).
        Actual: "actual",
        /// The achievement that the document itself states for an actual beside its target (達成率).
        Rate: "rate",
    }
}

/// What a word, or all words of a cell, state about the kind of the figures below or beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindSaid {
    /// The figures are of this kind.
    Placed(FigureKind),
    /// The figures may be of this kind; the user is asked.
    Proposed(FigureKind),
    /// The figures are sums of others (計, 合計); the user is asked.
    Sum,
    /// The figures are not those of an indicator: differences, parts, figures of other years (増減, 内訳).
    Forbidden,
    /// The figures may be of several kinds (目標・実績); several words together state this.
    Several,
}

impl KindSaid {
    /// The kind that is certain; `None` if none is.
    pub fn placed(self) -> Option<FigureKind> {
        if let Self::Placed(kind) = self { Some(kind) } else { None }
    }

    /// The kind that is certain or proposed; `None` if none is.
    pub fn figure_kind(self) -> Option<FigureKind> {
        self.placed().or(self.proposed())
    }

    /// The kind that is proposed; `None` if none is.
    pub fn proposed(self) -> Option<FigureKind> {
        if let Self::Proposed(kind) = self { Some(kind) } else { None }
    }
}

coded! {
    /// The attribute of the figures beside or below it that a row or a column holds, by its heading or by a mark of the user.
    HeadWord {
        /// The names of the indicators.
        Name: "name",
        /// The kind of the figures, targets or actuals; no heading alone has this meaning.
        Kind: "kind",
        /// The times of the figures.
        Year: "year",
        /// The units.
        Unit: "unit",
        /// The groups, measures or projects of the indicators.
        Group: "group",
        /// The section in charge.
        Responsible: "responsible",
        /// Anything else that is no figure: notes, row numbers, definitions, judgements.
        Note: "note",
    }
}

use FigureKind::{Actual, Baseline, Rate, Target};
use KindSaid::{Forbidden, Placed, Proposed, Sum};

/// The words for kinds of figures.
const KIND_WORDS: &[(KindSaid, WordList)] = &[
    (Placed(Baseline), WordList("基準値 現状値 従前値 現状 現況値 現況 基準 事業開始前の基準値 事業開始前 事業実施前")),
    (Placed(Baseline), WordList("申請時 申請時点 当初値 開始前 策定時 計画策定時 基準時 従前 実施前 開始時 計画当初")),
    (Placed(Baseline), WordList("ベースライン 初期値 設定時 計画時 計画時点 策定時点 設定時点 計画当初値")),
    (Placed(Target), WordList("目標値 目標 Target 数値目標 最終目標値 最終目標 中間目標値 中間目標 目標数値")),
    (Placed(Target), WordList("KPI(数値目標) 具体的数値目標 年間目標 見込量 見込み量 量の見込み 量の見込 確保方策")),
    (Placed(Actual), WordList("実績値 実績 Actual 最終実績 中間実績 最終実績値 中間実績値 フォローアップ確定値")),
    (Placed(Rate), WordList("達成率 進捗率 達成度 達成割合 進捗度 達成率(%)")),
    (
        Proposed(Target),
        WordList("目標額 計画 計画値 計画額 計画量 計画数 指標値 期待値 設定値 予算額 目安 増加分 中間値"),
    ),
    (Proposed(Actual), WordList("結果 評価値 確定値 達成状況 直近値 最新値 現在値 実施後 事業実施後 達成値")),
    (Proposed(Actual), WordList("実績見込 実績見込み 実績見込値 末見込 末見込み 決算見込 見込値 見込み 見込")),
    (Proposed(Actual), WordList("計画終了時値 決算額 実績額")),
    (Proposed(Baseline), WordList("現時点")),
    (Sum, WordList("計 合計 累計 累積 小計 総計 期間計 総数")),
    (
        Forbidden,
        WordList(
            "伸び率 増減率 比率 比較 差額 差異 比 増減 前年比 前年度比 増減数 差 差引 改善率 構成比 乖離 前年度 前年同期",
        ),
    ),
    (Forbidden, WordList("参考 基準年度比 基準年比 基準値比 基準比 目標比 計画比 対前年度比 対前年比")),
    (Forbidden, WordList("対基準年度 対基準年 対基準値 対目標値 対目標 対計画 対前年度 対前年")),
];

/// Headings of places and people, whose words name no indicator.
pub const OF_PLACES_AND_PEOPLE: WordList = WordList("場所 実施場所 会場 会場名 講師 講師名 従事者 担当者名 氏名");

/// Ends of headings of names: 施設名. 課名 and 団体名 are not included, since they may head who is in charge.
const ENDS_OF_NAME_HEADINGS: WordList = WordList(
    "施設名 学校名 園名 館名 店舗名 路線名 地区名 地域名 事業名 行事名 イベント名 講座名 教室名 サービス名 商品名 品目名",
);

/// Whether a comparable heading marks its column as the names of things, whatever is beside it.
pub fn heads_names_of_things(key: &str) -> bool {
    ENDS_OF_NAME_HEADINGS.ends(key)
}

/// The words of headings, by attribute.
const HEAD_WORDS: &[(HeadWord, WordList)] = &[
    (HeadWord::Name, WordList("指標名 指標 目標指標名 目標指標 成果指標名 成果指標 評価指標 KPI KPI名 名称 指標名称")),
    (HeadWord::Name, WordList("項目 数値目標名 重要業績評価指標 重要業績評価指標(KPI) 活動指標 目標項目 指標項目")),
    (HeadWord::Name, WordList("区分名 内容 主な指標 指標の名称 KPI指標")),
    (HeadWord::Group, WordList("事業名 事務事業名 施策 施策名 基本目標 基本施策 取組 分野 柱 政策 章 節 事業")),
    (HeadWord::Group, WordList("主な事業 具体的施策 グループ プロジェクト 基本的方向")),
    (HeadWord::Unit, WordList("単位")),
    (HeadWord::Year, WordList("年度 年 年月 基準年度 目標年度 目標月 目標年月 目標年 実績年度 時点 期間 時期 年月日")),
    (HeadWord::Year, WordList("基準年 現況年度")),
    (HeadWord::Responsible, WordList("担当課 所管課 課名 担当 所管 担当部署 所管部署 部署 主管課")),
    (HeadWord::Note, WordList("備考 根拠 目標値設定の根拠 方向性 事後評価 評価 改善・悪化 出典 理由 コメント 説明")),
    (HeadWord::Note, WordList("算出方法 算定方法 資料 方向 特記事項 達成 判定 ランク")),
    (
        HeadWord::Note,
        WordList(
            "順位 評価点 配点 日時 実施日時 実施日 活動日 開催日 開催月 連絡先 問合せ先 今後の方針 分析 概要 要因 定義 測るもの 目標の数え方 比べ方 向き 値の数え方 計画名",
        ),
    ),
    (HeadWord::Note, OF_NUMBERS),
];

/// Words without a meaning of their own beside a kind or a time, longer words before their parts.
pub(super) const FILLERS: WordList = WordList(
    "年度別 年次別 見直し 現行 改訂後 改定後 改正後 改訂前 改定前 改正前 変更後 変更前 毎年度 各年度 単年度 速報値 確報値 暫定値 時点 現在 年度 まで 当初 毎年 各年 単位 累計 速報 確報 暫定 確定 上段 下段 KPI",
);

/// Letters without a meaning of their own at the end of such words: 年度末の値.
const FILLERS_AT_END: [char; 7] = ['値', '末', 'の', '年', '時', '後', '版'];

/// Words for kinds before the name of a quantity: 目標利用者数.
const BEFORE_QUANTITIES: WordList = WordList("目標値 実績値 目標 実績");

/// A comparable heading without words for kinds at its end, or for targets and actuals at its beginning; blank if nothing is left.
pub fn without_kinds_at_ends(words: &str) -> &str {
    // Words for a sum or a difference refer to the words before them and are kept.
    let is_of_figures = |kind: &KindSaid| kind.figure_kind().is_some();
    let kinds = KIND_WORDS.iter().filter(|(kind, _)| is_of_figures(kind)).flat_map(|(_, words)| words.iter());
    let bare = words.trim_matches('の');
    let at_end = kinds.chain(FILLERS.iter()).filter(|word| bare.ends_with(word)).map(str::len).max();
    let behind = || BEFORE_QUANTITIES.behind(bare);
    match at_end.and_then(|length| bare.get(..bare.len() - length)).or_else(behind) {
        Some(rest) => without_kinds_at_ends(rest),
        None if without_fillers_at_ends(bare).is_empty() => "",
        None => bare,
    }
}

/// Words beside a kind or a time without the meaningless letters at their ends.
pub(super) fn without_fillers_at_ends(words: &str) -> &str {
    words.trim_start_matches('の').trim_end_matches(FILLERS_AT_END)
}

/// Units of tables besides those that a cell may carry ([`is_unit`]).
const UNITS: WordList = WordList(
    "万円 億円 年 月 位 倍 手続 河川 組合 番組 海域 地点 尾 食 個 俵 項目 教室 例 語 票 区 町 村 市 ページ 枚 \
    通 所 歩 か年 戸数 種目 ケース メートル キロメートル 平方メートル ヘクタール TJ dB デシベル kL kl kg-CO2 箇所数 分野",
);

/// The powers of ten that may stand before a unit.
const POWERS: [char; 5] = ['十', '百', '千', '万', '億'];

/// Grades and marks of judgement, which are no figures.
pub(super) const MARKS: WordList = WordList("○ × △ ◎ ● ▲ ◯ 〇 ☓ → ⇒ ➡ ↑ ↓ ↗ ↘ A B C D S A+ B+");

/// The arrows between a value and a later one.
pub const ARROWS: [char; 4] = ['→', '⇒', '➡', '➔'];

/// The strokes between two values or two words.
pub const STROKES: [char; 2] = ['/', '／'];

/// Powers of ten that occur within figures.
pub const MYRIADS: [char; 2] = ['万', '億'];

/// The words for the upper and the lower of two lines.
const WORDS_OF_LINES: [(&str, &str); 2] = [("上段", "下段"), ("上欄", "下欄")];

/// Whether a text mentions only one of two lines: 上段：R6.
pub fn is_of_one_line(text: &str) -> bool {
    WORDS_OF_LINES.iter().any(|(upper, lower)| text.contains(upper) != text.contains(lower))
}

/// The texts behind the words for the upper and the lower of two lines, up to the end of a bracket or a sentence.
pub fn behind_words_of_lines(text: &str) -> Option<[&str; 2]> {
    WORDS_OF_LINES.into_iter().find_map(|(upper, lower)| {
        let (upper, lower) = text.split_once(upper)?.1.split_once(lower)?;
        Some([upper, lower.split([')', '）', '】', '。']).next()?])
    })
}

/// The eras of years in tables, the most likely first.
pub const ERAS: [&str; 3] = ["令和", "平成", "昭和"];

/// All words for kinds of figures, the longest first, so that 目標値 is cut out before 目標.
pub fn kind_words() -> Vec<(String, KindSaid)> {
    let all = KIND_WORDS.iter().flat_map(|(kind, words)| words.iter().map(|word| (key(word), *kind)));
    let mut all: Vec<(String, KindSaid)> = all.collect();
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    all
}

/// Words beside a word for a kind by which the figures are not those of the indicator: figures of others, a part, a rank, a share (県平均の実績,
/// 実績（うち市内）).
const OF_OTHER_FIGURES: WordList = WordList(
    "県 国 全国 他市 県平均 国平均 全国平均 他市平均 類似団体 類似団体平均 近隣市 率 割合 順位 単価 予算 内数 再掲",
);

/// Words behind the base of a ratio: 1人あたり利用額, 1日平均.
pub(super) const IN_RATIOS: WordList = WordList("あたり 当たり 当り 平均");

/// Words with which names of parts begin.
pub(super) const PARTS: WordList = WordList("うち 内訳 上記のうち");

/// The word beside a word for a kind that makes figures means of years, so that the user is asked: 目標（R4～R8平均）.
pub const MEAN: &str = "平均";

/// The term of the State's form for regional plans for the value before the project.
pub const BEFORE_PROJECT: &str = "事業開始前";

/// Whether the words of a heading beside its kind mean that its figures are not those of the indicator.
pub fn says_other_figures(rest: &str) -> bool {
    OF_OTHER_FIGURES.has(rest) || PARTS.behind(rest).is_some()
}

/// The attribute that a comparable text names as a column heading; `None` if no list has it.
pub fn head_word(key: &str) -> Option<HeadWord> {
    HEAD_WORDS.iter().find(|(_, words)| words.has(key)).map(|(head, _)| *head)
}

/// Headings of remarks.
const OF_REMARKS: WordList = WordList("備考 特記事項 コメント 説明 理由 出典 要因 分析 概要");

/// Whether a comparable heading is one of remarks, which have no figures of their own.
pub(super) fn heads_remarks(key: &str) -> bool {
    OF_REMARKS.has(key)
}

/// Headings of row numbers.
const OF_NUMBERS: WordList = WordList("番号 № No No. NO NO. ID 事務事業ID 順番 計画ID 版 元の版 指標ID");

/// Whether a comparable heading is one of row numbers.
pub fn heads_numbers(key: &str) -> bool {
    let key = key.split_once('※').map_or(key, |(key, _)| key);
    OF_NUMBERS.has(key) || ["番号", "コード"].iter().any(|word| key.ends_with(word))
}

/// Whether a comparable label is about the direction in which figures should go, and not about a target: 目標の方向, 望ましい方向性.
pub fn is_of_direction(key: &str) -> bool {
    key.trim_end_matches('性').ends_with("方向")
}

/// Whether a comparable heading with 基準 is about a limit set by the State or a rule, and not about the value before the project: 環境基準.
pub fn is_standard(key: &str) -> bool {
    key.trim_end_matches('値').strip_suffix("基準").is_some_and(|before| !before.is_empty())
}

/// Comparable headings of the words that distinguish the parts of an indicator; the words may look like years or ages.
pub const OF_PARTS: WordList = WordList(
    "対象 対象者 対象年齢 年代 年齢 年齢層 年齢区分 学年 世代 性別 区分 内訳 地区 地域 地区名 地域名 時期 規模 要介護度",
);

/// Words that show a sheet to be about pupils.
pub const OF_SCHOOLS: WordList = WordList("児童 生徒 学級 学年 小学 中学 学校");

/// The grade that a comparable text names, such as 1 for 1年, which may also be a year; `None` for any other text.
pub fn grade_of_school(key: &str) -> Option<u32> {
    let mut letters = key.strip_suffix('年')?.chars();
    let grade = letters.next()?.to_digit(10).filter(|grade| (1..=6).contains(grade))?;
    letters.next().is_none().then_some(grade)
}

/// Letters behind numbers that name parts: 20歳代, 3歳児, 小学5年, 1区, 2号認定.
const OF_PARTS_WITH_NUMBERS: [char; 5] = ['歳', '年', '代', '区', '号'];

/// Whether a comparable text may name a part of an indicator: words, or a number with a letter for parts, but no figure (8人).
pub fn may_be_part(key: &str) -> bool {
    !key.contains(is_digit) || numbers_a_part(key)
}

/// Whether a comparable text has a number and a letter for parts: 3歳児, or 令和5年.
pub(super) fn numbers_a_part(key: &str) -> bool {
    key.contains(is_digit) && key.contains(OF_PARTS_WITH_NUMBERS)
}

/// Ends of words for times within a plan, which name no indicator: 前期, 中間, 最終.
pub const OF_TIMES_OF_PLANS: WordList = WordList("期 時 中間 最終 最新 直近 当面 将来");

/// Ends of names of indicators that are quantities, and not parts of an indicator: 会員数, 受診率, 売上額.
pub const QUANTITIES: WordList = WordList("数 額 率 量 高 割合 度 面積 延長 費 時間 寿命 人口 人員 売上");

/// Whether a comparable heading of values before the project marks them as current values: 現状値, 現況.
pub fn names_today(key: &str) -> bool {
    ["現状", "現況", "現在"].iter().any(|word| key.trim_start_matches('(').starts_with(word))
}

/// Units that form no quotient with another unit.
const OF_TIMES_AND_PLACES: WordList = WordList("年 月 日 市 町 村 区");

/// Whether a comparable text is the unit of figures, or a quotient of two units: 歩/日.
pub fn is_unit_of_table(key: &str) -> bool {
    let is_one = |unit: &str| UNITS.has(unit) || is_unit(unit) || UNITS.has(unit.trim_start_matches(POWERS));
    // 年/月 are times, 市/町 places.
    let is_counted = |unit: &str| is_one(unit) && !OF_TIMES_AND_PLACES.has(unit);
    is_one(key) || key.split_once('/').is_some_and(|(one, by)| is_counted(one) && is_one(by))
}

/// Words with which the name of an indicator begins if it is above its figures (指標1　来場者数).
const BEFORE_NAMES: WordList = WordList("指標 KPI 重要業績評価指標");

/// Whether a comparable text begins like the name of an indicator above its figures.
pub fn begins_a_name(key: &str) -> bool {
    BEFORE_NAMES.iter().any(|word| key.starts_with(word) && key.len() > word.len())
}

/// A weak heading of names: other columns beside it may hold the names instead (事業 | 内容).
pub const WEAK_FOR_NAMES: WordList = WordList("内容");

/// The kind that the longest known word at the end of a comparable text names: 来場者数の目標値; `None` if it ends with no such word.
pub fn kind_word_at_end(key: &str) -> Option<KindSaid> {
    let words = KIND_WORDS.iter().flat_map(|(kind, words)| words.iter().map(move |word| (word, *kind)));
    let at_end = words.filter(|(word, _)| key.ends_with(word));
    at_end.max_by_key(|(word, _)| word.len()).map(|(_, kind)| kind)
}

/// Whether a comparable word for a kind means an amount or a number of things, as names do: 予算額, 計画数, 見込量.
pub fn is_of_amounts(key: &str) -> bool {
    key.ends_with(['額', '数', '量'])
}

/// Whether a comparable text is a word for targets or actuals and nothing else.
pub fn is_kind_of_rows(key: &str) -> bool {
    let is_kind = |kind: &KindSaid| matches!(kind, Placed(Target | Actual) | Proposed(Target | Actual));
    KIND_WORDS.iter().any(|(kind, words)| is_kind(kind) && words.has(key))
}

/// The kind of the figures whose times are in a column with this heading: 目標年度, 実績年度, 基準年.
pub fn kind_of_times(key: &str) -> Option<FigureKind> {
    let kinds = [("目標 期限 達成年 達成時期 最終年度", Target), ("実績", Actual), ("基準 現況 現状", Baseline)];
    kinds.into_iter().find(|(words, _)| WordList(words).stand_in(key)).map(|(_, kind)| kind)
}

/// Words in headings of the times of figures, besides the words for their kinds.
const OF_TIMES: WordList =
    WordList("調査 測定 計測 最新 直近 評価 把握 確認 集計 統計 数値 値 時点 達成 年月 年次 暦 会計 実施日 開催");
/// Words in comparable headings of the times at which something else begins, changes or ends: 開設年度.
pub const OF_OTHER_TIMES: WordList =
    WordList("開始 策定 制定 設立 設置 竣工 建築 建設 着工 完成 完了 指定 改定 改訂 見直し 更新 終了 終期 供用 認定");

/// Whether a comparable heading is about the times of figures, and not about when something begins or ends: 調査年度, but not 開始年度.
pub fn heads_times(key: &str) -> bool {
    let is_of_figures = kind_of_times(key).is_some() || OF_TIMES.stand_in(key);
    head_word(key) == Some(HeadWord::Year) || is_of_figures && !OF_OTHER_TIMES.stand_in(key)
}

/// Signs before the items of lists.
pub(super) const BULLETS: [char; 13] = ['・', '･', '•', '○', '◎', '◇', '□', '▪', '▶', '►', '■', '●', '◆'];

/// Whether a text is the number or the sign of an item: ①, (1), 3., 指標1.
pub fn is_number_of_item(text: &str) -> bool {
    let text = text.strip_prefix("指標").unwrap_or(text);
    let inner = text.trim_matches(['(', ')', '（', '）', '.', '．']);
    let is_number =
        !inner.is_empty() && inner.chars().count() <= 2 && inner.bytes().all(|letter| letter.is_ascii_digit());
    let is_sign = |letter: char| BULLETS.contains(&letter) || matches!(letter, '①'..='⑳');
    is_number || text.strip_prefix(is_sign) == Some("")
}

/// Whether a word continues a time that the text before it began: 令和 | 5年度, 令和 5 | 年 3 | 月.
pub fn is_begun_time(last: &str, word: &str) -> bool {
    let begins = |text: &str| word.starts_with(text);
    let Some(behind) = ERAS.iter().filter_map(|era| Some(last.rsplit_once(era)?.1)).next_back() else {
        return false;
    };
    let behind: String = behind.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    let starts_with_digit = word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '元');
    match behind.split_once('年') {
        None if behind.is_empty() => starts_with_digit,
        None => is_number(&behind) && begins("年"),
        Some((year, "")) => is_number(year) && starts_with_digit,
        Some((_, month)) => is_number(month) && begins("月"),
    }
}

/// Words for how far a target is met.
const OUTCOMES: WordList = WordList("達成 未達成 概ね達成 おおむね達成 一部達成 目標達成");

/// Whether a comparable text states how far a target is met: a word for it, a grade or a mark.
pub fn is_outcome(key: &str) -> bool {
    OUTCOMES.has(key) || MARKS.has(key)
}

/// Words for people in names and units of indicators that count each person once.
pub const COUNTED_ONCE: WordList = WordList("実人数 実人員 実利用者 実参加者 実来場者 実宿泊者");

/// The word for a running total.
pub(super) const RUNNING_TOTAL: &str = "累計";
/// Words for a running total before its figure: 累計 515.
pub(super) const RUNNING_TOTALS: WordList = WordList("累計 計");

/// The letters with which names of municipalities and prefectures end, and the bodies whose names end otherwise.
const ENDS_OF_BODIES: [char; 5] = ['市', '区', '町', '村', '県'];
const OTHER_BODIES: WordList = WordList("東京都 北海道 京都府 大阪府");
/// Words that may follow the name of a body in the title of its plan.
const BEHIND_BODIES: WordList = WordList("総合戦略 まち 地域 第 デジタル 人口 創生 版");

/// Words that end like the name of a body but are none.
const NO_BODIES: WordList = WordList(
    "市町村 市区町村 区市町村 市町 町村 農村 漁村 山村 農山村 農山漁村 農漁村 都市 本市 当市 同市 各市 全市 本町 \
    当町 各町 本村 当村 本県 当県 全県 本区",
);

/// A part of a title without the number, edition and year of the plan that may precede the name of its body.
fn behind_edition(text: &str) -> &str {
    let digits = |text: &str| text.len() - text.trim_start_matches(is_any_digit).len();
    let numbered = |before: &str, behind: &[&str]| {
        let rest = text.strip_prefix(before)?;
        let first_year = if rest.starts_with('元') { '元'.len_utf8() } else { 0 };
        let (number, rest) = rest.split_at_checked(digits(rest).max(first_year))?;
        let end = behind.iter().find_map(|word| rest.strip_prefix(word))?;
        (!number.is_empty()).then_some(end)
    };
    let edition = || numbered("第", &["期", "次", "版"]);
    let era = || ["令和", "平成", "R", "H", "Ｒ", "Ｈ"].iter().find_map(|era| numbered(era, &["年度", "年", ""]));
    let number = || numbered("", &["年度", "年", ".", ""]);
    match edition().or_else(era).or_else(number) {
        Some(rest) => behind_edition(rest),
        None => text,
    }
}

/// The body that a title or the name of a file names: A市 for 「第2期A市総合戦略」 and 「02 A市」; `None` if it is not certain.
pub fn body_in_title(text: &str) -> Option<&str> {
    let is_body = |(body, behind): &(&str, &str)| {
        let is_named = body.ends_with(ENDS_OF_BODIES) && !body.ends_with("地区") || OTHER_BODIES.has(body);
        let is_sure = !NO_BODIES.has(body) && !body.contains(is_any_digit);
        is_named && is_sure && (behind.is_empty() || BEHIND_BODIES.behind(behind).is_some())
    };
    let mut parts = text.split(|letter: char| letter.is_whitespace() || "_＿-－（(【".contains(letter));
    parts.find_map(|part| {
        let part = behind_edition(part);
        let mut ends =
            part.char_indices().skip(1).filter_map(|(at, letter)| part.split_at_checked(at + letter.len_utf8()));
        ends.find(is_body).map(|(body, _)| body)
    })
}

/// Words before a figure for the time over which it is counted: 年3件, 月2回.
pub(super) const SPANS: WordList = WordList("年間 年に 毎年 年 月間 月に 毎月 月 週に 週 1日");

/// Whether a comparable text ends with a rank: 全国41位.
pub fn ends_with_a_rank(key: &str) -> bool {
    key.strip_suffix('位').is_some_and(|before| before.ends_with(is_digit))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_body_is_found_in_a_title_or_a_file_name() {
        let named = [
            ("A市総合戦略 進捗管理表", "A市"),
            ("若草村まち・ひと・しごと創生総合戦略　KPI一覧", "若草村"),
            ("令和6年度 市川市 評価シート", "市川市"),
            ("山形県酒田市地域再生計画", "山形県酒田市"),
            ("02_東村山市", "東村山市"),
            ("04川辺町_R6", "川辺町"),
            ("第2期酒田市まち・ひと・しごと創生総合戦略", "酒田市"),
            ("令和6年度酒田市総合戦略", "酒田市"),
            ("令和元年度酒田市総合戦略", "酒田市"),
            ("R6酒田市総合戦略", "酒田市"),
            ("2024年度第２次三郷市総合戦略", "三郷市"),
        ];
        for (title, body) in named {
            assert_eq!(body_in_title(title), Some(body), "{title}");
        }
        let others =
            "農村振興計画|市町村別一覧|市町村 KPI一覧|農村地域活性化計画|第2期 全市総合戦略|中心地区 KPI|KPI一覧";
        for title in others.split('|').chain([""]) {
            assert_eq!(body_in_title(title), None, "{title}");
        }
    }

    #[test]
    fn each_word_has_one_meaning() {
        let mut known = BTreeSet::new();
        for (word, kind) in kind_words() {
            assert!(known.insert(word.clone()), "{word} {kind:?}");
        }
        let mut known = BTreeSet::new();
        for word in HEAD_WORDS.iter().flat_map(|(_, words)| words.iter()) {
            assert!(known.insert(word), "{word}");
        }
    }
}
