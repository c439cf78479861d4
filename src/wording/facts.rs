//! The texts of 基本情報: the labels of the facts by form, and the interpretation of dates and costs.

use super::Language;
use crate::plan::cell::{Reading, State};
use crate::plan::{Fact, Form, Plan};
use crate::value::fiscal_year::{self, Start, YearError};
use crate::value::{Date, width};

/// The label of the fact, with the printed number and heading of the form. A fact that the form does not have has its
/// general name.
pub fn label(fact: Fact, form: &Form, language: Language) -> &str {
    form.fact(fact).map_or_else(|| plain_label(fact, language), |fact| fact.label.text(language))
}

/// The general name of a fact.
fn plain_label(fact: Fact, language: Language) -> &'static str {
    match fact {
        Fact::Name => language.choose("計画の名称", "Name of the plan"),
        Fact::PreparedBy => language.choose("作成主体", "Body making the plan"),
        Fact::Area => language.choose("区域", "Area"),
        Fact::ApprovedOn => language.choose("認定日", "Date of approval"),
        Fact::Grant => language.choose("交付金などの名称", "Name of the grant"),
        Fact::MeasureCode => language.choose("支援措置の番号", "Code of the support measure"),
        Fact::ProjectName => language.choose("事業の名称", "Name of the project"),
        Fact::ProjectCost => language.choose("総事業費", "Project cost"),
        Fact::ProjectStart => language.choose("事業実施期間の始期", "Start of the project"),
        Fact::ProjectEnd => language.choose("事業実施期間の終期", "End of the project"),
        Fact::ProjectLength => language.choose("事業実施期間", "Length of the project"),
        Fact::ProjectNote => language.choose("事業実施期間の注記", "Note on the project’s period"),
        Fact::PlanStart => language.choose("計画期間の始期", "Start of the plan"),
        Fact::PlanEnd => language.choose("計画期間の終期", "End of the plan"),
        Fact::EvaluatedIn => language.choose("検証時期", "Month of the evaluation"),
        Fact::Contacts => language.choose("連絡先", "Contacts"),
        Fact::AmendmentReason => language.choose("変更の理由", "Reason for the amendment"),
    }
}

/// A hint for filling in the fact; blank for most facts.
pub fn hint(fact: Fact, form: &Form, language: Language) -> &'static str {
    let is_approved = || form.fact_list().any(|fact| fact == Fact::ApprovedOn);
    match fact {
        Fact::PreparedBy => language.choose("複数あるときは1行に一つずつ書きます。", "If there are several, write one per line."),
        Fact::ProjectCost => {
            language.choose("金額と単位を書きます（例 60,240千円）。", "Amount and unit, for example 60,240千円.")
        }
        Fact::ProjectStart | Fact::PlanStart if is_approved() => language.choose(
            "日付か「地域再生計画認定の日」。和暦でも西暦でもかまいません。",
            "A date (era or western year), or 地域再生計画認定の日 (the day the plan is approved).",
        ),
        Fact::ApprovedOn | Fact::ProjectStart | Fact::PlanStart | Fact::ProjectEnd | Fact::PlanEnd => {
            language.choose("和暦でも西暦でもかまいません。", "Era or western year.")
        }
        Fact::EvaluatedIn => language.choose("例 毎年度9月", "For example 毎年度9月 (every September)."),
        Fact::ProjectLength => {
            language.choose("書類に書く年数（例 3ヶ年度）", "The number of years as printed in the document, for example 3ヶ年度.")
        }
        Fact::AmendmentReason => language.choose(
            "計画全体の理由と、文章を変えた理由を書きます。目標ごとの理由は、表の目標の欄に書くと、この後ろに付きます。認定版として登録すると、その版の理由になります。",
            "The reason for the amendment as a whole, and for changed texts. Reasons entered at single targets in the table are added after it. Recording an approved version takes it over as the reason of that version.",
        ),
        _ => "",
    }
}

/// The sentence on the fiscal years of the project, which follow from the period in the plan's facts.
pub fn project_years(plan: &Plan, language: Language) -> String {
    let years = plan.project_years();
    let (first, last) = (years.start(), years.end());
    let count = plan.years.years().filter(|year| years.contains(year)).count();
    language.choose(
        format!("事業年度は{first}～{last}年度です（表の{count}か年）。"),
        format!(
            "The project runs from FY{first} to FY{last} ({} in the table).",
            super::plurals::counted(count, "year", "years")
        ),
    )
}

/// How the text of a fact is understood, to be shown beside it; `None` if there is nothing to add. `both_eras` adds the
/// Japanese era to each date (元号併記).
pub fn understood(fact: Fact, text: &str, both_eras: bool, language: Language) -> Option<String> {
    match fact {
        Fact::ProjectCost => cost(text),
        Fact::EvaluatedIn => {
            fiscal_year::read_month(text).map(|month| sentence!(language, "{month}月", "Month {month}"))
        }
        _ if fact.is_day() => day(text, both_eras, language),
        _ => None,
    }
}

fn day(text: &str, both_eras: bool, language: Language) -> Option<String> {
    if width::trim(text).is_empty() {
        return None;
    }
    match fiscal_year::read_start(text) {
        Ok(Start::On(read)) => Some(day_label(read.date, both_eras)),
        Ok(Start::Open) => Some(language.say("認定の日から", "From the day of approval")),
        // 12/11: a plan runs for several years, so that no year can be assumed.
        Err(YearError::Unreadable) if fiscal_year::read_named_day(text, Date::FIRST).is_ok() => {
            Some(day_error(YearError::Ambiguous, language).to_owned())
        }
        Err(error) => Some(day_error(error, language).to_owned()),
    }
}

/// A date as `2025年3月31日`, or with `both_eras` as `2025年3月31日（令和7年3月31日）`.
pub fn day_label(date: Date, both_eras: bool) -> String {
    let western = date.western_label();
    if both_eras { format!("{western}（{}）", date.era_label()) } else { western }
}

/// The reason why a text could not be read as a day.
pub fn day_error(error: YearError, language: Language) -> &'static str {
    match error {
        YearError::Impossible => language.choose("暦にない日付です。", "This date does not exist."),
        YearError::Disagreeing => {
            language.choose("元号の年と西暦の年が合いません。", "The era year and the western year do not match.")
        }
        YearError::Ambiguous => language.choose(
            "年がわかりません。元号か西暦を付けてください。",
            "The year is not clear. Please add the era or use the western year.",
        ),
        YearError::Unreadable => language.choose("日付として読み取れません。", "This cannot be read as a date."),
    }
}

/// A cost converted to 円: `60,240千円 = 60,240,000円`; `None` if the text is no amount of money or is already in 円.
fn cost(text: &str) -> Option<String> {
    let reading = Reading::from_text(text, "");
    let State::Number { amount, .. } = reading.state else { return None };
    let unit = width::key(&reading.unit?);
    let (_, power) = YEN.iter().find(|(name, _)| *name == unit)?;
    Some(format!("{}{unit} = {}円", amount.grouped(), amount.shifted(*power)?.grouped()))
}

/// The units of money other than 円, each with the power of ten that converts it to 円.
const YEN: [(&str, u32); 2] = [("千円", 3), ("百万円", 6)];
