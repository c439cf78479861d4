//! The texts of 概況: the figures of a KPI by the end of a year, and the reason why a KPI can't be judged.

use super::medium::Medium;
use super::rates::ShownRate;
use super::{Language, activity_log, figures, judging, names, running, terms, units};
use crate::figures::achievement::{Formula, Rate, Why};
use crate::figures::by_year::ActualByYear;
use crate::figures::chart::bullet::Bullet;
use crate::figures::progress::{Judgement, OpenReason, ProgressEntry, SortBy, TargetInForce};
use crate::figures::totals::{Gap, Span};
use crate::plan::cell::State;
use crate::plan::{Certainty, Plan};
use crate::value::{Amount, FiscalYear};

/// The texts of a KPI in 概況. A text is blank if there is no such figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressTexts {
    /// The state in the words of the plan, or the word of its rule of grades.
    pub state: String,
    /// The reason for a missing judgement, or what the figures wait for.
    pub reason: String,
    /// The same for paper, without what only the page offers.
    pub paper_reason: String,
    /// The year of the figures: `2022年度`, or `2022年度まで` for cumulative figures.
    pub year: String,
    /// The target, without its unit.
    pub target: String,
    /// The actual for the same years, without its unit.
    pub actual: String,
    /// `速報` or `見込` if the actual includes such a value.
    pub certainty: &'static str,
    /// 達成率.
    pub rate: ShownRate,
    /// 最終目標比.
    pub of_final: String,
    /// 前年差 with its sign, and a remark that it is for single years if the actual beside it is a mean.
    pub difference: String,
}

impl ProgressTexts {
    /// The texts of a KPI of the plan.
    pub fn new(entry: &ProgressEntry, plan: &Plan, language: Language) -> Self {
        let shown = |rate: &Rate| ShownRate::new(rate, language);
        // 後退 is shown only once, beside the rate.
        let of_final = |rate: &Rate| match rate.formula {
            Formula::OfPlannedGain => shown(rate).text(),
            _ => shown(rate).figure,
        };
        let (actual, certainty) = entry.actual.as_ref().map(actual).unwrap_or_default();
        let [before, behind] = entry.around_actual();
        let [before_target, behind_target] = entry.around_target();
        let target = entry.target.map(|target| Medium::Screen.amount(target)).unwrap_or_default();
        Self {
            state: state(entry, plan, language),
            reason: reason(entry, Medium::Screen, language),
            paper_reason: reason(entry, Medium::PlainPaper, language),
            year: year(entry, language),
            target: [before_target, target, behind_target].concat(),
            actual: [before, actual, behind].concat(),
            certainty: terms::certainty(certainty, language),
            rate: entry.rate.as_ref().map(shown).unwrap_or_default(),
            of_final: entry.of_final.as_ref().map(of_final).unwrap_or_default(),
            difference: entry.difference.map(|amount| difference(amount, entry, language)).unwrap_or_default(),
        }
    }
}

/// The word of judgement.
fn state(entry: &ProgressEntry, plan: &Plan, language: Language) -> String {
    judging::with_source(judging::verdict(entry.verdict, Span::from_plan(plan), language), entry.word_source, language)
}

fn year(entry: &ProgressEntry, language: Language) -> String {
    let year = terms::year(entry.year, language);
    if entry.is_cumulative() { sentence!(language, "{year}まで", "to {year}") } else { year }
}

fn actual(actual: &ActualByYear) -> (String, Certainty) {
    let text = match actual {
        ActualByYear::Amount(amount, _) => Medium::Screen.amount(*amount),
        ActualByYear::Mean(sum) => figures::mean_of(sum),
    };
    (text, actual.certainty())
}

fn difference(amount: Amount, entry: &ProgressEntry, language: Language) -> String {
    let figure = Medium::Screen.amount(amount);
    let signed = if amount.signum() > 0 { format!("+{figure}") } else { figure };
    match entry.actual {
        Some(ActualByYear::Mean(_)) => sentence!(language, "{signed}（単年度）", "{signed} (single years)"),
        _ => signed,
    }
}

/// The same beside the target and the actual: for a running year only what these figures do not show.
pub(crate) fn reason_beside_figures(entry: &ProgressEntry, medium: Medium, language: Language) -> String {
    match (entry.judgement, entry.running) {
        (Judgement::Running, Some(running)) => {
            let how_far = running::beside_figures(running, &entry.row, entry.year, medium, language);
            sentences([how_far, target_in_force(entry, medium, language)], language)
        }
        _ => reason(entry, medium, language),
    }
}

