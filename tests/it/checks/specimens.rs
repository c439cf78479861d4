//! One finding of every kind, with its cause. The tests of sentences and `docs/checks.md` show these specimens.

use std::sync::Arc;

use keikaku::checks::{
    Detail, DupDetail, EvalDetail, Finding, FindingPlace, KpiDetail, Neighbour, PlanDetail, ReadAs, RowPlace,
    SettledFigures, SumDetail, Thousand, YearDetail,
};
use keikaku::plan::cell::Bound;
use keikaku::plan::evaluation::{EvaluationPart, KpiText, SheetText, Whole, WholeText};
use keikaku::plan::indicator::{Basis, Direction, Row};
use keikaku::plan::{Aggregation, BuiltIn, EvaluationPlace, Fact, Leaf, RecordText};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{AsOf, Date};
use keikaku::value::id::{IndicatorId, RecordId};
use keikaku::wording::Language;
use keikaku::wording::findings::PlaceNames;

use crate::checks::draft::{day, year};

/// A finding in the second row of a plan.
pub(crate) struct Specimen {
    pub(crate) finding: Finding,
    /// The cause of the finding, in Japanese.
    pub(crate) because: &'static str,
    form: BuiltIn,
    name: &'static str,
}

impl Specimen {
    /// The names that the finding's sentence uses.
    pub(crate) fn names(&self, language: Language) -> PlaceNames {
        PlaceNames::of_row(&self.form.form(), language, row(), 2, self.name)
    }
}

/// All specimens, family by family.
pub(crate) fn all() -> Vec<Specimen> {
    let families = [facts(), document(), names_and_units(), cells(), aims(), sums(), years(), actuals(), sheets()];
    families.into_iter().flatten().collect()
}

fn row() -> IndicatorId {
    IndicatorId::from_bits(2)
}

fn amount(plain: &str) -> Amount {
    Amount::from_plain(plain).unwrap()
}

fn of_fact(fact: Fact, detail: PlanDetail, because: &'static str) -> Specimen {
    let finding = Finding { place: FindingPlace::Fact(fact), detail: detail.into() };
    Specimen { finding, because, form: BuiltIn::F2022, name: "" }
}

fn in_row(name: &'static str, row_place: RowPlace, detail: impl Into<Arc<Detail>>, because: &'static str) -> Specimen {
    let finding = Finding { place: FindingPlace::Indicator { id: row(), row_place }, detail: detail.into() };
    Specimen { finding, because, form: BuiltIn::F2022, name }
}

fn of_text(place: &str, detail: impl Into<Arc<Detail>>, because: &'static str) -> Specimen {
    let finding = Finding { place: FindingPlace::Text(place.parse().unwrap()), detail: detail.into() };
    Specimen { finding, because, form: BuiltIn::F2022, name: "" }
}

fn of_year(place: FindingPlace, detail: YearDetail, because: &'static str) -> Specimen {
    Specimen { finding: Finding { place, detail: detail.into() }, because, form: BuiltIn::F2016, name: "" }
}

fn facts() -> Vec<Specimen> {
    let text = str::to_owned;
    vec![
        of_fact(Fact::Area, PlanDetail::Blank, "3 区域が空欄のまま確定または印刷"),
        of_fact(Fact::ProjectEnd, PlanDetail::NoEnd, "終期が空欄のまま確定または印刷"),
        of_fact(Fact::PlanEnd, PlanDetail::UnreadableEnd { text: text("平成33年まで") }, "月日がない"),
        of_fact(
            Fact::ProjectEnd,
            PlanDetail::EndBeforeStart { start: day("2022-04-01"), end: day("2021-03-31") },
            "2022年4月1日から2021年3月31日まで",
        ),
        of_fact(
            Fact::PlanEnd,
            PlanDetail::EndsApart { of_plan: day("2026-03-31"), project: day("2027-03-31") },
            "計画は2026年3月31日まで、事業は2027年3月31日まで",
        ),
        of_fact(Fact::PlanEnd, PlanDetail::EndsWithinYear { end: day("2027-03-30") }, "2027年3月30日まで"),
        of_fact(Fact::ProjectLength, PlanDetail::OtherLength { printed: 3, columns: 4 }, "3ヶ年度、数値のある列は4つ"),
        of_fact(Fact::ProjectCost, PlanDetail::NoCost, "総事業費が空欄のまま確定または印刷"),
        of_fact(Fact::ProjectCost, PlanDetail::UnreadableCost { text: text("60,240") }, "単位がない"),
        of_fact(Fact::MeasureCode, PlanDetail::OddCode { text: text("A307") }, "支援措置の番号が A307"),
        of_fact(
            Fact::MeasureCode,
            PlanDetail::OtherCode { text: text("A2007"), of_form: vec![text("A3007")] },
            "A3007の様式で支援措置の番号が A2007",
        ),
        of_fact(Fact::Area, PlanDetail::BodyNotInArea { body: text("仙台市") }, "区域が「宮城県の一部」"),
    ]
}

