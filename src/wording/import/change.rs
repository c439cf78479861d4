//! The texts of a change: its kind, its place, the values of both sides, and remarks.

use crate::checks::DoubtfulCell;
use crate::columns::evaluation as columns;
use crate::import::questions::Dashes;
use crate::merge::review::{Change, ChangeKind, ChangePlace, Claim, Remark};
use crate::merge::{FieldValue, IndicatorField, PlanField, Setting};
use crate::plan::cell::ReadingDoubt;
use crate::plan::lineage::AnsweredBy;
use crate::plan::{CellPlace, Form, Indicator, Plan, TextPlace};
use crate::value::IndicatorId;
use crate::wording::facts::day_label;
use crate::wording::findings::doubts;
use crate::wording::inquiry::section_name;
use crate::wording::names::without_long_runs;
use crate::wording::{Label, Language, cells, choices, evaluation, merging, names, terms};

/// The label of a kind of change.
pub fn kind(kind: ChangeKind, language: Language) -> &'static str {
    match kind {
        ChangeKind::Set => language.choose("変更", "Changed"),
        ChangeKind::Clear => language.choose("消去", "Cleared"),
        ChangeKind::Add => language.choose("追加", "Added"),
        ChangeKind::Remove => language.choose("削除", "Removed"),
        ChangeKind::Join => language.choose("一つにまとめる", "Joined into one"),
        ChangeKind::Conflict => language.choose("食い違い", "Conflict"),
        ChangeKind::Unread => language.choose("読取不能", "Unreadable"),
        ChangeKind::NoPlace => language.choose("入る欄なし", "No place"),
    }
}

/// The label of a meaning that a `-` among the actuals of a file may have.
pub fn dashes(dashes: Dashes, language: Language) -> &'static str {
    match dashes {
        Dashes::NotApplicable => language.choose("該当なし", "Not applicable"),
        Dashes::NotKnown => language.choose("未把握", "Not known"),
        Dashes::Blank => language.choose("未入力", "Not entered"),
    }
}

/// The label of the place of a change: `販売数 2024年度 目標`. `plan` is the plan that the change applies to.
pub fn place(change: &Change, plan: Option<&Plan>, language: Language) -> String {
    let (kpi, rest) = place_in_parts(change, plan, language);
    kpi.map_or_else(|| rest.clone(), |kpi| format!("{kpi} {rest}"))
}

/// The same label in two parts: the name of the KPI, if the change is in a field of a KPI, and the rest.
pub fn place_in_parts(change: &Change, plan: Option<&Plan>, language: Language) -> (Option<String>, String) {
    let rest = match &change.place {
        ChangePlace::Field(id, field) | ChangePlace::Within(id, field) => {
            return (Some(kpi(change, *id, plan, language)), self::field(*field, plan, language));
        }
        ChangePlace::Kpi(id) | ChangePlace::Join(id) => kpi(change, *id, plan, language),
        ChangePlace::Year(year) => terms::year(*year, language),
        ChangePlace::Order => language.say("指標の順番", "Order of the indicators"),
        ChangePlace::Own(PlanField::EvaluationText(place)) if change.number > 0 => {
            evaluation::item(*place, change.number, language)
        }
        ChangePlace::Own(field) => {
            let label = merging::plan_field(field, plan, &terms::form_of(plan), language);
            let of_record = [&change.new, &change.old].into_iter().flatten().find_map(FieldValue::record);
            match field.indicator().or_else(|| of_record?.indicator()) {
                Some(id) => return (Some(kpi(change, id, plan, language)), label),
                None => label,
            }
        }
        ChangePlace::Plan => names::name_or_unnamed(&change.name, language),
    };
    (None, rest)
}

/// The two values of a change between which the user decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothValues {
    /// The value here.
    pub ours: String,
    /// The value in the file.
    pub theirs: String,
}