/// The short reason why a KPI can't be judged, on screen with what was entered for a later year, the number of records
/// that its figure leaves out, and the other target by which the year is evaluated; blank if there is nothing to show.
pub(crate) fn reason(entry: &ProgressEntry, medium: Medium, language: Language) -> String {
    let judged = judged(entry, medium, language);
    let records_left_out = activity_log::left_out(entry, language);
    let parts =
        [judged, missing(entry, language), figures::years_left_out(&entry.left_out, language), records_left_out];
    sentences(parts.into_iter().chain([target_in_force(entry, medium, language)]), language)
}

/// The number of years that the actual leaves out; blank if this is already the reason for a missing judgement.
fn missing(entry: &ProgressEntry, language: Language) -> String {
    let is_said = matches!(entry.judgement, Judgement::Open(OpenReason::NoRate(Why::ActualMissing { .. })));
    let notes =
        if is_said || entry.actual.is_none() { Vec::new() } else { figures::gap_notes(&entry.missing, language) };
    sentences(notes, language)
}

/// The sentences that are not blank, one after the other.
fn sentences(all: impl IntoIterator<Item = String>, language: Language) -> String {
    let all: Vec<String> = all.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    all.join(language.choose("。", "; "))
}

/// The target by which the year is evaluated, if it differs from the plan's; otherwise blank.
fn target_in_force(entry: &ProgressEntry, medium: Medium, language: Language) -> String {
    match entry.in_force {
        TargetInForce::Other(amount) => {
            let amount = medium.amount(amount);
            sentence!(language, "年度末に有効だった目標は{amount}", "target in force at the year's end: {amount}")
        }
        TargetInForce::OtherFinal(amount) if entry.of_final.is_some() => {
            let amount = medium.amount(amount);
            sentence!(
                language,
                "年度末に有効だった最終目標は{amount}",
                "final target in force at the year's end: {amount}"
            )
        }
        TargetInForce::Same | TargetInForce::OtherFinal(_) => String::new(),
        TargetInForce::Missing => {
            language.say("年度末に有効だった計画に目標がない", "no target in force at the year's end")
        }
        TargetInForce::NotInVersion => {
            language.say("年度末に有効だった計画にない", "not in the plan in force at the year's end")
        }
    }
}

fn judged(entry: &ProgressEntry, medium: Medium, language: Language) -> String {
    let why = match entry.judgement {
        Judgement::Met | Judgement::OnTrack | Judgement::Below => {
            let Some(why) = entry.no_rate.map(|why| no_rate(why, medium, language)) else { return String::new() };
            return sentence!(language, "算定不可：{why}", "no rate: {why}");
        }
        Judgement::Unsure => {
            let odd = language.choose("数値が前後の年度や目標と大きく違う", "a figure far from its neighbours");
            let to_do = if medium == Medium::Screen {
                language.choose("チェックで確認", "see “Checks”")
            } else {
                ""
            };
            return sentences([odd, to_do].map(str::to_owned), language);
        }
        Judgement::Running => running(entry, medium, language),
        Judgement::NotEntered => None,
        Judgement::Open(reason) => Some(open(reason, entry, medium, language)),
    };
    // A paper of a year does not change when a later year is filled in.
    let later = entry.later.filter(|_| medium == Medium::Screen).map(|later| {
        let later = terms::year(later, language);
        sentence!(language, "{later}の実績は入力済み", "the actual for {later} is entered")
    });
    sentences(why.into_iter().chain(later), language)
}

/// The text for a year that has not ended: that its actual is not known (集計中), and the progress of the KPI; `None` if
/// neither applies.
fn running(entry: &ProgressEntry, medium: Medium, language: Language) -> Option<String> {
    let is_unknown = matches!(entry.row.actual(entry.year).state, State::Unknown { .. });
    let unknown = is_unknown.then(|| cell_without_figure(entry, language));
    let how_far = entry.running.map(|running| running::sentence(running, &entry.row, entry.year, medium, language));
    let said = sentences(unknown.into_iter().chain(how_far), language);
    (!said.is_empty()).then_some(said)
}

/// The content of the year's actual without a figure: the word for a value that is not known. Text of another form is
/// kept as written.
pub(super) fn cell_without_figure(entry: &ProgressEntry, language: Language) -> String {
    let actual = entry.row.actual(entry.year);
    let written = names::without_long_runs(&actual.shown(&entry.row.unit));
    match actual.state {
        State::Unknown { reason } if written == terms::unknown(reason, Language::Japanese) => {
            terms::unknown(reason, language).to_owned()
        }
        _ => written,
    }
}