fn document() -> Vec<Specimen> {
    let (text, leaf) = (str::to_owned, |code| Leaf::new(code).unwrap());
    let outside =
        PlanDetail::ProjectOutside { name: text("採用の支援"), year: year(2021), end: day("2020-03-31") };
    let heading = PlanDetail::OtherHeading {
        own: text("達成状況にかかる評価"), of_form: text("達成状況に係る評価")
    };
    vec![
        of_text("s5_2_3", PlanDetail::BlankSection, "事業の内容が空欄のまま確定または印刷"),
        of_text("s5_2_9", PlanDetail::NoAnswer, "その他必要な事項が空欄のまま確定または印刷"),
        of_text("s5_2_4r2", PlanDetail::HalfAPair, "取組②があり、理由②がない"),
        of_text("s5_3_2/1/start", PlanDetail::Placeholder, "「年 月 日」のまま"),
        of_text("s5_3_2/1/end", outside, "計画は2020年3月31日まで、取組は2021年度まで"),
        of_text("s7_1/heading", heading, "見出しが様式と異なる"),
        of_text("s7_3", DupDetail::OtherText { of: vec![leaf("s5_2_6p")] }, "様式が繰り返す文と異なる文"),
        of_text("s5_2_5", DupDetail::NothingThere { to: leaf("s4_kpi") }, "参照先の表にKPIがないまま確定または印刷"),
        in_row(
            "集中支援企業数",
            RowPlace::Name,
            DupDetail::OtherName { name: text("集中支援対象企業数"), place: text("５の４") },
            "一覧では別の名称",
        ),
        in_row(
            "女性の有業率",
            RowPlace::Definition,
            DupDetail::OtherDefinition { definition: text("就職者 ÷ 15歳以上人口"), place: text("５の４") },
            "一覧では別の説明",
        ),
        in_row(
            "集中支援企業数",
            RowPlace::Name,
            DupDetail::OtherProjects {
                one: (text("５の４"), text("徹底的集中支援の推進")),
                other: (text("目次"), text("徹底的集中支援")),
            },
            "目次と一覧でプロジェクトの名称が違う",
        ),
    ]
}

fn names_and_units() -> Vec<Specimen> {
    let text = str::to_owned;
    let sales = "商品の売り上げ増加額";
    vec![
        in_row("2番目の指標", RowPlace::Name, KpiDetail::NoName, "数値はあるが名称が空欄"),
        in_row("移住相談会等の参加者数", RowPlace::Unit, KpiDetail::NoUnit, "2022年様式で単位が空欄"),
        in_row("相談件数", RowPlace::Unit, KpiDetail::UnitUnsaid, "2022年様式以外で、単位欄にも数値の欄にも単位がない"),
        in_row(
            sales,
            RowPlace::Target(year(2024)),
            KpiDetail::ForeignFigure { text: text("35,000円"), unit: text("千円"), converted: Some(text("35")) },
            "単位が千円の行に 35,000円",
        ),
        in_row(
            sales,
            RowPlace::Target(year(2024)),
            KpiDetail::ForeignFigure { text: text("80%"), unit: text("千円"), converted: None },
            "単位が千円の行に 80%",
        ),
        in_row(
            sales,
            RowPlace::Target(year(2024)),
            KpiDetail::UnitSettled { text: text("35,000円") },
            "35,000円 と記入したあとで、単位を円に変えた",
        ),
        in_row(
            sales,
            RowPlace::Target(year(2024)),
            KpiDetail::OtherUnit { written: text("円"), usual: text("千円") },
            "単位が千円の行で 35,000円 を数値としていた、または単位欄が空欄で単位が二つある",
        ),
        in_row(
            sales,
            RowPlace::Target(year(2024)),
            KpiDetail::WithoutUnit { usual: text("千円") },
            "単位欄が空欄で、25,000 千円 の次が 35,000",
        ),
        in_row("", RowPlace::Name, KpiDetail::UnusedWithNumber { amount: amount("10.00") }, "名称が「-」の行に 10.00"),
        in_row("相談件数", RowPlace::Name, KpiDetail::SameName { name: text("相談件数"), first: 1 }, "相談件数が2行"),
    ]
}