/// The value here, and the value in the file.
pub fn sides(change: &Change, plan: Option<&Plan>, language: Language) -> BothValues {
    let value = |one: &Option<FieldValue>| {
        one.as_ref().map(|one| merging::value(one, &change.unit, language)).unwrap_or_default()
    };
    let is_conflict = change.kind == ChangeKind::Conflict;
    let form = terms::form_of(plan);
    let added = |row: &Indicator| added(row, &form, language);
    let (ours, theirs) = match (&change.place, change.added()) {
        (ChangePlace::Kpi(_), Some(row)) if is_conflict && change.was_deleted() => {
            (language.say("削除済み", "Deleted"), added(row))
        }
        (ChangePlace::Kpi(_), Some(row)) if is_conflict => {
            (language.say("なし（追加しない）", "Not there (not added)"), added(row))
        }
        (ChangePlace::Kpi(_), Some(row)) => (String::new(), added(row)),
        (ChangePlace::Join(_), row) => (language.say("別の指標", "Two indicators"), row.map(added).unwrap_or_default()),
        (ChangePlace::Kpi(id), None) => {
            let here = plan.and_then(|plan| plan.indicator(*id)).map(|row| added(row));
            (
                here.unwrap_or_else(|| language.say("あり", "Present")),
                language.say("なし（削除）", "Not there (deleted)"),
            )
        }
        (ChangePlace::Order, _) => {
            (language.say("いまの順番", "The current order"), language.say("ファイルの順番", "The order in the file"))
        }
        (ChangePlace::Field(..) | ChangePlace::Within(..) | ChangePlace::Own(_), _) => {
            (value(&change.old), change.text.clone().unwrap_or_else(|| value(&change.new)))
        }
        (ChangePlace::Year(_) | ChangePlace::Plan, _) => Default::default(),
    };
    let [ours, theirs] = [ours, theirs].map(|value| without_long_runs(&value));
    BothValues { ours, theirs }
}

/// The name of the KPI on the page, or the name in the file if the plan does not have the KPI.
fn kpi(change: &Change, id: IndicatorId, plan: Option<&Plan>, language: Language) -> String {
    let here = plan.and_then(|plan| names::indicator(plan, id, language));
    here.unwrap_or_else(|| names::name_or_unnamed(&change.name, language))
}

/// The label of a field without its KPI, in the words of the plan's form.
pub fn field(field: IndicatorField, plan: Option<&Plan>, language: Language) -> String {
    match field {
        IndicatorField::Cell(place) => cells::cell(place, terms::baseline(&terms::form_of(plan), language), language),
        IndicatorField::Text(place) => cells::text(place, language),
        IndicatorField::Choice(of) => choices::label(of).text(language).to_owned(),
        IndicatorField::Kept(field) => merging::plan_only_field(field, language),
    }
}

/// The content of a field as the page shows it; a blank field is shown as （空欄）.
pub fn setting(setting: &Setting, unit: &str, language: Language) -> String {
    let shown = match setting {
        Setting::Cell(place, cell) => place.shown(cell, unit),
        Setting::Text(_, text) => text.clone(),
        Setting::Choice(choice) => choices::choice_word(choice, language),
        Setting::Kept(setting) => merging::plan_only_setting(setting, unit, language),
    };
    if shown.is_empty() { language.say("（空欄）", "(blank)") } else { without_long_runs(&shown) }
}

/// The content of a KPI that a file adds, in the words of the form: its unit, the value before the project, each cell
/// of a year that is not blank, and the rates that the document states.
pub fn added(row: &Indicator, form: &Form, language: Language) -> String {
    let mut parts = Vec::new();
    let cells = row.targets.iter().map(|(year, cell)| (CellPlace::Target(*year), cell));
    let actuals = row.actuals.iter().map(|(year, actual)| (CellPlace::Actual(*year), &actual.cell));
    let of_no_year = [(CellPlace::Baseline, &row.baseline.cell), (CellPlace::Period, &row.period_target)];
    for (place, cell) in of_no_year.into_iter().chain(cells).chain(actuals) {
        if !cell.is_blank() {
            parts.push(format!("{} {}", cells::place_of(place, form, language), place.shown(cell, &row.unit)));
        }
    }
    for (year, stated) in row.stated_rates.iter().filter(|(_, stated)| !stated.text.is_empty()) {
        parts.push(format!("{} {}", cells::text(TextPlace::StatedRate(*year), language), stated.text));
    }
    if !row.unit.is_empty() || parts.is_empty() {
        parts.insert(0, format!("{} {}", Label::UNIT.text(language), row.unit));
    }
    without_long_runs(&language.list(parts))
}

