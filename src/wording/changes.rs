//! The labels of the steps of history, for the buttons 元に戻す and やり直す.

use super::plurals::counted;
use super::{Label, Language, activity_log, approvals, cells, choices, document, evaluation, facts, names, terms};
use crate::command::history::{Scope, Turn};
use crate::command::{BulkEdit, Restated, StepKind, StepLabel};
use crate::plan::{Placement, Plan, Workbook};
use crate::value::FiscalYear;

/// The label of a step, with the indicator that the step changed: `販売数 2024年度 目標`, `指標「販売数」の移動`.
pub fn change(change: &StepLabel, workbook: &Workbook, language: Language) -> String {
    let plan = change.plan.and_then(|plan| workbook.plan(plan)).map(|plan| &**plan);
    let name = plan.and_then(|plan| names::indicator(plan, change.indicator?, language));
    match change.what {
        StepKind::PlanMade => language.say("新しい計画", "new plan"),
        StepKind::SampleAdded => language.say("見本から作った計画", "plan made from a sample"),
        StepKind::PlanCopied => language.say("計画の複製", "duplicating a plan"),
        StepKind::PlanContinued => language.say("次の期間の計画の作成", "making the plan of the next period"),
        StepKind::PlanKeptApart => language.say("別の計画として保存", "saved as another plan"),
        StepKind::PlanMoved(placement) => placement_change(placement, language).to_owned(),
        StepKind::PlanRenamed => language.say("計画の名前の変更", "renaming a plan"),
        StepKind::CopyPutBack => language.say("控えに戻す", "going back to a copy"),
        StepKind::PlansImported(1) => language.say("計画ファイルの取り込み（1件）", "taking in 1 plan"),
        StepKind::PlansImported(count) => {
            sentence!(language, "計画ファイルの取り込み（{count}件）", "taking in {count} plans")
        }
        StepKind::TableImported { ref file, count: 1, .. } => {
            sentence!(language, "「{file}」の取り込み（1件）", "taking in 1 change from “{file}”")
        }
        StepKind::TableImported { ref file, count, .. } => {
            sentence!(language, "「{file}」の取り込み（{count}件）", "taking in {count} changes from “{file}”")
        }
        StepKind::YearAdded(year) => of_year(year, "追加", "adding", language),
        StepKind::YearRemoved(year) => of_year(year, "削除", "removing", language),
        StepKind::YearsFitted => language.say("期間に列を合わせる", "fitting the columns to the period"),
        StepKind::IndicatorAdded => of_row(name, "追加", "adding", language),
        StepKind::IndicatorRemoved => of_row(name, "削除", "removing", language),
        StepKind::IndicatorMoved => of_row(name, "移動", "moving", language),
        StepKind::IndicatorCopied => of_row(name, "複製", "duplicating", language),
        StepKind::Filled(BulkEdit::Pasted(count)) => of_cells(count, "貼り付け", "pasting", language),
        StepKind::TablePasted { indicators: 0, cells } => of_cells(cells, "貼り付け", "pasting", language),
        StepKind::TablePasted { indicators, cells } => sentence!(
            language,
            "表の貼り付け（{indicators}指標、{cells}か所）",
            "pasting a table ({indicators} indicators, {cells} cells)"
        ),
        StepKind::Filled(BulkEdit::Cleared(count)) => of_cells(count, "消去", "clearing", language),
        StepKind::Filled(BulkEdit::Cut(count)) => of_cells(count, "切り取り", "cutting", language),
        StepKind::Filled(BulkEdit::FilledDown(count)) => of_cells(count, "下方向へコピー", "filling down", language),
        StepKind::Filled(BulkEdit::FilledRight(count)) => of_cells(count, "右方向へコピー", "filling right", language),
        StepKind::Filled(BulkEdit::Stated(count)) => {
            of_cells(count, "値の状態の変更", "setting the status of", language)
        }
        StepKind::CellSet(place) | StepKind::Filled(BulkEdit::Typed(place)) => {
            in_field(name, cells::cell(place, &baseline(plan, language), language), language)
        }
        StepKind::PartSet(year, of) => in_field(name, cells::part(year, of, language), language),
        StepKind::TextSet(place) => in_field(name, cells::text(place, language), language),
        StepKind::ChoiceMade(of) => {
            let label = choices::label(of).text(language);
            in_field(name, sentence!(language, "「{label}」の選択", "“{label}”"), language)
        }
        StepKind::Restated(Restated::Increments) => {
            of_row(name, "増加分への書き直し", "restating as increments", language)
        }
        StepKind::Restated(Restated::Levels) => of_row(name, "各年度の値への書き直し", "restating as values", language),
        StepKind::FactSet(fact) => facts::label(fact, &terms::form_of(plan), language).to_owned(),
        StepKind::DocumentTextSet(place) => document::place(place, &terms::form_of(plan), language),
        StepKind::ProjectRemoved(leaf) => {
            let section = document::section(leaf, &terms::form_of(plan), language);
            sentence!(language, "{section}の削除", "removing a project of {section}")
        }
        StepKind::WordsReplaced(count) => language
            .choose(format!("{count}か所の置換"), format!("replacing text in {}", counted(count, "place", "places"))),
        StepKind::FormSet => language.say("様式の変更", "choosing another form"),
        StepKind::RateFormulaSet => language.say("達成率の出し方", "rate formula"),
        StepKind::RateRoundingSet => Label::RATE_ROUNDING.text(language).to_owned(),
        StepKind::JudgingSet => language.say("判定の設定", "judgement settings"),
        StepKind::ApprovalRecorded(_) => language.say("認定版の登録", "recording an approved version"),
        StepKind::ApprovalRemoved => language.say("認定版の登録の取り消し", "removing an approved version"),
        StepKind::ApprovalTextSet(_, of) => approvals::text_label(of, language).to_owned(),
        StepKind::ProcedureSet(_) => Label::PROCEDURE.text(language).to_owned(),
        StepKind::AmendmentBegun(_) => language.say("認定版からの変更案", "a new draft from an approved version"),
        StepKind::ComparisonStyleSet => language.say("新旧対照表の体裁", "layout of the comparison table"),
        StepKind::ReferenceDateSet => language.say("基準日", "reference date"),
        StepKind::GradingSet => Label::GRADING_RULE.text(language).to_owned(),
        StepKind::SheetColumnSet => Label::SHEET_COLUMNS.text(language).to_owned(),
        StepKind::EvaluationTextSet(place) => {
            let name = place.indicator().and_then(|id| names::indicator(plan?, id, language));
            in_field(name, evaluation::place(place, plan, language), language)
        }
        StepKind::EvaluationItemRemoved(year) => of_sheet(year, "の記入の削除", "removing an entry", language),
        StepKind::EvaluationSettled(year) => of_sheet(year, "の確定", "settling", language),
        StepKind::EvaluationPublished(year) => of_sheet(year, "の公表", "publishing", language),
        StepKind::EvaluationReopened(year) => of_sheet(year, "を記入中に戻す操作", "opening again", language),
        StepKind::RecordsPut(_)
        | StepKind::TypedActualRecorded
        | StepKind::RecordTextSet(_)
        | StepKind::RecordsRemoved(_) => activity_log::step(&change.what, language),
        StepKind::FindingSilenced(code) => {
            sentence!(language, "{code}を確認済みに", "marking {code} as checked")
        }
        StepKind::FindingReturned(code) => {
            sentence!(language, "{code}の確認済みを取り消す操作", "showing {code} again")
        }
    }
}