fn cells() -> Vec<Specimen> {
    let share = "女性の有業率";
    let target = RowPlace::Target(year(2026));
    vec![
        in_row("相談件数", target, KpiDetail::Unreadable { text: "数百".to_owned() }, "数百"),
        in_row("相談件数", target, KpiDetail::OtherBound { text: "400超".to_owned(), bound: Bound::AtLeast }, "400超"),
        in_row(
            "相談件数",
            RowPlace::Target(year(2027)),
            KpiDetail::NumberOutsideProject { amount: amount("5.00") },
            "2026年度までの事業で2027年度に 5.00",
        ),
        in_row("相談件数", target, KpiDetail::NoneWithinProject, "2026年度までの事業で2026年度に「-」"),
        in_row(share, target, KpiDetail::ShareOutOfRange { level: amount("240") }, "各年度の値の割合に 240"),
        in_row(share, target, KpiDetail::SharesAddUpOutOfRange { level: amount("104.00") }, "24%から増加分80ポイント"),
        in_row(share, RowPlace::Basis, KpiDetail::ShareAsTotal, "割合の「目標の数え方」が計画期間の累計"),
        in_row(
            share,
            RowPlace::Basis,
            KpiDetail::ShareReadAsTotal { place: "５の４".to_owned() },
            "資料の別の箇所が5年間累計値とする",
        ),
    ]
}

fn aims() -> Vec<Specimen> {
    let (firms, share) = ("集中支援企業数", "女性の有業率");
    let taken = |as_of, as_of_text: &str| KpiDetail::OtherPeriods {
        as_of,
        as_of_text: as_of_text.to_owned(),
        basis: Basis::PeriodTotal,
        years: (year(2019), year(2023)),
    };
    let survey = KpiDetail::LastSurvey { survey: 2022, last: year(2023) };
    let of_strategy = vec![
        in_row(firms, RowPlace::Baseline, KpiDetail::NoBaseline, "数値はあるが開始前の値（現状値）が空欄"),
        in_row(
            firms,
            RowPlace::Baseline,
            taken(AsOf::FiscalYear(year(2017)), "2017年度実績"),
            "1年度の実績と5年間の累計",
        ),
        in_row(
            share,
            RowPlace::Target(year(2022)),
            KpiDetail::NoBetter { baseline: amount("51.8"), target: amount("50") },
            "増やす指標で 51.8 から 50",
        ),
        in_row(firms, RowPlace::Targets, KpiDetail::NoGain { total: amount("0") }, "増加分がすべて 0"),
        in_row(
            firms,
            RowPlace::Target(year(2022)),
            KpiDetail::ChangedWithoutReason { approved: "300".to_owned() },
            "認定版で 300 の目標を理由なしに変えた",
        ),
        in_row(
            "公共交通利用者数",
            RowPlace::Actual(year(2022)),
            unlikely("1984000", &[(Neighbour::YearBefore, "197"), (Neighbour::Target, "200")], "万人"),
            "前年が 197、目標が 200 のところに 1,984,000",
        ),
        in_row(
            share,
            RowPlace::Target(year(2022)),
            unlikely("0.55", &[(Neighbour::Year(year(2020)), "54")], "％"),
            "ほかの年度が 50 台のところに 0.55",
        ),
        in_row(
            "待機児童数",
            RowPlace::Direction,
            KpiDetail::BoundAgainstDirection { bound: Bound::AtLeast, direction: Direction::Keep },
            "目標 0 を「保つ」指標の条件が「以上」",
        ),
        in_row(share, RowPlace::Measured, survey, "2023年度までの計画で最後の調査が2022年"),
    ];
    let of_form = in_row(share, RowPlace::Basis, KpiDetail::LevelsUnderIncrements, "「増加分」の欄の様式で各年度の値");
    let as_levels = KpiDetail::LevelsForIncrements {
        of: Row::Target,
        baseline: amount("47.7"),
        figures: (amount("48"), amount("50")),
    };
    let as_levels = in_row(share, RowPlace::Basis, as_levels, "「増加分」の欄に、47.7 から続く 48、49、50");
    let of_records = KpiDetail::RecordsDoNotFit { aggregation: Aggregation::Mean };
    let of_records = in_row(
        share,
        RowPlace::ActualSource,
        of_records,
        "「実績のつけ方」が平均の指標の「目標の数え方」を増加分にした",
    );
    let record = |of: RecordText, text: &str, on: Option<Date>, because| {
        let detail = KpiDetail::RecordNotCounted { of, text: text.to_owned(), on };
        in_row("来場者数", RowPlace::Record(RecordId::from_bits(1), of), detail, because)
    };
    let on = Some(day("2026-05-03"));
    let records = [
        record(RecordText::Amount, "さん", on, "数量が「さん」の記録"),
        record(RecordText::Amount, "", on, "数量が空欄の記録"),
        record(RecordText::Choice, "ふつう", on, "アンケートにない答えの記録"),
        record(RecordText::On, "13/45", None, "日付が「13/45」の記録"),
    ];
    let of_strategy = of_strategy.into_iter().map(|one| Specimen { form: BuiltIn::Strategy, ..one });
    of_strategy.chain([of_form, as_levels, of_records]).chain(records).collect()
}