/// The remark that a word can't be used in its column. For a column of 効果検証CSV it names the allowed words, which belong
/// to the format and are the same in either language.
fn no_such_word(place: &ChangePlace, language: Language) -> String {
    let ChangePlace::Own(PlanField::EvaluationText(place)) = place else {
        return language.say("この列に書ける言葉ではありません。", "this word cannot be used in that column.");
    };
    let words: Vec<String> = columns::choices(place.part).iter().map(|(_, word)| format!("「{word}」")).collect();
    let words = words.concat();
    sentence!(
        language,
        "この列に書ける言葉ではありません。{words}のどれかを記入してください。",
        "this word cannot be used in that column. Please use one of {words}."
    )
}

/// A remark on a change that needs attention: where it is in the file, and what to do; `None` for most.
pub fn remark(change: &Change, language: Language) -> Option<String> {
    let remark = change.remark.as_ref()?;
    let raw = change.text.clone().or_else(|| change.new.as_ref().map(written)).unwrap_or_default();
    let raw = without_long_runs(&raw);
    let at = change.line.map(|line| sentence!(language, "{line}行目", "Line {line} ")).unwrap_or_default();
    let what = match remark {
        Remark::Doubt(doubt) => self::doubt(*doubt, language).to_owned(),
        Remark::OtherUnit(other) => language.choose(
            format!(
                "単位「{other}」がKPIの単位「{}」と異なるため、数値にしていません。上の質問に答えてください。",
                change.unit
            ),
            format!(
                "its unit “{other}” is not the indicator’s “{}”, so it was not read as a figure. Please answer the question above.",
                change.unit
            ),
        ),
        Remark::OtherYear(year) => {
            let year = terms::year(*year, language);
            sentence!(language, "{year}の値と書かれています。どの年度の値か確認してください。", "it is written as a figure for {year}. Please check which year it belongs to.")
        }
        Remark::TargetIsOfPeriod => language
            .say(
                "この指標の目標は計画期間で一つです。目標の行の累計に記入してください。",
                "this indicator has one target for the whole period. Please enter it under 累計 in the target row.",
            ),
        Remark::BaselineOfActuals => language
            .say("事業開始前は目標の行に記入してください。", "the baseline belongs in the row 目標."),
        Remark::OtherBound(bound) => {
            let bound = terms::bound(*bound, language);
            sentence!(language, "この指標の目標の条件（{bound}）と異なります。「比べ方」の列を直すか、数値だけを記入してください。", "the indicator is compared otherwise ({bound}). Please correct the column 比べ方, or write the number alone.")
        }
        Remark::UnitOfRow(unit) => {
            sentence!(
                language,
                "この行の単位は「{unit}」で、計画の単位と異なります。計画の単位での数値であるときだけ選んでください。",
                "the unit of this row is “{unit}”, which is not that of the plan. Choose this figure only if it is in the plan’s unit."
            )
        }
        Remark::UnitOfFigures => language
            .say(
                "入力済みの数値は換算されません。どの数値もこの単位のものであるときだけ選んでください。",
                "the figures that are there are not converted. Choose this unit only if all of them are in it.",
            ),
        Remark::NoSuchWord => no_such_word(&change.place, language),
        Remark::NoPoints => no_points(language).to_owned(),
        Remark::FigureAgainstState => language
            .say(
                "数値と状態が食い違っています。数値があるときは状態を確定・速報・見込に、まだないときは数値の欄を空にしてください。",
                "the figure and its state contradict each other. Where there is a figure, use 確定, 速報 or 見込; where there is none yet, leave the figure blank.",
            ),
        Remark::NoFigure => language
            .say(
                "数値としても、状態（集計中など）としても読めません。どちらかを記入してください。",
                "this is neither a figure nor a state such as 集計中. Please enter one of them.",
            ),
        Remark::ReadAsNotKnown => language
            .say(
                "数値ではないため、未把握として読みました。確認してください。",
                "this is not a figure and was read as not known (未把握). Please check it.",
            ),
        Remark::Doubtful(detail) => doubts::sentence(detail, language),
        Remark::DoubtfulCells(cells) => doubtful_cells(cells, language),
        Remark::BlankInFile => return Some(blank_in_file(language).to_owned()),
        Remark::NotHere => language
            .say("計画にありません。加えるときは選んでください。", "Not in the plan. Choose it to add it."),
        Remark::OtherName => language
            .say(
                "名称か単位が計画と異なります。同じ指標なら選んでください。",
                "The name or unit differs from the plan. Choose it if it is the same indicator.",
            ),
        Remark::SheetSettled => on_settled_sheet(language).to_owned(),
        Remark::NotOnSheet => on_no_sheet(language).to_owned(),
        Remark::SameRecord => language
            .say("同じ日付・指標・数量・内容の記録がすでにあります（同じもの）。", "A record of the same day, indicator, amount and event is here already."),
        Remark::LessCertain => language
            .say(
                "現在の値の方が確かです（ファイルは速報・見込か、数値なし）。置き換えるときだけ選んでください。",
                "the current value is more certain (the file has a preliminary figure, an estimate, or none). Choose the file’s value only if it should replace it.",
            ),
    };
    if remark.is_of_proposal() {
        return Some(what);
    }
    // An addition of a whole KPI or plan has no text of its own.
    Some(match (raw.is_empty(), at.trim()) {
        (true, "") => what,
        (true, at) => format!("{at}: {what}"),
        (false, _) => sentence!(language, "{at}「{raw}」: {what}", "{at}“{raw}”: {what}"),
    })
}

