//! The texts of 基本情報: the labels of the facts by form, and how dates and costs are understood.

use super::Language;
use crate::plan::cell::{Reading, State};
use crate::plan::{Fact, Form, Plan};
use crate::value::fiscal_year::{self, Date, Start, YearError};
use crate::value::width;

/// The label of the fact, by the printed number and heading of the form.
pub fn label(fact: Fact, form: Form, language: Language) -> &'static str {
    let printed = match form {
        Form::F2022 | Form::F2016 => printed_heading(fact),
        Form::Strategy | Form::Activity => None,
    };
    let japanese = printed.unwrap_or_else(|| plain_heading(fact, form));
    language.of(japanese, english_heading(fact, form))
}

fn printed_heading(fact: Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::Name => "1 地域再生計画の名称",
        Fact::PreparedBy => "2 地域再生計画の作成主体の名称",
        Fact::Area => "3 地域再生計画の区域",
        Fact::Grant => "5-2 交付金などの名称",
        Fact::MeasureCode => "5-2 支援措置の番号",
        Fact::ProjectName => "5-2の① 事業の名称",
        Fact::EvaluatedIn => "5-2の⑥ 検証時期",
        Fact::ProjectCost => "5-2の⑦ 総事業費",
        Fact::ProjectStart => "5-2の⑧ 事業実施期間の始期",
        Fact::ProjectEnd => "5-2の⑧ 事業実施期間の終期",
        Fact::ProjectLength => "5-2の⑧ 事業実施期間",
        Fact::ProjectNote => "5-2の⑧ 注記",
        Fact::PlanStart => "6 計画期間の始期",
        Fact::PlanEnd => "6 計画期間の終期",
        Fact::ApprovedOn | Fact::Contacts => return None,
    })
}

fn plain_heading(fact: Fact, form: Form) -> &'static str {
    match (fact, form) {
        (Fact::PreparedBy, Form::Activity) => "団体名",
        (Fact::ProjectStart, Form::Activity) => "活動の始まり",
        (Fact::ProjectEnd, Form::Activity) => "活動の終わり",
        (Fact::ApprovedOn, Form::Strategy) => "策定日",
        (Fact::Name, _) => "計画の名称",
        (Fact::PreparedBy, _) => "作成主体",
        (Fact::Area, _) => "区域",
        (Fact::ApprovedOn, _) => "認定日",
        (Fact::Grant, _) => "交付金などの名称",
        (Fact::MeasureCode, _) => "支援措置の番号",
        (Fact::ProjectName, _) => "事業の名称",
        (Fact::ProjectCost, _) => "総事業費",
        (Fact::ProjectStart, _) => "事業実施期間の始期",
        (Fact::ProjectEnd, _) => "事業実施期間の終期",
        (Fact::ProjectLength, _) => "事業実施期間",
        (Fact::ProjectNote, _) => "事業実施期間の注記",
        (Fact::PlanStart, _) => "計画期間の始期",
        (Fact::PlanEnd, _) => "計画期間の終期",
        (Fact::EvaluatedIn, _) => "検証時期",
        (Fact::Contacts, _) => "連絡先",
    }
}

fn english_heading(fact: Fact, form: Form) -> &'static str {
    match (fact, form) {
        (Fact::PreparedBy, Form::Activity) => "name of the group",
        (Fact::ProjectStart, Form::Activity) => "start of the activity",
        (Fact::ProjectEnd, Form::Activity) => "end of the activity",
        (Fact::ApprovedOn, Form::Strategy) => "date of adoption",
        (Fact::Name, _) => "name of the plan",
        (Fact::PreparedBy, _) => "body that makes the plan",
        (Fact::Area, _) => "area",
        (Fact::ApprovedOn, _) => "date of approval",
        (Fact::Grant, _) => "name of the grant",
        (Fact::MeasureCode, _) => "code of the support measure",
        (Fact::ProjectName, _) => "name of the project",
        (Fact::ProjectCost, _) => "project cost",
        (Fact::ProjectStart, _) => "start of the project",
        (Fact::ProjectEnd, _) => "end of the project",
        (Fact::ProjectLength, _) => "length of the project",
        (Fact::ProjectNote, _) => "note on the project’s period",
        (Fact::PlanStart, _) => "start of the plan",
        (Fact::PlanEnd, _) => "end of the plan",
        (Fact::EvaluatedIn, _) => "month of the evaluation",
        (Fact::Contacts, _) => "contacts",
    }
}

