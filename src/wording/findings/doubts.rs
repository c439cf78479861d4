//! The sentences on a figure that is doubtful compared with the other figures of its KPI, for a preview that names the
//! KPI and the figure itself.

use super::terms;
use crate::checks::{Detail, DoubtfulCell, EvalDetail, KpiDetail, Neighbour, SumDetail, Thousand};
use crate::value::Amount;
use crate::wording::{Language, cells};

/// The sentence on the figure: `前年197、目標200の約1万倍です。単位（万人）と桁を確かめてください。`
pub(in crate::wording) fn sentence(detail: &Detail, language: Language) -> String {
    match detail {
        Detail::Kpi(KpiDetail::Unlikely { amount, beside, unit }) => unlikely(*amount, beside, unit, language),
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

/// The largest number of doubtful cells that are named one by one.
const NAMED: usize = 3;

/// The sentences on the doubtful cells of a KPI or plan to be added, each with its place; further cells are counted.
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

fn unlikely(amount: Amount, beside: &[(Neighbour, Amount)], unit: &str, language: Language) -> String {
    let beside = self::beside(amount, beside, language);
    let unit = super::quoted(unit);
    let of_unit = if unit.is_empty() { unit } else { sentence!(language, "（{unit}）", " ({unit})") };
    sentence!(
        language,
        "{beside}です。単位{of_unit}と桁を確かめてください。",
        "{beside}. Please check the unit{of_unit} and the digits."
    )
}

/// The deviation of a figure from its neighbours: `前年197、目標200の約1万倍`, `前年594,000の約15分の1、目標720,000の約19分の1`.
pub(super) fn beside(amount: Amount, beside: &[(Neighbour, Amount)], language: Language) -> String {
    let mut told: Vec<(String, String)> = Vec::new();
    for (neighbour, other) in beside {
        let (name, times) = (neighbour_text(*neighbour, *other, language), times(amount, *other, language));
        match told.last_mut().filter(|(_, last)| *last == times) {
            Some((names, _)) => names.push_str(&[language.choose("、", " and "), &name].concat()),
            None => told.push((name, times)),
        }
    }
    let told = told.iter().map(|(name, times)| language.choose(format!("{name}{times}"), format!("{times}{name}")));
    told.collect::<Vec<_>>().join(language.choose("、", " and "))
}

/// The ratio of a figure to another one: `の約1万倍`, `の約15分の1`. Across 0 a ratio of sizes would be false.
fn times(amount: Amount, other: Amount, language: Language) -> String {
    if amount.signum() * other.signum() < 0 {
        return language.say("と正負が逆", "of the opposite sign to ");
    }
    let (figure, other) = amount.aligned(other);
    let (figure, other) = (figure.unsigned_abs(), other.unsigned_abs());
    let number = roughly(figure.max(other) / figure.min(other).max(1), language);
    if figure < other {
        sentence!(language, "の約{number}分の1", "about 1/{number} of ")
    } else {
        sentence!(language, "の約{number}倍", "about {number} times ")
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

/// A number rounded to its first digit, or to its first two digits if the first is 1: `15`, `3,000`, `1.2万`.
fn roughly(number: u128, language: Language) -> String {
    let mut unit = 1;
    while number / unit >= 20 {
        unit *= 10;
    }
    let rough = (number + unit / 2) / unit * unit;
    let (myriad, power) = match rough {
        _ if language == Language::English => ("", 0),
        0..10_000 => ("", 0),
        10_000..100_000_000 => ("万", 4),
        100_000_000..1_000_000_000_000 => ("億", 8),
        _ => ("兆", 12),
    };
    let shown = Amount::from_plain(&rough.to_string()).and_then(|amount| amount.shifted_down(power));
    format!("{}{myriad}", shown.unwrap_or_default().grouped())
}