/// The remark that the file has a blank where the plan has a value, with what to do.
fn blank_in_file(language: Language) -> &'static str {
    language.choose(
        "ファイルでは空欄です。値を消すときだけ選んでください。",
        "It is blank in the file. Choose it only to clear the value.",
    )
}

/// The remark that a text can't be written on a settled sheet of 効果検証, with what to do.
fn on_settled_sheet(language: Language) -> &'static str {
    language.choose(
        "この年度の効果検証は確定しているため、取り込めません。「記入中に戻す」をしてから、もう一度読み込んでください。",
        "the evaluation of this year is settled, so the text cannot be taken in. Open it again first, then read the file once more.",
    )
}

/// The remark that a text is no number of points.
fn no_points(language: Language) -> &'static str {
    language.choose(
        "点数として読めません。数値だけを記入してください。",
        "this is not a number of points. Please enter a number alone.",
    )
}

/// The remark that no sheet of 効果検証 has a place for a text.
fn on_no_sheet(language: Language) -> &'static str {
    language.choose(
        "この指標・基本目標・点数・年度は計画にないため、取り込めません。",
        "the plan has no such indicator, goal, points or year, so the text cannot be taken in.",
    )
}

/// The doubtful cells of a KPI or a plan to be added; blank if there are none.
pub fn doubtful_cells(cells: &[DoubtfulCell], language: Language) -> String {
    without_long_runs(&doubts::cells(cells, language))
}

/// The section whose answer to an inquiry our figure was taken from; `None` if it is from none.
pub fn answered(change: &Change, language: Language) -> Option<String> {
    let AnsweredBy { section, on } = change.answered.as_ref()?;
    let (section, on) = (section_name(section, language), day_label(*on, false));
    Some(sentence!(
        language,
        "{section}の回答を取り込んだ欄です（{on}）。",
        "This cell was taken in from the answer of {section} ({on})."
    ))
}

/// The label of the value that one of several files has for a place: `回答.xlsx の値`.
pub fn claim(claim: &Claim, language: Language) -> String {
    let name = &claim.name;
    sentence!(language, "{name} の値", "Value in {name}")
}

