//! The list of missing actuals of a year (誰が出していないか) as a table.

use crate::columns::BETWEEN_BODIES;
use crate::figures::summary::Source;
use crate::figures::summary::missing::MissingRow;
use crate::paper::plain_table::{PlainCell, PlainTable};
use crate::value::FiscalYear;
use crate::wording::summary::missing;
use crate::wording::{Language, names, sentence};

/// The table of these rows of the year.
pub fn missing_list(rows: &[MissingRow<'_>], year: FiscalYear, language: Language) -> PlainTable {
    let head = |japanese: &str, english: &str| language.say(japanese, english);
    PlainTable {
        headings: Vec::new(),
        title: sentence!(language, "{year}年度の実績が未提出の指標", "No actual of FY{year}"),
        heads: vec![
            head("団体", "Body"),
            head("計画", "Plan"),
            head("所管課", "Section"),
            head("指標", "Indicator"),
            head("単位", "Unit"),
            head("年度", "Year"),
            head("状態", "State"),
            head("現在の記載", "At present"),
            head("ファイル（保存していません）", "File (not kept)"),
        ],
        rows: rows.iter().map(|one| row(one, language)).collect(),
    }
}

fn row(one: &MissingRow<'_>, language: Language) -> Vec<PlainCell> {
    let (of, kpi) = (&one.row.of, &one.row.row);
    let file = match &of.source {
        Source::Kept => "",
        Source::LookedAt { file, .. } => file,
    };
    vec![
        of.bodies().join(BETWEEN_BODIES).into(),
        names::plan_name(&of.plan, language).into(),
        kpi.responsible.as_str().into(),
        missing::name(one, language).into(),
        kpi.unit.as_str().into(),
        one.year.to_string().into(),
        missing::lack(one.lack, language).into(),
        kpi.actual(one.year).written().into_owned().into(),
        file.into(),
    ]
}
