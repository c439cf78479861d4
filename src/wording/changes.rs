//! What a step of history did, for 元に戻す and やり直す.

use super::{Label, Language, names, terms};
use crate::edit::indicators::ChoiceOf;
use crate::edit::{CellPlace, Change, TextPlace, What};
use crate::plan::indicator::Row;
use crate::plan::{Shelf, Workbook};

/// The step in words, with the indicator that it happened to: `販売数 2024年度 目標`.
pub fn change(change: &Change, workbook: &Workbook, language: Language) -> String {
    let what = what(&change.what, language);
    match indicator_name(change, workbook, language) {
        Some(name) => language.of(format!("{name} {what}"), format!("{name}: {what}")),
        None => what,
    }
}

fn indicator_name(change: &Change, workbook: &Workbook, language: Language) -> Option<String> {
    let plan = workbook.plan(change.plan?)?;
    let row = plan.indicators().iter().position(|row| Some(row.id) == change.indicator)?;
    names::indicators(plan, language).into_iter().nth(row)
}

fn what(what: &What, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match *what {
        What::PlanMade => fixed("新しい計画", "new plan"),
        What::SampleTaken => fixed("見本から作った計画", "plan made from a sample"),
        What::PlanKeptApart => fixed("別の計画として保存", "saved as another plan"),
        What::PlanShelved(shelf) => shelved(shelf, language).to_owned(),
        What::PlansTaken(count) => {
            language.of(format!("計画ファイルの取り込み（{count}件）"), format!("taking in {count} plan(s)"))
        }
        What::TableTaken { ref file, count, .. } => language
            .of(format!("「{file}」の取り込み（{count}件）"), format!("taking {count} change(s) in from “{file}”")),
        What::YearAdded(year) => {
            let year = terms::year(year, language);
            language.of(format!("{year}の追加"), format!("adding {year}"))
        }
        What::YearRemoved(year) => {
            let year = terms::year(year, language);
            language.of(format!("{year}の削除"), format!("removing {year}"))
        }
        What::IndicatorAdded => fixed("指標の追加", "adding an indicator"),
        What::IndicatorRemoved => fixed("指標の削除", "removing an indicator"),
        What::IndicatorMoved => fixed("指標の移動", "moving the indicator"),
        What::IndicatorCopied => fixed("指標の複製", "duplicating the indicator"),
        What::CellSet(place) => cell(place, language),
        What::TextSet(place) => text(place, language),
        What::ChoiceMade(of) => choice(of).text(language).to_owned(),
    }
}

fn shelved(shelf: Shelf, language: Language) -> &'static str {
    match shelf {
        Shelf::Desk => Label::PutBack.text(language),
        Shelf::Archive => language.of("保管", "archiving"),
        Shelf::Bin => Label::ToBin.text(language),
    }
}

/// A cell's place: `2024年度 目標`.
pub(super) fn cell(place: CellPlace, language: Language) -> String {
    let of_year = |year, row: Label| format!("{} {}", terms::year(year, language), row.text(language));
    match place {
        CellPlace::Target(year) => of_year(year, Label::RowTarget),
        CellPlace::Actual(year) => of_year(year, Label::RowActual),
        CellPlace::Baseline => language.of("事業開始前", "baseline").to_owned(),
        CellPlace::Period => format!("{} {}", Label::WholePeriod.text(language), Label::RowTarget.text(language)),
        CellPlace::StatedTotal => Label::StatedTotal.text(language).to_owned(),
    }
}

/// A text's place: `指標名`.
pub(super) fn text(place: TextPlace, language: Language) -> String {
    let label = match place {
        TextPlace::Name => return language.of("指標名", "name").to_owned(),
        TextPlace::Unit => Label::Unit,
        TextPlace::Group => Label::Group,
        TextPlace::Responsible => Label::Responsible,
        TextPlace::Definition => Label::Definition,
        TextPlace::Source => Label::Source,
        TextPlace::Note(Row::Target, _) => Label::NoteTarget,
        TextPlace::Note(Row::Actual, _) => Label::NoteActual,
    };
    label.text(language).to_owned()
}

/// A choice's label.
pub(super) fn choice(of: ChoiceOf) -> Label {
    match of {
        ChoiceOf::Basis => Label::BasisQuestion,
        ChoiceOf::Measure => Label::Measure,
        ChoiceOf::Bound => Label::Bound,
        ChoiceOf::Direction => Label::Direction,
        ChoiceOf::Measured => Label::Measured,
        ChoiceOf::LevelMeaning => Label::LevelMeaning,
        ChoiceOf::ActualsAre => Label::ActualsAre,
    }
}