/// The value of a claim.
pub fn claimed(claim: &Claim, plan: Option<&Plan>, language: Language) -> String {
    sides(&claim.change, plan, language).theirs
}

/// The mark of the answer of the responsible section.
pub fn in_charge(language: Language) -> &'static str {
    language.choose("所管課の回答", "Answer of the section in charge")
}

/// The name of the button that takes one of several values in a cell of the file.
pub fn candidate(value: &str, language: Language) -> String {
    let value = without_long_runs(value);
    sentence!(language, "「{value}」にする", "Use “{value}”")
}

/// The text of a value as written in the file.
fn written(value: &FieldValue) -> String {
    match value {
        FieldValue::OfKpi(Setting::Cell(_, cell)) => cell.written().into_owned(),
        FieldValue::OfKpi(Setting::Text(_, text)) => text.clone(),
        FieldValue::OfKpi(Setting::Choice(_) | Setting::Kept(_)) | FieldValue::OfPlan(_) => String::new(),
    }
}

/// The remark that a text could not be read with certainty, with what to do.
pub fn doubt(doubt: ReadingDoubt, language: Language) -> &'static str {
    match doubt {
        ReadingDoubt::OddMinus => {
            language.choose("マイナスとして読みました。確認してください。", "this was read as a minus. Please check it.")
        }
        ReadingDoubt::OddDash | ReadingDoubt::Brackets => language
            .choose("読み方（マイナス・該当なし）を確認してください。", "is this a minus, or not applicable? Please check it."),
        ReadingDoubt::Grouping => language.choose(
            "桁区切りが不正です。数値を直してください。",
            "the thousands separators are misplaced. Please correct the number.",
        ),
        ReadingDoubt::Damaged => language.choose(
            "表計算ソフトで変換されたようです。元の値を記入してください。",
            "a spreadsheet seems to have converted it. Please enter the original value.",
        ),
        ReadingDoubt::YearWithoutEra => language.choose(
            "数値は読みましたが、添えられた年や日付がどの年度のものかわかりません。確認してください。",
            "the number was read, but the fiscal year of the year or day beside it is not clear. Please check it.",
        ),
        ReadingDoubt::CalendarYear => language.choose(
            "数値は読みましたが、添えられた年は年度ではなく暦年です。どの年度の値か確認してください。",
            "the number was read, but the year beside it is a calendar year. Please check which fiscal year it belongs to.",
        ),
        ReadingDoubt::Running => language.choose(
            "累計として書かれた数値です。どの期間の値か確認してください。",
            "the number is written as a running total. Please check which period it covers.",
        ),
        ReadingDoubt::Approximate => language.choose(
            "おおよその数として書かれています。数値だけを計算に使うので、確認してください。",
            "it is written as an approximate figure, and only its number is used in calculations. Please check it.",
        ),
        ReadingDoubt::AFew => language.choose(
            "「数件」のような表現は数値になりません。数値を記入してください。",
            "expressions such as 数件 (“a few”) are not figures. Please enter a number.",
        ),
        ReadingDoubt::SeveralValues => language.choose(
            "一つの欄に複数の値があるか、値に補足が付いています。使う値を選んでください。",
            "the cell holds several values, or a value with a remark. Please choose the value to use.",
        ),
        ReadingDoubt::Myriads => language.choose(
            "万・億などの読み方が一つに決まりません。単位に合わせた数字で記入してください。",
            "it is not clear how to read 万 or 億 here. Please enter digits in the indicator’s unit.",
        ),
        ReadingDoubt::UnknownUnit => language.choose(
            "数値の後の文字が単位かわかりません。確認してください。",
            "it is not clear whether the text after the number is a unit. Please check it.",
        ),
        ReadingDoubt::OtherUnit => language.choose(
            "指標の単位と違う単位の数値です。確認してください。",
            "the number is in a different unit from the indicator’s. Please check it.",
        ),
        ReadingDoubt::TooLong => {
            language.choose("桁が多すぎます。数値を確認してください。", "it has too many digits. Please check the number.")
        }
    }
}