/// A hint for filling in the fact; blank for most facts.
pub fn hint(fact: Fact, language: Language) -> &'static str {
    match fact {
        Fact::PreparedBy => language.of("複数あるときは1行に一つずつ書きます。", "One a line where there are several."),
        Fact::ProjectCost => {
            language.of("金額と単位を書きます（例 60,240千円）。", "Amount and unit, such as 60,240千円.")
        }
        Fact::ProjectStart | Fact::PlanStart => language.of(
            "日付か「地域再生計画認定の日」。和暦でも西暦でもかまいません。",
            "A date, by era or western year, or 地域再生計画認定の日.",
        ),
        Fact::ApprovedOn | Fact::ProjectEnd | Fact::PlanEnd => {
            language.of("和暦でも西暦でもかまいません。", "By era or western year.")
        }
        Fact::EvaluatedIn => language.of("例 毎年度9月", "Such as 毎年度9月."),
        Fact::ProjectLength => {
            language.of("書類に書く年数（例 3ヶ年度）", "The number of years as printed, such as 3ヶ年度.")
        }
        _ => "",
    }
}

/// The fiscal years in which the project runs, as they follow from the period in the plan's facts.
pub fn project_years(plan: &Plan, language: Language) -> String {
    let years = plan.project_years();
    let (first, last) = (years.start(), years.end());
    let count = plan.years.years().filter(|year| years.contains(year)).count();
    language.of(
        format!("事業年度は{first}～{last}年度です（表の{count}か年）。"),
        format!("The project runs from FY{first} to FY{last} ({count} columns of the table)."),
    )
}

/// The fact as it is understood, to be shown beside its text; `None` if there is nothing to add. `both_eras` adds the
/// Japanese era to each date (元号併記).
pub fn understood(fact: Fact, text: &str, both_eras: bool, language: Language) -> Option<String> {
    match fact {
        Fact::ProjectCost => cost(text),
        Fact::EvaluatedIn => {
            fiscal_year::read_month(text).map(|month| language.of(format!("{month}月"), format!("month {month}")))
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
        Ok(Start::Open) => Some(language.of("認定の日から", "from the day of approval").to_owned()),
        Err(error) => Some(day_error(error, language).to_owned()),
    }
}

/// A date as `2025年3月31日`, or with `both_eras` as `2025年3月31日（令和7年3月31日）`.
pub fn day_label(date: Date, both_eras: bool) -> String {
    let western = date.western_label();
    if both_eras { format!("{western}（{}）", date.era_label()) } else { western }
}

/// The reason for which a text could not be read as a day.
pub fn day_error(error: YearError, language: Language) -> &'static str {
    match error {
        YearError::Impossible => language.of("暦にない日付です。", "The calendar has no such day."),
        YearError::Disagreeing => {
            language.of("元号の年と西暦の年が合いません。", "Era year and western year disagree.")
        }
        YearError::Ambiguous => {
            language.of("元号がわかりません。元号か西暦を付けてください。", "The era is not clear.")
        }
        YearError::Unreadable => language.of("日付として読み取れません。", "This cannot be read as a date."),
    }
}

/// A cost converted to 円: `60,240千円 = 60,240,000円`; `None` if the text is no amount of money or is in 円 already.
fn cost(text: &str) -> Option<String> {
    let reading = Reading::of(text, "");
    let State::Number { amount, .. } = reading.state else { return None };
    let unit = width::key(&reading.unit?);
    let (_, power) = YEN.iter().find(|(name, _)| *name == unit)?;
    Some(format!("{}{unit} = {}円", amount.grouped(), amount.shifted(*power)?.grouped()))
}

/// The units of money other than 円, each with the power of ten that converts it to 円.
const YEN: [(&str, u32); 2] = [("千円", 3), ("百万円", 6)];