fn sums() -> Vec<Specimen> {
    let total = |detail, because| in_row("相談件数", RowPlace::StatedTotal, detail, because);
    let (stated, computed) = (amount("129"), amount("130"));
    let published = SumDetail::OtherFinalLevel { written: amount("13220"), reckoned: amount("13200") };
    let missing = SumDetail::YearsMissing {
        stated: amount("600"),
        blank: vec![year(2023), year(2024)],
        unknown: vec![year(2025)],
    };
    vec![
        total(SumDetail::Differs { stated, computed }, "累計 129、各年度 30・50・50"),
        total(
            SumDetail::HoldsBaseline { baseline: amount("453"), computed: amount("600") },
            "開始前 453、各年度 200・200・200、累計 1,053",
        ),
        total(
            SumDetail::OffByThousand { stated: amount("60000000"), thousand: Thousand::Times },
            "合計 60,000 に累計 60,000,000",
        ),
        total(SumDetail::OffByThousand { stated: amount("60"), thousand: Thousand::Part }, "合計 60,000 に累計 60"),
        in_row("相談件数", RowPlace::Target(year(2023)), missing, "累計はあるが、2か年が空欄、1か年が未把握"),
        total(SumDetail::NotStated { computed }, "読み取った資料の累計欄が空欄"),
        total(SumDetail::OfLevels { stated: amount("360") }, "各年度の値の指標に累計"),
        in_row("参加者数", RowPlace::FinalLevel, published, "11,861＋1,339 に最終目標 13,220"),
    ]
}

fn years() -> Vec<Specimen> {
    let text = str::to_owned;
    let heading = FindingPlace::Heading(year(2020));
    let end = FindingPlace::Fact(Fact::ProjectEnd);
    let era_day = YearDetail::PastItsEra { text: text("平成33年3月31日"), read: ReadAs::Day(day("2021-03-31")) };
    let position = YearDetail::OtherPosition { year: year(2020), nth: 2, column: 3 };
    vec![
        of_year(
            FindingPlace::Column(1),
            YearDetail::UnreadableHeading { text: text("4年度増加分") },
            "元号のない見出し（ファイルを読むとき）",
        ),
        of_year(
            FindingPlace::Column(2),
            YearDetail::OutOfOrder { before: year(2018), after: year(2020) },
            "H30 の次に H32（ファイルを読むとき）",
        ),
        of_year(
            heading,
            YearDetail::PastItsEra { text: text("H32 年度"), read: ReadAs::Year(year(2020)) },
            "改元前に書かれた見出し",
        ),
        of_year(end, era_day, "改元前に書かれた日付"),
        of_year(heading, position, "3列目に「2年目」（ファイルを読むとき）"),
        of_year(
            end,
            YearDetail::NoColumns { first: year(2021), last: year(2022) },
            "列は2020年度まで、事業は2022年度まで",
        ),
        of_year(heading, YearDetail::Impossible { text: text("平成30年度（2019年度）") }, "元号と西暦が別の年"),
        of_calendar_year(),
    ]
}