/// The reason why there is no rate; on paper without hints on what the user can do on the page.
fn no_rate(why: Why, medium: Medium, language: Language) -> String {
    match medium {
        Medium::Screen => figures::no_rate(why, language),
        Medium::Paper(_) | Medium::PlainPaper => figures::why_no_rate(why, language),
    }
}

fn open(reason: OpenReason, entry: &ProgressEntry, medium: Medium, language: Language) -> String {
    match reason {
        OpenReason::Described => language.say("文章で表す指標", "described in words"),
        OpenReason::NotApplicable => language.say("この年度は該当なし", "not applicable in this year"),
        OpenReason::PeriodNotOver => language.say("計画期間の途中", "the plan period is not over"),
        OpenReason::NotStated => {
            language.say("公開用CSVに判定か理由がない", "the CSV for publishing has no judgement or reason")
        }
        OpenReason::NoRate(Why::ActualMissing { year, gap }) if year < entry.year => waits(year, gap, entry, language),
        OpenReason::NoRate(Why::ActualMissing { gap: Gap::Unknown, .. }) => cell_without_figure(entry, language),
        OpenReason::NoRate(why) => no_rate(why, medium, language),
    }
}

/// The sentence that the sum up to the year waits for an earlier year, or that it leaves that year out and is not judged.
fn waits(year: FiscalYear, gap: Gap, entry: &ProgressEntry, language: Language) -> String {
    let (missing, until) = (terms::year(year, language), terms::year(entry.year, language));
    let state = match gap {
        Gap::NoBaseline | Gap::NoYearBefore(_) => language.choose("計算できない", "not calculable"),
        gap => terms::gap(gap, language),
    };
    if entry.actual.is_some() && !entry.missing.is_empty() {
        let notes = language.series(figures::gap_notes(&entry.missing, language));
        return sentence!(
            language,
            "{notes}のため判定できない（実績はその分を除く）",
            "cannot be judged: {notes}, which the actual leaves out"
        );
    }
    sentence!(
        language,
        "{missing}が{state}のため、{until}までの累計を出せません",
        "no total up to {until}, because {missing} is {state}"
    )
}

/// The legend of the parts of the bars, for the parts that any of these KPIs has.
pub fn bullet_legend(entries: &[ProgressEntry], language: Language) -> String {
    let bars: Vec<_> = entries.iter().filter_map(ProgressEntry::bullet).collect();
    let has = |part: fn(&Bullet) -> bool| bars.iter().any(part);
    let parts = [
        (!bars.is_empty(), language.choose("棒: 実績", "bar: actual")),
        (has(|bar| bar.target.is_some()), language.choose("太線: 目標", "thick line: target")),
        (has(|bar| bar.goal.is_some()), language.choose("細線: 最終目標", "thin line: final target")),
        (has(|bar| bar.today.is_some()), language.choose("下の目盛り: 今日", "tick below: today")),
    ];
    let named: Vec<_> = parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, part)| part).collect();
    named.join(language.choose("　", ", "))
}

/// The heading of a column.
pub fn heading(column: SortBy, language: Language) -> &'static str {
    match column {
        SortBy::State => language.choose("判定", "State"),
        SortBy::Number => language.choose("No", "No."),
        SortBy::Name => language.choose("指標", "Indicator"),
        SortBy::Target => language.choose("目標", "Target"),
        SortBy::Actual => language.choose("実績", "Actual"),
        SortBy::Rate => language.choose("達成率", "Rate"),
        SortBy::OfFinal => language.choose("最終目標比", "Share of final target"),
        SortBy::Difference => language.choose("前年差", "Change from previous year"),
        SortBy::Year => language.choose("年度", "Year"),
        SortBy::Responsible => language.choose("所管課", "Section"),
    }
}

/// The sheet of 一枚で印刷: the layout of its rows on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverviewSheet {
    /// The number of its KPIs.
    pub rows: usize,
    /// The number of lines that they take: a name that is longer than the column continues in a second line.
    pub lines: usize,
    /// Whether a name is so long that other columns give up room for it.
    pub has_long_names: bool,
    /// The width of the longest figure in tenths of an em, so that no figure is cut.
    pub amount: usize,
    /// The width of the longest difference in tenths of an em.
    pub difference: usize,
    /// The room for the names, in tenths of an em: the longest name with its unit, and the room that long figures take from it.
    pub name: usize,
}

