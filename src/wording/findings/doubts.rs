//! What is said of a figure that is doubtful beside the others of its KPI, in a preview that names the KPI and the figure
//! itself.

use super::terms;
use crate::checks::{Detail, DoubtfulCell, EvalDetail, KpiDetail, Neighbour, SumDetail, Thousand};
use crate::value::Amount;
use crate::wording::{Language, cells};

/// The sentence on the figure: `前年197、目標200の約1万倍です。単位（万人）と桁を確かめてください。`
pub(in crate::wording) fn sentence(detail: &Detail, language: Language) -> String {
    match detail {
        Detail::Kpi(KpiDetail::Unlikely { beside, power, unit, .. }) => unlikely(beside, *power, unit, language),
        Detail::Eval(EvalDetail::ThousandApart { target, .. }) => {
            let target = target.grouped();
            sentence!(
                language,
                "目標（{target}）と3桁違います。円と千円など、単位を確かめてください。",
                "three digits apart from the target ({target}). Please check the unit, such as 円 and 千円."
            )
        }
        Detail::Eval(EvalDetail::LevelForIncrement { target, .. }) => {
            let target = target.grouped();
            sentence!(
                language,
                "増加分の欄です（目標は{target}）。実数（水準）ではありませんか。",
                "counted in increments (target {target}). Is it perhaps the level?"
            )
        }
        Detail::Sum(SumDetail::OffByThousand { thousand, .. }) => match thousand {
            Thousand::Times => language.choose(
                "各年度の合計の千倍です。単位を確かめてください。".to_owned(),
                "a thousand times the sum of the years. Please check the unit.".to_owned(),
            ),
            Thousand::Part => language.choose(
                "各年度の合計の千分の1です。単位を確かめてください。".to_owned(),
                "a thousandth of the sum of the years. Please check the unit.".to_owned(),
            ),
        },
        _ => String::new(),
    }
}

/// How many doubtful cells are named one by one.
const NAMED: usize = 3;

/// The sentences on the doubtful cells of what comes in whole, each with its place; the rest is counted.
pub(in crate::wording) fn cells(cells: &[DoubtfulCell], language: Language) -> String {
    let cell = |cell: &DoubtfulCell| {
        let at = format!("{} {}", super::quoted(&cell.name), cells::cell(cell.place, "", language));
        let said = sentence(&cell.detail, language);
        format!("{}: {said}", at.trim())
    };
    let mut told: Vec<String> = cells.iter().take(NAMED).map(cell).collect();
    let rest = cells.len().saturating_sub(NAMED);
    if rest > 0 {
        told.push(sentence!(
            language,
            "ほかに{rest}か所。取り込んだ後もチェックに出ます。",
            "{rest} more cells; “Checks” has them afterwards."
        ));
    }
    told.join(language.choose("", " "))
}

fn unlikely(beside: &[(Neighbour, Amount)], power: i32, unit: &str, language: Language) -> String {
    let beside = self::beside(beside, power, language);
    let unit = super::quoted(unit);
    let of_unit = if unit.is_empty() { unit } else { sentence!(language, "（{unit}）", " ({unit})") };
    sentence!(
        language,
        "{beside}です。単位{of_unit}と桁を確かめてください。",
        "{beside}. Please check the unit{of_unit} and the digits."
    )
}

/// By how much a figure is off from its neighbours: `前年197、目標200の約1万倍`.
pub(super) fn beside(beside: &[(Neighbour, Amount)], power: i32, language: Language) -> String {
    let told: Vec<String> =
        beside.iter().map(|(neighbour, amount)| neighbour_text(*neighbour, *amount, language)).collect();
    let told = told.join(language.choose("、", " and "));
    let number = power_of_ten(power.unsigned_abs(), language);
    if power < 0 {
        sentence!(language, "{told}の約{number}分の1", "about 1/{number} of {told}")
    } else {
        sentence!(language, "{told}の約{number}倍", "about {number} times {told}")
    }
}

fn neighbour_text(neighbour: Neighbour, amount: Amount, language: Language) -> String {
    let amount = amount.grouped();
    match neighbour {
        Neighbour::YearBefore => sentence!(language, "前年{amount}", "the year before ({amount})"),
        Neighbour::Year(year) => {
            let year = terms::year(year, language);
            sentence!(language, "{year}の{amount}", "{year} ({amount})")
        }
        Neighbour::Target => sentence!(language, "目標{amount}", "the target ({amount})"),
        Neighbour::PeriodTarget => sentence!(language, "計画期間の目標{amount}", "the target of the period ({amount})"),
        Neighbour::Baseline => sentence!(language, "開始前の値{amount}", "the baseline ({amount})"),
    }
}

/// A power of ten as one reads it: `1,000`, `1万`.
fn power_of_ten(places: u32, language: Language) -> String {
    let ones = |places: u32| Amount::whole(1).shifted(places).map(Amount::grouped).unwrap_or_default();
    let (myriad, rest) = match places / 4 {
        0 => ("", places),
        1 => ("万", places - 4),
        2 => ("億", places - 8),
        _ => ("兆", places - 12),
    };
    language.choose(format!("{}{myriad}", ones(rest)), ones(places))
}