fn of_sheet(year: FiscalYear, japanese: &str, english: &str, language: Language) -> String {
    let sheet = evaluation::sheet(year, language);
    sentence!(language, "{sheet}{japanese}", "{english}: {sheet}")
}

/// The message after a step was undone or redone, by its label: `消去（6件）を元に戻しました。`.
pub fn turned(turn: Turn, what: &str, language: Language) -> String {
    match turn {
        Turn::Undo => sentence!(language, "{what}を元に戻しました。", "Undone: {what}"),
        Turn::Redo => sentence!(language, "{what}をやり直しました。", "Redone: {what}"),
    }
}

/// The message after a row or a year was removed, with the way to undo it: `2031年度を削除しました。`. `workbook` is the workbook
/// before the removal.
pub fn removed(removal: &StepLabel, workbook: &Workbook, language: Language) -> String {
    let plan = removal.plan.and_then(|plan| workbook.plan(plan));
    let name = plan.and_then(|plan| names::indicator(plan, removal.indicator?, language));
    let what = match (&removal.what, name) {
        (StepKind::YearRemoved(year), _) => terms::year(*year, language),
        (_, Some(name)) => sentence!(language, "指標「{name}」", "“{name}”"),
        (_, None) => language.say("指標", "an indicator"),
    };
    sentence!(
        language,
        "{what}を削除しました。「元に戻す」で戻せます。",
        "Removed {what}. Use “Undo” to bring it back."
    )
}

/// The sentence that there is no step to undo or redo in the scope of the view, and where to find other steps.
pub fn no_step(turn: Turn, scope: Scope, language: Language) -> &'static str {
    match (turn, scope) {
        (Turn::Undo, Scope::Plan(_)) => {
            language.choose("この計画には、元に戻す操作がありません。", "There is nothing to undo in this plan.")
        }
        (Turn::Redo, Scope::Plan(_)) => {
            language.choose("この計画には、やり直す操作がありません。", "There is nothing to redo in this plan.")
        }
        (Turn::Undo, Scope::List) => language.choose(
            "計画一覧には、元に戻す操作がありません。計画の中で行った操作は、その計画で元に戻せます。",
            "There is nothing to undo in the list of plans. Changes made in a plan can be undone there.",
        ),
        (Turn::Redo, Scope::List) => language.choose(
            "計画一覧には、やり直す操作がありません。計画の中で元に戻した操作は、その計画でやり直せます。",
            "There is nothing to redo in the list of plans. Changes undone in a plan can be redone there.",
        ),
    }
}

fn of_year(year: FiscalYear, japanese: &str, english: &str, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}の{japanese}", "{english} {year}")
}

fn of_row(name: Option<String>, japanese: &str, english: &str, language: Language) -> String {
    match name {
        Some(name) => sentence!(language, "指標「{name}」の{japanese}", "{english} “{name}”"),
        None => sentence!(language, "指標の{japanese}", "{english} an indicator"),
    }
}

fn of_cells(count: usize, japanese: &str, english: &str, language: Language) -> String {
    let cells = if count == 1 { "cell" } else { "cells" };
    sentence!(language, "{japanese}（{count}件）", "{english} {count} {cells}")
}

fn in_field(name: Option<String>, field: String, language: Language) -> String {
    match name {
        Some(name) => sentence!(language, "{name} {field}", "{name}: {field}"),
        None => field,
    }
}

fn placement_change(placement: Placement, language: Language) -> &'static str {
    match placement {
        Placement::Active => language.choose("計画一覧へ戻す操作", "putting a plan back"),
        Placement::Archive => language.choose("計画の保管", "archiving a plan"),
        Placement::Bin => language.choose("ごみ箱への移動", "moving a plan to the bin"),
    }
}

/// The label of the value before the project, by the plan's form; a general label if there is no plan.
fn baseline(plan: Option<&Plan>, language: Language) -> String {
    plan.map_or(language.choose("開始前の値", "Baseline"), |plan| terms::baseline(&plan.form, language)).to_owned()
}