impl OverviewSheet {
    /// The largest number of KPIs of a landscape sheet.
    const LANDSCAPE: usize = 36;
    /// The largest number of lines of a portrait sheet; more lines take two sheets or more.
    const UPRIGHT: usize = 60;
    /// The number of letters of a name and its unit up to which a landscape sheet has room for all columns.
    const SHORT_LYING: usize = 16;
    /// The same number for a portrait sheet.
    const SHORT_STANDING: usize = 30;
    /// The number of letters of a name and its unit that fit on one line if other columns give up room.
    const ONE_LINE: usize = 36;

    /// The smallest number of letters in a line of a name, however much room the figures take.
    const SHORTEST_LINE: usize = 6;
    /// The room of a figure of usual length, in tenths of an em.
    const USUAL_AMOUNT: usize = 65;
    /// The room of a difference of usual length, in tenths of an em.
    const USUAL_DIFFERENCE: usize = 58;
    /// The room of the names if a reason follows a name, in tenths of an em.
    const WITH_REASON: usize = 210;
    /// The room before the name of a part of another KPI.
    const BEFORE_PART: usize = 25;

    /// The sheet of these KPIs of the plan, as it is printed in that language.
    pub fn from_entries(listed: &[ProgressEntry], plan: &Plan, language: Language) -> Self {
        let letters = |entry: &ProgressEntry| entry.row.name.chars().count() + entry.row.unit.chars().count();
        let (mut amount, mut difference, mut name) = (Self::USUAL_AMOUNT, Self::USUAL_DIFFERENCE, 0);
        for entry in listed {
            let texts = ProgressTexts::new(entry, plan, language);
            amount = amount.max(width(&format!("{} {}", texts.actual, texts.certainty))).max(width(&texts.target));
            difference = difference.max(width(&texts.difference));
            let unit = units::behind_name(&entry.row.name, entry.row.unit_of_years(), language);
            let before = if entry.is_part { Self::BEFORE_PART } else { 0 };
            let reason = if texts.paper_reason.is_empty() { 0 } else { Self::WITH_REASON };
            name = name.max(before + width(&format!("{}{unit}", entry.row.name))).max(reason);
        }
        // The names lose the room that the two columns of figures and the column of differences take beyond the usual widths.
        let taken = (2 * (amount - Self::USUAL_AMOUNT) + difference - Self::USUAL_DIFFERENCE).div_ceil(10);
        let room = |usual: usize| usual.saturating_sub(taken).max(Self::SHORTEST_LINE);
        let rows = listed.len();
        let short = room(if rows > Self::LANDSCAPE { Self::SHORT_STANDING } else { Self::SHORT_LYING });
        let lines = listed.iter().map(|entry| letters(entry).div_ceil(room(Self::ONE_LINE)).max(1)).sum();
        let has_long_names = listed.iter().any(|entry| letters(entry) > short);
        Self { rows, lines, has_long_names, amount, difference, name: name + 10 * taken }
    }

    /// Whether everything fits on one sheet.
    pub fn is_one(self) -> bool {
        self.lines <= Self::UPRIGHT
    }

    /// The CSS classes of its layout (`style/overview.css`).
    pub fn class(self) -> &'static str {
        match (self.rows, self.has_long_names) {
            _ if !self.is_one() => "sheet upright many long-names",
            (rows, true) if rows > Self::LANDSCAPE => "sheet upright long-names",
            (rows, false) if rows > Self::LANDSCAPE => "sheet upright",
            (_, true) => "sheet landscape long-names",
            (_, false) => "sheet landscape",
        }
    }

    /// The warning before printing if it takes more than one sheet; `None` if it takes one.
    pub fn warning(self, language: Language) -> Option<String> {
        let rows = self.rows;
        let text = || sentence!(language, "{rows}件は2枚以上になります", "{rows} indicators take two sheets or more");
        (!self.is_one()).then(text)
    }
}

/// The width of a figure with the blanks beside it, in tenths of an em; digits, signs and points are narrower than letters.
fn width(text: &str) -> usize {
    let tenths = |letter: char| match letter {
        ',' | '.' | ' ' => 3,
        _ if letter.is_ascii() => 6,
        _ => 10,
    };
    text.chars().map(tenths).sum::<usize>() + 5
}