fn unlikely(figure: &str, beside: &[(Neighbour, &str)], unit: &str) -> KpiDetail {
    let beside = beside.iter().map(|(neighbour, plain)| (*neighbour, amount(plain))).collect();
    KpiDetail::Unlikely { amount: amount(figure), beside, unit: unit.to_owned() }
}

fn of_calendar_year() -> Specimen {
    let detail = YearDetail::CalendarYear { text: "2017年実績".to_owned(), year: 2017 };
    in_row("女性の有業率", RowPlace::AsOf, detail, "現状値が暦年の調査")
}

fn actuals() -> Vec<Specimen> {
    let of_2022 = |detail, because| in_row("相談件数", RowPlace::Actual(year(2022)), detail, because);
    let (actual, target) = (amount("35691"), amount("35691000"));
    let level = EvalDetail::LevelForIncrement { actual: amount("640"), target: amount("200"), level: amount("653") };
    vec![
        of_2022(EvalDetail::YearNotOver { actual: amount("120") }, "基準日が2022年12月31日"),
        of_2022(EvalDetail::NotEntered, "検証時期が毎年度9月、基準日が2023年10月1日"),
        of_2022(EvalDetail::UnknownWithoutReason, "実績が未把握で、理由も備考もない"),
        of_2022(EvalDetail::ThousandApart { actual, target }, "目標 35,691,000 に実績 35,691"),
        of_2022(level, "開始前 453、目標 200 に実績 640"),
        in_row("相談件数", RowPlace::StatedRate(Some(year(2022))), other_rate(), "目標 20 に実績 18、資料に 95%"),
        in_row("相談件数", RowPlace::StatedRate(None), other_rate(), "資料の全体の達成率が 95%"),
    ]
}

fn sheets() -> Vec<Specimen> {
    let of_sheet = |part, detail: EvalDetail, because| {
        let place = FindingPlace::Evaluation(EvaluationPlace { year: year(2022), part });
        let name = if matches!(part, EvaluationPart::Kpi(..)) { "相談件数" } else { "" };
        Specimen { finding: Finding { place, detail: detail.into() }, because, form: BuiltIn::F2022, name }
    };
    let spent = EvaluationPart::Sheet(SheetText::Spent);
    let apart = EvalDetail::MoneyApart { spent: amount("35691"), budget: amount("35691000") };
    let unlikely = EvalDetail::MoneyUnlikely { spent: amount("86050"), cost: amount("86050000") };
    let exceeded = EvalDetail::MoneyExceeded { spent: amount("400000"), parts: amount("450000") };
    let effect = EvaluationPart::Whole(Whole::Project, WholeText::Effect);
    let cause = EvaluationPart::Kpi(row(), KpiText::Cause);
    let published = EvaluationPart::Sheet(SheetText::PublishedOn);
    let corrected = EvaluationPart::Kpi(row(), KpiText::CorrectedNote);
    vec![
        of_sheet(spent, apart, "予算額 35,691,000円に実績額 35,691円"),
        of_sheet(spent, unlikely, "総事業費 86,050千円、事業は5年、実績額 86,050円"),
        of_sheet(spent, exceeded, "実績額 400,000円、うち交付金 300,000円、うち寄附 150,000円"),
        of_sheet(effect, EvalDetail::UnlikeEffect { effect: "1".to_owned() }, "目標に達した指標がない"),
        of_sheet(cause, EvalDetail::BlankInSheet, "確定した効果検証で、未達成の指標の要因が空欄"),
        of_sheet(published, EvalDetail::NotSaidPublished, "公表した効果検証で、公表日が空欄"),
        of_sheet(corrected, changed(), "確定したときの実績 18 が 20 になり、理由が空欄"),
    ]
}

fn changed() -> EvalDetail {
    let figures = |actual| SettledFigures { target: Some(amount("20")), actual: Some(amount(actual)) };
    EvalDetail::ChangedSinceSettled { kept: figures("18"), today: figures("20") }
}

fn other_rate() -> EvalDetail {
    EvalDetail::OtherRate { stated: amount("95"), computed: amount("90.0") }
}
